"""回访和履行 without a window: what is due, the case, and the deeds."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from models import agreements, performance, visits
from models.cases import State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.visits import Visits

CALL = {"on": TODAY, "mode": "电话", "text": "都好", "next_on": None}


@pytest.fixture
def case_id(here: Room) -> UUID:
    """A signed case: a deed on the 22nd, 300 yuan on the 23rd, visits on the 26th and 27th."""
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=TODAY)
        return subject.id


def page(here: Room, today: date = TODAY) -> Visits:
    return Visits(here.store, lambda: today)


def told(desk: Visits) -> list[tuple[str, list[str]]]:
    return [(group.title, [line.when for line in group.lines]) for group in desk.read()]


def test_read_groups_by_day_and_puts_what_is_late_first(here: Room, case_id: UUID) -> None:
    desk = page(here, date(2026, 11, 26))
    assert told(desk) == [
        ("晚了", ["晚了 4 天", "晚了 3 天"]),
        ("今天　11月26日 星期四", ["今天"]),
        ("明天　11月27日 星期五", ["明天"]),
    ]
    assert desk.counts() == (1, 2)
    desk.kind = "payments"
    assert [title for title, _ in told(desk)] == ["晚了"]
    desk.kind = "visits"
    assert [len(group.lines) for group in desk.read()] == [1, 1]


def test_payment_lines_say_who_owes_whom_and_how_much(here: Room, case_id: UUID) -> None:
    desk = page(here)
    desk.kind = "payments"
    lines = [line for group in desk.read() for line in group.lines]

    assert [(line.sentence, line.amount, line.urgency) for line in lines] == [
        ("张土根、赵水生 应为 张土根、赵水生", "", "muted"),
        ("赵水生 应付 张土根", "¥300.00", "muted"),
    ]


def test_receive_until_everything_is_performed(here: Room, case_id: UUID) -> None:
    desk = page(here)
    desk.case_id = case_id
    view = desk.case()
    assert view is not None
    money, deed = view.owed
    assert (money.sentence, money.state, view.state) == (
        "赵水生 → 张土根　¥300.00",
        "应在2026年11月23日前履行",
        "待履行",
    )

    said = {"on": TODAY, "amount": 10_000, "method": "现金", "evidence": "收条"}
    assert desk.receive(money.obligation_id, None, said) == "已登记收到，履行进度：待履行。"
    assert desk.rest(money.obligation_id, None) == 20_000
    desk.receive(money.obligation_id, None, {**said, "amount": 20_000})
    assert desk.rest(deed.obligation_id, None) is None
    assert desk.receive(deed.obligation_id, None, {"on": TODAY, "evidence": "现场见证"}) == "协议已全部履行。"
    view = desk.case()
    assert view is not None
    assert (view.state, view.breachable) == ("已履行", False)
    assert [event.title for event in view.events] == ["赵水生 付 张土根 ¥100.00", "赵水生 付 张土根 ¥200.00", "张土根、赵水生 付 张土根、赵水生"]  # fmt: skip


def test_instalments_are_told_one_by_one(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实", performance="按月",
            clauses=[{"text": "分三期", "payer": "赵水生", "payee": "张土根", "amount": 300, "instalments": [
                (TODAY - timedelta(days=40), 100), (TODAY - timedelta(days=10), 100), (TODAY + timedelta(days=20), 100)]}],
        )  # fmt: skip
        agreements.conclude(db, subject, made, signed_on=TODAY - timedelta(days=50), by=here.officer)
        owed = agreements.obligations(db, made.id)[0]
        performance.receive(
            db, owed, on=TODAY, by=here.officer, evidence="收条", instalment=owed.instalments[0]
        )
        case_id, obligation_id, second = subject.id, owed.id, owed.instalments[1].id
    desk = page(here)
    desk.case_id = case_id
    view = desk.case()
    assert view is not None
    assert [part.state for part in view.owed[0].parts] == ["paid", "late", "open"]
    assert view.owed[0].state == "已付 1 期，共 3 期"
    assert desk.next_part(obligation_id) == second
    assert desk.what(obligation_id, second) == "赵水生 → 张土根　第 2 期"
    assert [(line.paid, line.count) for group in desk.read() for line in group.lines] == [(1, 3), (1, 3)]


def test_record_keeps_a_planned_call_and_one_that_was_not_planned(here: Room, case_id: UUID) -> None:
    desk = page(here)
    desk.case_id = case_id
    view = desk.case()
    assert view is not None
    first = view.planned[0].visit_id
    desk.record(
        case_id, first, {**CALL, "visited": "张土根", "satisfaction": "满意", "new_risk": "孩子们又吵"}
    )
    desk.record(case_id, None, {**CALL, "mode": "上门", "next_on": date(2026, 12, 1)})
    view = desk.case()
    assert view is not None
    assert sorted(event.title for event in view.events) == ["上门", "电话 · 张土根 · 满意"]
    assert [event.text for event in view.events if event.warn] == ["都好。新情况：孩子们又吵"]
    assert view.planned[-1].day == date(2026, 12, 1)


def test_tomorrow_is_refused_beside_its_field(here: Room, case_id: UUID) -> None:
    desk = page(here)
    with pytest.raises(Refusal, match="今天之后") as refused:
        desk.record(case_id, None, {**CALL, "on": TODAY + timedelta(days=1)})
    assert refused.value.field == "on"


def test_postpone_add_and_breach(here: Room, case_id: UUID) -> None:
    desk = page(here)
    desk.case_id = case_id
    view = desk.case()
    assert view is not None
    visit_id = view.planned[0].visit_id
    assert visit_id is not None
    desk.postpone(visit_id, to=date(2026, 12, 5), reason="外出")
    desk.add(case_id, on=date(2026, 12, 6), reason="")
    view = desk.case()
    assert view is not None
    assert [each.day for each in view.planned] == [date(2026, 11, 27), date(2026, 12, 5), date(2026, 12, 6)]

    desk.breach(case_id, on=TODAY, text="到期不付")
    view = desk.case()
    assert view is not None
    assert (view.state, view.breachable) == ("未履行", False)
    assert [each.sentence for each in view.planned] == ["未履行后第15日跟踪", "加一次回访"]
    with here.store.reading() as db:
        assert performance.due(db, until=date(2027, 1, 1)) == []


def test_shelf_lists_what_was_concluded(here: Room, case_id: UUID) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)

    assert [each.case_id for each in page(here).shelf()] == [case_id]
    assert len(page(here).shelf("张土根")) == 2
    assert [each.state for each in page(here).shelf()] == [State.AGREED.value]
