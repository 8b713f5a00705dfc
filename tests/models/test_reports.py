"""Reports: typed, submitted, locked, recalled, and what is other since."""

import uuid
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import intake, outreach, periods, reports, station, statistics
from models.cases import Case, Outcome
from models.errors import Refusal
from models.periods import Kind
from models.reports import Report, State
from tests import sample
from tests.sample import TODAY, Room

MONTH = periods.month(TODAY)


def entered(db: Session, here: Room, outcome: Outcome | None = Outcome.ORAL) -> Case:
    subject = sample.accepted(db, here)
    if outcome is not None:
        intake.settle_on_paper(db, subject, outcome, on=TODAY, by=here.officer)
    return subject


def submit(db: Session, here: Room, reason: str = "", form: str = "M01") -> Report:
    return reports.submit(
        db, form, MONTH, signer="索所长", reason=reason, by=here.officer, now=here.clock(), today=TODAY
    )  # fmt: skip


def test_a_report_is_frozen_and_locked(here: Room) -> None:
    with here.store.unit() as db:
        entered(db, here)
        reports.type_in(db, "M01", MONTH, "searched.now", 7, by=here.officer)
    with here.store.unit() as db:
        kept = submit(db, here)
    here.clock.forward(hours=1)
    with here.store.unit() as db:
        entered(db, here, None)

    with here.store.unit() as db:
        stands, live = (each(db, "M01", MONTH, today=TODAY) for each in (reports.shown, reports.live))
        assert [form.figure("total").text for form in (stands, live)] == ["1", "2"]
        assert [stands.figure(row).text for row in ("searched", "prevented", "rate")] == ["7", "0", "100.0%"]
        assert (kept.maker_name, kept.signer_name, kept.edition, kept.zero) == ("葛民警", "索所长", 1, False)
        with pytest.raises(Refusal, match="已经报送并锁定"):
            reports.type_in(db, "M01", MONTH, "searched.now", 8, by=here.officer)


def test_what_is_other_since_is_told_with_its_cases(db: Session, desk: Room) -> None:
    first, second = entered(db, desk), entered(db, desk)
    kept = submit(db, desk)
    desk.clock.forward(hours=1)
    late = entered(db, desk, Outcome.FAILED)
    second.dispute_type = sample.dispute_code("邻里")
    first.voided_at = desk.clock()
    db.flush()

    found = {each.cell: each for each in reports.changes(db, kept, today=TODAY)}

    assert found["total.now"].words == (
        f"案件总数·本期：报送时2，现在2（{first.number}现不计入、{late.number}迟录）"
    )
    assert found["t2.now"].words == f"邻里·本期：报送时0，现在1（{second.number}现计入）"
    assert found["rate.now"].words.startswith("调解成功率·本期：报送时100.0%，现在50.0%")
    assert "oral.now" in found
    assert "searched.now" not in found


def test_a_submitted_number_opens_to_the_cases_it_had(db: Session, desk: Room) -> None:
    first, second, third = entered(db, desk), entered(db, desk), entered(db, desk)
    submit(db, desk)
    second.dispute_type = sample.dispute_code("邻里")
    third.voided_at = desk.clock()
    late = entered(db, desk)

    stands = reports.shown(db, "M01", MONTH, today=TODAY)
    found = statistics.opened(db, stands, "t7.now")

    told = {each.case_id: each.words for each in found.inside}
    assert (found.text, set(told)) == ("3", {first.id, second.id, third.id})
    assert told[second.id] == "报送时计入；现在不计入：纠纷类型是邻里，本栏只计纠纷类型为山林土地的。"
    assert told[third.id] == "报送时计入；现在不计入：已作废或者已合并。"
    assert [each.words[:12] for each in found.outside if each.case_id == late.id] == [
        "报送时没有计入；现在计入"
    ]


def test_nothing_is_other_when_nothing_was_changed(db: Session, desk: Room) -> None:
    entered(db, desk)
    kept = submit(db, desk)

    assert reports.changes(db, kept, today=TODAY) == []


def test_a_frozen_figure_that_was_tampered_with_breaks_the_check(db: Session, desk: Room) -> None:
    entered(db, desk)
    kept = submit(db, desk)
    cells = {key: dict(cell) for key, cell in kept.figures["cells"].items()}
    cells["oral.now"]["value"] = 5
    kept.figures = {"cells": cells}
    db.flush()

    stands = reports.shown(db, "M01", MONTH, today=TODAY)

    assert [each.words for each in stands.broken] == ["调解成功数 = 口头协议 + 书面协议：1 ≠ 5"]
    assert "oral.now" in {each.cell for each in reports.changes(db, kept, today=TODAY)}


