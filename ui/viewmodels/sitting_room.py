"""The three phases of a running sitting: its gates, demands, events and end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models import cases, dates, demands, endings, happenings, record, recordings, rooms, sittings, spans
from models.cases import Outcome, Party
from models.errors import Refusal
from models.happenings import FATAL
from models.queries import room
from models.queries.room import Room
from models.record import Kind
from models.sittings import Happening, Phase, Sitting, SittingEvent
from models.station import Identity
from models.store import Store
from ui.viewmodels.sitting_events import EventDeeds

PHASES = tuple(phase.value for phase in sittings.TALKING)
TOPICS = demands.TOPICS
#: What the events menu offers; pausing has its own button.
HAPPENINGS = (
    Happening.ABSENT, Happening.LATE, Happening.DRUNK, Happening.LEAVE, Happening.RETURN, Happening.UNWILLING,
    Happening.OUTBURST, Happening.CHANGE_HOST, Happening.NEW_EVIDENCE, Happening.NEW_VIOLATION, Happening.FLED,
)  # fmt: skip
ENDINGS = (Outcome.FAILED, Outcome.WITHDRAWN, Outcome.RECONCILED)
ADJOURN = "休会，另行择期"
#: What the record says when those who sat together are talked to apart from now on.
PARTED = "从现在起分开谈（背对背），各方不再同处一室。"
_MINUTE = "%Y-%m-%d %H:%M"


@dataclass
class Ending:
    """How the sitting is to end, as typed; the recording only where one officer stands alone.

    ``when``, ``room_id``, ``again`` and ``late_reason`` tell of the next sitting; ``routes_told`` that the parties
    were told of the other ways, ``untold`` why they were not; ``pending`` is what an agreement
    still lacks, and why it was agreed all the same.
    """

    outcome: str
    reason: str = ""
    file_number: str = ""
    started_at: str = ""
    ended_at: str = ""
    continuous: bool | None = True  # None while nobody has said
    interruption: str = ""
    when: str = ""
    room_id: str = ""
    again: str = ""
    late_reason: str = ""
    routes_told: bool = False
    untold: str = ""
    pending: str = ""


@dataclass
class RoomDeeds:
    """What is done in the room. Each deed is one unit and reads the room anew."""

    store: Store
    sitting_id: UUID
    today: Callable[[], date]
    now: Callable[[], datetime]
    room: Room

    @classmethod
    def open(
        cls, store: Store, sitting_id: UUID, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> "RoomDeeds":
        """Open a running sitting where it stands."""
        with store.reading() as db:
            return cls(store, sitting_id, today, now, room.room(db, sitting_id))

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    @property
    def events(self) -> EventDeeds:
        """Return what is done about events and the next sitting."""
        return EventDeeds(self.store, self.sitting_id, self.today, self.now, lambda: self.room, self.reload)

    @property
    def ended(self) -> bool:
        """Say whether the sitting is over."""
        return self.room.phase == Phase.ENDED.value

    def reload(self) -> None:
        """Read the room anew."""
        with self.store.reading() as db:
            self.room = room.room(db, self.sitting_id)

    def next_phase(self) -> str:
        """Return the phase that follows, or nothing in the last one."""
        place = PHASES.index(self.room.phase) + 1 if self.room.phase in PHASES else 0
        return PHASES[place] if place < len(PHASES) else ""

    def advance(self, to: str, *, silence_reason: str = "", root_cause: str | None = None) -> None:
        """Go to a phase; what the gate asks for may come with it."""
        with self.store.unit() as db:
            sitting = db.get_one(Sitting, self.sitting_id)
            if root_cause is not None:
                sittings.find_cause(db, sitting, root_cause, by=self.by)
            sittings.advance(db, sitting, to=Phase(to), by=self.by, silence_reason=silence_reason)
        self.reload()

    def part(self) -> None:
        """Go on apart (背对背), and put that on record as the host's words."""
        with self.store.unit() as db:
            sitting = db.get_one(Sitting, self.sitting_id)
            sittings.part(db, sitting, by=self.by)
            record.note(db, sitting, record.HOST, PARTED, by=self.by)
        self.reload()

    def find_cause(self, words: str) -> None:
        """Keep the root cause as it is typed."""
        if words == self.room.root_cause:
            return
        with self.store.unit() as db:
            sittings.find_cause(db, db.get_one(Sitting, self.sitting_id), words, by=self.by)
        self.reload()

    def demand(
        self, party_id: UUID, *, text: str = "", amount: int | None = None, topic: str = "其他", none_reason: str = ""
    ) -> None:  # fmt: skip
        """Put a demand on record, or the reason why this party has none."""
        with self.store.unit() as db:
            sittings.refuse_over(db.get_one(Sitting, self.sitting_id))
            party = db.get_one(Party, party_id)
            subject = cases.case(db, party.case_id)
            demands.state(
                db, subject, party, text=text, amount=amount, topic=topic, none_reason=none_reason, by=self.by
            )
        self.reload()

    def happen(self, kind: str, *, text: str = "", party_id: UUID | None = None) -> None:
        """Record what happened in the room."""
        with self.store.unit() as db:
            party = db.get_one(Party, party_id) if party_id else None
            happenings.happen(
                db, db.get_one(Sitting, self.sitting_id), Happening(kind), text=text, by=self.by, party=party
            )
        self.reload()

    def withdraw(self, event_id: UUID, *, reason: str) -> None:
        """Take back a wrong mark."""
        with self.store.unit() as db:
            happenings.withdraw(db, db.get_one(SittingEvent, event_id), reason=reason, by=self.by)
        self.reload()

    def close(self, ending: Ending) -> None:
        """End the sitting; a recording that the law asks for is completed in the same unit."""
        if ending.outcome in {*ENDINGS, ADJOURN} and not ending.reason.strip():
            raise Refusal("请写明原因。", "reason")
        at = self.now()
        with self.store.unit() as db:
            if ending.file_number.strip() and ending.continuous is None:
                raise Refusal("请看过录像，选“全程连续”或“有中断、缺失”。", "continuous")
            if ending.file_number.strip() or ending.continuous is False:
                self._complete(db, ending, at)
            sitting = db.get_one(Sitting, self.sitting_id)
            if ending.outcome == ADJOURN:
                self._adjourn(db, sitting, ending, at)
            else:
                if ending.pending:
                    record.note(db, sitting, self._host(), ending.pending, by=self.by)
                if ending.routes_told:
                    self._tell_routes(db, sitting)
                endings.close(
                    db, sitting, Outcome(ending.outcome), by=self.by, at=at, text=ending.reason,
                    routes_told=ending.routes_told, untold=ending.untold,
                )  # fmt: skip
        self.reload()

    def _adjourn(self, db: Any, sitting: Sitting, ending: Ending, at: datetime) -> None:
        self.events.refuse_unasked(ending.again)
        when = spans.parse(ending.when, today=self.today()) if ending.when.strip() else None
        text = ending.reason
        if when is not None:
            why = f"（{ending.again}）" if ending.again else ""
            text = f"{text.rstrip('。')}。定于{dates.chinese_moment(when[0])}再次调解{why}。"
        endings.adjourn(
            db, sitting, by=self.by, at=at, text=text, when=when, again=ending.again,
            room=db.get_one(rooms.Room, UUID(ending.room_id)) if ending.room_id else None,
            late_reason=ending.late_reason,
        )  # fmt: skip

    def _tell_routes(self, db: Any, sitting: Sitting) -> None:
        """Put on record that the parties were told of the other ways, as the host's words."""
        words = f"告知各方：{self.events.routes()}"
        record.note(db, sitting, self._host(), words, by=self.by, kind=Kind.LAW)

    def _host(self) -> str:
        return next((each.name for each in self.room.speakers if not each.side), self.by.name)

    def _complete(self, db: Any, ending: Ending, at: datetime) -> None:
        kept = recordings.of_sitting(db, self.sitting_id)
        open_ones = [each for each in kept if not each.told and each.video]
        if not kept:
            raise Refusal("请先登记录音录像设备。", "file_number")
        fields: dict[str, object] = {
            "file_number": ending.file_number, "continuous": ending.continuous, "interruption": ending.interruption,
            "started_at": (open_ones or kept)[0].started_at or db.get_one(Sitting, self.sitting_id).started_at,
            "ended_at": dates.parse_moment(ending.ended_at, today=self.today()) if ending.ended_at.strip() else at,
        }  # fmt: skip
        if ending.started_at.strip():
            fields["started_at"] = dates.parse_moment(ending.started_at, today=self.today())
        recordings.finish(db, (open_ones or kept)[0], by=self.by, **fields)

    def fatal(self, kind: str) -> bool:
        """Say whether a mark ends the 治安 track."""
        return kind in {each.value for each in FATAL}
