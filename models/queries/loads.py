"""How many cases each helper of the roster took part in."""

import uuid
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Case
from models.sittings import Attendance

RECENT = timedelta(days=90)


def by_mediator(db: Session, *, since: date) -> dict[uuid.UUID, int]:
    """Count, for each entry of the roster, the cases received since a day in whose sittings they were."""
    return _count(db, Case.received_at >= dates.moment(since, time()))


def recent(db: Session, *, today: date) -> dict[uuid.UUID, int]:
    """Count the cases of the last 90 days: the load that a suggestion weighs."""
    return by_mediator(db, since=today - RECENT)


def of_type(db: Session, dispute_type: str) -> dict[uuid.UUID, int]:
    """Count the cases of one type that each was ever in: what they have done before."""
    return _count(db, Case.dispute_type == dispute_type) if dispute_type else {}


def _count(db: Session, *which: Any) -> dict[uuid.UUID, int]:
    query = (
        select(Attendance.mediator_id, func.count(Attendance.case_id.distinct()))
        .join(Case, Case.id == Attendance.case_id)
        .where(Attendance.mediator_id.is_not(None), *cases.own(), *which)
        .group_by(Attendance.mediator_id)
    )
    return {mediator_id: int(count) for mediator_id, count in db.execute(query) if mediator_id is not None}
