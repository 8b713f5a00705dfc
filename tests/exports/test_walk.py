"""What of a sitting becomes facts of a paper, and what never does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import facts
from models import evidence, record
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

    assert made.sitting.agreed_facts == ("二", "一")
