"""调解: which sitting to hold or resume, and what is asked before one begins."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models import (
    alone,
    cases,
    dates,
    drafts,
    gates,
    grading,
    intake,
    invitations,
    notices,
    representation,
    roster,
    safeguards,
    sittings,
    station,
    tracks,
)
from models import preparation as made_ready
from models.errors import Refusal
from models.opening import Point
from models.preparation import Item
from models.queries import room, slots
from models.queries.room import Candidate, PartyCard, Running, Waiting
from models.sittings import Phase
from models.store import Store
from ui.viewmodels import opening
from ui.viewmodels.opening import Alone, AloneRow, Ready

CONSENTS = ("同意", "不同意")


#: How those talk who are not to meet (背对背).
APART = alone.APART


@dataclass(frozen=True)
class Preparation:
    """What the panel before a sitting shows."""

    case_id: UUID
    title: str
    track: str
    police: bool
    times: int
    place: str
    recorder: str
    clock: str
    overdue: bool
    parties: tuple[PartyCard, ...]
    candidates: tuple[Candidate, ...]
    told: tuple[notices.Told, ...]
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hosts: tuple[Candidate, ...] = ()
    invited: tuple[tuple[Candidate, bool], ...] = ()  # with whether every party agreed
    mode: str = "面对面"
    closed: str = ""  # why it is by default not public
    items: tuple[Item, ...] = ()
    alone: tuple[AloneRow, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict)  # what stood on the panel when it was left, of today


@dataclass
class Start:
    """What was filled in before a sitting, as typed; ``ready`` is None where list and opening were not on screen."""

    place: str = ""
    recorder: str = ""
    device: str = ""
    late_reason: str = ""
    mode: str = "面对面"
    simple: bool = False
    public: bool = True
    hosts: list[Candidate] = field(default_factory=list)
    invitees: list[Candidate] = field(default_factory=list)
    consents: dict[UUID, str] = field(default_factory=dict)
    welcome: dict[UUID, bool] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    private_reason: str = ""
    video: bool = True
    ready: Ready | None = None


@dataclass
class ViewModel:
    """The choice of a sitting, and its beginning."""

    store: Store
    today: Callable[[], date]
    now: Callable[[], datetime]

    @property
    def by(self) -> station.Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def waiting(self) -> list[Waiting]:
        """Return the cases that may sit."""
        with self.store.reading() as db:
            return room.waiting(db, today=self.today())

    def running(self) -> list[Running]:
        """Return the sittings to go on with."""
        with self.store.reading() as db:
            return room.running(db)

    def running_of(self, case_id: UUID) -> UUID | None:
        """Return the sitting of a case that has not ended."""
        with self.store.reading() as db:
            found = sittings.running(db, case_id)
            return found.id if found else None

    def prepare(self, case_id: UUID) -> Preparation:
        """Read what the panel before a sitting shows."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            waiting = next(
                (row for row in room.waiting(db, today=self.today()) if row.case_id == case_id), None
            )
            police = tracks.is_police(subject.track)
            house = station.current(db)
            problems = [sentence for _, sentence in representation.problems_of_parties(subject, self.today())]
            candidates = tuple(room.candidates(db, today=self.today()))
            kept = drafts.load(db, _key(case_id)) or {}
            booked = [each for each in slots.of_day(db, self.today()) if each.case_id == case_id]
            return Preparation(
                case_id=case_id, title=subject.title, track=subject.track, police=police,
                times=waiting.times if waiting else 1, place=booked[0].place if booked else house.room or f"{house.name}调解室",
                recorder=self.by.name, clock=waiting.clock if waiting else "",
                overdue=bool(waiting and waiting.overdue), parties=room.party_cards(subject),
                candidates=candidates, hosts=self._presides(db, candidates, police=police),
                invited=_expected(db, subject, candidates),
                told=notices.must_tell(subject.track, notices.told(subject), self.today()),
                problems=tuple(dict.fromkeys([*problems, *(each.banner for each in safeguards.of_case(subject))])),
                warnings=tuple(representation.warnings(subject, self.today())),
                mode=APART if safeguards.separate(subject) else "面对面",
                closed=safeguards.closed_reason(subject, self.today()),
                items=made_ready.items(db, subject, on=self.today()), alone=opening.alone_rows(db, subject),
                kept=kept if kept.get("day") == self.today().isoformat() else {},
            )  # fmt: skip

    def keep(self, case_id: UUID, title: str, content: dict[str, Any]) -> None:
        """Keep what stands on the panel while it is filled in; it is of this day alone."""
        with self.store.unit() as db:
            drafts.save(
                db, _key(case_id), {**content, "day": self.today().isoformat()}, title=f"准备调解　{title}"
            )

    def kept_ready(self, preparation: Preparation) -> Ready:
        """Return the ticks that stood on the panel when it was left."""
        return opening.from_kept(preparation.kept.get("ready", {}), now=self.now())

    def read_aloud(self, preparation: Preparation, start: Start) -> tuple[Point, ...]:
        """Return the opening statement as it is read before this sitting."""
        with self.store.reading() as db:
            return opening.points(db, cases.case(db, preparation.case_id), start, on=self.today())

    def ask_alone(self, preparation: Preparation, said: Alone) -> Preparation:
        """Keep what a party answered alone at the door; return what the panel shows now."""
        with self.store.unit() as db:
            subject = cases.case(db, preparation.case_id)
            opening.keep_alone(db, subject, said, by=self.by, today=self.today())
        return self.prepare(preparation.case_id)

    def place_warning(self, preparation: Preparation, start: Start) -> str:
        """Warn of one officer who presides outside the station; empty where nothing is to be said."""
        with self.store.reading() as db:
            hosts = [{"kind": each.kind} for each in start.hosts]
            return gates.place_warning(
                cases.case(db, preparation.case_id), place=start.place, hosts=hosts,
                options=station.current(db).options, on=self.today(),
            )  # fmt: skip

    def _presides(self, db: Any, candidates: tuple[Candidate, ...], *, police: bool) -> tuple[Candidate, ...]:
        """Return the signed-in person when she may preside here: police on their own tracks, else a mediator."""
        if police:
            return tuple(each for each in candidates if each.officer and each.host and each.id == self.by.id)
        mine = {each.id for each in roster.listing(db) if self.by.id == each.officer_id}
        helpers = [each for each in candidates if not each.officer and each.host]
        if not mine and self.by.role is station.Role.MEDIATOR:
            mine = {each.id for each in helpers if each.name == self.by.name}
        return tuple(each for each in helpers if each.id in mine)[:1]

    def begin(self, preparation: Preparation, start: Start) -> UUID:
        """Begin the sitting, put on record what was told, and go to 群众先说理; all of it or nothing."""
        at = self.now()
        unwilling = [each.name for each in preparation.parties if start.consents.get(each.id) == "不同意"]
        if unwilling:
            raise Refusal(
                f"{'、'.join(unwilling)}不同意调解，不得调解（人民调解法 17、程序规定 179）。", "consents"
            )
        not_welcome = [each.name for each in start.invitees if not start.welcome.get(each.id)]
        if not_welcome:
            raise Refusal(f"邀请{'、'.join(not_welcome)}参加，须先征得当事人同意。", "invitees")
        known = {each.id for each in preparation.candidates}
        with self.store.unit() as db:
            subject = cases.case(db, preparation.case_id)
            _refuse_unwelcome(db, subject, start.invitees)
            for party in cases.parties(subject):
                if start.consents.get(party.id):
                    party.consent = start.consents[party.id]
            began = opening.began(start, at)
            sitting = sittings.begin(
                db, subject, place=start.place, hosts=[_attendance(each, known) for each in start.hosts],
                invitees=[{**_attendance(each, known), "consent": "同意"} for each in start.invitees],
                recording={"device": start.device, "started_at": began, "video": start.video} if start.device.strip() else None,
                recorder=start.recorder, late_reason=start.late_reason, mode=start.mode, public=start.public,
                simple=start.simple, by=self.by, at=began,
            )  # fmt: skip
            present = [(each.mediator_id, each.name) for each in sitting.attendances]
            invitations.take_attendance(db, subject, present, by=self.by)
            host = room.HOST if len(start.hosts) == 1 else start.hosts[0].name
            told = opening.put_on_record(db, sitting, start, host=host, by=self.by, on=self.today(), now=at)
            intake.answer(db, subject, notices.answers(told), by=self.by)
            sittings.advance(db, sitting, to=Phase.STATEMENTS, by=self.by)
            drafts.drop(db, _key(subject.id))
            return sitting.id


