"""诉求: what each party asks for, by topic, with the sum when there is one."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Uuid, column, select, table
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, levels, money
from models.base import Row, Voidable, label, link
from models.base import money as sum_of
from models.cases import Case, Party
from models.errors import Refusal
from models.station import Deed, Identity
from models.texts import read_from

TOPICS = ("赔偿金额", "道歉", "履行方式", "后续承诺", "其他")
MONEY, OTHER = TOPICS[0], TOPICS[-1]
#: The sittings, as far as a demand needs them: they know demands, not the other way round.
_SITTINGS = table("sittings", column("case_id", Uuid()))


class Demand(Row, Voidable):
    """One demand of one party, or the reason why a party states none; ``line_id`` is the line it was made of."""

    __tablename__ = "demands"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    topic: Mapped[str] = label("事项")
    text: Mapped[str] = label("诉求")
    amount: Mapped[int | None] = sum_of("金额")
    none_reason: Mapped[str] = label("未提诉求的原因")
    at: Mapped[datetime] = mapped_column()
    line_id: Mapped[uuid.UUID | None] = mapped_column(default=None)


def state(
    db: Session, subject: Case, party: Party | None, *, text: str = "", amount: int | None = None,
    topic: str = OTHER, none_reason: str = "", by: Identity, line_id: uuid.UUID | None = None,
) -> Demand:  # fmt: skip
    """Record what a party asks for, or why the party states no demand; a large sum suggests a level.

    A line of the record (``line_id``) makes one demand and no second.
    """
    cases.demand(db, subject.id, by, Deed.NOTE)
    _refuse_over(db, subject)
    _refuse_empty(text, amount, topic, none_reason)
    if line_id is not None and any(each.line_id == line_id for each in of_case(db, subject.id)):
        raise Refusal("这一行已经记为诉求。")
    demand = Demand(
        case_id=subject.id, party_id=party.id if party else None, topic=topic, text=text, amount=amount,
        none_reason=none_reason, at=db.info["now"](), line_id=line_id,
    )  # fmt: skip
    db.add(demand)
    db.flush()
    if amount and levels.of_case(db, subject.id):  # before the first look the desk tells the sum itself
        levels.raise_by(db, subject, {"amount": amount / money.FEN}, occasion="提出诉求", by=by)
    return demand


def withdraw(db: Session, demand: Demand, *, reason: str, by: Identity) -> None:
    """Take a demand back, with the reason; it stays in the store and in the audit."""
    cases.demand(db, demand.case_id, by, Deed.NOTE)
    _refuse_over(db, cases.case(db, demand.case_id))
    if not reason.strip():
        raise Refusal("请写明撤回诉求的原因。", "reason")
    if not demand.valid:
        raise Refusal("这条诉求已经撤回。")
    demand.voided_at, demand.void_reason = db.info["now"](), reason
    db.flush()


def correct(
    db: Session, demand: Demand, *, text: str, amount: int | None, topic: str, reason: str, by: Identity
) -> Demand:
    """Put another demand in the place of one, with the reason for the change; the former is voided."""
    _refuse_empty(text, amount, topic, "")
    withdraw(db, demand, reason=reason, by=by)
    party = db.get(Party, demand.party_id) if demand.party_id else None
    subject = cases.case(db, demand.case_id)
    return state(
        db, subject, party, text=text, amount=amount, topic=topic, by=by, line_id=demand.line_id
    )  # fmt: skip


def _refuse_over(db: Session, subject: Case) -> None:
    """Refuse a change of what was asked for once a sitting has concluded the case."""
    held = select(_SITTINGS.c.case_id).where(_SITTINGS.c.case_id == subject.id).limit(1)
    if subject.concluded_on is not None and db.scalar(held) is not None:
        raise Refusal("这场调解已经结束，不能再记；需要补充的，请写更正说明。")


def _refuse_empty(text: str, amount: int | None, topic: str, none_reason: str) -> None:
    if not text.strip() and not none_reason.strip():
        raise Refusal("请写下诉求；对方没有诉求的，请写明原因。", "text")
    if amount is not None and amount < 0:
        raise Refusal("金额不能是负数。", "amount")
    if topic not in TOPICS:
        raise Refusal("请从事项里选一项。", "topic")


def guess_topic(text: str, amount: int | None = None) -> str:
    """Guess the topic of a demand by its words; a sum makes it 赔偿金额.

    >>> guess_topic("当面给我道歉"), guess_topic("以后不再骂人"), guess_topic("麦苗的事", 50000)
    ('道歉', '后续承诺', '赔偿金额')
    """
    if amount is not None:
        return MONEY
    return next((name for name, words in _topics().items() if any(word in text for word in words)), OTHER)


@read_from("texts/demands.toml")
def _topics(table: dict[str, Any]) -> Mapping[str, tuple[str, ...]]:
    found = {row["name"]: tuple(row["words"]) for row in table["topic"]}
    if unknown := sorted(set(found) - set(TOPICS)):
        raise ValueError(f"没有“{unknown[0]}”这个事项")
    return found


def of_case(db: Session, case_id: uuid.UUID) -> list[Demand]:
    """Return the valid demands of a case, oldest first."""
    return [each for each in all_of(db, case_id) if each.valid]


def all_of(db: Session, case_id: uuid.UUID) -> list[Demand]:
    """Return every demand of a case, those taken back too, oldest first."""
    return list(
        db.scalars(select(Demand).where(Demand.case_id == case_id).order_by(Demand.at, Demand.id))
    )  # fmt: skip


def silent_sides(db: Session, subject: Case) -> list[str]:
    """Return the sides with neither a demand nor a reason for none; third parties are not waited for."""
    from_parties = {demand.party_id for demand in of_case(db, subject.id)}
    sides: dict[str, bool] = {}
    for party in subject.parties:
        if party.valid and party.role != cases.Role.THIRD.value:
            sides[party.side] = sides.get(party.side, False) or party.id in from_parties
    return [side for side, heard in sides.items() if not heard]
