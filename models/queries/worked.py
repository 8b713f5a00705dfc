"""Which case somebody worked on last, as the audit has it."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.audit import AuditEntry


def last(db: Session, by_id: uuid.UUID) -> uuid.UUID | None:
    """Return the case that the person changed most recently; None before the first."""
    return db.scalar(
        select(AuditEntry.case_id)
        .where(AuditEntry.by_id == by_id, AuditEntry.case_id.is_not(None))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
