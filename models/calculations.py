"""测算: a reference sum worked out in the room, kept with its inputs, formula and articles (domain.md 5.3)."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import calculators, cases, law
from models.base import Row, Voidable, label, link, money
from models.calculators import Item, Total
from models.cases import Case
from models.errors import Refusal
from models.money import LIMIT
from models.sittings import Sitting
from models.standards import WHOLE
from models.station import Deed, Identity


class Calculation(Row, Voidable):
    """One calculation as it was shown; it fills nothing by itself.

    ``inputs`` is what was typed, so that it can be opened again; ``items`` the results with formula, articles and
    figures; ``total`` all items together, before the share of fault.
    """

    __tablename__ = "calculations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    by_name: Mapped[str] = label("测算人")
    kind: Mapped[str] = label("种类")
    inputs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    items: Mapped[list[Any]] = mapped_column(default=list)
    share: Mapped[int] = mapped_column(default=100, info={"label": "责任比例（%）"})
    total: Mapped[int | None] = money("合计")

    def worked_out(self) -> tuple[Item, ...]:
        """Return the items as they were shown."""
        return tuple(_item(each) for each in self.items)

    @property
    def shown(self) -> int:
        """Return the sum by which it is told from others: what the share leaves, or that of a plan alone."""
        items = self.worked_out()
        return self.sums.after if any(each.counted for each in items) or not items else items[0].fen

    @property
    def sums(self) -> Total:
        """Return the sum and what is left of it at the share that was chosen."""
        return calculators.total(self.worked_out(), self.share)


def keep(
    db: Session, subject: Case, items: Sequence[Item], *, share: int = WHOLE, inputs: dict[str, Any],
    sitting: Sitting | None = None, by: Identity,
) -> Calculation:  # fmt: skip
    """Keep a calculation as it was shown, with what was typed; refused where nothing was worked out."""
    cases.demand(db, subject.id, by, Deed.NOTE)
    if not items:
        raise Refusal("还没有算出任何一项。", "items")
    if sitting is not None and sitting.case_id != subject.id:
        raise Refusal("这场调解不是本案的。")
    sums = calculators.total(items, share)
    if sums.fen >= LIMIT:
        raise Refusal("合计太大，请核对。", "items")
    made = Calculation(
        case_id=subject.id, sitting_id=sitting.id if sitting else None, at=db.info["now"](), by_name=by.name,
        kind="、".join(each.name for each in items), inputs=inputs, items=[asdict(each) for each in items],
        share=share, total=sums.fen,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def void(db: Session, calculation: Calculation, *, reason: str, by: Identity) -> None:
    """Take a calculation out of the list, with the reason; it stays in the store."""
    cases.demand(db, calculation.case_id, by, Deed.NOTE)
    if not calculation.valid:
        raise Refusal("这次测算已经撤下。")
    if not reason.strip():
        raise Refusal("请写明撤下的原因。", "reason")
    calculation.voided_at, calculation.void_reason = db.info["now"](), reason
    db.flush()


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Calculation]:
    """Return the calculations of a sitting that stand, oldest first."""
    return _standing(db, Calculation.sitting_id == sitting_id)


def of_case(db: Session, case_id: uuid.UUID) -> list[Calculation]:
    """Return the calculations of a case that stand, oldest first."""
    return _standing(db, Calculation.case_id == case_id)


def cited(articles: tuple[str, ...], on: date) -> str:
    """Name the articles of an item as they stood on that day; one instrument is named once."""
    known = law.on(on)
    if not known.applies:
        return known.sentence
    found: dict[str, list[str]] = {}
    for key in articles:
        article = known.article(key)
        found.setdefault(article.instrument, []).append(article.number)
    return "；".join(f"《{name}》{'、'.join(numbers)}" for name, numbers in found.items())


def _standing(db: Session, which: Any) -> list[Calculation]:
    return list(
        db.scalars(
            select(Calculation)
            .where(which, Calculation.voided_at.is_(None), *cases.of_visible(db, Calculation.case_id))
            .order_by(Calculation.at, Calculation.id)
        )
    )


def _item(kept: dict[str, Any]) -> Item:
    values: dict[str, Any] = {
        name: tuple(tuple(each) if isinstance(each, list) else each for each in value)
        if isinstance(value, list)
        else value
        for name, value in kept.items()
    }
    return Item(**values)
