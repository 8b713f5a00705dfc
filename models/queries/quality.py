"""Figures that matter beside 成功率 (peers.md N13): each with its denominator, its cases, and the person behind each case.

What is counted is a list of items, one for each case, duty or agreement of the denominator, so that the whole and the
figures of each person are sums of the same rows.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from statistics import quantiles

from sqlalchemy.orm import Session

from models import qualityrules
from models.qualityrules import Kind, Measure
from models.queries import qualityduties, qualityended, ratios, relapse
from models.queries.qualityitems import Item
from models.queries.selection import Selection

NONE = ratios.NONE
#: What gives the items of a figure; those of one reader share its queries.
READERS: dict[Callable[[Session, Selection, date], Mapping[str, Iterable[Item]]], tuple[str, ...]] = {
    qualityended.items: (
        "success", "first_try", "days", "eased", "eased_reconciled", "eased_lowered", "eased_settled",
        "eased_referred",
    ),
    qualityduties.items: (
        "performed", "performed_whole", "performed_parts", "performed_on_day", "visited", "answered",
    ),
    relapse.items: ("relapse", "relapse_so_far"),
}  # fmt: skip
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Figure:
    """One figure: its measure and what it counts."""

    measure: Measure
    items: tuple[Item, ...]

    @property
    def whole(self) -> int:
        """The denominator."""
        return len(self.items)

    @cached_property
    def part(self) -> int:
        """The numerator."""
        return sum(1 for each in self.items if each.good)

    @property
    def taken(self) -> tuple[uuid.UUID, ...]:
        """Return the cases of the numerator, each once."""
        return _cases(each for each in self.items if each.good)

    @property
    def rest(self) -> tuple[uuid.UUID, ...]:
        """Return the cases of what the numerator leaves; a case with one duty done and one not is in both."""
        return _cases(each for each in self.items if not each.good)

    @property
    def value(self) -> str:
        """Write the figure: a percentage, or the median of days; — of nothing."""
        if self.measure.kind is not Kind.DAYS:
            return ratios.percent(self.part, self.whole)
        return f"{_days(self.quartiles[1])} 天" if self.items else NONE

    @property
    def note(self) -> str:
        """Write what it is made of: the two numbers, the quartiles, or the calls before and after."""
        if not self.items:
            return "本期没有可算的"
        if self.measure.kind is Kind.DAYS:
            first, _, third = self.quartiles
            return f"{self.whole} 件，一半在 {_days(first)}—{_days(third)} 天"
        said = f"{self.part} ÷ {self.whole}"
        if self.measure.kind is Kind.CALLS:
            before, after = (sum(getattr(each, name) for each in self.items) for name in ("before", "after"))
            return f"{said}；报警 {before} → {after} 次"
        return said

    @cached_property
    def quartiles(self) -> tuple[Decimal, Decimal, Decimal]:
        """Return the days below which a quarter, a half and three quarters lie; zeros of nothing."""
        days = sorted(each.days for each in self.items)
        if not days:
            return Decimal(0), Decimal(0), Decimal(0)
        if len(days) == 1:
            return (Decimal(days[0]),) * 3
        first, middle, third = (
            Decimal(each).quantize(_TENTH, ROUND_HALF_UP)
            for each in quantiles(map(Decimal, days), n=4, method="inclusive")
        )
        return first, middle, third

    def of(self, officer_id: uuid.UUID | None) -> "Figure":
        """Return the figure of the cases of one person; None stands for cases that nobody has."""
        return replace(self, items=tuple(each for each in self.items if each.officer_id == officer_id))


def of(db: Session, selection: Selection, *, today: date) -> tuple[Figure, ...]:
    """Return every figure of quality.toml for what is asked for, as it stands on ``today``."""
    wanted = qualityrules.measures()
    found: dict[str, Iterable[Item]] = {}
    for read, keys in READERS.items():
        if any(each.key in keys for each in wanted):
            found.update(read(db, selection, today))
    return tuple(Figure(each, tuple(found[each.key])) for each in wanted if each.key in found)


def groups(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    """Put figures under their headings, in order."""
    found: dict[str, tuple[Figure, ...]] = {}
    for each in figures:
        found[each.measure.group] = (*found.get(each.measure.group, ()), each)
    return found


def _cases(items: Iterable[Item]) -> tuple[uuid.UUID, ...]:
    return tuple(dict.fromkeys(each.case_id for each in items))


def _days(days: Decimal) -> str:
    """Write days without a decimal that says nothing.

    >>> _days(Decimal("3.0")), _days(Decimal("2.5"))
    ('3', '2.5')
    """
    return f"{days:f}".removesuffix(".0")
