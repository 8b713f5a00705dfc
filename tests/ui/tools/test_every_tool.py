"""Every tool found in the folder, in a room with a few lines: it opens by its tab, fits its column, shows again."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.strays import Strays
from ui import theme
from ui.widgets import tool

if TYPE_CHECKING:
    from tests.ui.tools.conftest import Opened

KEYS = [spec.key for spec in tool.discover()]


def test_the_tools_of_the_room_are_found_in_their_order() -> None:
    assert KEYS == [
        "questions", "calculation", "evidence", "retelling", "law", "turns", "caucus", "tasks", "reading", "alone", "recordings",
    ]  # fmt: skip


@pytest.mark.parametrize("big", [False, True], ids=["14px", "18px"])
@pytest.mark.parametrize("key", KEYS)
def test_every_tool_opens_in_its_column_and_nothing_strays(
    open_room: "Opened", qtbot: QtBot, qapp: QApplication, key: str, *, big: bool
) -> None:
    theme.apply(qapp, big=big)
    room = open_room()
    strays = Strays()
    qapp.installEventFilter(strays)

    room.dock.show_panel(key)
    qtbot.wait(1)
    qapp.removeEventFilter(strays)
    made = room.dock.tools[key]
    made.show_room()

    inside = made.widget()
    assert inside is not None
    assert strays.names == []
    assert inside.minimumSizeHint().width() <= made.viewport().width(), "it would scroll sideways"
    assert room.dock.tabs.buttons[key].isVisibleTo(room)
