"""What came in during a period: by nature, source, type, village, hour and size; one pass over narrow rows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, String, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from models import disputes
from models.agreements import Agreement, Clause
from models.cases import Case
from models.periods import Period
from models.queries.figures_slices import (
    AT_ONCE,
    KEPT,
    REACHED,
    UNKEPT,
    Slice,
    Slices,
    among,
    counted,
    in_order,
    largest_first,
    people,
)
from models.queries.selection import received_in

BANDS = ((0, 6, "0至6时"), (6, 12, "6至12时"), (12, 18, "12至18时"), (18, 24, "18至24时"))
WEEK = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SIZES = ((0, 2, "2人以下"), (3, 4, "3至4人"), (5, 9, "5至9人"), (10, None, "10人以上"))
CROWD = SIZES[-1][2]
NOWHERE, UNTYPED, UNDECIDED = "未填村社", "未定类型", "未定"
HOURS = 24
_BEIJING = timedelta(hours=8)  # China has had no summer time since 1991
_PLAIN = ("nature", "source", "outcome")


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in during a period, and how much of it succeeded; ``amount`` is what was agreed, in fen."""

    received: Slice
    succeeded: Slice
    pending: Slice
    amount: int
    natures: Slices
    sources: Slices
    types: Slices
    villages: Slices
    leading: tuple[tuple[str, str, int], ...]
    bands: Slices
    weekdays: Slices
    hours: tuple[tuple[int, ...], ...]
    sizes: Slices
    people: int

    @property
    def success(self) -> tuple[int, int]:
        """Succeeded of received, the success rate as bulletins have it."""
        return self.succeeded.count, self.received.count

    def of_type(self, name: str) -> int:
        """Return how many were of a type."""
        return next((each.count for each in self.types if each.name == name), 0)

    def place(self, name: str) -> int:
        """Return the place of a type in the ranking, those with as many sharing the better one; 0 for none."""
        own = self.of_type(name)
        return 1 + sum(each.count > own for each in self.types) if own else 0


def intake(db: Session, period: Period) -> Intake:
    """Count what was registered in a period."""
    which = received_in(period)
    tallies = _tallied(db, which)
    total = sum(tallies["nature"].values())
    outcomes = tallies["outcome"]
    reached = (*which, *KEPT)
    broken = among("达成后未履行", db, *which, *UNKEPT).count
    return Intake(
        received=Slice("受理", total, which),
        succeeded=Slice("成功", sum(outcomes[each] for each in REACHED) - broken, reached),
        pending=Slice("在办", outcomes[""], (*which, Case.outcome == "")),
        amount=_agreed(db, reached) if total else 0,
        natures=_named(tallies["nature"], lambda raw: raw or UNDECIDED, Case.nature, which),
        sources=_named(tallies["source"], _source_class, Case.source, which),
        types=_named(tallies["dispute_type"], _type_name, Case.dispute_type, which, last=UNTYPED),
        villages=_named(tallies["village"], lambda raw: raw or NOWHERE, Case.village, which, last=NOWHERE),
        leading=_leading(tallies["within"]),
        bands=_timed(tallies["moment"], which, [name for *_, name in BANDS], _band),
        weekdays=_timed(tallies["moment"], which, WEEK, _weekday),
        hours=tuple(tuple(tallies["moment"][day, hour] for hour in range(HOURS)) for day in range(len(WEEK))),
        sizes=_sizes(tallies["people"], which),
        people=sum(heads * count for heads, count in tallies["people"].items()),
    )  # fmt: skip


def at(weekday: int, hours: range) -> Callable[[datetime], bool]:
    """Return what tells whether a moment lies in these hours of that day of the week, in Beijing time."""
    return lambda moment: (found := _when(moment))[0] == weekday and found[1] in hours


def _when(moment: datetime) -> tuple[int, int]:
    """Return day of the week and hour in Beijing; a bare moment is one of UTC, as SQLite keeps it."""
    here = (moment.astimezone(UTC) if moment.tzinfo else moment) + _BEIJING
    return here.weekday(), here.hour


class HourOfWeek(FunctionElement[str]):
    """The day of the week and the hour of a moment in Beijing, as in 213: of Tuesday, from 13 to 14."""

    type = String()
    inherit_cache = True


@compiles(HourOfWeek, "sqlite")
def _on_sqlite(element: HourOfWeek, compiler: SQLCompiler, **more: Any) -> str:
    return f"strftime('%w%H', {compiler.process(element.clauses, **more)}, '+8 hours')"


