"""Return visits: planned by level and by the days of performance, recorded, postponed, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from models import agreements, visits
from models.cases import Case, State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("level", "after", "days", "on_site"),
    [
        (1, "failed", [15], False),
        (2, "failed", [3, 15], False),
        (3, "failed", [3, 10, 17, 24, 31], True),
        (5, "failed", [1, 3, 6, 9, 12, 15], True),
    ],
)
def test_plan_follows_the_cadence_of_the_level(
    here: Room, level: int, after: str, days: list[int], on_site: bool
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        subject.level = level
        planned = visits.plan(db, subject, after=after, on=TODAY)

        assert [(each.due_on - TODAY).days for each in planned] == days
        assert {each.on_site for each in planned} == {on_site}


def test_plan_after_an_agreement_adds_the_days_of_performance(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreements.draft(
            db, subject, by=here.officer, facts="事实", performance="按期",
            clauses=[{
                "text": "赵水生分两期付张土根。", "payer": "赵水生", "payee": "张土根", "amount": 300,
                "instalments": [(date(2026, 12, 1), 100), (date(2027, 1, 1), 200)],
            }],
        )  # fmt: skip
        subject.level = 2
        planned = visits.plan(db, subject, after="agreed", on=TODAY)

        assert [(each.due_on, each.reason) for each in planned] == [
            (date(2026, 11, 27), "签约后第7日回访"),
            (date(2026, 12, 2), "分期付款第1期次日回访"),
            (date(2026, 12, 20), "签约后第30日回访"),
            (date(2027, 1, 2), "分期付款第2期次日回访"),
            (date(2027, 1, 4), "履行期满后回访"),
        ]


def test_plan_gives_up_what_an_earlier_plan_left_undone(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        done, _ = visits.plan(db, _level(subject, 2), after="failed", on=TODAY)
        visits.record(db, done, on=TODAY, by=here.officer, mode="电话", text="双方愿意再谈")
        own = visits.add(db, subject, due_on=TODAY + timedelta(days=2), reason="约好再去", by=here.officer)
        again = visits.plan(db, _level(subject, 1), after="failed", on=TODAY)

        assert visits.of_case(db, subject.id) == [own, done, *again]


def test_record_keeps_the_true_day_and_plans_the_next(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        visit = visits.add(db, subject, due_on=TODAY, reason="签约后第7日回访", by=here.officer)
        late = TODAY + timedelta(days=4)
        visits.record(
            db, visit, on=late, by=here.officer, mode="上门", text="已付清", performed="全部履行", satisfaction="满意",
            next_on=late + timedelta(days=7),
        )  # fmt: skip

        assert (visit.done_on, visit.by_name, visit.performed, visit.satisfaction) == (
            late, "葛民警", "全部履行", "满意",
        )  # fmt: skip
        assert [each.due_on for each in visits.of_case(db, subject.id)] == [TODAY, late + timedelta(days=7)]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"mode": "写信", "text": "好"}, "mode"),
        ({"mode": "电话", "text": " "}, "text"),
        ({"mode": "电话", "text": "好", "next_on": TODAY - timedelta(days=1)}, "next_on"),
    ],
)
def test_record_refuses_what_is_no_record(here: Room, said: dict[str, object], field: str) -> None:
    with here.store.unit() as db:
        visit = visits.add(db, sample.accepted(db, here), due_on=TODAY, reason="回访", by=here.officer)
        with pytest.raises(Refusal) as refused:
            visits.record(db, visit, on=TODAY, by=here.officer, **said)  # type: ignore[arg-type]  # -- parametrized
        assert refused.value.field == field


def test_postpone_asks_for_the_reason(here: Room) -> None:
    with here.store.unit() as db:
        visit = visits.add(db, sample.accepted(db, here), due_on=TODAY, reason="回访", by=here.officer)
        later = TODAY + timedelta(days=3)
        with pytest.raises(Refusal, match="改期原因") as refused:
            visits.postpone(db, visit, to=later, reason="", by=here.officer)
        assert refused.value.field == "reason"
        visits.postpone(db, visit, to=later, reason="当事人外出", by=here.officer)
        assert (visit.due_on, visit.late_reason) == (later, "当事人外出")


def test_due_tells_open_visits_of_open_cases_by_day(here: Room) -> None:
    with here.store.unit() as db:
        subject, over = sample.accepted(db, here), sample.accepted(db, here)
        for days in (3, 1, 9):
            visits.add(
                db, subject, due_on=TODAY + timedelta(days=days), reason=f"第{days}日", by=here.officer
            )
        visits.add(db, over, due_on=TODAY, reason="不再", by=here.officer)
        over.state = State.CLOSED.value

        told = visits.due(db, until=TODAY + timedelta(days=5))
        assert [(each.reason, each.title) for each in told] == [
            ("第1日", subject.title),
            ("第3日", subject.title),
        ]


def _level(subject: Case, level: int) -> Case:
    subject.level = level
    return subject
