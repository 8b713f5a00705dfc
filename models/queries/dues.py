"""What is due between two days: visits, payments and deeds, promises, clocks and tasks after an agreement, as plain rows.

One page is read at a time, in the order of days; each kind is read by its own index and no further than the page
goes. What a case that is no longer the room's still owes is not told, nor what an earlier agreement promised.
"""

import heapq
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, case, func, literal, null, or_, select, true
from sqlalchemy.orm import Session, aliased

from models import cases, clocks, followups
from models.agreements import Agreement, Clause, Instalment, Obligation, ObligationKind
from models.cases import Case, State
from models.clocks import Deadline
from models.followups import FollowUp
from models.performance import Payment
from models.urging import Urging
from models.visits import Visit

#: The clocks that run after an agreement and are told by no other line: not the day of performance itself.
CLOCKS = ("za-check", "za-after-failure", "rm-confirm", "court-accept", "court-confirm", "enforce")
OWING = (State.AGREED.value, State.BREACHED.value)
UNSETTLED = (State.FAILED.value, State.BREACHED.value)
GONE = (State.CLOSED.value, State.REFERRED.value, State.MERGED.value)
FAR = date.max  # what has no day stands after everything else


class Kind(StrEnum):
    """What a line is; within one day the lines stand in this order."""

    VISIT = "visit"
    PART = "part"
    WHOLE = "whole"
    PROMISE = "promise"
    CLOCK = "clock"
    TASK = "task"
    UNDATED = "undated"
    AGAIN = "again"
    CLOSING = "closing"


RANK = {kind: rank for rank, kind in enumerate(Kind)}
VISITS = frozenset({Kind.VISIT})
DATED = frozenset({Kind.PART, Kind.WHOLE, Kind.PROMISE})
PAYMENTS = DATED | {Kind.UNDATED}
TASKS = frozenset({Kind.TASK})
EVERYTHING = VISITS | PAYMENTS | TASKS | {Kind.CLOCK}


