"""The rules of 销号, read from closing.toml: whom a condition concerns, how long quiet must last, what the leader strikes off."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.cases import Outcome
from models.texts import read_from

KEYS = ("outcome", "agreement", "law", "visits", "quiet", "dossier", "transfer")


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition: its name, the tracks and outcomes it concerns (none named: all), and what is said of the others.

    ``others`` says it of single outcomes in words of their own.
    """

    key: str
    name: str
    tracks: tuple[str, ...]
    outcomes: tuple[str, ...]
    otherwise: str
    others: Mapping[str, str]

    def concerns(self, track: str, outcome: str) -> bool:
        """Tell whether a case of this track and outcome must meet it."""
        return (not self.tracks or track in self.tracks) and (not self.outcomes or outcome in self.outcomes)

    def beside(self, outcome: str) -> str:
        """Say why the condition does not concern a case that ended so."""
        return self.others.get(outcome, self.otherwise)


@dataclass(frozen=True, slots=True)
class Ending:
    """On which tracks such an agreement ends the case when it is struck off, and in which words."""

    tracks: frozenset[str]
    how: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole table; an agreement that the court ``confirmed``, or one kept on and on (``lasting``), need not be over."""

    quiet_days: int
    leader_from_level: int
    leader_focus: bool
    refused_answers: frozenset[str]
    confirmed: Ending
    lasting: Ending
    lasting_times: int
    conditions: tuple[Rule, ...]


@read_from("texts/closing.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return the rules; refuses a table that leaves a condition out or names an outcome that there is not."""
    found = tuple(
        Rule(
            row["key"], row["name"], tuple(row["tracks"]), tuple(row["outcomes"]), row["otherwise"],
            dict(row.get("others", {})),
        )
        for row in table["condition"]
    )  # fmt: skip
    if tuple(each.key for each in found) != KEYS:
        raise ValueError(f"销号的条件应依次是 {'、'.join(KEYS)}")
    known = {each.value for each in Outcome}
    if unknown := sorted({each for rule in found for each in (*rule.outcomes, *rule.others)} - known):
        raise ValueError(f"没有“{unknown[0]}”这个调解结果")
    days, level = int(table["quiet_days"]), int(table["leader_from_level"])
    if days < 0:
        raise ValueError("quiet_days 不能是负数")
    confirmed, lasting = table["confirmed"], table["lasting"]
    return Rules(
        days, level, bool(table["leader_focus"]), frozenset(table["refused_answers"]),
        Ending(frozenset(confirmed["tracks"]), confirmed["how"]),
        Ending(frozenset(lasting["tracks"]), lasting["how"]), int(lasting["times"]), found,
    )  # fmt: skip
