"""走访: the visits that are due at the door, village after village in the order of the way (domain.md 4.5)."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, areas, audit, cases, dates, doors, payments, pinyin, sheltered, station
from models.areas import Area, Village
from models.cases import Case, Party
from models.money import digits
from models.people import Person as People
from models.phones import mask_phone
from models.station import Deed, Identity
from models.visitplans import KEPT, UNRESOLVED, Visit
from models.visitrules import rules

LIMIT = 400
_BRIEF = 24
NOWHERE = "没有写明村社"
HELD_BACK = "（受保护，地址电话请在系统里看）"
#: States of cases that nobody goes to any more.
_GONE = ("已移送", "已销号", "已合并")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be seen: where, and how to reach them; a number is masked until it is revealed."""

    name: str
    side: str
    address: str
    telephone: str
    person_id: uuid.UUID | None = None
    sheltered: bool = False
    role: str = ""  # whose guardian or agent, where it is no party


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a round."""

    visit_id: uuid.UUID
    case_id: uuid.UUID
    number: str
    title: str
    state: str
    village: str
    due_on: date
    reason: str
    on_site: bool
    people: tuple[Person, ...]
    dues: tuple[str, ...]
    ask: str
    unresolved: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Return who may be met."""
        return tuple(each.name for each in self.people)


def stops(
    db: Session, *, until: date, villages: Collection[str] = (), visits: Collection[uuid.UUID] = (), every: bool = False
) -> list[Stop]:  # fmt: skip
    """Return the open visits up to ``until`` in the order of the way, those at the door or, with ``every``, all.

    A case is gone to once: for the visit that is due first. ``villages`` keeps to those villages, ``visits`` to those
    visits. Villages go as the station has put them down (visits.toml), else by 警务区; within one by group and house
    as far as the address tells.
    """
    query = (
        select(Visit, Case)
        .join(Case, Case.id == Visit.case_id)
        .where(
            Visit.done_on.is_(None), Visit.voided_at.is_(None), Visit.due_on <= until, Case.voided_at.is_(None),
            Case.state.not_in(_GONE), *([] if every or visits else [Visit.on_site.is_(True)]),
            *([Visit.id.in_(list(visits))] if visits else []), *cases.visible(db),
        )
        .order_by(Visit.due_on, Visit.id)
        .limit(LIMIT)
    )  # fmt: skip
    known = areas.villages(db)
    nearest = {subject.id: (visit, subject) for visit, subject in reversed(db.execute(query).all())}
    placed = [(_place(known, subject), visit, subject) for visit, subject in nearest.values()]
    kept = [each for each in placed if not villages or each[0][0] in villages]
    way = _way(areas.listing(db), known)
    kept.sort(key=lambda each: (way(each[0][0]), doors.order(each[0][1]), each[1].due_on, each[1].id))
    return [_stop(db, village, visit, subject) for (village, _address), visit, subject in kept]


