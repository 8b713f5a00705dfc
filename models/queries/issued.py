"""The papers of a period, to be exported: final ones that stand, in the order they were made."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import cases
from models.agreements import Agreement, AgreementState
from models.cases import Case
from models.checks import AGREEMENT_FORMS
from models.papers import Paper


@dataclass(frozen=True)
class Issued:
    """One paper of the list; ``paper_id`` is None for an agreement that is still a draft."""

    case_id: uuid.UUID
    paper_id: uuid.UUID | None
    day: date
    number: str
    title: str
    case: str


def between(
    db: Session, since: date, until: date, *, agreements_only: bool = False, words: str = "",
    chosen: Sequence[uuid.UUID] = (),
) -> list[Issued]:  # fmt: skip
    """Return the valid papers dated from ``since`` to ``until``; ``words`` are part of the case's name or number."""
    query = (
        select(Paper, Case.title)
        .join(Case, Case.id == Paper.case_id)
        .where(Paper.issued_on >= since, Paper.issued_on <= until, Paper.voided_at.is_(None), *cases.visible(db))
        .order_by(Paper.issued_on, Paper.issued_at, Paper.id)
    )  # fmt: skip
    if agreements_only:
        query = query.where(Paper.form.in_(sorted(AGREEMENT_FORMS)))
    if chosen:
        query = query.where(Case.id.in_(chosen))
    if words.strip():
        query = query.where(_named(words))
    return [
        Issued(paper.case_id, paper.id, paper.issued_on, paper.number, paper.title, title)
        for paper, title in db.execute(query)
        if paper.case_id is not None
    ]


def drafts(db: Session, since: date, until: date, *, words: str = "") -> list[Issued]:
    """Return the agreements of cases received in a period that are still drafts."""
    query = (
        select(Case)
        .join(Agreement, Agreement.case_id == Case.id)
        .where(Agreement.voided_at.is_(None), Agreement.state == AgreementState.DRAFT.value, *cases.visible(db))
        .order_by(Case.received_at, Case.id)
        .distinct()
    )  # fmt: skip
    if words.strip():
        query = query.where(_named(words))
    found = [(each, each.accepted_on or each.received_at.date()) for each in db.scalars(query)]
    return [
        Issued(each.id, None, day, "", "协议草稿", each.title) for each, day in found if since <= day <= until
    ]


def _named(words: str) -> ColumnElement[bool]:
    like = f"%{words.strip()}%"
    return Case.title.like(like) | Case.number.like(like) | Case.dossier_number.like(like)
