"""What the page 调解 shows of cases and sittings, as plain data."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import (
    cases,
    clocks,
    demands,
    drafts,
    filming,
    happenings,
    offers,
    recordings,
    roster,
    sittings,
    station,
    tracks,
)
from models.audit import AuditHead
from models.cases import Case, Party, State
from models.queries import filmed
from models.queries.filmed import RecordingCard
from models.record import Utterance
from models.sittings import Happening, Phase, Sitting

FAR = timedelta(days=3650)
HOST = "主持人"
OFFICERS = frozenset({station.Role.POLICE.value, station.Role.LEADER.value})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that may sit: accepted, or adjourned."""

    case_id: uuid.UUID
    number: str
    title: str
    track: str
    level: int
    times: int
    clock: str
    overdue: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Running:
    """A sitting that has not ended, and where it stands."""

    sitting_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    track: str
    phase: str
    times: int
    started_at: datetime
    lines: int
    last_at: datetime | None
    unfinished: str
    paused: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who can be asked into the room: an officer or an entry of the roster."""

    id: uuid.UUID
    name: str
    kind: str
    unit: str
    telephone: str
    officer: bool
    host: bool


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A party as the room needs it."""

    id: uuid.UUID
    side: str
    name: str
    role: str
    consent: str
    signer: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone whose words are taken down."""

    name: str
    side: str = ""
    party_id: uuid.UUID | None = None
    role: str = field(
        default="", compare=False
    )  # as what someone speaks: 律师, 五老乡贤, 代理人; none for a party


@dataclass(frozen=True, slots=True)
class Said:
    """A demand of a party, or why it has none."""

    party_id: uuid.UUID | None
    text: str
    amount: int | None
    none_reason: str
    topic: str
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """Something that happened in the room."""

    id: uuid.UUID
    at: datetime
    kind: str
    text: str
    who: str
    withdrawn: str
    seq: int = 0
    after: int | None = None


@dataclass(frozen=True, slots=True)
class OfferCard:
    """A proposal with the answer of each side.

    ``said`` holds the words and times of ``answers``, ``replaced`` the round of what took its place (0: nothing),
    ``counters`` the round of what it answers. A ``private`` one has not been shown: it is on no paper and no
    party's screen.
    """

    id: uuid.UUID
    round: int
    at: datetime
    speaker: str
    side: str
    text: str
    amount: int | None
    due_text: str
    answers: dict[str, str]
    accepted: bool
    topic: str = ""
    payer: str = ""
    payee: str = ""
    due_on: date | None = None
    method: str = ""
    apology: str = ""
    act: str = ""
    counters: int = 0
    replaced: int = 0
    private: bool = False
    withdrawn: str = ""
    said: dict[str, offers.Answer] = field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """Say whether it can be answered: shown, not withdrawn, not replaced."""
        return not (self.private or self.withdrawn or self.replaced)

    @property
    def untouched(self) -> bool:
        """Say whether nobody has answered it."""
        return not any(self.answers.values())


@dataclass(frozen=True, slots=True)
class Room:
    """Everything of a sitting but its lines."""

    sitting_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    track: str
    police: bool
    level: int
    number: int
    place: str
    phase: str
    paused: bool
    started_at: datetime
    ended_at: datetime | None
    brief: str
    root_cause: str
    silence_reason: str
    parties: tuple[PartyCard, ...]
    speakers: tuple[Speaker, ...]
    hosts: tuple[str, ...]
    recording: RecordingCard | None
    needs_video: bool
    demands: tuple[Said, ...]
    silent: tuple[str, ...]
    events: tuple[EventCard, ...]
    steps: tuple[tuple[str, datetime], ...]
    offers: tuple[OfferCard, ...]  # those not withdrawn
    withdrawn_offers: tuple[OfferCard, ...] = ()
    marks: tuple[EventCard, ...] = ()
    away: tuple[str, ...] = ()
    presiding: tuple[tuple[uuid.UUID, str], ...] = ()
    apart: str = ""  # why they may no longer sit together


def head(db: Session) -> int:
    """Return the number of the last entry of the audit: it moves with every record written anywhere."""
    return int(db.scalar(select(AuditHead.seq)) or 0)


def waiting(db: Session, *, today: date, limit: int = 200) -> list[Waiting]:
    """Return the cases that may sit and are not sitting, the nearest limit first."""
    busy = select(Sitting.case_id).where(Sitting.phase != Phase.ENDED.value, Sitting.voided_at.is_(None))
    query = select(Case).where(
        Case.state.in_([State.ACCEPTED.value, State.SITTING.value]), Case.voided_at.is_(None), Case.id.not_in(busy),
        *cases.visible(db),
    )  # fmt: skip
    found = list(db.scalars(query.order_by(Case.received_at).limit(limit)))
    dues: dict[uuid.UUID, clocks.Due] = {}
    for due in clocks.board(db, today=today, until=today + FAR, limit=5 * limit):
        if due.key in {"za-first", "za-second", "rm-term"}:
            dues.setdefault(due.case_id, due)
    counted = db.execute(
        select(Sitting.case_id, func.count())
        .where(Sitting.case_id.in_([case.id for case in found]), Sitting.voided_at.is_(None))
        .group_by(Sitting.case_id)
    )
    counts = {row[0]: int(row[1]) for row in counted}
    rows = [_waits(case, counts.get(case.id, 0) + 1, dues.get(case.id)) for case in found]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.number))


def _waits(case: Case, times: int, due: clocks.Due | None) -> Waiting:
    return Waiting(
        case.id, case.number, case.title, case.track, case.level, times, due.words if due else "",
        bool(due and due.overdue), due.due_on if due else None,
    )  # fmt: skip


def running(db: Session) -> list[Running]:
    """Return the sittings that have not ended, newest first, with the line that was being typed."""
    rows = []
    for sitting in sittings.all_running(db):
        case = db.get_one(Case, sitting.case_id)
        lines, last_at = db.execute(
            select(func.count(), func.max(Utterance.at)).where(Utterance.sitting_id == sitting.id)
        ).one()
        unfinished = (drafts.load(db, line_key(sitting.id)) or {}).get("text", "")
        rows.append(
            Running(
                sitting.id,
                case.id,
                case.title,
                case.track,
                sitting.phase,
                sitting.number,
                sitting.started_at,
                lines,
                last_at,
                str(unfinished),
                sitting.paused,
            )
        )
    return rows


def line_key(sitting_id: uuid.UUID) -> str:
    """Return the key under which the unfinished line of a sitting is kept."""
    return f"line:{sitting_id}"


def candidates(db: Session, *, today: date | None = None) -> list[Candidate]:
    """Return who may host or be invited: officers first, then the roster, on a day those in term."""
    officers = [
        Candidate(each.id, each.name, "民警" if each.role in OFFICERS else each.role, each.title, each.telephone,
                  officer=True, host=each.role in OFFICERS)
        for each in station.people(db)
        if each.role in OFFICERS or each.role == station.Role.AUXILIARY.value
    ]  # fmt: skip
    helpers = [
        Candidate(each.id, each.name, each.kind, " ".join(filter(None, (each.unit, each.title))), each.telephone,
                  officer=False, host=each.kind in roster.HOSTS)
        for each in (roster.offered(db, today=today) if today else roster.listing(db))
    ]  # fmt: skip
    return [*officers, *helpers]


def party_cards(subject: Case) -> tuple[PartyCard, ...]:
    """Return the valid parties by side."""
    return tuple(
        PartyCard(party.id, party.side, party.name, party.role, party.consent, party.signer)
        for party in cases.parties(subject)
    )


def room(db: Session, sitting_id: uuid.UUID) -> Room:
    """Return everything of a sitting but its lines."""
    sitting = db.get_one(Sitting, sitting_id)
    subject = cases.case(db, sitting.case_id)
    kept = recordings.of_sitting(db, sitting.id)
    told = sittings.events(db, sitting.id)
    names = {party.id: party.name for party in cases.parties(subject)}
    sides = {party.id: party.side for party in cases.parties(subject)}
    police = tracks.is_police(subject.track)
    board = _board(db, sitting.id, sides)
    marks = tuple(
        EventCard(each.id, each.at, each.kind, each.text, names.get(each.party_id, "") if each.party_id else "",
                  each.void_reason, each.seq, each.after)
        for each in told
    )  # fmt: skip
    return Room(
        sitting_id=sitting.id, case_id=subject.id, title=subject.title, track=subject.track, police=police,
        level=subject.level, number=sitting.number, place=sitting.place, phase=sitting.phase, paused=sitting.paused,
        started_at=sitting.started_at, ended_at=sitting.ended_at, brief=subject.brief, root_cause=subject.root_cause,
        silence_reason=sitting.silence_reason, parties=party_cards(subject), speakers=_speakers(subject, sitting),
        hosts=tuple(host.name for host in sitting.hosts),
        recording=filmed.card(kept),
        apart=sittings.together_refused(db, sitting),
        needs_video=police and filming.alone(sitting) and not filmed.enough(kept),
        demands=tuple(
            Said(each.party_id, each.text, each.amount, each.none_reason, each.topic, each.id)
            for each in demands.of_case(db, subject.id)
        ),
        silent=tuple(demands.silent_sides(db, subject)),
        events=tuple(each for each in marks if each.kind != Happening.PHASE.value),
        steps=tuple((each.text, each.at) for each in told if each.valid and each.kind == Happening.PHASE.value),
        offers=tuple(each for each in board if not each.withdrawn),
        withdrawn_offers=tuple(each for each in board if each.withdrawn), marks=marks,
        away=tuple(names[each] for each in happenings.away(told) if each in names),
        presiding=tuple((each.id, each.name) for each in sitting.hosts),
    )  # fmt: skip


def _board(db: Session, sitting_id: uuid.UUID, sides: dict[uuid.UUID, str]) -> list[OfferCard]:
    """Return every proposal, the withdrawn ones too."""
    kept = offers.all_of(db, sitting_id)
    gone, rounds = offers.replaced(kept), {each.id: each.round for each in kept}
    return [
        OfferCard(
            each.id, each.round, each.at, each.speaker, sides.get(each.party_id, "") if each.party_id else "",
            each.text, each.amount, each.due_text, {side: said.value for side, said in answers.items()},
            each.accepted, each.topic, each.payer, each.payee, each.due_on, each.method, each.apology, each.act,
            rounds.get(each.answers_to, 0) if each.answers_to else 0, gone.get(each.id, 0), each.private,
            "" if each.valid else each.void_reason or "未写原因", answers,
        )
        for each in kept
        for answers in (offers.answered(each),)
    ]  # fmt: skip


def _speakers(subject: Case, sitting: Sitting) -> tuple[Speaker, ...]:
    """Parties first with those who speak for them, then the hosts, then the invited, each by role.

    Who leads speaks as 主持人; police at a mediation of the committee lead nothing and speak by their own name.
    """
    found: list[Speaker] = []
    for party in cases.parties(subject):
        found.append(Speaker(party.name, party.side, party.id))
        found += [
            Speaker(name, party.side, party.id, role)
            for name, role in _voices(party).items()
            if name != party.name
        ]
    hosts = sitting.hosts
    found += (
        [Speaker(HOST, role=hosts[0].kind)]
        if len(hosts) == 1
        else [Speaker(host.name, role=f"{host.kind}，主持") for host in hosts]
    )
    found += [Speaker(each.name, role=each.kind) for each in sitting.attendances if not each.host]
    return tuple(dict.fromkeys(found))


def _voices(party: Party) -> dict[str, str]:
    """Return who speaks for a party, and as what."""
    people = (
        (party.guardian.name if party.guardian else "", "监护人"),
        (party.agent.name if party.agent else "", "代理人"),
        (party.representative, "代表人"),
    )
    found: dict[str, str] = {}
    for name, role in people:
        if name:
            found.setdefault(name, role)
    return found
