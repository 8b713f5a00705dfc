"""编号簿 as a list to print, and blank forms of a series that another system numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import numberbook, printouts
from exports.compose import plain
from models import numbering, papers
from models.papers import Made, Stamp
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def made(stamp: Stamp) -> Made:
    return Made({}, stamp.number.encode())


def test_the_book_lists_voids_with_reasons_and_what_is_missing(here: Room) -> None:
    with here.store.unit() as db:
        numbering.set_last(db, "people", year=2026, last=37, by=here.administrator)
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        paper = papers.issue(db, subject, "D14", by=here.officer, on=TODAY, make=made)
        papers.void(db, paper, reason="姓名写错", by=here.officer)
        numbering.reserve(db, "people", count=3, year=2026, form="D14", by=here.officer)
        document = numberbook.document(db, "people", 2026, today=TODAY, by=here.officer)
        pdf = numberbook.pdf(db, "people", 2026, today=TODAY, by=here.officer)

    said = plain(document)
    assert [line in said for line in (
        "2026年编号簿", "西岔镇人民调解委员会　人民调解卷宗与协议书", "（2026）西人调字第38号", "作废：姓名写错",
        "（2026）西人调字第39号 至 （2026）西人调字第41号", "预留（人民调解协议书空白表 3 份）",
        "共 4 个编号：预留 3 个，作废 1 个。号簿里没有第1至37号（接续纸质号簿）。",
    )] == [True] * 7  # fmt: skip
    assert pdf.startswith(b"%PDF-")


def test_an_empty_book_says_so(here: Room) -> None:
    with here.store.unit() as db:
        assert "本年没有取号。" in plain(
            numberbook.document(db, "police", 2026, today=TODAY, by=here.officer)
        )


def test_blank_forms_of_a_series_of_another_system_take_no_number(here: Room) -> None:
    with here.store.unit() as db:
        numbering.set_rule(db, "people-oral", external=True, source="省平台", by=here.leader)
        numbers, pdf = printouts.pads(db, "D15", count=2, today=TODAY, by=here.officer)

        assert (numbers, numbering.book(db, "people-oral", 2026)) == ([], [])
        assert pdf.startswith(b"%PDF-")
