"""义务: what kind of duty a clause makes, and whether it comes again and again (domain.md 1.3.10)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import clausetext, dates, instalments, money
from models.clauses import Pattern
from models.clausetext import Terms
from models.errors import Refusal
from models.instalments import STEPS, Step
from models.texts import read_from

_FIGURES = {figure: number for number, figure in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "半": 6}
_MONTHS = {"月": 1, "季": 3, "年": 12}
_KEYS = {1: "month", 3: "quarter", 12: "year"}


@dataclass(frozen=True, slots=True)
class Rules:
    """The words by which a clause that was typed freely tells what is owed by it, and how often."""

    goods: re.Pattern[str]
    apology: re.Pattern[str]
    keeping: re.Pattern[str]
    again: re.Pattern[str]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    each: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a clause makes somebody owe: its kind, each debtor with his sum, and how often it comes."""

    kind: str
    debtors: tuple[tuple[str, int | None], ...]
    repeats: str = ""
    first_on: date | None = None

    @property
    def keeping(self) -> bool:
        """Tell whether it is only to be kept: nobody ever hands it over."""
        return self.kind == "不作为"


@read_from("texts/duties.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return the words; refuses what is no pattern."""
    return Rules(
        **{
            key: re.compile(str(table[key]))
            for key in ("goods", "apology", "keeping", "again", "begins", "ends", "each")
        }
    )


def of(pattern: Pattern | None, text: str, terms: Terms, what: str = "") -> Duty | None:
    """Return the duty of a clause, None where nobody owes anything by it; ``what`` is the kind that was chosen."""
    if pattern is not None:
        return _of_pattern(pattern, terms, what)
    if not (terms.payer or terms.payee or terms.amount):
        return None
    kind = what or _kind(text, terms)
    once = (
        kind == "不作为" or bool(terms.parts) or (terms.due_on is not None and not _goes_on(terms.due_text))
    )
    repeats = "" if once else _how_often(terms.due_text)
    debtors = clausetext.owed(terms)
    if len(names := clausetext.names(terms.payer)) > 1 and not terms.sharing and rules().each.search(text):
        debtors = tuple((name, terms.amount) for name in names)
    return Duty(kind, debtors, repeats)


def step(repeats: str) -> Step:
    """Return how far it is from one time to the next: a key of STEPS, or a number of months.

    >>> step("year").word, step("2").word
    ('每年', '每2个月')
    """
    return STEPS.get(repeats) or Step(months=int(repeats))


def nth(first: date, repeats: str, number: int) -> date:
    """Return the day of the so-manieth time, counted from the first.

    >>> nth(date(2026, 1, 31), "month", 2)
    datetime.date(2026, 2, 28)
    """
    going = instalments.days(first, step(repeats))
    return next(day for place, day in enumerate(going, 1) if place == number)


def _of_pattern(pattern: Pattern, terms: Terms, what: str) -> Duty | None:
    kind = what or pattern.owes
    if not kind:
        return None
    debtors = clausetext.owed(terms)
    if kind == "不作为" and not terms.payer:
        debtors = ((str(terms.blanks.get("both", "")) or "各方", None),)
    elif not (terms.payer or terms.payee or terms.amount):
        return None
    if not pattern.repeats:
        return Duty(kind, debtors)
    fen = money.parse(terms.blanks[pattern.each]) if pattern.each else None
    if pattern.each and pattern.heads:
        debtors = tuple((name, fen) for name in clausetext.names(terms.payer) or (terms.payer,))
    elif pattern.each:
        debtors = ((terms.payer, fen),)
    repeats = pattern.repeats if pattern.repeats in STEPS else _key(int(terms.blanks[pattern.repeats]))
    return Duty(kind, debtors, repeats, _first(terms.blanks))


def _first(blanks: Mapping[str, Any]) -> date | None:
    """Return the first day that the blanks of a pattern name: from a day on, or by a day of each year."""
    try:
        if "from_on" in blanks and "monthday" in blanks:
            since = date.fromisoformat(str(blanks["from_on"]))
            on = instalments.days(since.replace(day=1), instalments.MONTHLY)
            months = (_in_month(day, int(blanks["monthday"])) for day in on)
            return next(day for day in months if day >= since)
        if "until" in blanks and "from_year" in blanks:
            year = int(str(blanks["from_year"]))
            return dates.parse(str(blanks["until"]), today=date(year, 1, 1))
    except (Refusal, ValueError):
        return None
    return None


def _in_month(month: date, number: int) -> date:
    last = dates.after_months(month, 1).toordinal() - 1
    return date.fromordinal(min(month.toordinal() + max(1, number) - 1, last))


def _kind(text: str, terms: Terms) -> str:
    found = rules()
    if terms.amount:
        return "给付"
    if found.apology.search(text):
        return "道歉"
    if found.goods.search(text):
        return "交付"
    if terms.due_on is None and found.keeping.search(text):
        return "不作为"
    return "行为"


def _goes_on(said: str) -> bool:
    """Tell whether the day that a term names is the first of many, and not the last.

    >>> _goes_on("首期2026年12月1日前，以后每年相同日期前"), _goes_on("每月付，2026年12月1日前付清")
    (True, False)
    """
    return bool(rules().begins.search(said)) and not rules().ends.search(said)


def _how_often(said: str) -> str:
    """Read how often a duty comes of the words for its term: 每年, 每两个月轮换, 每季度.

    >>> _how_often("每两个月轮换"), _how_often("每年12月31日前"), _how_often("2026年底")
    ('2', 'year', '')
    """
    hit = rules().again.search(said)
    if hit is None:
        return ""
    if hit["unit"] in {"周", "星期"}:
        return "fortnight" if _FIGURES.get(hit["count"] or "") == 2 or hit["count"] == "2" else "week"  # noqa: PLR2004 -- two weeks
    count = _FIGURES.get(hit["count"] or "一") or int(hit["count"])
    return _key(count * _MONTHS[hit["unit"]] if hit["count"] != "半" else 6)


def _key(months: int) -> str:
    return _KEYS.get(months, str(months))
