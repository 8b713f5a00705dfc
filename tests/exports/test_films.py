"""The index of recordings of a case, from the store to the printed page."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from exports import errands, facts, films, pdf
from exports.compose import compose, plain
from exports.forms import FORMS
from models import endings, formheads, recordings
from models.cases import Case, Outcome
from models.sittings import Sitting
from tests import sample
from tests.sample import TODAY, Room

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def filmed(db: Session, here: Room) -> tuple[Case, Sitting]:
    """A 治安 sitting of an hour, filmed by two cameras with ten minutes between them that nobody filmed."""
    subject = sample.accepted(db, here, track="ZA")
    sitting = sample.begun(db, here, subject)
    by, start = here.officer, here.clock()
    first = recordings.of_sitting(db, sitting.id)[0]
    recordings.finish(db, first, by=by, ended_at=start + timedelta(minutes=20), sha256=DIGEST, size=734003200)
    recordings.index(
        db, case_id=subject.id, sitting_id=sitting.id, by=by, device="执法记录仪 3 号", file_number="V-2",
        started_at=start + timedelta(minutes=30), ended_at=start + timedelta(minutes=60), continuous=False,
        interruption="换电池", kept_at="办案区服务器",
    )  # fmt: skip
    wrong = recordings.index(db, case_id=subject.id, sitting_id=sitting.id, by=by, device="错的")
    recordings.void(db, wrong, reason="登记错了", by=by)
    here.clock.forward(minutes=60)
    endings.close(db, sitting, Outcome.AGREED, by=by, at=here.clock())
    return subject, sitting


def test_index_lists_what_is_valid_and_says_what_is_missing(here: Room) -> None:
    with here.store.unit() as db:
        subject, _ = filmed(db, here)

        told = facts.of(db, subject, "J09", today=TODAY)

        assert [(each.device, each.file, each.span, each.whole) for each in told.films.rows] == [
            ("调解室摄像机", "D-20261120-01", "2026-11-20 10:30至10:50", "连续"),
            ("执法记录仪 3 号", "V-2", "2026-11-20 11:00至11:30", "有中断：换电池"),
        ]
        assert told.films.rows[0].digest == f"SHA-256 {DIGEST}（734003200 字节）"
        assert told.films.lacking == "第1次调解 10:50至11:00 没有录像"
        words = plain(compose(FORMS["J09"], told))
        assert "录音录像有中断、缺失的，相关证据不能作为处罚的根据。" in words
        assert "错的" not in words
        assert facts.Facts.from_json(told.to_json()) == told


def test_index_is_made_once_and_only_where_something_was_recorded(here: Room) -> None:
    with here.store.unit() as db:
        subject, _ = filmed(db, here)
        bare = sample.accepted(db, here)
        head = formheads.head("J09")

        made = [errands.of_form(db, each, head) for each in (subject, bare)]

        assert [[each.about for each in listed] for listed in made] == [[subject.id], []]
        assert films.films(db, bare) == films.FilmsFacts(maker=bare.handler_name)


def test_index_is_printed_on_one_page_with_the_digest_whole(
    here: Room, pdftotext: Callable[[bytes], list[str]]
) -> None:
    with here.store.unit() as db:
        subject, _ = filmed(db, here)
        told = facts.of(db, subject, "J09", today=TODAY, draft=False)

    printed = pdf.render(compose(FORMS["J09"], told))

    (page,) = pdftotext(printed)
    assert DIGEST in page.replace("\n", "")
    assert "录音录像索引" in page.replace(" ", "")
