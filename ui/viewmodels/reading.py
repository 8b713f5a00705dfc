"""宣读: the clauses as they are read aloud, how far the reading has come, and what each party said."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import cases, dates, money, readings
from models.cases import Party
from models.checks import Gap
from models.errors import Refusal
from models.readings import AGREES, OBJECTS, Reading
from models.sittings import Sitting
from models.station import Identity
from ui.viewmodels import clause_diff, sitting
from ui.viewmodels.clause_diff import Change

if TYPE_CHECKING:
    from models.queries.room import PartyCard
    from ui.viewmodels.agreement_draft import ClauseWords
    from ui.viewmodels.sitting_parts import Parts

NUMERALS = "一二三四五六七八九十"
WARNING = "reading"


@dataclass(frozen=True)
class Clause:
    """One clause as it is read; ``at`` is the clock when it was."""

    text: str
    at: str = ""


@dataclass(frozen=True)
class Heard:
    """What one party said to what was read."""

    party_id: UUID
    name: str
    value: str = ""
    words: str = ""
    clock: str = ""


@dataclass(frozen=True)
class View:
    """All that the tool shows; ``changes`` are what was changed since it was read."""

    clauses: tuple[Clause, ...]
    reader: str
    heard: tuple[Heard, ...]
    changes: tuple[Change, ...]
    warning: str
    whole: bool


@dataclass
class Readings:
    """The reading aloud of the draft of a running sitting."""

    parts: "Parts"

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.parts.deeds.by

    def texts(self) -> tuple[str, ...]:
        """Return the clauses as they are read, with number, who, sum in 大写, day and method; then the performance."""
        words = self.parts.draft.words
        told = [f"第{number(place)}条　{_said(each, self)}" for place, each in enumerate(words.clauses)]
        if told and words.performance.strip():
            told.append(f"履行方式和期限　{words.performance.strip()}")
        return tuple(told)

    def readers(self) -> tuple[str, ...]:
        """Return who may read, the host first."""
        speakers = self.parts.room.speakers
        return (
            *(each.name for each in speakers if not each.side),
            *(each.name for each in speakers if each.side),
        )

    def read(self) -> View:
        """Return what is to be shown now."""
        texts = self.texts()
        with self.parts.store.reading() as db:
            kept = readings.latest(db, self.parts.room.sitting_id)
            old = kept is not None and readings.stale(kept, texts)
            done = {str(each["text"]): _clock(each["read_at"]) for each in kept.clauses} if kept else {}
            return View(
                clauses=tuple(Clause(text, done.get(text, "")) for text in texts),
                reader=kept.reader if kept else next(iter(self.readers()), ""),
                heard=tuple(self._heard(each, None if old else kept) for each in self._asked()),
                changes=_changes([str(each["text"]) for each in kept.clauses], texts) if kept and old else (),
                warning=self._warning(kept, texts),
                whole=kept is not None and not old and kept.whole,
            )

    def gaps(self) -> tuple[Gap, ...]:
        """Return the warning that the present text was not read to all; it stops nothing."""
        texts = self.texts()
        if not texts:
            return ()
        with self.parts.store.reading() as db:
            words = self._warning(readings.latest(db, self.parts.room.sitting_id), texts)
        return (Gap(WARNING, words, severity="orange"),) if words else ()

    def _warning(self, kept: Reading | None, texts: tuple[str, ...]) -> str:
        if not texts:
            return "协议还没有条款。"
        if kept is None:
            return "协议还没有向各方宣读。"
        if readings.stale(kept, texts):
            return "宣读以后条款有改动，改动的要重新宣读。"
        if not kept.whole:
            return f"还有 {len(kept.clauses) - kept.read} 条没有宣读。"
        return _unheard([self._heard(each, kept) for each in self._asked()])

    def read_on(self, reader: str) -> None:
        """Read the next clause; where nothing was read yet or the clauses have changed, a reading begins."""
        texts = self.texts()
        with self.parts.store.unit() as db:
            kept = readings.latest(db, self.parts.room.sitting_id)
            if kept is None or readings.stale(kept, texts) or kept.reader != reader:
                here = db.get_one(Sitting, self.parts.room.sitting_id)
                kept = readings.begin(db, here, texts, reader=reader, by=self.by)
            if not kept.whole:
                readings.read_on(db, kept, by=self.by)
        self.parts.record.load()

    def confirm(self, party_id: UUID) -> None:
        """Record that a party heard and agrees; the same again takes it back."""
        with self.parts.store.unit() as db:
            kept, party = self._kept(db), db.get_one(Party, party_id)
            if kept.confirmations.get(str(party_id), {}).get("value") == AGREES:
                readings.take_back(db, kept, party, by=self.by)
            else:
                readings.confirm(db, kept, party, by=self.by)
        self.parts.record.load()

    def object_to(self, party_id: UUID, words: str) -> None:
        """Record what a party finds wrong."""
        with self.parts.store.unit() as db:
            readings.object_to(db, self._kept(db), db.get_one(Party, party_id), words, by=self.by)
        self.parts.record.load()

    def _kept(self, db: Any) -> Reading:
        kept = readings.latest(db, self.parts.room.sitting_id)
        if kept is None or readings.stale(kept, self.texts()):
            raise Refusal("请先把现在的条款读给各方听。")
        return kept

    def _asked(self) -> "tuple[PartyCard, ...]":
        return tuple(each for each in self.parts.room.parties if each.role != cases.Role.THIRD.value)

    def _heard(self, party: "PartyCard", kept: Reading | None) -> Heard:
        said = kept.confirmations.get(str(party.id)) if kept else None
        name = party.name if party.signer in {"", party.name} else f"{party.name}（{party.signer}）"
        if not said:
            return Heard(party.id, name)
        return Heard(party.id, name, said["value"], said["words"], _clock(said["at"]))


def _unheard(heard: list[Heard]) -> str:
    """Say who has something against what was read, else who has not confirmed it."""
    if against := [each.name for each in heard if each.value == OBJECTS]:
        return f"{'、'.join(against)}对宣读的内容有不同意见。"
    silent = [each.name for each in heard if not each.value]
    return f"{'、'.join(silent)}还没有确认听清、同意。" if silent else ""


def number(place: int) -> str:
    """Write the number of a clause (the first is 0)."""
    return NUMERALS[place] if place < len(NUMERALS) else str(place + 1)


def _said(words: "ClauseWords", here: Readings) -> str:
    """Say a clause with what its own words leave out: sum, day and method."""
    text = words.text.strip().rstrip("。；")
    who = "" if not words.payer or words.payer in text else f"由{words.payer}负责"
    if words.amount and who and words.payee:
        who = f"由{words.payer}付给{words.payee}"
    more = [part for part in (who, _sum(words), _day(words, here), words.method) if part and part not in text]
    return "，".join([text, *more]) + "。"


def _sum(words: "ClauseWords") -> str:
    if not words.amount.strip():
        return ""
    try:
        fen = money.parse(words.amount)
    except Refusal:
        return words.amount
    return f"{money.words(fen)}（{money.digits(fen)}）"


def _day(words: "ClauseWords", here: Readings) -> str:
    """Say by when, unless the clause names the day itself."""
    if not words.due.strip():
        return ""
    try:
        day = dates.parse(words.due, today=here.parts.today())
    except Refusal:
        return words.due
    return "" if f"{day.month}月{day.day}日" in words.text else f"{dates.chinese(day)}前"


def _changes(before: list[str], now: tuple[str, ...]) -> tuple[Change, ...]:
    """Say how the clauses differ from those that were read, place by place."""
    found = []
    for place in range(max(len(before), len(now))):
        old = before[place] if place < len(before) else ""
        new = now[place] if place < len(now) else ""
        if old != new:
            found.append(
                clause_diff.changed(place, old, new) if old and new
                else clause_diff.added(place, new) if new else clause_diff.removed(place, old)
            )  # fmt: skip
    return tuple(found)


def _clock(moment: str) -> str:
    return sitting.clock_time(datetime.fromisoformat(moment)) if moment else ""
