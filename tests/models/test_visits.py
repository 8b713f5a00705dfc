"""Return visits: planned by level and by the days of performance, recorded, postponed, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import agreements, clocks, levels, visits
from models.cases import Case, State
from models.errors import Refusal
from models.queries import dues
from models.visitrules import After
from tests import sample
from tests.sample import NOW, TODAY, Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("level", "after", "days", "on_site"),
    [
        (1, "agreed", [7], []),
        (2, "agreed", [7, 30], []),
        (3, "agreed", [3, 7, 30], [7]),
        (4, "agreed", [3, 7, 15, 30, 90], [3, 7, 15, 30, 90]),
        (5, "agreed", [1, 3, 7, 15, 30, 90], [1, 3, 7, 15, 30, 90]),
        (1, "failed", [15], []),
        (2, "failed", [3, 15], []),
        (3, "failed", [3, 10, 17, 24, 31], [3]),
        (4, "failed", [3], [3]),
        (5, "failed", [1, 2, 3], [1, 2, 3]),
    ],
)
def test_plan_follows_the_cadence_of_the_level(
    db: Session, desk: Room, *, level: int, after: After, days: list[int], on_site: list[int]
) -> None:
    subject = _level(sample.accepted(db, desk), level)
    planned = visits.plan(db, subject, after=after, on=TODAY)

    assert [(each.due_on - TODAY).days for each in planned] == days
    assert [(each.due_on - TODAY).days for each in planned if each.on_site] == on_site
    assert {each.reason.endswith("（包案领导参加）") for each in planned} == {level == 5}


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


def test_plan_made_again_from_the_same_day_asks_for_no_visit_twice(db: Session, desk: Room) -> None:
    subject = _level(sample.accepted(db, desk), 2)
    first = visits.plan(db, subject, after="failed", on=TODAY)[0]
    desk.clock.forward(days=3)
    visits.record(db, first, on=first.due_on, by=desk.officer, mode="电话", text="还在气头上")
    visits.plan(db, subject, after="failed", on=TODAY)
    assert _left(db, subject) == [(TODAY + timedelta(days=15), "调解未成后第15日跟踪")]
    visits.plan(db, subject, after="failed", on=TODAY + timedelta(days=4))

    assert [reason for _, reason in _left(db, subject)] == ["调解未成后第3日跟踪", "调解未成后第15日跟踪"]


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
        here.clock.forward(days=4)
        late = TODAY + timedelta(days=4)
        visits.record(
            db, visit, on=late, by=here.officer, mode="上门", text="已付清", performed="全部履行", satisfaction="满意",
            late_reason="当事人在外打工", place="西岔村二组", mood="平稳", relapse="没有", next_on=late + timedelta(days=7),
        )  # fmt: skip

        assert (visit.done_on, visit.by_name, visit.performed, visit.satisfaction, visit.place, visit.late_reason) == (
            late, "葛民警", "全部履行", "满意", "西岔村二组", "当事人在外打工",
        )  # fmt: skip
        assert visits.late(visit)
        assert [each.due_on for each in visits.of_case(db, subject.id)] == [TODAY, late + timedelta(days=7)]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"mode": "写信", "text": "好"}, "mode"),
        ({"mode": "电话", "text": " "}, "text"),
        ({"mode": "电话", "text": "好", "next_on": TODAY - timedelta(days=1)}, "next_on"),
        ({"mode": "电话", "text": "好", "on": TODAY + timedelta(days=1)}, "on"),
        ({"mode": "电话", "text": "好", "on": TODAY - timedelta(days=1)}, "on"),
        ({"mode": "电话", "text": "好", "relapse": "大概没有"}, "relapse"),
        ({"mode": "电话", "text": "好", "mood": "一般"}, "mood"),
        ({"mode": "电话", "text": "好", "chance": "收麦以后"}, "chance"),
    ],
)
def test_record_refuses_what_is_no_record(db: Session, desk: Room, said: dict[str, Any], field: str) -> None:
    visit = visits.add(db, sample.accepted(db, desk), due_on=TODAY, reason="回访", by=desk.officer)
    with pytest.raises(Refusal) as refused:
        visits.record(db, visit, by=desk.officer, **{"on": TODAY, **said})
    assert (refused.value.field, visit.done_on) == (field, None)


def test_a_visit_is_recorded_once_and_a_wrong_record_is_made_again(db: Session, desk: Room) -> None:
    subject = sample.concluded(db, desk, track="ZA")
    planned = visits.plan(db, subject, after="agreed", on=TODAY)[0]
    desk.clock.forward(days=10)
    on = planned.due_on
    visits.record(db, planned, on=on, by=desk.officer, mode="电话", text="付了", performed="全部履行")
    check = next(each for each in clocks.of_case(db, subject.id) if each.key == "za-check")
    assert check.met_on == on
    with pytest.raises(Refusal, match="已经记录过"):
        visits.record(db, planned, on=on, by=desk.officer, mode="电话", text="又记一次")

    with pytest.raises(Refusal) as refused:
        visits.undo(db, planned, reason=" ", by=desk.officer)
    assert refused.value.field == "reason"
    right = visits.correct(
        db, planned, reason="记错了人", on=on, by=desk.officer, mode="上门", text="还没付", next_on=None
    )

    assert (planned.valid, planned.text, planned.void_reason) == (False, "付了", "记错了人")
    assert (right.due_on, right.reason, right.mode, right.text) == (on, planned.reason, "上门", "还没付")
    assert check.met_on is None


def test_a_call_before_the_term_is_over_does_not_stand_for_the_check_after_it(
    db: Session, desk: Room
) -> None:
    subject = sample.concluded(db, desk, track="ZA")
    early = visits.add(db, subject, due_on=TODAY + timedelta(1), by=desk.officer, reason="问一问")
    check = next(each for each in clocks.running(db, subject) if each.key == "za-check")
    for day, met in ((check.started_on - timedelta(1), None), (check.started_on, check.started_on)):
        desk.clock.forward(days=(day - desk.clock().date()).days)
        visits.record(
            db, early, on=day, by=desk.officer, mode="电话", text="只付了一半", performed="部分履行"
        )
        assert check.met_on == met
        early = visits.add(db, subject, due_on=day + timedelta(1), by=desk.officer, reason="再问一问")


@pytest.mark.parametrize(
    ("said", "suggested"), [("没有", None), ("又有口角", 2), ("又报警", 3), ("扬言报复", 3)]
)
def test_a_relapse_suggests_a_level_and_another_visit(
    db: Session, desk: Room, said: str, suggested: int | None
) -> None:
    subject = sample.concluded(db, desk)
    visit = visits.add(db, subject, due_on=TODAY, reason="回访", by=desk.officer)
    visits.record(db, visit, on=TODAY, by=desk.officer, mode="电话", text="问过", relapse=said)
    looks = levels.of_case(db, subject.id)

    assert (looks[-1].suggested if looks else None) == suggested
    assert subject.level == 1
    assert visits.suggested(visits.of_case(db, subject.id)) == (
        None if suggested is None else TODAY + timedelta(days=3)
    )


def test_a_grave_case_that_failed_is_visited_every_three_days_until_it_is_graded_down(
    db: Session, desk: Room
) -> None:
    subject = _failed(sample.accepted(db, desk), level=4)
    (first,) = visits.plan(db, subject, after="failed", on=TODAY)
    days = []
    for _ in range(3):
        coming = [each for each in visits.of_case(db, subject.id) if each.open]
        assert len(coming) == 1
        days.append((coming[0].due_on - TODAY).days)
        desk.clock.now = NOW + timedelta(days=days[-1])
        visits.record(
            db, coming[0], on=coming[0].due_on, by=desk.officer, mode="上门", text="还在气头上",
            chance="等他儿子回来",
        )  # fmt: skip
    assert (days, first.reason) == ([3, 6, 9], "调解未成后第3日跟踪")
    waiting = next(each for each in visits.of_case(db, subject.id) if each.open)
    assert (waiting.due_on - TODAY).days == 12
    levels.review(db, subject, {}, occasion="复核", by=desk.leader, decided=2, reason="双方平静")

    left = [each for each in visits.of_case(db, subject.id) if each.open]
    assert [((each.due_on - TODAY).days, each.reason) for each in left] == [(15, "调解未成后第15日跟踪")]
    assert waiting.void_reason == "等级由重大调整为一般，重新安排回访"
    assert [(each.text, each.by_name) for each in visits.chances(db, subject.id)] == [
        ("等他儿子回来", "葛民警")
    ] * 3


def test_a_raised_level_plans_what_is_left_of_its_own_cadence(db: Session, desk: Room) -> None:
    subject = _level(sample.concluded(db, desk), 2)
    visits.plan(db, subject, after="agreed", on=TODAY)
    desk.clock.forward(days=10)
    levels.review(db, subject, {}, occasion="复核", by=desk.leader, decided=4, reason="扬言")

    told = [(each.due_on, each.on_site) for each in visits.of_case(db, subject.id)]
    assert told == [
        (date(2026, 11, 26), False),  # 履行期满后回访
        (date(2026, 11, 27), True),  # 签约后第7日, which both levels ask for
        (date(2026, 12, 5), True),
        (date(2026, 12, 20), True),
        (date(2027, 2, 18), True),
    ]


def test_replan_follows_the_days_of_performance(db: Session, desk: Room) -> None:
    subject = _level(sample.concluded(db, desk), 1)
    visits.plan(db, subject, after="agreed", on=TODAY)
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None
    assert _left(db, subject) == [
        (date(2026, 11, 26), "履行期满后回访"),
        (date(2026, 11, 27), "签约后第7日回访"),
    ]
    owed = agreements.obligations(db, agreement.id)
    owed[0].due_on = date(2026, 12, 31)
    assert [each.due_on for each in visits.replan(db, subject, on=TODAY, reason="双方另定履行日")] == [
        date(2027, 1, 3)
    ]
    assert visits.replan(db, subject, on=TODAY, reason="双方另定履行日") == []
    owed[1].repeats, owed[1].due_on = "monthly", date(2026, 12, 1)
    visits.replan(db, subject, on=TODAY, reason="双方另定履行日")
    assert _left(db, subject) == [
        (date(2026, 11, 27), "签约后第7日回访"),
        (date(2026, 12, 2), "按期履行次日回访"),
        (date(2027, 1, 3), "履行期满后回访"),
    ]
    agreement.performed_on = TODAY
    visits.replan(db, subject, on=TODAY, reason="已全部履行")
    assert _left(db, subject) == [(date(2026, 11, 27), "签约后第7日回访")]
    visits.give_up(db, subject, reason="已移送")
    assert _left(db, subject) == []


def test_a_call_is_for_what_is_due_or_near_and_never_for_what_follows_a_day_to_come(
    db: Session, desk: Room
) -> None:
    subject = _level(sample.concluded(db, desk), 1)
    visits.plan(db, subject, after="agreed", on=TODAY)
    term, week = visits.of_case(db, subject.id)
    assert (term.reason, week.reason) == ("履行期满后回访", "签约后第7日回访")
    known = [visits.meant(db, subject.id, on=TODAY + timedelta(days=days)) for days in (0, 2, 3, 4, 7)]
    assert known == [None, None, term, term, term]  # the term ends on day 3; its visit stands on day 6

    desk.clock.forward(days=5)
    early = TODAY + timedelta(days=2)
    with pytest.raises(Refusal, match="2026年11月23日才到履行日") as refused:
        visits.record(db, term, on=early, by=desk.officer, mode="电话", text="会付的")
    assert refused.value.field == "on"
    assert (visits.early(db, term, on=early), visits.early(db, week, on=early)) == (True, False)
    visits.postpone(db, term, to=date(2026, 12, 1), reason="外出", by=desk.officer)
    assert visits.early(db, term, on=early)
    visits.record(db, term, on=TODAY + timedelta(days=3), by=desk.officer, mode="电话", text="付了")
    assert visits.meant(db, subject.id, on=TODAY + timedelta(days=4)) == week


def test_no_visit_is_planned_on_a_day_that_is_over_and_one_that_nobody_planned_is_recorded(
    db: Session, desk: Room
) -> None:
    subject = sample.concluded(db, desk)
    desk.clock.forward(days=5)
    with pytest.raises(Refusal, match="在今天之前") as refused:
        visits.add(db, subject, due_on=TODAY, reason="加一次", by=desk.officer)
    assert refused.value.field == "on"
    own = visits.unplanned(db, subject, on=TODAY, by=desk.officer)
    visits.record(
        db, own, on=TODAY, by=desk.officer, mode="电话", text="问过", next_on=TODAY + timedelta(days=2)
    )
    assert [(each.due_on, each.reason) for each in visits.of_case(db, subject.id)][:2] == [
        (TODAY, "随时回访"), (TODAY + timedelta(days=2), "继续回访"),
    ]  # fmt: skip


def test_nobody_says_of_a_performed_agreement_that_it_is_not(db: Session, desk: Room) -> None:
    subject = sample.concluded(db, desk)
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None
    desk.clock.forward(days=5)
    agreement.performed_on = TODAY + timedelta(days=2)
    own = visits.unplanned(db, subject, on=TODAY + timedelta(days=2), by=desk.officer)
    for performed in ("未履行", "部分履行"):
        with pytest.raises(Refusal, match="2026年11月22日全部履行") as refused:
            visits.record(
                db,
                own,
                on=TODAY + timedelta(days=2),
                by=desk.officer,
                mode="电话",
                text="",
                performed=performed,
            )
        assert refused.value.field == "performed"
    visits.record(
        db, own, on=TODAY + timedelta(days=1), by=desk.officer, mode="电话", text="", performed="未履行"
    )


def test_what_the_level_asks_for_and_trouble_that_was_told_are_not_taken_away_by_the_officer(
    db: Session, desk: Room
) -> None:
    subject = _level(sample.accepted(db, desk), 2)
    planned = visits.plan(db, subject, after="failed", on=TODAY)[0]
    own = visits.add(db, subject, due_on=TODAY, reason=visits.OWN, by=desk.officer)
    visits.record(db, own, on=TODAY, by=desk.officer, mode="电话", text="说了狠话", new_risk="扬言报复")
    for visit, sentence in (
        (planned, "按等级、按履行日安排的回访由所领导取消；去不成的请改期，已经去过的就在这一次里记录。"),
        (own, "这次回访记下了新情况，由所领导撤销；写错了的请用“更正”。"),
    ):
        with pytest.raises(Refusal) as refused:
            visits.void(db, visit, reason="不想去", by=desk.officer)
        assert (refused.value.message, visit.voided_at) == (sentence, None)
        visits.void(db, visit, reason="登记错了", by=desk.leader)
        assert visit.void_reason == "登记错了"


def test_postpone_asks_for_the_reason(here: Room) -> None:
    with here.store.unit() as db:
        visit = visits.add(db, sample.accepted(db, here), due_on=TODAY, reason="回访", by=here.officer)
        later = TODAY + timedelta(days=3)
        with pytest.raises(Refusal, match="改期原因") as refused:
            visits.postpone(db, visit, to=later, reason="", by=here.officer)
        assert refused.value.field == "reason"
        with pytest.raises(Refusal, match="今天之前"):
            visits.postpone(db, visit, to=TODAY - timedelta(days=1), reason="外出", by=here.officer)
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

        told = dues.page(db, dues.Wanted(TODAY, TODAY + timedelta(days=5), kinds=dues.VISITS))
        assert [(each.what, each.title) for each in told] == [
            ("第1日", subject.title),
            ("第3日", subject.title),
        ]


def _level(subject: Case, level: int) -> Case:
    subject.level = level
    return subject


def _failed(subject: Case, *, level: int) -> Case:
    subject.level, subject.state, subject.concluded_on = level, State.FAILED.value, TODAY
    return subject


def _left(db: Session, subject: Case) -> list[tuple[date, str]]:
    return [(each.due_on, each.reason) for each in visits.of_case(db, subject.id) if each.open]
