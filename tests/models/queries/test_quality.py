"""Figures beside 成功率: every number with its denominator, its cases, and a sum of what each person did."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

import resources
from models import (
    agreements,
    cases,
    clocks,
    dates,
    endings,
    performance,
    periods,
    qualityrules,
    record,
    referrals,
    signs,
    visits,
)
from models.alarms import Alarm, AlarmParty
from models.base import new_id
from models.batches import Batch
from models.cases import Case, Outcome, State
from models.levels import Grading
from models.queries import quality, workload
from models.queries.quality import Figure
from models.queries.qualityitems import Item
from models.queries.selection import Selection
from tests.sample import TODAY, Room, accepted, begun, concluded, settled, talked

NOVEMBER = Selection(periods.month(TODAY))
LATER = date(2026, 12, 31)


def figures(db: Session, selection: Selection = NOVEMBER, today: date = LATER) -> dict[str, Figure]:
    return {each.measure.key: each for each in quality.of(db, selection, today=today)}


def pairs(db: Session, *keys: str, **more: Any) -> dict[str, tuple[int, int]]:
    found = figures(db, **more)
    return {key: (found[key].part, found[key].whole) for key in keys}


def failed(db: Session, desk: Room, outcome: Outcome = Outcome.FAILED) -> Case:
    subject = accepted(db, desk)
    sitting = begun(db, desk, subject)
    endings.close(
        db, sitting, outcome, by=desk.officer, at=desk.clock(), text="各执一词，谈不拢", routes_told=True
    )
    return subject


def test_every_figure_of_the_table_is_counted() -> None:
    told = [key for keys in quality.READERS.values() for key in keys]
    assert sorted(told) == sorted(each.key for each in qualityrules.measures())


def test_nothing_is_shown_as_nothing_and_not_as_zero_percent(db: Session) -> None:
    assert {(each.value, each.whole) for each in quality.of(db, NOVEMBER, today=LATER)} == {("—", 0)}


def test_success_and_first_try_have_different_denominators(db: Session, desk: Room) -> None:
    once, never, again = concluded(db, desk), failed(db, desk), accepted(db, desk)
    assert again.outcome == ""

    found = figures(db)
    assert (found["success"].part, found["success"].whole, found["success"].value) == (1, 3, "33.3%")
    assert found["success"].taken == (once.id,)
    assert found["success"].rest == (never.id, again.id)
    assert (found["first_try"].part, found["first_try"].whole) == (1, 2)


def test_a_second_sitting_is_no_first_try(db: Session, desk: Room) -> None:
    subject = settled(db, desk)
    begun(db, desk, subject).number = 2
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None
    agreements.conclude(db, subject, agreement, signed_on=TODAY, by=desk.officer)

    assert pairs(db, "first_try") == {"first_try": (0, 1)}


def test_days_are_a_median_with_its_quarters(db: Session, desk: Room) -> None:
    for days in (0, 1, 2, 10):
        concluded(db, desk).received_at = desk.clock() - timedelta(days=days)
    db.flush()

    found = figures(db)["days"]
    assert found.quartiles == (Decimal("0.8"), Decimal("1.5"), Decimal("4.0"))
    assert (found.value, found.note) == ("1.5 天", "4 件，一半在 0.8—4 天")


def test_performance_counts_what_fell_due_and_not_what_is_due_today(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    owed = agreements.obligations(db, agreements.latest(db, subject.id).id)  # type: ignore[union-attr]  # -- it is signed
    due = sorted({each.due_on for each in owed if each.due_on})
    assert due == [date(2026, 11, 22), date(2026, 11, 23)]
    assert pairs(db, "performed", today=date(2026, 11, 22)) == {"performed": (0, 0)}
    count = sum(1 for each in owed if each.due_on == due[0])
    assert pairs(db, "performed", today=date(2026, 11, 23)) == {"performed": (0, count)}

    paid = next(each for each in owed if each.amount)
    desk.clock.forward(days=5)
    performance.receive(db, paid, on=date(2026, 11, 24), by=desk.officer, evidence="收条", amount=30_000)
    assert pairs(db, "performed", "performed_on_day", "performed_parts") == {
        "performed": (1, count + 1),
        "performed_on_day": (0, count + 1),
        "performed_parts": (0, 0),
    }
    assert figures(db)["performed"].taken == figures(db)["performed"].rest == (subject.id,)


def test_instalments_are_counted_one_by_one(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sitting = talked(db, desk, begun(db, desk, subject))
    made = agreements.draft(
        db, subject, by=desk.officer, sitting_id=sitting.id, facts="f", issues="i", responsibility="r", performance="p",
        clauses=[{
            "text": "分三期", "payer": "赵水生", "payee": "张土根", "amount": 30_001, "method": "现金",
            "instalments": [(date(2026, 11, day), fen) for day, fen in ((21, 10_000), (25, 10_000), (29, 10_001))],
        }],
    )  # fmt: skip
    assert pairs(db, "performed") == {"performed": (0, 0)}, "a draft owes nothing"
    endings.close(db, sitting, Outcome.AGREED, by=desk.officer, at=desk.clock())
    agreements.conclude(db, subject, made, signed_on=TODAY, by=desk.officer)
    (owed,) = agreements.obligations(db, made.id)
    desk.clock.forward(days=10)
    performance.receive(
        db, owed, on=date(2026, 11, 21), by=desk.officer, evidence="收条", instalment=owed.instalments[0]
    )

    assert pairs(db, "performed", "performed_whole", "performed_parts") == {
        "performed": (1, 3),
        "performed_whole": (0, 0),
        "performed_parts": (1, 3),
    }
    assert pairs(db, "performed_parts", today=date(2026, 11, 26)) == {"performed_parts": (1, 2)}


def test_visits_and_answers_in_time(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    early, late, open_ = (
        visits.add(db, subject, due_on=TODAY, reason="看看", by=desk.officer) for _ in range(3)
    )
    visits.record(db, early, on=TODAY, by=desk.officer, mode="电话", text="好")
    desk.clock.forward(days=1)
    visits.record(db, late, on=TODAY + timedelta(1), by=desk.officer, mode="电话", text="好")
    assert open_.done_on is None
    sent = [
        referrals.send(
            db, accepted(db, desk), to="司法所", on=TODAY, reason="属地", by=desk.officer, feedback_by=TODAY
        )
        for _ in range(3)
    ]
    referrals.hear(db, sent[0], on=TODAY, accepted="是", feedback="办了", by=desk.officer)
    referrals.refuse(db, sent[1], on=TODAY + timedelta(1), reason="不属本地", by=desk.officer)

    assert pairs(db, "visited", "answered") == {"visited": (1, 3), "answered": (1, 3)}
    assert pairs(db, "visited", "answered", today=TODAY) == {"visited": (0, 0), "answered": (0, 0)}


def test_what_was_won_without_an_agreement_is_counted_once_a_case(db: Session, desk: Room) -> None:
    plain, lowered = failed(db, desk), failed(db, desk)
    settled_facts = accepted(db, desk)
    sitting = talked(db, desk, begun(db, desk, settled_facts))
    line = record.lines(db, sitting.id)[0]
    record.sort(db, line.id, record.Column.AGREED, by=desk.officer)
    endings.close(
        db, sitting, Outcome.FAILED, by=desk.officer, at=desk.clock(), text="谈不拢", routes_told=True
    )
    sent = accepted(db, desk)
    referrals.send(db, sent, to="司法所", on=TODAY, reason="属地", by=desk.officer)
    for level, days in ((2, 3), (4, 2), (2, 1)):
        db.add(
            Grading(case_id=lowered.id, at=desk.clock() - timedelta(days=days), decided=level, by_name="葛")
        )
    db.flush()

    found = figures(db)
    assert {key: found[key].part for key in found if key.startswith("eased")} == {
        "eased": 3, "eased_reconciled": 0, "eased_lowered": 1, "eased_settled": 1, "eased_referred": 1,
    }  # fmt: skip
    assert found["eased"].whole == 4
    assert found["eased"].rest == (plain.id,)


# relapse


def called(db: Session, on: date, *people: tuple[str, str], case: Case | None = None) -> None:
    batch = Batch(kind="110警情", at=dates.moment(on, time(9)), file_name="a", digest="b")
    alarm = Alarm(
        batch_id=batch.id, origin="110警情", identity=str(new_id()), at=dates.moment(on, time(9)),
        case_id=case.id if case else None,
    )  # fmt: skip
    db.add(batch)
    db.flush()
    db.add(alarm)
    db.flush()
    for name, telephone in people:
        told = signs.person(name_=name, telephone_=telephone)
        db.add(AlarmParty(alarm_id=alarm.id, name=name, key=told[0], signs="\n".join(told)))
    db.flush()


BOTH = (("张土根", "13800001234"), ("赵水生", "13800005678"))
MAY = Selection(periods.month(date(2027, 5, 20)))
SUMMER = date(2027, 6, 1)


def test_relapse_counts_calls_of_the_same_pair_in_six_months(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    called(db, TODAY - timedelta(30), *BOTH)
    called(db, TODAY + timedelta(10), ("张土根", "13900000000"), ("赵水生", ""))
    called(db, TODAY + timedelta(11), BOTH[0])
    called(db, TODAY + timedelta(12), BOTH[0], ("赵金山", "13800009999"))
    called(db, date(2027, 5, 20), *BOTH)
    called(db, date(2027, 5, 21), *BOTH)
    called(db, date(2026, 5, 19), *BOTH)

    (found,) = figures(db, MAY, SUMMER)["relapse"].items
    assert found == Item(subject.id, subject.handler_id, good=True, before=2, after=2)
    assert figures(db, MAY, SUMMER)["relapse"].note == "1 ÷ 1；报警 2 → 2 次"


def test_relapse_so_far_does_not_wait(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    called(db, TODAY + timedelta(3), *BOTH)

    found = figures(db)
    assert (found["relapse"].whole, found["relapse_so_far"].taken) == (0, (subject.id,))
    assert found["relapse_so_far"].note == "1 ÷ 1；报警 1 → 1 次"
    assert pairs(db, "relapse_so_far", today=TODAY) == {"relapse_so_far": (0, 0)}


def test_relapse_waits_until_six_months_are_over(db: Session, desk: Room) -> None:
    concluded(db, desk)

    assert pairs(db, "relapse", selection=MAY, today=date(2027, 5, 20)) == {"relapse": (0, 0)}
    assert pairs(db, "relapse", selection=MAY, today=date(2027, 5, 21)) == {"relapse": (0, 1)}
    assert pairs(db, "relapse", today=SUMMER) == {"relapse": (0, 0)}


def test_the_call_that_became_the_case_is_counted_once_and_before(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    called(db, TODAY - timedelta(1), *BOTH, case=subject)
    called(db, TODAY - timedelta(1), case=subject)

    (found,) = figures(db, MAY, SUMMER)["relapse"].items
    assert (found.before, found.after) == (2, 0)


def test_a_pair_that_cannot_be_told_again_is_not_counted(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    for party in cases.parties(subject):
        party.name, party.person = f"{party.name[0]}某", None
    db.flush()

    assert pairs(db, "relapse", selection=MAY, today=SUMMER) == {"relapse": (0, 0)}


# persons


def test_rows_of_persons_add_up_to_the_whole_and_are_the_leaders(db: Session, desk: Room) -> None:
    mine, other = concluded(db, desk), failed(db, desk)
    mine.handler_id, other.handler_id = desk.officer.id, desk.mediator.id
    nobodys = accepted(db, desk)
    nobodys.handler_id = None
    db.flush()
    told = quality.of(db, NOVEMBER, today=LATER)

    rows = workload.of(db, NOVEMBER.period, told, today=LATER, by=desk.leader)
    assert [(row.name, row.received, row.pair("first_try")) for row in rows] == [
        ("杨调解", 1, "0/1"),
        ("葛民警", 1, "1/1"),
        ("傅辅警", 0, ""),
        ("索所长", 0, ""),
        ("未分配", 1, ""),
    ]
    assert sum(row.registered for row in rows) == len((mine, other, nobodys))
    for figure in told:
        assert sum(row.figures[figure.measure.key].whole for row in rows) == figure.whole
        assert sum(row.figures[figure.measure.key].part for row in rows) == figure.part
    own = workload.of(db, NOVEMBER.period, told, today=LATER, by=desk.officer)
    assert [row.name for row in own] == ["葛民警"]
    assert own[0].value("success") == "100.0%"


def test_an_agreement_that_was_broken_is_no_success(db: Session, desk: Room) -> None:
    broken = concluded(db, desk)
    desk.clock.now = datetime.combine(LATER, time(2), UTC)
    performance.breach(db, broken, text="到期一分未付。", on=LATER, by=desk.officer)
    told = {each.measure.key: each for each in quality.of(db, NOVEMBER, today=LATER)}

    assert (told["success"].part, told["success"].whole) == (0, 1)
    broken.state = State.CLOSED.value
    told = {each.measure.key: each for each in quality.of(db, NOVEMBER, today=LATER)}
    assert (told["success"].part, told["success"].whole) == (0, 1)


def test_a_right_the_parties_let_lapse_is_nobodys_delay(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    clocks.cancel(db, subject, reason="销号")
    clocks.start(db, subject, "rm-confirm", on=LATER - timedelta(90), due_on=LATER - timedelta(60))
    told = quality.of(db, NOVEMBER, today=LATER)

    before = [row.late for row in workload.of(db, NOVEMBER.period, told, today=LATER, by=desk.officer)]
    clocks.start(db, subject, "za-after-failure", on=LATER - timedelta(90), due_on=LATER - timedelta(60))
    after = [row.late for row in workload.of(db, NOVEMBER.period, told, today=LATER, by=desk.officer)]

    assert (before, after) == ([0], [1])


def test_who_has_nothing_still_reads_an_own_row(db: Session, desk: Room) -> None:
    (row,) = workload.of(
        db, NOVEMBER.period, quality.of(db, NOVEMBER, today=LATER), today=LATER, by=desk.auxiliary
    )
    assert (row.name, row.received, row.standing, row.value("days")) == ("傅辅警", 0, 0, "—")


def test_a_mediator_counts_own_cases_only(desk: Room, db: Session) -> None:
    subject = accepted(db, desk)
    accepted(db, desk).handler_id = desk.mediator.id
    db.flush()
    assert subject.handler_id != desk.mediator.id
    db.info["by"] = desk.mediator
    assert figures(db)["success"].whole == 1


@given(st.lists(st.integers(0, 400), max_size=30))
def test_quartiles_are_ordered_and_within_the_days(days: list[int]) -> None:
    measure = next(each for each in qualityrules.measures() if each.key == "days")
    found = Figure(measure, tuple(Item(new_id(), None, good=True, days=each) for each in days)).quartiles

    assert list(found) == sorted(found)
    assert all(min(days, default=0) <= each <= max(days, default=0) for each in found)


def test_a_station_may_leave_figures_out_and_name_them(db: Session, tmp_path: Any) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "quality.toml").write_text(
        '[[figure]]\nkey = "visited"\ngroup = "事"\nname = "回访"\nkind = "rate"\ndefinition = "a"\n'
        'denominator = "b"\nperiod = "c"\ntaken = "d"\nrest = "e"\n',
        encoding="utf-8",
    )
    resources.override(tmp_path)
    try:
        assert [each.measure.name for each in quality.of(db, NOVEMBER, today=LATER)] == ["回访"]
    finally:
        resources.restore()


def test_periods_of_a_quarter_hold_those_of_its_months(db: Session, desk: Room) -> None:
    concluded(db, desk)
    quarter = Selection(periods.of(periods.Kind.QUARTER, TODAY))
    months = [figures(db, Selection(each)) for each in quarter.period.months()]
    whole = figures(db, quarter)

    assert {key: sum(month[key].whole for month in months) for key in whole} == {
        key: whole[key].whole for key in whole
    }
    assert replace(whole["success"].measure, name="x").sentence.endswith("按登记日期。")


def test_both_engines_count_the_same(here: Room) -> None:
    with here.store.unit() as db:
        concluded(db, here)
        failed(db, here)
        lowered = failed(db, here)
        for level, days in ((3, 2), (1, 1)):
            db.add(
                Grading(
                    case_id=lowered.id, at=here.clock() - timedelta(days=days), decided=level, by_name="葛"
                )
            )
        called(db, TODAY - timedelta(9), *BOTH)
    with here.store.reading() as db:
        found = figures(db)
        rows = workload.of(db, NOVEMBER.period, found.values(), today=LATER, by=here.leader)
        assert {key: (each.part, each.whole) for key, each in found.items() if each.whole} == {
            "success": (1, 3), "first_try": (1, 3), "days": (1, 1), "performed": (0, 2), "performed_whole": (0, 2),
            "performed_on_day": (0, 2), "eased": (1, 2), "eased_reconciled": (0, 2), "eased_lowered": (1, 2),
            "eased_settled": (0, 2), "eased_referred": (0, 2), "relapse_so_far": (0, 1),
        }  # fmt: skip
        assert sum(row.received for row in rows) == 3
        assert figures(db, MAY, SUMMER)["relapse"].items[0].before == 4
