"""方案: the proposals of the talks, by rounds; an accepted one becomes a clause."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases
from models.base import Row, Versioned, Voidable, day, label, link, money
from models.cases import Party
from models.errors import Refusal
from models.sittings import Phase, Sitting
from models.station import Deed, Identity

ACCEPT, REFUSE = "接受", "不接受"


class Offer(Row, Versioned, Voidable):
    """A proposal in the talks; the accepted ones are the clauses."""

    __tablename__ = "offers"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    at: Mapped[datetime]
    round: Mapped[int] = mapped_column(default=1, info={"label": "轮次"})
    speaker: Mapped[str] = label("提出人")
    party_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    text: Mapped[str] = label("内容")
    amount: Mapped[int | None] = money("金额")
    due_text: Mapped[str] = label("期限")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    accepted: Mapped[bool] = mapped_column(default=False, info={"label": "双方接受"})
    topic: Mapped[str] = label("事项")
    payer: Mapped[str] = label("义务人")
    payee: Mapped[str] = label("权利人")
    due_on: Mapped[date | None] = day("履行日期")
    method: Mapped[str] = label("履行方式")
    apology: Mapped[str] = label("道歉")
    act: Mapped[str] = label("要做的事")
    answers_to: Mapped[uuid.UUID | None] = mapped_column(default=None)


def propose(
    db: Session, sitting: Sitting, *, speaker: str, text: str, by: Identity, party: Party | None = None,
    amount: int | None = None, due_text: str = "",
) -> Offer:  # fmt: skip
    """Put a proposal on the board as the next round."""
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if not text.strip() and amount is None:
        raise Refusal("请写下方案内容。", "text")
    if sitting.phase == Phase.ENDED.value:
        raise Refusal("这场调解已经结束，不能再提方案。")
    offer = Offer(
        case_id=sitting.case_id, sitting_id=sitting.id, at=db.info["now"](), round=len(of_sitting(db, sitting.id)) + 1,
        speaker=speaker, party_id=party.id if party else None, text=text, amount=amount, due_text=due_text,
    )  # fmt: skip
    db.add(offer)
    db.flush()
    return offer


def answer(db: Session, offer: Offer, side: str, value: str, *, by: Identity) -> None:
    """Record a side's answer (接受 / 不接受, empty takes it back); accepted once every side of the case accepts."""
    cases.demand(db, offer.case_id, by, Deed.NOTE)
    if value not in {ACCEPT, REFUSE, ""}:
        raise Refusal("请选择接受或不接受。")
    offer.answers = {**offer.answers, side: value}
    subject = cases.case(db, offer.case_id)
    sides = {party.side for party in cases.parties(subject) if party.role != cases.Role.THIRD.value}
    offer.accepted = all(offer.answers.get(each) == ACCEPT for each in sides)
    db.flush()


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Offer]:
    """Return the proposals of a sitting, in order of rounds."""
    return list(
        db.scalars(
            select(Offer)
            .where(Offer.sitting_id == sitting_id, Offer.voided_at.is_(None))
            .order_by(Offer.round)
        )
    )
