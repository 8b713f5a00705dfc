"""The pane 结案销号 of one case: two days apart, seven rows, one button, the leader's word."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from models import agreements, cases, closure, dates, performance
from models.cases import Case
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.aftercare import closing
from ui.page import Context
from ui.widgets.closing_row import ClosingRow, DayRow


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        return sample.concluded(db, here).id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    made = shown(context, here, case_id)
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def shown(context: Context, here: Room, case_id: uuid.UUID) -> Any:
    context.store, context.person = here.store, here.officer
    context.today = lambda: dates.local(here.clock()).date()
    made: Any = closing.open(context)
    made.asks, made.led = [], []
    made.asked.connect(made.asks.append)
    made.leading.connect(made.led.append)
    made.resize(430, 760)
    made.show()
    made.show_case(case_id)
    return made


def finished(here: Room, case_id: uuid.UUID, **changes: Any) -> None:
    with here.store.unit() as db:
        subject = db.get_one(Case, case_id)
        made = agreements.latest(db, case_id)
        assert made is not None
        for owed in agreements.obligations(db, made.id):
            performance.receive(db, owed, on=TODAY, by=here.officer, amount=owed.amount, evidence="收条")
        sample.over(db, here, subject)
        for key, value in changes.items():
            setattr(subject, key, value)


def told(pane: Any, kind: type = ClosingRow) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(kind)]


def press(pane: Any, name: str) -> None:
    rooms.swept()
    pane.findChild(QPushButton, name).click()


def button(pane: Any, name: str) -> Any:
    rooms.swept()
    return pane.findChild(QPushButton, name)


def test_what_is_missing_leads_to_where_it_is_done(pane: Any, machine: FakeMachine) -> None:
    assert told(pane, DayRow) == [
        "法定结案 还没有 协议履行完毕之日结案，现在还没有履行完毕。", "矛盾销号 还没有 还差 5 项",
    ]  # fmt: skip
    assert [each.split()[:2] for each in told(pane)] == [
        ["结果已登记", "已具备"], ["协议已履行", "还没有"], ["法定结案", "还没有"], ["回访到位", "还没有"],
        ["没有再起纠纷", "还没有"], ["卷宗完整", "还没有"], ["移送有答复", "不涉及"],
    ]  # fmt: skip
    assert (pane.note, button(pane, "closing.close").isEnabled()) == ("5", False)
    press(pane, "closing.go.agreement")
    assert pane.led == ["performing"]
    press(pane, "closing.go.dossier")
    assert machine.asked[-1] == ("go", ("papers", {"case": pane.viewmodel.case_id, "sheet": "dossier"}))


def test_a_case_of_which_all_is_done_is_struck_off_and_taken_up_again(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    finished(here, case_id)
    pane.refresh(frozenset())
    press(pane, "closing.close")
    pane.asks[-1].deed({"on": dates.local(here.clock()).date()})
    pane.refresh(frozenset())
    on = dates.chinese(dates.local(here.clock()).date())
    assert told(pane, DayRow) == ["法定结案 2026年11月20日 达成协议并履行", f"矛盾销号 {on} 葛民警办理"]
    assert button(pane, "closing.close") is None
    press(pane, "closing.reopen")
    pane.asks[-1].deed({"reason": "又争起来"})
    with here.store.reading() as db:
        assert (cases.case(db, case_id).round, [each.kind for each in closure.of_case(db, case_id)]) == (
            2, ["销号", "重启"],
        )  # fmt: skip


def test_a_grave_case_is_put_to_the_leader_who_answers_in_the_pane(
    pane: Any, here: Room, case_id: uuid.UUID, context: Context
) -> None:
    finished(here, case_id, level=4)
    pane.refresh(frozenset())
    press(pane, "closing.ask")
    pane.asks[-1].deed({"reason": "双方和好"})
    here.store.person = context.person = here.leader
    led = shown(context, here, case_id)
    context.person = led.viewmodel.person = here.leader
    led.refresh(frozenset())
    press(led, "approval.同意")
    with here.store.reading() as db:
        [kept] = closure.of_case(db, case_id)
        assert (kept.led_by, kept.reason) == ("索所长", "双方和好")
    led.deleteLater()
    rooms.swept()