def still_open(db: Session, visits: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return which of these visits nobody has made or given up."""
    query = select(Visit.id).where(
        Visit.id.in_(list(visits)), Visit.done_on.is_(None), Visit.voided_at.is_(None)
    )
    return set(db.scalars(query))


def villages_of(found: Iterable[Stop]) -> list[str]:
    """Return the villages of a round in the order of the way."""
    return list(dict.fromkeys(each.village for each in found))


def reveal(db: Session, found: list[Stop], *, by: Identity) -> list[Stop]:
    """Return the stops with whole telephone numbers, each of which is put down as read by ``by`` (走访单)."""
    station.demand(by, Deed.REVEAL)
    told: dict[uuid.UUID, str] = {}
    for stop in found:
        shown = {each.person_id for each in stop.people if not each.sheltered}
        for party in cases.parties(cases.case(db, stop.case_id)):
            for row in filter(None, (party.person, party.guardian, party.agent)):
                if row.id in shown and row.telephone and row.id not in told:
                    told[row.id] = audit.reveal(db, row, "telephone", reason="走访单")
    return [replace(stop, people=tuple(_whole(each, told) for each in stop.people)) for stop in found]


def _whole(person: Person, told: dict[uuid.UUID, str]) -> Person:
    if person.person_id is None or person.sheltered:
        return person
    return replace(person, telephone=told.get(person.person_id, person.telephone))


def _place(known: list[Village], subject: Case) -> tuple[str, str]:
    """Return the village of a stop and the address that orders it: of the first party whose door is known."""
    for party in cases.parties(subject):
        address = _address(party)
        found = areas.match(known, address) if address else None
        if found is not None:
            return found.name, address
    named = areas.match(known, subject.village) if subject.village.strip() else None
    first = next((address for party in cases.parties(subject) if (address := _address(party))), subject.place)
    return (named.name if named is not None else subject.village.strip() or NOWHERE), first


def _address(party: Party) -> str:
    if party.person is not None:
        return party.person.address
    return party.organisation.address if party.organisation is not None else ""


def _way(listed: list[Area], known: list[Village]) -> "_Way":
    areas_by_id = {each.id: place for place, each in enumerate(listed)}
    return _Way(
        {name: place for place, name in enumerate(rules().route)},
        {
            each.name: areas_by_id.get(each.area_id, len(listed)) if each.area_id else len(listed)
            for each in known
        },
    )


@dataclass(frozen=True)
class _Way:
    """The order of villages: the station's own, then by area, then by how they are read."""

    route: dict[str, int]
    areas: dict[str, int]

    def __call__(self, village: str) -> tuple[int, int, str]:
        far = len(self.route) + 1
        if village == NOWHERE:
            return far + 1, 0, ""
        return (
            self.route.get(village, far),
            self.areas.get(village, len(self.areas)),
            "".join(pinyin.syllables(village)),
        )


def _stop(db: Session, village: str, visit: Visit, subject: Case) -> Stop:
    hidden = {party.id for party in sheltered.parties(subject)}
    people = tuple(
        each for party in cases.parties(subject) for each in _people(party, hidden=party.id in hidden)
    )
    kind = "failed" if subject.state in UNRESOLVED else "agreed" if subject.state in KEPT else "failed"
    return Stop(
        visit_id=visit.id, case_id=subject.id, number=subject.number, title=subject.title, state=subject.state,
        village=village, due_on=visit.due_on, reason=visit.reason, on_site=visit.on_site, people=people,
        dues=_dues(db, subject), ask=rules().asks[kind], unresolved=subject.state in UNRESOLVED,
    )  # fmt: skip


def _people(party: Party, *, hidden: bool) -> list[Person]:
    """Return a party, and after it the guardian and the agent, who answer for it and have the telephone."""
    row = party.person
    found = [_person(party.side, party.name, _address(party), row, hidden=hidden)]
    for other, role in _standing_by(party):
        found.append(_person(party.side, other.name, other.address, other, hidden=hidden, role=role))
    return found


def _standing_by(party: Party) -> list[tuple[People, str]]:
    """Return who acts for a party, with what they are to it; a guardian who did the harm is not gone to for it."""
    found = []
    if party.guardian is not None and not party.guardian_conflict:
        found.append((party.guardian, f"{party.name}的{party.guardian_relation or '监护人'}"))
    if party.agent is not None:
        found.append((party.agent, f"{party.name}的代理人"))
    return found


def _person(
    side: str, name: str, address: str, row: People | None, *, hidden: bool, role: str = ""
) -> Person:
    key = row.id if row is not None else None
    if hidden:
        return Person(name, side, HELD_BACK, "", key, sheltered=True, role=role)
    telephone = row.telephone if row is not None else ""
    return Person(name, side, address, mask_phone(telephone) if telephone else "", key, role=role)


def _short(text: str) -> str:
    """Write the beginning of what is to be done: the sheet is read on the way."""
    bare = text.strip().rstrip("。")
    return bare if len(bare) <= _BRIEF else f"{bare[:_BRIEF]}…"


def _dues(db: Session, subject: Case) -> tuple[str, ...]:
    """Tell what is still owed under the agreement: who, how much, by when."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None:
        return ()
    found = []
    for each in agreements.obligations(db, agreement.id):
        if not payments.is_open(each):
            continue
        left = payments.owed(db, each).left
        part = next((one for one in each.instalments if one.paid_on is None), None)
        day = part.due_on if part is not None else each.due_on
        by = f"，{dates.chinese(day)}前" if day is not None else ""
        nth = f"（第{part.number}期）" if part is not None else ""
        owed = f"{each.debtor}{nth}还欠{digits(left)}" if left is not None else _short(each.text)
        found.append(f"{owed}{by}")
    return tuple(found)
