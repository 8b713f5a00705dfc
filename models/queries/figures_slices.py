"""A figure that opens: a name, a number, and what holds of the cases behind it."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from models import cases
from models.agreements import Agreement
from models.cases import Case, Outcome, Party, State

REACHED = (Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value)
_LATER = aliased(Agreement)
#: The cases whose last signed agreement was broken and never performed.
BROKEN_CASES = select(Agreement.case_id).where(
    Agreement.breached_on.is_not(None), Agreement.performed_on.is_(None), Agreement.voided_at.is_(None),
    ~exists().where(
        _LATER.case_id == Agreement.case_id, _LATER.edition > Agreement.edition, _LATER.voided_at.is_(None),
        _LATER.signed_on.is_not(None),
    ),
)  # fmt: skip
#: What holds of a case whose agreement was not kept, also once the law was done with it: it is no success.
UNKEPT = (
    Case.outcome.in_(REACHED),
    or_(
        Case.state == State.BREACHED.value, and_(Case.state == State.CLOSED.value, Case.id.in_(BROKEN_CASES))
    ),
)
#: What holds of one that was settled and stayed so.
KEPT = (Case.outcome.in_(REACHED), not_(UNKEPT[1]))
#: Few enough rows at a time that ten years take no more memory than a month, and stay in the cache of the processor.
AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Slice:
    """So many cases under a name; ``where``, and ``at`` of the moment it was registered, hold of just these."""

    name: str
    count: int
    where: tuple[ColumnElement[bool], ...] = field(default=(), compare=False, repr=False)
    at: Callable[[datetime], bool] | None = field(default=None, compare=False, repr=False)


Slices = tuple[Slice, ...]


def counted(db: Session) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of every case that is counted for the person who asks."""
    return *cases.own(), *cases.visible(db)


def of_counted(db: Session, case_id: Any) -> ColumnElement[bool]:
    """Return what keeps a query without cases to the rows whose column ``case_id`` names a counted one.

    Who may see every case is told which few are not counted: that is sooner looked up than each case by its id.
    """
    found: ColumnElement[bool]
    if seen := cases.visible(db):
        found = case_id.in_(select(Case.id).where(*cases.own(), *seen))
    else:
        voided = select(Case.id).where(Case.voided_at.is_not(None))
        merged = select(Case.id).where(Case.state == State.MERGED.value)
        found = case_id.not_in(voided.union_all(merged))
    return found


def behind(db: Session, figure: Slice, *, limit: int | None = None) -> tuple[uuid.UUID, ...]:
    """Return the ids of the cases behind a figure, newest first."""
    if not figure.count:
        return ()
    query = select(Case.id, Case.received_at).where(*counted(db), *figure.where)
    query = query.order_by(Case.received_at.desc(), Case.id.desc())
    if figure.at is None:
        return tuple(row.id for row in db.execute(query.limit(limit)))
    with db.execute(query.execution_options(yield_per=AT_ONCE)) as rows:
        fitting = (row.id for row in rows if figure.at(row.received_at))
        return tuple(islice(fitting, limit))


def among(name: str, db: Session, *which: ColumnElement[bool]) -> Slice:
    """Count the cases of which all this holds, to be opened by the same."""
    count = db.scalar(select(func.count()).select_from(Case).where(*counted(db), *which))
    return Slice(name, int(count or 0), which)


def counts(
    db: Session, *which: tuple[ColumnElement[bool], ...], parts: Sequence[tuple[ColumnElement[bool], ...]]
) -> list[int]:
    """Count the cases of each condition in one pass over each part; no case is in two of them."""
    sums = [func.count(case((and_(*each), 1))) for each in which]
    rows = (db.execute(select(*sums).select_from(Case).where(*counted(db), *part)).one() for part in parts)
    return [sum(int(each) for each in column) for column in zip(*rows, strict=True)]


def largest_first(found: Iterable[Slice], *, last: str = "") -> Slices:
    """Order slices by number, of equal ones that which came first; ``last`` names what is no place in a ranking."""
    return tuple(sorted(found, key=lambda each: (each.name == last, -each.count)))


def in_order(found: Iterable[Slice], names: Sequence[str]) -> Slices:
    """Order slices as ``names`` stand, with a zero for what did not occur."""
    by_name = {each.name: each for each in found}
    return tuple(by_name.get(name, Slice(name, 0)) for name in names)


def marked(column: Any, word: str) -> ColumnElement[bool]:
    """Return what holds of a JSON list that has the word, as either engine keeps its text."""
    escaped = word.encode("ascii", "backslashreplace").decode()
    found: ColumnElement[bool] = cast(column, String).contains(escaped, autoescape=True)
    return found


def people() -> ColumnElement[int]:
    """Return how many people a case is about: as it was told, else those who are named in it."""
    named = (
        select(func.sum(func.coalesce(Party.headcount, 1)))
        .where(Party.case_id == Case.id, Party.voided_at.is_(None))
        .correlate(Case)
        .scalar_subquery()
    )
    found: ColumnElement[int] = func.coalesce(func.nullif(Case.people_count, 0), named, 0)
    return found
