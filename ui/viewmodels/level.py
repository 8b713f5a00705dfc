"""等级: what the page already knows of the rubric's factors, scored; the officer adds the rest and decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models import cases, grading, levels, money
from models.errors import Refusal
from ui.viewmodels import facts
from ui.viewmodels.earlier import Earlier
from ui.viewmodels.parties import GROUP, Party

REPEATS_WITHIN = timedelta(days=30)
OLD, YOUNG = 60, 18
MANY_WORKERS = 5
FOR_THE_LEADER = "重大以上由所领导审批：登记后自动报请，审批以前照常办。"
LOWER = "比建议低：登记后自动报请所领导审批，批准以前按{}办（待所领导审批）。"
LABOUR = frozenset({"wages", "labour-other"})
#: Factors that the page knows by itself; the others are asked.
KNOWN = frozenset({"violence", "injury", "repeats", "people", "workers", "amount", "mental", "vulnerable"})


@dataclass(frozen=True)
class Level:
    """A suggested level with its points: (factor, points) rows; ``told`` is what was scored.

    ``note`` says what becomes of a decision from ``grave`` on: the leader must approve it.
    """

    value: int
    name: str
    points: int
    rows: tuple[tuple[str, int], ...]
    reason: str
    told: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    grave: int = levels.GRAVE

    def mark(self, chosen: int) -> str:
        """Say what becomes of ``chosen`` (0: as suggested) where the leader has a word in it."""
        if self.value >= self.grave and 0 < chosen < self.value:
            return LOWER.format(self.name)
        return self.note if (chosen or self.value) >= self.grave else ""

    def stands(self, chosen: int, *, kept: int, leader: bool) -> int:
        """Return the level that counts now: one below a grave suggestion wants the leader's word, unless kept."""
        waits = 0 < chosen < self.value and self.value >= self.grave and not leader and chosen != kept
        return self.value if waits else chosen or self.value


def names() -> tuple[str, ...]:
    """Name the levels, lightest first."""
    return tuple(each.name for each in grading.levels())


def asked() -> tuple[tuple[str, str], ...]:
    """Return (key, name) of the factors that only a person can tell."""
    return tuple((each.key, each.name) for each in grading.factors() if each.key not in KNOWN)


def heard(words: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Return (key, label, words) of what the story sounds like and nobody has scored yet."""
    taken = set(words.get("factors") or [])
    return tuple(
        (factor.key, f"像是：{factor.short}（+{factor.points}）　记上", f"“{said}”")
        for factor, said in grading.heard(facts.word(words, "brief"))
        if factor.key not in taken and factor.key not in KNOWN
    )


def told(
    words: dict[str, Any], cards: Sequence[Party], past: Sequence[Earlier], *, today: date
) -> dict[str, float]:
    """Return what the page knows of the rubric's factors: 1 for a yes, or the number."""
    known: dict[str, float] = dict.fromkeys((str(key) for key in words.get("factors") or []), 1)
    flags = set(words.get("flags") or [])
    people = _people(words, cards)
    known["violence"] = cases.Flag.VIOLENCE in flags
    known["mental"] = cases.Flag.MENTAL in flags
    known["injury"] = facts.word(words, "injury") in levels.HURT
    known["repeats"] = _repeats(cards, past, today)
    known["people"] = people
    known["workers"] = facts.word(words, "dispute_type") in LABOUR and people >= MANY_WORKERS
    known["amount"] = _yuan(words)
    known["vulnerable"] = cases.Flag.MINOR in flags or any(_vulnerable(card, today) for card in cards)
    if facts.word(words, "dispute_type") == "land" and "land-or-death" not in known:
        known["land-or-death"] = 1
    for key, value in (words.get(levels.TOLD_BY_EVENTS) or {}).items():
        known[key] = max(known.get(key, 0), value)
    if alone := float(words.get(levels.PRIVATE) or 0):
        known[levels.PRIVATE] = alone
    return known


def suggest(
    words: dict[str, Any],
    cards: Sequence[Party],
    past: Sequence[Earlier],
    *,
    today: date,
    veiled: bool = False,
) -> Level:
    """Score what is known; ``veiled`` keeps what a person is like from who may not know it."""
    known = told(words, cards, past, today=today)
    score = grading.suggest(known)
    private = grading.person_factors()
    items = [(item.name, item.points, item.key in private) for item in score.items]
    if alone := int(known.get(levels.PRIVATE, 0)):
        items.append((levels.PRIVATE_NAME, alone, False))
    points = sum(each for _name, each, _person in items)
    reached = grading.of_points(points)
    quoted = {factor.name: f"（“{said}”）" for factor, said in grading.heard(facts.word(words, "brief"))}
    said = "；".join(
        f"{levels.VEILED if person else name + quoted.get(name, '')} {each} 分"
        for name, each, person in items
    )
    rows = tuple((levels.VEILED if veiled and person else name, each) for name, each, person in items)
    return Level(reached.level, reached.name, points, rows, said, known, FOR_THE_LEADER)


def words(reason: str, suggested: Level) -> str:
    """Return what is kept of the level: the reason that was typed, then what was scored."""
    said = reason.strip()
    return "；".join(part for part in (said, suggested.reason) if part and (part is said or part not in said))


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
