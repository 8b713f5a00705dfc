"""案件办理时间线 on paper: every part under its heading, numbers covered, narrowed as asked."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from exports import timeline
from exports.blocks import Document, Grid, Heading, Text
from models import contacts, visits
from models.errors import Refusal
from models.queries.moments import Kind
from tests import sample
from tests.sample import Room

LATER = date(2026, 11, 25)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def rows(document: Document) -> list[tuple[str, ...]]:
    return [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]


def test_the_line_stands_on_paper_in_its_parts(here: Room, pdftotext: Callable[[bytes], list[str]]) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        contacts.log(
            db,
            subject,
            whom="张土根",
            how="电话",
            said="换成13900001111了",
            by=here.officer,
            answered=True,
            at=here.clock(),
        )
        visits.add(db, subject, due_on=date(2026, 12, 1), reason="再看看", by=here.officer)
        made = timeline.document(db, subject.id, today=LATER, by=here.officer)
        pages = pdftotext(timeline.pdf(db, subject.id, today=LATER, by=here.officer))

    assert [each.partition("　")[0] for each in headings(made)] == ["已经发生", "过期还没有办", "接下来要办"]
    assert ("2026-12-01", "回访", "再看看", "", "还有 6 天") in rows(made)
    assert ("2026-11-20 10:34", "办理", "联系张土根（电话）　换成139****1111了", "葛民警") in rows(made)
    whole = "".join("".join(pages).split())
    assert [word in whole for word in ("案件办理时间线", "第1页", "签订协议", "139****1111", "13900001111")] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_a_narrowed_line_says_what_it_leaves_out(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.add(db, subject, due_on=date(2026, 12, 1), reason="再看看", by=here.officer)
        made = timeline.document(
            db, subject.id, today=LATER, by=here.officer, kinds=[Kind.VISITING], ahead=True, words="再看"
        )

    assert rows(made) == [("2026-12-01", "回访", "再看看", "", "还有 6 天")]
    said = [block.text for block in made.blocks if isinstance(block, Text)]
    assert said[1] == "（只列回访；只列还没有办的；只列含“再看”的）"


def test_a_line_without_anything_says_so(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = timeline.document(db, subject.id, today=LATER, by=here.officer, words="没有这句")
    assert [block.text for block in made.blocks if isinstance(block, Text)][-1] == "没有可列的事项。"


def test_the_line_is_refused_to_whoever_may_not_see_the_case(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        db.info["by"] = here.mediator
        with pytest.raises(Refusal, match="没有分给您"):
            timeline.pdf(db, subject.id, today=LATER, by=here.mediator)
