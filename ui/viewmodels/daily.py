"""每日研判: the disputes of a day, mostly yesterday's, by field; each goes to the door or to somebody (reports 3.2, 3.3)."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models import alarms, dates, station
from models.alarms import Origin
from models.queries import alarms as found
from models.queries.alarms import AlarmLine, Day
from models.station import Identity, Officer
from models.store import Store

ALL = ""
TOP = 6
NUMBERS = ("telephone", "id_number")
OWNERS = frozenset({station.Role.POLICE, station.Role.AUXILIARY, station.Role.CLERK, station.Role.LEADER})
_TELL = "{origin}{number}：{place}，上门了解情况，需要调解的登记接待"


@dataclass(frozen=True)
class Shown:
    """The day on screen; ``first`` tells whether no list was ever taken in."""

    title: str
    sentence: str
    lines: tuple[AlarmLine, ...]
    fields: tuple[tuple[str, str], ...]
    villages: tuple[tuple[str, int], ...]
    hours: tuple[tuple[str, int], ...]
    first: bool
    newest: date | None


class Daily:
    """One day, one field of it or all."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.day = today() - timedelta(1)
        self.field = ALL
        self.everything = False

    @property
    def is_present(self) -> bool:
        """Tell whether the day is today."""
        return self.day >= self.today()

    def move(self, by: int) -> None:
        """Go to another day, never past today."""
        self.day = min(self.day + timedelta(by), self.today())

    def go(self, words: str) -> None:
        """Go to the day that was typed."""
        self.day = min(dates.parse(words, today=self.today()), self.today())

    def read(self) -> Shown:
        """Read the day."""
        with self.store.reading() as db:
            day = found.of_day(db, self.day, everything=self.everything)
            first = not found.any_alarm(db)
            newest = found.last_day(db)
        lines = tuple(line for line in day.lines if self.field in {ALL, line.key_field})
        total = sum(count for _name, count in day.fields)
        fields = ((ALL, f"全部 {total}"), *((name, f"{name} {count}") for name, count in day.fields))
        return Shown(
            f"{dates.chinese(self.day)} {dates.weekday(self.day)}", _sentence(day, total), lines, fields,
            day.villages[:TOP], _bands(day), first, newest,
        )  # fmt: skip

    @property
    def no_reveal(self) -> str:
        """Say why this person may not see whole numbers; empty when they may."""
        may = station.may(self.person, station.Deed.REVEAL)
        return "" if may else f"{self.person.role}不能查看完整号码。"

    def numbers(self, line: AlarmLine) -> tuple[str, ...]:
        """Return the people of an alarm with their whole numbers; the audit keeps that each was read."""
        with self.store.unit(by=self.person) as db:
            return tuple(
                " ".join(
                    [each.name, *(alarms.reveal(db, each, key) for key in NUMBERS if getattr(each, key))]
                ).strip()
                for each in alarms.people(db, line.alarm_id)
            )

    def owners(self) -> tuple[tuple[str, str], ...]:
        """Return who a task may be given to."""
        with self.store.reading() as db:
            return owners(db)

    def hand_over(self, line: AlarmLine, *, owner: str, due_on: date, what: str) -> str:
        """交办 an alarm or directive; returns what was done in words."""
        with self.store.unit(by=self.person) as db:
            officer = db.get_one(Officer, uuid.UUID(owner))
            alarms.hand_over(db, line.alarm_id, owner=officer, due_on=due_on, what=what, by=self.person)
            return f"已交给{officer.name}，{dates.chinese(due_on)}前办理。"

    def wording(self, line: AlarmLine) -> str:
        """Return what a task says before somebody changes it."""
        if line.origin == Origin.DIRECTIVE and line.demand:
            return line.demand
        return _TELL.format(origin=line.origin, number=line.number, place=line.place or line.village)

    def due(self, line: AlarmLine) -> str:
        """Return the day a task is due before somebody changes it: the directive's own, else in three days."""
        later = self.today() + timedelta(3)
        return (line.due_on if line.due_on and line.due_on >= self.today() else later).isoformat()


def owners(db: Any) -> tuple[tuple[str, str], ...]:
    """Return (id, name and role) of the station's own people."""
    return tuple(
        (str(each.id), f"{each.name}（{each.role}）")
        for each in station.people(db)
        if station.Role(each.role) in OWNERS
    )


def _sentence(day: Day, total: int) -> str:
    if not total:
        return "这一天没有纠纷类警情。"
    most = max(count for _name, count in day.fields)
    top = [name for name, count in day.fields if count == most]
    leads = f"，{top[0]}最多（{most} 起）" if len(top) == 1 and len(day.fields) > 1 else ""
    waiting = sum(line.case_id is None and not line.task for line in day.lines if line.key_field)
    left = f"，{waiting} 起还没有登记或交办" if waiting else "，都已登记或交办"
    others = f"；另有其他警情 {day.others} 起" if day.others else ""
    return f"纠纷 {total} 起{leads}{left}{others}。"


def _bands(day: Day) -> tuple[tuple[str, int], ...]:
    """Return the hours in six bands."""
    return tuple((f"{start}–{start + 4}时", sum(day.hours[start : start + 4])) for start in range(0, 24, 4))
