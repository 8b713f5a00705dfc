"""The people of old registers, matched with those on record and never doubled or merged silently.

The same number of a document is the same person. The same name with the same telephone, address or day of birth
is proposed, once for all lines that say so; the officer decides. The same name alone says nothing.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import signs
from models.base import new_id
from models.identity import mask_phone
from models.legacy_people import ORGANISATION, PERSON, Who
from models.people import Organisation, Person

AT_ONCE = 500
PHONE, ADDRESS, BIRTH = "同名同电话", "同名同住址", "同名同生日"
_LEAST_NAME = 5  # 村委会 and the like are in every village
_LONGEST_LIST = 500


@dataclass(slots=True)
class Unsure:
    """People who may be one: decided by ``key``; ``times`` counts the parties of the file, ``known`` those on record."""

    key: str
    name: str
    why: str
    sign: str
    times: int = 0
    known: set[uuid.UUID] = field(default_factory=set)

    @property
    def sentence(self) -> str:
        """Say who may be whom."""
        where = "，".join(
            filter(None, (f"台账里 {self.times} 次", f"库里 {len(self.known)} 人" if self.known else ""))
        )
        return f"{self.name}（{self.why}：{self.sign}），{where}"


@dataclass(frozen=True, slots=True)
class Found:
    """Who a party is: a person or an organisation, made anew or on record, and what is ``known`` of them there.

    A ``twin`` is made anew without the number that somebody of another name bears.
    """

    person_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    fresh: bool = False
    twin: bool = False
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seen:
    """One person to compare with."""

    person_id: uuid.UUID
    name: str
    id_number: str
    fresh: bool
    told: frozenset[str]


class Matching:
    """Goes through a file once; ``same`` holds the keys of which the officer said that it is one person."""

    def __init__(self, same: Iterable[str] = ()) -> None:
        self.same = frozenset(same)
        self.matched = self.fresh = 0
        self.unsure: dict[str, Unsure] = {}
        self._numbers: dict[str, _Seen] = {}
        self._keys: dict[str, list[_Seen]] = {}
        self._organisations: dict[str, uuid.UUID] = {}

    def resolve(self, db: Session, people: Sequence[Who]) -> list[Found]:
        """Return who each party is, in their order."""
        self._look_up(db, people)
        return [self._one(each) for each in people]

    @property
    def sentence(self) -> str:
        """Say how many were found, made and are open."""
        open_ones = sum(1 for each in self.unsure.values() if each.key not in self.same)
        asked = f"，像是同一人的 {open_ones} 组" if open_ones else ""
        return f"当事人：证件号相符 {self.matched}，新增 {self.fresh}{asked}"

    def _one(self, who: Who) -> Found:
        if who.kind == ORGANISATION:
            return self._organisation(who)
        if who.kind != PERSON:
            return Found()
        known = self._numbers.get(who.id_number) if who.id_number else None
        if known is not None and known.name == who.name:
            self.matched += 1
            return Found(known.person_id, known=known.told)
        twin = known is not None
        keys = list(keys_of(who))
        chosen = None if twin else self._proposed(who, keys)
        if chosen is not None:
            self.matched += 1
            return Found(chosen.person_id, known=chosen.told)
        told = frozenset(who.told) - ({who.id_number} if twin else frozenset())
        seen = _Seen(new_id(), who.name, "" if twin else who.id_number, fresh=True, told=told)
        if who.id_number and not twin:
            self._numbers[who.id_number] = seen
        for key, _why, _sign in keys:
            self._keys.setdefault(key, []).append(seen)
        self.fresh += 1
        return Found(seen.person_id, fresh=True, twin=twin, known=told)

    def _proposed(self, who: Who, keys: Sequence[tuple[str, str, str]]) -> _Seen | None:
        """Note who may be the same, and return the one that the officer said it is."""
        for key, why, sign in keys:
            others = [each for each in self._keys.get(key, ()) if not (each.id_number and who.id_number)]
            if not others:
                continue
            if key not in self.unsure and len(self.unsure) >= _LONGEST_LIST:
                return None
            unsure = self.unsure.get(key)
            if unsure is None:
                first = sum(1 for each in others if each.fresh)
                unsure = self.unsure[key] = Unsure(key, who.name, why, sign, times=first)
            unsure.times += 1
            unsure.known |= {each.person_id for each in others if not each.fresh}
            kept = [each for each in others if not each.fresh]
            if key in self.same and len(kept) <= 1:
                return (kept or others)[0]
            return None
        return None

    def _organisation(self, who: Who) -> Found:
        known = self._organisations.get(who.name)
        if known is not None:
            return Found(organisation_id=known, known=frozenset((who.name,)))
        made = self._organisations[who.name] = new_id()
        return Found(organisation_id=made, fresh=True, known=frozenset(who.told))

    def _look_up(self, db: Session, people: Sequence[Who]) -> None:
        """Read who on record bears the numbers and names of some parties."""
        numbers = {who.id_number for who in people if who.id_number} - self._numbers.keys()
        for row in _rows(db, Person.id_number, numbers):
            self._numbers.setdefault(row.id_number, _seen(row))
        wanted = {
            key: who for who in people if who.kind == PERSON for key, _why, _sign in keys_of(who)
            if key not in self._keys
        }  # fmt: skip
        for row in _rows(db, Person.name, {who.name for who in wanted.values()}):
            seen = _seen(row)
            for key, _why, _sign in _keys(row.name, row.telephone, row.address, row.birth):
                if key in wanted:
                    self._keys.setdefault(key, []).append(seen)
        for key in wanted:
            self._keys.setdefault(key, [])
        names = {who.name for who in people if who.kind == ORGANISATION} - self._organisations.keys()
        for some in _parts([name for name in names if len(name) >= _LEAST_NAME]):
            query = select(Organisation.name, Organisation.id).where(
                Organisation.name.in_(some), Organisation.voided_at.is_(None)
            )
            self._organisations.update((name, found) for name, found in db.execute(query))


def keys_of(who: Who) -> Iterator[tuple[str, str, str]]:
    """Give the signs by which a person without a document may be another one: key, why, and the sign masked."""
    yield from _keys(who.name, who.telephone, who.address, who.birth)


def _keys(name: str, telephone: str, address: str, birth: date | None) -> Iterator[tuple[str, str, str]]:
    if not signs.name(name):
        return
    if telephone:
        yield f"{name}|电:{telephone}", PHONE, mask_phone(telephone)
    if birth is not None:
        yield f"{name}|生:{birth.isoformat()}", BIRTH, f"{birth.year}年"
    if address and (spot := signs.place(address)):
        yield f"{name}|址:{spot}", ADDRESS, address


def _seen(row: Any) -> _Seen:
    told = frozenset((row.name, row.id_number, row.telephone, row.address, row.sex))
    return _Seen(row.id, row.name, row.id_number, fresh=False, told=told)


def _rows(db: Session, column: Any, values: set[str]) -> Iterator[Any]:
    for some in _parts(sorted(values)):
        yield from db.execute(
            select(
                Person.id,
                Person.name,
                Person.id_number,
                Person.telephone,
                Person.address,
                Person.birth,
                Person.sex,
            ).where(column.in_(some), Person.voided_at.is_(None))
        )


def _parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
