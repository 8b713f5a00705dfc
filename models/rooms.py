"""调解场所和排期: places where a mediation is held, and who has them when (reports 0.18, 2.19, 4.9)."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates, roster, spans, station, tracks
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Case, State
from models.errors import Caution, Refusal
from models.station import Deed, Identity, Officer, Role

NOTHING: frozenset[str] = frozenset()
OPENS, CLOSES = time(8), time(18)
#: Earlier or later a sitting is possible but odd.
DAWN, NIGHT = time(6), time(22)
#: What a host of each kind of track must be allowed to do.
PRESIDES = {"police": Deed.HOST_POLICE, "committee": Deed.HOST_PEOPLE}
#: What is to be done first with a case that is over; in the other states a time may be booked.
OVER = {
    State.WITHDRAWN.value: "要再调的，请先在“交办与期限”里重新调解",
    State.DECLINED.value: "要再调的，请先在“交办与期限”里重新调解",
    State.CLOSED.value: "要再调的，请先在“交办与期限”里重新调解",
    State.REFERRED.value: "对方退回的，请先在“移送与委托”里登记反馈，再排期",
    State.MERGED.value: "请到并入的那一件里排期",
}
STEP = timedelta(minutes=30)


class Kind(StrEnum):
    """What a place is (report 2.19)."""

    ROOM = "调解室"
    POLICE = "警务室"
    VILLAGE = "村委会"
    JOINT = "综合调解室"
    SCENE = "现场"
    HOME = "家中"
    VIDEO = "视频"


#: Places of which there is no single one: several cases may be at 现场 in the same hour.
SHARED = frozenset({Kind.SCENE.value, Kind.HOME.value, Kind.VIDEO.value})


class Room(Row, Versioned, Voidable):
    """One place: the mediation room, a police room, a village office."""

    __tablename__ = "rooms"

    name: Mapped[str] = label("场所")
    kind: Mapped[str] = label("类别")
    address: Mapped[str] = label("地址")
    seats: Mapped[int | None] = mapped_column(default=None, info={"label": "座位"})
    video: Mapped[str] = label("录音录像设备")
    position: Mapped[int] = mapped_column(default=0)


class Booking(Row, Versioned, Voidable):
    """One stretch of time of a place for a case; ``joint`` names the 集中调解 day it belongs to."""

    __tablename__ = "bookings"

    room_id: Mapped[uuid.UUID | None] = link("rooms.id", default=None)
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    starts_at: Mapped[datetime] = mapped_column(info={"label": "开始"})
    ends_at: Mapped[datetime] = mapped_column(info={"label": "结束"})
    place: Mapped[str] = label("地点")
    purpose: Mapped[str] = label("事由")
    joint: Mapped[str] = label("集中调解")
    host: Mapped[str] = label("主持人")
    by_name: Mapped[str] = label("排期人")

    __table_args__ = (Index("ix_bookings_when", "room_id", "starts_at"),)


def add(db: Session, *, by: Identity, **fields: Any) -> Room:
    """Make a place."""
    station.demand(by, Deed.ROSTER)
    _refuse_room(db, fields.get("name", ""), fields.get("kind", ""))
    room = Room(**fields)
    room.position = room.position or len(listing(db)) + 1
    db.add(room)
    db.flush()
    return room


def amend(db: Session, room: Room, *, by: Identity, **fields: Any) -> Room:
    """Change a place; bookings made keep what they say."""
    station.demand(by, Deed.ROSTER)
    _refuse_room(db, fields.get("name", room.name), fields.get("kind", room.kind), but=room)
    for key, value in fields.items():
        setattr(room, key, value)
    db.flush()
    return room


def retire(db: Session, room: Room, *, reason: str, by: Identity, now: datetime) -> None:
    """Take a place away, with the reason; refused while somebody has it from now on."""
    station.demand(by, Deed.ROSTER)
    if not reason.strip():
        raise Refusal("请写明停用原因。", "reason")
    ahead = select(Booking.id).where(
        Booking.room_id == room.id, Booking.ends_at > now, Booking.voided_at.is_(None)
    )
    if db.scalar(ahead.limit(1)) is not None:
        raise Refusal(f"{room.name}还有没到时间的排期，请先改到别处或取消。")
    room.voided_at, room.void_reason = now, reason
    db.flush()


def listing(db: Session) -> list[Room]:
    """Return the valid places in their order."""
    return list(db.scalars(select(Room).where(Room.voided_at.is_(None)).order_by(Room.position, Room.name)))


def book(
    db: Session, *, starts_at: datetime, ends_at: datetime, by: Identity, at: datetime,
    room: Room | None = None, subject: Case | None = None, place: str = "", purpose: str = "", joint: str = "",
    host: str = "", confirmed: frozenset[str] = NOTHING,
) -> Booking:  # fmt: skip
    """Give a place for a stretch of time.

    Refused when somebody has the place then: units of work follow one another, so the check sees every
    booking that was committed before, from whichever workstation. Refused too for a case that is over, and for a
    host of the station who may not preside on its track. The same host or the same case at two places at once, a
    time that is over, and one in the night are questions (``host``, ``case``, ``past``, ``night``).
    """
    if subject is not None:
        cases.demand(db, subject.id, by, Deed.NOTE)
        if told := no_booking(subject):
            raise Refusal(told)
        _refuse_host(db, subject, host, confirmed=confirmed)
    station.demand(by, Deed.NOTE)
    if room is not None and not room.valid:
        raise Refusal(f"{room.name}已停用，请另选场所。", "room")
    if room is None and not place.strip():
        raise Refusal("请选择场所，或写下地点。", "room")
    made = Booking(
        room_id=room.id if room else None, case_id=subject.id if subject else None, starts_at=starts_at,
        ends_at=ends_at, place=place or (room.name if room else ""), purpose=purpose, joint=joint, host=host,
        by_name=by.name,
    )  # fmt: skip
    _refuse_clash(db, made, room)
    _ask(db, made, at=at, confirmed=confirmed)
    db.add(made)
    db.flush()
    return made


def move(
    db: Session, booking: Booking, *, starts_at: datetime, ends_at: datetime, by: Identity, at: datetime,
    room: Room | None = None, confirmed: frozenset[str] = NOTHING,
) -> None:  # fmt: skip
    """Give a booking another time or place, under the same checks as a new one."""
    _demand(db, booking, by)
    room = room or (db.get(Room, booking.room_id) if booking.room_id else None)
    trial = Booking(
        id=booking.id, room_id=room.id if room else None, case_id=booking.case_id, starts_at=starts_at,
        ends_at=ends_at, host=booking.host,
    )  # fmt: skip
    _refuse_clash(db, trial, room)
    _ask(db, trial, at=at, confirmed=confirmed)
    if room is not None and room.id != booking.room_id:
        booking.room_id, booking.place = room.id, room.name
    booking.starts_at, booking.ends_at = starts_at, ends_at
    db.flush()


def cancel(db: Session, booking: Booking, *, reason: str, by: Identity) -> None:
    """Give a place free again, with the reason."""
    _demand(db, booking, by)
    if not reason.strip():
        raise Refusal("请写明取消原因。", "reason")
    booking.voided_at, booking.void_reason = db.info["now"](), reason
    db.flush()


def book_joint(
    db: Session, subjects: Sequence[Case], *, room: Room, starts_at: datetime, each: timedelta, joint: str,
    by: Identity, at: datetime, host: str = "", confirmed: frozenset[str] = NOTHING,
) -> list[Booking]:  # fmt: skip
    """Book one place for several cases one after another (集中调解); all of them or none."""
    if not joint.strip():
        raise Refusal("请给这次集中调解起个名字。", "joint")
    if not subjects:
        raise Refusal("请选择参加集中调解的纠纷。", "cases")
    if each <= timedelta():
        raise Refusal("请填写每件用多少分钟。", "each")
    return [
        book(
            db, room=room, subject=subject, starts_at=starts_at + number * each,
            ends_at=starts_at + (number + 1) * each, joint=joint.strip(), host=host, by=by, at=at,
            confirmed=confirmed,
        )
        for number, subject in enumerate(subjects)
    ]  # fmt: skip


def no_booking(subject: Case) -> str:
    """Say why no time is booked for a case that is over, and what to do first; empty while one may be."""
    first = OVER.get(subject.state)
    return f"这件纠纷{subject.state}，不能排期；{first}。" if first else ""


def of_case(db: Session, case_id: uuid.UUID) -> list[Booking]:
    """Return the valid bookings of a case in order."""
    query = select(Booking).where(
        Booking.case_id == case_id, Booking.voided_at.is_(None), *cases.of_visible(db, Booking.case_id)
    )
    return list(db.scalars(query.order_by(Booking.starts_at)))


def free_from(db: Session, room: Room, wanted: datetime, long: timedelta) -> datetime | None:
    """Return the first time from ``wanted`` on, that day until closing, at which the place is free so long."""
    day = dates.local(wanted).date()
    closing = dates.moment(day, CLOSES)
    taken = _overlapping(db, room.id, wanted, closing)
    begins = wanted
    for each in taken:
        if each.starts_at >= begins + long:
            break
        begins = max(begins, each.ends_at)
    return begins if begins + long <= closing else None


def day_span(day: date, days: int = 1) -> tuple[datetime, datetime]:
    """Return the moments between which a day, or several, lie."""
    return dates.moment(day, time()), dates.moment(day + timedelta(days), time())


def _demand(db: Session, booking: Booking, by: Identity) -> None:
    station.demand(by, Deed.NOTE)
    if booking.case_id is not None:
        cases.demand(db, booking.case_id, by, Deed.NOTE)


def _overlapping(
    db: Session, room_id: uuid.UUID | None, begins: datetime, ends: datetime, but: uuid.UUID | None = None
) -> list[Booking]:
    """Read what overlaps; of one place, or of every place when none is told."""
    query = select(Booking).where(
        Booking.starts_at < ends, Booking.ends_at > begins, Booking.voided_at.is_(None)
    )
    if room_id is not None:
        query = query.where(Booking.room_id == room_id)
    if but is not None:
        query = query.where(Booking.id != but)
    with db.no_autoflush:
        return list(db.scalars(query.order_by(Booking.starts_at)))


def _refuse_clash(db: Session, made: Booking, room: Room | None) -> None:
    if made.ends_at <= made.starts_at:
        raise Refusal("结束时间要晚于开始时间。", "when")
    if made.ends_at - made.starts_at > spans.LONGEST:
        raise Refusal("一次排期不超过 12 小时，请核对时间。", "when")
    if room is None or room.kind in SHARED:
        return
    other = next(iter(_overlapping(db, room.id, made.starts_at, made.ends_at, but=made.id)), None)
    if other is None:
        return
    free = free_from(db, room, made.starts_at, made.ends_at - made.starts_at)
    later = f"当天 {dates.local(free):%H:%M} 起空着。" if free else "当天没有这么长的空档。"
    told = f"{dates.local(other.starts_at):%H:%M}–{dates.local(other.ends_at):%H:%M}"
    raise Refusal(f"{room.name} {told} 已排{_name(db, other)}。{later}", "when")


def _refuse_host(db: Session, subject: Case, host: str, *, confirmed: frozenset[str]) -> None:
    """Refuse a host who is a login of the station, where nobody of that name may preside on the case's track.

    On the committee's track an officer is a question (``kind``): a mediator may yet preside beside the officer.
    """
    if not host.strip() or not subject.track:
        return
    deed = PRESIDES.get(tracks.get(subject.track).host)
    told = select(Officer.role).where(Officer.name == host.strip(), Officer.voided_at.is_(None))
    roles = [Role(each) for each in db.scalars(told)]
    if deed is None or not roles or any(deed in station.MAY[each] for each in roles):
        return
    if deed is Deed.HOST_POLICE:
        raise Refusal(station.REFUSED[deed], "host")
    if "kind" in confirmed or any(
        each.name == host.strip() and each.kind in roster.HOSTS for each in roster.listing(db)
    ):
        return
    raise Caution("kind", f"{station.REFUSED[deed][:-1]}；开始调解时须有调解员主持。仍写{host.strip()}吗？")


def _ask(db: Session, made: Booking, *, at: datetime, confirmed: frozenset[str]) -> None:
    """Ask once about what is possible but odd."""
    begins, ends = dates.local(made.starts_at), dates.local(made.ends_at)
    late = begins.date() != ends.date() or begins.time() < DAWN or ends.time() > NIGHT
    if late and "night" not in confirmed:
        raise Caution(
            "night", f"{spans.words(made.starts_at, made.ends_at)} 在夜里（22:00 至次日 6:00），仍要排吗？"
        )
    if made.ends_at <= at and "past" not in confirmed:
        raise Caution("past", f"{spans.words(made.starts_at, made.ends_at)} 已经过去，仍要登记吗？")
    for other in _overlapping(db, None, made.starts_at, made.ends_at, but=made.id):
        told = f"{dates.local(other.starts_at):%H:%M} 在{other.place}"
        if made.case_id is not None and other.case_id == made.case_id and "case" not in confirmed:
            raise Caution("case", f"这件纠纷同一时间已排在别处（{told}）。仍要再排吗？")
        if made.host.strip() and other.host == made.host and "host" not in confirmed:
            raise Caution("host", f"{made.host}同一时间已排{_name(db, other)}（{told}）。仍要排吗？")


def _name(db: Session, booking: Booking) -> str:
    """Name what somebody has the place for; a case that may not be seen is another one."""
    if booking.case_id is None:
        return f"“{booking.purpose or '其他事务'}”"
    title = db.scalar(select(Case.title).where(Case.id == booking.case_id, *cases.of_visible(db, Case.id)))
    return f"“{title}”" if title else "别的纠纷"


def _refuse_room(db: Session, name: str, kind: str, but: Room | None = None) -> None:
    if not name.strip():
        raise Refusal("请填写场所名称。", "name")
    if kind not in {each.value for each in Kind}:
        raise Refusal("请选择场所类别。", "kind")
    if any(each.name == name.strip() and each is not but for each in listing(db)):
        raise Refusal(f"已经有“{name.strip()}”。", "name")
