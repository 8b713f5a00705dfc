"""No part of a tool is ever shown as a window of its own: it would flash, and take the keyboard away."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models import caucuses, evidence, recordings, sittings
from models.cases import Party
from models.store import Store
from tests.room_station import signed_in
from ui.widgets import tool
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]


class Watch(QObject):
    """Notes every widget that is shown without a parent."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def watch(light: QApplication) -> Iterator[Watch]:
    made = Watch()
    light.installEventFilter(made)
    yield made
    light.removeEventFilter(made)


@pytest.mark.parametrize("key", [*(spec.key for spec in tool.discover()), "events", "offers", "agreement"])
def test_nothing_is_shown_as_a_window_when_a_tool_opens(
    key: str, watch: Watch, open_room: Opened, store: Store, qtbot: QtBot
) -> None:
    room: Any = open_room()
    if key not in room.dock.specs and key not in room.dock.panels:
        pytest.skip("this sitting has no such tool")
    with store.unit() as db:
        sitting = db.get_one(sittings.Sitting, room.parts.room.sitting_id)
        by, who = signed_in(store), room.parts.room.parties[0]
        evidence.enter(db, sitting, name="木桩的照片", by=by, party=db.get_one(Party, who.id))
        talk = caucuses.open_talk(db, sitting, db.get_one(Party, who.id), by=by, noticed=True)
        caucuses.end(db, talk, by=by)
        recordings.index(db, case_id=sitting.case_id, sitting_id=sitting.id, by=by, device="手机")
    room.hear()
    watch.seen.clear()

    for _ in range(2):
        room.dock.show_panel(key)
        qtbot.wait(1)
        room.back_to_phase()
    QTest.keyClick(room.line.words, Qt.Key.Key_A)

    assert watch.seen == []
    assert room.line.words.text() == "a"
