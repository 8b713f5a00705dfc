"""How often a case is visited, and what is asked there: visits.toml, read once (domain.md 4.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from models.errors import Refusal
from models.texts import read_from

After = Literal["agreed", "failed"]
FILE = "texts/visits.toml"


@dataclass(frozen=True, slots=True)
class Cadence:
    """The visits of one level: on which days, which of them at the door, and every how many days after these."""

    days: tuple[int, ...]
    on_site: frozenset[int]
    every: int
    leader: bool


@dataclass(frozen=True, slots=True)
class Dues:
    """How many days after an instalment and after the term is looked whether it was performed."""

    after_instalment: int
    after_term: int
    on_site_from_level: int


@dataclass(frozen=True, slots=True)
class Relapse:
    """An answer to 有无反复: the factors of the level that it tells, and whether it asks for another visit soon."""

    name: str
    again: bool
    factors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mood:
    """How somebody was met; one to ``worry`` about is marked in lists."""

    name: str
    worry: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What a 回头看 found; ``again`` offers another round, ``worry`` wants its words."""

    name: str
    again: bool
    worry: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole table."""

    cadences: Mapping[tuple[str, int], Cadence]
    dues: Dues
    closed: Mapping[int, tuple[int, ...]]
    findings: tuple[Finding, ...]
    relapses: tuple[Relapse, ...]
    moods: tuple[Mood, ...]
    again: int
    nothing: frozenset[str]
    route: tuple[str, ...]
    asks: Mapping[str, str]

    def relapse(self, name: str) -> Relapse | None:
        """Return an answer by its name."""
        return next((each for each in self.relapses if each.name == name), None)

    def finding(self, name: str) -> Finding | None:
        """Return a finding by its name."""
        return next((each for each in self.findings if each.name == name), None)


@read_from(FILE)
def rules(table: dict[str, Any]) -> Rules:
    """Return the rules; refuses a level without its row, a day that is no day, and an on-site day that is not planned."""
    cadences = {
        (after, int(level)): _cadence(row) for after in ("agreed", "failed") for level, row in table[after].items()
    }  # fmt: skip
    for after in ("agreed", "failed"):
        if missing := sorted({1, 2, 3, 4, 5} - {level for kind, level in cadences if kind == after}):
            raise Refusal(f"没有写等级 {missing[0]} 的安排")
    dues = table["dues"]
    return Rules(
        cadences=cadences,
        dues=Dues(int(dues["after_instalment"]), int(dues["after_term"]), int(dues["on_site_from_level"])),
        closed={int(level): _days(row["days"]) for level, row in table["closed"].items()},
        findings=tuple(Finding(row["name"], row["again"], row["worry"]) for row in table["finding"]),
        relapses=tuple(Relapse(row["name"], row["again"], dict(row["factors"])) for row in table["relapse"]),
        moods=tuple(Mood(row["name"], row["worry"]) for row in table["mood"]),
        again=int(table["again"]["days"]), nothing=frozenset(table["again"]["none"]), route=tuple(table["round"]["order"]), asks=dict(table["round"]["ask"]),
    )  # fmt: skip


def _cadence(row: dict[str, Any]) -> Cadence:
    days, on_site = _days(row["days"]), frozenset(map(int, row["on_site"]))
    if strange := sorted(on_site - set(days)):
        raise Refusal(f"第 {strange[0]} 天要上门，days 里没有这一天")
    return Cadence(days, on_site, int(row["every"]), bool(row["leader"]))


def _days(given: list[Any]) -> tuple[int, ...]:
    days = tuple(map(int, given))
    if any(each < 1 for each in days) or list(days) != sorted(set(days)):
        raise Refusal("days 要写从小到大、不重复的天数")
    return days
