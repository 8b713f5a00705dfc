"""每周比照: which 警情, 指令 and own cases of a window belong together (report 0.10).

One pass over the window and hash tables only: the time it takes grows with the rows and not with their square.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations, product

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import alarm_rules, alarms, dates, gazetteer, signs
from models.alarms import Alarm, AlarmParty, Origin
from models.cases import Case, Party
from models.people import Person
from models.queries.likeness import Persons, Union, agree
from models.repeats import Concern, ConcernMember, Kind

NEW, GREW, STAYS = "新增", "增多", "持续"
WEEK = timedelta(6)


@dataclass(slots=True)
class Event:
    """One alarm, one directive or one case; an alarm that became a case is one event with both ids."""

    on: date
    alarm_id: uuid.UUID | None
    case_id: uuid.UUID | None
    number: str
    place_key: str
    place: str
    village: str
    key_field: str
    origin: str
    people: list[tuple[str, ...]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of events that belong together, and how it stands against a week ago."""

    kind: Kind
    sign: str
    title: str
    events: tuple[Event, ...]
    standing: str
    key_field: str
    village: str
    concern_id: uuid.UUID | None = None
    owner: str = ""
    due_on: date | None = None

    @property
    def count(self) -> int:
        """Return how often it happened."""
        return len(self.events)

    @property
    def members(self) -> tuple[tuple[uuid.UUID | None, uuid.UUID | None], ...]:
        """Return (alarm, case) of each event, as a concern keeps them."""
        return tuple((event.alarm_id, event.case_id) for event in self.events)


def compared(db: Session, *, today: date, days: int) -> tuple[Repeated, ...]:
    """Return what happened twice or more in the last ``days`` up to ``today``: new first, then most often.

    A set within another is told once: the same pair goes before the same subject, and that before the place.
    """
    alarms.demand(db.info.get("by"))
    events = _events(db, today - timedelta(days - 1), today)
    persons = Persons(event.people for event in events)
    found: list[tuple[Kind, str, list[int]]] = []
    told: dict[int, list[frozenset[int]]] = defaultdict(list)
    groups = (
        (Kind.PAIR, _pairs(events, persons)),
        (Kind.SUBJECT, _subjects(events, persons)),
        (Kind.PLACE, _places(events)),
    )
    least = alarm_rules.limits().least
    for kind, sets in groups:
        for sign, members in sets:
            whole = frozenset(members)
            if len(whole) < least or any(whole <= other for other in told[min(whole)]):
                continue
            for member in whole:
                told[member].append(whole)
            found.append((kind, sign, sorted(whole, key=lambda each: events[each].on)))
    concerns = _concerns(db)
    sets_ = [_set(kind, sign, [events[m] for m in members], today, concerns) for kind, sign, members in found]
    order = (NEW, GREW, STAYS)
    return tuple(sorted(sets_, key=lambda each: (order.index(each.standing), -each.count, each.title)))


# what is compared


def _events(db: Session, since: date, until: date) -> list[Event]:
    start, end = dates.moment(since, time()), dates.moment(until + timedelta(1), time())
    within = (Alarm.at >= start, Alarm.at < end, *alarms.visible(db))
    counts = (Alarm.key_field != "") | (Alarm.origin == Origin.DIRECTIVE.value)
    rows = db.execute(
        select(
            Alarm.id, Alarm.at, Alarm.number, Alarm.place_key, Alarm.place, Alarm.village, Alarm.key_field,
            Alarm.origin, Alarm.case_id,
        ).where(*within, counts)
    )  # fmt: skip
    events: dict[uuid.UUID, Event] = {}
    known = gazetteer.load(db)
    for alarm_id, at, number, key, place, written, key_field, origin, case_id in rows:
        assert at is not None, "an alarm without a moment is in no window"
        plain, own = known.read(place, written)
        same = (plain, own) == (place, written)
        place_key = key if same else signs.place(plain, own)
        village = written if same else signs.village_name(plain, own)
        events[alarm_id] = Event(
            dates.local(at).date(), alarm_id, case_id, number, place_key, place, village, key_field, origin
        )
    people = db.execute(
        select(AlarmParty.alarm_id, AlarmParty.signs, AlarmParty.name)
        .join(Alarm, Alarm.id == AlarmParty.alarm_id)
        .where(*within, counts)
    )
    for alarm_id, said, name in people:
        if said:
            events[alarm_id].people.append(tuple(said.split("\n")))
            events[alarm_id].names.append(name)
    return [*events.values(), *_cases(db, start, end, events.values())]


def _cases(db: Session, start: datetime, end: datetime, known: Iterable[Event]) -> list[Event]:
    """Return the cases of the window that no alarm of it became, and give the alarms what their cases know."""
    by_number: dict[str, list[Event]] = defaultdict(list)
    by_case: dict[uuid.UUID, list[Event]] = defaultdict(list)
    for event in known:
        if event.case_id is not None:
            by_case[event.case_id].append(event)
        elif event.number:
            by_number[event.number].append(event)
    within = (Case.received_at >= start, Case.received_at < end, Case.voided_at.is_(None))
    rows = db.execute(
        select(
            Case.id, Case.received_at, Case.number, Case.alarm_number, Case.place, Case.village, Case.key_field,
            Case.brief, Case.dispute_type,
        ).where(*within)
    )  # fmt: skip
    places = gazetteer.load(db)
    of_case: dict[uuid.UUID, list[Event]] = {}
    alone: list[Event] = []
    for case_id, at, number, alarm_number, place, village, key_field, brief, kind in rows:
        told = by_case.get(case_id) or (by_number.get(alarm_number) if alarm_number else None)
        if told:
            for event in told:
                event.case_id = case_id
        else:
            plain, own = places.read(place, village)
            told = [
                Event(
                    dates.local(at).date(), None, case_id, number, signs.place(plain, own), place,
                    signs.village_name(plain, own), key_field or alarm_rules.field_of(kind, brief) or alarm_rules.OTHER,
                    "接待",
                )
            ]  # fmt: skip
            alone += told
        of_case[case_id] = told
    people = db.execute(
        select(Party.case_id, Party.name, Person.telephone, Person.id_number)
        .outerjoin(Person, Person.id == Party.person_id)
        .join(Case, Case.id == Party.case_id)
        .where(*within, Party.voided_at.is_(None))
    )
    for case_id, name, telephone, number in people:
        told_signs = signs.person(name_=name, telephone_=telephone or "", id_number=number or "")
        for event in of_case[case_id]:
            if told_signs and told_signs not in event.people:
                event.people.append(told_signs)
                event.names.append(name)
    return alone


