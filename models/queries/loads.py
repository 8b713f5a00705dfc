"""How many cases each helper of the roster took part in."""

import uuid
from datetime import date, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import dates
from models.cases import Case
from models.sittings import Attendance


def by_mediator(db: Session, *, since: date) -> dict[uuid.UUID, int]:
    """Count, for each entry of the roster, the cases received since a day in whose sittings they were."""
    query = (
        select(Attendance.mediator_id, func.count(Attendance.case_id.distinct()))
        .join(Case, Case.id == Attendance.case_id)
        .where(
            Attendance.mediator_id.is_not(None), Case.voided_at.is_(None),
            Case.received_at >= dates.moment(since, time()),
        )
        .group_by(Attendance.mediator_id)
    )  # fmt: skip
    return {mediator_id: int(count) for mediator_id, count in db.execute(query) if mediator_id is not None}
