"""The table of rules (texts/wording.toml): what each says, by which law, where it holds and what it looks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import law, money, tracks
from models.errors import Refusal
from models.texts import read_from
from models.wording.text import AgreementText, Problem

_FAMILY = re.compile(r"(?<!\(\?)(?<!\(\?P)<([a-z_]+)>")
_SEVERITIES = frozenset({"red", "orange"})
_DEPTH = 4


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    id: str
    severity: str
    law: str
    law_police: str
    sentence: str
    mend: str
    tracks: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    overridable: bool = False
    patterns: tuple[re.Pattern[str], ...] = ()
    also: tuple[re.Pattern[str], ...] = ()
    across: bool = False
    need: re.Pattern[str] | None = None
    also_spare: re.Pattern[str] | None = None
    spare_behind: re.Pattern[str] | None = None
    spare: re.Pattern[str] | None = None
    spare_sentence: re.Pattern[str] | None = None
    spare_clause: re.Pattern[str] | None = None

    def holds(self, track: str, day: date) -> bool:
        """Tell whether the rule is in force for agreements of a track signed on a day."""
        return (
            (not self.tracks or track in self.tracks)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )

    def problem(self, word: str, agreement: AgreementText, clause: int | None, key: str = "") -> Problem:
        """Say the rule of a word in a clause; ``key`` names another article than the rule's own."""
        key = key or (self.law_police if tracks.is_police(agreement.track) else self.law)
        cited = law.on(agreement.signed_on).cite(key) if key else ""
        sentence = self.sentence.replace("{word}", word)
        return Problem(self.id, self.severity, cited, sentence, self.mend, clause, self.overridable)


@dataclass(frozen=True)
class Terms:
    """The words and numbers of the checks of structure."""

    words: Mapping[str, re.Pattern[str]]
    cash: int
    penalty: float
    penalty_daily: float
    deposit: float
    lpr: float
    times: float

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return a family of words."""
        return self.words[name]


@dataclass(frozen=True)
class Rules:
    """The whole table."""

    phrases: tuple[Rule, ...]
    structure: Mapping[str, Rule]
    term: Terms


@read_from("texts/wording.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return the table; a pattern that is none, or a family that is not there, refuses it."""
    families = dict(table["family"])
    found = Rules(
        phrases=tuple(_rule(row["id"], row, families) for row in table["phrase"]),
        structure={name: _rule(name, row, families) for name, row in table["structure"].items()},
        term=_terms(table["term"], families),
    )
    for rule in (*found.phrases, *found.structure.values()):
        if rule.severity not in _SEVERITIES:
            raise Refusal(f"“{rule.id}”的 severity 只能是 red 或者 orange")
    return found


def severities() -> Mapping[str, str]:
    """Return the severity of every rule by its id."""
    return {rule.id: rule.severity for rule in (*rules().phrases, *rules().structure.values())}


def _rule(name: str, row: Mapping[str, Any], families: Mapping[str, str]) -> Rule:
    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(_spelt(row[key], families)) if key in row else None

    return Rule(
        id=name,
        severity=row["severity"],
        law=row.get("law", ""),
        law_police=row.get("law_police", row.get("law", "")),
        sentence=row["sentence"],
        mend=row["mend"],
        tracks=tuple(row.get("tracks", ())),
        since=date.fromisoformat(row["from"]) if "from" in row else None,
        until=date.fromisoformat(row["until"]) if "until" in row else None,
        overridable=row.get("overridable", False),
        patterns=tuple(re.compile(_spelt(each, families)) for each in row.get("patterns", ())),
        also=tuple(re.compile(_spelt(each, families)) for each in row.get("also", ())),
        across=row.get("across", False),
        need=pattern("need"),
        also_spare=pattern("also_except"),
        spare_behind=pattern("except_behind"),
        spare=pattern("except"),
        spare_sentence=pattern("except_sentence"),
        spare_clause=pattern("except_clause"),
    )


def _terms(row: Mapping[str, Any], families: Mapping[str, str]) -> Terms:
    return Terms(
        words={
            key: re.compile(_spelt(value, families)) for key, value in row.items() if isinstance(value, str)
        },
        cash=row["cash_limit"] * money.FEN,
        penalty=row["penalty_percent"],
        penalty_daily=row["penalty_daily_percent"],
        deposit=row["deposit_percent"],
        lpr=row["lpr_percent"],
        times=row["lpr_times"],
    )


def _spelt(pattern: str, families: Mapping[str, str]) -> str:
    """Put the words of the families in the place of their names."""
    for _ in range(_DEPTH):
        if not _FAMILY.search(pattern):
            break
        pattern = _FAMILY.sub(lambda hit: f"(?:{families[hit[1]]})", pattern)
    return pattern
