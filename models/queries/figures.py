"""The month's figures: 总体, 特点, 存量, 处理结果, 发展态势 (domain.md 3.3, 3.4), each opening to its cases."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models import cases, dates, disputes, grading, tracks
from models.agreements import Agreement, Clause, Instalment, Obligation
from models.cases import Case, Flag, Outcome, State
from models.clocks import Deadline
from models.confirmation import Confirmation
from models.queries.bundles import bundles
from models.queries.registers import REACHED, span
from models.visits import Visit

OPEN_LISTED = 20
GRAVE = 4
BANDS = ((0, 6, "0至6时"), (6, 12, "6至12时"), (12, 18, "12至18时"), (18, 24, "18至24时"))
WEEK = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
Slices = tuple["Slice", ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """A figure with its name and the cases behind it."""

    name: str
    cases: tuple[uuid.UUID, ...]

    @property
    def count(self) -> int:
        """How many cases."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in during one month, and how much of it succeeded; ``amount`` is what was agreed, in fen."""

    received: Slice
    succeeded: Slice
    amount: int
    natures: Slices
    sources: Slices
    types: Slices
    villages: Slices
    bands: Slices
    weekdays: Slices
    people: int


@dataclass(frozen=True, slots=True)
class Stock:
    """月初未结 + 新增 − 办结 = 月末未结, and what of it weighs."""

    before: int
    added: int
    ended: int
    after: int
    overdue: Slice
    performing: Slice
    open_cases: "tuple[OpenCase, ...]"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that is not ended at the end of the month."""

    case_id: uuid.UUID
    number: str
    title: str
    level: str
    officer: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Handling:
    """How the month's ended cases ended, and what followed; pairs are (done, due)."""

    ways: Slices
    performed: tuple[int, int]
    confirmations: int
    visited: tuple[int, int]
    satisfaction: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """What may become of it; ``recent`` are the counts of the last three months, this one last."""

    repeated: Slice
    grave: Slice
    violent: Slice
    fastest: tuple[str, int, int] | None
    recent: tuple[int, int, int]

    @property
    def expected(self) -> int:
        """The mean of the last three months, half up."""
        return (sum(self.recent) * 2 + 3) // 6


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a month, beside the month before and the same month of the last year."""

    month: date
    now: Intake
    month_before: Intake
    year_before: Intake
    stock: Stock
    handling: Handling
    trend: Trend


def of_month(db: Session, month: date, *, today: date) -> Figures:
    """Return the figures of the month that holds the day ``month``, as they stand on ``today``."""
    first = month.replace(day=1)
    before = (first - timedelta(1)).replace(day=1)
    now, last_month = intake(db, first), intake(db, before)
    last_year = intake(db, first.replace(year=first.year - 1))
    return Figures(
        first, now, last_month, last_year, stock(db, first, today=today), handling(db, first),
        trend(db, now, last_month, last_year, first),
    )  # fmt: skip


def intake(db: Session, month: date) -> Intake:
    """Count what was registered in a month, by nature, source, type, place and time."""
    rows = db.execute(
        select(
            Case.id, Case.received_at, Case.nature, Case.source, Case.dispute_type, Case.village, Case.outcome,
            Case.people_count,
        )
        .where(*_received_in(month))
        .order_by(Case.received_at, Case.id)
    ).all()  # fmt: skip
    reached = [row.id for row in rows if row.outcome in REACHED]
    amount = select(func.sum(Clause.amount)).join(Agreement, Agreement.id == Clause.agreement_id)
    amount = amount.join(Case, Case.id == Agreement.case_id).where(
        *_received_in(month), Case.outcome.in_(REACHED), Agreement.voided_at.is_(None),
        Agreement.signed_on.is_not(None), Clause.voided_at.is_(None),
    )  # fmt: skip
    return Intake(
        received=Slice("受理", tuple(row.id for row in rows)), succeeded=Slice("成功", tuple(reached)),
        amount=int(db.scalar(amount) or 0), natures=_slices(rows, lambda row: row.nature or "未定"),
        sources=_slices(rows, lambda row: _source_class(row.source)),
        types=_slices(rows, lambda row: _type_name(row.dispute_type)),
        villages=_slices(rows, lambda row: row.village or "未填村社"),
        bands=_in_order(_slices(rows, lambda row: _band(row.received_at)), [name for *_, name in BANDS]),
        weekdays=_in_order(_slices(rows, lambda row: WEEK[dates.local(row.received_at).weekday()]), WEEK),
        people=sum(row.people_count or 0 for row in rows),
    )  # fmt: skip


def stock(db: Session, month: date, *, today: date) -> Stock:
    """Count what was open at both ends of the month; the four numbers always add up."""
    first, after = span(month)
    begin, end = dates.local(first).date(), dates.local(after).date()
    received_before_end = (*cases.own(), Case.received_at < after)
    still_open = or_(Case.concluded_on.is_(None), Case.concluded_on >= end)

    def count(*which: ColumnElement[bool]) -> int:
        return int(db.scalar(select(func.count()).select_from(Case).where(*which)) or 0)

    listed = db.execute(
        select(Case.id, Case.number, Case.title, Case.level, Case.handler_name, Case.received_at)
        .where(*received_before_end, still_open)
        .order_by(Case.level.desc(), Case.received_at)
        .limit(OPEN_LISTED)
    )
    late = db.scalars(
        select(Deadline.case_id)
        .join(Case, Case.id == Deadline.case_id)
        .where(
            *received_before_end, Deadline.met_on.is_(None), Deadline.cancelled == "",
            Deadline.due_on < min(today, end),
        )
        .distinct()
    )  # fmt: skip
    performing = db.scalars(select(Case.id).where(*received_before_end, Case.state == State.AGREED.value))
    return Stock(
        before=count(
            *cases.own(), Case.received_at < first,
            or_(Case.concluded_on.is_(None), Case.concluded_on >= begin),
        ),
        added=count(*_received_in(month)),
        ended=count(*_ended_in(month)),
        after=count(*received_before_end, still_open),
        overdue=Slice("超期", tuple(late)), performing=Slice("履行期内", tuple(performing)),
        open_cases=tuple(
            OpenCase(row.id, row.number, row.title, grading.level(row.level).name, row.handler_name,
                     dates.local(row.received_at).date())
            for row in listed
        ),
    )  # fmt: skip


def handling(db: Session, month: date) -> Handling:
    """Count how the cases that ended in the month ended, and what of the month's duties was done."""
    first, after = span(month)
    begin, end = dates.local(first).date(), dates.local(after).date()
    ended = db.execute(select(Case.id, Case.track, Case.outcome).where(*_ended_in(month)).order_by(Case.id))
    whole = db.execute(
        select(Obligation.performed_on).where(
            Obligation.due_on >= begin, Obligation.due_on < end, Obligation.voided_at.is_(None),
            ~Obligation.instalments.any(),
        )
    ).all()  # fmt: skip
    parts = db.execute(
        select(Instalment.paid_on)
        .join(Obligation, Obligation.id == Instalment.obligation_id)
        .where(Instalment.due_on >= begin, Instalment.due_on < end, Obligation.voided_at.is_(None))
    ).all()
    due = [row[0] for row in (*whole, *parts)]
    asked = select(func.count()).select_from(Confirmation)
    asked = asked.where(Confirmation.applied_on >= begin, Confirmation.applied_on < end)
    visits = db.execute(
        select(Visit.done_on, Visit.satisfaction).where(
            Visit.due_on >= begin, Visit.due_on < end, Visit.voided_at.is_(None)
        )
    ).all()
    said: dict[str, int] = defaultdict(int)
    for visit in visits:
        if visit.satisfaction:
            said[visit.satisfaction] += 1
    return Handling(
        ways=_slices(ended, lambda row: _way(row.track, row.outcome)),
        performed=(sum(1 for day in due if day), len(due)), confirmations=int(db.scalar(asked) or 0),
        visited=(sum(1 for visit in visits if visit.done_on), len(visits)),
        satisfaction=tuple(sorted(said.items(), key=lambda each: -each[1])),
    )  # fmt: skip


