"""保护措施: what domestic violence, bullying and fear ask of everybody who handles the case (domain.md 1.6, 1.7)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models import cases, eligibility, followups, law, people
from models.cases import Case
from models.station import Identity
from models.texts import read_from


@dataclass(frozen=True)
class Todo:
    """One thing to be done or told, and its article."""

    text: str
    article: str

    def on(self, day: date) -> str:
        """Return the sentence with its article as in force on a day."""
        return cited(self.text, self.article, day)


@dataclass(frozen=True)
class Forbidden:
    """Words that no agreement of such a case may have, and why."""

    pattern: re.Pattern[str]
    sentence: str


@dataclass(frozen=True)
class Safeguard:
    """What one mark of a case brings with it."""

    key: str
    when_flag: str
    when_answer: str
    banner: str
    article: str
    separate: bool
    alone: bool
    visits: tuple[int, ...]
    visit_what: str
    visit_when: str
    participant: str
    participant_words: tuple[str, ...]
    todo: tuple[Todo, ...]
    forbid: tuple[Forbidden, ...]


@read_from("texts/safeguards.toml")
def _every(table: dict[str, Any]) -> tuple[Safeguard, ...]:
    return tuple(
        Safeguard(
            key=row["key"], when_flag=row.get("when_flag", ""), when_answer=row.get("when_answer", ""),
            banner=row["banner"], article=row["article"], separate=row.get("separate", False),
            alone=row.get("alone", False),
            visits=tuple(row.get("visits", ())),
            visit_what=row.get("visit_what", ""), visit_when=row.get("visit_when", ""),
            participant=row.get("participant", ""), participant_words=tuple(row.get("participant_words", ())),
            todo=tuple(Todo(each["text"], each["article"]) for each in row.get("todo", ())),
            forbid=tuple(
                Forbidden(re.compile(each["pattern"]), each["sentence"]) for each in row.get("forbid", ())
            ),
        )
        for row in table["safeguard"]
    )  # fmt: skip


@dataclass(frozen=True)
class _Closed:
    flags: frozenset[str]
    reason: str


@read_from("texts/safeguards.toml")
def _closed(table: dict[str, Any]) -> _Closed:
    told = table["closed"]
    return _Closed(frozenset(told["flags"]), told["reason"])


def of(flags: Iterable[str], answers: dict[str, str]) -> tuple[Safeguard, ...]:
    """Return what the marks and answers of a case ask for."""
    marks = frozenset(flags)
    return tuple(
        each
        for each in _every()
        if each.when_flag in marks or (each.when_answer and answers.get(each.when_answer) == eligibility.YES)
    )


def of_case(subject: Case) -> tuple[Safeguard, ...]:
    """Return the safeguards of a case on record."""
    return of(subject.flags, cases.answers(subject))


def separate(subject: Case) -> bool:
    """Tell whether the parties are by default not put in one room (背对背)."""
    return any(each.separate for each in of_case(subject))


def asked_alone(subject: Case) -> bool:
    """Tell whether nobody is brought together before the one who was hurt consented, asked alone (反家庭暴力法 5)."""
    return any(each.alone for each in of_case(subject))


def forbidden(flags: Iterable[str], answers: dict[str, str], text: str) -> tuple[str, ...]:
    """Return why words may not stand in the agreement of such a case, empty when they may."""
    return tuple(
        each.sentence for guard in of(flags, answers) for each in guard.forbid if each.pattern.search(text)
    )


def closed_reason(subject: Case, on: date) -> str:
    """Return why the case is by default not mediated in public; empty where it is."""
    words = _closed()
    young = any(
        party.person is not None and people.is_minor(party.person, on) for party in cases.parties(subject)
    )
    return words.reason if young or words.flags & set(subject.flags) or separate(subject) else ""


def plan_visits(db: Session, subject: Case, *, on: date, by: Identity) -> int:
    """Plan the 查访 that follow a 告诫书 or its reasoned absence (反家庭暴力法 17), once; return how many were new."""
    said = cases.answers(subject)
    known = {task.what for task in followups.of_case(db, subject.id)}
    made = 0
    for guard in of(subject.flags, said):
        if not guard.visits or not said.get(guard.visit_when):
            continue
        for number, days in enumerate(guard.visits, 1):
            what = f"{guard.visit_what}（第{number}次）"
            if what not in known:
                followups.plan(
                    db, what=what, owner=None, due_on=on + timedelta(days=days), origin=followups.CHECK, by=by,
                    case=subject,
                )  # fmt: skip
                made += 1
    return made


def cited(sentence: str, article: str, day: date) -> str:
    """Return a sentence with the article behind it as in force on a day; on a day of the former law without one."""
    code = law.on(day)
    return f"{sentence[:-1]}（{code.cite(article)}）。" if article and code.applies else sentence
