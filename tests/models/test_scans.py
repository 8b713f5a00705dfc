"""Pages that come back: filed by their code, or waiting with the reason until a hand settles them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from models import papers, scans
from models.errors import Refusal
from models.papers import Made, Paper, PaperState, Stamp
from models.queries import scans as scan_lists
from models.scans import Problem, ScanPage, ScanState, Taken
from tests import sample
from tests.sample import NOW, TODAY, Room

FOREIGN = "2222222222"


@dataclass(frozen=True)
class Sheet:
    """One page as the reader hands it over."""

    code: str = ""
    number: int = 0
    pdf: bytes = b"%PDF page"
    media: str = "PDF"
    turned: int = 0
    blurred: bool = False


def three(pdf: bytes) -> int:
    """Count: every paper of these tests has three pages."""
    assert pdf.startswith(b"%PDF")
    return 3


def made(stamp: Stamp) -> Made:
    return Made({}, b"%PDF " + stamp.code.encode())


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    opened = sample.room(engine_url)
    yield opened
    opened.store.close()


def issued(db: Session, here: Room, form: str = "D01") -> Paper:
    subject = sample.accepted(db, here)
    return papers.issue(db, subject, form, by=here.officer, on=TODAY, make=made)


Take = Callable[..., Taken]


def take(db: Session, here: Room, *sheets: Sheet, name: str = "scan.pdf", by: object = None) -> Taken:
    who = by or here.officer
    said = scans.digest(repr((name, sheets)).encode())
    return scans.take_in(db, name, said, sheets, by=who, now=here.clock(), count=three)  # type: ignore[arg-type]  # -- who signs in


def only(db: Session) -> ScanPage:
    (row,) = scan_lists.waiting(db)
    return row


def test_a_whole_paper_is_filed_and_is_signed_on_the_day_it_came_back(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        told = take(db, here, *(Sheet(paper.code, page) for page in (3, 1, 2)))

        assert told == Taken(3, 0, (paper.id,), None)
        assert (paper.state, paper.signed_on) == (PaperState.SCANNED.value, TODAY)
        assert list(scans.filed(db, paper)) == [1, 2, 3]
        assert scan_lists.waiting(db) == []
        assert scan_lists.partly(db, three) == []
        papers.sign(db, paper, on=TODAY, note="", by=here.officer)
        assert (paper.state, paper.signed_on) == (PaperState.SCANNED.value, TODAY)


def test_a_paper_whose_pages_came_in_part_is_listed_until_the_rest_comes(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        assert take(db, here, Sheet(paper.code, 2)) == Taken(1, 0)
        assert scan_lists.partly(db, three) == [(paper, [1, 3])]
        assert paper.state == PaperState.FINAL.value

        told = take(db, here, Sheet(paper.code, 1), Sheet(paper.code, 3), name="rest.pdf")
        assert told.whole == (paper.id,)
        assert scan_lists.partly(db, three) == []


def test_several_papers_in_one_file_each_get_their_pages(here: Room) -> None:
    with here.store.unit() as db:
        first, second = issued(db, here), issued(db, here, "D04")
        sheets = [Sheet(paper.code, page) for page in (1, 2, 3) for paper in (first, second)]
        told = take(db, here, *sheets)

        assert told.whole == (first.id, second.id)
        assert [row.page for row in scans.filed(db, second).values()] == [2, 4, 6]


def test_the_scan_of_a_void_paper_waits_and_names_the_one_that_stands(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        subject_id = paper.case_id
        papers.void(db, paper, reason="姓名写错。", by=here.officer)
        from models.cases import Case  # noqa: PLC0415 -- the one place

        again = papers.issue(db, db.get_one(Case, subject_id), "D01", by=here.officer, on=TODAY, make=made)
        assert take(db, here, Sheet(paper.code, 1)) == Taken(0, 1)
        row = only(db)

        assert row.problem == Problem.VOID.value
        assert (
            row.note
            == f"{scans.called(paper)} 已作废（姓名写错），现行的是 {scans.called(again)}，须签那一份。"
        )
        assert scan_lists.likely(db, row, None)[:2] == [again, paper]
        scans.settle(db, row, paper, 1, by=here.officer, now=NOW, count=three)
        assert (row.state, paper.state) == (ScanState.FILED.value, PaperState.VOID.value)


@pytest.mark.parametrize(
    ("sheet", "problem"),
    [
        (Sheet(FOREIGN, 1), Problem.FOREIGN),
        (Sheet(), Problem.UNCODED),
        (Sheet(blurred=True), Problem.BLURRED),
    ],
)
def test_a_page_that_nobody_can_place_waits_with_its_reason(
    here: Room, sheet: Sheet, problem: Problem
) -> None:
    with here.store.unit() as db:
        assert take(db, here, sheet) == Taken(0, 1)
        assert only(db).problem == problem.value


def test_a_page_beyond_the_last_of_its_paper_waits(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        take(db, here, Sheet(paper.code, 4))

        assert only(db).problem == Problem.BEYOND.value
        assert only(db).note == "识别码说是第 4 页，这份文书只有 3 页。"


def test_the_same_file_is_told_and_not_taken_twice(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        take(db, here, Sheet(paper.code, 1))
        assert take(db, here, Sheet(paper.code, 1)) == Taken(before=NOW)
        assert list(scans.filed(db, paper)) == [1]


def test_a_second_scan_of_a_page_is_kept_and_stands_for_the_first(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        take(db, here, Sheet(paper.code, 1))
        here.clock.forward(minutes=5)
        told = take(db, here, Sheet(paper.code, 1, b"%PDF better"), name="again.pdf")

        assert (told.filed, told.whole) == (1, ())
        assert scans.content(db, scans.filed(db, paper)[1]) == b"%PDF better"
        assert scans.lacking(db, paper, three) == [2, 3]


def test_a_page_is_settled_by_hand_dropped_with_a_reason_and_taken_back(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        take(db, here, Sheet(paper.code, 1), Sheet(paper.code, 2), Sheet(), Sheet(pdf=b"%PDF blank"))
        third, blank = scan_lists.waiting(db)

        with pytest.raises(Refusal, match="共 3 页") as refused:
            scans.settle(db, third, paper, 4, by=here.officer, now=NOW, count=three)
        assert refused.value.field == "paper_page"
        assert scans.settle(db, third, paper, 3, by=here.officer, now=NOW, count=three)
        assert paper.state == PaperState.SCANNED.value

        with pytest.raises(Refusal, match="请写明为什么不归档"):
            scans.drop(db, blank, reason=" ", by=here.officer, now=NOW)
        scans.drop(db, blank, reason="空白背面", by=here.officer, now=NOW)
        assert scan_lists.waiting(db) == []

        scans.take_back(db, third, by=here.officer, now=NOW, count=three)
        assert (paper.state, paper.signed_on) == (PaperState.FINAL.value, None)
        assert only(db) is third
        scans.turn(db, third, by=here.officer)
        assert third.turned == 90


def test_a_file_that_cannot_be_opened_is_listed_once_and_can_come_again(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        said = scans.digest(b"torn")
        for _ in range(2):
            scans.take_unread(db, "torn.pdf", said, why="这个 PDF 已损坏。", by=here.officer, now=NOW)
        row = only(db)
        assert (row.problem, row.note, row.sha256) == (Problem.UNREAD.value, "这个 PDF 已损坏。", "")
        with pytest.raises(Refusal, match="打不开"):
            scans.settle(db, row, paper, 1, by=here.officer, now=NOW, count=three)
        assert scans.known(db, said) is None


def test_a_mediator_sees_own_cases_and_what_no_case_claims_of_her_own(here: Room) -> None:
    with here.store.unit() as db:
        paper = issued(db, here)
        papers.void(db, paper, reason="错字", by=here.officer)
        take(db, here, Sheet(), name="officer.pdf")
    here.store.person = here.mediator
    with here.store.unit() as db:
        take(db, here, Sheet(), Sheet(paper.code, 1), name="mine.pdf", by=here.mediator)
        row = only(db)
        assert (row.source, row.page) == ("mine.pdf", 1)
        assert scan_lists.likely(db, row, None) == []
        other = db.query(ScanPage).filter(ScanPage.source == "officer.pdf").one()
        with pytest.raises(Refusal, match="不是您经办"):
            scans.content(db, other)
        with pytest.raises(Refusal, match="没有分给您"):
            scans.settle(db, row, db.get_one(Paper, paper.id), 1, by=here.mediator, now=NOW, count=three)
    here.store.person = here.officer
    with here.store.reading() as db:
        assert scan_lists.how_many(db) == 3


def test_an_administrator_takes_nothing_in(here: Room) -> None:
    with here.store.unit() as db, pytest.raises(Refusal):
        take(db, here, Sheet(), by=here.administrator)


def test_who_is_not_told(here: Room) -> None:
    row = ScanPage(source="张土根.pdf", case_id=UUID(int=1))
    assert "张土根" not in repr(row)