def _key(case_id: UUID) -> str:
    """Return the key under which the panel before a sitting is kept."""
    return f"prepare:{case_id}"


def _attendance(each: Candidate, known: set[UUID]) -> dict[str, Any]:
    """Return columns of an attendance; somebody invited by name alone stands on no list."""
    key = "officer_id" if each.officer else "mediator_id"
    return {
        key: each.id if each.id in known else None,
        "name": each.name,
        "kind": each.kind,
        "unit": each.unit,
        "telephone": each.telephone,
    }


def _expected(
    db: Any, subject: cases.Case, candidates: tuple[Candidate, ...]
) -> tuple[tuple[Candidate, bool], ...]:
    """Return who was invited and may come, and whether every party agreed to each."""
    by_id = {each.id: each for each in candidates}
    may_come = {(each["mediator_id"], each["name"]) for each in invitations.for_sitting(db, subject)}
    return tuple(
        (
            by_id.get(each.mediator_id or each.id)
            or Candidate(each.id, each.name, each.kind, each.unit, each.telephone, officer=False, host=False),
            invitations.standing(subject, each) == invitations.AGREES,
        )
        for each in invitations.of_case(db, subject.id)
        if (each.mediator_id, each.name) in may_come
    )


def _refuse_unwelcome(db: Any, subject: cases.Case, invitees: list[Candidate]) -> None:
    """Keep out whom a party refused (人民调解法 20), whatever is ticked at the door."""
    coming = {each.id for each in invitees}
    for each in invitations.of_case(db, subject.id):
        refused = invitations.standing(subject, each) == invitations.REFUSES
        if refused and {each.mediator_id, each.id} & coming and (why := invitations.barred(subject, each)):
            raise Refusal(why, "invitees")


def matches(candidates: Iterable[Candidate], typed: str, *, taken: Iterable[UUID] = ()) -> list[Candidate]:
    """Return those whose name, initials, kind or unit has what was typed."""
    from models import pinyin  # noqa: PLC0415 -- slow import, needed only when someone is looked for

    words, gone = typed.strip().lower(), set(taken)
    return [
        each
        for each in candidates
        if each.id not in gone
        and (
            not words
            or words in f"{each.name}{each.kind}{each.unit}"
            or any(key.startswith(words) for key in pinyin.keys(each.name))
        )
    ]


def level_words(level: int) -> str:
    """Say a level by word and dots.

    >>> level_words(3)
    '较大 ●●●○○'
    """
    count = len(grading.levels())
    dots = "●" * level + "○" * (count - level)
    return f"{grading.level(level).name} {dots}" if 0 < level <= count else ""


def clock_time(at: datetime) -> str:
    """Write a moment as the clock on the wall shows it."""
    return f"{at.astimezone(dates.ZONE):%H:%M}"


def spent(seconds: float) -> str:
    """Write how long something took.

    >>> spent(580), spent(4032)
    ('9:40', '1:07:12')
    """
    minutes, rest = divmod(int(max(0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
