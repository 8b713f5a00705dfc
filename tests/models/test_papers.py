"""Papers: numbers, frozen bytes, what stops 定稿, signing and voiding, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from models import agreements, clocks, numbering, papers
from models.agreements import AgreementState
from models.cases import Case, Outcome
from models.errors import Refusal
from models.papers import Made, PaperState, Stamp
from tests import sample
from tests.sample import Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def made(stamp: Stamp) -> Made:
    return Made({"number": stamp.number}, f"%PDF {stamp.number}".encode())


def test_issue_takes_the_number_and_keeps_the_very_bytes(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        paper = papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made, copies=3)
        kept = paper.id
    with here.store.reading() as db:
        paper = db.get_one(papers.Paper, kept)
        number = db.get_one(numbering.Number, paper.number_id)

        assert paper.number == "（2026）西人调字第1号"
        assert papers.content(db, paper) == "%PDF （2026）西人调字第1号".encode()
        assert (paper.state, paper.copies, paper.by_name) == ("已定稿", 3, "葛民警")
        assert number.paper_id == paper.id


def test_issue_makes_the_agreement_final_and_void_opens_it_again(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = sample.agreed(db, here, subject)
        paper = papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)

        assert (agreement.state, agreement.number) == (AgreementState.FINAL.value, paper.number)
        with pytest.raises(Refusal, match="请先作废"):
            sample.agreed(db, here, subject)

        papers.void(db, paper, reason="当事人姓名写错", by=here.officer)
        assert (paper.state, paper.void_reason) == (PaperState.VOID.value, "当事人姓名写错")
        assert (agreement.state, agreement.number) == (AgreementState.DRAFT.value, "")
        again = papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)
        assert again.number == "（2026）西人调字第2号"
        assert [number.state for number in numbering.book(db, "people", 2026)] == [
            numbering.VOID,
            numbering.USED,
        ]


def test_issue_is_refused_while_a_red_gap_stands_and_takes_no_number(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        case_id = subject.id
        agreements.draft(
            db, subject, by=here.officer, clauses=[{"text": "双方和好。"}], facts="", performance="当场"
        )
    with pytest.raises(Refusal, match="没有写主要事实") as refused, here.store.unit() as db:
        papers.issue(db, db.get_one(Case, case_id), "D14", by=here.officer, on=sample.TODAY, make=made)
    assert refused.value.field == "facts"
    with here.store.reading() as db:
        assert papers.of_case(db, case_id) == []
        assert numbering.book(db, "people", 2026) == []


def test_issue_takes_the_series_of_the_track(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        subject.outcome = Outcome.FAILED.value
        paper = papers.issue(db, subject, "D18", by=here.officer, on=sample.TODAY, make=made)
        number = db.get_one(numbering.Number, paper.number_id)
        series = db.get_one(numbering.NumberSeries, number.series_id)

        assert series.key == "people-notice"


def test_issue_of_a_late_paper_asks_for_the_reason_and_then_takes_the_true_day(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        clocks.start(db, subject, "rm-term", on=sample.TODAY - timedelta(days=60))
        day = sample.TODAY

        with pytest.raises(Refusal, match="请写明超期原因") as refused:
            papers.issue(db, subject, "D14", by=here.officer, on=day, make=made)
        assert refused.value.field == "late_reason"
        paper = papers.issue(
            db, subject, "D14", by=here.officer, on=day, make=made, late_reason="一方住院，各方同意延期"
        )
        assert (paper.issued_on, paper.late_reason) == (day, "一方住院，各方同意延期")


def test_sign_refuses_a_day_before_the_paper_a_second_time_and_a_void_one(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        paper = papers.issue(db, subject, "D01", by=here.officer, on=sample.TODAY, make=made)

        with pytest.raises(Refusal, match="早于文书日期"):
            papers.sign(db, paper, on=date(2026, 11, 1), note="当面签名", by=here.officer)
        with pytest.raises(Refusal, match="请写明怎样签的") as refused:
            papers.sign(db, paper, on=sample.TODAY, note=" ", by=here.officer)
        assert refused.value.field == "note"
        papers.sign(db, paper, on=sample.TODAY, note="当面签名捺印", by=here.officer)
        assert (paper.state, paper.signed_on, paper.signed_note) == ("已签", sample.TODAY, "当面签名捺印")
        with pytest.raises(Refusal, match="已经登记签收"):
            papers.sign(db, paper, on=sample.TODAY, note="当面签名", by=here.officer)
        papers.void(db, paper, reason="重做", by=here.officer)
        with pytest.raises(Refusal, match="已作废"):
            papers.sign(db, paper, on=sample.TODAY, note="当面签名", by=here.officer)


def test_void_asks_for_the_reason_and_is_refused_once_the_agreement_is_signed(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = sample.agreed(db, here, subject)
        sample.begun(db, here, subject)
        paper = papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)

        with pytest.raises(Refusal, match="作废原因") as refused:
            papers.void(db, paper, reason=" ", by=here.officer)
        assert refused.value.field == "reason"
        agreements.conclude(db, subject, agreement, signed_on=sample.TODAY, by=here.officer)
        with pytest.raises(Refusal, match="已签订生效"):
            papers.void(db, paper, reason="想改", by=here.officer)
        assert paper.state == PaperState.FINAL.value


def test_printed_counts_copies_and_latest_passes_void_papers_by(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first = papers.issue(db, subject, "D01", by=here.officer, on=sample.TODAY, make=made)
        papers.printed(db, first, copies=3)
        papers.printed(db, first, copies=1)
        here.clock.forward(minutes=1)
        second = papers.issue(db, subject, "D01", by=here.officer, on=sample.TODAY, make=made)
        papers.void(db, second, reason="打印错了", by=here.officer)

        assert first.printed == 4
        assert papers.latest(db, subject.id, "D01") is first
        assert papers.of_case(db, subject.id) == [first, second]


def test_auxiliaries_may_not_issue(here: Room) -> None:
    with here.store.unit() as db, pytest.raises(Refusal):
        papers.issue(db, sample.accepted(db, here), "D01", by=here.auxiliary, on=sample.TODAY, make=made)
