"""未履行: what one key brings: the clocks and the ways that follow by themselves, on every track."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from models import (
    agreements,
    breaches,
    breaching,
    cases,
    clocks,
    confirmation,
    dispositions,
    endings,
    performance,
    visits,
)
from models.agreements import latest
from models.breaching import Way
from models.cases import Case, Outcome, State
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, begun, concluded, dispute_code, talked

SEPTEMBER = datetime(2026, 9, 1, 2, 30, tzinfo=UTC)


def broken(db: Session, here: Room, track: str, *, on: date = TODAY, kind: str = "") -> Case:
    subject = accepted(db, here, track=track, occurred_on=date(2026, 8, 31))
    if kind:
        subject.dispute_type = dispute_code(kind)
    talked(db, here, begun(db, here, subject))
    made = agreements.draft(
        db, subject, by=here.officer, facts="事实", performance="转账",
        clauses=[{"text": "赵水生赔偿张土根300元。", "payer": "赵水生", "payee": "张土根", "amount": 30_000, "due_on": on}],
    )  # fmt: skip
    agreements.conclude(db, subject, made, signed_on=here.clock().date(), by=here.officer)
    here.clock.now = max(here.clock.now, datetime.combine(on, time(2), UTC))
    breaches.breach(db, subject, text="到期不付，电话不接。", on=on, by=here.officer)
    return subject


def ways(db: Session, subject: Case, today: date = TODAY) -> dict[str, Way]:
    return {each.key: each for each in breaching.ways(db, subject, today=today)}


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        ("ZA", ["handle", "tell", "urge"]),
        ("ZA-X", ["handle", "tell", "urge"]),
        ("MS", ["tell", "urge", "again"]),
        ("RM", ["urge", "again", "confirm", "sue"]),
        ("RM-ZA", ["handle", "urge", "again", "confirm", "sue"]),
        ("QJ", ["again", "sue"]),
        ("YS", []),
    ],
)
def test_each_track_has_its_ways(db: Session, desk: Room, track: str, expected: list[str]) -> None:
    subject = broken(db, desk, "RM" if track in {"RM-ZA", "ZA-X", "YS"} else track)
    subject.track = track
    db.flush()
    assert list(ways(db, subject)) == expected
    if track in {"ZA-X", "ZA", "RM-ZA"}:
        assert ways(db, subject)["handle"].law == (
            "《治安管理处罚法》第九条第三款、《公安机关办理行政案件程序规定》第一百八十五条第一款"
        )


def test_wages_that_are_not_paid_open_the_way_to_a_payment_order(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM", kind="拖欠农民工工资")
    found = ways(db, subject)
    assert list(found) == ["urge", "again", "payment-order", "confirm", "sue"]
    assert (found["payment-order"].paper, found["payment-order"].deed) == ("D29", "dispose")
    dispositions.record(db, subject, "payment-order", on=TODAY, by=desk.officer, text="（2026）民督3号")
    assert ways(db, subject)["payment-order"].done == "2026-11-20 法院支付令：（2026）民督3号"


def test_what_the_court_has_confirmed_is_enforced_and_not_sued_for(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM")
    asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)
    assert list(ways(db, subject)) == ["urge", "again", "sue"]
    confirmation.rule(db, asked, on=TODAY, ruling="裁定有效", by=desk.officer)
    found = ways(db, subject)
    assert list(found) == ["urge", "again", "enforce"]
    assert [each.due.key for each in found["enforce"].clocks] == ["enforce"]


def test_the_court_is_no_way_once_its_thirty_days_are_over(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM")
    last = ways(db, subject)["confirm"].clocks[0].due.due_on
    assert last == date(2026, 12, 21)  # the thirtieth day is a Sunday
    assert "confirm" in ways(db, subject, last)
    assert "confirm" not in ways(db, subject, last + timedelta(1))


@pytest.mark.parametrize(
    ("on", "after", "relied"),
    [
        (
            date(2026, 9, 1),
            date(2026, 10, 8),
            "za-case",
        ),  # both end on the first working day after the holidays
        (date(2026, 9, 7), date(2026, 10, 8), "za-case"),
        (date(2026, 9, 11), date(2026, 10, 12), "za-case"),  # a Sunday of make-up work is not the 11th
        (date(2026, 9, 30), date(2026, 10, 30), "za-case"),
    ],
)
def test_both_clocks_are_shown_and_the_earlier_is_kept_to(
    db: Session, desk: Room, on: date, after: date, relied: str
) -> None:
    desk.clock.now = SEPTEMBER
    subject = broken(db, desk, "ZA", on=on)
    way = ways(db, subject, on)["handle"]
    told = {each.due.key: each.due.due_on for each in way.clocks}
    assert told == {"za-case": date(2026, 10, 8), "za-after-failure": after}
    assert [each.due.key for each in way.clocks if each.relied] == [relied]
    assert "没有核实" in way.both
    left = (date(2026, 10, 8) - on).days
    assert way.clocks[0].words == f"治安案件办理期限：10月8日，还剩 {left} 天"


def test_a_police_case_that_the_committee_mediated_has_both_clocks_too(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="RM-ZA")
    breaches.breach(db, subject, text="不给", on=TODAY, by=desk.officer)
    way = ways(db, subject)["handle"]
    assert {each.due.key for each in way.clocks} == {"za-case", "za-after-failure"}
    assert "没有核实" in way.both


def test_a_clock_that_stands_still_says_why(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "ZA")
    for each in clocks.running(db, subject, "za-case", "za-after-failure"):
        each.cancelled = f"{clocks.PAUSED}鉴定"
    way = ways(db, subject)["handle"]
    assert {each.words for each in way.clocks} == {
        "治安案件办理期限：暂停计算：鉴定，恢复以后接着算",
        "调解未达成或不履行后的办案期限：暂停计算：鉴定，恢复以后接着算",
    }
    assert way.both == ""


def test_a_day_of_another_year_is_told_with_its_year(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM")
    [told] = ways(db, subject)["sue"].clocks
    assert "2029年" in told.words
    [told] = ways(db, subject, date(2029, 3, 1))["sue"].clocks
    assert "2029年" not in told.words


def test_a_longer_case_clock_leaves_the_one_from_the_breach_to_keep_to(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "ZA")
    clocks.running(db, subject, "za-case")[0].due_on = date(2027, 1, 19)
    way = ways(db, subject)["handle"]
    assert [(each.due.key, each.relied) for each in way.clocks] == [
        ("za-after-failure", True),
        ("za-case", False),
    ]
    clocks.cancel(db, subject, "za-case", reason="试")
    assert ways(db, subject)["handle"].both == ""


def test_what_the_police_decide_is_the_end_of_the_way_and_of_its_clocks(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "ZA")
    dispositions.record(db, subject, "penalty", on=TODAY, by=desk.officer, number="7号")
    way = ways(db, subject)["handle"]
    assert (way.clocks, way.done) == ((), "2026-11-20 行政处罚（7号）")


def test_a_case_of_the_police_that_was_never_agreed_has_its_ways_too(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    sitting = talked(db, desk, begun(db, desk, subject))
    endings.close(
        db, sitting, Outcome.FAILED, by=desk.officer, at=desk.clock(), text="差距大", routes_told=True
    )
    assert list(ways(db, subject)) == ["handle", "tell"]
    assert breaching.since(db, subject) == ""


def test_money_that_comes_after_the_breach_leaves_the_decision_to_the_police(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "ZA")
    made = latest(db, subject.id)
    assert made is not None
    owed = agreements.obligations(db, made.id)[0]
    performance.receive(db, owed, on=TODAY, by=desk.officer, amount=12_345, evidence="收条")
    assert (
        breaching.since(db, subject)
        == "2026年11月20日登记未履行：到期不付，电话不接。已付¥123.45，照旧记着。"
    )
    performance.receive(db, owed, on=TODAY, by=desk.officer, evidence="收条")
    assert (subject.state, list(ways(db, subject))) == (State.PERFORMED.value, ["kept"])
    dispositions.record(db, subject, "kept", on=TODAY, by=desk.officer, text="已全部补付")
    assert ways(db, subject) == {}
    assert breaching.words(db, subject) == (
        "2026-11-20 未履行：到期不付，电话不接。；2026-11-20 履行以后按调解结案：已全部补付"
    )


def test_a_breach_is_kept_with_its_day_and_plans_to_watch(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    visits.plan(db, subject, after="agreed", on=TODAY)
    breaches.breach(db, subject, text="不给", on=TODAY, by=desk.officer)
    made = latest(db, subject.id)
    assert made is not None
    assert (made.breached_on, made.breach_text, subject.state) == (TODAY, "不给", State.BREACHED.value)
    after = [each.due_on for each in visits.of_case(db, subject.id) if each.done_on is None]
    assert after == [TODAY + timedelta(15)]


@pytest.mark.parametrize(
    ("text", "on", "field"), [(" ", TODAY, "text"), ("不给", TODAY - timedelta(1), "on")]
)
def test_a_breach_is_refused_beside_its_field(
    db: Session, desk: Room, text: str, on: date, field: str
) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal) as refused:
        breaches.breach(db, subject, text=text, on=on, by=desk.officer)
    assert (refused.value.field, subject.state) == (field, State.AGREED.value)
    with pytest.raises(Refusal, match="没有已签订、待履行的协议"):
        breaches.breach(db, cases.case(db, accepted(db, desk).id), text="不给", on=TODAY, by=desk.officer)


def test_a_list_of_ways_that_asks_for_what_nobody_knows_is_refused() -> None:
    row = {"key": "x", "name": "某", "words": "", "text": "", "tracks": [], "deed": "fly"}
    with pytest.raises(ValueError, match="没有“fly”这种条件、做法或者期限"):
        breaching.rules.__wrapped__({"way": [row]})  # type: ignore[attr-defined]  # -- the reader below its memory
