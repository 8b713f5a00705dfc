"""The record of a running sitting: its lines, who is speaking, and the line that is not yet finished."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from models import caucuses, drafts, happenings, record, sittings
from models.errors import Refusal
from models.queries import room
from models.queries.room import EventCard, Room, Speaker
from models.record import Column, Kind, Line
from models.sittings import Happening, Phase, Sitting
from models.store import Store
from ui.viewmodels import record_search
from ui.viewmodels.sitting import clock_time
from ui.viewmodels.sitting_offers import sum_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: What ``#`` and the kind button offer; 释法 is noted from the law line.
KINDS = (
    Kind.FACT, Kind.DEMAND, Kind.DISPUTE, Kind.EVIDENCE, Kind.OFFER, Kind.CHECK, Kind.OTHER, Kind.FEELING, Kind.LIMIT,
)  # fmt: skip
COLUMNS = (Column.AGREED, Column.DISPUTED, Column.FOCUS)
#: The kinds of line that 梳理 moves into its columns.
TOLD = frozenset(kind.value for kind in (Kind.FACT, Kind.DISPUTE, Kind.EVIDENCE, Kind.CHECK, Kind.OTHER))
#: A longer silence is nobody's speech.
LONGEST_S = 180.0
_EMPTY = re.compile(r"\s*")


@dataclass(frozen=True)
class Entry:
    """One row of the record on screen: a line, or a mark of what happened (``line`` is None).

    ``note`` says what a line corrects.
    """

    at: datetime
    order: int
    text: str = ""
    line: Line | None = None
    note: str = ""


@dataclass(frozen=True)
class Unfinished:
    """The line that was being typed."""

    text: str = ""
    speaker: str = ""
    kind: str = ""
    private: bool = False
    corrects: str = ""


@dataclass
class Record:
    """The lines of one sitting; what it does is durable when it returns."""

    store: Store
    sitting_id: UUID
    lines: list[Line] = field(default_factory=list)
    seen: int = 0
    #: The talk apart in which whoever is signed in takes part: everything noted then belongs to it and is private.
    talk: UUID | None = None
    #: With which party that talk is, and who else is named as present.
    apart: tuple[UUID, frozenset[str]] | None = None
    _rows: list[Entry] = field(default_factory=list)

    def rows(self) -> list[Entry]:
        """Return a row for each line; those made before are the same objects, so that 3,000 of them cost nothing."""
        made = self._rows
        if made and (len(made) > len(self.lines) or made[-1].line is not self.lines[len(made) - 1]):
            made.clear()
        made += [
            Entry(line.at, line.seq, line=line, note=self._mends(line)) for line in self.lines[len(made) :]
        ]
        return made

    def _mends(self, line: Line) -> str:
        """Say which line this one corrects, or that it is told again with consent."""
        if caucuses.relayed(line.speaker) and not line.column:
            return "经同意转达"
        if line.corrects is None:
            return ""
        wrong = next((each for each in self.lines if each.id == line.corrects), None)
        return f"更正 {clock_time(wrong.at)}" if wrong and wrong.seq < line.seq - 1 else "更正上行"

    def load(self) -> None:
        """Read every line, and the talk apart that is open."""
        with self.store.reading() as db:
            self.lines = record.lines(db, self.sitting_id)
            by = self.store.person
            open_talk = caucuses.current(db, self.sitting_id, by=by) if by is not None else None
            self.talk = open_talk.id if open_talk is not None else None
            self.apart = (open_talk.party_id, frozenset(open_talk.present)) if open_talk is not None else None

    def note(
        self, text: str, speaker: Speaker, *, kind: str = "", private: bool = False, prompt: str = "",
        relay: bool = False, caucus_id: UUID | None = None, corrects: UUID | None = None,
    ) -> Line:  # fmt: skip
        """Put a line on record and let its draft go, in one unit; returns when the disk has it.

        What is noted in a talk apart is private, whoever notes it and however, and so is a 底线 anywhere.
        """
        if _EMPTY.fullmatch(text):
            raise Refusal("这一行还没有内容。", "text")
        if self.talk is not None:
            private, caucus_id = True, self.talk
        private = private or kind == Kind.LIMIT.value
        with self.store.unit() as db:
            line = record.note(
                db, db.get_one(Sitting, self.sitting_id), speaker.name, text, by=self.store.signed_in,
                kind=Kind(kind or Kind.OTHER.value), party_id=speaker.party_id, private=private, prompt=prompt,
                relay=relay, caucus_id=caucus_id, corrects=corrects,
            )  # fmt: skip
            drafts.drop(db, room.line_key(self.sitting_id))
            self.seen = room.head(db)
        if self.lines and line.seq != self.lines[-1].seq + 1:
            self.load()
        else:
            self.lines.append(line)
        return line

    def note_each(
        self, texts: Sequence[str], speaker: Speaker, *, kind: str = "", private: bool = False, left: str = ""
    ) -> None:  # fmt: skip
        """Put several lines on record in one unit; what is ``left`` to be put there is the draft."""
        if self.talk is not None:
            private = True
        what = Kind(kind or Kind.OTHER.value)
        private = private or what is Kind.LIMIT
        with self.store.unit() as db:
            sitting = db.get_one(Sitting, self.sitting_id)
            made = [
                record.note(
                    db, sitting, speaker.name, text, by=self.store.signed_in, kind=what, party_id=speaker.party_id,
                    private=private, caucus_id=self.talk,
                )
                for text in texts
            ]  # fmt: skip
            self._keep(db, Unfinished(left, speaker.name, what.value if kind else "", private))
            self.seen = room.head(db)
        if self.lines and made and made[0].seq != self.lines[-1].seq + 1:
            self.load()
        else:
            self.lines += made

    def correct(
        self, line_id: UUID, text: str, speaker: Speaker, *, kind: str = "", private: bool = False
    ) -> None:
        """Strike a line and put on record what it should have said, in one unit."""
        if _EMPTY.fullmatch(text):
            raise Refusal("这一行还没有内容。", "text")
        if self.talk is not None and self.line(line_id).caucus_id != self.talk:
            raise Refusal("正在单独谈，不能更正别处的笔录，以免单独谈的话写到外面。谈完再更正。", "text")
        with self.store.unit() as db:
            record.correct(
                db, line_id, speaker.name, text, by=self.store.signed_in, kind=Kind(kind or Kind.OTHER.value),
                party_id=speaker.party_id, private=private, amount=sum_in(text),
            )  # fmt: skip
            drafts.drop(db, room.line_key(self.sitting_id))
            self.seen = room.head(db)
        self.load()

    def strike(self, line_id: UUID, *, reason: str = "") -> None:
        """Strike a line out; it stays legible."""
        with self.store.unit() as db:
            record.strike(db, line_id, reason=reason, by=self.store.signed_in)
            self.seen = room.head(db)
        self.load()

    def sort(self, line_ids: UUID | Sequence[UUID], column: str) -> None:
        """Move lines to a column of 梳理; into the column where all of them stand takes them out again."""
        chosen = [line_ids] if isinstance(line_ids, UUID) else list(line_ids)
        there = all(self.line(each).column == column for each in chosen)
        to = Column.NONE if there else Column(column)
        with self.store.unit() as db:
            for each in chosen:
                if there or self.line(each).column != column:
                    record.sort(db, each, to, by=self.store.signed_in)
            self.seen = room.head(db)
        self.load()

    def move(self, line_id: UUID, step: int) -> None:
        """Move a line up or down inside its column of 梳理."""
        with self.store.unit() as db:
            record.move(db, line_id, step, by=self.store.signed_in)
            self.seen = room.head(db)
        self.load()

    def unsorted(self, hosts: Container[str] = ()) -> list[Line]:
        """Return what the parties and the invited told in the first phase and nobody has sorted yet.

        What asks, offers or explains is not told; private and struck lines are not sorted.
        """
        return [
            line for line in self.lines
            if line.phase == Phase.STATEMENTS.value and line.kind in TOLD and not line.column
            and not line.private and line.struck_at is None and line.speaker not in hosts
        ]  # fmt: skip

    def line(self, line_id: UUID) -> Line:
        """Return one line."""
        return next(each for each in self.lines if each.id == line_id)

    def sorted_to(self, column: str) -> list[Line]:
        """Return the lines of one column of 梳理, struck ones left out."""
        found = [line for line in self.lines if line.column == column and line.struck_at is None]
        return sorted(found, key=lambda line: (line.place, line.seq))

    def keep(self, unfinished: Unfinished) -> None:
        """Keep the line that is being typed; nothing typed is nothing kept."""
        with self.store.unit() as db:
            self._keep(db, unfinished)

    def _keep(self, db: "Session", unfinished: Unfinished) -> None:
        key = room.line_key(self.sitting_id)
        if unfinished.text:
            drafts.save(db, key, {**unfinished.__dict__}, title="笔录未完的一行")
        else:
            drafts.drop(db, key)

    def kept(self) -> Unfinished:
        """Return the line that was being typed when the screen went away."""
        with self.store.reading() as db:
            content = drafts.load(db, room.line_key(self.sitting_id)) or {}
        return Unfinished(**{key: content[key] for key in Unfinished.__dataclass_fields__ if key in content})

    def stale(self) -> bool:
        """Say whether anything was written since this record last wrote or looked, and look."""
        with self.store.reading() as db:
            now = room.head(db)
        moved, self.seen = now != self.seen, now
        return moved

    def found(self, query: str) -> list[UUID]:
        """Return the lines that a query means, oldest first."""
        return record_search.found(self.lines, query)


def entries(rows: list[Entry], around: Room) -> list[Entry]:
    """Return rows and marks (a change of phase, an event) in the order of their numbers, whatever the clock said."""
    merged: list[Entry] = []
    done = 0
    for mark, words in zip(around.marks, _mark_words(around), strict=True):
        if mark.after is None:  # from before marks kept their line
            place = bisect_right(rows, mark.at, key=lambda entry: entry.at)
        else:
            place = bisect_right(rows, mark.after, key=lambda entry: entry.order)
        merged += rows[done:place]
        merged.append(Entry(mark.at, mark.seq, words))
        done = max(done, place)
    return merged + rows[done:]


def _mark_words(around: Room) -> Iterator[str]:
    """Say each mark; a step back and a sitting taken up again are called so."""
    order, before = list(Phase), Phase.PREPARATION
    for mark in around.marks:
        if mark.kind != Happening.PHASE.value:
            yield event_words(mark, police=around.police)
            continue
        here = Phase(mark.text)
        if mark.withdrawn:
            yield f"{here.value}　{clock_time(mark.at)}（已撤销：{mark.withdrawn}）"
            continue
        back = order.index(here) < order.index(before)
        how = "接着" if before is Phase.ENDED else "回到" if back else ""
        yield f"{how}{here.value}　{clock_time(mark.at)}"
        before = here


def event_words(event: EventCard, *, police: bool) -> str:
    """Say in one line what happened."""
    what = (event.kind, event.who)
    if event.kind == Happening.CHANGE_HOST.value:
        what = (happenings.changed(event.who, police=police), "")
    said = "　".join(filter(None, (clock_time(event.at), *what, event.text)))
    return f"{said}（已撤销：{event.withdrawn}）" if event.withdrawn else said


def speaking(lines: list[Line], around: Room, *, phase: str = "") -> dict[str, float]:
    """Return the seconds that each side has spoken, as far as the times of the lines tell.

    A line ends when it is put on record and begins with the one before; silences beyond three minutes, what was
    said in private or is told again from there, and what was struck count for nobody.
    """
    sides = {party.id: party.side for party in around.parties}
    seconds: dict[str, float] = {party.side: 0.0 for party in around.parties}
    before = around.started_at
    for line in lines:
        side = sides.get(line.party_id) if line.party_id else None
        spoken = not line.private and line.struck_at is None and not caucuses.relayed(line.speaker)
        if side and spoken and phase in {"", line.phase}:
            seconds[side] += min(LONGEST_S, max(0.0, (line.at - before).total_seconds()))
        before = line.at
    return seconds


def lasted(around: Room, phase: str, now: datetime) -> float:
    """Return the seconds that a phase has taken, all visits together."""
    total = 0.0
    steps = [*around.steps, (Phase.ENDED.value, around.ended_at or now)]
    for (name, start), (_, end) in itertools.pairwise(steps):
        if name == phase:
            total += max(0.0, (end - start).total_seconds())
    return total


def passed(around: Room, phase: Phase) -> bool:
    """Say whether the sitting has been beyond this phase."""
    later = {step for step in sittings.TALKING if list(Phase).index(step) > list(Phase).index(phase)}
    return any(name in {each.value for each in later} for name, _ in around.steps)
