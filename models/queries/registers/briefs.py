"""Short facts of the cases that rows of a register belong to, in a fixed number of queries for some hundred rows."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from models import agreements, cases, shields
from models.agreements import Agreement
from models.base import Row
from models.cases import Case
from models.checks import AGREEMENT_FORMS
from models.papers import Paper
from models.queries.selection import Selection, within
from models.shields import Shield

AT_ONCE = 400
Kept = TypeVar("Kept", bound=Row)


@dataclass(frozen=True, slots=True)
class Brief:
    """One case as the registers of what hangs on cases name it; money is in fen."""

    number: str
    parties: tuple[str, ...]
    people: dict[uuid.UUID, str]
    offence: str
    officer: str
    agreement_number: str
    agreed_on: date | None
    amount: int | None
    shield: Shield | None


NOBODY = Brief("", (), {}, "", "", "", None, None, None)


def of(db: Session, case_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID | None, Brief]:
    """Return the facts of these cases; None, a number that has no case, has empty ones."""
    wanted = {each for each in case_ids if each is not None}
    signed: dict[uuid.UUID, Agreement] = {}
    for agreement in db.scalars(
        select(Agreement)
        .where(Agreement.case_id.in_(wanted), Agreement.voided_at.is_(None))
        .order_by(Agreement.edition)
    ):
        signed[agreement.case_id] = agreement
    on_paper: dict[uuid.UUID | None, str] = {
        row.case_id: row.number
        for row in db.execute(
            select(Paper.case_id, Paper.number)
            .where(Paper.case_id.in_(wanted), Paper.voided_at.is_(None), Paper.form.in_(AGREEMENT_FORMS), Paper.number != "")
            .order_by(Paper.issued_at)
        )
    }  # fmt: skip
    found: dict[uuid.UUID | None, Brief] = {None: NOBODY}
    for subject in db.scalars(select(Case).where(Case.id.in_(wanted))):
        reached = signed.get(subject.id)
        reached = reached if reached is not None and reached.signed_on else None
        parties = cases.parties(subject)
        found[subject.id] = Brief(
            subject.number, tuple(party.name for party in parties), {party.id: party.name for party in parties},
            subject.cause, subject.handler_name,
            (reached.number or on_paper.get(subject.id, "")) if reached else "",
            reached.signed_on if reached else None, agreements.total(reached) if reached else None, shields.of(subject),
        )  # fmt: skip
    return found


def asked_for(
    db: Session, kept: type[Kept], day: Any, selection: Selection, *which: ColumnElement[bool]
) -> Select[Any]:
    """Return the query of the ids of rows that hang on the selected cases and whose ``day`` is in the period."""
    columns: Any = kept
    return (
        select(columns.id)
        .join(Case, Case.id == columns.case_id)
        .where(within(day, selection.period), *cases.own(), *cases.visible(db), *selection.where(), *which)
        .order_by(day, columns.id)
    )


def batches(
    db: Session, kept: type[Kept], query: Select[Any]
) -> Iterator[tuple[list[Kept], dict[uuid.UUID | None, Brief]]]:
    """Give the rows that a query of ids names, some hundred at a time, with the facts of their cases."""
    ids = iter(db.scalars(query).all())
    while batch := list(islice(ids, AT_ONCE)):
        found = {row.id: row for row in db.scalars(select(kept).where(kept.id.in_(batch)))}
        rows: list[Any] = [found[each] for each in batch]
        yield rows, of(db, {row.case_id for row in rows})
