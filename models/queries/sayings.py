"""Finding cases by what was said: the newest lines of the record, so that the search box never waits."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases
from models.cases import Case
from models.record import Utterance
from models.searching.asked import Said
from models.sittings import Sitting
from models.station import Identity

_LINE = ("sitting_id", "id", "at", "speaker", "text")
NEWEST = 60_000  # some thousand sittings: a busy room's year


def lines_saying(db: Session, words: Sequence[str], *, by: Identity | None = None, limit: int) -> list[Said]:
    """Return the newest lines that hold every word, one of each sitting.

    Struck lines, private ones (背对背) and those of voided cases are never found: the list is read by whoever
    looks at the screen.
    """
    seen = cases.visible(db, by)
    newest = (
        select(*(getattr(Utterance, name) for name in (*_LINE, "private", "struck_at")))
        .where(*((Utterance.sitting_id.in_(select(Sitting.id).join(Case).where(*seen)),) if seen else ()))
        .order_by(Utterance.id.desc())
        .limit(NEWEST)
        .subquery()
    )
    lines = (
        select(newest.c.sitting_id, Sitting.case_id, *(newest.c[name] for name in _LINE[1:]), Sitting.ended_at)
        .join(Sitting, Sitting.id == newest.c.sitting_id)
        .join(Case, Case.id == Sitting.case_id)
        .where(
            ~newest.c.private, newest.c.struck_at.is_(None), Case.voided_at.is_(None),
            *(newest.c.text.icontains(word, autoescape=True) for word in words),
        )
        .order_by(newest.c.id.desc())
        .limit(limit * 20)
    )  # fmt: skip
    found: dict[uuid.UUID, Said] = {}
    for row in db.execute(lines):
        sitting, case, line, at, speaker, words_said, ended = row
        said = Said(sitting, case, line, at, speaker, words_said, ended=ended is not None)
        found.setdefault(sitting, said)
    return list(found.values())[:limit]


def cases_saying(db: Session, words: Sequence[str], *, limit: int) -> list[uuid.UUID]:
    """Return the cases of those lines, the newest first."""
    return list(dict.fromkeys(line.case_id for line in lines_saying(db, words, limit=limit)))
