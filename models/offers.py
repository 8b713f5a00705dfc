"""方案: the proposals of the talks, by rounds; an accepted one is a clause of the draft."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import apart, cases, demands, sittings
from models.base import Row, Versioned, Voidable, day, label, link, money
from models.cases import Party
from models.demands import TOPICS
from models.errors import Refusal
from models.sittings import Sitting
from models.station import Deed, Identity

ACCEPT, REFUSE = "接受", "不接受"
MONEY, APOLOGY = TOPICS[:2]
#: What of a proposal may be set when it is made and mended while nobody has answered.
FIELDS = ("text", "amount", "due_text", "due_on", "topic", "payer", "payee", "method", "apology", "act")


class Offer(Row, Versioned, Voidable):
    """A proposal in the talks; ``private`` until it is put before the other side, ``answers_to`` what it counters."""

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
    private: Mapped[bool] = mapped_column(default=False, info={"label": "未出示"})
    shown_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "出示时间"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a side said to a proposal, when, and in which words."""

    value: str = ""
    words: str = ""
    at: datetime | None = None


def propose(
    db: Session, sitting: Sitting, *, speaker: str, text: str, by: Identity, party: Party | None = None,
    answers_to: Offer | None = None, private: bool = False, **fields: Any,
) -> Offer:  # fmt: skip
    """Put a proposal on the board as the next round; ``fields`` are those of ``FIELDS``.

    One that answers another takes its place once it is shown. A ``private`` one is known to the mediator alone
    (背对背) until ``show``; words that were said in private are refused as an open one.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    _refuse_empty(text=text, **fields)
    sittings.refuse_over(sitting)
    if not private:
        sittings.refuse_together(db, sitting)
    if answers_to is not None:
        _refuse_gone(answers_to)
    if not private:
        apart.refuse(db, sitting.id, apart.OFFERED, text, fields.get("apology", ""), fields.get("act", ""))
    board = all_of(db, sitting.id)
    offer = Offer(
        case_id=sitting.case_id, sitting_id=sitting.id, at=db.info["now"](),
        round=max((each.round for each in board), default=0) + 1, speaker=speaker,
        party_id=party.id if party else None, text=text, private=private,
        answers_to=answers_to.id if answers_to else None, **fields,
    )  # fmt: skip
    offer.topic = offer.topic or topic_of(offer)
    db.add(offer)
    db.flush()
    _settle(db, offer)
    return offer


def amend(db: Session, offer: Offer, *, by: Identity, **fields: Any) -> None:
    """Mend a proposal that nobody has answered yet; an answered one is met by a counter-offer."""
    _demand(db, offer, by)
    if any(answer.value for answer in answered(offer).values()):
        raise Refusal("已经有人表态，不能再改；要变动的，请提反方案。")
    _refuse_empty(
        **{"text": offer.text, "amount": offer.amount, "apology": offer.apology, "act": offer.act, **fields}
    )
    if not offer.private and offer.shown_at is None:
        words = [str(fields.get(name) or "") for name in ("text", "apology", "act")]
        apart.refuse(db, offer.sitting_id, apart.OFFERED, *words)
    for name, value in fields.items():
        if name not in FIELDS:
            raise KeyError(name)
        setattr(offer, name, value)
    offer.topic = offer.topic or topic_of(offer)
    db.flush()


def answer(db: Session, offer: Offer, side: str, value: str, *, by: Identity, words: str = "") -> None:
    """Record a side's answer (接受 / 不接受, empty takes it back) in its own words.

    Accepted once every side of the case accepts; the side that proposes has accepted its own by proposing it,
    unless someone of it says otherwise. Refused for what another proposal has replaced, and for
    what has not been shown.
    """
    _demand(db, offer, by)
    if value not in {ACCEPT, REFUSE, ""}:
        raise Refusal("请选择接受或不接受。")
    if offer.private:
        raise Refusal("这个方案还没有出示，出示以后再记各方的答复。")
    if (by_which := replaced(all_of(db, offer.sitting_id)).get(offer.id)) is not None:
        raise Refusal(f"这个方案已被方案 {by_which} 取代，请对方案 {by_which} 表态。")
    said = {"value": value, "words": words, "at": db.info["now"]().isoformat()}
    offer.answers = {**offer.answers, side: said if value else {"value": "", "words": "", "at": ""}}
    _settle(db, offer)


def show(db: Session, offer: Offer, *, by: Identity) -> None:
    """Put a private proposal before every side."""
    _demand(db, offer, by)
    if offer.private:
        sittings.refuse_together(db, db.get_one(Sitting, offer.sitting_id))
        offer.private, offer.shown_at = False, db.info["now"]()
        _settle(db, offer)


def withdraw(db: Session, offer: Offer, *, reason: str, by: Identity) -> None:
    """Take a proposal off the board, with the reason; what it replaced stands again as it was answered."""
    _demand(db, offer, by)
    if not reason.strip():
        raise Refusal("请写明撤回方案的原因。", "reason")
    offer.voided_at, offer.void_reason = db.info["now"](), reason
    _settle(db, offer)


def answered(offer: Offer) -> dict[str, Answer]:
    """Return what each side said; the bare word of an older store has neither words nor time."""
    found = {}
    for side, kept in offer.answers.items():
        if isinstance(kept, str):
            found[side] = Answer(kept)
        else:
            at = datetime.fromisoformat(kept["at"]) if kept["at"] else None
            found[side] = Answer(kept["value"], kept["words"], at)
    return found


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Offer]:
    """Return the proposals of a sitting that were not withdrawn, in order of rounds."""
    return [each for each in all_of(db, sitting_id) if each.valid]


def all_of(db: Session, sitting_id: uuid.UUID) -> list[Offer]:
    """Return every proposal of a sitting, the withdrawn ones too."""
    return list(db.scalars(select(Offer).where(Offer.sitting_id == sitting_id).order_by(Offer.round)))


def replaced(board: Iterable[Offer]) -> dict[uuid.UUID, int]:
    """Return which proposals another one has replaced, and the round of the first that did.

    Only what stands replaces: a counter-offer that is withdrawn or not yet shown leaves the former in force,
    but what stands behind a withdrawn one still replaces what that had replaced.
    """
    known = {each.id: each for each in board}
    found: dict[uuid.UUID, int] = {}
    for each in sorted(known.values(), key=lambda offer: offer.round):
        if not each.valid or each.private:
            continue
        before, seen = each.answers_to, {each.id}
        while before in known and before not in seen:
            seen.add(before)
            found.setdefault(before, each.round)
            before = known[before].answers_to
    return found


def unanswered(db: Session, sitting: Sitting, party: Party, topic: str) -> Offer | None:
    """Return the last sum that a side put forward on a topic and nobody has answered: a new one takes its place."""
    board = all_of(db, sitting.id)
    gone = replaced(board)
    own = {each.id for each in cases.parties(cases.case(db, sitting.case_id)) if each.side == party.side}
    for each in reversed(board):
        if each.party_id in own and each.amount is not None and each.topic == topic:
            open_ = each.valid and not each.private and each.id not in gone
            if open_ and not any(said.value for said in answered(each).values()):
                return each
    return None


def topic_of(offer: Offer) -> str:
    """Say what a proposal is about by what it names: a sum, an apology, else as a demand of such words."""
    if offer.amount is None and offer.apology:
        return APOLOGY
    return demands.guess_topic(offer.text or offer.act, offer.amount)


def _settle(db: Session, offer: Offer) -> None:
    """Say anew of every proposal of the sitting whether it is accepted: one may take another's place."""
    db.flush()
    board = all_of(db, offer.sitting_id)
    gone = replaced(board)
    among = [
        party
        for party in cases.parties(cases.case(db, offer.case_id))
        if party.role != cases.Role.THIRD.value
    ]
    sides, of = {party.side for party in among}, {party.id: party.side for party in among}
    for each in board:
        said = {side: told.value for side, told in answered(each).items() if told.value}
        takes = {of.get(each.party_id, ""): ACCEPT, **said} if each.party_id else said
        stands = each.valid and not each.private and each.id not in gone
        accepted = stands and ACCEPT in said.values() and all(takes.get(side) == ACCEPT for side in sides)
        if each.accepted != accepted:
            each.accepted = accepted
    db.flush()


def _demand(db: Session, offer: Offer, by: Identity) -> None:
    cases.demand(db, offer.case_id, by, Deed.NOTE)
    sittings.refuse_over(db.get_one(Sitting, offer.sitting_id))
    _refuse_gone(offer)


def _refuse_gone(offer: Offer) -> None:
    if not offer.valid:
        raise Refusal(f"方案 {offer.round} 已经撤下。")


def _refuse_empty(*, text: str = "", **fields: Any) -> None:
    amount = fields.get("amount")
    if amount is not None and amount < 0:
        raise Refusal("金额不能是负数。", "amount")
    if fields.get("topic") and fields["topic"] not in TOPICS:
        raise Refusal("请从事项里选一项。", "topic")
    if amount is None and not any(
        said.strip() for said in (text, str(fields.get("apology") or ""), str(fields.get("act") or ""))
    ):
        raise Refusal("请写下方案内容。", "text")
