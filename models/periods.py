"""Periods of registers and statistics: a month, a quarter, a half-year, a year, or any days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from models import dates

MONTHS = 12


class Kind(StrEnum):
    """The lengths that bureaus ask for."""

    MONTH = "月"
    QUARTER = "季"
    HALF = "半年"
    YEAR = "年"
    DAYS = "起止日期"


_LENGTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.YEAR: MONTHS}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` up to and without ``after``; ``kind`` says how it is named and what stands before it."""

    kind: Kind
    first: date
    after: date

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.after - timedelta(1)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment in Beijing time and the first one after it, in UTC."""
        return dates.moment(self.first, time()), dates.moment(self.after, time())

    @property
    def name(self) -> str:
        """Name it as a title line does.

        >>> of(Kind.MONTH, date(2026, 11, 20)).name, of(Kind.QUARTER, date(2026, 11, 20)).name
        ('2026年11月', '2026年第四季度')
        """
        year = f"{self.first.year}年"
        place = (self.first.month - 1) // _LENGTHS.get(self.kind, 1)
        if self.kind is Kind.MONTH:
            return f"{year}{self.first.month}月"
        if self.kind is Kind.QUARTER:
            return f"{year}第{'一二三四'[place]}季度"
        if self.kind is Kind.HALF:
            return f"{year}{'上下'[place]}半年"
        if self.kind is Kind.YEAR:
            return f"{year}度"
        return f"{_day(self.first)}至{_day(self.last)}"

    @property
    def code(self) -> str:
        """Name it as a file name does: 202611, 2026Q4, 2026H2, 2026, 20261101-20261120."""
        if self.kind is Kind.MONTH:
            return f"{self.first:%Y%m}"
        if self.kind is Kind.DAYS:
            return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"
        place = (self.first.month - 1) // _LENGTHS[self.kind] + 1
        mark = {Kind.QUARTER: f"Q{place}", Kind.HALF: f"H{place}", Kind.YEAR: ""}[self.kind]
        return f"{self.first.year}{mark}"

    def moved(self, by: int) -> "Period":
        """Return the period so many of its own lengths later, or earlier.

        >>> of(Kind.QUARTER, date(2026, 2, 1)).moved(-1).name
        '2025年第四季度'
        """
        if self.kind is Kind.DAYS:
            step = (self.after - self.first) * by
            return Period(self.kind, self.first + step, self.after + step)
        return of(self.kind, _month(self.first, by * _LENGTHS[self.kind]))

    def year_before(self) -> "Period":
        """Return the same period of the last year; 29 February answers to 28 February."""
        if self.kind is Kind.DAYS:
            return Period(self.kind, _last_year(self.first), _last_year(self.last) + timedelta(1))
        return of(self.kind, self.first.replace(year=self.first.year - 1))

    def months(self) -> tuple["Period", ...]:
        """Return the months that it touches, in order."""
        found = [month(self.first)]
        while found[-1].after < self.after:
            found.append(found[-1].moved(1))
        return tuple(found)

    def holds(self, on: date | None) -> bool:
        """Tell whether a day belongs to it."""
        return on is not None and self.first <= on < self.after


def of(kind: Kind, on: date) -> Period:
    """Return the month, quarter, half-year or year that holds the day ``on``."""
    length = _LENGTHS[kind]
    first = date(on.year, (on.month - 1) // length * length + 1, 1)
    return Period(kind, first, _month(first, length))


def month(on: date) -> Period:
    """Return the month that holds the day ``on``."""
    return of(Kind.MONTH, on)


def days(first: date, last: date) -> Period:
    """Return the days from ``first`` to ``last``, both included; in whichever order they come."""
    first, last = sorted((first, last))
    return Period(Kind.DAYS, first, last + timedelta(1))


def _month(first: date, by: int) -> date:
    count = first.year * MONTHS + first.month - 1 + by
    return date(count // MONTHS, count % MONTHS + 1, 1)


def _last_year(on: date) -> date:
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return on.replace(year=on.year - 1, day=28)


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