def trend(db: Session, now: Intake, month_before: Intake, year_before: Intake, month: date) -> Trend:
    """Find what repeats, what is grave, and which type grew fastest against the last year."""
    found = list(bundles(db, *_received_in(month), order=Case.received_at.expression))
    earlier = {each.name: each.count for each in year_before.types}
    grown = [(each.name, each.count, earlier.get(each.name, 0)) for each in now.types]
    fastest = max(grown, key=lambda each: each[1] - each[2], default=None)
    two_back = (month.replace(day=1) - timedelta(40)).replace(day=1)
    counted = db.scalar(select(func.count()).select_from(Case).where(*_received_in(two_back)))
    return Trend(
        repeated=Slice("重复警情", tuple(each.case.id for each in found if each.repeats)),
        grave=Slice("重大以上", tuple(each.case.id for each in found if each.case.level >= GRAVE)),
        violent=Slice(
            "民转刑隐患",
            tuple(each.case.id for each in found if Flag.VIOLENCE.value in each.case.flags or each.case.level > GRAVE),
        ),
        fastest=fastest if fastest and fastest[1] > fastest[2] else None,
        recent=(int(counted or 0), month_before.received.count, now.received.count),
    )  # fmt: skip


def _received_in(month: date) -> tuple[ColumnElement[bool], ...]:
    first, after = span(month)
    return *cases.own(), Case.received_at >= first, Case.received_at < after


def _ended_in(month: date) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a case ended in the month; entered after it ended, it counts where it was entered."""
    first, after = span(month)
    return (
        *cases.own(), Case.received_at < after, Case.concluded_on < dates.local(after).date(),
        or_(Case.received_at >= first, Case.concluded_on >= dates.local(first).date()),
    )  # fmt: skip


def _slices(rows: Iterable[Any], name: Callable[[Any], str]) -> Slices:
    """Group rows by name, largest first; of equal ones that which came first."""
    groups: dict[Hashable, list[uuid.UUID]] = defaultdict(list)
    for row in rows:
        groups[name(row)].append(row.id)
    found = [Slice(str(each), tuple(ids)) for each, ids in groups.items()]
    return tuple(sorted(found, key=lambda each: -each.count))


def _in_order(found: Slices, names: Iterable[str]) -> Slices:
    by_name = {each.name: each for each in found}
    return tuple(by_name.get(name, Slice(name, ())) for name in names)


def _source_class(name: str) -> str:
    known = disputes.source(name)
    return known.statistics if known else "其他来源"


def _type_name(code: str) -> str:
    return disputes.leaf(code).statistics if code else "未定类型"


def _band(received_at: datetime) -> str:
    hour = dates.local(received_at).hour
    return next(name for begin, end, name in BANDS if begin <= hour < end)


def _way(track: str, outcome: str) -> str:
    if outcome == Outcome.ON_THE_SPOT.value:
        return "当场调解"
    if outcome in REACHED:
        if track and tracks.is_police(track):
            return "治安调解"
        return "人民调解" if track and tracks.get(track).host == "committee" else "劝解"
    if outcome == Outcome.REFERRED.value:
        return "移送"
    return "撤回" if outcome in {Outcome.WITHDRAWN.value, Outcome.RECONCILED.value} else "终止"
