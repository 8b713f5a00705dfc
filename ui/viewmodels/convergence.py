"""How near the sides have come: their sums over the rounds, and where each stands by topic."""

from dataclasses import dataclass

from models import money
from models.demands import TOPICS
from models.offers import ACCEPT
from models.queries.room import OfferCard, Room, Said
from ui.viewmodels.sitting_offers import due_words, sides

MONEY, WAY, OTHER = TOPICS[0], TOPICS[2], TOPICS[-1]
DUE = "期限"
UNSAID = "—"
MET, OPEN = "一致", "待谈"


@dataclass(frozen=True)
class Points:
    """The sums of one side over the rounds, in fen."""

    side: str
    name: str
    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Standing:
    """Where every side stands in one topic, and what lies between them."""

    topic: str
    said: tuple[str, ...]
    gap: str
    met: bool


def gap(around: Room) -> list[Points]:
    """Return the sums asked and offered by each side over the rounds; round 0 is the demand.

    A side that proposed nothing itself moves to the sum that it accepts. What has not been shown is left out.
    """
    found = []
    for side, names in sides(around):
        values = {}
        stated = [each.amount for each in _demands(around, side) if each.amount]
        if stated:
            values[0] = stated[-1]
        for offer in around.offers:
            if offer.amount is not None and not offer.private and _holds(offer, side):
                values[offer.round] = offer.amount
        if values:
            found.append(Points(side, names, tuple(sorted(values.items()))))
    return found


def table(around: Room) -> tuple[Standing, ...]:
    """Return the topics that anyone has spoken of: what each side last held, and the gap (domain.md 5.1)."""
    found = []
    sums = {each.side: each.values[-1][1] for each in gap(around)}
    for topic in (*TOPICS[:2], DUE, *TOPICS[2:]):
        if topic == DUE:
            found += _deadlines(around)
            continue
        said = tuple(
            (money.digits(sums[side]) if side in sums else "")
            if topic == MONEY
            else _last(around, topic, side)
            for side, _ in sides(around)
        )
        agreed = next((each for each in around.offers if each.accepted and _speaks_of(each, topic)), None)
        if not any(said) and agreed is None:
            continue
        found.append(_standing(topic, said, agreed, list(sums.values())))
    return tuple(found)


def _deadlines(around: Room) -> list[Standing]:
    """Return by when each side would have it done, and how many days lie between."""
    held = [
        next((each for each in reversed(around.offers) if each.due_on and not each.private and _holds(each, side)), None)
        for side, _ in sides(around)
    ]  # fmt: skip
    days = [each.due_on for each in held if each is not None and each.due_on is not None]
    if not days:
        return []
    between = (max(days) - min(days)).days
    whole = len(days) == len(held)
    words = MET if whole and not between else f"差 {between} 天" if whole else OPEN
    return [
        Standing(DUE, tuple(due_words(each) if each else UNSAID for each in held), words, met=words == MET)
    ]


def _standing(topic: str, said: tuple[str, ...], agreed: OfferCard | None, sums: list[int]) -> Standing:
    shown = tuple(each or UNSAID for each in said)
    if agreed is not None:
        return Standing(topic, shown, MET, met=True)
    if topic == MONEY and len(sums) == len(said) > 1:
        between = max(sums) - min(sums)
        return Standing(topic, shown, money.digits(between) if between else MET, met=not between)
    return Standing(topic, shown, OPEN, met=False)


def _last(around: Room, topic: str, side: str) -> str:
    """Return what a side last said in a topic: the newest proposal that it made or accepts, else its demand."""
    for offer in reversed(around.offers):
        if not offer.private and _holds(offer, side) and _speaks_of(offer, topic):
            return _words(offer, topic)
    asked = [each.text for each in _demands(around, side) if each.topic == topic and each.text]
    return asked[-1] if asked else ""


def _words(offer: OfferCard, topic: str) -> str:
    if topic == WAY and offer.topic != WAY:
        return offer.method
    if topic == TOPICS[1]:
        return offer.apology or offer.text
    return offer.text or offer.act


def _speaks_of(offer: OfferCard, topic: str) -> bool:
    if topic == MONEY:
        return offer.amount is not None
    if topic == TOPICS[1] and offer.apology:
        return True
    if topic == WAY and offer.method:
        return True
    return (offer.topic or OTHER) == topic


def _holds(offer: OfferCard, side: str) -> bool:
    return offer.side == side or offer.answers.get(side) == ACCEPT


def _demands(around: Room, side: str) -> list[Said]:
    owners = {party.id: party.side for party in around.parties}
    return [
        each for each in around.demands if each.party_id is not None and owners.get(each.party_id) == side
    ]
