"""今日 in a real window, off screen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from models import visits
from tests import sample
from tests.ui import rooms
from ui import theme
from ui.page import EVERYTHING
from ui.pages import board
from ui.widgets.rows import ListRow
from ui.widgets.timetable import RoomSlot

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    return rooms.found(tmp_path_factory.mktemp("room") / "data")


@pytest.fixture
def here(founded, tmp_path):
    yield from rooms.copied(founded, tmp_path / "data")


@pytest.fixture
def page(qtbot, context, here):
    context.store, context.person = here.store, here.officer
    made = board.PAGE.open(context)
    qtbot.addWidget(made)
    made.resize(1278, 716)
    made.show()
    made.refresh(EVERYTHING)
    return made


def rows(page):
    return [row for row in page.findChildren(ListRow) if row.isVisibleTo(page)]


def test_board_offers_the_first_deed_when_there_is_nothing(page, machine):
    page.findChild(QPushButton, "today.first").click()

    assert (page.heading.text(), page.badge) == ("11月21日 星期六", 0)
    assert machine.asked == [("go", ("intake", {"new": True}))]


def test_board_row_goes_to_the_page_with_the_case(qtbot, page, here, machine):
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
    page.refresh(frozenset({"Deadline"}))

    (row,) = rows(page)
    row.buttons[0].click()
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert page.badge == 1
    assert machine.asked == [("go", ("sitting", {"case": case.id}))] * 2


def test_board_opens_a_group_with_many_lines(page, here):
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        for _ in range(11):
            visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)
    page.refresh(frozenset({"Visit"}))

    more = next(each for each in page.findChildren(QPushButton) if each.text() == "还有 3 件")
    more.click()

    assert len(rows(page)) == 11


def test_board_shows_the_room_and_goes_there(page, here, machine, qtbot):
    here.clock.forward(days=1)
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sample.begun(db, here, case)
    page.refresh(frozenset({"Sitting"}))

    slot = page.findChild(RoomSlot)
    qtbot.mouseClick(slot, Qt.MouseButton.LeftButton)

    assert slot.accessibleName() == f"10:30 {case.title} 准备"
    assert machine.asked == [("go", ("sitting", {"case": str(case.id)}))]


def test_board_escapes_what_was_typed_into_a_title(page, here):
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        case.title = "<b>张某</b>与李某"
        visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)
    page.refresh(frozenset({"Visit"}))

    (row,) = rows(page)

    assert row.sentence.text().count("&lt;b&gt;张某&lt;/b&gt;") == 1


@pytest.mark.parametrize("big", [False, True])
def test_board_is_never_wider_than_its_window(qtbot, context, here, big):
    theme.apply(QApplication.instance(), "light", big=big)
    context.store, context.person = here.store, here.officer
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
        case.title = "某某建筑安装工程有限责任公司与周某某等15人拖欠农民工工资纠纷"
        visits.add(db, case, due_on=TODAY, reason="签约后第7日回访", by=here.officer)
    made = board.PAGE.open(context)
    qtbot.addWidget(made)
    made.resize(*((1253, 701) if big else (1278, 716)))
    made.show()
    made.refresh(EVERYTHING)

    for area in made.findChildren(board.Scrolled):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
