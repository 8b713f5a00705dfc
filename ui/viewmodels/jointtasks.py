"""任务: the task list that ends a joint mediation, as typed in the room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from models import cases, dates, jointtasks, partners, roster, station
from models.errors import Refusal
from models.jointtasks import JointTask
from models.sittings import Sitting

if TYPE_CHECKING:
    from datetime import date

    from models.station import Identity
    from ui.viewmodels.sitting_parts import Parts


@dataclass(frozen=True)
class Row:
    """One task as the list shows it."""

    id: UUID
    unit: str
    person: str
    deed: str
    due: str
    day: str
    feedback: str


@dataclass
class Tasks:
    """The task list of the case that is being mediated."""

    parts: "Parts"

    @property
    def by(self) -> "Identity":
        """Return who is signed in."""
        return self.parts.deeds.by

    def units(self) -> tuple[str, ...]:
        """Return the units that may take a task: of those in the room first, then partners and the roster."""
        today = self.parts.today()
        with self.parts.store.reading() as db:
            here = db.get_one(Sitting, self.parts.room.sitting_id)
            there = [each.unit for each in here.attendances]
            known = [each.name for each in partners.every(db)]
            listed = [each.unit for each in roster.offered(db, today=today)]
            names = [*there, station.current(db).name, *known, *listed]
        return tuple(dict.fromkeys(filter(None, names)))

    def people(self, unit: str) -> tuple[str, ...]:
        """Return who of a unit may answer for a task."""
        today = self.parts.today()
        with self.parts.store.reading() as db:
            here = db.get_one(Sitting, self.parts.room.sitting_id)
            there = [each.name for each in here.attendances if each.unit == unit]
            listed = [each.name for each in roster.offered(db, today=today) if each.unit == unit]
            contacts = [each.contact for each in partners.every(db) if each.name == unit]
            own = [each.name for each in station.people(db)] if unit == station.current(db).name else []
        return tuple(dict.fromkeys(filter(None, (*there, *listed, *contacts, *own))))

    def rows(self) -> tuple[Row, ...]:
        """Return the tasks in their order."""
        with self.parts.store.reading() as db:
            return tuple(_row(each) for each in jointtasks.of_case(db, self.parts.room.case_id))

    def said_day(self, typed: str) -> str:
        """Say which day a typed limit is."""
        try:
            day = dates.parse(typed, today=self.parts.today())
        except Refusal as refusal:
            return refusal.message if typed.strip() else ""
        return f"{dates.chinese(day)}（{dates.weekday(day)}）"

    def add(self, unit: str, person: str, deed: str, due: str) -> None:
        """Put a task on the list."""
        day = self._day(due)
        with self.parts.store.unit() as db:
            jointtasks.add(
                db, cases.case(db, self.parts.room.case_id), unit=unit, person=person, deed=deed, due_on=day,
                by=self.by, sitting=db.get_one(Sitting, self.parts.room.sitting_id),
            )  # fmt: skip

    def amend(self, task_id: UUID, unit: str, person: str, deed: str, due: str) -> None:
        """Write a task anew."""
        day = self._day(due)
        with self.parts.store.unit() as db:
            task = db.get_one(JointTask, task_id)
            jointtasks.amend(db, task, unit=unit, person=person, deed=deed, due_on=day, by=self.by)

    def withdraw(self, task_id: UUID, reason: str) -> None:
        """Take a task off the list."""
        with self.parts.store.unit() as db:
            jointtasks.withdraw(db, db.get_one(JointTask, task_id), reason=reason, by=self.by)

    def _day(self, typed: str) -> "date | None":
        try:
            return dates.parse(typed, today=self.parts.today()) if typed.strip() else None
        except Refusal as refusal:
            raise Refusal(refusal.message, "due") from refusal


def _row(task: JointTask) -> Row:
    day = task.due_on
    return Row(
        task.id, task.unit, task.person, task.deed, day.isoformat() if day else "",
        f"{day.month}月{day.day}日前" if day else "", task.feedback,
    )  # fmt: skip
