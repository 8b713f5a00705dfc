"""Cases with all that hangs on them, read in a fixed number of queries for every few hundred cases."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import agreements, cases
from models.agreements import Agreement, Obligation
from models.cases import Case, Party
from models.clocks import Deadline
from models.confirmation import Confirmation
from models.papers import Paper
from models.recordings import Recording
from models.sittings import Sitting
from models.visits import Visit

AT_ONCE = 400


@dataclass
class Bundle:
    """One case and what belongs to it; lists are in the order of time."""

    case: Case
    agreement: Agreement | None = None
    obligations: list[Obligation] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    repeats: int = 0

    @property
    def signed(self) -> Agreement | None:
        """The agreement, once it has been signed or reached."""
        return self.agreement if self.agreement and self.agreement.signed_on else None

    @property
    def amount(self) -> int | None:
        """What was agreed in fen; None where nothing was signed or no clause states a sum."""
        return agreements.total(self.signed) if self.signed else None


def bundles(db: Session, *which: ColumnElement[bool], order: ColumnElement[Any]) -> Iterator[Bundle]:
    """Read the valid cases that meet ``which``, a few hundred at a time, so that memory stays flat."""
    ids = iter(db.scalars(select(Case.id).where(*cases.own(), *which).order_by(order, Case.id)).all())
    while batch := list(islice(ids, AT_ONCE)):
        yield from _read(db, batch)


def _read(db: Session, ids: Sequence[uuid.UUID]) -> list[Bundle]:
    found = {case.id: Bundle(case) for case in db.scalars(select(Case).where(Case.id.in_(ids)))}
    of: dict[str, Iterable[Any]] = {
        "sittings": db.scalars(
            select(Sitting)
            .where(Sitting.case_id.in_(ids), Sitting.voided_at.is_(None))
            .order_by(Sitting.number)
        ),
        "visits": db.scalars(
            select(Visit)
            .where(Visit.case_id.in_(ids), Visit.voided_at.is_(None), Visit.done_on.is_not(None))
            .order_by(Visit.done_on)
        ),
        "confirmations": db.scalars(
            select(Confirmation).where(Confirmation.case_id.in_(ids)).order_by(Confirmation.applied_on)
        ),
        "recordings": db.scalars(
            select(Recording).where(Recording.case_id.in_(ids), Recording.voided_at.is_(None))
        ),
        "deadlines": db.scalars(
            select(Deadline)
            .where(Deadline.case_id.in_(ids), Deadline.cancelled == "")
            .order_by(Deadline.started_on)
        ),
        "papers": db.scalars(
            select(Paper).where(Paper.case_id.in_(ids), Paper.voided_at.is_(None)).order_by(Paper.issued_at)
        ),
        "obligations": db.scalars(
            select(Obligation).where(Obligation.case_id.in_(ids), Obligation.voided_at.is_(None))
        ),
    }
    for name, rows in of.items():
        for row in rows:
            getattr(found[row.case_id], name).append(row)
    for agreement in db.scalars(
        select(Agreement)
        .where(Agreement.case_id.in_(ids), Agreement.voided_at.is_(None))
        .order_by(Agreement.edition)
    ):
        found[agreement.case_id].agreement = agreement
    _count_repeats(db, found)
    return [found[each] for each in ids]


def _count_repeats(db: Session, found: dict[uuid.UUID, Bundle]) -> None:
    """Count the earlier cases in which somebody of 甲 and somebody of 乙 met before (domain.md 4.3)."""
    everybody = {party.person_id for each in found.values() for party in each.case.parties if party.person_id}
    met: dict[uuid.UUID, set[tuple[Any, uuid.UUID]]] = defaultdict(set)
    rows = db.execute(
        select(Party.person_id, Case.received_at, Case.id)
        .join(Case, Case.id == Party.case_id)
        .where(Party.person_id.in_(everybody), Party.voided_at.is_(None), Case.voided_at.is_(None))
    )
    for person_id, received_at, case_id in rows:
        assert person_id is not None, "the query asked for persons"
        met[person_id].add((received_at, case_id))
    for each in found.values():
        here = (each.case.received_at, each.case.id)
        sides = [
            {seen for party in cases.parties(each.case) if party.side == side and party.person_id
             for seen in met[party.person_id]}
            for side in "甲乙"
        ]  # fmt: skip
        each.repeats = sum(1 for seen in sides[0] & sides[1] if seen < here)
