"""What is ticked, read and answered before a sitting: as it stands on screen, as it is kept, as it becomes a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import alone, cases, confidences, dates, notices, opening, preparation, record
from models.cases import Case
from models.errors import Refusal
from models.opening import Point, Said, Scene, Seat
from models.sittings import Sitting
from models.station import Identity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.viewmodels.sitting import Start

AGREES = "同意"
#: An opening that was read longer ago than this does not belong to the sitting that begins now.
LONGEST = timedelta(hours=2)


@dataclass
class Ready:
    """What was made ready on the panel: each tick with its moment, the passages that were changed, the reason."""

    ticked: dict[str, datetime] = field(default_factory=dict)
    read: dict[str, datetime] = field(default_factory=dict)
    wording: dict[str, str] = field(default_factory=dict)
    answered: dict[UUID, datetime] = field(default_factory=dict)
    reason: str = ""
    heard: dict[str, str] = field(default_factory=dict)  # the mark of each passage as it was read


@dataclass(frozen=True)
class AloneRow:
    """Somebody who is asked alone; ``asked`` says when, where and by whom, never what was answered."""

    party_id: UUID
    name: str
    asked: str
    questions: tuple[tuple[str, str, tuple[str, ...]], ...]  # key, question, answers


@dataclass
class Alone:
    """What a party said alone at the door, as typed."""

    party_id: UUID
    answers: dict[str, str] = field(default_factory=dict)
    words: str = ""
    place: str = ""
    asker: str = ""
    at: str = ""


def points(db: "Session", subject: Case, start: "Start", *, on: date) -> tuple[Point, ...]:
    """Return the opening statement as it is read before this sitting."""
    scene = Scene(
        hosts=tuple(Seat(each.name, each.kind, each.unit) for each in start.hosts),
        invitees=tuple(Seat(each.name, each.kind, each.unit) for each in start.invitees),
        recorder=start.recorder, public=start.public, private_reason=start.private_reason, device=start.device,
        video=start.video,
    )  # fmt: skip
    listed = opening.points(db, subject, scene, on=on)
    return opening.reworded(listed, start.ready.wording) if start.ready else listed


def began(start: "Start", now: datetime) -> datetime:
    """Return when the sitting began: with the first passage that was read, where that was just now."""
    if start.ready is None:
        return now
    spoken = [*start.ready.read.values(), *start.ready.answered.values()]
    recent = [
        at
        for at in spoken
        if now - LONGEST <= at <= now and dates.local(at).date() == dates.local(now).date()
    ]
    return min(recent, default=now)


def put_on_record(
    db: "Session", sitting: Sitting, start: "Start", *, host: str, by: Identity, on: date, now: datetime
) -> list[str]:
    """Keep the list, the opening and each party's answer, and note them in the record; return what was told.

    Refused while what must be done or read is open without a reason. Without ``start.ready`` nothing was asked of
    the list and the opening: only what ``start`` says was told and answered is kept.
    """
    subject = cases.case(db, sitting.case_id)
    ready = start.ready or Ready()
    listed = points(db, subject, start, on=on) if start.ready else ()
    read = opening.still_read(listed, ready.read, ready.heard)
    answers = [
        Said(party.id, party.name, start.consents[party.id] == AGREES, ready.answered.get(party.id, now))
        for party in cases.parties(subject)
        if start.consents.get(party.id) and (start.ready is None or party.id in ready.answered)
    ]
    if start.ready:
        found = preparation.items(db, subject, on=on)
        no_device = {each.key for each in found if each.device and not start.device.strip()}
        ticked = {key: at for key, at in ready.ticked.items() if key not in no_device}
        sitting.checklist = preparation.settle(found, ticked, reason=ready.reason, by=by.name)
    sitting.opening = opening.settle(listed, read, answers, reason=ready.reason)
    if not sitting.public and start.private_reason:
        sitting.opening |= {"private_reason": start.private_reason}
    told = list(dict.fromkeys([*start.told, *opening.told_keys(listed, read)]))
    shorts = [row.short for row in notices.must_tell(subject.track, (), on) if row.key in told]
    words = opening.record_words(listed, read, shorts)
    if not sitting.public and start.private_reason:
        words += f"不公开进行：{start.private_reason}。"
    if words:
        record.note(db, sitting, host, words, by=by, at=max(read.values(), default=now))
    for each in answers:
        if each.agrees:
            record.note(db, sitting, each.name, opening.HEARD, by=by, party_id=each.party_id, at=each.at)
    return told


def alone_rows(db: "Session", subject: Case) -> tuple[AloneRow, ...]:
    """Return who is asked alone before this sitting, and which were."""
    since = preparation.last_ended(db, subject.id)
    told: dict[UUID, str] = {}
    for each in alone.asked(db, subject):
        if since is None or each.at >= since:
            told[each.party_id] = f"{dates.local(each.at):%m-%d %H:%M}　{each.place}　{each.by_name}单独征询"
    questions = tuple((each.key, each.question, each.answers) for each in confidences.at_the_door())
    return tuple(
        AloneRow(party.id, party.name, told.get(party.id, ""), questions) for party in alone.to_ask(subject)
    )


def keep_alone(db: "Session", subject: Case, said: Alone, *, by: Identity, today: date) -> None:
    """Keep what a party answered alone at the door: every question, with the words in the locked layer."""
    party = next((each for each in cases.parties(subject) if each.id == said.party_id), None)
    if party is None:
        raise Refusal("这一方不在本案的当事人里。", "party")
    door = confidences.at_the_door()
    unanswered = [each.question for each in door if not said.answers.get(each.key)]
    if unanswered:
        raise Refusal(f"还没有记下回答：{unanswered[0]}", "answers")
    if not said.words.strip():
        raise Refusal("请照原话记下本人怎么说的。", "words")
    at = _moment(said.at, today)
    for each in door:
        confidences.keep(
            db, subject, party, each.key, value=said.answers[each.key], note=said.words, place=said.place,
            asker=said.asker.strip(), at=at, by=by,
        )  # fmt: skip


def _moment(typed: str, today: date) -> datetime | None:
    try:
        return dates.parse_moment(typed, today=today) if typed.strip() else None
    except Refusal as refusal:
        raise Refusal(refusal.message, "at") from refusal


def as_kept(ready: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands on the panel as it is kept while it is filled in."""
    return {
        key: {str(name): at.isoformat() if isinstance(at, datetime) else at for name, at in value.items()}
        if isinstance(value, Mapping)
        else value
        for key, value in ready.items()
    }


def from_kept(kept: Mapping[str, Any], *, now: datetime) -> Ready:
    """Read what was kept; what was ticked on another day, or by a clock that ran ahead, is asked anew."""

    def moments(key: str) -> dict[str, datetime]:
        read = {name: datetime.fromisoformat(at) for name, at in kept.get(key, {}).items()}
        return {name: at for name, at in read.items() if at <= now and _same_day(at, now)}

    return Ready(
        ticked=moments("ticked"), read=moments("read"), wording=dict(kept.get("wording", {})),
        answered={UUID(name): at for name, at in moments("answered").items()}, reason=kept.get("reason", ""),
        heard=dict(kept.get("heard", {})),
    )  # fmt: skip


def _same_day(one: datetime, other: datetime) -> bool:
    return dates.local(one).date() == dates.local(other).date()
