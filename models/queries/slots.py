"""The timetable: bookings of a day or a week as plain lines, for screens, the joint sheet and the calendar file."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import cases, dates, disputes, rooms, spans
from models.cases import Case
from models.invitations import Invitation, Reply
from models.rooms import Booking, Room

HIDDEN = "已被占用"


@dataclass(frozen=True, slots=True)
class Slot:
    """One booking. Of a case that may not be seen only the time is told: ``case_id`` is None, title 已被占用."""

    booking_id: uuid.UUID
    room_id: uuid.UUID | None
    room: str
    kind: str
    address: str
    place: str
    case_id: uuid.UUID | None
    number: str
    title: str
    matter: str
    starts_at: datetime
    ends_at: datetime
    purpose: str
    joint: str
    host: str
    asked: int = 0
    coming: int = 0

    @property
    def clock(self) -> str:
        """Return the hours as a clock shows them."""
        return f"{dates.local(self.starts_at):%H:%M}–{dates.local(self.ends_at):%H:%M}"

    @property
    def note(self) -> str:
        """Say place, host and how many of the invited come."""
        asked = f"邀请 {self.asked} 人，{self.coming} 人来" if self.asked else ""
        return " · ".join(filter(None, (self.place, self.host, asked, self.joint)))


def of_day(db: Session, day: date) -> tuple[Slot, ...]:
    """Return the bookings of a day by their hour."""
    return of_span(db, day)


def of_span(db: Session, first: date, days: int = 1) -> tuple[Slot, ...]:
    """Return the bookings of some days in order, in a fixed number of queries."""
    begins, ends = rooms.day_span(first, days)
    return _slots(db, Booking.starts_at < ends, Booking.ends_at > begins)


def of_case(db: Session, case_id: uuid.UUID) -> tuple[Slot, ...]:
    """Return the bookings of a case."""
    return _slots(db, Booking.case_id == case_id, *cases.of_visible(db, Booking.case_id))


def of_joint(db: Session, joint: str, day: date) -> tuple[Slot, ...]:
    """Return the bookings of a 集中调解 on a day."""
    return tuple(each for each in of_day(db, day) if each.joint == joint)


def joint_sheet(slots: tuple[Slot, ...]) -> str:
    """Return the running order of a joint day as plain text: time, number, dispute, host, invited."""
    if not slots:
        return ""
    first = slots[0]
    day = dates.local(first.starts_at).date()
    head = [f"{first.joint}　{dates.chinese(day)} {dates.weekday(day)}", f"地点：{first.place}", ""]
    rows = [
        "　".join(
            filter(None, (str(place), each.clock, each.number, each.title, each.host,
                          f"邀请 {each.asked} 人" if each.asked else ""))
        )
        for place, each in enumerate(slots, start=1)
    ]  # fmt: skip
    return "\n".join(
        [*head, *rows, "", f"共 {len(slots)} 件，{spans.words(first.starts_at, slots[-1].ends_at)}"]
    )


def _slots(db: Session, *which: Any) -> tuple[Slot, ...]:
    query = (
        select(Booking, Room.name, Room.kind, Room.address)
        .outerjoin(Room, Room.id == Booking.room_id)
        .where(Booking.voided_at.is_(None), *which)
        .order_by(Booking.starts_at, Booking.place)
    )
    found = db.execute(query).all()
    ids = {row[0].case_id for row in found if row[0].case_id}
    seen = {
        row.id: row
        for row in db.execute(
            select(Case.id, Case.number, Case.title, Case.dispute_type).where(
                Case.id.in_(ids), *cases.of_visible(db, Case.id)
            )
        )
    }
    asked = _asked(db, set(seen))
    return tuple(_slot(row, seen, asked) for row in found)


def _asked(db: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, dict[str, int]]:
    """Count the invitations of each case by their answer."""
    rows = db.execute(
        select(Invitation.case_id, Invitation.reply, func.count())
        .where(Invitation.case_id.in_(ids), Invitation.voided_at.is_(None))
        .group_by(Invitation.case_id, Invitation.reply)
    )
    found: dict[uuid.UUID, dict[str, int]] = {}
    for case_id, reply, count in rows:
        found.setdefault(case_id, {})[reply] = int(count)
    return found


def _slot(row: Any, seen: dict[uuid.UUID, Any], asked: dict[uuid.UUID, dict[str, int]]) -> Slot:
    booking, room, kind, address = row
    case = seen.get(booking.case_id) if booking.case_id else None
    hidden = booking.case_id is not None and case is None
    counts = asked.get(case.id, {}) if case else {}
    return Slot(
        booking.id, booking.room_id, room or "", kind or "", address or "",
        (room or "") if hidden else booking.place,
        case.id if case else None, case.number if case else "",
        HIDDEN if hidden else case.title if case else booking.purpose or "其他事务",
        disputes.leaf(case.dispute_type).name if case and case.dispute_type else "",
        booking.starts_at, booking.ends_at, "" if hidden else booking.purpose,
        "" if hidden else booking.joint, "" if hidden else booking.host,
        sum(counts.values()), counts.get(Reply.COMES.value, 0),
    )  # fmt: skip
