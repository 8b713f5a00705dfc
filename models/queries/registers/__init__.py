"""Rows of the registers, the numbers that are missing from them, and why a case stands in one or does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models import registerrules
from models.cases import Case
from models.periods import Period
from models.queries.registers import disputes, mediation, numbers, publicorder, reasons
from models.queries.rows import Gap
from models.queries.selection import Selection
from models.registerrules import Rule


@dataclass(frozen=True)
class Source:
    """What gives the rows of a register, and what tells the cases that it is not for."""

    rows: Callable[[Session, Selection, Rule], Iterator[Any]]
    outside: Callable[[Case], bool]


SOURCES: dict[str, Source] = {
    "R1": Source(disputes.rows, disputes.outside),
    "R2": Source(publicorder.rows, publicorder.outside),
    "R3": Source(mediation.rows, mediation.outside),
}


def rows(db: Session, key: str, selection: Selection) -> Iterator[Any]:
    """Give the rows of register ``key`` that are asked for, while ``db`` is open."""
    return SOURCES[key].rows(db, selection, registerrules.rule(key))


def gaps(db: Session, key: str, period: Period) -> list[Gap]:
    """Return the numbers taken in the period that no row or valid paper carries, each with its reason."""
    return numbers.gaps(db, period, registerrules.rule(key))


def late(db: Session, key: str, period: Period) -> list[Gap]:
    """Return the cases of the period that were entered after it ended, with the day of their entry."""
    return numbers.late(db, period, registerrules.rule(key))


def why(db: Session, key: str, selection: Selection, number: str) -> str:
    """Say why the case with this number stands among the rows that are asked for, or why it does not."""
    subject = reasons.found(db, number)
    if subject is None:
        return f"没有编号为“{number.strip()}”的案件。"
    return reasons.sentence(
        subject, selection, registerrules.rule(key), outside=SOURCES[key].outside(subject)
    )
