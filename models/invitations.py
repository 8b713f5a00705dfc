"""邀请: helpers asked to a case, with the parties' consent, their answer and attendance (人民调解法 20; 程序规定 182)."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates, disputes, roster, station, tracks
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Case, Party
from models.errors import Refusal
from models.roster import Mediator
from models.station import Deed, Identity
from models.texts import read_from

AGREES, REFUSES = "同意", "不同意"
CAME, MISSED = "到场", "未到场"


class Reply(StrEnum):
    """What the invited person answered."""

    COMES = "来"
    DECLINES = "不来"
    LATER = "改时间"


class Invitation(Row, Versioned, Voidable):
    """One helper asked to one case; ``consents`` is party id → 同意 / 不同意."""

    __tablename__ = "invitations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    mediator_id: Mapped[uuid.UUID | None] = link("mediators.id", default=None)
    booking_id: Mapped[uuid.UUID | None] = link("bookings.id", default=None)
    name: Mapped[str] = label("受邀人")
    kind: Mapped[str] = label("类别")
    unit: Mapped[str] = label("单位及职务")
    telephone: Mapped[str] = label("电话")
    purpose: Mapped[str] = label("邀请事由")
    meets_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "到场时间"})
    place: Mapped[str] = label("地点")
    asked_at: Mapped[datetime] = mapped_column(info={"label": "邀请时间"})
    asked_by: Mapped[str] = label("邀请人")
    consents: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "当事人同意"})
    reply: Mapped[str] = label("答复")
    reply_note: Mapped[str] = label("答复说明")
    replied_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "答复时间"})
    attended: Mapped[str] = label("到场")


def invite(
    db: Session, subject: Case, *, by: Identity, at: datetime, mediator: Mediator | None = None,
    purpose: str = "", meets_at: datetime | None = None, place: str = "",
    booking_id: uuid.UUID | None = None, **person: str,
) -> Invitation:  # fmt: skip
    """Ask somebody of the roster, or somebody named by ``name``, ``kind``, ``unit`` and ``telephone``.

    Refused for who is a party here, is asked already, or is not offered on this day.
    """
    cases.demand(db, subject.id, by, Deed.NOTE)
    if mediator is not None:
        if why := roster.why_not_offered(mediator, dates.local(at).date()):
            raise Refusal(why, "mediator")
        person = {
            "name": mediator.name, "kind": mediator.kind, "unit": mediator.post, "telephone": mediator.telephone,
        }  # fmt: skip
    name = person.get("name", "").strip()
    if not name:
        raise Refusal("请填写受邀人姓名。", "name")
    if person.get("kind") not in {each.value for each in roster.Kind}:
        raise Refusal("请选择类别。", "kind")
    _refuse_party(subject, name, person.get("telephone", ""))
    for other in of_case(db, subject.id):
        same = (
            other.mediator_id == mediator.id if mediator else (other.name, other.mediator_id) == (name, None)
        )
        if same and not other.attended:
            raise Refusal(f"已经邀请过{name}。", "name")
    made = Invitation(
        case_id=subject.id, mediator_id=mediator.id if mediator else None, booking_id=booking_id,
        purpose=purpose, meets_at=meets_at, place=place, asked_at=at, asked_by=by.name,
        **{**person, "name": name},
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def settle(
    db: Session, invitation: Invitation, *, by: Identity, meets_at: datetime | None, place: str,
    booking_id: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """Say when and where they are expected; an answer given for another time no longer counts."""
    cases.demand(db, invitation.case_id, by, Deed.NOTE)
    if invitation.meets_at is not None and meets_at != invitation.meets_at:
        invitation.reply, invitation.replied_at = "", None
    invitation.meets_at, invitation.place, invitation.booking_id = meets_at, place, booking_id
    db.flush()


def consent(db: Session, invitation: Invitation, party: Party, said: str, *, by: Identity) -> None:
    """Record whether one party agrees that the person takes part; empty takes the answer back."""
    cases.demand(db, invitation.case_id, by, Deed.NOTE)
    if said not in {"", AGREES, REFUSES}:
        raise Refusal("请选择同意或不同意。", "consent")
    kept = {key: value for key, value in invitation.consents.items() if key != str(party.id)}
    invitation.consents = kept | ({str(party.id): said} if said else {})
    db.flush()


def reply(
    db: Session, invitation: Invitation, said: Reply, *, by: Identity, at: datetime, note: str = ""
) -> None:
    """Record the answer of the invited person; another time wants to be said."""
    cases.demand(db, invitation.case_id, by, Deed.NOTE)
    if said is Reply.LATER and not note.strip():
        raise Refusal("请写下想改到什么时间。", "reply_note")
    invitation.reply, invitation.reply_note, invitation.replied_at = said.value, note, at
    db.flush()


def withdraw(db: Session, invitation: Invitation, *, reason: str, by: Identity) -> None:
    """Take an invitation back, with the reason."""
    cases.demand(db, invitation.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明撤回邀请的原因。", "reason")
    invitation.voided_at, invitation.void_reason = db.info["now"](), reason
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Invitation]:
    """Return the valid invitations of a case in the order they were made."""
    return list(
        db.scalars(
            select(Invitation)
            .where(
                Invitation.case_id == case_id, Invitation.voided_at.is_(None),
                *cases.of_visible(db, Invitation.case_id),
            )
            .order_by(Invitation.asked_at, Invitation.id)
        )
    )  # fmt: skip


def barred(subject: Case, invitation: Invitation) -> str:
    """Say why the person may not take part; empty when they may.

    A refusal of one party stands in the way on every track of the committee (人民调解法 20); on the others
    the police decide (程序规定 182), and a refusal is only shown by ``standing``.
    """
    committee = bool(subject.track) and tracks.get(subject.track).host == "committee"
    refused = _who(subject, invitation, REFUSES)
    if committee and refused:
        return f"{'、'.join(refused)}不同意{invitation.name}参加，不能到场（人民调解法 20）。"
    unasked = _who(subject, invitation, "")
    if committee and unasked:
        return f"还没有问{'、'.join(unasked)}是否同意{invitation.name}参加（人民调解法 20）。"
    return ""


def standing(subject: Case, invitation: Invitation) -> str:
    """Return 同意 when every party agreed, 不同意 when one refused, else nothing."""
    if _who(subject, invitation, REFUSES):
        return REFUSES
    return "" if _who(subject, invitation, "") else AGREES


def for_sitting(db: Session, subject: Case) -> list[dict[str, Any]]:
    """Return those who are expected at the next sitting as ``sittings.begin`` takes invitees.

    Left out are who declined, and who may not take part because a party refused or was not asked.
    """
    expected = [
        each
        for each in of_case(db, subject.id)
        if each.reply != Reply.DECLINES.value and not barred(subject, each)
    ]
    ids = [each.mediator_id for each in expected if each.mediator_id]
    logins = {row.id: row.officer_id for row in db.scalars(select(Mediator).where(Mediator.id.in_(ids)))}
    return [
        {
            "name": each.name, "kind": each.kind, "unit": each.unit, "telephone": each.telephone,
            "mediator_id": each.mediator_id, "consent": standing(subject, each),
            "officer_id": logins.get(each.mediator_id) if each.mediator_id else None,
        }
        for each in expected
    ]  # fmt: skip


def take_attendance(
    db: Session, subject: Case, present: Iterable[tuple[uuid.UUID | None, str]], *, by: Identity
) -> None:
    """Note who of the invited came: ``present`` are (roster id, name) of those at the table."""
    cases.demand(db, subject.id, by, Deed.NOTE)
    here = set(present)
    ids, names = {key for key, _ in here if key}, {name for key, name in here if key is None}
    for each in of_case(db, subject.id):
        came = each.mediator_id in ids if each.mediator_id else each.name in names
        if came or not each.attended:
            each.attended = CAME if came else MISSED
    db.flush()


@read_from("texts/helpers.toml")
def _script(table: dict[str, Any]) -> str:
    return str(table["script"]["text"]).strip()


def script(db: Session, subject: Case, invitation: Invitation, *, by: Identity, today: date) -> str:
    """Return what to say on the telephone: who, what, when, where; no name of a party."""
    house = station.current(db)
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else "矛盾"
    return _script().format(
        name=invitation.name, room=house.room or house.name, caller=by.name, matter=f"{kind}纠纷",
        when=_when(invitation.meets_at, today), place=invitation.place or house.room or house.name,
        telephone=house.telephone or "本室",
    )  # fmt: skip


def _when(at: datetime | None, today: date) -> str:
    if at is None:
        return "时间另定，想先问您哪天方便"
    day = dates.local(at).date()
    near = {0: "今天", 1: "明天", 2: "后天"}.get((day - today).days, "")
    return f"{near or dates.chinese(day)}（{dates.weekday(day)}）{dates.local(at):%H:%M}"


def _who(subject: Case, invitation: Invitation, said: str) -> list[str]:
    """Return the names of the parties who gave this answer; the empty one is of those not asked."""
    return [
        party.name for party in cases.parties(subject) if invitation.consents.get(str(party.id), "") == said
    ]


def _refuse_party(subject: Case, name: str, telephone: str) -> None:
    for party in cases.parties(subject):
        number = party.person.telephone if party.person else ""
        if party.name == name and (not number or not telephone or number == telephone):
            raise Refusal(f"{name}是本案当事人，不能作为受邀人。", "name")
