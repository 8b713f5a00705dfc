"""Plain rows of what hangs on cases: sittings, agreements and what is owed, visits, papers, limits; and repeats."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from models.agreements import Agreement, Clause, Instalment, Obligation
from models.base import Base
from models.cases import Case, Party
from models.clocks import Deadline, Event
from models.confirmation import Confirmation
from models.dispositions import Disposition
from models.papers import Paper
from models.queries.plainrows import (
    PlainAgreement,
    PlainAttendance,
    PlainClause,
    PlainConfirmation,
    PlainDeadline,
    PlainDisposition,
    PlainInstalment,
    PlainObligation,
    PlainPaper,
    PlainRecording,
    PlainSitting,
    PlainVisit,
    columns,
    raw,
)
from models.recordings import Recording
from models.sittings import Attendance, Sitting
from models.visits import Visit

#: What may be read beside a case, by the name it has in a bundle.
Part = Literal[
    "agreement", "obligations", "sittings", "visits", "confirmations", "recordings", "deadlines", "papers", "repeats",
    "dispositions",
]  # fmt: skip
Found = Iterable[tuple[Any, Any]]

#: A limit that 销号 alone has stopped is told as before: a register does not forget the day that it had told.
TOLD = ("", Event.CLOSED.value)

_PLAIN: dict[str, tuple[type[Base], Any, tuple[ColumnElement[bool], ...], ColumnElement[Any] | None]] = {
    "visits": (
        Visit, PlainVisit, (Visit.__table__.c.voided_at.is_(None), Visit.__table__.c.done_on.is_not(None)),
        Visit.__table__.c.done_on,
    ),
    "confirmations": (
        Confirmation, PlainConfirmation, (Confirmation.__table__.c.withdrawn_on.is_(None),),
        Confirmation.__table__.c.applied_on,
    ),
    "recordings": (Recording, PlainRecording, (Recording.__table__.c.voided_at.is_(None),), None),
    "dispositions": (
        Disposition, PlainDisposition, (Disposition.__table__.c.voided_at.is_(None),), Disposition.__table__.c.decided_on,
    ),
    "deadlines": (Deadline, PlainDeadline, (Deadline.__table__.c.cancelled.in_(TOLD),), Deadline.__table__.c.started_on),
    "papers": (
        Paper, PlainPaper,
        # its form is left to the reader: asked for it, SQLite goes through every paper of that form
        (Paper.__table__.c.voided_at.is_(None), Paper.__table__.c.number != ""),
        Paper.__table__.c.issued_at,
    ),
}  # fmt: skip


def read(db: Connection, part: Part, ids: Sequence[Any]) -> Found:
    """Give one part of the cases with these raw ids, each with the id of its case; those without it are left out."""
    if part == "agreement":
        return _agreements(db, ids)
    if part == "obligations":
        return _obligations(db, ids)
    if part == "sittings":
        return _sittings(db, ids)
    if part == "repeats":
        return _repeats(db, ids)
    return _listed(db, part, ids)


def _listed(db: Connection, part: Part, ids: Sequence[Any]) -> Found:
    of, plain, which, order = _PLAIN[part]
    key = raw(of.__table__.c.case_id)
    found: dict[Any, list[Any]] = defaultdict(list)
    query = select(key, *columns(of, plain)).where(key.in_(ids), *which).order_by(order)
    for row in db.execute(query).all():
        found[row[0]].append(plain._make(row[1:]))
    return found.items()


def _sittings(db: Connection, ids: Sequence[Any]) -> Found:
    came, held = Attendance.__table__.c, Sitting.__table__.c
    present: dict[Any, list[PlainAttendance]] = defaultdict(list)
    attended = (
        select(raw(came.sitting_id), *columns(Attendance, PlainAttendance))
        .where(raw(came.case_id).in_(ids))
        .order_by(came.position)
    )
    for row in db.execute(attended).all():
        present[row[0]].append(PlainAttendance._make(row[1:]))
    found: dict[Any, list[PlainSitting]] = defaultdict(list)
    query = (
        select(raw(held.case_id), raw(held.id), held.started_at)
        .where(raw(held.case_id).in_(ids), held.voided_at.is_(None))
        .order_by(held.number)
    )
    for case_id, sitting_id, started_at in db.execute(query).all():
        found[case_id].append(PlainSitting(sitting_id, started_at, present.get(sitting_id, ())))
    return found.items()


def _agreements(db: Connection, ids: Sequence[Any]) -> Found:
    """Give the latest valid agreement of each case, with the clauses that hold."""
    made, said = Agreement.__table__.c, Clause.__table__.c
    clauses: dict[Any, list[PlainClause]] = defaultdict(list)
    in_them = (
        select(raw(said.agreement_id), *columns(Clause, PlainClause))
        .join_from(Agreement.__table__, Clause.__table__, said.agreement_id == made.id)
        .where(raw(made.case_id).in_(ids), made.voided_at.is_(None), said.voided_at.is_(None))
        .order_by(said.position)
    )
    for row in db.execute(in_them).all():
        clauses[row[0]].append(PlainClause._make(row[1:]))
    query = (
        select(raw(made.case_id), raw(made.id), *columns(Agreement, PlainAgreement))
        .where(raw(made.case_id).in_(ids), made.voided_at.is_(None))
        .order_by(made.edition)
    )
    found: dict[Any, PlainAgreement] = {}
    for row in db.execute(query).all():
        found[row[0]] = PlainAgreement._make((*row[2:], clauses.get(row[1], ())))
    return found.items()


def _obligations(db: Connection, ids: Sequence[Any]) -> Found:
    owed, paid = Obligation.__table__.c, Instalment.__table__.c
    parts: dict[Any, list[PlainInstalment]] = defaultdict(list)
    in_parts = (
        select(raw(paid.obligation_id), *columns(Instalment, PlainInstalment))
        .join_from(Obligation.__table__, Instalment.__table__, paid.obligation_id == owed.id)
        .where(raw(owed.case_id).in_(ids), owed.voided_at.is_(None))
        .order_by(paid.number)
    )
    for row in db.execute(in_parts).all():
        parts[row[0]].append(PlainInstalment._make(row[1:]))
    told = owed.due_on, owed.performed_on, owed.kind, owed.repeats
    query = select(raw(owed.case_id), raw(owed.id), *told).where(
        raw(owed.case_id).in_(ids), owed.voided_at.is_(None)
    )
    found: dict[Any, list[PlainObligation]] = defaultdict(list)
    for row in db.execute(query).all():
        found[row[0]].append(PlainObligation._make((*row[2:], parts.get(row[1], ()))))
    return found.items()


def _repeats(db: Connection, ids: Sequence[Any]) -> Found:
    """Count the earlier cases in which somebody of 甲 and somebody of 乙 met before (domain.md 4.3)."""
    here, before = Case.__table__.alias("here"), Case.__table__.alias("before")
    one, other, again, with_them = (
        Party.__table__.alias(name) for name in ("one", "other", "again", "with_them")
    )
    query = (
        select(raw(here.c.id), func.count(before.c.id.distinct()))
        .join_from(here, one, and_(one.c.case_id == here.c.id, one.c.side == "甲", one.c.voided_at.is_(None)))
        .join(other, and_(other.c.case_id == here.c.id, other.c.side == "乙", other.c.voided_at.is_(None)))
        .join(again, and_(again.c.person_id == one.c.person_id, again.c.voided_at.is_(None), again.c.case_id != here.c.id))
        .join(
            with_them,
            and_(
                with_them.c.case_id == again.c.case_id, with_them.c.person_id == other.c.person_id,
                with_them.c.voided_at.is_(None),
            ),
        )
        .join(before, before.c.id == again.c.case_id)
        .where(
            raw(here.c.id).in_(ids), before.c.voided_at.is_(None),
            or_(
                before.c.received_at < here.c.received_at,
                and_(before.c.received_at == here.c.received_at, before.c.id < here.c.id),
            ),
        )
        .group_by(here.c.id)
    )  # fmt: skip
    return ((row[0], row[1]) for row in db.execute(query))
