"""From a kept calculation to what the annex 赔偿测算参考表 (J10) says: figures as they were shown, never made anew."""

import uuid
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from models import calculations, money, reckonings
from models.dates import chinese, chinese_moment, local

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.calculations import Calculation
    from models.calculators import Item
    from models.cases import Case

_OWED = frozenset({reckonings.LOAN, reckonings.PAYROLL, reckonings.PLAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class SumFacts:
    """One item: its number on the sheet, the formula with its figures, the sum, the articles, the proof."""

    number: str = ""
    name: str = ""
    formula: str = ""
    amount: str = ""
    articles: str = ""
    proofs: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchFacts:
    """One stretch of a loan: from when to when it ran, on what, and what was paid at its end."""

    since: str = ""
    until: str = ""
    days: str = ""
    principal: str = ""
    rate: str = ""
    interest: str = ""
    paid: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFacts:
    """One worker of a table of wages."""

    name: str = ""
    done: str = ""
    price: str = ""
    earned: str = ""
    paid: str = ""
    owed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFacts:
    """One payment of a plan."""

    number: str = ""
    day: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationFacts:
    """A calculation as it was kept; ``figures`` are the published or typed numbers with their year and source.

    ``owed`` says that nothing in it is damage; a loan, wages and a plan have tables of their own.
    """

    at: str = ""
    by: str = ""
    victim: str = ""
    payer: str = ""
    rows: tuple[SumFacts, ...] = ()
    stretches: tuple[StretchFacts, ...] = ()
    workers: tuple[WorkerFacts, ...] = ()
    parts: tuple[PartFacts, ...] = ()
    owed: str = ""
    figures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    total: str = ""
    share: str = ""
    after: str = ""
    words: str = ""


def of_case(db: "Session", subject: "Case") -> list["Calculation"]:
    """List the calculations of a case that stand, one annex each."""
    return calculations.of_case(db, subject.id)


def calculation(db: "Session", subject: "Case", about: uuid.UUID | None) -> CalculationFacts:
    """Return what the annex says of one calculation, of the last one when none is named."""
    kept = of_case(db, subject)
    wanted = next((each for each in kept if each.id == about), next(reversed(kept), None))
    if wanted is None:
        return CalculationFacts()
    counted = any(each.counted for each in wanted.worked_out())
    items, sums, on = wanted.worked_out(), wanted.sums, local(wanted.at).date()
    return CalculationFacts(
        at=chinese_moment(wanted.at), by=wanted.by_name, victim=str(wanted.inputs.get("victim_name", "")),
        payer=str(wanted.inputs.get("payer_name", "")),
        rows=tuple(
            SumFacts(
                number=str(place), name=each.name, formula=each.formula, amount=money.digits(each.fen) if each.counted else "不另计",
                articles=calculations.cited(each.articles, on), proofs="、".join(each.proofs), notes="".join(each.notes),
            )
            for place, each in enumerate(items, start=1)
        ),
        stretches=tuple(StretchFacts(**line) for line in _lines(items, reckonings.LOAN, StretchFacts)),
        workers=tuple(WorkerFacts(**line) for line in _lines(items, reckonings.PAYROLL, WorkerFacts)),
        parts=tuple(
            PartFacts(**line | {"day": chinese(date.fromisoformat(line["day"]))})
            for line in _lines(items, reckonings.PLAN, PartFacts)
        ),
        owed="是" if {each.key for each in items} <= _OWED else "",
        figures=tuple(dict.fromkeys(figure for each in items for figure in each.figures)),
        remarks=tuple(str(each) for each in wanted.inputs.get("remarks", ())),
        total=money.digits(sums.fen) if counted else "", share=f"{sums.share}%" if counted else "",
        after=money.digits(sums.after) if counted else "", words=money.words(sums.after) if counted else "",
    )  # fmt: skip


def _lines(items: "tuple[Item, ...]", key: str, kind: type) -> list[dict[str, str]]:
    """Return the lines of the table of an item, by the names of the facts of one line."""
    names = [field.name for field in fields(kind)]
    return [dict(zip(names, row, strict=True)) for each in items if each.key == key for row in each.rows]


def title(kept: "Calculation") -> str:
    """Tell one annex from another: when it was worked out, and what it came to."""
    return f"{local(kept.at):%m-%d %H:%M}　{money.digits(kept.shown)}"
