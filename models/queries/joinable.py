"""Cases that another may be merged into, and cases by their number."""

import uuid

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from models import cases, joining
from models.cases import Case, Party

OFFERED = 40


def others(db: Session, subject: Case) -> tuple[tuple[str, str], ...]:
    """Return (number, words) of the cases that ``subject`` may be merged into, those of the same people first."""
    people = [party.person_id for party in cases.parties(subject) if party.person_id is not None]
    same = Case.id.in_(select(Party.case_id).where(Party.person_id.in_(people), Party.voided_at.is_(None)))
    rows = db.execute(
        select(Case.number, Case.title, same.label("same"))
        .where(
            Case.id != subject.id, Case.state.in_(joining.JOINABLE), *cases.own(), *cases.visible(db),
        )
        .order_by(case((same, 0), else_=1), Case.received_at.desc())
        .limit(OFFERED)
    )  # fmt: skip
    return tuple(
        (row.number, f"{row.number}　{row.title}" + ("　同一当事人" if row.same else "")) for row in rows
    )


def numbered(db: Session, number: str) -> Case | None:
    """Return the case of a number, if it may be seen."""
    return db.scalar(select(Case).where(Case.number == number, *cases.own(), *cases.visible(db)).limit(1))


def number_of(db: Session, case_id: uuid.UUID | None) -> str:
    """Return the number of a case, or nothing for none."""
    if case_id is None:
        return ""
    return db.scalar(select(Case.number).where(Case.id == case_id)) or ""
