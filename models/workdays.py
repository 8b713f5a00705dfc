"""Working days: which days are off, and where a count of days ends (domain.md §6.9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import resources
from models.texts import read_from

FILE = "texts/holidays.toml"
SATURDAY = 5
_DAY = timedelta(1)


@dataclass(frozen=True)
class Year:
    """The notice of one year: days off, and weekends that are worked to make up for them."""

    off: frozenset[date]
    work: frozenset[date]


@dataclass(frozen=True)
class Rest:
    """The days that the law itself gives off, with no notice, from the year ``since`` on (全国年节及纪念日放假办法)."""

    since: int = date.max.year
    every: frozenset[tuple[int, int]] = frozenset()
    dates: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return day.year >= self.since and ((day.month, day.day) in self.every or day in self.dates)


@dataclass
class Calendar:
    """Which days are worked. A year without a notice has weekends and the days of the law only and is ``missing``.

    Years before the first notice are asked of the holidays package. Later ones are not: it would be loaded
    at every start in December only to learn nothing, and a test tells when it knows more than the table.
    """

    years: dict[int, Year | None] = field(default_factory=dict)
    rest: Rest = Rest()
    first: int = field(init=False)

    def __post_init__(self) -> None:
        """Remember the first year with a notice of our own."""
        self.first = min(self.years, default=date.max.year)

    def missing(self, year: int) -> bool:
        """Tell whether the holidays of a year are unknown: screens mark 「节假日安排未导入」."""
        return self._year(year) is None

    def untold(self, year: int) -> bool:
        """Tell whether a year after the first notice has none: the red mark, without asking the package."""
        return year >= self.first and self.missing(year)

    def known_years(self, years: Iterable[int]) -> tuple[int, ...]:
        """Return those of ``years`` whose notice is known."""
        return tuple(year for year in years if not self.missing(year))

    def _year(self, year: int) -> Year | None:
        if year not in self.years:
            self.years[year] = _published(year) if year < self.first else None
        return self.years[year]

    def works(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        year = self._year(day.year)
        if year and day in year.work:
            return True
        off = day in year.off if year else self.rest.has(day)
        return day.weekday() < SATURDAY and not off

    def add_workdays(self, day: date, count: int) -> date:
        """Return the working day that is ``count`` after ``day``, which itself is not counted.

        >>> standard().add_workdays(date(2026, 9, 18), 7)
        datetime.date(2026, 9, 29)
        """
        while count > 0:
            day += _DAY
            count -= self.works(day)
        return day

    def due(self, day: date, count: int, unit: str) -> date:
        """Return the last day of ``count`` working days, or of calendar days moved past a holiday."""
        return self.add_workdays(day, count) if unit == "workdays" else self.add_days_rolled(day, count)

    def workdays_between(self, first: date, last: date) -> int:
        """Count the working days after ``first`` up to and with ``last``; negative when ``last`` is earlier."""
        if last < first:
            return -self.workdays_between(last, first)
        return sum(self.works(first + timedelta(days)) for days in range(1, (last - first).days + 1))

    def rolled(self, day: date) -> date:
        """Return the day itself, or the next working day when it is off (民法典 203; 程序规定 35)."""
        while not self.works(day):
            day += _DAY
        return day

    def add_days_rolled(self, day: date, count: int) -> date:
        """Return the last day of ``count`` calendar days after ``day``, moved past a holiday.

        >>> standard().add_days_rolled(date(2026, 11, 21), 30)
        datetime.date(2026, 12, 21)
        """
        return self.rolled(day + timedelta(count))


def read(table: Mapping[str, Any]) -> dict[int, Year]:
    """Read notices in the form of holidays.toml: periods off with both ends, made-up weekends."""
    return {
        notice["year"]: Year(
            frozenset(day for period in notice["off"] for day in _days(period[0], period[1])),
            frozenset(date.fromisoformat(day) for day in notice["work"]),
        )
        for notice in table.get("year", [])
    }


def read_rest(table: Mapping[str, Any]) -> Rest:
    """Read the days that need no notice; a table of a station that names none leaves those of the program."""
    row = table.get("rest") or resources.built_in(FILE)["rest"]
    every = (date.fromisoformat(f"{row['from']}-{each}") for each in row["every"])
    return Rest(
        int(row["from"]), frozenset((each.month, each.day) for each in every),
        frozenset(date.fromisoformat(each) for each in row["dates"]),
    )  # fmt: skip


def _days(first: str, last: str) -> Iterable[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + timedelta(days) for days in range((end - start).days + 1))


def _published(year: int) -> Year | None:
    """Ask the holidays package; a year without any exchanged day is one whose notice it has not got yet."""
    import holidays  # noqa: PLC0415 -- half a second, wanted only for years before our own table

    found = holidays.country_holidays("CN", years=year)
    work = frozenset(day for day in found.weekend_workdays if day.year == year)
    if not any("substituted" in name for day, name in found.items() if day.year == year):
        return None
    return Year(frozenset(day for day in found if day.year == year), work)


@read_from(FILE)
def _table(table: dict[str, Any]) -> tuple[dict[int, Year], Rest]:
    return read(table), read_rest(table)


_adopted: dict[int, Year] = {}
_made: list[tuple[object, Calendar]] = []


def standard() -> Calendar:
    """Return the calendar of this station: what it has taken in, its table, then the holidays package."""
    table = _table()
    if not _made or _made[0][0] is not table:
        _made[:] = [(table, Calendar({**table[0], **_adopted}, table[1]))]
    return _made[0][1]


def weekends() -> Calendar:
    """Return the same without the days of the law in years untold: so were clocks counted that are older than these."""
    return Calendar({**_table()[0], **_adopted})


def adopt(years: Mapping[int, Year]) -> None:
    """Count with these notices of a station besides the table from now on, and with none taken in before."""
    if years != _adopted:
        _adopted.clear()
        _adopted.update(years)
        _made.clear()
