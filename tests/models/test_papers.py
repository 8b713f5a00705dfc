"""Papers: numbers, frozen bytes, what stops 定稿, signing and voiding, on both engines."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest

from models import agreements, cases, clocks, numbering, papers
from models.agreements import AgreementState
from models.cases import Case, Outcome
from models.errors import Refusal
from models.papers import Made, PaperState, Stamp
from models.store import Store, open_store
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
        first, second = (
            papers.issue(db, subject, "D17", by=here.officer, on=sample.TODAY, make=made, about=uuid4())
            for _ in range(2)
        )
        papers.printed(db, first, copies=3)
        papers.printed(db, first, copies=1)
        second.issued_at += timedelta(minutes=1)
        papers.void(db, second, reason="打印错了", by=here.officer)

        assert first.printed == 4
        assert papers.latest(db, subject.id, "D17") is first
        assert papers.of_case(db, subject.id) == [first, second]


def test_auxiliaries_may_not_issue(here: Room) -> None:
    with here.store.unit() as db, pytest.raises(Refusal):
        papers.issue(db, sample.accepted(db, here), "D01", by=here.auxiliary, on=sample.TODAY, make=made)


def test_one_agreement_gets_one_paper_and_one_number(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = sample.agreed(db, here, subject)
        papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)

        for form in ("D14", "D15"):
            with pytest.raises(Refusal, match="《人民调解协议书》（2026）西人调字第1号已经定稿"):
                papers.issue(db, subject, form, by=here.officer, on=sample.TODAY, make=made)
        with pytest.raises(Refusal, match="一份协议只编一个号"):
            agreements.finalise(db, agreement, number="（2026）西人调字第2号")
        subject.state = cases.State.SITTING.value
        agreements.conclude(db, subject, agreement, signed_on=sample.TODAY, by=here.officer)
        with pytest.raises(Refusal, match="已经定稿"):
            papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)
        with pytest.raises(Refusal, match="一份协议只编一个号"):
            agreements.finalise(db, agreement, number="（2026）西人调字第2号")

        assert [each.text for each in numbering.book(db, "people", 2026)] == ["（2026）西人调字第1号"]


def test_what_was_reached_by_word_of_mouth_gets_its_paper_afterwards_once(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = sample.agreed(db, here, subject)
        agreement.form = agreements.Form.ORAL.value
        subject.state = cases.State.SITTING.value
        agreements.conclude(db, subject, agreement, signed_on=sample.TODAY, by=here.officer)
        paper = papers.issue(db, subject, "D15", by=here.officer, on=sample.TODAY, make=made)

        assert agreement.number == paper.number
        with pytest.raises(Refusal, match="已经定稿"):
            papers.issue(db, subject, "D15", by=here.officer, on=sample.TODAY, make=made)


def test_a_second_agreement_of_a_case_that_sat_again_gets_its_own_paper(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = sample.agreed(db, here, subject)
        papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made)
        papers.issue(db, subject, "D24", by=here.officer, on=sample.TODAY, make=made)
        subject.state = cases.State.SITTING.value
        agreements.conclude(db, subject, agreement, signed_on=sample.TODAY, by=here.officer)
        subject.state = cases.State.SITTING.value
        here.clock.forward(days=1)
        sample.agreed(db, here, subject)
        day = sample.TODAY + timedelta(days=1)

        assert papers.issue(db, subject, "D14", by=here.officer, on=day, make=made).number.endswith("第2号")
        assert papers.issue(db, subject, "D24", by=here.officer, on=day, make=made).valid
        with pytest.raises(Refusal, match="《司法确认申请书》已经定稿"):
            papers.issue(db, subject, "D24", by=here.officer, on=day, make=made)


@pytest.mark.parametrize(("form", "per"), [("D01", ""), ("D11", "sitting"), ("D17", "about")])
def test_a_valid_paper_stands_for_its_case_its_sitting_or_whom_it_is_about(
    here: Room, form: str, per: str
) -> None:
    first, second = uuid4(), uuid4()
    with here.store.unit() as db:
        subject = sample.accepted(db, here)

        def issue(which: UUID) -> papers.Paper:
            return papers.issue(
                db, subject, form, by=here.officer, on=sample.TODAY, make=made,
                sitting_id=which if per == "sitting" else None, about=which if per == "about" else None,
            )  # fmt: skip

        paper = issue(first)
        with pytest.raises(Refusal, match="已经定稿，仍然有效"):
            issue(first)
        if per:
            assert issue(second).valid
        else:
            with pytest.raises(Refusal, match="已经定稿，仍然有效"):
                issue(second)
        papers.void(db, paper, reason="姓名写错", by=here.officer)
        assert issue(first).valid


def test_of_two_workstations_the_second_reads_which_number_stands(engine_url: str) -> None:
    one = sample.room(engine_url)
    other = open_store(engine_url, now=one.clock)
    other.person = one.officer
    with one.store.unit() as db:
        subject = sample.accepted(db, one)
        sample.agreed(db, one, subject)
        case_id = subject.id
    said: list[str] = []
    inside, go = Event(), Event()

    def slowly(stamp: Stamp) -> Made:
        inside.set()
        go.wait(10)
        return made(stamp)

    def issue(store: Store, make: Callable[[Stamp], Made]) -> None:
        try:
            with store.unit() as db:
                paper = papers.issue(
                    db, db.get_one(Case, case_id), "D14", by=one.officer, on=sample.TODAY, make=make
                )
                said.append(paper.number)
        except Refusal as refusal:
            said.append(refusal.message)

    threads = [Thread(target=issue, args=(one.store, slowly)), Thread(target=issue, args=(other, made))]
    threads[0].start()
    assert inside.wait(10)
    threads[1].start()
    go.set()
    for each in threads:
        each.join(20)

    number = "（2026）西人调字第1号"
    assert said == [
        number, f"《人民调解协议书》{number}已经定稿，仍然有效，不能再做一份；确需重做的，请先作废这一份。",
    ]  # fmt: skip
    with one.store.reading() as db:
        assert [each.number for each in papers.of_case(db, case_id)] == [number]
    other.close()
    one.store.close()