def test_a_recalled_report_has_another_edition(db: Session, desk: Room) -> None:
    reports.type_in(db, "M01", MONTH, "searched.now", 7, by=desk.officer)
    kept = submit(db, desk)
    with pytest.raises(Refusal, match="写明撤回的原因"):
        reports.recall(db, kept, reason=" ", by=desk.officer, now=desk.clock())

    reports.recall(db, kept, reason="漏了一件", by=desk.officer, now=desk.clock())
    reports.type_in(db, "M01", MONTH, "searched.now", 8, by=desk.officer)
    again = submit(db, desk)

    assert [(each.edition, each.state, each.typed["searched.now"]) for each in reports.editions(db, "M01", MONTH)] == [
        (1, State.RECALLED.value, 7), (2, State.SUBMITTED.value, 8),
    ]  # fmt: skip
    assert (kept.recall_reason, kept.recalled_by, again.is_locked) == ("漏了一件", "葛民警", True)
    assert {each.id for each in reports.listing(db, form="M01")} == {kept.id, again.id}


def test_only_the_maker_or_the_leader_recalls(db: Session, desk: Room) -> None:
    kept = submit(db, desk)

    with pytest.raises(Refusal, match="所领导审批"):
        reports.recall(db, kept, reason="想改", by=desk.auxiliary, now=desk.clock())
    reports.recall(db, kept, reason="想改", by=desk.leader, now=desk.clock())
    with pytest.raises(Refusal, match="没有报送"):
        reports.recall(db, kept, reason="再撤", by=desk.leader, now=desk.clock())


def test_a_broken_check_needs_its_reason(db: Session, desk: Room) -> None:
    subject = entered(db, desk)
    subject.source = "亲友介绍"
    db.flush()

    with pytest.raises(Refusal, match="勾稽关系不符") as refused:
        submit(db, desk)
    assert refused.value.field == "reason"
    assert submit(db, desk, "来源未归类，已告知司法所").reason == "来源未归类，已告知司法所"


def test_a_month_without_cases_is_a_zero_report(db: Session, desk: Room) -> None:
    assert submit(db, desk).zero


def test_a_report_wants_its_signer(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="请填写签发人"):
        reports.submit(db, "M01", MONTH, signer=" ", by=desk.officer, now=desk.clock(), today=TODAY)


def test_what_the_program_counts_is_not_typed(db: Session, desk: Room) -> None:
    for cell in ("total.now", "searched.year", "nothing.now"):
        with pytest.raises(Refusal, match="由程序统计"):
            reports.type_in(db, "M01", MONTH, cell, 1, by=desk.officer)
    with pytest.raises(Refusal, match="不小于零"):
        reports.type_in(db, "M01", MONTH, "searched.now", -1, by=desk.officer)


def test_a_typed_figure_is_taken_back(db: Session, desk: Room) -> None:
    reports.type_in(db, "M01", MONTH, "searched.now", 7, by=desk.officer)
    reports.type_in(db, "M01", MONTH, "searched.now", None, by=desk.officer)

    assert reports.live(db, "M01", MONTH, today=TODAY).figure("searched").text == ""


def test_talks_and_visits_are_offered_where_a_form_asks_how_often_was_searched(
    db: Session, desk: Room
) -> None:
    outreach.record(
        db, kind="下访", on=TODAY, by=desk.officer, topic="地界", attendees="村民", notes="", place="村部"
    )

    found = reports.live(db, "M01", MONTH, today=TODAY).figure("searched")

    assert (found.suggestion, found.text, found.typable) == (1, "", True)


def test_the_year_adds_what_was_typed_in_its_other_reports(db: Session, desk: Room) -> None:
    for month, count in ((9, 4), (10, 5)):
        period = periods.month(date(2026, month, 1))
        reports.type_in(db, "M01", period, "searched.now", count, by=desk.officer)
        reports.submit(db, "M01", period, signer="索所长", by=desk.officer, now=desk.clock(), today=TODAY)
    reports.type_in(db, "M01", MONTH, "searched.now", 2, by=desk.officer)
    reports.type_in(db, "L10", periods.month(date(2026, 10, 1)), "now.calls", 30, by=desk.officer)
    reports.submit(
        db, "L10", periods.month(date(2026, 10, 1)), signer="索所长", by=desk.officer, now=desk.clock(), today=TODAY
    )  # fmt: skip

    assert reports.live(db, "M01", MONTH, today=TODAY).figure("searched", "year").number == 11
    monthly = reports.live(db, "L10", MONTH, today=TODAY)
    assert [monthly.figure(row, "calls").number for row in ("before", "last", "year")] == [30, 0, 30]


