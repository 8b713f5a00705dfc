"""The clocks of the law: how long each deed may take, and the day it is due (domain.md §1.3.7, §1.4, §1.5)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.texts import read_from
from models.workdays import Calendar

MONTHS = 12


@dataclass(frozen=True)
class Limit:
    """One clock: so many working days, days or months from its start event.

    One that ``lapses`` is a right of the parties: past its last day it is gone, and nothing is late.
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


@read_from("texts/limits.toml")
def every(table: dict[str, Any]) -> dict[str, Limit]:
    """Return every clock by its key."""
    return {row["key"]: Limit(**row) for row in table["limit"]}


def due(key: str, start: date, calendar: Calendar) -> date:
    """Return the last day of a clock that starts on ``start``; that day itself is not counted.

    A limit never refuses a true fact: what comes later is entered with its real date and marked 超期.
    """
    limit = every()[key]
    if limit.unit == "workdays":
        return calendar.add_workdays(start, limit.count)
    if limit.unit == "months":
        last = add_months(start, limit.count)
        return calendar.rolled(last) if limit.roll else last
    return calendar.add_days_rolled(start, limit.count)


def add_months(day: date, count: int) -> date:
    """Return the same day of a later month, or its last day when there is no such day (民法典 202).

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * MONTHS + day.month - 1 + count, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
