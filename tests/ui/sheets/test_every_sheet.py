"""Every sheet of 文书 with something in it: nothing strays, nothing scrolls sideways, the keyboard stays in it."""

from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from exports import printouts
from models import attachments, papers, scans
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.rooms import settled
from tests.ui.strays import Strays
from ui import theme
from ui.page import Context
from ui.pages import papers as papers_page
from ui.widgets import sheet as sheets

#: what the frame gives a page in a window of 1366 by 768
ROOM = QSize(1278, 716)
KEYS = [spec.key for spec in sheets.discover()]


@pytest.fixture
def case_id(here: Room) -> UUID:
    """A case with a paper that was printed, a picture, and scanned pages that wait, with and without a code."""
    out = BytesIO()
    Image.new("L", (200, 300), 250).save(out, "JPEG")
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        make = printouts.maker(db, subject, "D01", today=TODAY)
        paper = papers.issue(db, subject, "D01", by=here.officer, on=TODAY, make=make)
        papers.printed(db, paper, copies=1)
        attachments.add(
            db, subject.id, out.getvalue(), media="jpg", pages=1, source="a.jpg", kind="照片", caption="照片", by=here.officer
        )  # fmt: skip
        now = here.clock()
        for name in ("torn.pdf", "again.pdf"):
            scans.take_unread(db, name, scans.digest(name.encode()), why="打不开。", by=here.officer, now=now)
        return subject.id


@pytest.mark.parametrize("big", [False, True], ids=["14px", "18px"])
@pytest.mark.parametrize("key", KEYS)
def test_every_sheet_opens_in_its_place_and_nothing_strays(
    qtbot: QtBot, qapp: QApplication, here: Room, context: Context, case_id: UUID, *, key: str, big: bool
) -> None:
    theme.apply(qapp, big=big)
    context.store, context.person = here.store, here.officer
    page: Any = papers_page.PAGE.open(context)
    page.arrive(case=case_id)
    for _ in rooms.standing(page):
        settled(qtbot, page)
        page.activateWindow()
        strays = Strays()
        qapp.installEventFilter(strays)
        made = page.open_sheet(key)
        settled(qtbot, page)
        qtbot.wait(1)
        made.take()
        settled(qtbot, page)
        qtbot.wait(1)
        qapp.removeEventFilter(strays)

        assert strays.names == []
        assert page.size() == page.size().boundedTo(ROOM), f"{page.size()} is larger than the window"
        for area in made.findChildren(QScrollArea):
            inside = area.widget()
            if inside is not None and area.isVisible():
                assert inside.minimumSizeHint().width() <= area.viewport().width(), f"{key} scrolls sideways"
        focus = page.focusWidget()
        assert focus is not None
        assert focus is made or made.isAncestorOf(focus), "the keyboard is in the sheet"


def test_the_keyboard_stays_in_the_scans_through_every_page_that_waits(
    qtbot: QtBot, here: Room, context: Context, case_id: UUID
) -> None:
    context.store, context.person = here.store, here.officer
    page: Any = papers_page.PAGE.open(context)
    page.arrive(case=case_id)
    for _ in rooms.standing(page):
        page.activateWindow()
        made: Any = page.open_sheet("scans")
        settled(qtbot, page)
        strays = Strays()
        QApplication.instance().installEventFilter(strays)  # type: ignore[union-attr]  # -- there is one
        for left in (1, 0):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_D)
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
            made.panel.submit()
            settled(qtbot, page)
            assert len(made.lists.rows) == left
            assert made.isAncestorOf(page.focusWidget()) or page.focusWidget() is made
        QApplication.instance().removeEventFilter(strays)  # type: ignore[union-attr]  # -- there is one
        assert strays.names == []
