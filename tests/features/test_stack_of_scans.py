"""A stack of thirty printed pages goes through the scanner and files itself; what does not belong is listed."""

import random
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from exports import printouts, scancode, scanned
from models import formchoices, papers
from models.cases import Case
from models.papers import Paper, PaperState
from models.queries import scans as scan_lists
from models.scans import Problem
from tests import sample, scanner
from tests.sample import Room
from tests.ui.fake_machine import FakeMachine
from ui.viewmodels.scans import Report, Scans

FORMS = ("D01", "D03", "D04", "D14")
STACK = 30


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    opened = sample.room(str(tmp_path / "data"))
    yield opened
    opened.store.close()


def printed(here: Room, *, agreed: bool = True) -> list[tuple[UUID, bytes]]:
    """Issue the papers of one more case; returns the id and bytes of each."""
    today = here.clock().date()
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        if agreed:
            sample.agreed(db, here, subject)
        done = []
        for form in FORMS if agreed else FORMS[:-1]:
            formchoices.choose(db, form, coded=True, by=here.administrator)
            paper = papers.issue(
                db,
                subject,
                form,
                by=here.officer,
                on=today,
                make=printouts.maker(db, subject, form, today=today),
            )
            done.append((paper.id, papers.content(db, paper)))
        return done


def taken(desk: Scans, *files: Path) -> Report:
    going = desk.take(files)
    while True:
        try:
            next(going)
        except StopIteration as end:
            report: Report = end.value
            return report


def test_a_stack_of_thirty_files_itself(here: Room, tmp_path: Path) -> None:
    chance = random.Random(20261120)
    done: list[tuple[UUID, bytes]] = []
    shots: list[bytes] = []
    while len(shots) < STACK:
        for paper_id, pdf in printed(here):
            done.append((paper_id, pdf))
            for sheet in scanner.sheets(pdf, chance.choice((150, 200))):
                shots.append(
                    scanner.scan(
                        sheet, turned=chance.choice((0, 90, 180, 270)), skew=chance.uniform(-3, 3),
                        quality=chance.randint(35, 60), noise=chance.uniform(0, 0.2), seed=len(shots),
                    )
                )  # fmt: skip
    chance.shuffle(shots)
    files = [tmp_path / "stack.pdf"]
    files[0].write_bytes(scanner.bundle(shots[:20]))
    for place, shot in enumerate(shots[20:]):
        files.append(tmp_path / f"{place}.jpg")
        files[-1].write_bytes(shot)
    desk = Scans(here.store, FakeMachine())
    report = taken(desk, *files)

    assert (report.filed, report.waiting, report.unread) == (len(shots), 0, [])
    assert len(report.whole) == len(done)
    with here.store.reading() as db:
        for paper_id, pdf in done:
            paper = db.get_one(Paper, paper_id)
            assert paper.state == PaperState.SCANNED.value
            whole = scanned.scan_pdf(db, paper)
            assert scancode.count(whole) == scancode.count(pdf)
            assert [(page.code, page.number) for page in scancode.pages(whole)] == [
                (paper.code, number) for number in range(1, scancode.count(pdf) + 1)
            ]
        assert scan_lists.partly(db, desk.count) == []


def test_what_does_not_belong_is_listed_and_the_rest_is_filed(
    here: Room, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    abroad = sample.room(str(tmp_path_factory.mktemp("abroad")))
    ((_, foreign), *_) = printed(abroad, agreed=False)
    abroad.store.close()
    (old, old_pdf), (kept, kept_pdf), (part, part_pdf) = printed(here, agreed=False)
    with here.store.unit() as db:
        paper = db.get_one(Paper, old)
        papers.void(db, paper, reason="姓名写错", by=here.officer)
        subject, today = db.get_one(Case, paper.case_id), here.clock().date()
        make = printouts.maker(db, subject, "D01", today=today)
        papers.issue(db, subject, "D01", by=here.officer, on=today, make=make)
    blank = scanner.sheets(kept_pdf)[0]
    blank.paste(255, (0, 0, *blank.size))
    lost = scanner.sheets(part_pdf)[1:]
    sheets = [
        *scanner.sheets(old_pdf)[:1], *scanner.sheets(kept_pdf), scanner.sheets(foreign)[0], blank, *lost,
        scanner.sheets(kept_pdf)[0],
    ]  # fmt: skip
    file = tmp_path / "mixed.pdf"
    file.write_bytes(scanner.bundle([scanner.scan(sheet) for sheet in sheets]))
    desk = Scans(here.store, FakeMachine())
    report = taken(desk, file)

    assert report.waiting == 3
    view = desk.read()
    assert [page.problem for page in view.waiting] == [
        Problem.VOID.value, Problem.FOREIGN.value, Problem.UNCODED.value,
    ]  # fmt: skip
    assert "姓名写错" in view.waiting[0].note
    with here.store.reading() as db:
        assert db.get_one(Paper, kept).state == PaperState.SCANNED.value
        assert db.get_one(Paper, part).state == PaperState.FINAL.value
    assert [each.lacks for each in view.partly] == (["缺第 1 页"] if lost else [])
    assert taken(desk, file).again == ["mixed.pdf"]
    assert len(desk.read().waiting) == 3


def test_the_signed_scan_of_a_paper_that_is_not_whole_is_empty(here: Room) -> None:
    ((paper_id, pdf), *_) = printed(here, agreed=False)
    with here.store.reading() as db:
        assert scanned.scan_pdf(db, db.get_one(Paper, paper_id)) == b""
    assert pikepdf.__version__
    assert scancode.count(pdf) >= 1
