"""What the room shows, put together: the deeds of a running sitting and the words for its steps, tags and voices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from models import demands, money, pinyin, record, snippets, tracks
from models.agreements import Form
from models.cases import Outcome
from models.checks import Gap
from models.errors import Refusal
from models.queries.room import EventCard, Room, Speaker
from models.record import Column, Line
from models.sittings import Phase
from models.store import Store
from ui.names import told_apart
from ui.viewmodels import sitting, sitting_offers, sitting_record, sitting_room, speaking_time
from ui.viewmodels.agreement_draft import METHODS, AgreementDraft, ClauseWords, DraftWords
from ui.viewmodels.reading import Readings
from ui.viewmodels.sitting_offers import OfferDeeds
from ui.viewmodels.sitting_record import COLUMNS, KINDS, Entry, Record, Unfinished
from ui.viewmodels.sitting_room import ADJOURN, HAPPENINGS, PHASES, Ending, RoomDeeds
from ui.viewmodels.talks import Talks

AGREED = Outcome.AGREED.value
ORAL = Outcome.ORAL.value


@dataclass
class Parts:
    """A running sitting: its deeds and what is said of it."""

    store: Store
    deeds: RoomDeeds
    record: Record
    offers: OfferDeeds
    draft: AgreementDraft
    now: Callable[[], datetime]
    today: Callable[[], date]

    kinds = tuple(kind.value for kind in KINDS)
    columns = tuple(column.value for column in COLUMNS)
    phases = PHASES
    methods = METHODS
    happenings = tuple(kind.value for kind in HAPPENINGS)

    @classmethod
    def open(
        cls, store: Store, sitting_id: UUID, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> "Parts":
        """Open a sitting where it stands: phase, lines, draft."""
        deeds = RoomDeeds.open(store, sitting_id, today=today, now=now)
        kept = Record(store, sitting_id)
        kept.stale()
        kept.load()
        draft = AgreementDraft(store, today, lambda: deeds.room)
        made = cls(
            store,
            deeds,
            kept,
            OfferDeeds(store, sitting_id, deeds.reload, today, lambda: deeds.room),
            draft,
            now,
            today,
        )
        draft.load(kept.lines)
        return made

    @property
    def room(self) -> Room:
        """Return the room as it was last read."""
        return self.deeds.room

    def reload_if_stale(self) -> bool:
        """Read everything anew when someone else has written; say whether anything was."""
        if not self.record.stale():
            return False
        self.deeds.reload()
        self.record.load()
        return True

    # words

    def entries(self) -> list[Entry]:
        """Return the rows of the record."""
        return sitting_record.entries(self.record.rows(), self.room)

    def steps(self) -> list[tuple[str, str, bool, bool]]:
        """Return (name, note, done, current) of the three steps."""
        rows = []
        for name in PHASES:
            current, done = name == self.room.phase, sitting_record.passed(self.room, Phase(name))
            rows.append((name, self._note(name, current=current, done=done), done, current))
        return rows

    def _note(self, name: str, *, current: bool, done: bool) -> str:
        if name == Phase.STATEMENTS.value and (current or done) and (said := self._spoken_words(name)):
            return said
        if name == Phase.SORTING.value and done and not current and self.room.root_cause:
            return f"症结：{self.room.root_cause}"
        lasted = sitting_record.lasted(self.room, name, self.now())
        return sitting.spent(lasted) if current or lasted else ""

    def _spoken_words(self, phase: str) -> str:
        seconds = speaking_time.by_clock(self.store, self.room, self.now())
        if seconds is None:
            seconds = sitting_record.speaking(self.record.lines, self.room, phase=phase)
        short = self.short()
        most = sorted(seconds, key=lambda side: -seconds[side])[: speaking_time.NAMED_SIDES]
        return "　".join(
            f"{short[side]} {sitting.spent(seconds[side])}"
            for side in seconds
            if side in most and seconds[side]
        )

    def front(self, side: str) -> str:
        """Return the first name of a side."""
        return next((party.name for party in self.room.parties if party.side == side), side)

    def short(self) -> dict[str, str]:
        """Return as little of each side's name as tells the sides apart."""
        return told_apart({party.side: self.front(party.side) for party in self.room.parties})

    def balance(self) -> list[tuple[str, str, float]]:
        """Return (side, short name, share) of what each side has said so far; nothing before anyone spoke.

        By the clock where turns were timed, else as far as the times of the lines tell; nothing with the clock off.
        """
        short = self.short()
        seconds = speaking_time.by_clock(self.store, self.room, self.now())
        if seconds is None:
            seconds = sitting_record.speaking(self.record.lines, self.room)
        total = sum(seconds.values())
        return [(side, short[side], each / total) for side, each in seconds.items()] if total else []

    def track_name(self) -> str:
        """Return the name of the track."""
        return tracks.get(self.room.track).name

    def recording(self) -> tuple[str, Literal["", "good", "bad"]]:
        """Return the words and the tone of the recording's tag."""
        kept = self.room.recording
        if kept is None:
            return "未录音录像", "bad" if self.room.needs_video else ""
        if kept.broken:
            return "录像中断：不能作为处罚的根据", "bad"
        if not kept.video and self.room.needs_video:
            return "只有录音，没有录像", "bad"
        if kept.complete:
            return f"录像 {kept.file_number}", "good"
        if kept.started_at is None:
            return "● 录音录像", "good"
        seconds = int(max(0, (self.now() - kept.started_at).total_seconds()))
        return f"● 录音录像 {seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}", "good"

    def saved(self) -> str:
        """Say when the last line became durable."""
        return f"已保存 {sitting.clock_time(self.record.lines[-1].at)}" if self.record.lines else ""

    def voices(self) -> list[tuple[Speaker, tuple[str, ...]]]:
        """Return who may speak, with the ways their names may be typed."""
        return [(each, pinyin.keys(each.name)) for each in self.room.speakers]

    def silent(self) -> frozenset[str]:
        """Return who is not there while a talk apart is open: nothing can be taken down as theirs."""
        if self.record.apart is None:
            return frozenset()
        party, named = self.record.apart
        here = {*named, record.HOST, self.deeds.by.name, *self.room.hosts}
        return frozenset(
            each.name for each in self.room.speakers
            if not record.may_speak(each.name, each.party_id, party=party, present=here)
        )  # fmt: skip

    def speaker(self, name: str) -> Speaker:
        """Return who speaks under a name."""
        return next((each for each in self.room.speakers if each.name == name), Speaker(name))

    def kind_keys(self) -> list[tuple[str, ...]]:
        """Return how each kind of line may be typed."""
        return [pinyin.keys(kind) for kind in self.kinds]

    def sentences(self) -> tuple[snippets.Snippet, ...]:
        """Return what is often said."""
        return snippets.listing()

    def keep_line(self, text: str, speaker: str, kind: str, *, private: bool, corrects: str = "") -> None:
        """Keep the line that is being typed."""
        self.record.keep(Unfinished(text, speaker, kind, private, corrects))

    def sides(self) -> dict[UUID, str]:
        """Return the side of each party."""
        return {party.id: party.side for party in self.room.parties}

    def sorted_lines(self) -> dict[str, list[Line]]:
        """Return the lines of each column."""
        return {column.value: self.record.sorted_to(column.value) for column in Column if column.value}

    def figures(self, fen: int) -> str:
        """Write a sum in figures."""
        return money.digits(fen)

    def talks(self) -> Talks:
        """Return the talks as the dock needs them."""
        return Talks(self)

    def reading_gaps(self) -> tuple[Gap, ...]:
        """Return the warning that the clauses as they stand were not read to all."""
        return Readings(self).gaps()

    def event_words(self, event: EventCard) -> str:
        """Say what happened."""
        return sitting_record.event_words(event, police=self.room.police)

    def names(self) -> tuple[str, ...]:
        """Return who may owe and be owed."""
        return tuple(
            dict.fromkeys(name for party in self.room.parties for name in (party.signer, party.name))
        )

    # deeds that need a sum or several parts

    def demand(self, party_id: UUID, text: str, typed_sum: str) -> None:
        """Put a demand on record; the sum may stand in its words."""
        amount = sitting_offers.sum_typed(typed_sum) if typed_sum.strip() else sitting_offers.sum_in(text)
        self.deeds.demand(party_id, text=text, amount=amount, topic=demands.guess_topic(text, amount))

    def draft_typed(
        self, facts: str, performance: str, clauses: list[dict[str, Any]], *, spot: bool
    ) -> DraftWords:
        """Return the typed draft as one value."""
        return DraftWords(facts, performance, spot, tuple(ClauseWords(**each) for each in clauses))

    def agree(self, ending: Ending, *, oral: bool = False) -> None:
        """Make the draft the agreement and end the sitting with it."""
        if not self.draft.words.clauses:
            raise Refusal("还没有各方都接受的方案，也没有写条款。")
        self.draft.make(form=Form.ORAL if oral else Form.WRITTEN)
        spot = self.draft.words.on_the_spot and self.room.track == "ZA-X"
        ending.outcome = ORAL if oral else Outcome.ON_THE_SPOT.value if spot else AGREED
        self.deeds.close(ending)

    def ending(self, **typed: Any) -> Ending:
        """Return how the sitting is to end, as typed."""
        return Ending(**typed)

    def endings(self) -> list[str]:
        """Return how this sitting may end without an agreement, adjourning first."""
        return [ADJOURN, *(each.value for each in sitting_room.ENDINGS)]
