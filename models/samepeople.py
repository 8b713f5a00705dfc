"""像是以前来过的: who on record may be the person whose card is being typed, and why (report 2.3).

The search asks indexes only: number, telephone, name, how the name is read, and names of three characters or
more with one character wrong.  It links nothing; the officer says 就是这人.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from models import dates, people, station
from models.cases import Case, Party, visible
from models.identity import compact, mask_id
from models.people import Person
from models.phones import HALF_WIDTH, mask_phone
from models.station import Deed

SHOWN = 3
EARLIER = 3
SAME_NUMBER, SAME_PHONE, SAME_BIRTH, SAME_NAME = "同一号码", "同一电话", "同名同生日", "同名"
PART_NUMBER, SAME_SOUND, NEAR, SPELLED = "号码前段相同", "音近", "只差一字", "拼音相符"
#: The surest first; within one, the name that looks most alike.
RANKS = (SAME_NUMBER, SAME_PHONE, SAME_BIRTH, SAME_NAME, PART_NUMBER, SAME_SOUND, NEAR, SPELLED)
_EACH = 40  # of one name or reading a county has more, and nobody reads so many
_WHOLE_NUMBER, _WHOLE_PHONE = 15, 7
_BIRTH_IN_NUMBER = 14  # area and day of birth: few people have both
_SHORTEST, _LONG_NAME = 2, 3
_LAST = "\U0010ffff"
_SEEN = (
    Person.id, Person.name, Person.former_name, Person.pinyin, Person.initials, Person.sex, Person.birth,
    Person.id_number, Person.telephone, Person.address,
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What is known so far of the person on the card, as typed."""

    name: str = ""
    id_number: str = ""
    telephone: str = ""
    birth: date | None = None


@dataclass(frozen=True)
class EarlierCase:
    """A dispute that the known person was in and the searcher may see."""

    case_id: uuid.UUID
    on: date
    title: str
    state: str


@dataclass(frozen=True)
class Known:
    """One person on record who may be the same; numbers are masked, and so is the age that a number tells."""

    person_id: uuid.UUID
    name: str
    sex: str
    number: str
    telephone: str
    address: str
    why: str
    differs: bool  # the same number stands under another name: to be compared
    earlier: tuple[EarlierCase, ...] = ()

    @property
    def words(self) -> str:
        """Say in one line who that is and why they may be the same."""
        parts = (self.name, self.sex, self.number, self.telephone, self.address)
        return f"{'，'.join(part for part in parts if part)}（{self.why}）"


def find(db: Session, told: Told, *, but: frozenset[uuid.UUID] = frozenset()) -> tuple[Known, ...]:
    """Return the few people on record who may be the one on the card, the surest first.

    A mediator who is no police is offered people of their own cases only (domain.md 1.8).
    ``but`` names people who are on the page already, or were said not to be the same.
    """
    told = Told(
        told.name.strip(), compact(told.id_number), compact(told.telephone.translate(HALF_WIDTH)), told.birth
    )
    found: dict[uuid.UUID, Any] = {}
    allowed = _allowed(db)
    for query in _queries(told):
        for row in db.execute(query.where(Person.voided_at.is_(None), *allowed).limit(_EACH)):
            found.setdefault(row.id, row)
    ranked = sorted(
        (RANKS.index(why), -_likeness(told, row), str(row.id), row, why)
        for row in found.values() if row.id not in but and (why := _why(told, row))
    )[:SHOWN]  # fmt: skip
    past = _earlier(db, [row.id for *_, row, _why_ in ranked])
    return tuple(_known(told, row, why, past[row.id]) for *_, row, why in ranked)


def may_take(db: Session, person_id: uuid.UUID) -> bool:
    """Tell whether the signed-in person may be offered somebody on record."""
    query = select(Person.id).where(Person.id == person_id, Person.voided_at.is_(None), *_allowed(db))
    return db.scalar(query) is not None


def _allowed(db: Session) -> tuple[ColumnElement[bool], ...]:
    by = db.info.get("by")
    if by is None or station.may(by, Deed.READ_ALL):
        return ()
    own = select(Case.id).where(*visible(db))
    seats = (Party.person_id, Party.guardian_id, Party.agent_id)
    return (or_(*(Person.id.in_(select(seat).where(Party.case_id.in_(own))) for seat in seats)),)


