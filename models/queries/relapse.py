"""又报警: how often the same two sides called in the six months before and after their agreement.

People are told by document, telephone or name as in 每周比照 (``likeness``). One pass over the calls of the window.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, alarms, cases, dates, signs
from models.agreements import Agreement
from models.alarms import Alarm, AlarmParty, Origin
from models.cases import Case, Party
from models.people import Person
from models.queries.likeness import Met, Persons
from models.queries.qualityitems import Item, until
from models.queries.selection import Selection

MONTHS = 6
_SLACK = timedelta(4)  # months differ in length: who falls in the period is decided by the exact day
Signs = tuple[str, ...]


@dataclass(slots=True)
class _Call:
    """One call or visit: its day, the case that it became, and who was named."""

    on: date
    case_id: uuid.UUID | None
    people: list[Signs] = field(default_factory=list)


@dataclass(slots=True)
class _Pair:
    """One agreement with the people of its sides."""

    case_id: uuid.UUID
    officer_id: uuid.UUID | None
    on: date
    sides: dict[str, list[Signs]] = field(default_factory=lambda: defaultdict(list))

    @property
    def known(self) -> bool:
        """True when somebody of two sides can be told again."""
        return sum(1 for side in self.sides.values() if any(side)) > 1


def items(db: Session, selection: Selection, today: date) -> dict[str, list[Item]]:
    """Return the agreements whose six months ended in the period, and those signed in it, with the calls before and after."""
    first, after = selection.period.first, until(selection.period, today)
    over = _pairs(db, selection, _after(first, -MONTHS) - _SLACK, _after(after, -MONTHS) + _SLACK)
    return {
        "relapse": _counted(db, [each for each in over if first <= _after(each.on, MONTHS) < after]),
        "relapse_so_far": _counted(db, _pairs(db, selection, first, after)),
    }


def _counted(db: Session, agreed: list[_Pair]) -> list[Item]:
    """Count the calls of each pair that can be told again."""
    pairs = [each for each in agreed if each.known]
    if not pairs:
        return []
    calls = _calls(db, min(each.on for each in pairs), max(each.on for each in pairs))
    people = [*(call.people for call in calls), *(side for each in pairs for side in each.sides.values())]
    met = iter(Persons(people).of)
    who = [next(met) for _ in calls]
    by_person: dict[int | str, list[int]] = defaultdict(list)
    by_case: dict[uuid.UUID, list[int]] = defaultdict(list)
    for place, named in enumerate(who):
        for mark in {mark for one in named for mark in one.marks}:
            by_person[mark].append(place)
        if (case_id := calls[place].case_id) is not None:
            by_case[case_id].append(place)
    found = []
    for each in pairs:
        sides = [next(met) for _ in each.sides]
        near = {
            place
            for side in sides
            for one in side
            for mark in one.marks
            for place in by_person[mark]
            if _same_pair(sides, who[place])
        }
        days = [calls[place].on for place in near | set(by_case[each.case_id])]
        before, after = _after(each.on, -MONTHS), _after(each.on, MONTHS)
        later = sum(1 for on in days if each.on < on <= after)
        earlier = sum(1 for on in days if before <= on <= each.on)
        found.append(Item(each.case_id, each.officer_id, later > 0, before=earlier, after=later))
    return found


def _pairs(db: Session, selection: Selection, first: date, after: date) -> list[_Pair]:
    """Read the agreements that were signed from a day on and before another."""
    rows = db.execute(
        select(Case.id, Case.handler_id, Agreement.signed_on, Party.side, Party.name, Person.telephone, Person.id_number)
        .select_from(Agreement)
        .join(Case, Case.id == Agreement.case_id)
        .join(Party, Party.case_id == Case.id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(
            Agreement.voided_at.is_(None), Agreement.state == agreements.AgreementState.SIGNED.value,
            Agreement.signed_on >= first, Agreement.signed_on < after,
            Party.voided_at.is_(None), *cases.own(), *cases.visible(db), *selection.where(),
        )
        .order_by(Agreement.signed_on, Case.id, Party.position, Party.id)
    )  # fmt: skip
    found: dict[uuid.UUID, _Pair] = {}
    for case_id, officer_id, on, side, name, telephone, number in rows:
        assert on is not None, "a signed agreement has its day"
        pair = found.setdefault(case_id, _Pair(case_id, officer_id, on))
        pair.on = max(pair.on, on)
        told = signs.person(name_=name, telephone_=telephone or "", id_number=number or "")
        if told and told not in pair.sides[side]:
            pair.sides[side].append(told)
    return list(found.values())


def _calls(db: Session, first: date, last: date) -> list[_Call]:
    """Read the 110 calls of the whole window, and the cases that no call of it became."""
    start = dates.moment(_after(first, -MONTHS), time())
    end = dates.moment(_after(last, MONTHS) + timedelta(1), time())
    within = (
        Alarm.at >= start, Alarm.at < end, Alarm.origin == Origin.ALARM.value, *alarms.visible(db),
    )  # fmt: skip
    calls: dict[uuid.UUID, _Call] = {}
    numbers: set[str] = set()
    for alarm_id, at, number, case_id in db.execute(
        select(Alarm.id, Alarm.at, Alarm.number, Alarm.case_id).where(*within)
    ):
        assert at is not None, "a call without a moment is in no window"
        calls[alarm_id] = _Call(dates.local(at).date(), case_id)
        numbers.add(number)
    for alarm_id, said in db.execute(
        select(AlarmParty.alarm_id, AlarmParty.signs)
        .join(Alarm, Alarm.id == AlarmParty.alarm_id)
        .where(*within)
        .order_by(AlarmParty.position)
    ):
        if said:
            calls[alarm_id].people.append(tuple(said.split("\n")))
    tied = {call.case_id for call in calls.values()}
    visits: dict[uuid.UUID, _Call] = {}
    rows = db.execute(
        select(Case.id, Case.received_at, Case.alarm_number, Party.name, Person.telephone, Person.id_number)
        .join(Party, Party.case_id == Case.id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(Case.received_at >= start, Case.received_at < end, Party.voided_at.is_(None), *cases.own())
    )
    for case_id, at, number, name, telephone, document in rows:
        if case_id in tied or (number and number in numbers):
            continue
        call = visits.setdefault(case_id, _Call(dates.local(at).date(), case_id))
        if told := signs.person(name_=name, telephone_=telephone or "", id_number=document or ""):
            call.people.append(told)
    return [*calls.values(), *visits.values()]


def _same_pair(sides: Iterable[list[Met]], named: list[Met]) -> bool:
    """Tell whether people of two sides are among those who were named."""
    return sum(1 for side in sides if any(_same(one, other) for one in side for other in named)) > 1


def _same(one: Met, other: Met) -> bool:
    if one.number is not None and one.number == other.number:
        return True
    against = one.document and other.document and one.document != other.document
    return bool(one.name) and one.name == other.name and not against


def _after(on: date, months: int) -> date:
    return dates.after_months(on, months)
