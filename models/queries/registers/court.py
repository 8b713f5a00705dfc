"""Rows of R13 and R14: agreements before the court, and papers that reached whom they are for."""

import uuid
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.cases import Case
from models.clocks import Deadline
from models.confirmation import Confirmation
from models.papers import Paper
from models.queries.plainparts import TOLD
from models.queries.registers import briefs
from models.queries.rows_after import ConfirmationRow, ServingRow
from models.queries.selection import Selection
from models.registerrules import Rule

CONFIRMED: dict[str, Any] = {"applied": Confirmation.applied_on, "ruled": Confirmation.ruled_on}
SERVED: dict[str, Any] = {"served": Paper.signed_on, "issued": Paper.issued_on}
CLOCK = "rm-confirm"


def confirmations(db: Session, selection: Selection, rule: Rule) -> Iterator[ConfirmationRow]:
    """Give the rows of R13."""
    query = briefs.asked_for(db, Confirmation, CONFIRMED[rule.day], selection)
    serials = count(1)
    for batch, known in briefs.batches(db, Confirmation, query):
        limits = _limits(db, {asked.case_id for asked in batch})
        for asked in batch:
            told = known[asked.case_id]
            yield ConfirmationRow(
                case_id=str(asked.case_id), serial=next(serials), number=told.number, parties=told.parties,
                agreement_number=told.agreement_number, agreed_on=told.agreed_on, court=asked.court,
                due_on=limits.get(asked.case_id), applied_on=asked.applied_on, ruled_on=asked.ruled_on,
                ruling=asked.ruling, ruling_number=asked.ruling_number, accepted_on=asked.accepted_on, after=_after(asked),
                shield=told.shield,
            )  # fmt: skip


def _after(asked: Confirmation) -> str:
    """Say that an application was withdrawn, or how its ruling is enforced."""
    told = (
        f"{asked.withdrawn_on.isoformat()} 撤回：{asked.withdrawn_reason}" if asked.withdrawn_on is not None else "",
        f"{asked.enforced_on.isoformat()} 申请执行：{asked.enforcement}" if asked.enforced_on is not None else "",
    )  # fmt: skip
    return "\n".join(filter(None, told))


def days_confirmed(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days of the case by which its applications stand in a period."""
    day = CONFIRMED[rule.day]
    return list(
        db.scalars(select(day).where(Confirmation.case_id == subject.id, day.is_not(None)).order_by(day))
    )


def served(db: Session, selection: Selection, rule: Rule) -> Iterator[ServingRow]:
    """Give the rows of R14."""
    query = briefs.asked_for(
        db, Paper, SERVED[rule.day], selection, Paper.voided_at.is_(None), Paper.served_how != ""
    )
    serials = count(1)
    for batch, known in briefs.batches(db, Paper, query):
        for paper in batch:
            told = known[paper.case_id]
            yield ServingRow(
                case_id=str(paper.case_id), serial=next(serials), number=told.number, title=paper.title,
                paper_number=paper.number, issued_on=paper.issued_on, recipients=_recipients(paper, told),
                how=paper.served_how, served_on=paper.signed_on, taken_by=paper.served_to, note=paper.signed_note,
                by_name=paper.by_name, shield=told.shield,
            )  # fmt: skip


def days_served(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days of the case by which its papers that were served stand in a period."""
    day = SERVED[rule.day]
    query = select(day).where(
        Paper.case_id == subject.id, Paper.voided_at.is_(None), Paper.served_how != "", day.is_not(None)
    )
    return list(db.scalars(query.order_by(day)))


def _recipients(paper: Paper, told: briefs.Brief) -> tuple[str, ...]:
    """Name whom a paper is for: the party that it is about, else everyone of the case."""
    one = told.people.get(paper.about) if paper.about else None
    return (one,) if one else told.parties


def _limits(db: Session, case_ids: set[uuid.UUID]) -> dict[uuid.UUID, date]:
    """Return the last day on which the court may be asked, by case."""
    query = select(Deadline.case_id, Deadline.due_on).where(
        Deadline.case_id.in_(case_ids), Deadline.key == CLOCK, Deadline.cancelled.in_(TOLD)
    )
    return {row.case_id: row.due_on for row in db.execute(query.order_by(Deadline.started_on))}
