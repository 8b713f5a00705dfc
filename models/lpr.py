"""LPR: the one-year loan prime rate of a day, and how many times it interest between people may be (民间借贷解释 25)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True, slots=True)
class Rate:
    """A yearly rate in percent; ``told`` says of when it is and who says so, ``verified`` is V, M or 填."""

    percent: Fraction
    told: str
    verified: str = "V"
    old: bool = False

    @property
    def words(self) -> str:
        """Write it as papers do."""
        return said(self.percent)


@dataclass(frozen=True, slots=True)
class Book:
    """The table as it was entered: each rate from its day on; ``as_of`` is the last day it speaks of."""

    rates: tuple[tuple[date, Rate], ...]
    as_of: date
    times: int
    begins: date


@read_from("texts/lpr.toml")
def book(table: dict[str, Any]) -> Book:
    """Return the table; a station's own is read instead of it."""
    as_of = date.fromisoformat(table["as_of"])
    found = []
    for row in table["rate"]:
        day, percent = date.fromisoformat(row["from"]), Fraction(str(row["percent"]))
        if not 0 < percent < 100:  # noqa: PLR2004 -- a rate in percent
            raise Refusal(f"{row['from']} 的利率不对")
        told = f"{day.isoformat()} 公布，{table['source']}，数据截至 {as_of.isoformat()}"
        found.append((day, Rate(percent, told, row["verified"])))
    if [day for day, _ in found] != sorted({day for day, _ in found}):
        raise Refusal("LPR 应按日期由早到晚排列，不能重复")
    return Book(tuple(found), as_of, int(table["times"]), date.fromisoformat(table["begins"]))


def on(day: date) -> Rate | None:
    """Return the rate that holds on a day, None before the first; ``old`` where the table may not know the latest.

    >>> on(date(2021, 12, 19)).words, on(date(2021, 12, 20)).words
    ('3.85%', '3.8%')
    """
    known = book()
    rate = next((rate for since, rate in reversed(known.rates) if since <= day), None)
    if rate is None or day <= known.as_of:
        return rate
    return Rate(rate.percent, rate.told, rate.verified, old=True)


def limit(rate: Rate) -> Fraction:
    """Return the highest lawful yearly rate in percent at this LPR."""
    return rate.percent * book().times


def said(percent: Fraction) -> str:
    """Write a rate in percent without needless zeros; one that does not end is cut at four places.

    >>> said(Fraction("13.80")), said(Fraction(24)), said(Fraction(1, 3))
    ('13.8%', '24%', '0.3333%')
    """
    return f"{float(round(percent, 4)):.4f}".rstrip("0").rstrip(".") + "%"