@dataclass(frozen=True, slots=True)
class Due:
    """One line: ``what`` in its own words, ``key`` of which sort; ``left`` is what is still to come, in fen.

    ``day`` is None where none was agreed. An instalment is the ``part``-th of ``count``, of which ``paid`` are there.
    """

    kind: Kind
    id: uuid.UUID
    day: date | None
    what: str
    key: str
    on_site: bool
    debtor: str
    creditor: str
    left: int | None
    part: int
    count: int
    paid: int
    obligation_id: uuid.UUID | None
    case_id: uuid.UUID
    number: str
    title: str
    village: str
    level: int
    handler: str
    state: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of these kinds, up to ``until``, and of a village, a handler or with words where they are told."""

    today: date
    until: date
    since: date | None = None
    kinds: frozenset[Kind] = EVERYTHING
    village: str = ""
    handler_id: uuid.UUID | None = None
    words: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Source:
    """One kind as a query: its rows, the day and the id that they are ordered by, and who looks after them."""

    rows: Select[Any]
    day: ColumnElement[date] | None
    id: ColumnElement[uuid.UUID]
    told: tuple[ColumnElement[str], ...] = ()
    owner: ColumnElement[uuid.UUID | None] = Case.handler_id  # type: ignore[assignment]  # -- a mapped column
    timed: bool = True  # its day is one on which something is due


def page(db: Session, wanted: Wanted, *, after: Due | None = None, limit: int = 100) -> tuple[Due, ...]:
    """Return the next lines in the order of days, late ones first; fewer than ``limit`` are the last ones."""
    parts: list[list[Due]] = []
    for kind, source in _sources(db, wanted):
        if source.day is None and sum(map(len, parts)) >= limit:
            continue  # what has no day stands at the end, and the end is not reached
        query = _next(kind, source, after, limit)
        if query is not None:
            parts.append([_due(kind, row) for row in db.execute(query)])
    return tuple(heapq.merge(*parts, key=place))[:limit]


def place(due: Due) -> tuple[date, int, uuid.UUID]:
    """Return what a line is ordered by."""
    return due.day or FAR, RANK[due.kind], due.id


def counts(db: Session, wanted: Wanted) -> dict[Kind, int]:
    """Count the lines of each kind."""
    return {
        kind: db.scalar(source.rows.with_only_columns(func.count(), maintain_column_froms=True)) or 0
        for kind, source in _sources(db, wanted)
    }


def by_day(db: Session, wanted: Wanted) -> dict[date, int]:
    """Count the lines of each day on which something is due."""
    found: dict[date, int] = {}
    for _kind, source in _sources(db, wanted):
        if source.day is not None and source.timed:
            grouped = source.rows.with_only_columns(source.day, func.count(), maintain_column_froms=True)
            for day, count in db.execute(grouped.group_by(source.day)):
                found[day] = found.get(day, 0) + count
    return found


def villages(db: Session) -> list[str]:
    """Return the villages of the cases that are not closed, in their order."""
    states = tuple(state.value for state in State if state.value not in GONE)
    rows = db.scalars(
        select(Case.village)
        .where(Case.state.in_(states), Case.voided_at.is_(None), Case.village != "", *cases.visible(db))
        .distinct()
        .order_by(Case.village)
    )
    return list(rows)


def _next(kind: Kind, source: _Source, after: Due | None, limit: int) -> Select[Any] | None:
    day, rank = source.day, RANK[kind]
    order = [source.id] if day is None else [day, source.id]
    rows = source.rows.order_by(*order).limit(limit)
    if after is None:
        return rows
    came, before = after.day or FAR, RANK[after.kind]
    same = source.id > after.id if rank == before else true() if rank > before else None
    if day is None:
        if came != FAR:
            return rows
        return None if same is None else rows.where(same)
    if same is None:
        return rows.where(day > came)
    return rows.where(day >= came, or_(day > came, same))


def _due(kind: Kind, row: Any) -> Due:
    made = Due(kind, *row)
    return made if made.day != FAR else Due(kind, row[0], None, *row[2:])


def _sources(db: Session, wanted: Wanted) -> Iterable[tuple[Kind, _Source]]:
    for kind in Kind:
        if kind in wanted.kinds:
            source = _made(db, wanted, kind)
            yield (
                kind,
                _Source(
                    source.rows.where(*_asked(db, wanted, source)), source.day, source.id, timed=source.timed
                ),
            )


def _asked(db: Session, wanted: Wanted, source: _Source) -> list[ColumnElement[bool]]:
    asked = [Case.voided_at.is_(None), *cases.visible(db)]
    if source.day is not None and source.timed:
        asked.append(source.day <= wanted.until)
        if wanted.since is not None:
            asked.append(source.day >= wanted.since)
    if wanted.village:
        asked.append(Case.village == wanted.village)
    if wanted.handler_id is not None:
        asked.append(source.owner == wanted.handler_id)
    for word in wanted.words:
        told = (Case.title, Case.number, Case.village, Case.handler_name, *source.told)
        asked.append(or_(*(each.contains(word, autoescape=True) for each in told)))
    return asked


def _states(*, besides: Iterable[str]) -> ColumnElement[bool]:
    """Say which states a case may be in by those that it is not in: so no database begins with all cases of one."""
    kept = set(besides)
    return Case.state.not_in(tuple(state.value for state in State if state.value not in kept))


def _row(*told: Any) -> Select[Any]:
    return select(
        *told, Case.id, Case.number, Case.title, Case.village, Case.level, Case.handler_name, Case.state
    )


_NO_ONE = (literal(""), literal(""), null(), literal(1), literal(1), literal(0), null())


@cache
def _visits() -> _Source:
    rows = (
        _row(Visit.id, Visit.due_on, Visit.reason, literal(""), Visit.on_site, *_NO_ONE)
        .select_from(Visit)
        .join(Case, Case.id == Visit.case_id)
        .where(Visit.done_on.is_(None), Visit.voided_at.is_(None), Case.state.not_in(GONE))
    )
    return _source(rows, Visit.due_on, Visit.id, Visit.reason)


@cache
def _parts() -> _Source:
    never = literal(FAR, Date())  # written so, the open obligations are not read first
    others = aliased(Instalment)
    all_ = select(func.count()).where(others.obligation_id == Instalment.obligation_id)
    left = case(
        (Obligation.amount.is_not(None), Instalment.amount - func.coalesce(Instalment.paid_amount, 0))
    )
    rows = _owed(
        Instalment.id, Instalment.due_on, left, Instalment.number, all_.scalar_subquery(),
        all_.where(others.paid_on.is_not(None)).scalar_subquery(), begin=Instalment,
    ).where(Instalment.paid_on.is_(None), func.coalesce(Obligation.performed_on, never) == never)  # fmt: skip
    return _source(rows, Instalment.due_on, Instalment.id, Obligation.debtor, Obligation.creditor)


@cache
def _whole() -> _Source:
    rows = _in_one(Obligation.due_on)
    return _source(rows, Obligation.due_on, Obligation.id, Obligation.debtor, Obligation.creditor)


@cache
def _undated() -> _Source:
    rows = _in_one(null()).where(Obligation.due_on.is_(None))
    return _source(rows, None, Obligation.id, Obligation.debtor, Obligation.creditor)


def _in_one(day: Any) -> Select[Any]:
    came = select(func.sum(Payment.amount)).where(
        Payment.obligation_id == Obligation.id, Payment.voided_at.is_(None)
    )
    left = Obligation.amount - func.coalesce(came.scalar_subquery(), 0)
    parts = select(Instalment.id).where(Instalment.obligation_id == Obligation.id).exists()
    return _owed(Obligation.id, day, left, literal(1), literal(1), literal(0), begin=Obligation).where(
        Obligation.performed_on.is_(None), Obligation.kind != ObligationKind.FORBEARANCE.value, ~parts
    )


def _owed(id_: Any, day: Any, *sums: Any, begin: type[Instalment | Obligation]) -> Select[Any]:
    """Select what is owed by the newest signed agreement of a case that still has to be performed."""
    newer = aliased(Agreement)
    replaced = select(newer.id).where(
        newer.case_id == Agreement.case_id, newer.voided_at.is_(None), newer.signed_on.is_not(None),
        newer.edition > Agreement.edition,
    )  # fmt: skip
    rows = _row(
        id_, day, Obligation.text, Obligation.kind, literal(value=False), Obligation.debtor, Obligation.creditor, *sums,
        Obligation.id,
    ).select_from(begin)  # fmt: skip
    if begin is Instalment:
        rows = rows.join(Obligation, Obligation.id == Instalment.obligation_id)
    return (
        rows.join(Case, Case.id == Obligation.case_id)
        .join(Clause, Clause.id == Obligation.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            Obligation.voided_at.is_(None), _states(besides=OWING), Agreement.signed_on.is_not(None),
            ~replaced.exists(),
        )
    )  # fmt: skip


@cache
def _promises() -> _Source:
    later = aliased(Urging)
    renewed = select(later.id).where(
        later.case_id == Urging.case_id, later.voided_at.is_(None), later.promised_on.is_not(None),
        later.id > Urging.id,
        func.coalesce(later.obligation_id, later.case_id) == func.coalesce(Urging.obligation_id, Urging.case_id),
    )  # fmt: skip
    rows = (
        _row(
            Urging.id, Urging.promised_on, Urging.said, Urging.mode, literal(value=False),
            func.coalesce(Obligation.debtor, ""), func.coalesce(Obligation.creditor, ""), null(),
            func.coalesce(Instalment.number, 1), literal(1), literal(0), Urging.obligation_id,
        )
        .select_from(Urging)
        .join(Case, Case.id == Urging.case_id)
        .outerjoin(Obligation, Obligation.id == Urging.obligation_id)
        .outerjoin(Instalment, Instalment.id == Urging.instalment_id)
        .where(
            Urging.promised_on.is_not(None), Urging.voided_at.is_(None), _states(besides=OWING),
            Obligation.performed_on.is_(None), Instalment.paid_on.is_(None), ~renewed.exists(),
        )
    )  # fmt: skip
    return _source(rows, Urging.promised_on, Urging.id, Urging.said)


def _clocks(wanted: Wanted) -> _Source:
    rows = (
        _row(Deadline.id, Deadline.due_on, Deadline.name, Deadline.key, literal(value=False), *_NO_ONE)
        .select_from(Deadline)
        .join(Case, Case.id == Deadline.case_id)
        .where(*clocks.waiting(wanted.today, wanted.until), Deadline.key.in_(CLOCKS), Case.state.not_in(GONE))
    )
    return _source(rows, Deadline.due_on, Deadline.id, Deadline.name)


def _tasks(db: Session, wanted: Wanted) -> _Source:
    rows = (
        _row(FollowUp.id, FollowUp.due_on, FollowUp.what, FollowUp.origin, literal(value=False), *_NO_ONE)
        .select_from(FollowUp)
        .join(Case, Case.id == FollowUp.case_id)
        .where(*followups.waiting(db, wanted.until))
    )
    made = _source(rows, FollowUp.due_on, FollowUp.id, FollowUp.what)
    return _Source(made.rows, made.day, made.id, made.told, FollowUp.owner_id)  # type: ignore[arg-type]  # -- a mapped column


@cache
def _again() -> _Source:
    """Select the cases that are not settled, by the day of their next visit, with what the last one told of the time for another try."""
    next_ = select(func.min(Visit.due_on)).where(
        Visit.case_id == Case.id, Visit.done_on.is_(None), Visit.voided_at.is_(None)
    )
    last = (
        select(Visit.chance)
        .where(Visit.case_id == Case.id, Visit.chance != "", Visit.voided_at.is_(None))
        .order_by(Visit.done_on.desc())
        .limit(1)
    )
    day = func.coalesce(next_.scalar_subquery(), literal(FAR, Date()))
    chance = func.coalesce(last.scalar_subquery(), "")
    rows = _row(Case.id, day, chance, Case.outcome, literal(value=False), *_NO_ONE).where(
        Case.state.in_(UNSETTLED)
    )
    return _Source(rows, day, Case.id, timed=False)  # type: ignore[arg-type]  # -- a mapped column


@cache
def _closing() -> _Source:
    """Select the cases that have ended by law and are not closed, by the day of their end."""
    rows = _row(
        Case.id, Case.ended_on, Case.ended_how, Case.outcome, literal(value=False), *_NO_ONE
    ).where(
        Case.ended_on.is_not(None), Case.closed_on.is_(None), Case.state.not_in((*GONE, *UNSETTLED))
    )  # fmt: skip
    return _Source(rows, Case.ended_on, Case.id, timed=False)  # type: ignore[arg-type]  # -- mapped columns


def _source(rows: Select[Any], day: Any, id_: Any, *told: Any) -> _Source:
    return _Source(rows, day, id_, told)


#: What is the same for everyone at every time is built once.
_MAKERS: dict[Kind, Callable[[], _Source]] = {
    Kind.VISIT: _visits, Kind.PART: _parts, Kind.WHOLE: _whole, Kind.PROMISE: _promises, Kind.UNDATED: _undated,
    Kind.AGAIN: _again, Kind.CLOSING: _closing,
}  # fmt: skip


def _made(db: Session, wanted: Wanted, kind: Kind) -> _Source:
    if kind is Kind.CLOCK:
        return _clocks(wanted)
    return _tasks(db, wanted) if kind is Kind.TASK else _MAKERS[kind]()
