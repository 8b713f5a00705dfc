"""Rows of the registers, the numbers that are missing from them, and why a case stands in one or does not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models import registerrules
from models.cases import Case
from models.periods import Period
from models.queries.registers import (
    claims,
    court,
    disputes,
    helping,
    mediation,
    numbers,
    paying,
    publicorder,
    reasons,
    recorded,
    referring,
    repeating,
    taken,
    visiting,
)
from models.queries.registers.reasons import When
from models.queries.rows import Gap
from models.queries.selection import Selection
from models.registerrules import Rule


@dataclass(frozen=True)
class Source:
    """What gives the rows of a register, and the days of one case by which it stands in a period."""

    rows: Callable[[Session, Selection, Rule], Iterator[Any]]
    days: Callable[[Session, Case, Rule], Sequence[When] | None]


SOURCES: dict[str, Source] = {
    "R1": Source(disputes.rows, disputes.days),
    "R2": Source(publicorder.rows, publicorder.days),
    "R3": Source(mediation.rows, mediation.days),
    "R4": Source(taken.spot, taken.days),
    "R5": Source(visiting.rows, visiting.days),
    "R6": Source(paying.rows, paying.days),
    "R7": Source(referring.rows, referring.days),
    "R8": Source(helping.helpers, helping.days_helped),
    "R9": Source(claims.rows, claims.days),
    "R10": Source(taken.every, taken.days),
    "R11": Source(repeating.rows, repeating.days),
    "R12": Source(recorded.rows, recorded.days),
    "R13": Source(court.confirmations, court.days_confirmed),
    "R14": Source(court.served, court.days_served),
    "R15": Source(helping.assistants, helping.days_assisted),
}


def rows(db: Session, key: str, selection: Selection) -> Iterator[Any]:
    """Give the rows of register ``key`` that are asked for, while ``db`` is open."""
    return SOURCES[key].rows(db, selection, registerrules.rule(key))


def gaps(db: Session, key: str, period: Period) -> list[Gap]:
    """Return the numbers taken in the period that no row or valid paper carries, each with its reason."""
    return numbers.gaps(db, period, registerrules.rule(key))


def undated(db: Session, key: str, period: Period) -> list[Gap]:
    """Return the cases with duties that were agreed for no day: the register of what is due has no row for them."""
    return paying.undated(db, period) if key == "R6" else []


def late(db: Session, key: str, period: Period) -> list[Gap]:
    """Return the cases of the period that were entered after it ended, with the day of their entry."""
    rule, days = registerrules.rule(key), SOURCES[key].days
    return numbers.late(db, period, rule, lambda subject: days(db, subject, rule) is not None)


def why(db: Session, key: str, selection: Selection, number: str) -> str:
    """Say why the case with this number stands among the rows that are asked for, or why it does not."""
    subject = reasons.found(db, number)
    if subject is None:
        return f"没有编号为“{number.strip()}”的案件。"
    rule = registerrules.rule(key)
    return reasons.sentence(subject, selection, rule, SOURCES[key].days(db, subject, rule))
