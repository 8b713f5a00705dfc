"""What lies around the cases of the demonstration: areas and villages, rooms and bookings, alarms, tasks."""

import csv
import tempfile
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import resources
from desktop.completion_dates import shifted
from models import areas, assignments, cases, followups, invitations, joining, rooms, roster
from models.dates import local
from models.station import Identity
from models.store import Store
from ui.viewmodels.importing import Importing

FILE = "demo/neighbourhood.toml"
ALARMS = {
    "number": "编号", "at": "报警时间", "kind": "警情类别", "place": "地址", "content": "内容", "caller": "报警人",
    "telephone": "报警电话", "other": "对方姓名", "other_telephone": "对方电话", "outcome": "处理结果",
}  # fmt: skip


def settle(store: Store, people: Mapping[str, Identity]) -> None:
    """Make the areas with their villages, and the places where people meet; helpers are put in their area."""
    told, by = resources.table(FILE), people["suo"]
    with store.unit(by=by) as db:
        for each in told["area"]:
            area = areas.add(
                db, by=by, name=each["name"], police_room=each["police_room"],
                officer_id=people[each["officer"]].id, auxiliary_id=people[each["auxiliary"]].id,
            )  # fmt: skip
            for village in each["villages"]:
                areas.add_village(db, by=by, area_id=area.id, **village)
        for each in told["room"]:
            rooms.add(db, by=by, **each)
        for helper in roster.listing(db):
            home = areas.of_village(db, helper.village) if helper.village else None
            login = next((one for one in people.values() if one.name == helper.name), None)
            roster.amend(
                db,
                helper,
                by=by,
                area_id=home.area_id if home else None,
                officer_id=login.id if login else None,
            )


def call(store: Store, people: Mapping[str, Identity], *, today: date, moved: timedelta) -> None:
    """Take the alarms of the last month in, through the very import that a station uses."""
    by = people["ge"]
    here = Importing(store, by, today=lambda: today, now=store.now)
    with tempfile.TemporaryDirectory(prefix="sanli-demo-") as folder:
        file = Path(folder) / "110警情.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            sheet = csv.writer(out)
            sheet.writerow(ALARMS.values())
            for each in shifted(dict(resources.table(FILE)), moved)["alarm"]:
                sheet.writerow([_cell(each[key]) for key in ALARMS])
        here.open(file)
        for _ in here.take():
            pass
        here.close()


def arrange(
    store: Store, people: Mapping[str, Identity], started: Mapping[str, uuid.UUID], *, today: date, moved: timedelta
) -> None:  # fmt: skip
    """Join what is one case, hand cases over, book rooms, ask helpers to them and leave a task.

    ``started`` has the cases on the way by their place.
    """
    told, by = shifted(dict(resources.table(FILE)), moved), people["ge"]
    with store.unit(by=by) as db:
        known = {each.name: each for each in roster.listing(db)}
        places = {each.name: each for each in rooms.listing(db)}
        for each in told["merge"]:
            one, other = (cases.case(db, started[each[key]]) for key in ("case", "into"))
            joining.merge(db, one, other, reason=each["reason"], by=by, now=store.now())
        for each in told["assignment"]:
            assignments.assign(
                db, cases.case(db, started[each["case"]]), people[each["to"]], force=each["force"],
                due_on=today + timedelta(days=each["days"]), instruction=each["instruction"], by=by,
            )  # fmt: skip
        for each in told["booking"]:
            subject, starts = cases.case(db, started[each["case"]]), each["starts"].astimezone(UTC)
            booking = rooms.book(
                db, starts_at=starts, ends_at=starts + timedelta(minutes=each["minutes"]), by=by, at=store.now(),
                room=places[each["room"]], subject=subject, purpose="调解", host=each["host"],
                confirmed=frozenset({"past", "host", "case", "kind"}),
            )  # fmt: skip
            for name in each["invite"]:
                invitations.invite(
                    db, subject, by=by, at=store.now(), mediator=known[name], purpose="协助调解",
                    meets_at=starts, place=booking.place, booking_id=booking.id,
                )  # fmt: skip
        for each in told["task"]:
            followups.plan(
                db,
                what=each["what"],
                owner=people[each["owner"]],
                due_on=each["on"],
                origin=each["origin"],
                by=by,
            )


def _cell(value: Any) -> str:
    return f"{local(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)
