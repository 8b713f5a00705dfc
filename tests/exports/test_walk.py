"""What of a sitting becomes facts of a paper, and what never does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import facts
from models import evidence, record, sittings
from models.base import new_id
from models.sittings import Phase
from tests import sample
from tests.sample import Room

TODAY = sample.TODAY


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def test_evidence_is_told_by_the_catalogue_and_each_line_once(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        by = here.officer
        first = record.note(db, sitting, "张土根", "照片两张", by=by, kind=record.Kind.EVIDENCE)
        record.note(db, sitting, "赵水生", "村里有记录", by=by, kind=record.Kind.EVIDENCE)
        entry = evidence.enter_line(db, sitting, first.id, by=by)
        evidence.view(db, entry, "乙", evidence.REFUSED, words="不是那块地", by=by)
        gone = evidence.enter(db, sitting, name="收据", by=by)
        evidence.void(db, gone, reason="重复", by=by)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert made.sitting.evidence == ("照片两张（张土根提供）。赵水生：不认可，不是那块地。", "村里有记录")


def test_facts_of_a_column_keep_the_order_they_were_moved_to(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        for text in ("一", "二"):
            line = record.note(db, sitting, "张土根", text, by=here.officer)
            record.sort(db, line.id, record.Column.AGREED, by=here.officer)
        record.move(db, line.id, -1, by=here.officer)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert made.sitting.agreed_facts == ("张土根称：二", "张土根称：一")


def told(made: facts.Facts) -> list[tuple[str, str, str, bool, str]]:
    return [
        (line.speaker, line.mark, line.text, line.struck, line.initial)
        for phase in made.sitting.phases
        for line in phase.lines
    ]


def test_correction_stands_behind_the_struck_words_and_nothing_said_apart_is_told(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=here.officer)
        wrong = record.note(db, sitting, "张土根", "挪了三犁", by=here.officer)
        secret = record.note(db, sitting, "张土根", "底线两百", by=here.officer, private=True)
        record.note(db, sitting, "张土根", "背后说的", by=here.officer, caucus_id=new_id())
        record.note(db, sitting, "赵水生", "没有挪", by=here.officer)
        record.correct(db, secret.id, "张土根", "底线三百", by=here.officer)
        once = record.correct(db, wrong.id, "张土根", "挪了两犁", by=here.officer)
        record.correct(db, once.id, "张土根", "挪了一犁", by=here.officer)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert told(made) == [
        ("张土根", "", "挪了三犁", True, "捺印"),
        ("张土根", "更正", "挪了两犁", True, "捺印"),
        ("张土根", "更正", "挪了一犁", False, ""),
        ("赵水生", "", "没有挪", False, ""),
    ]
    assert [words for words in ("底线", "背后说的") if words in made.to_json()] == []


def test_lines_keep_their_order_and_visit_when_the_clock_was_set_back(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.begun(db, here, subject)
        for phase, text in (
            (Phase.STATEMENTS, "先说"), (Phase.SORTING, "梳理"), (Phase.STATEMENTS, "再说"),
        ):  # fmt: skip
            sittings.advance(db, sitting, to=phase, by=here.officer, silence_reason="只要评理")
            here.clock.forward(minutes=-5)
            record.note(db, sitting, "张土根", text, by=here.officer)
        made = facts.of(db, subject, "D11", today=TODAY, sitting=sitting)

    assert [
        (phase.name, [line.text for line in phase.lines if line.kind == "speech"])
        for phase in made.sitting.phases
    ] == [("群众先说理", ["先说"]), ("民警后梳理", ["梳理"]), ("群众先说理（第二次）", ["再说"])]
