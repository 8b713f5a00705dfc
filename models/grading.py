"""The rubric that suggests how grave a dispute is; a person confirms, and both are kept (domain.md §4.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.texts import read_from

_CLAUSES = re.compile(r"[，。；！？!?;,\n]")


@dataclass(frozen=True)
class Level:
    """One level of report S1, from its first point upward, with its colour."""

    level: int
    name: str
    colour: str
    first: int


@dataclass(frozen=True)
class Factor:
    """One row of the rubric: a yes for ``points``, or a number for the highest of its ``steps``."""

    key: str
    name: str
    points: int
    steps: tuple[tuple[int, int], ...]
    group: str
    escalates: bool
    words: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """Name it without what is said in brackets."""
        return self.name.partition("（")[0]

    def quote(self, text: str) -> str:
        """Return the clauses of a story that have one of its words, as they were written; nothing without."""
        clauses = [each.strip() for each in _CLAUSES.split(text)]
        return "，".join(each for each in clauses if any(word in each for word in self.words))

    def score(self, value: float) -> int:
        """Return the points for a yes (1) or a number."""
        if self.steps:
            return max((points for least, points in self.steps if value >= least), default=0)
        return self.points if value else 0


@dataclass(frozen=True)
class Item:
    """What one factor gave."""

    key: str
    name: str
    points: int


@dataclass(frozen=True)
class Score:
    """The sum, what it is made of, and the level it suggests; ``escalates`` is the mark 民转刑风险."""

    points: int
    items: tuple[Item, ...]
    level: Level
    escalates: bool


@dataclass(frozen=True)
class _Rubric:
    levels: tuple[Level, ...]
    factors: tuple[Factor, ...]
    caps: Mapping[str, int]


@read_from("texts/grading.toml")
def _rubric(table: dict[str, Any]) -> _Rubric:
    return _Rubric(
        tuple(Level(row["level"], row["name"], row["colour"], row["from"]) for row in table["level"]),
        tuple(_factor(row) for row in table["factor"]),
        {name: group["max"] for name, group in table["group"].items()},
    )


def _factor(row: Mapping[str, Any]) -> Factor:
    return Factor(
        key=row["key"],
        name=row["name"],
        points=row.get("points", 0),
        steps=tuple((least, points) for least, points in row.get("steps", ())),
        group=row.get("group", ""),
        escalates=row.get("escalates", False),
        words=tuple(row.get("words", ())),
    )


def levels() -> tuple[Level, ...]:
    """Return the five levels, lightest first."""
    return _rubric().levels


def level(number: int) -> Level:
    """Return the level of that number, 1 to 5."""
    return levels()[number - 1]


def name(number: int) -> str:
    """Return the name of a level; of a case that waits for its level, nothing.

    >>> name(5), name(0)
    ('特大', '')
    """
    return level(number).name if number else ""


def factors() -> tuple[Factor, ...]:
    """Return the rows of the rubric in the order they are asked."""
    return _rubric().factors


def heard(text: str) -> tuple[tuple[Factor, str], ...]:
    """Return the factors that a story sounds like, with its words: a suggestion that only a person scores.

    >>> [(factor.key, said) for factor, said in heard("两人争吵，他说不想活了要喝农药。")]
    [('threat', '他说不想活了要喝农药')]
    """
    return tuple((each, said) for each in factors() if (said := each.quote(text)))


def of_points(points: int) -> Level:
    """Return the level that so many points suggest.

    >>> of_points(44).name, of_points(45).name
    ('较大', '重大')
    """
    return [each for each in levels() if points >= each.first][-1]


def person_factors() -> frozenset[str]:
    """Return the rows about what a person is like: for safety and support only (治安管理处罚法 138)."""
    return frozenset(each.key for each in factors() if each.group == "person")


def suggest(answers: Mapping[str, float], *, at_least: int = 1) -> Score:
    """Score what is known and suggest a level, never below ``at_least``: nothing is lowered by itself.

    ``answers`` has 1 for a yes, or the number of people, of alarms, of yuan.

    >>> suggest({"injury": 1, "people": 12}).level.name
    '较大'
    """
    rubric = _rubric()
    items: list[Item] = []
    used: dict[str, int] = {}
    for factor in rubric.factors:
        points = factor.score(answers.get(factor.key, 0))
        if factor.group:
            points = min(points, rubric.caps[factor.group] - used.get(factor.group, 0))
            used[factor.group] = used.get(factor.group, 0) + points
        if factor.score(answers.get(factor.key, 0)):
            items.append(Item(factor.key, factor.name, points))
    total = sum(item.points for item in items)
    reached = of_points(total)
    scored = {item.key for item in items}
    return Score(
        total,
        tuple(items),
        rubric.levels[max(reached.level, at_least) - 1],
        any(factor.escalates and factor.key in scored for factor in rubric.factors),
    )
