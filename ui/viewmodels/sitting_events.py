"""现场事件 and 休会: what each asks, who may take over, when the next sitting may be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models import (
    cases,
    dates,
    endings,
    happenings,
    law,
    notices,
    presiding,
    rooms,
    roster,
    sittings,
    spans,
    tracks,
)
from models.cases import Party
from models.errors import Refusal
from models.happenings import FATAL
from models.queries import room
from models.queries.room import Candidate, Room
from models.sittings import Attendance, Happening, Sitting, SittingEvent
from models.station import Identity
from models.store import Store

ENDS_TRACK = "确认后这件治安调解即告终止，依法处理{law}。"
BY_POLICE = "须由民警写明何人、做了什么。"
#: What an event is usually followed by.
ADJOURN, FAILED, PAUSE, EVIDENCE = "adjourn", "failed", "pause", "evidence"


@dataclass(frozen=True)
class Ask:
    """What one kind of event asks: the hint in its line, and what it usually leads to."""

    hint: str
    then: str = ""


ASKS: dict[Happening, Ask] = {
    Happening.ABSENT: Ask("怎样通知的、有没有正当理由，可不填", ADJOURN),
    Happening.LATE: Ask("晚了多久，可不填"),
    Happening.DRUNK: Ask("神态、气味，可不填", ADJOURN),
    Happening.LEAVE: Ask("去做什么，可不填"),
    Happening.RETURN: Ask("可不填"),
    Happening.UNWILLING: Ask("原话，可不填", FAILED),
    Happening.OUTBURST: Ask("怎样、怎么稳住的，可不填", PAUSE),
    Happening.CHANGE_HOST: Ask("更换的原因"),
    Happening.NEW_EVIDENCE: Ask("什么材料、要证明什么", EVIDENCE),
    Happening.NEW_VIOLATION: Ask("做了什么", FAILED),
    Happening.FLED: Ask("怎样离开的、往哪里去", FAILED),
}
#: What has a button of its own.
BY_BUTTON = frozenset({Happening.PHASE, Happening.PAUSE, Happening.RESUME})
assert {*ASKS, *BY_BUTTON} == set(Happening), "every event is asked for, or has its button"


@dataclass(frozen=True)
class EventAsk:
    """What the panel of an event shows."""

    kind: str
    hint: str
    who: tuple[tuple[str, str], ...]
    chosen: str = ""
    warning: str = ""
    note: str = ""
    hosts: tuple[tuple[str, str], ...] = ()
    successors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Preview:
    """How a typed time of the next sitting was understood, and whether it is beyond the limit."""

    words: str = ""
    problem: str = ""
    late: bool = False


@dataclass
class EventDeeds:
    """The events of one room; ``reload`` lets the room be read anew."""

    store: Store
    sitting_id: UUID
    today: Callable[[], date]
    now: Callable[[], datetime]
    around: Callable[[], Room]
    reload: Callable[[], None]

    @property
    def _by(self) -> Identity:
        return self.store.signed_in

    def ask(self, kind: str, *, speaking: UUID | None = None) -> EventAsk:
        """Return what is asked of an event; who speaks now is taken for who it is about, where that harms nobody."""
        here, happening = self.around(), Happening(kind)
        who = tuple((str(each.id), each.name) for each in here.parties)
        if happening is Happening.CHANGE_HOST:
            return self._ask_host(here, who)
        gone = [key for key, name in who if name in here.away]
        chosen = str(speaking) if speaking and happening not in FATAL else ""
        if happening is Happening.RETURN:
            who = tuple(each for each in who if each[0] in gone) or who
            chosen = gone[0] if len(gone) == 1 else ""
        ends = ENDS_TRACK.format(law=self._cited("za-excluded")) if here.police else ""
        warning = f"{ends}{BY_POLICE}" if happening in FATAL else ""
        if happening in FATAL:
            barred = {str(each.id) for each in here.parties if each.role in happenings.NEVER_FATAL}
            who = tuple(each for each in who if each[0] not in barred)
        return EventAsk(
            kind, ASKS[happening].hint, who, chosen=chosen, warning=warning, note=self._note(happening)
        )

    def _cited(self, key: str) -> str:
        code = law.on(self.today())
        return f"（{code.cite(key)}）" if code.applies else ""

    def _ask_host(self, here: Room, who: tuple[tuple[str, str], ...]) -> EventAsk:
        hosts = tuple((str(key), name) for key, name in here.presiding)
        successors = tuple((str(each.id), f"{each.name}　{each.kind}") for each in self._successors(here))
        return EventAsk(
            Happening.CHANGE_HOST.value, ASKS[Happening.CHANGE_HOST].hint, (("", "本所决定"), *who),
            note=self._note(Happening.CHANGE_HOST), hosts=hosts, successors=successors,
        )  # fmt: skip

    def _successors(self, here: Room) -> list[Candidate]:
        """Return who may preside on this track and does not yet."""
        committee = tracks.get(here.track).host == "committee"
        with self.store.reading() as db:
            found = room.candidates(db, today=self.today())
        return [
            each
            for each in found
            if each.host and each.name not in here.hosts and (each.kind in roster.HOSTS) is committee
        ]

    def _note(self, kind: Happening) -> str:
        """Read the right that stands behind an event, as it is told to the parties."""
        here, words = self.around(), notices.sentences(self.today())
        if kind is Happening.CHANGE_HOST:
            if not here.police:
                return words["rm_right_mediator"].rstrip("；") + "。"
            told = notices.must_tell(here.track, (), self.today())
            return next((each.text for each in told if each.key == "identity"), "")
        if kind is Happening.UNWILLING and not here.police:
            return f"当事人的权利：{words['rm_right_stop'].rstrip('；')}。"
        return ""

    def follows(self, kind: str) -> str:
        """Say what an event is usually followed by."""
        return ASKS[Happening(kind)].then

    def replace(self, old: UUID, new: str, *, reason: str, party_id: UUID | None = None) -> None:
        """Let another preside from now on."""
        found = next((each for each in self._successors(self.around()) if str(each.id) == new), None)
        if found is None:
            raise Refusal("请选择由谁接替。", "new")
        key = "officer_id" if found.officer else "mediator_id"
        fields = {
            key: found.id,
            "name": found.name,
            "kind": found.kind,
            "unit": found.unit,
            "telephone": found.telephone,
        }
        with self.store.unit() as db:
            presiding.replace(
                db, db.get_one(Sitting, self.sitting_id), db.get_one(Attendance, old), fields, reason=reason,
                by=self._by, asked_by=db.get_one(Party, party_id) if party_id else None,
            )  # fmt: skip
        self.reload()

    # the end

    def routes(self) -> str:
        """Return what the parties are told when nothing was agreed."""
        return notices.at_end(self.around().track, self.today())

    def places(self) -> list[tuple[str, str]]:
        """Return the places that can be booked."""
        with self.store.reading() as db:
            return [(str(each.id), each.name) for each in rooms.listing(db)]

    def again(self) -> tuple[str, ...]:
        """Return for what there may be a second sitting, where the law asks for it."""
        return endings.AGAIN if self.around().track in cases.GATED else ()

    def refuse_unasked(self, again: str) -> None:
        """Ask for what there is a second sitting, where the law asks for it."""
        if self.again() and again not in self.again():
            raise Refusal(f"治安调解一般一次。请选择为什么再次调解{self._cited('za-times')}。", "again")

    def preview(self, typed: str) -> Preview:
        """Say how a typed time is understood, and where the limit of the law stands."""
        last = self._last()
        limit = (
            f"再次调解应当在 {last.month}月{last.day}日 前完成（第一次调解后的七个工作日内）。"
            if last
            else ""
        )
        if not typed.strip():
            return Preview(words=limit)
        try:
            begins, ends = spans.parse(typed, today=self.today())
        except Refusal as refusal:
            return Preview(problem=refusal.message)
        said = spans.words(begins, ends)
        if last is not None and dates.local(begins).date() > last:
            return Preview(
                problem=f"{said}，晚于 {last.month}月{last.day}日 的期限。可以如实定，请写明原因。", late=True
            )
        return Preview(words=f"{said}。{limit}" if limit else said)

    def _last(self) -> date | None:
        with self.store.reading() as db:
            sitting = db.get_one(Sitting, self.sitting_id)
            return endings.second_due(cases.case(db, sitting.case_id), endings.sitting_one(db, sitting))

    def paper(self) -> str:
        """Return the paper that follows from the end: of what ended it, else the record of this sitting."""
        with self.store.reading() as db:
            sitting = db.get_one(Sitting, self.sitting_id)
            return paper_of(cases.case(db, sitting.case_id), sitting)


#: The paper that ends a case without an agreement, and the tracks that have it.
ENDED_BY = "D18"


def paper_of(subject: cases.Case, sitting: Sitting) -> str:
    """Return the key of the paper that 文书 opens after a sitting: D18, the agreement, or the record of a pause."""
    record = "D11" if tracks.get(subject.track).host == "committee" else "D11-ZA"
    if sitting.outcome in {
        cases.Outcome.FAILED.value,
        cases.Outcome.WITHDRAWN.value,
        cases.Outcome.RECONCILED.value,
    }:
        return ENDED_BY if subject.track != "QJ" else f"{record}/{sitting.id}"
    if sitting.outcome == endings.ADJOURNED or subject.track == "QJ":
        return f"{record}/{sitting.id}"
    if sitting.outcome == cases.Outcome.ORAL.value:
        return "D15"
    if sitting.outcome == cases.Outcome.ON_THE_SPOT.value:
        return "D13"
    return "D14" if record == "D11" else "D12"


def wrong_marks(store: Store) -> list[tuple[UUID, UUID, str, str]]:
    """Return (event, sitting, case, what was marked) of the endings by a mark that can still be taken back."""
    with store.reading() as db:
        return [
            (event.id, event.sitting_id, title, f"{event.kind}：{event.text}")
            for event, title in sittings.ended_by_mark(db)
        ]


def take_back(store: Store, event_id: UUID, *, reason: str) -> None:
    """Withdraw a wrong mark that had ended its sitting."""
    with store.unit() as db:
        happenings.withdraw(db, db.get_one(SittingEvent, event_id), reason=reason, by=store.signed_in)
