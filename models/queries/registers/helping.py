"""Rows of R8 and R15: who helped in the period, in which cases, how long, and what else assistants took part in."""

import re
import uuid
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases
from models.cases import Case
from models.outreach import Outreach
from models.periods import Period
from models.queries.registers.words import local_day
from models.queries.rows_people import AssistantRow, HelperRow
from models.queries.selection import Selection, within
from models.registerrules import Rule
from models.roster import Kind, Mediator
from models.sittings import Attendance, Sitting

POLICE = "民警"
ASSISTANTS = (Kind.ASSISTANT.value, Kind.GRID.value)
_ORDER = {kind.value: place for place, kind in enumerate(Kind)}
_BETWEEN = re.compile(r"[、，,;；\s]+")
_BRACKET = re.compile(r"[（(].*")


@dataclass
class _Person:
    """Somebody of the roster, or somebody who came without being on it; what they attended is added up."""

    name: str
    kind: str
    unit: str
    telephone: str = ""
    on_roster: Mediator | None = None
    numbers: dict[str, str] = field(default_factory=dict)
    minutes: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    notes: dict[str, None] = field(default_factory=dict)


def helpers(db: Session, selection: Selection, rule: Rule) -> Iterator[HelperRow]:
    """Give the rows of R8."""
    del rule  # who sat in a case stands in the period of the sitting
    for serial, each in enumerate(_people(db, selection, ()), start=1):
        entry = each.on_roster
        ids = tuple(each.numbers)
        yield HelperRow(
            case_id=ids[-1] if ids else "", serial=serial, name=each.name, unit=each.unit, kind=each.kind,
            certificate=entry.certificate if entry else "", fields=entry.fields if entry else "",
            telephone=each.telephone, term=_term(entry), numbers=tuple(each.numbers.values()), minutes=each.minutes if ids else None,
            part="、".join(f"{part}{count}次" for part, count in each.parts.items()),
            remark="；".join(each.notes), case_ids=ids,
        )  # fmt: skip


def assistants(db: Session, selection: Selection, rule: Rule) -> Iterator[AssistantRow]:
    """Give the rows of R15."""
    went = _went(db, selection.period, rule)
    for serial, each in enumerate(_people(db, selection, ASSISTANTS), start=1):
        entry, counts = each.on_roster, went.get(each.name, Counter())
        ids = tuple(each.numbers)
        yield AssistantRow(
            case_id=ids[-1] if ids else "", serial=serial, name=each.name, kind=each.kind,
            duty=entry.duty if entry else "", unit=each.unit, village=entry.village if entry else "",
            mediations=len(ids), numbers=tuple(each.numbers.values()), minutes=each.minutes, visits=counts["visit"],
            campaigns=counts["campaign"], patrols=counts["patrol"], case_ids=ids,
        )  # fmt: skip


def days_helped(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days on which somebody helped in the case."""
    del rule
    return _days(db, subject, ())


def days_assisted(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days on which a 警务助理 or 网格员 took part in the case."""
    del rule
    return _days(db, subject, ASSISTANTS)


def _days(db: Session, subject: Case, kinds: Sequence[str]) -> list[date]:
    query = (
        select(Sitting.started_at)
        .join(Attendance, Attendance.sitting_id == Sitting.id)
        .where(Sitting.case_id == subject.id, Sitting.voided_at.is_(None), *_of_kinds(kinds))
        .order_by(Sitting.started_at)
    )
    return list(dict.fromkeys(local_day(at) for at in db.scalars(query)))


def _of_kinds(kinds: Sequence[str]) -> tuple[Any, ...]:
    return (Attendance.kind.in_(kinds),) if kinds else (Attendance.kind != POLICE,)


def _people(db: Session, selection: Selection, kinds: Sequence[str]) -> list[_Person]:
    """Return everyone of the roster, and who came besides, by kind and name; narrowed, only those who came."""
    listed = select(Mediator).where(Mediator.voided_at.is_(None))
    if kinds:
        listed = listed.where(Mediator.kind.in_(kinds))
    found: dict[Hashable, _Person] = {
        each.id: _Person(each.name, each.kind, each.post, each.telephone, each) for each in db.scalars(listed)
    }
    attended = db.execute(
        select(Attendance, Sitting, Case.id, Case.number)
        .join(Sitting, Sitting.id == Attendance.sitting_id)
        .join(Case, Case.id == Sitting.case_id)
        .where(
            within(Sitting.started_at, selection.period), Sitting.voided_at.is_(None), *_of_kinds(kinds), *cases.own(),
            *cases.visible(db), *selection.where(),
        )
        .order_by(Sitting.started_at, Attendance.position)
    )  # fmt: skip
    for one, sitting, case_id, number in attended:
        key: Hashable = (
            one.mediator_id if one.mediator_id in found else _same(found, one) or (one.name, one.unit)
        )
        person = found.setdefault(key, _Person(one.name, one.kind, one.unit, one.telephone))
        _add(person, one, sitting, (case_id, number))
    came = [each for each in found.values() if each.numbers or not selection.where()]
    return sorted(
        came, key=lambda each: (each.on_roster is None, _ORDER.get(each.kind, len(_ORDER)), each.name)
    )


def _same(found: dict[Hashable, _Person], one: Attendance) -> Hashable | None:
    """Return who of the roster bears this name and comes as the same or from the same unit, where only one does."""
    same = [
        key
        for key, each in found.items()
        if each.on_roster is not None
        and each.name == one.name
        and (each.kind == one.kind or (each.on_roster.unit and each.on_roster.unit in one.unit))
    ]
    return same[0] if len(same) == 1 else None


def _add(person: _Person, one: Attendance, sitting: Sitting, subject: tuple[uuid.UUID, str]) -> None:
    """Add what somebody attended to what is known of them."""
    case_id, number = subject
    person.numbers[str(case_id)] = number
    came, left = one.since or sitting.started_at, one.until or sitting.ended_at
    if left is not None and left > came:
        person.minutes += round((left - came).total_seconds() / 60)
    person.parts["主持" if one.host else "协助"] += 1
    if one.note.strip():
        person.notes[one.note.strip()] = None


def _term(entry: Mediator | None) -> str:
    if entry is None:
        return "未入名册"
    ends = (entry.term_from, entry.term_until)
    return "至".join(day.isoformat() if day else "" for day in ends) if any(ends) else ""


def _went(db: Session, period: Period, rule: Rule) -> dict[str, Counter[str]]:
    """Count by name who was at which 走访, 宣传 and 巡逻 of the period, told by the words of the entries."""
    found: dict[str, Counter[str]] = {}
    query = select(Outreach.topic, Outreach.notes, Outreach.attendees).where(
        Outreach.voided_at.is_(None), within(Outreach.on, period), *cases.of_visible(db, Outreach.case_id)
    )
    for topic, notes, attendees in db.execute(query):
        kind = next(
            (key for key, marks in rule.marks.items() if any(mark in f"{topic} {notes}" for mark in marks)),
            "visit",
        )
        for name in {_BRACKET.sub("", part) for part in _BETWEEN.split(attendees)}:
            if name:
                found.setdefault(name, Counter())[kind] += 1
    return found
