"""From a kept calculation to what the annex 赔偿测算参考表 (J10) says: figures as they were shown, never made anew."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import calculations, money
from models.dates import chinese_moment, local

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.calculations import Calculation
    from models.cases import Case


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
class CalculationFacts:
    """A calculation as it was kept; ``figures`` are the published or typed numbers with their year and source."""

    at: str = ""
    by: str = ""
    victim: str = ""
    payer: str = ""
    rows: tuple[SumFacts, ...] = ()
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
    items, sums, on = wanted.worked_out(), wanted.sums, local(wanted.at).date()
    return CalculationFacts(
        at=chinese_moment(wanted.at), by=wanted.by_name, victim=str(wanted.inputs.get("victim_name", "")),
        payer=str(wanted.inputs.get("payer_name", "")),
        rows=tuple(
            SumFacts(
                number=str(place), name=each.name, formula=each.formula, amount=money.digits(each.fen),
                articles=calculations.cited(each.articles, on), proofs="、".join(each.proofs), notes="".join(each.notes),
            )
            for place, each in enumerate(items, start=1)
        ),
        figures=tuple(dict.fromkeys(figure for each in items for figure in each.figures)),
        remarks=tuple(str(each) for each in wanted.inputs.get("remarks", ())),
        total=money.digits(sums.fen), share=f"{sums.share}%", after=money.digits(sums.after),
        words=money.words(sums.after),
    )  # fmt: skip


def title(kept: "Calculation") -> str:
    """Tell one annex from another: when it was worked out, and what it came to."""
    return f"{local(kept.at):%m-%d %H:%M}　{money.digits(kept.sums.after)}"
