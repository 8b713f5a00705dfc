"""The board of proposals as it is shown: each one with where it stands, what each side said, and what may be done."""

from dataclasses import dataclass
from uuid import UUID

from models import money
from models.offers import Answer
from models.queries.room import OfferCard, Room
from ui.viewmodels import sitting, sitting_offers

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Answered:
    """One side's answer, and when and in which words it was given; ``own`` is the side that proposes."""

    side: str
    names: str
    value: str = ""
    words: str = ""
    clock: str = ""
    own: bool = False


@dataclass(frozen=True)
class Shown:
    """One proposal as the board shows it; ``tone`` is good, private, gone or nothing."""

    id: UUID
    round: int
    title: str
    state: str
    tone: str
    text: str
    sum: str
    more: str
    note: str
    answers: tuple[Answered, ...]
    stands: bool
    untouched: bool
    private: bool
    withdrawn: bool


def read(around: Room) -> tuple[Shown, ...]:
    """Return every proposal in the order of its round, the withdrawn ones too."""
    board = sorted((*around.offers, *around.withdrawn_offers), key=lambda offer: offer.round)
    return tuple(_shown(offer, around) for offer in board)


def _shown(offer: OfferCard, around: Room) -> Shown:
    answers = tuple(
        _answered(side, names, offer.said.get(side, Answer()), own=side == offer.side)
        for side, names in sitting_offers.sides(around)
    )
    tone = (
        "gone"
        if offer.withdrawn or offer.replaced
        else "private"
        if offer.private
        else "good"
        if offer.accepted
        else ""
    )
    return Shown(
        id=offer.id, round=offer.round,
        title=f"{offer.round}　{offer.speaker} 提",
        state=f"{sitting.clock_time(offer.at)}　{sitting_offers.state_words(offer, around)}{clause(offer, around)}",
        tone=tone, text=offer.text,
        sum="" if offer.amount is None else sum_words(offer.amount),
        more=sitting_offers.particulars(offer, around), note=offer.withdrawn and f"撤下的原因：{offer.withdrawn}",
        answers=answers, stands=offer.stands, untouched=offer.untouched, private=offer.private and not offer.withdrawn,
        withdrawn=bool(offer.withdrawn),
    )  # fmt: skip


def _answered(side: str, names: str, said: Answer, *, own: bool) -> Answered:
    clock = sitting.clock_time(said.at) if said.at else ""
    return Answered(side, names, said.value, said.words, clock, own and not said.value)


def clause(offer: OfferCard, around: Room) -> str:
    """Say which clause an accepted proposal is."""
    if not offer.accepted:
        return ""
    place = [each.id for each in around.offers if each.accepted].index(offer.id)
    return f" → 第{NUMERALS[place] if place < len(NUMERALS) else place + 1}条"


def sum_words(fen: int) -> str:
    """Write a sum in figures and in 大写."""
    return f"{money.digits(fen)}（{money.words(fen).removeprefix('人民币')}）"
