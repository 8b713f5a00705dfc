"""邀请与排期 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import cases, roster
from models.cases import State
from tests.sample import Room, accepted
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.panes import helpers
from ui.viewmodels.bookings import Bookings


@pytest.fixture
def pane(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    with here.store.unit() as db:
        roster.add(
            db, by=here.officer, name="刘某", kind="村（居）干部", village="西岔村", telephone="13800008888"
        )
        case_id = accepted(db, here).id
    Bookings(here.store, here.officer, today=context.today, now=context.now).add_room(
        {"name": "第一调解室", "kind": "调解室"}
    )
    made = helpers.PANE.open(context)
    made.resize(900, 700)
    made.show()
    made.show_case(case_id)
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def test_place_is_booked_in_one_line_and_a_clash_stands_beside_it(pane: Any) -> None:
    pane.line.propose(when="后天 9点 两小时")
    pane.line.button.click()
    assert [each.clock for each in pane._slots] == ["09:00–11:00"]

    pane.line.propose(when="后天 10点")
    assert pane.line.said.text() == "即 11月23日 星期一 10:00–11:00"
    pane.line.button.click()

    assert pane.line.editor.problems()["when"].startswith("第一调解室 09:00–11:00 已排“")


def test_somebody_is_asked_with_consent_answer_and_script(pane: Any, machine: FakeMachine) -> None:
    pane.line.propose(when="后天 9点 两小时")
    pane.line.button.click()
    pane.list.buttons[0].click()
    [row] = pane.rows
    assert (row.told.name, row.told.when, pane.note) == ("刘某", "11月23日 09:00", "0/1")
    assert "还没有问张土根、赵水生" in row.told.barred

    for choice_number in range(2):
        choice = pane.rows[0].choices[choice_number]
        choice.set_value("同意")
        choice.picked.emit("同意")
    assert pane.rows[0].told.barred == ""
    pane.rows[0].answers.chip("来").click()
    assert (pane.rows[0].told.reply, pane.note) == ("来", "1/1")
    pane.rows[0].read_out.emit()
    assert "刘某您好，我是西岔派出所调解室的葛民警。" in pane.rows[0].script.text()
    pane.rows[0].lettered.emit()
    assert machine.asked[-1] == ("go", ("papers", {"case": pane.case_id, "form": "D08"}))
    pane.rows[0].withdrawn.emit("改请别人")
    assert (pane.rows, pane.note) == ([], "")


def test_another_time_is_asked_for_before_it_is_kept(pane: Any) -> None:
    pane.list.buttons[0].click()
    pane.rows[0].answers.chip("改时间").click()
    assert pane.rows[0].note.isVisibleTo(pane)
    pane.rows[0].note.setText("下周三")
    pane.rows[0].note.submitted.emit()
    assert (pane.rows[0].told.reply, pane.rows[0].told.reply_note) == ("改时间", "下周三")


def test_somebody_off_the_roster_is_asked_by_name(pane: Any) -> None:
    pane.more.click()
    pane.named.editor.load({"name": "张土根", "kind": "律师"})
    pane.named.submit()
    assert pane.named.editor.problems() == {"name": "张土根是本案当事人，不能作为受邀人。"}
    pane.named.editor.load({"name": "周律师", "kind": "律师", "unit": "西岔律师事务所"})
    pane.named.submit()
    assert [row.told.name for row in pane.rows] == ["周律师"]


def test_f7_opens_the_call_and_one_press_keeps_it(pane: Any, qtbot: QtBot) -> None:
    qtbot.waitActive(pane)
    QTest.keyClick(pane, Qt.Key.Key_F7)
    assert pane.log.line.isVisible()
    pane.log.missed.click()
    assert pane.log.problem.text() == "请选择联系谁。"
    pane.log.whom.set_value("1")
    pane.log.missed.click()
    assert [each.words for each in pane.contacts.calls()] == ["赵水生（乙方）　电话　138****5678　没有接通"]
    pane.log.whom.set_value("1")
    pane.log.dial.click()
    assert pane.log.dial.text() == "13800005678"


def test_booking_is_saved_for_a_calendar_and_cancelled(
    pane: Any, machine: FakeMachine, tmp_path: Path
) -> None:
    pane.line.propose(when="后天 9点")
    pane.line.button.click()
    machine.path = tmp_path / "one.ics"
    [slot] = pane._slots
    pane._export(slot)
    assert machine.asked[-1] == ("save", "调解排期 2026-11-23 0900.ics")
    assert "张土根".encode() not in machine.path.read_bytes()
    pane._cancel(slot, "改期")
    assert pane._slots == ()


def test_case_that_is_over_is_not_booked_from_the_pane(pane: Any, here: Room) -> None:
    with here.store.unit() as db:
        subject = cases.case(db, pane.case_id)
        cases.move(subject, State.WITHDRAWN)

    pane.refresh(frozenset())

    assert pane.over.text() == "这件纠纷已撤回，不能排期；要再调的，请先在“交办与期限”里重新调解。"
    assert [part.isHidden() for part in (pane.over, pane.line, pane.list, pane.more)] == [
        False,
        True,
        True,
        True,
    ]
