"""The timetable as a calendar file (.ics): number and kind of dispute only, never a name or a home."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from exports.targets import replacing
from models.queries.slots import Slot
from models.rooms import Kind

MAKER = "-//Sanli//三理调解工作台//ZH"
BEFORE = timedelta(minutes=30)
#: Places whose address is somebody's own.
PRIVATE = frozenset({Kind.HOME.value, Kind.SCENE.value})


def write(slots: Iterable[Slot], target: Path, *, name: str, now: datetime) -> int:
    """Write bookings to ``target`` and return how many; the file appears whole or not at all.

    What a telephone may carry off the station is the number and the kind of the dispute (个人信息保护法 6): the
    names of parties, the host and a home address stay here.
    """
    told = list(slots)
    content = text(told, name=name, now=now)
    with replacing(target) as file:
        file.write(content)
    return len(told)


def text(slots: Iterable[Slot], *, name: str, now: datetime) -> bytes:
    """Return the calendar; a booking keeps its UID, so that importing it again changes and does not double."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in slots:
        calendar.add_component(_event(each, now))
    content: bytes = calendar.to_ical()
    return content


def _event(slot: Slot, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{slot.booking_id}@sanli")
    event.add("dtstamp", now)
    event.add("dtstart", slot.starts_at)
    event.add("dtend", slot.ends_at)
    event.add("summary", summary(slot))
    if place := where(slot):
        event.add("location", place)
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "调解")
    alarm.add("trigger", -BEFORE)
    event.add_component(alarm)
    return event


def summary(slot: Slot) -> str:
    """Say a booking without a name: 调解 XD20260037 邻里纠纷; what is hidden or no case is 调解室占用."""
    if not slot.case_id:
        return "调解室占用"
    return " ".join(filter(None, ("调解", slot.number, f"{slot.matter}纠纷" if slot.matter else "")))


def where(slot: Slot) -> str:
    """Say the place: a room of the station by name and address, a home or a scene by its kind alone."""
    if not slot.room_id:
        return "另行通知"
    if slot.kind in PRIVATE:
        return slot.kind
    return " ".join(filter(None, (slot.room, slot.address)))
