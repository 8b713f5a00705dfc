"""Whom the law does not punish anyway: under fourteen, or unable to know what they did (治安管理处罚法 12, 13)."""

from dataclasses import dataclass
from datetime import date

from models import cases, dates, law, people, tracks
from models.cases import SUSPECTS, Case
from models.people import Capacity

PUNISHED_FROM = 14


@dataclass(frozen=True)
class Spared:
    """A party whom no agreement spares, because the law does; ``article`` is a key of the table of law."""

    name: str
    article: str
    why: str
    order: str

    def sentence(self, on: date) -> str:
        """Return the sentence of the paper in place of 不予处罚 for the agreement's sake."""
        return f"{self.name}{self.why}，依照{law.on(on).cite(self.article)}不予处罚，{self.order}。"


def of(subject: Case, today: date) -> tuple[Spared, ...]:
    """Return those of a police case who are said to have done it and are not punished, by the day it happened."""
    if not tracks.is_police(subject.track) or subject.track not in cases.GATED:
        return ()
    day = subject.occurred_on or dates.local(subject.received_at).date() or today
    found = []
    for party in cases.parties(subject):
        if party.person is None or party.role not in SUSPECTS:
            continue
        age = people.age(party.person, day)
        if age is not None and age < PUNISHED_FROM:
            found.append(Spared(party.name, "za-minor", "不满十四周岁", "责令其监护人严加管教"))
        elif party.person.incapacity == Capacity.NONE.value:
            found.append(
                Spared(party.name, "za-mental", "在不能辨认自己行为时实施", "责令其监护人加强看护管理和治疗")
            )
    return tuple(found)


def everyone(subject: Case, today: date) -> bool:
    """Tell whether nobody of the case can be punished, so that the agreement's own effect falls away."""
    suspects = [each for each in cases.parties(subject) if each.role in SUSPECTS]
    return bool(suspects) and len(of(subject, today)) == len(suspects)
