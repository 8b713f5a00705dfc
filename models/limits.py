"""The clocks of the law: how long each deed may take, and the day it is due (domain.md §1.3.7, §1.4, §1.5)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.texts import read_from
from models.workdays import Calendar

MONTHS = 12
BY_PARTIES, BY_ORGAN = "parties", "organ"


@dataclass(frozen=True)
class Limit:
    """One clock: so many working days, days or months from its start event.

    One that ``lapses`` is a right of the parties: past its last day it is gone, and nothing is late. ``starts``,
    ``meets`` and ``cancels`` name events of a case; ``on`` the tracks it is for (empty: any), ``when`` what else
    must hold. ``extend_times`` and ``extend_days`` are how often and by how many days the parties usually put it
    off; more is asked, not refused. It is yellow with ``warn`` units left, red once its last day has passed. ``hand``: what begins and
    ends it happens outside the room and is registered by a person. ``outlives`` are ends of the mediation that do not
    end it: the police have the case still.
    """

    key: str
    name: str
    track: str
    count: int
    unit: str
    start: str
    article: str
    verified: str
    roll: bool = True
    lapses: bool = False
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    when: str = ""
    warn: int = 3
    extend: str = ""
    extend_times: int = 0
    extend_days: int = 0
    then: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    hand: bool = False
    outlives: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Limits:
    rows: dict[str, Limit]
    ends: tuple[str, ...]


@read_from("texts/limits.toml")
def _limits(table: dict[str, Any]) -> _Limits:
    rows = {row["key"]: _limit(row) for row in table["limit"]}
    return _Limits(rows, tuple(table.get("ends", ())))


def _limit(row: Mapping[str, Any]) -> Limit:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Limit(**values)


def every() -> dict[str, Limit]:
    """Return every clock by its key."""
    return _limits().rows


def ends() -> tuple[str, ...]:
    """Return the events that stop every clock of a case."""
    return _limits().ends


def due(key: str, start: date, calendar: Calendar) -> date:
    """Return the last day of a clock that starts on ``start``; that day itself is not counted.

    A limit never refuses a true fact: what comes later is entered with its real date and marked 超期.
    """
    limit = every()[key]
    if limit.unit == "workdays":
        return calendar.add_workdays(start, limit.count)
    last = add_months(start, limit.count) if limit.unit == "months" else start + timedelta(limit.count)
    return calendar.rolled(last) if limit.roll else last


def add_months(day: date, count: int) -> date:
    """Return the same day of a later month, or its last day when there is no such day (民法典 202).

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * MONTHS + day.month - 1 + count, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
