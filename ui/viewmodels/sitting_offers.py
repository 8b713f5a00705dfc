"""方案: the proposals of the talks, each side's answer, and how the gap has closed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from models import money, offers
from models.cases import Party
from models.errors import Refusal
from models.offers import ACCEPT, REFUSE, Offer
from models.queries.room import OfferCard, Room
from models.record import Kind, Line
from models.sittings import Sitting
from models.store import Store

ANSWERS = (ACCEPT, REFUSE)
_SUM = re.compile(r"(?:¥|￥)?\d[\d,，]*(?:\.\d{1,2})?\s*(?:万|千)?(?:元|块)|(?:¥|￥)\d[\d,，]*(?:\.\d{1,2})?")


@dataclass(frozen=True)
class Points:
    """The sums of one side over the rounds, in fen."""

    side: str
    name: str
    values: tuple[tuple[int, int], ...]


@dataclass
class OfferDeeds:
    """What is done to proposals; ``reload`` lets the room be read anew."""

    store: Store
    sitting_id: UUID
    reload: Callable[[], None]

    def propose(
        self, text: str, *, speaker: str, party_id: UUID | None = None, amount: int | None = None, due_text: str = ""
    ) -> UUID:  # fmt: skip
        """Put a proposal on the board; one without a stated sum takes the sum that its words name."""
        by = self.store.person
        assert by is not None, "a page is shown to someone"
        with self.store.unit() as db:
            party = db.get_one(Party, party_id) if party_id else None
            made = offers.propose(
                db, db.get_one(Sitting, self.sitting_id), speaker=speaker, text=text, by=by, party=party,
                amount=sum_in(text) if amount is None else amount, due_text=due_text,
            )  # fmt: skip
        self.reload()
        return made.id

    def from_line(self, line: Line) -> UUID:
        """Make a proposal of a line of the record; a private or struck one is not put before the other side."""
        if line.private:
            raise Refusal("背对背的话不能直接成为方案，请先问明可否转达，再另记一行。")
        if line.struck_at is not None:
            raise Refusal("这一行已经划去，不能成为方案。")
        return self.propose(line.text, speaker=line.speaker, party_id=line.party_id)

    def answer(self, offer_id: UUID, side: str, value: str) -> None:
        """Record a side's answer; the same answer again takes it back."""
        by = self.store.person
        assert by is not None, "a page is shown to someone"
        with self.store.unit() as db:
            offer = db.get_one(Offer, offer_id)
            offers.answer(db, offer, side, "" if offer.answers.get(side) == value else value, by=by)
        self.reload()

    def withdraw(self, offer_id: UUID, *, reason: str) -> None:
        """Take a proposal off the board, with the reason."""
        if not reason.strip():
            raise Refusal("请写明撤回方案的原因。", "reason")
        with self.store.unit() as db:
            offer = db.get_one(Offer, offer_id)
            offer.voided_at, offer.void_reason = self.store.now(), reason
        self.reload()


def sum_in(text: str) -> int | None:
    """Return the one sum that the words name, in fen; None when they name none, or several.

    >>> sum_in("踩坏的麦子赔三百就行"), sum_in("一次付 4,000 元"), sum_in("先付500元，再付300元")
    (None, 400000, None)
    """
    found = {match.group().replace("，", ",") for match in _SUM.finditer(text)}
    if len(found) != 1:
        return None
    try:
        return money.parse(found.pop())
    except Refusal:
        return None


def sides(around: Room) -> tuple[tuple[str, str], ...]:
    """Return (side, names) of the sides whose answer counts."""
    told: dict[str, list[str]] = {}
    for party in around.parties:
        if party.role != "第三人":
            told.setdefault(party.side, []).append(party.name)
    return tuple(
        (side, names[0] if len(names) == 1 else f"{names[0]}等{len(names)}人") for side, names in told.items()
    )


def state_words(offer: OfferCard, around: Room) -> str:
    """Say where a proposal stands: 双方接受, 待张某答复, 赵某不接受."""
    if offer.accepted:
        return "双方接受"
    everyone = sides(around)
    refused = [names for side, names in everyone if offer.answers.get(side) == REFUSE]
    if refused:
        return f"{'、'.join(refused)}不接受"
    waiting = [names for side, names in everyone if offer.answers.get(side) != ACCEPT]
    return f"待{'、'.join(waiting)}答复"


def gap(around: Room) -> list[Points]:
    """Return the sums asked and offered by each side over the rounds; round 0 is the demand.

    A side that proposed nothing itself moves to the sum that it accepts.
    """
    owners = {party.id: party.side for party in around.parties}
    found = []
    for side, names in sides(around):
        values = {}
        stated = [
            each.amount
            for each in around.demands
            if each.amount and each.party_id is not None and owners.get(each.party_id) == side
        ]
        if stated:
            values[0] = stated[-1]
        for offer in around.offers:
            if offer.amount is not None and (offer.side == side or offer.answers.get(side) == ACCEPT):
                values[offer.round] = offer.amount
        if values:
            found.append(Points(side, names, tuple(sorted(values.items()))))
    return found


def line_as_offer(line: Line) -> bool:
    """Say whether a line was noted as a proposal."""
    return line.kind == Kind.OFFER.value
