"""场所与排期: the week of the rooms, booking by one typed line, 集中调解 days, and the calendar file."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models import cases, dates, invitations, rooms, spans, station, tracks
from models.cases import Case, State
from models.errors import Refusal
from models.queries import cases as case_lines
from models.queries import slots
from models.queries.slots import Slot
from models.rooms import NOTHING, Booking, Kind
from models.station import Deed, Identity
from models.store import Store

KINDS = tuple((kind.value, kind.value) for kind in Kind)
ROOM = ("name", "kind", "address", "seats", "video")
DAYS = 7
ELSEWHERE = ("", "别的地方")
NO_CASE = ("", "不是某件纠纷")
OPEN = (State.REGISTERED.value, State.ACCEPTED.value, State.SITTING.value)


@dataclass(frozen=True)
class RoomRow:
    """One place; ``key`` is its id as the choices of a form carry it."""

    id: uuid.UUID
    name: str
    kind: str
    address: str
    seats: int | None
    video: str

    @property
    def key(self) -> str:
        """Return the id as text."""
        return str(self.id)

    def values(self) -> dict[str, str]:
        """Return the words of the form."""
        return {key: str(getattr(self, key) or "") for key in ROOM}


class Bookings:
    """The rooms and who has them when."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now

    @property
    def barred(self) -> str:
        """Say why this person may not change the places; empty when they may."""
        return "" if station.may(self.person, Deed.ROSTER) else "场所由民警、内勤、所领导或管理员维护。"

    @property
    def no_booking(self) -> str:
        """Say why this person may not book; empty when they may."""
        return "" if station.may(self.person, Deed.NOTE) else f"{self.person.role}不能排期。"

    def rooms(self) -> tuple[RoomRow, ...]:
        """Return the valid places."""
        with self.store.reading() as db:
            return tuple(
                RoomRow(each.id, each.name, each.kind, each.address, each.seats, each.video)
                for each in rooms.listing(db)
            )

    def add_room(self, values: dict[str, Any]) -> uuid.UUID:
        """Make a place."""
        with self.store.unit(by=self.person) as db:
            return rooms.add(db, by=self.person, **_meant(values, ROOM)).id

    def amend_room(self, room_id: uuid.UUID, key: str, text: str) -> bool:
        """Keep one field; say whether it changed."""
        meant = _meant({key: text}, (key,))[key]
        with self.store.unit(by=self.person) as db:
            room = db.get_one(rooms.Room, room_id)
            if getattr(room, key) == meant:
                return False
            rooms.amend(db, room, by=self.person, **{key: meant})
        return True

    def retire_room(self, room_id: uuid.UUID, reason: str) -> None:
        """Take a place away."""
        with self.store.unit(by=self.person) as db:
            room = db.get_one(rooms.Room, room_id)
            rooms.retire(db, room, reason=reason, by=self.person, now=self.now())

    def monday(self, day: date | None = None) -> date:
        """Return the first day of a week."""
        day = day or self.today()
        return day - timedelta(day.weekday())

    def week(self, monday: date) -> tuple[Slot, ...]:
        """Return the bookings of a week."""
        with self.store.reading() as db:
            return slots.of_span(db, monday, DAYS)

    def day(self, day: date) -> tuple[Slot, ...]:
        """Return the bookings of a day."""
        with self.store.reading() as db:
            return slots.of_day(db, day)

    def of_case(self, case_id: uuid.UUID) -> tuple[Slot, ...]:
        """Return the bookings of a case."""
        with self.store.reading() as db:
            return slots.of_case(db, case_id)

    def open_cases(self) -> tuple[tuple[str, str], ...]:
        """Return (id, words) of the cases that may be booked, after none."""
        with self.store.reading() as db:
            found = case_lines.listing(db, by=self.person, states=OPEN)
        return (NO_CASE, *((str(each.case_id), f"{each.number}　{each.title}") for each in found))

    def over(self, case_id: uuid.UUID) -> str:
        """Say why no time is booked for a case that is over; empty while one may be."""
        with self.store.reading() as db:
            return rooms.no_booking(cases.case(db, case_id))

    def hosts(self, case_id: uuid.UUID | None = None) -> tuple[str, ...]:
        """Return the names of who may preside, on the track of a case, the signed-in person first."""
        with self.store.reading() as db:
            track = cases.case(db, case_id).track if case_id else ""
            deed = rooms.PRESIDES.get(tracks.get(track).host) if track else None
            names = [
                each.name
                for each in station.people(db)
                if (role := station.Role(each.role)) in _HOSTING and (not deed or deed in station.MAY[role])
            ]
        return tuple(dict.fromkeys((*([self.person.name] if self.person.name in names else []), *names)))

    def read(self, typed: str) -> str:
        """Say back what a typed time means; empty while it means nothing yet."""
        try:
            return spans.words(*spans.parse(typed, today=self.today()))
        except Refusal:
            return ""

    def book(self, values: dict[str, Any], *, confirmed: frozenset[str] = NOTHING) -> uuid.UUID:
        """Book what was typed; the invited of the case who wait for a time are told this one."""
        begins, ends = spans.parse(str(values.get("when") or ""), today=self.today())
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, uuid.UUID(values["case"])) if values.get("case") else None
            room = db.get_one(rooms.Room, uuid.UUID(values["room"])) if values.get("room") else None
            made = rooms.book(
                db, room=room, subject=subject, starts_at=begins, ends_at=ends, by=self.person, at=self.now(),
                place=_word(values, "place") if room is None else "", purpose=_word(values, "purpose"),
                host=_word(values, "host"), confirmed=confirmed,
            )  # fmt: skip
            if subject is not None:
                self._tell_invited(db, subject, made)
            return made.id

    def book_joint(
        self, case_ids: Iterable[uuid.UUID], values: dict[str, Any], *, confirmed: frozenset[str] = NOTHING
    ) -> int:
        """Book one place for several cases one after another; say how many."""
        begins, _ends = spans.parse(str(values.get("when") or ""), today=self.today())
        if not values.get("room"):
            raise Refusal("集中调解请选择场所。", "room")
        minutes = _word(values, "each")
        if not minutes.isdecimal():
            raise Refusal("请填写每件用多少分钟。", "each")
        with self.store.unit(by=self.person) as db:
            subjects = [cases.case(db, each) for each in case_ids]
            made = rooms.book_joint(
                db, subjects, room=db.get_one(rooms.Room, uuid.UUID(values["room"])), starts_at=begins,
                each=timedelta(minutes=int(minutes)), joint=_word(values, "joint"), host=_word(values, "host"),
                by=self.person, at=self.now(), confirmed=confirmed,
            )  # fmt: skip
            for subject, booking in zip(subjects, made, strict=True):
                self._tell_invited(db, subject, booking)
            return len(made)

    def move(self, booking_id: uuid.UUID, typed: str, *, confirmed: frozenset[str] = NOTHING) -> None:
        """Give a booking another time; the invited of its case are told, and must answer anew."""
        begins, ends = spans.parse(typed, today=self.today())
        with self.store.unit(by=self.person) as db:
            booking = db.get_one(Booking, booking_id)
            rooms.move(
                db,
                booking,
                starts_at=begins,
                ends_at=ends,
                by=self.person,
                at=self.now(),
                confirmed=confirmed,
            )
            if booking.case_id is not None:
                self._tell_invited(db, cases.case(db, booking.case_id), booking)

    def cancel(self, booking_id: uuid.UUID, reason: str) -> None:
        """Give the place free again."""
        with self.store.unit(by=self.person) as db:
            rooms.cancel(db, db.get_one(Booking, booking_id), reason=reason, by=self.person)

    def sheet(self, slot: Slot) -> str:
        """Return the running order of the joint day that a booking belongs to."""
        with self.store.reading() as db:
            return slots.joint_sheet(slots.of_joint(db, slot.joint, dates.local(slot.starts_at).date()))

    def joint_pdf(self, slot: Slot) -> bytes:
        """Make the running order (J06) of the joint day that a booking belongs to, as it is pinned to the door."""
        from exports import rota  # noqa: PLC0415 -- brings ReportLab, wanted on a joint day only

        with self.store.reading() as db:
            day = slots.of_joint(db, slot.joint, dates.local(slot.starts_at).date())
            return rota.joint(db, day, by=self.person, today=self.today())

    def joint_of(self, slot: Slot) -> tuple[Slot, ...]:
        """Return the bookings of the same joint day; the booking itself when it is of none."""
        if not slot.joint:
            return (slot,)
        with self.store.reading() as db:
            return slots.of_joint(db, slot.joint, dates.local(slot.starts_at).date())

    def said(self, slot: Slot) -> str:
        """Say day and hours of a booking."""
        return spans.words(slot.starts_at, slot.ends_at)

    def file_name(self, slot: Slot) -> str:
        """Suggest the name of the calendar file of one booking."""
        return file_name((slot,), dates.local(slot.starts_at).date())

    def save(self, shown: Iterable[Slot], target: Path) -> int:
        """Write bookings as a calendar file."""
        from exports import calendar  # noqa: PLC0415 -- its library takes a quarter of a second to load

        with self.store.reading() as db:
            house = station.current(db)
            name = house.room or house.name
        return calendar.write(shown, target, name=name, now=self.now())

    def _tell_invited(self, db: Any, subject: Case, booking: Booking) -> None:
        """Give the open invitations of the case this time, where they have none or had the booking's former one."""
        for each in invitations.of_case(db, subject.id):
            if not each.attended and each.booking_id in {None, booking.id}:
                invitations.settle(
                    db,
                    each,
                    by=self.person,
                    meets_at=booking.starts_at,
                    place=booking.place,
                    booking_id=booking.id,
                )


_HOSTING = frozenset({station.Role.POLICE, station.Role.LEADER, station.Role.MEDIATOR})


def file_name(shown: tuple[Slot, ...], first: date) -> str:
    """Suggest the name of the calendar file."""
    if len(shown) == 1:
        return f"调解排期 {dates.local(shown[0].starts_at):%Y-%m-%d %H%M}.ics"
    return f"调解排期 {first:%Y-%m-%d}.ics"


def _word(values: dict[str, Any], key: str) -> str:
    return str(values.get(key) or "").strip()


def _meant(values: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {key: _word(values, key) for key in keys}
    if told.get("seats"):
        if not told["seats"].isdecimal():
            raise Refusal("座位数要写数字，例如 12。", "seats")
        told["seats"] = int(told["seats"])
    elif "seats" in told:
        told["seats"] = None
    return told
