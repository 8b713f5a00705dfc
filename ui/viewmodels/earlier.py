"""以前的纠纷: the cases that the same people have been in before."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models import cases, dates, people
from ui.viewmodels.parties import ORGANISATION, Party

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case

SHOWN = 6
EACH = 20


@dataclass(frozen=True)
class Earlier:
    """One earlier case; ``sure`` when a number or telephone matched, not only the name."""

    case_id: uuid.UUID
    on: date
    title: str
    state: str
    sure: bool
    cards: frozenset[str]

    @property
    def words(self) -> str:
        """Say how it ended, and that a name alone proves nobody."""
        return self.state if self.sure else f"{self.state}，同名请核对"


def of(db: "Session", cards: list[Party], *, besides: uuid.UUID | None) -> tuple[Earlier, ...]:
    """Return the newest earlier cases of the people on the cards."""
    found: dict[uuid.UUID, tuple[Case, bool, set[str]]] = {}
    for card in cards:
        for person, sure in _known(db, card):
            for case in cases.of_person(db, person)[:EACH]:
                if case.id == besides:
                    continue
                _, before, who = found.setdefault(case.id, (case, sure, set()))
                found[case.id] = (case, sure or before, who | {card.key})
    newest = sorted(found.values(), key=lambda each: each[0].received_at, reverse=True)[:SHOWN]
    return tuple(
        Earlier(
            case.id,
            dates.local(case.received_at).date(),
            case.title,
            case.outcome or case.state,
            sure,
            frozenset(who),
        )
        for case, sure, who in newest
    )


def _known(db: "Session", card: Party) -> list[tuple[uuid.UUID, bool]]:
    if card.kind == ORGANISATION or not card.name:
        return []
    number, telephone = card.word("id_number").upper(), card.word("telephone").replace(" ", "")
    alike = people.alike(db, name=card.name, id_number=number, telephone=telephone)
    return [
        (
            person.id,
            bool(number and person.id_number == number) or bool(telephone and person.telephone == telephone),
        )
        for person in alike
        if not (number and person.id_number and person.id_number != number)
    ]
