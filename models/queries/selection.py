"""Which rows of a register or figure are asked for: a period, and what narrows it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from models import disputes
from models.base import Moment
from models.cases import Case
from models.periods import Period


@dataclass(frozen=True, slots=True)
class Selection:
    """A period, an officer by name, a village, and a dispute type by code (a group's code takes all its types)."""

    period: Period
    officer: str = ""
    village: str = ""
    dispute_type: str = ""

    @property
    def chosen(self) -> str:
        """Say in words what narrows it; 全部 when nothing does."""
        told = (self.officer, self.village, type_name(self.dispute_type))
        return "、".join(filter(None, told)) or "全部"

    def where(self) -> tuple[ColumnElement[bool], ...]:
        """Return what holds of the cases that are asked for, but for the period: each register has its own day."""
        found: list[ColumnElement[bool]] = []
        if self.officer:
            found.append(Case.handler_name == self.officer)
        if self.village:
            found.append(Case.village == self.village)
        if self.dispute_type:
            found.append(Case.dispute_type.in_(types_of(self.dispute_type)))
        return tuple(found)


def received_in(period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of a case that was registered in the period."""
    first, after = period.moments
    return Case.received_at >= first, Case.received_at < after


def within(column: Any, period: Period) -> ColumnElement[bool]:
    """Return what holds when ``column``, dates or moments, lies in the period."""
    first, after = period.moments if isinstance(column.type, Moment) else (period.first, period.after)
    found: ColumnElement[bool] = (column >= first) & (column < after)
    return found


def types_of(code: str) -> tuple[str, ...]:
    """Return the codes of the types under a group, or the one type itself."""
    under = tuple(each.code for each in disputes.leaves() if each.parent == code)
    return under or (code,)


def type_name(code: str) -> str:
    """Return the name of a type or of a group of types; nothing for no code."""
    if not code:
        return ""
    names = {each.code: each.name for each in disputes.groups()}
    names.update({each.code: each.name for each in disputes.leaves()})
    return names.get(code, code)