# what belongs together


def _pairs(events: list[Event], persons: Persons) -> Iterator[tuple[str, list[int]]]:
    """Join events with the same two persons, by number or by name, and the alarms of one case."""
    union = Union(len(events))
    first: dict[Hashable, int] = {}
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    signed: dict[int, str] = {}
    for place, event in enumerate(events):
        if event.case_id is not None:
            union.join(place, first.setdefault(event.case_id, place))
        for one, other in combinations(persons.of[place], 2):
            for pair in product(one.marks, other.marks):
                if pair != (one.name, other.name):
                    union.join(place, first.setdefault(frozenset(pair), place))
            if one.name and other.name:
                names = (min(one.name, other.name), max(one.name, other.name))
                signed.setdefault(place, "与".join(names))
                like = _like(persons, place, named[names])
                if like is None:
                    named[names].append(place)
                else:
                    union.join(place, like)
    for members in union.sets():
        if len(members) > 1:
            said = Counter(signed[each] for each in members if each in signed)
            yield said.most_common(1)[0][0] if said else "", members


def _like(persons: Persons, place: int, known: list[int]) -> int | None:
    """Return the first of the events with these two names in which nothing speaks against the same people."""
    return next((each for each in known if agree(persons.of[place], persons.of[each])), None)


def _subjects(events: list[Event], persons: Persons) -> Iterator[tuple[str, list[int]]]:
    """Join events of one person about the same field; a name alone counts within one village only."""
    sets: dict[tuple[int | str, str, str], list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        for person in persons.of[place] if event.key_field else ():
            if person.number is not None:
                sets[(person.number, "", event.key_field)].append(place)
            elif event.village:
                sets[(person.name, event.village, event.key_field)].append(place)
    for (person_key, _village, key_field), members in sets.items():
        if len(members) > 1:
            yield f"{_name(persons, members, person_key)}　{key_field}", members


def _name(persons: Persons, members: list[int], person: int | str) -> str:
    if isinstance(person, str):
        return person.partition(":")[2]
    met = [each for place in members for each in persons.of[place] if each.number == person and each.name]
    return Counter(each.name for each in met).most_common(1)[0][0].partition(":")[2] if met else "同一电话"


def _places(events: list[Event]) -> Iterator[tuple[str, list[int]]]:
    sets: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        if event.place_key:
            sets[event.place_key].append(place)
    for key, members in sets.items():
        if len(members) > 1:
            yield key, members


# what they make together


def _concerns(db: Session) -> dict[uuid.UUID, Concern]:
    """Return the open concerns by the ids of what belongs to them."""
    rows = db.execute(
        select(ConcernMember.alarm_id, ConcernMember.case_id, Concern)
        .join(Concern, Concern.id == ConcernMember.concern_id)
        .where(Concern.voided_at.is_(None), Concern.ended_on.is_(None))
    )
    found: dict[uuid.UUID, Concern] = {}
    for alarm_id, case_id, concern in rows:
        found |= {each: concern for each in (alarm_id, case_id) if each is not None}
    return found


def _set(
    kind: Kind, sign: str, events: list[Event], today: date, concerns: dict[uuid.UUID, Concern]
) -> Repeated:
    least = alarm_rules.limits().least
    before = sum(event.on < today - WEEK for event in events)
    standing = NEW if before < least else GREW if before < len(events) else STAYS
    fields = Counter(event.key_field for event in events if event.key_field)
    villages = Counter(event.village for event in events if event.village)
    ids = [each for event in events for each in (event.alarm_id, event.case_id) if each is not None]
    concern = next((concerns[each] for each in ids if each in concerns and concerns[each].kind == kind), None)
    concern = concern or next((concerns[each] for each in ids if each in concerns), None)
    return Repeated(
        kind, sign, _title(kind, sign, events), tuple(events), standing,
        fields.most_common(1)[0][0] if fields else "", villages.most_common(1)[0][0] if villages else "",
        concern.id if concern else None, concern.owner_name if concern else "", concern.due_on if concern else None,
    )  # fmt: skip


def _title(kind: Kind, sign: str, events: list[Event]) -> str:
    if kind is Kind.PLACE:
        return Counter(event.place for event in events).most_common(1)[0][0]
    if kind is Kind.PAIR:
        words = "与".join(part.partition(":")[2] for part in sign.split("与")) if sign else ""
        return words or _named(events)
    return sign


def _named(events: list[Event]) -> str:
    """Name a pair that was known by its telephones alone: by what the rows call them, else by the place."""
    names = Counter("与".join(event.names[:2]) for event in events if len(event.names) > 1)
    return names.most_common(1)[0][0] if names else f"{events[-1].place}的双方"
