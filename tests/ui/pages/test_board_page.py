"""今日 in a real window, off screen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models import assignments, clocks, followups, visits
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


def test_board_takes_what_was_given_and_sends_back_with_the_reason(page: Any, here: Room) -> None:
    with here.store.unit(by=here.leader) as db:
        for _ in range(2):
            assignments.assign(
                db, sample.accepted(db, here), here.officer, force="社区民警", due_on=date(2026, 11, 27),
                instruction="", by=here.leader,
            )  # fmt: skip
    page.refresh(frozenset())
    assert len([each for each in rows(page) if "索所长交办" in each.accessibleName()]) == 2
    page.findChild(QPushButton, "row.take").click()
    rooms.swept()
    page.findChild(QPushButton, "row.send_back").click()
    page.panel.editor.load({"return_reason": "应当回避"})
    page.panel.submit()

    assert [each for each in rows(page) if "索所长交办" in each.accessibleName()] == []
    with here.store.reading() as db:
        told = assignments.watched(db, here.leader, today=TODAY, limit=9)
    assert [each.stage.value for each in told] == ["已退回", "办理中"]


def test_board_plans_and_ends_a_task(page: Any, here: Room) -> None:
    page.findChild(QPushButton, "today.task").click()
    page.panel.editor.load({"what": "看旧货市场", "due_on": "2026-11-21"})
    page.panel.submit()
    assert [each.accessibleName() for each in rows(page)] == ["今天 看旧货市场 自建　葛民警"]
    page.findChild(QPushButton, "row.task").click()
    page.panel.editor.load({"result": "没有异常"})
    page.panel.submit()

    assert rows(page) == []
    with here.store.reading() as db:
        assert followups.due(db, until=TODAY, by=here.officer) == []


def test_board_shows_the_next_shift_and_prints_its_sheet(page: Any, here: Room, machine: FakeMachine) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
    page.findChild(QPushButton, "today.handover").click()
    assert rows(page)[-1].accessibleName() == f"12-21 到期 {case.title} 葛民警　已受理　安排调解"
    page.findChild(QPushButton, "handover.print").click()
    rows(page)[-1].opened.emit()

    assert [each[0] for each in machine.asked][-2:] == ["print", "go"]
    page.findChild(QPushButton, "handover.back").click()
    assert page.handing is False


def test_board_marks_a_clock_of_a_year_without_its_notice(
    page: Any, here: Room, machine: FakeMachine
) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        clocks.start(db, case, "rm-term", on=date(2026, 12, 2))
    page.context.today = lambda: date(2026, 12, 28)
    page.viewmodel.today = page.context.today
    page.refresh(frozenset())
    assert page.mark.text() == "2027 年节假日安排未导入，到期日只按周末和法定节日推算。"
    page.mend.click()

    assert machine.asked == [("go", ("settings", {"section": "holidays"}))]


def test_rows_have_no_filled_button_and_say_what_is_entered(page: Any, here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        subject = sample.accepted(db, here, track="ZA")
        clocks.start(db, subject, "za-case", on=date(2026, 10, 1))
    page.refresh(frozenset())

    deeds = [button for row in rows(page) for button in row.buttons]
    assert [button.text() for button in deeds if button.property("kind") == "main"] == []
    assert "登记办结" in [button.text() for button in deeds]
