"""诉求: what each party asks for, by topic, with the sum when there is one."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, levels, money
from models.base import Row, Voidable, label, link
from models.base import money as sum_of
from models.cases import Case, Party
from models.errors import Refusal
from models.station import Deed, Identity

TOPICS = ("赔偿金额", "道歉", "履行方式", "后续承诺", "其他")


class Demand(Row, Voidable):
    """One demand of one party, or the reason why a party states none."""

    __tablename__ = "demands"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    topic: Mapped[str] = label("事项")
    text: Mapped[str] = label("诉求")
    amount: Mapped[int | None] = sum_of("金额")
    none_reason: Mapped[str] = label("未提诉求的原因")
    at: Mapped[datetime] = mapped_column()


def state(
    db: Session, subject: Case, party: Party | None, *, text: str = "", amount: int | None = None,
    topic: str = "其他", none_reason: str = "", by: Identity,
) -> Demand:  # fmt: skip
    """Record what a party asks for, or why the party states no demand; a large sum suggests a level."""
    cases.demand(db, subject.id, by, Deed.NOTE)
    if not text.strip() and not none_reason.strip():
        raise Refusal("请写下诉求；对方没有诉求的，请写明原因。", "text")
    if amount is not None and amount < 0:
        raise Refusal("金额不能是负数。", "amount")
    demand = Demand(
        case_id=subject.id, party_id=party.id if party else None, topic=topic, text=text, amount=amount,
        none_reason=none_reason, at=db.info["now"](),
    )  # fmt: skip
    db.add(demand)
    db.flush()
    if amount and levels.of_case(db, subject.id):  # before the first look the desk tells the sum itself
        levels.raise_by(db, subject, {"amount": amount / money.FEN}, occasion="提出诉求", by=by)
    return demand


def of_case(db: Session, case_id: uuid.UUID) -> list[Demand]:
    """Return the valid demands of a case, oldest first."""
    return list(
        db.scalars(
            select(Demand).where(Demand.case_id == case_id, Demand.voided_at.is_(None)).order_by(Demand.at)
        )
    )


def silent_sides(db: Session, subject: Case) -> list[str]:
    """Return the sides with neither a demand nor a reason for none; third parties are not waited for."""
    from_parties = {demand.party_id for demand in of_case(db, subject.id)}
    sides: dict[str, bool] = {}
    for party in subject.parties:
        if party.valid and party.role != "第三人":
            sides[party.side] = sides.get(party.side, False) or party.id in from_parties
    return [side for side, heard in sides.items() if not heard]
