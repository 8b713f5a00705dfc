"""What is printed again is what was kept, to the byte, and what was kept is what its facts say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from exports import printouts
from exports.facts import Facts
from models import formchoices, formheads, papers
from tests import sample
from tests.sample import Room

TODAY = date(2026, 11, 20)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "data"))
    yield made
    made.store.close()


@pytest.mark.parametrize("form", ["D01", "D04", "D07"])
def test_reprint_is_the_stored_bytes_and_its_facts_give_them_again(here: Room, form: str) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        make = printouts.maker(db, subject, form, today=TODAY)
        made = papers.issue(db, subject, form, by=here.officer, on=TODAY, make=make)
        first, paper_id = papers.content(db, made), made.id

    with here.store.reading() as db:
        again = db.get_one(papers.Paper, paper_id)
        assert papers.content(db, again) == first
        assert printouts.pdf(Facts.from_plain(again.facts)) == first
        kept = pypdfium2.PdfDocument(first)
        read = [
            [each.text for each in zxingcpp.read_barcodes(page.render(scale=3).to_pil())] for page in kept
        ]
        kept.close()
        coded = formchoices.coded(db, formheads.head(form))
        assert read == [[f"{again.code}-{number}"] if coded else [] for number in range(1, len(read) + 1)]
