"""Rows of R7: what was sent elsewhere, and what came back."""

import uuid
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.cases import Case
from models.papers import Paper
from models.queries.registers import briefs
from models.queries.rows_after import ReferralRow
from models.queries.selection import Selection
from models.referrals import Referral
from models.registerrules import Rule

DAYS: dict[str, Any] = {"sent": Referral.on, "answered": Referral.feedback_on}


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[ReferralRow]:
    """Give the rows of R7."""
    query = briefs.asked_for(db, Referral, DAYS[rule.day], selection, Referral.voided_at.is_(None))
    serials = count(1)
    for batch, known in briefs.batches(db, Referral, query):
        numbers = _numbers(db, {sent.id for sent in batch})
        for sent in batch:
            told = known[sent.case_id]
            received = (
                f"{sent.received_on.isoformat()} {sent.received_by}".strip() if sent.received_on else ""
            )
            result = "" if sent.refused else "：".join(filter(None, (sent.accepted, sent.feedback)))
            yield ReferralRow(
                case_id=str(sent.case_id), serial=next(serials), paper_number=numbers.get(sent.id, ""), number=told.number,
                sent_on=sent.on, to=sent.to, reason=sent.reason, feedback_by=sent.feedback_by, received=received,
                feedback_on=sent.feedback_on, result=result, refused=sent.refused_reason, shield=told.shield,
            )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days of the case by which its referrals stand in a period."""
    day = DAYS[rule.day]
    query = select(day).where(Referral.case_id == subject.id, Referral.voided_at.is_(None), day.is_not(None))
    return list(db.scalars(query.order_by(day)))


def _numbers(db: Session, sent: set[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    """Return the numbers of the letters, by the referral they are about."""
    papers = select(Paper.about, Paper.number).where(Paper.about.in_(sent), Paper.voided_at.is_(None))
    return {about: number for about, number in db.execute(papers.order_by(Paper.issued_at)) if number}
