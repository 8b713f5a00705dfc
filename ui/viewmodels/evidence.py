"""证据: the catalogue as the dock shows it, and what is done to it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import cases, evidence, questions
from models.errors import Refusal
from models.evidence import Exhibit
from models.record import Kind, Line
from models.sittings import Sitting

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

_PARTS = re.compile(r"[、，]|或者|以及|和|（[^）]*）|的")


@dataclass(frozen=True)
class View:
    """What one of the other sides says of a piece of evidence."""

    side: str
    name: str
    view: str
    words: str


@dataclass(frozen=True)
class Entry:
    """One entry as it is shown and corrected; ``struck`` tells that the line it came from was struck since."""

    id: UUID
    place: int
    name: str
    kind: str
    offered_by: str
    proves: str
    original: str
    pages: int | None
    kept_at: str
    views: tuple[View, ...]
    struck: bool

    @property
    def about(self) -> str:
        """Say kind, form, pages and who brought it in one line."""
        pages = f"{self.pages} 页" if self.pages else ""
        offered = f"{self.offered_by}提供" if self.offered_by else ""
        kept = f"存{self.kept_at}" if self.kept_at else ""
        return " · ".join(filter(None, (self.kind, self.original, pages, offered, kept)))


@dataclass(frozen=True)
class Lists:
    """What may be chosen of an entry."""

    kinds: tuple[str, ...]
    forms: tuple[str, ...]
    views: tuple[str, ...]
    givers: tuple[str, ...]


@dataclass
class Catalogue:
    """The evidence of the case that sits."""

    parts: "Parts"

    def entries(self) -> tuple[Entry, ...]:
        """Return the catalogue in its order."""
        struck = {line.id for line in self.parts.record.lines if line.struck_at is not None}
        with self.parts.store.reading() as db:
            found = evidence.of_case(db, self.parts.room.case_id)
            return tuple(self._entry(each, place, struck) for place, each in enumerate(found, start=1))

    def _entry(self, each: Exhibit, place: int, struck: set[UUID]) -> Entry:
        own = self.parts.sides().get(each.party_id, "") if each.party_id else ""
        sides = dict.fromkeys(party.side for party in self.parts.room.parties if party.side != own)
        views = tuple(View(side, self.parts.front(side), *each.view_of(side)) for side in sides)
        return Entry(
            each.id, place, each.name, each.kind, each.offered_by, each.proves, each.original, each.pages,
            each.kept_at, views, each.line_id in struck,
        )  # fmt: skip

    def noted(self) -> list[Line]:
        """Return the lines that were noted as evidence and stand in no entry yet."""
        with self.parts.store.reading() as db:
            listed = {each.line_id for each in evidence.of_case(db, self.parts.room.case_id)}
        return [
            line for line in self.parts.record.lines
            if line.kind == Kind.EVIDENCE.value and line.struck_at is None and not line.private
            and line.id not in listed
        ]  # fmt: skip

    def lists(self) -> Lists:
        """Return what may be chosen; whoever speaks may have brought it."""
        givers = tuple(dict.fromkeys(each.name for each in self.parts.room.speakers))
        return Lists(evidence.KINDS, evidence.FORMS, evidence.VIEWS, givers)

    def enter(self, name: str) -> None:
        """Enter a piece of evidence by its name; the rest is written into the entry."""
        with self.parts.store.unit() as db:
            evidence.enter(
                db, db.get_one(Sitting, self.parts.room.sitting_id), name=name, by=self.parts.deeds.by
            )

    def enter_line(self, line_id: UUID) -> None:
        """Make an entry of a line of the record."""
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            evidence.enter_line(db, sitting, line_id, by=self.parts.deeds.by)

    def correct(self, exhibit_id: UUID, **typed: str) -> None:
        """Write an entry anew as typed; who brought it is a party where the name is one."""
        fields: dict[str, Any] = dict(typed)
        if "pages" in fields:
            fields["pages"] = _pages(typed["pages"])
        with self.parts.store.unit() as db:
            if "offered_by" in fields:
                fields["party_id"] = self.parts.speaker(typed["offered_by"]).party_id
            evidence.correct(db, db.get_one(Exhibit, exhibit_id), by=self.parts.deeds.by, **fields)

    def view(self, exhibit_id: UUID, side: str, value: str, words: str) -> None:
        """Record what another side says of it."""
        with self.parts.store.unit() as db:
            exhibit = db.get_one(Exhibit, exhibit_id)
            evidence.view(db, exhibit, side, value, words=words, by=self.parts.deeds.by)

    def void(self, exhibit_id: UUID, reason: str) -> None:
        """Take an entry out of the catalogue."""
        with self.parts.store.unit() as db:
            evidence.void(db, db.get_one(Exhibit, exhibit_id), reason=reason, by=self.parts.deeds.by)

    def missing(self) -> tuple[str, ...]:
        """Return what disputes of this type usually ask for and nobody has shown yet."""
        with self.parts.store.reading() as db:
            subject = cases.case(db, self.parts.room.case_id)
            packs = questions.of_case(subject, self.parts.today())
            shown = [f"{each.name}{each.kind}" for each in evidence.of_case(db, subject.id)]
        lines = [line for line in self.parts.record.lines if line.struck_at is None and not line.private]
        shown += [line.text for line in lines if line.kind == Kind.EVIDENCE.value]
        asked = {line.prompt for line in lines if line.prompt}
        usual = [each for pack in reversed(packs) for each in pack.evidence]  # the general pack stands first
        return tuple(
            dict.fromkeys(
                each.text
                for each in usual
                if each.key not in asked and not any(_speaks_of(words, each.text) for words in shown)
            )
        )


def _speaks_of(words: str, wanted: str) -> bool:
    """Say whether words name one of the things that are wanted: 病历、诊断证明 is met by 病历."""
    return any(len(part) > 1 and part in words for part in _PARTS.split(wanted))


def _pages(typed: str) -> int | None:
    words = typed.strip().removesuffix("页").strip()
    if not words:
        return None
    if not words.isdecimal():
        raise Refusal("页数请写一以上的整数。", "pages")
    return int(words)


def count(parts: "Parts") -> int:
    """Return how many entries the catalogue has."""
    with parts.store.reading() as db:
        return len(evidence.of_case(db, parts.room.case_id))
