"""准备: what is made ready before a sitting, and what has to be asked first."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from models import alone, cases, sittings
from models.sittings import Sitting


def screen_refused(db: Session, sitting_id: uuid.UUID) -> str:
    """Say why the party screen of a sitting stays dark; empty when it may be used (反家庭暴力法 5)."""
    sitting = db.get_one(Sitting, sitting_id)
    subject = cases.case(db, sitting.case_id)
    return alone.screen_refused(db, subject, since=last_ended(db, subject.id, before=sitting.number))


def last_ended(db: Session, case_id: uuid.UUID, *, before: int | None = None) -> datetime | None:
    """Return when the latest earlier sitting of the case ended: what was asked before it is asked anew."""
    ended = [
        each.ended_at
        for each in sittings.of_case(db, case_id)
        if each.ended_at is not None and (before is None or each.number < before)
    ]
    return max(ended, default=None)
