"""Finding cases by what was said: the newest lines of the record, so that the search box never waits."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases
from models.record import Utterance
from models.sittings import Sitting

NEWEST = 60_000  # some thousand sittings: a busy room's year


def cases_saying(db: Session, words: Sequence[str], *, limit: int) -> list[uuid.UUID]:
    """Return cases in whose record one line holds every word, newest first.

    Struck lines and private ones (背对背) are never found: the list is read by whoever looks at the screen.
    """
    seen = cases.of_visible(db, Sitting.case_id)
    newest = (
        select(Utterance.sitting_id, Utterance.id, Utterance.text, Utterance.private, Utterance.struck_at)
        .where(*((Utterance.sitting_id.in_(select(Sitting.id).where(*seen)),) if seen else ()))
        .order_by(Utterance.id.desc())
        .limit(NEWEST)
        .subquery()
    )
    lines = select(newest.c.sitting_id, newest.c.id).where(
        ~newest.c.private, newest.c.struck_at.is_(None),
        *(newest.c.text.icontains(word, autoescape=True) for word in words),
    )  # fmt: skip
    sittings = db.execute(lines.order_by(newest.c.id.desc()).limit(limit * 20)).all()
    found: dict[uuid.UUID, None] = dict.fromkeys(row.sitting_id for row in sittings)
    known = {
        row.id: row.case_id
        for row in db.execute(select(Sitting.id, Sitting.case_id).where(Sitting.id.in_(list(found))))
    }
    return list(dict.fromkeys(known[each] for each in found if each in known))[:limit]
