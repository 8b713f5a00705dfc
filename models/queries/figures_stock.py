"""What was open at both ends of a period, how old it is, and what of it weighs."""

import uuid
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from models import clocks, dates, disputes, grading
from models.agreements import Agreement, Instalment, Obligation
from models.cases import Case, State
from models.clocks import Deadline
from models.periods import Period
from models.queries.figures_slices import REACHED, Slice, Slices, among, counted, counts
from models.queries.selection import received_in

OPEN_LISTED = 20
AGES = ((0, 7, "7日以内"), (8, 30, "8至30日"), (31, 90, "31至90日"), (91, None, "90日以上"))
OLD = AGES[-1][2]
UNGRADED = "未定"


_NO_BROKEN = Slice("达成后未履行", 0)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that is not ended at the end of the period."""

    case_id: uuid.UUID
    number: str
    type_name: str
    village: str
    level: str
    officer: str
    received_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Stock:
    """期初未结 + 新增 − 办结 = 期末未结, and what of it weighs; ``as_of`` is the day it is counted for."""

    as_of: date
    before: int
    added: int
    ended: int
    after: Slice
    ages: Slices
    overdue: Slice
    performing: Slice
    open_cases: tuple[OpenCase, ...]
    broken: Slice = _NO_BROKEN
    broken_late: Slice = _NO_BROKEN


def stock(db: Session, period: Period, *, today: date) -> Stock:
    """Count what was open at both ends of the period; the four numbers always add up."""
    first, after = period.moments
    as_of = max(period.first, min(today, period.last))
    still_open = (Case.received_at < after, _open_on(period.after))
    waiting = (
        Case.received_at < after, Case.concluded_on < period.after, Case.outcome.in_(REACHED),
        or_(
            Case.state == State.AGREED.value, Case.resolved_on >= period.after,
            Case.id.in_(select(Agreement.case_id).where(Agreement.voided_at.is_(None), Agreement.breached_on >= period.after)),
        ),
        Case.id.not_in(_owing(period, as_of)),
    )  # fmt: skip
    broken = (Case.received_at < after, *_broken(period))
    late = select(Deadline.case_id).where(
        or_(Deadline.met_on.is_(None), Deadline.met_on >= period.after), Deadline.cancelled == "",
        Deadline.due_on < as_of, Deadline.key.not_in(clocks.rights()),
    )  # fmt: skip
    aged = [(name, (*still_open, *_aged(as_of, least, most))) for least, most, name in AGES]
    before, added, ended, *ages = counts(
        db,
        (Case.received_at < first, _open_on(period.first)), received_in(period), ended_in(period),
        *(which for _, which in aged),
        parts=((Case.received_at < first, _open_on(period.first)), (Case.received_at >= first,)),
    )  # fmt: skip
    return Stock(
        as_of=as_of, before=before, added=added, ended=ended, after=Slice("未结", sum(ages), still_open),
        ages=tuple(Slice(name, count, which) for (name, which), count in zip(aged, ages, strict=True)),
        overdue=among("超期", db, *still_open, Case.id.in_(late)), performing=among("履行期内", db, *waiting),
        broken=among("达成后未履行", db, *broken),
        broken_late=among("达成后未履行且超期", db, *broken, Case.id.in_(late)),
        open_cases=_gravest(db, still_open, as_of),
    )  # fmt: skip


def _broken(period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a case whose agreement was broken by the end of the period and not yet dealt with then."""
    later = aliased(Agreement)
    stands = (Agreement.voided_at.is_(None), Agreement.breached_on.is_not(None))
    by_then = select(Agreement.case_id).where(
        *stands, Agreement.breached_on < period.after,
        or_(Agreement.performed_on.is_(None), Agreement.performed_on >= period.after),
        ~exists().where(
            later.case_id == Agreement.case_id, later.edition > Agreement.edition, later.voided_at.is_(None),
            later.signed_on < period.after,
        ),
    )  # fmt: skip
    undated = and_(
        Case.state == State.BREACHED.value, Case.id.not_in(select(Agreement.case_id).where(*stands))
    )
    return (
        Case.outcome.in_(REACHED), or_(Case.id.in_(by_then), undated),
        or_(Case.ended_on >= period.after, and_(Case.ended_on.is_(None), Case.state != State.CLOSED.value)),
    )  # fmt: skip


def _owing(period: Period, as_of: date) -> Select[uuid.UUID]:
    """Find the cases in which a payment fell due before the day and was not made by the end of the period."""
    valid = Obligation.voided_at.is_(None)
    whole = select(Obligation.case_id).where(
        valid, Obligation.due_on < as_of, ~Obligation.instalments.any(),
        or_(Obligation.performed_on.is_(None), Obligation.performed_on >= period.after),
    )  # fmt: skip
    parts = select(Obligation.case_id).join(Instalment, Instalment.obligation_id == Obligation.id)
    parts = parts.where(
        valid,
        Instalment.due_on < as_of,
        or_(Instalment.paid_on.is_(None), Instalment.paid_on >= period.after),
    )
    return select(whole.union_all(parts).subquery().c.case_id)


def ended_in(period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a case ended in the period; entered after it ended, it counts where it was entered."""
    first, after = period.moments
    return (
        Case.received_at < after, Case.concluded_on < period.after,
        or_(Case.received_at >= first, Case.concluded_on >= period.first),
    )  # fmt: skip


def ended_apart(period: Period) -> tuple[tuple[ColumnElement[bool], ...], ...]:
    """Return what ``ended_in`` says in two parts that share no case, each found by an index of its own."""
    first, _ = period.moments
    registered = (*received_in(period), Case.concluded_on < period.after)
    from_before = (
        Case.received_at < first,
        Case.concluded_on >= period.first,
        Case.concluded_on < period.after,
    )
    return registered, from_before


def _open_on(day: date) -> ColumnElement[bool]:
    return or_(Case.concluded_on.is_(None), Case.concluded_on >= day)


def _aged(as_of: date, least: int, most: int | None) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a case that was registered so many days before ``as_of``."""
    young = () if least == 0 else (Case.received_at < dates.moment(as_of - timedelta(least - 1), time()),)
    old = () if most is None else (Case.received_at >= dates.moment(as_of - timedelta(most), time()),)
    return *young, *old


def _gravest(db: Session, which: tuple[ColumnElement[bool], ...], as_of: date) -> tuple[OpenCase, ...]:
    order = (Case.level.desc(), Case.received_at, Case.id)
    gravest = db.scalars(select(Case.id).where(*counted(db), *which).order_by(*order).limit(OPEN_LISTED))
    rows = db.execute(
        select(
            Case.id, Case.number, Case.dispute_type, Case.village, Case.level, Case.handler_name,
            Case.received_at,
        )
        .where(Case.id.in_(list(gravest)))
        .order_by(*order)
    )  # fmt: skip
    return tuple(
        OpenCase(
            row.id, row.number, disputes.leaf(row.dispute_type).name if row.dispute_type else "", row.village,
            grading.name(row.level) or UNGRADED, row.handler_name, on := dates.local(row.received_at).date(),
            max(0, (as_of - on).days),
        )
        for row in rows
    )  # fmt: skip
