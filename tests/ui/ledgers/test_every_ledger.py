"""Every entry of 台账 with something in it: it opens, nothing strays, nothing scrolls sideways but its own table."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.rooms import settled
from tests.ui.strays import Strays
from ui import theme
from ui.page import Context
from ui.pages import registers
from ui.widgets import ledger

#: what the frame gives a page in a window of 1366 by 768
ROOM = QSize(1278, 716)


@pytest.mark.parametrize("big", [False, True], ids=["14px", "18px"])
def test_every_entry_opens_in_its_place_and_nothing_strays(
    qtbot: QtBot, qapp: QApplication, here: Room, context: Context, *, big: bool
) -> None:
    theme.apply(qapp, big=big)
    context.store, context.person = here.store, here.leader
    with here.store.unit() as db:
        sample.concluded(db, here)
    page: Any = registers.PAGE.open(context)
    for _ in rooms.standing(page):
        strays = Strays()
        qapp.installEventFilter(strays)
        for place in page.list.places:
            page.choose(*place)
            settled(qtbot, page)
            qtbot.wait(1)
            assert page.stack.currentWidget() is page.view
            assert page.size() == page.size().boundedTo(ROOM), (
                f"{place}: {page.size()} is larger than the window"
            )
            assert page.minimumSizeHint().width() <= page.width(), f"{place} is wider than the window"
            for area in page.view.findChildren(QScrollArea):
                inside = area.widget()
                if inside is not None and area.isVisible():
                    assert inside.minimumSizeHint().width() <= area.viewport().width(), (
                        f"{place} scrolls sideways"
                    )
        qapp.removeEventFilter(strays)

        assert strays.names == []


def test_every_ledger_is_of_a_group_and_entries_are_told_apart(here: Room, context: Context) -> None:
    context.store, context.person = here.store, here.leader
    specs = ledger.discover()

    assert {spec.group for spec in specs} <= set(ledger.GROUPS)
    assert len({spec.key for spec in specs}) == len(specs)
    for spec in specs:
        keys = [entry[0] for entry in spec.entries(context)]
        assert len(set(keys)) == len(keys), spec.key
