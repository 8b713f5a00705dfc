"""问话: packs of open questions for the dispute at hand, with the evidence to ask for (domain.md 5.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import cases, people
from models.cases import Case
from models.texts import read_from

STAGES = ("先问", "事实")
EVIDENCE = "证据"
ADULT = 18


@dataclass(frozen=True)
class Question:
    """One question in the words of a mediator; ``key`` is what the record keeps of it."""

    key: str
    stage: str
    text: str


@dataclass(frozen=True)
class Pack:
    """The questions for one type of dispute.

    ``law`` are keys of law.toml, ``clauses`` codes of usual clauses, ``caution`` what to mind before mediating.
    """

    key: str
    name: str
    general: bool
    types: frozenset[str]
    words: tuple[str, ...]
    minor: bool
    questions: tuple[Question, ...]
    evidence: tuple[Question, ...]
    law: tuple[str, ...]
    clauses: tuple[str, ...]
    caution: str
    in_force_from: date
    until: date | None

    def hits(self, story: str) -> int:
        """Count the words of the pack that a story has."""
        return sum(word in story for word in self.words)


@read_from("texts/questions.toml")
def _packs(table: dict[str, Any]) -> tuple[Pack, ...]:
    packs = tuple(_pack(row) for row in table["pack"])
    for each in packs:
        for question in each.questions:
            if question.stage not in STAGES:
                raise ValueError(f"“{question.text}”的 stage 须是{'或'.join(STAGES)}")
    return packs


def _pack(row: Mapping[str, Any]) -> Pack:
    key = row["key"]
    return Pack(
        key=key, name=row["name"], general=row.get("general", False), types=frozenset(row["types"]),
        words=tuple(row["words"]), minor=row.get("minor", False),
        questions=tuple(Question(f"{key}.{each['key']}", each["stage"], each["text"]) for each in row["question"]),
        evidence=tuple(Question(f"{key}:{each}", EVIDENCE, each) for each in row["evidence"]),
        law=tuple(row["law"]), clauses=tuple(row["clauses"]), caution=row.get("caution", ""),
        in_force_from=date.fromisoformat(row["from"]),
        until=date.fromisoformat(row["until"]) if "until" in row else None,
    )  # fmt: skip


def packs(day: date | None = None) -> tuple[Pack, ...]:
    """Return the packs in force on a day; without a day, every pack there ever was."""
    return tuple(
        each
        for each in _packs()
        if day is None or (each.in_force_from <= day and (each.until is None or day <= each.until))
    )


def of_case(subject: Case, day: date) -> tuple[Pack, ...]:
    """Return the packs that fit a case, the likeliest first and the general one before all.

    A pack fits when the story has its words, or when it is one for the type of the case.  Where the story speaks
    for some packs of the type, those it does not speak for stay away, and so does what is for minors alone when
    every party is of age.
    """
    story = subject.brief  # the title has the name of the type, which says nothing new
    young = any(_minor(party, day) for party in cases.parties(subject))
    there = [each for each in packs(day) if not each.general and (young or not each.minor)]
    hits = {each.key: each.hits(story) for each in there}
    typed = [each for each in there if subject.dispute_type in each.types]
    spoken = [each for each in there if hits[each.key] and (each in typed or hits[each.key] > 1)]
    fitting = spoken or [each for each in typed if not each.minor]
    ranked = sorted(fitting, key=lambda each: (subject.dispute_type not in each.types, -hits[each.key]))
    return (*(each for each in packs(day) if each.general), *ranked)


def _minor(party: cases.Party, day: date) -> bool:
    age = people.age(party.person, day) if party.person is not None else None
    return age is not None and age < ADULT


def find(key: str) -> Question | None:
    """Return the question that a line of the record was prompted by, retired ones too."""
    return next(
        (each for pack in packs() for each in (*pack.questions, *pack.evidence) if each.key == key), None
    )  # fmt: skip
