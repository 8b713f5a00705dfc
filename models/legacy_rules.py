"""What a station may change about its old registers: headings, and how outcomes, kinds and states are worded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from models import headings
from models.cases import Outcome
from models.headings import Column
from models.texts import read_from

UNDER_WAY = "调解中"


@dataclass(frozen=True)
class Ledger:
    """One kind of old register: the words by which its title is known, and the track of its cases."""

    key: str
    words: tuple[str, ...]
    track: str


class Words:
    """A set of wordings, each with what it means; the first that stands in a cell counts, a single mark alone."""

    def __init__(self, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self.rows = rows
        self.read = lru_cache(maxsize=2048)(self._read)

    def _read(self, text: str) -> str | None:
        """Return what a cell means; None where no wording stands in it."""
        for meaning, words in self.rows:
            if any(word in text if len(word) > 1 else word == text for word in words):
                return meaning
        return None


@dataclass(frozen=True)
class PartyWords:
    """How parties are written in one cell."""

    organisations: tuple[str, ...]
    places: tuple[str, ...]
    between: tuple[str, ...]
    labels: tuple[str, ...]

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Match what only names a fact that follows."""
        words = "|".join(map(re.escape, sorted(self.labels, key=len, reverse=True)))
        return re.compile(f"^(?:{words})[:：为]?\\s*|[:：]$")


@dataclass(frozen=True)
class Rules:
    """All of it, read once for a whole file."""

    blank: frozenset[str]
    not_cases: tuple[str, ...]
    outcomes: Words
    performance: Words
    closed: Words
    forms: Words
    natures: Words
    levels: Mapping[str, int]
    types: Words
    parties: PartyWords


@read_from("texts/legacy.toml")
def columns(table: dict[str, Any]) -> tuple[Column, ...]:
    """Return our fields in the order of the mapping page."""
    return tuple(Column(row["key"], row["name"], tuple(row["headings"])) for row in table["column"])


@read_from("texts/legacy.toml")
def ledgers(table: dict[str, Any]) -> tuple[Ledger, ...]:
    """Return the kinds of old registers."""
    return tuple(Ledger(row["key"], tuple(row["words"]), row["track"]) for row in table["books"])


@read_from("texts/legacy.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return the wordings in force; refused where an outcome is none of ours."""
    told = [(row["outcome"], row["words"]) for row in table["outcome"]]
    for outcome, _said in told:
        Outcome(outcome)
    levels = {word: int(level) for level, words in table["levels"].items() for word in words}
    performance, closed = table["performance"], table["closed"]
    return Rules(
        blank=frozenset(table["blank"]),
        not_cases=tuple(table["not_cases"]),
        outcomes=Words(tuple((outcome or UNDER_WAY, tuple(words)) for outcome, words in told)),
        performance=_words({"open": performance["open"], "done": performance["done"]}),
        closed=_words({"no": closed["no"], "yes": closed["yes"]}),
        forms=_words(table["forms"]),
        natures=_words(table["natures"]),
        levels=levels,
        types=_words(table["types"]),
        parties=PartyWords(
            *(tuple(table["parties"][key]) for key in ("organisations", "places", "between", "labels"))
        ),
    )


def _words(table: Mapping[str, list[str]]) -> Words:
    return Words(tuple((meaning, tuple(words)) for meaning, words in table.items()))


def proposed(found: tuple[str, ...], plain: Mapping[str, str]) -> dict[str, int]:
    """Return which column of an old register is which of our fields, as ``headings.proposed`` does."""
    return headings.proposed(columns(), found, plain)


def ledger_of(*names: str) -> str:
    """Return which register the title, the sheet or the file is called; the plainest when none tells."""
    for name in names:
        for each in reversed(ledgers()):
            if any(word in name for word in each.words):
                return each.key
    return ledgers()[0].key


def track_of(key: str) -> str:
    """Return the track of the cases of a register."""
    return next((each.track for each in ledgers() if each.key == key), "")


def is_known(plain: str) -> bool:
    """Tell whether a heading, as it is compared, is one of those known exactly."""
    return plain in _known()


@read_from("texts/legacy.toml")
def _known(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(heading for row in table["column"] for heading in row["headings"])
