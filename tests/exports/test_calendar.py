"""The calendar file of real bookings, read back by the library."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from exports import calendar
from models import dates, rooms
from models.errors import Refusal
from models.queries import slots
from tests.sample import NOW, TODAY, Room, accepted, room

NINE = dates.parse_moment("2026-11-23 9:00", today=TODAY)
HOUR = timedelta(hours=1)


@pytest.fixture
def here(tmp_path: Path) -> Room:
    return room(str(tmp_path / "data"))


def booked(here: Room) -> tuple[slots.Slot, ...]:
    with here.store.unit() as db:
        subject = accepted(db, here)
        hall = rooms.add(db, by=here.officer, name="第一调解室", kind="调解室", address="人民路1号")
        home = rooms.add(db, by=here.officer, name="赵水生家", kind="家中", address="西岔村二组15号")
        for place, begins in ((hall, NINE), (home, NINE + 2 * HOUR)):
            rooms.book(
                db, room=place, subject=subject, starts_at=begins, ends_at=begins + HOUR, by=here.officer,
                at=here.clock(), host="葛民警", confirmed=frozenset({"kind"}),
            )  # fmt: skip
        rooms.book(
            db, place="赵水生家院子", purpose="给赵水生送达", starts_at=NINE + 5 * HOUR, ends_at=NINE + 6 * HOUR,
            by=here.officer, at=here.clock(),
        )  # fmt: skip
    with here.store.reading() as db:
        found = slots.of_day(db, dates.local(NINE).date())
    here.store.close()
    return found


def test_file_carries_time_number_and_kind_and_no_name(here: Room, tmp_path: Path) -> None:
    found = booked(here)
    target = tmp_path / "day.ics"

    assert calendar.write(found, target, name="调解排期", now=NOW) == 3

    content = target.read_bytes()
    for private in ("张土根", "赵水生", "葛民警", "二组15号", "13800001234"):
        assert private.encode() not in content.replace(b"\r\n ", b"")
    events = list(Calendar.from_ical(content).walk("VEVENT"))
    number = found[0].number
    assert [(str(each["summary"]), str(each["location"])) for each in events] == [
        (f"调解 {number} 山林土地纠纷", "第一调解室 人民路1号"),
        (f"调解 {number} 山林土地纠纷", "家中"),
        ("调解室占用", "另行通知"),
    ]
    assert events[0].decoded("dtstart") == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert events[0].decoded("dtend") == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert str(events[0]["uid"]) == f"{found[0].booking_id}@sanli"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_folder_that_is_not_there_is_told(here: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件夹不存在"):
        calendar.write(booked(here), tmp_path / "none" / "day.ics", name="调解排期", now=NOW)