@compiles(HourOfWeek, "postgresql")
def _on_postgresql(element: HourOfWeek, compiler: SQLCompiler, **more: Any) -> str:
    return f"to_char(timezone(interval '8 hours', {compiler.process(element.clauses, **more)}), 'IDHH24')"


def _told(raw: str) -> tuple[int, int]:
    """Read what ``HourOfWeek`` says; Sunday is 0 on SQLite and 7 on PostgreSQL."""
    return (int(raw[0]) + len(WEEK) - 1) % len(WEEK), int(raw[1:])


def _tallied(db: Session, which: tuple[ColumnElement[bool], ...]) -> dict[str, Counter[Any]]:
    """Count each column of the cases in one pass, without making objects of them."""
    tallies: dict[str, Counter[Any]] = defaultdict(Counter)
    columns = Case.__table__.c
    query = select(
        *(columns[name] for name in _PLAIN),
        columns.village,
        columns.dispute_type,
        HourOfWeek(columns.received_at),
        people(),
    )
    query = query.where(*counted(db), *which)
    with db.connection().execute(query, execution_options={"yield_per": AT_ONCE}) as found:
        for rows in found.partitions():
            *plain, villages, types, hours, heads = zip(*rows, strict=True)
            for name, values in zip(_PLAIN, plain, strict=True):
                tallies[name].update(values)
            tallies["within"].update(zip(villages, types, strict=True))
            tallies["hour"].update(hours)
            tallies["people"].update(heads)
    for (village, code), count in tallies["within"].items():
        tallies["village"][village] += count
        tallies["dispute_type"][code] += count
    tallies["moment"] = Counter({_told(raw): count for raw, count in tallies["hour"].items()})
    return tallies


def _named(
    tally: Counter[str],
    name: Callable[[str], str],
    column: Any,
    which: tuple[ColumnElement[bool], ...],
    *,
    last: str = "",
) -> Slices:
    """Turn what is kept into what is said; several kept words may be one name."""
    raws: dict[str, list[str]] = defaultdict(list)
    for raw in tally:
        raws[name(raw)].append(raw)
    found = (
        Slice(said, sum(tally[raw] for raw in kept), (*which, column.in_(kept)))
        for said, kept in raws.items()
    )
    return largest_first(found, last=last)


def _timed(
    tally: Counter[tuple[int, int]],
    which: tuple[ColumnElement[bool], ...],
    names: Any,
    name: Callable[[tuple[int, int]], str],
) -> Slices:
    sums: Counter[str] = Counter()
    for when, count in tally.items():
        sums[name(when)] += count

    def one(said: str) -> Callable[[datetime], bool]:
        return lambda moment: name(_when(moment)) == said

    return in_order((Slice(said, count, which, one(said)) for said, count in sums.items()), names)


def _band(when: tuple[int, int]) -> str:
    return next(name for begin, end, name in BANDS if begin <= when[1] < end)


def _weekday(when: tuple[int, int]) -> str:
    return WEEK[when[0]]


def _sizes(tally: Counter[int], which: tuple[ColumnElement[bool], ...]) -> Slices:
    def one() -> Iterator[Slice]:
        for least, most, name in SIZES:
            heads = people()
            within = (heads >= least,) if most is None else (heads >= least, heads <= most)
            count = sum(n for size, n in tally.items() if size >= least and (most is None or size <= most))
            yield Slice(name, count, (*which, *within))

    return tuple(one())


def _leading(tally: Counter[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return (village, type, number) of the type that leads in each village, the largest first."""
    sums: Counter[tuple[str, str]] = Counter()
    for (village, code), count in tally.items():
        if village:
            sums[village, _type_name(code)] += count
    ranked = sorted(sums.items(), key=lambda each: (each[0][0], -each[1]))
    best = [next(group) for _, group in groupby(ranked, key=lambda each: each[0][0])]
    return tuple((*key, count) for key, count in sorted(best, key=lambda each: -each[1]))


def _agreed(db: Session, reached: tuple[ColumnElement[bool], ...]) -> int:
    amount = (
        select(func.sum(Clause.amount))
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .join(Case, Case.id == Agreement.case_id)
        .where(
            *counted(db), *reached, Agreement.voided_at.is_(None), Agreement.signed_on.is_not(None),
            Clause.voided_at.is_(None),
        )
    )  # fmt: skip
    return int(db.scalar(amount) or 0)


def _source_class(name: str) -> str:
    known = disputes.source(name)
    return known.statistics if known else "其他来源"


def _type_name(code: str) -> str:
    return disputes.leaf(code).statistics if code else UNTYPED
