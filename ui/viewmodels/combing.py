"""梳理: what is left to sort, what to ask for the knot, and who leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from models import cases, empathy
from models.caucuses import Caucus
from models.queries.room import HOST, Speaker
from models.record import Kind

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

POLICE_LEADS = "民警主持梳理。"
MEDIATOR_LEADS = "人民调解员主持梳理，在场民警只讲解法律。"


def host(parts: "Parts") -> Speaker:
    """Return whose words the host's are on record."""
    names = {HOST, *parts.room.hosts}
    found = next((each for each in parts.room.speakers if each.name in names and not each.side), None)
    return found or Speaker(parts.deeds.by.name)


@dataclass
class Combing:
    """The second phase of one sitting."""

    parts: "Parts"

    def leads(self) -> str:
        """Say who leads: on the road of 人民调解 the mediator does, and the police explain the law."""
        return POLICE_LEADS if self.parts.room.police else MEDIATOR_LEADS

    def methods(self) -> tuple[empathy.Method, ...]:
        """Return what may be asked in a dispute of this type."""
        with self.parts.store.reading() as db:
            subject = cases.case(db, self.parts.room.case_id)
            return empathy.methods(subject.dispute_type, flags=subject.flags)

    def lesson(self) -> str:
        """Return what veterans say of the real demand."""
        return empathy.lesson()

    def ask(self, words: str) -> None:
        """Put a question on record as the host's."""
        self.parts.record.note(words, host(self.parts))

    def talking(self) -> str:
        """Say with whom whoever is signed in talks apart; empty while nobody is."""
        record = self.parts.record
        if record.talk is None:
            return ""
        with self.parts.store.reading() as db:
            party_id = db.get_one(Caucus, record.talk).party_id
        name = next((each.name for each in self.parts.room.parties if each.id == party_id), "一方")
        return f"正与{name}单独谈　记下的每一句都保密，只有标为可转达的才能告诉对方"

    def unsorted(self) -> list[UUID]:
        """Return the lines of the first phase that stand in no column."""
        return [line.id for line in self.parts.record.unsorted(self._asking())]

    def sortable(self, chosen: Sequence[UUID]) -> Sequence[UUID]:
        """Return which of several chosen lines were told and may be sorted; a single one is taken as it is."""
        if len(chosen) == 1:
            return chosen
        asking = self._asking()
        lines = [self.parts.record.line(each) for each in chosen]
        return [
            line.id for line in lines
            if line.speaker not in asking and line.struck_at is None and not line.private
            and line.kind != Kind.LAW.value
        ]  # fmt: skip

    def next_after(self, done: Sequence[UUID]) -> UUID | None:
        """Return the unsorted line that follows what was just sorted, or the first one before it."""
        last = max((self.parts.record.line(each).seq for each in done), default=0)
        left = self.parts.record.unsorted(self._asking())
        turned = sorted(left, key=lambda line: (line.seq <= last, line.seq))
        return turned[0].id if turned else None

    def _asking(self) -> frozenset[str]:
        """Return who asks and does not tell."""
        return frozenset({HOST, *self.parts.room.hosts})
