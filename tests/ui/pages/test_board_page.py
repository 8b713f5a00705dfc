"""今日 in a real window, off screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models import visits
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.page import Context
from ui.pages import board
from ui.widgets.rows import ListRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.timetable import RoomSlot

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return rooms.found(tmp_path_factory.mktemp("room") / "data")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    yield from rooms.copied(founded, tmp_path / "data")


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(board.PAGE.open(context))


def rows(page: Any) -> list[ListRow]:
    rooms.swept()
    return list(page.findChildren(ListRow))


def test_board_offers_the_first_deed_when_there_is_nothing(page: Any, machine: FakeMachine) -> None:
    page.findChild(QPushButton, "today.first").click()

    assert (page.heading.text(), page.badge) == ("11月21日 星期六", 0)
    assert machine.asked == [("go", ("intake", {"new": True}))]


def test_board_row_goes_to_the_page_with_the_case(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine
) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
    page.refresh(frozenset({"Deadline"}))

    (row,) = rows(page)
    row.buttons[0].click()
    QTest.keyClick(row, Qt.Key.Key_Return)

    assert page.badge == 1
    assert machine.asked == [("go", ("sitting", {"case": case.id}))] * 2


def test_board_opens_a_group_with_many_lines(page: Any, here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        for _ in range(11):
            visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)
    page.refresh(frozenset({"Visit"}))

    more = next(each for each in page.findChildren(QPushButton) if each.text() == "还有 3 件")
    more.click()

    assert len(rows(page)) == 11


def test_board_shows_the_room_and_goes_there(
    page: Any, here: Room, machine: FakeMachine, qtbot: QtBot
) -> None:
    here.clock.forward(days=1)
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sample.begun(db, here, case)
    page.refresh(frozenset({"Sitting"}))

    slot = page.findChild(RoomSlot)
    QTest.mouseClick(slot, Qt.MouseButton.LeftButton)

    assert slot.accessibleName() == f"10:30 {case.title} 准备"
    assert machine.asked == [("go", ("sitting", {"case": str(case.id)}))]


def test_board_escapes_what_was_typed_into_a_title(page: Any, here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        case.title = "<b>张某</b>与李某"
        visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)
    page.refresh(frozenset({"Visit"}))

    (row,) = rows(page)

    assert row.sentence.text().count("&lt;b&gt;张某&lt;/b&gt;") == 1


@pytest.mark.parametrize("big", [False, True])
def test_board_is_never_wider_than_its_window(
    context: Context, here: Room, qapp: QApplication, big: bool
) -> None:
    theme.apply(qapp, "light", big=big)
    context.store, context.person = here.store, here.officer
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
        case.title = "某某建筑安装工程有限责任公司与周某某等15人拖欠农民工工资纠纷"
        visits.add(db, case, due_on=TODAY, reason="签约后第7日回访", by=here.officer)
    for made in rooms.standing(board.PAGE.open(context), (1253, 701) if big else (1278, 716)):
        for area in made.findChildren(Scrolled):
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()
