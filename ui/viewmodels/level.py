"""等级: what the page already knows of the rubric's factors, scored; the officer adds the rest and decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models import cases, grading, money
from models.errors import Refusal
from ui.viewmodels import facts
from ui.viewmodels.earlier import Earlier
from ui.viewmodels.parties import GROUP, Party

REPEATS_WITHIN = timedelta(days=30)
OLD, YOUNG = 60, 18
MANY_WORKERS = 5
#: Injuries that count as one (轻微伤以上).
HURT = frozenset({cases.Injury.SLIGHT, cases.Injury.MINOR_2, cases.Injury.MINOR_1, cases.Injury.SERIOUS})
LABOUR = frozenset({"wages", "labour-other"})
#: Factors that the page knows by itself; the others are asked.
KNOWN = frozenset({"violence", "injury", "repeats", "people", "workers", "amount", "mental", "vulnerable"})


@dataclass(frozen=True)
class Level:
    """A suggested level with its points: (factor, points) rows."""

    value: int
    name: str
    points: int
    rows: tuple[tuple[str, int], ...]
    reason: str


def names() -> tuple[str, ...]:
    """Name the levels, lightest first."""
    return tuple(each.name for each in grading.levels())


def asked() -> tuple[tuple[str, str], ...]:
    """Return (key, name) of the factors that only a person can tell."""
    return tuple((each.key, each.name) for each in grading.factors() if each.key not in KNOWN)


def suggest(words: dict[str, Any], cards: Sequence[Party], past: Sequence[Earlier], *, today: date) -> Level:
    """Score what is known."""
    told: dict[str, float] = dict.fromkeys((str(key) for key in words.get("factors") or []), 1)
    flags = set(words.get("flags") or [])
    people = _people(words, cards)
    told["violence"] = cases.Flag.VIOLENCE in flags
    told["mental"] = cases.Flag.MENTAL in flags
    told["injury"] = facts.word(words, "injury") in HURT
    told["repeats"] = _repeats(cards, past, today)
    told["people"] = people
    told["workers"] = facts.word(words, "dispute_type") in LABOUR and people >= MANY_WORKERS
    told["amount"] = _yuan(words)
    told["vulnerable"] = cases.Flag.MINOR in flags or any(_vulnerable(card, today) for card in cards)
    if facts.word(words, "dispute_type") == "land" and "land-or-death" not in told:
        told["land-or-death"] = 1
    score = grading.suggest(told)
    private = {each.key for each in grading.factors() if each.group == "person"}
    said = "；".join(
        f"{'当事人情况' if item.key in private else item.name} {item.points} 分" for item in score.items
    )
    rows = tuple((item.name, item.points) for item in score.items)
    return Level(score.level.level, score.level.name, score.points, rows, said)


def _people(words: dict[str, Any], cards: Sequence[Party]) -> int:
    typed = facts.word(words, "people_count")
    counted = sum(
        int(card.word("headcount")) if card.kind == GROUP and card.word("headcount").isdecimal() else 1
        for card in cards
        if not card.empty
    )
    return max(int(typed) if typed.isdecimal() else 0, counted)


def _repeats(cards: Sequence[Party], past: Sequence[Earlier], today: date) -> int:
    """Count this visit and the earlier ones of the same pair within thirty days; a pair needs both sides."""
    sides = {card.key: card.side for card in cards}
    pairs = [
        each
        for each in past
        if each.sure
        and today - each.on <= REPEATS_WITHIN
        and len({sides[key] for key in each.cards if key in sides}) > 1
    ]
    return len(pairs) + 1 if pairs else 0


def _yuan(words: dict[str, Any]) -> float:
    try:
        return money.parse(facts.word(words, "amount")) / money.FEN
    except Refusal:
        return 0


def _vulnerable(card: Party, today: date) -> bool:
    told = card.derived(today)
    if not told.age.isdecimal():
        return False
    return int(told.age) < YOUNG or int(told.age) >= OLD
