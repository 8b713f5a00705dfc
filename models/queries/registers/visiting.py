"""Rows of R5: return visits, planned and done."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.cases import Case
from models.queries.registers import briefs
from models.queries.rows_after import VisitRow
from models.queries.selection import Selection
from models.registerrules import Rule
from models.visitrules import rules
from models.visits import Visit

DAYS: dict[str, Any] = {"due": Visit.due_on, "done": Visit.done_on}


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[VisitRow]:
    """Give the rows of R5."""
    query = briefs.asked_for(db, Visit, DAYS[rule.day], selection, Visit.voided_at.is_(None))
    serials = count(1)
    for batch, known in briefs.batches(db, Visit, query):
        coming = _coming(db, {visit.case_id for visit in batch})
        for visit in batch:
            told = known[visit.case_id]
            yield VisitRow(
                case_id=str(visit.case_id), serial=next(serials), number=told.number, parties=told.parties,
                agreement_number=told.agreement_number, due_on=visit.due_on, done_on=visit.done_on, mode=visit.mode,
                performed=visit.performed, satisfaction=visit.satisfaction, new_risk=_news(visit),
                measures=visit.measures, by_name=visit.by_name,
                next_on=min((day for day in coming[visit.case_id] if day > visit.due_on), default=None),
                shield=told.shield,
            )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days of the case by which its visits stand in a period."""
    day = DAYS[rule.day]
    query = select(day).where(Visit.case_id == subject.id, Visit.voided_at.is_(None), day.is_not(None))
    return list(db.scalars(query.order_by(day)))


def _news(visit: Visit) -> str:
    """Tell what was new: a relapse, and what was written of it."""
    told = rules().relapse(visit.relapse)
    return "；".join(filter(None, (visit.relapse if told is not None and told.again else "", visit.new_risk)))


def _coming(db: Session, case_ids: set[uuid.UUID]) -> dict[uuid.UUID, list[date]]:
    """Return the days of the visits that are still to be made, by case."""
    found: dict[uuid.UUID, list[date]] = defaultdict(list)
    query = select(Visit.case_id, Visit.due_on).where(
        Visit.case_id.in_(case_ids), Visit.voided_at.is_(None), Visit.done_on.is_(None)
    )
    for case_id, due_on in db.execute(query):
        found[case_id].append(due_on)
    return found