def _queries(told: Told) -> Iterator[Select[Any]]:
    def people_with(*conditions: ColumnElement[bool]) -> Select[Any]:
        query: Any = select(*_SEEN)
        found: Select[Any] = query.where(*conditions)
        return found

    number, telephone, name = told.id_number, told.telephone, told.name
    if len(number) >= _BIRTH_IN_NUMBER:
        yield people_with(Person.id_number >= number, Person.id_number < number + _LAST)
    if len(telephone) >= _WHOLE_PHONE:
        yield people_with(Person.telephone == telephone)
    if len(name) < _SHORTEST:
        return
    if name.isascii():
        typed = "".join(mark for mark in name.lower() if mark.isalpha())
        yield people_with(Person.pinyin >= typed, Person.pinyin < typed + _LAST)
        yield people_with(Person.initials == typed)
        return
    sound, initials = people.reading(name)
    yield people_with(Person.name == name)
    yield people_with(Person.pinyin == sound)
    if len(name) >= _LONG_NAME and len(initials) == len(name):
        yield people_with(Person.name >= name[:-1], Person.name < name[:-1] + _LAST)
        for place in range(len(name) - 1):
            ways = [initials[:place] + letter + initials[place + 1 :] for letter in ascii_lowercase]
            yield people_with(
                Person.initials.in_(ways), Person.name.like(name[:place] + "_" + name[place + 1 :])
            )


def _why(told: Told, row: Any) -> str:
    """Say why a row may be the person; nothing when what is known speaks against it."""
    number = told.id_number
    if number and row.id_number == number:
        return SAME_NUMBER
    if len(told.telephone) >= _WHOLE_PHONE and row.telephone == told.telephone:
        return SAME_PHONE
    other_number = len(number) >= _WHOLE_NUMBER and row.id_number and row.id_number != number
    other_birth = told.birth is not None and row.birth is not None and told.birth != row.birth
    return "" if other_number or other_birth else _why_by_name(told, row)


def _why_by_name(told: Told, row: Any) -> str:
    name = told.name
    if name and name in {row.name, row.former_name}:
        return SAME_BIRTH if told.birth is not None and row.birth is not None else SAME_NAME
    if len(told.id_number) >= _BIRTH_IN_NUMBER and row.id_number.startswith(told.id_number):
        return PART_NUMBER
    if name.isascii():
        return SPELLED if name else ""
    if people.reading(name)[0] == row.pinyin:
        return SAME_SOUND
    return NEAR if len(name) >= _LONG_NAME and _one_apart(name, row.name) else ""


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _likeness(told: Told, row: Any) -> float:
    sound = "" if told.name.isascii() else people.reading(told.name)[0]
    return fuzz.ratio(told.name, row.name) + fuzz.ratio(sound or told.name.lower(), row.pinyin)


def _earlier(db: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[EarlierCase]]:
    found: dict[uuid.UUID, list[EarlierCase]] = defaultdict(list)
    if not ids:
        return found
    query = (
        select(Party.person_id, Case.id, Case.received_at, Case.title, Case.outcome, Case.state)
        .join(Case, Party.case_id == Case.id)
        .where(
            Party.person_id.in_(ids), Party.voided_at.is_(None), Case.voided_at.is_(None), *visible(db)
        )
        .order_by(Case.received_at.desc())
    )  # fmt: skip
    for person_id, case_id, at, title, outcome, state in db.execute(query):
        assert person_id is not None, "only rows with one of the ids are asked for"
        if len(found[person_id]) < EARLIER:
            found[person_id].append(EarlierCase(case_id, dates.local(at).date(), title, outcome or state))
    return found


def _known(told: Told, row: Any, why: str, past: list[EarlierCase]) -> Known:
    return Known(
        row.id, row.name, row.sex, mask_id(row.id_number),
        mask_phone(row.telephone), row.address, why,
        differs=why == SAME_NUMBER and bool(told.name) and told.name not in {row.name, row.former_name},
        earlier=tuple(past),
    )  # fmt: skip
