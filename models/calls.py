"""又报警: on which days the two sides of one case called the police, or came, again.

People are told as in 每周比照: by document, by telephone unless document or name speak against it, else by name.
"""

import uuid
from collections import defaultdict
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, dates, signs
from models.alarms import Alarm, AlarmParty, Origin
from models.cases import Case, Party
from models.people import Person

Signs = tuple[str, ...]


def since(db: Session, subject: Case, first: date) -> list[date]:
    """Return the days from ``first`` on, oldest first: calls tied to the case, and those and visits of the same two sides.

    Read whole, whoever asks: a call that a mediator may not see keeps a case open all the same, so only days are told.
    """
    start = dates.moment(first, time())
    sides: dict[str, list[Signs]] = defaultdict(list)
    for party in cases.parties(subject):
        one = party.person
        told = _signs(party.name, one.telephone if one else "", one.id_number if one else "")
        if told:
            sides[party.side].append(told)
    ours = list(sides.values())
    return sorted(
        [on for on, case_id, named in _alarms(db, start) if case_id == subject.id or _same_pair(ours, named)]
        + [on for on, named in _visits(db, subject, start) if _same_pair(ours, named)]
    )


def _alarms(db: Session, start: datetime) -> list[tuple[date, uuid.UUID | None, list[Signs]]]:
    heard = (Alarm.voided_at.is_(None), Alarm.origin == Origin.ALARM.value, Alarm.at >= start)
    people: dict[uuid.UUID, list[Signs]] = defaultdict(list)
    named = select(AlarmParty.alarm_id, AlarmParty.signs).join(Alarm, Alarm.id == AlarmParty.alarm_id)
    for alarm_id, said in db.execute(named.where(*heard).order_by(AlarmParty.position)):
        if said:
            people[alarm_id].append(tuple(said.split("\n")))
    rows = db.execute(select(Alarm.id, Alarm.at, Alarm.case_id).where(*heard))
    return [(dates.local(at).date(), case_id, people[alarm_id]) for alarm_id, at, case_id in rows if at]


def _visits(db: Session, subject: Case, start: datetime) -> list[tuple[date, list[Signs]]]:
    """Read the other cases that were registered since; one that a call became is no second event of another day."""
    found: dict[uuid.UUID, tuple[date, list[Signs]]] = {}
    rows = db.execute(
        select(Case.id, Case.received_at, Party.name, Person.telephone, Person.id_number)
        .join(Party, Party.case_id == Case.id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(Case.received_at >= start, Case.id != subject.id, Party.voided_at.is_(None), *cases.own())
    )
    for case_id, at, name, telephone, document in rows:
        visit = found.setdefault(case_id, (dates.local(at).date(), []))
        if told := _signs(name, telephone, document):
            visit[1].append(told)
    return list(found.values())


def _signs(name: str, telephone: str | None, document: str | None) -> Signs:
    return signs.person(name_=name, telephone_=telephone or "", id_number=document or "")


def _same_pair(sides: list[list[Signs]], named: list[Signs]) -> bool:
    """Tell whether people of two sides are among those who were named."""
    return sum(1 for side in sides if any(_same(one, other) for one in side for other in named)) > 1


def _same(one: Signs, other: Signs) -> bool:
    mine, its = ({sign[0]: sign for sign in said} for said in (one, other))
    if signs.ID in mine and signs.ID in its:
        return mine[signs.ID] == its[signs.ID]
    names = mine.get(signs.NAME), its.get(signs.NAME)
    if all(names):
        return names[0] == names[1]
    return signs.PHONE in mine and mine[signs.PHONE] == its.get(signs.PHONE)
