"""每日研判: the alarms of a day by field, village and hour (report 3.2)."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import alarm_rules, alarms, dates, gazetteer, signs
from models.alarms import Alarm, AlarmParty, Origin
from models.cases import Case
from models.followups import FollowUp
from models.gazetteer import Gazetteer
from models.phones import mask_phone

UNPLACED = "未写村社"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One alarm or directive in a list; telephones are masked. ``case_id`` is the case that it became."""

    alarm_id: uuid.UUID
    origin: str
    number: str
    at: datetime
    kind: str
    key_field: str
    place: str
    village: str
    content: str
    people: tuple[str, ...]
    outcome: str
    officer: str
    demand: str
    due_on: date | None
    case_id: uuid.UUID | None
    case_number: str
    task: str
    task_done: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its disputes, and how many by field, village and hour; ``others`` are no disputes."""

    day: date
    lines: tuple[AlarmLine, ...]
    others: int
    fields: tuple[tuple[str, int], ...]
    villages: tuple[tuple[str, int], ...]
    hours: tuple[int, ...]


def any_alarm(db: Session) -> bool:
    """Tell whether a list was ever taken in."""
    return db.scalar(select(Alarm.id).where(*alarms.visible(db)).limit(1)) is not None


def last_day(db: Session) -> date | None:
    """Return the day of the newest alarm."""
    found = db.scalar(select(func.max(Alarm.at)).where(*alarms.visible(db)))
    return dates.local(found).date() if found else None


def span(day: date) -> tuple[datetime, datetime]:
    """Return the moments at which a day of the station begins and ends."""
    return dates.moment(day, time()), dates.moment(day + timedelta(1), time())


def of_day(db: Session, day: date, *, everything: bool = False) -> Day:
    """Return a day's disputes by time, directives among them; with ``everything`` other alarms too."""
    alarms.demand(db.info.get("by"))
    start, end = span(day)
    within = (Alarm.at >= start, Alarm.at < end, *alarms.visible(db))
    rows = db.execute(
        select(Alarm, Case.id, Case.number, FollowUp.owner_name, FollowUp.due_on, FollowUp.done_on)
        .outerjoin(Case, Case.id == Alarm.case_id)
        .outerjoin(FollowUp, FollowUp.id == Alarm.task_id)
        .where(*within)
        .order_by(Alarm.at, Alarm.id)
    ).all()
    told = [row for row in rows if everything or _counts(row[0])]
    people = _people(db, [row[0].id for row in told])
    became = _became(db, [row[0].number for row in told if row[1] is None and row[0].number])
    known = gazetteer.load(db)
    lines = tuple(_line(row, people, became, known) for row in told)
    disputes = [line for line in lines if line.key_field]
    counted = Counter(line.key_field for line in disputes)
    hours = Counter(dates.local(line.at).hour for line in disputes)
    return Day(
        day,
        lines,
        sum(not _counts(row[0]) for row in rows),
        tuple((name, counted[name]) for name in alarm_rules.fields()),
        tuple(Counter(line.village or UNPLACED for line in disputes).most_common()),
        tuple(hours[hour] for hour in range(24)),
    )


def _counts(alarm: Alarm) -> bool:
    return bool(alarm.key_field) or alarm.origin == Origin.DIRECTIVE


def _people(db: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for start in range(0, len(ids), AT_ONCE):
        query = select(AlarmParty).where(AlarmParty.alarm_id.in_(ids[start : start + AT_ONCE]))
        for each in db.scalars(query.order_by(AlarmParty.alarm_id, AlarmParty.position)):
            words = " ".join(filter(None, (each.name, mask_phone(each.telephone))))
            found.setdefault(each.alarm_id, []).append(words)
    return found


def _became(db: Session, numbers: Sequence[str]) -> dict[str, tuple[uuid.UUID, str]]:
    """Return the cases registered since under these numbers."""
    found: dict[str, tuple[uuid.UUID, str]] = {}
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        query = select(Case.alarm_number, Case.id, Case.number).where(
            Case.alarm_number.in_(some), Case.voided_at.is_(None)
        )
        found |= {number: (case_id, said) for number, case_id, said in db.execute(query)}
    return found


def _line(
    row: Any, people: dict[uuid.UUID, list[str]], became: dict[str, tuple[uuid.UUID, str]], known: Gazetteer
) -> AlarmLine:
    alarm, case_id, case_number, owner, due_on, done_on = row
    if case_id is None and alarm.number in became:
        case_id, case_number = became[alarm.number]
    task = f"{owner} {due_on:%m-%d}前" if owner else ""
    village = signs.village_name(*known.read(alarm.place, alarm.village))
    return AlarmLine(
        alarm.id, alarm.origin, alarm.number, alarm.at, alarm.kind, alarm.key_field, alarm.place, village,
        alarm.content, tuple(people.get(alarm.id, ())), alarm.outcome, alarm.officer, alarm.demand, alarm.due_on,
        case_id, case_number or "", task, done_on is not None,
    )  # fmt: skip