def test_levels_of_a_typed_row_add_up(db: Session, desk: Room) -> None:
    reports.type_in(db, "L01", MONTH, "52.town", 3, by=desk.officer)
    reports.type_in(db, "L01", MONTH, "52.village", 4, by=desk.officer)

    found = reports.live(db, "L01", MONTH, today=TODAY)

    assert [found.figure("52", column).text for column in ("subtotal", "year")] == ["7", "7"]


def test_a_mediator_reports_nothing(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal):
        reports.type_in(db, "M01", MONTH, "searched.now", 1, by=desk.mediator)
    with pytest.raises(Refusal):
        reports.submit(db, "M01", MONTH, signer="索", by=desk.mediator, now=desk.clock(), today=TODAY)


def test_missing_numbers_stand_beside_the_figures(db: Session, desk: Room) -> None:
    subject = entered(db, desk)
    subject.voided_at, subject.void_reason = desk.clock(), "重复登记"
    db.flush()

    assert [(each.number, each.reason) for each in reports.gaps(db, MONTH)] == [
        (subject.number, "案件作废：重复登记")
    ]


def test_reports_name_cases_by_ids_alone(db: Session, desk: Room) -> None:
    subject = entered(db, desk)
    kept = submit(db, desk)

    assert kept.listed == [str(subject.id)]
    assert "张土根" not in str(kept.figures)
    assert db.scalars(select(Report.kind)).all() == [Kind.MONTH.value]
    assert uuid.UUID(kept.listed[0]) == subject.id
    assert station.may(desk.officer, station.Deed.EXPORT)


def test_what_was_typed_in_the_months_stands_in_the_quarter(db: Session, desk: Room) -> None:
    cell, quarter = "payment.now", periods.of(Kind.QUARTER, TODAY)
    for month, value in zip(quarter.months()[:2], (12, 3), strict=True):
        reports.type_in(db, "M01", month, cell, value, by=desk.officer)
        reports.submit(db, "M01", month, signer="马所长", by=desk.officer, now=sample.NOW, today=TODAY)
    found = reports.live(db, "M01", quarter, today=TODAY)
    assert (found.figures[cell].number, found.figure("payment", "year").number) == (15, 15)
    reports.type_in(db, "M01", quarter, cell, 16, by=desk.officer)
    assert reports.live(db, "M01", quarter, today=TODAY).figures[cell].number == 16
    reports.submit(db, "M01", quarter, signer="马所长", by=desk.officer, now=sample.NOW, today=TODAY)
    year = reports.live(db, "M01", periods.of(Kind.YEAR, TODAY), today=TODAY)
    assert year.figures[cell].number == 16  # the quarter stands before its months


def test_a_period_that_has_not_begun_is_not_submitted(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match=r"^2027年1月还没有到，不能报送。$"):
        reports.submit(
            db,
            "M01",
            periods.month(date(2027, 1, 5)),
            signer="马所长",
            by=desk.officer,
            now=sample.NOW,
            today=TODAY,
        )


def test_months_that_have_not_gone_are_named_in_a_quarter(db: Session, desk: Room) -> None:
    quarter = periods.of(Kind.QUARTER, TODAY)
    assert reports.lacking(db, "M01", quarter) == ()  # a quarter typed by itself lacks nothing
    reports.submit(
        db, "M01", quarter.months()[0], signer="马所长", by=desk.officer, now=sample.NOW, today=TODAY
    )
    assert [each.name for each in reports.lacking(db, "M01", quarter)] == ["2026年11月", "2026年12月"]


def test_a_report_that_was_recalled_and_not_sent_again_is_named_in_later_ones(
    db: Session, desk: Room
) -> None:
    september = periods.month(date(2026, 9, 1))
    sent = reports.submit(db, "M01", september, signer="马所长", by=desk.officer, now=sample.NOW, today=TODAY)
    assert reports.recalled(db, "M01", MONTH) == ()
    reports.recall(db, sent, reason="漏报", by=desk.officer, now=sample.NOW)
    assert [each.name for each in reports.recalled(db, "M01", MONTH)] == ["2026年9月"]
    reports.submit(db, "M01", september, signer="马所长", by=desk.officer, now=sample.NOW, today=TODAY)
    assert reports.recalled(db, "M01", MONTH) == ()
