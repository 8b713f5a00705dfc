"""单独谈: the talk apart that is open, what of the ended ones may be told, and the deeds."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from models import caucuses
from models.cases import Party
from models.caucuses import Caucus, Guide
from models.record import Line
from models.sittings import Sitting
from ui.viewmodels.sitting import clock_time, spent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.viewmodels.sitting_parts import Parts

_BETWEEN = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True)
class Talk:
    """A talk apart; ``lines`` are those that may be shown now."""

    id: UUID
    party: str
    by: str
    mine: bool
    at: datetime
    ended_at: datetime | None
    asked: bool
    present: str
    lines: tuple[Line, ...]
    secret: int
    told: frozenset[UUID]


@dataclass
class Apart:
    """The talks apart of one sitting."""

    parts: "Parts"

    def guide(self) -> Guide:
        """Return the notice, what to ask at the end, and the questions."""
        return caucuses.guide()

    def talks(self) -> tuple[Talk, ...]:
        """Return the talks, the newest first.

        The words of a talk are shown in full only while it is open and to whoever is in it; of an ended one only
        what may be told: the screen may be seen by the others again.
        """
        names = {party.id: party.name for party in self.parts.room.parties}
        with self.parts.store.reading() as db:
            found = caucuses.of_sitting(db, self.parts.room.sitting_id)
            return tuple(self._talk(each, names) for each in reversed(found))

    def _talk(self, talk: Caucus, names: dict[UUID, str]) -> Talk:
        lines = [
            line for line in self.parts.record.lines if line.caucus_id == talk.id and line.struck_at is None
        ]
        mine = talk.by_id == self.parts.deeds.by.id
        open_here = talk.ended_at is None and mine
        return Talk(
            id=talk.id, party=names.get(talk.party_id, ""), by=talk.by_name, mine=mine, at=talk.at,
            ended_at=talk.ended_at, asked=talk.asked_at is not None, present="、".join(talk.present),
            lines=tuple(line for line in lines if open_here or line.relay),
            secret=sum(1 for line in lines if not line.relay), told=frozenset(UUID(key) for key in talk.told),
        )  # fmt: skip

    def lasted(self, talk: Talk) -> str:
        """Say how long an open talk goes on, or from when to when one went."""
        if talk.ended_at is None:
            return spent((self.parts.now() - talk.at).total_seconds())
        return f"{clock_time(talk.at)}—{clock_time(talk.ended_at)}"

    def parties(self) -> tuple[tuple[UUID, str], ...]:
        """Return who may be talked to."""
        return tuple((party.id, party.name) for party in self.parts.room.parties)

    def usual_present(self) -> str:
        """Return who is usually there beside the party."""
        return "、".join(self.parts.room.hosts)

    def open_with(self, party_id: UUID, *, noticed: bool, present: str) -> None:
        """Open a talk with one party."""
        people = [name for name in _BETWEEN.split(present.strip()) if name]
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            caucuses.open_talk(
                db, sitting, db.get_one(Party, party_id), by=self.parts.deeds.by, noticed=noticed, present=people
            )  # fmt: skip
        self._read()

    def ask(self, talk_id: UUID) -> None:
        """Record that the party was asked what may be told."""
        with self.parts.store.unit() as db:
            caucuses.ask(db, _of(db, talk_id), by=self.parts.deeds.by)
        self._read()

    def toggle(self, line_id: UUID) -> None:
        """Mark a line 可转达, or 保密 again."""
        with self.parts.store.unit() as db:
            relay = not self.parts.record.line(line_id).relay
            caucuses.allow(db, line_id, relay=relay, by=self.parts.deeds.by)
        self._read()

    def relay(self, line_id: UUID) -> None:
        """Tell a line to everybody, with its own words."""
        with self.parts.store.unit() as db:
            caucuses.relay_line(db, line_id, by=self.parts.deeds.by)
        self._read()

    def end(self, talk_id: UUID, *, unasked: bool = False) -> None:
        """End a talk; ``unasked`` when the party could not be asked any more what may be told."""
        with self.parts.store.unit() as db:
            caucuses.end(db, _of(db, talk_id), by=self.parts.deeds.by, unasked=unasked)
        self._read()

    def _read(self) -> None:
        """Read the record again: lines were added to it, and what is noted next may be private or no longer."""
        self.parts.reload_if_stale()


def _of(db: "Session", talk_id: UUID) -> Caucus:
    return db.get_one(Caucus, talk_id)


def open_count(parts: "Parts") -> int:
    """Return how many talks apart are open."""
    with parts.store.reading() as db:
        return sum(1 for each in caucuses.of_sitting(db, parts.room.sitting_id) if each.ended_at is None)
