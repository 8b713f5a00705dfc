"""Finding cases: the list by state and what the search box finds, as plain lines."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models import dates
from models.cases import SIDES, Case, Party, visible
from models.identity import compact
from models.papers import Paper
from models.people import Person
from models.searching.tokens import is_spelled, words_of
from models.station import Identity

LAST_CHARACTER = "\U0010ffff"
DIGITS_OF_A_NUMBER = 4
Column = InstrumentedAttribute[str]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list; ``found_in`` says where a search met it."""

    case_id: uuid.UUID
    number: str
    title: str
    received_on: date
    parties: tuple[str, ...]
    place: str
    dispute_type: str
    nature: str
    track: str
    level: int
    state: str
    outcome: str
    amount: int | None
    officer: str
    found_in: str = ""


def listing(
    db: Session,
    *,
    by: Identity | None = None,
    states: Sequence[str] = (),
    ids: Sequence[uuid.UUID] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> list[CaseLine]:
    """Return cases, newest first, in two queries however many there are.

    ``ids`` are those behind a figure. Who may not read every case sees the own ones only (domain.md 1.8).
    """
    which = [*_shown(db, by), *([Case.state.in_(states)] if states else [])]
    if ids is not None:
        which.append(Case.id.in_(ids))
    newest = _newest(*which).limit(limit).offset(offset)
    return _lines(db, list(db.scalars(newest)))


def count(db: Session, *, by: Identity | None = None) -> dict[str, int]:
    """Return how many cases stand in each state."""
    rows = db.execute(select(Case.state, func.count()).where(*_shown(db, by)).group_by(Case.state))
    return {state: int(number) for state, number in rows}


def search(db: Session, text: str, *, by: Identity | None = None, limit: int = 20) -> list[CaseLine]:
    """Find cases by number, name, telephone, ID number, paper, place or words of the brief.

    What begins with the text comes first, then what holds it; within each the newest. Several words must
    all be met, each anywhere. A number that was met is not looked for in the middle of other words.
    """
    words = words_of(text)
    if not words:
        return []
    found: dict[uuid.UUID, str] = {}
    for name, where in _looks(db, words, found):
        query = _newest(*_shown(db, by), where).limit(limit)
        for case_id in db.scalars(query):
            found.setdefault(case_id, name)
        if len(found) >= limit:
            break
    return _lines(db, list(found)[:limit], found)


def of_person(
    db: Session, person_id: uuid.UUID, *, by: Identity | None = None, limit: int = 20
) -> list[CaseLine]:
    """Return the cases that a person is a party to, newest first."""
    query = _newest(*_shown(db, by), _of_party(Party.person_id == person_id)).limit(limit)
    return _lines(db, list(db.scalars(query)))


def _looks(
    db: Session, words: Sequence[str], found: dict[uuid.UUID, str]
) -> Iterator[tuple[str, ColumnElement[bool]]]:
    """Give the places to look in: those with an index first, the scans only if they are still wanted."""
    if len(words) > 1:
        yield "", _everywhere(db, words)
        return
    word, number = words[0], compact(words[0])
    yield "编号", _begins(db, Case.number, word)
    yield "姓名", _of_party(_begins(db, Party.name, word))
    if len(number) >= DIGITS_OF_A_NUMBER and number[:-1].isdigit():
        yield "电话", _of_person(_begins(db, Person.telephone, number))
        yield "证件号", _of_person(_begins(db, Person.id_number, number))
    if is_spelled(word) and len(word) > 1:
        typed = word.lower()
        yield "姓名", _of_person(or_(_begins(db, Person.pinyin, typed), _begins(db, Person.initials, typed)))
    paper = select(Paper.case_id).where(_begins(db, Paper.number, word), Paper.case_id.is_not(None))
    yield "文书编号", Case.id.in_(paper)
    if found and word[-1].isdigit():
        return
    yield "姓名", _of_party(_holds(db, Party.name, word))
    yield "编号", _holds(db, Case.number, word)
    yield "警情编号", _holds(db, Case.alarm_number, word)
    yield "地点", or_(_holds(db, Case.place, word), _holds(db, Case.village, word))
    yield "案情", or_(_holds(db, Case.title, word), _holds(db, Case.brief, word))


def _everywhere(db: Session, words: Sequence[str]) -> ColumnElement[bool]:
    columns = (Case.number, Case.alarm_number, Case.place, Case.village, Case.title, Case.brief)
    met: ColumnElement[bool] = Case.voided_at.is_(None)
    for word in words:
        number = compact(word)
        places = [_holds(db, column, word) for column in columns]
        places.append(_of_party(_holds(db, Party.name, word)))
        if number.isdigit() and len(number) >= DIGITS_OF_A_NUMBER:
            places.append(_of_person(_begins(db, Person.telephone, number)))
        met &= or_(*places)
    return met


def _begins(db: Session, column: Column, text: str) -> ColumnElement[bool]:
    """Ask for a prefix so that SQLite's plain index serves it; its LIKE would scan, PostgreSQL's is right."""
    if db.get_bind().dialect.name == "sqlite":
        return (column >= text) & (column < text + LAST_CHARACTER)
    return column.startswith(text, autoescape=True)


def _holds(db: Session, column: Column, text: str) -> ColumnElement[bool]:
    """Ask for a part, capital or not: SQLite's LIKE does not tell them apart, PostgreSQL's must be asked."""
    if db.get_bind().dialect.name == "sqlite":
        return column.contains(text, autoescape=True)
    return column.icontains(text, autoescape=True)


def _of_party(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return Case.id.in_(select(Party.case_id).where(which, Party.voided_at.is_(None)))


def _of_person(which: ColumnElement[bool]) -> ColumnElement[bool]:
    found = select(Party.case_id).join(Person, Person.id == Party.person_id)
    return Case.id.in_(found.where(which, Party.voided_at.is_(None)))


def _shown(db: Session, by: Identity | None) -> list[ColumnElement[bool]]:
    """Keep valid cases; of one who may not read all, those handled or sat in."""
    return [Case.voided_at.is_(None), *visible(db, by)]


def _newest(*which: ColumnElement[bool]) -> Select[uuid.UUID]:
    return select(Case.id).where(*which).order_by(Case.received_at.desc(), Case.id.desc())


def _lines(
    db: Session, ids: Sequence[uuid.UUID], found: dict[uuid.UUID, str] | None = None
) -> list[CaseLine]:
    """Read the lines of these cases in two queries, in the order given."""
    names: dict[uuid.UUID, list[str]] = defaultdict(list)
    parties = select(Party.case_id, Party.side, Party.position, Party.name)
    told = db.execute(parties.where(Party.case_id.in_(ids), Party.voided_at.is_(None))).all()
    for party in sorted(told, key=lambda each: (SIDES.find(each.side), each.position)):
        names[party.case_id].append(party.name)
    rows: dict[uuid.UUID, Any] = {
        row.id: row
        for row in db.execute(
            select(
                Case.id, Case.number, Case.title, Case.received_at, Case.place, Case.dispute_type, Case.nature,
                Case.track, Case.level, Case.state, Case.outcome, Case.amount, Case.handler_name,
            ).where(Case.id.in_(ids))
        )
    }  # fmt: skip
    return [
        CaseLine(
            row.id, row.number, row.title, dates.local(row.received_at).date(), tuple(names[row.id]), row.place,
            row.dispute_type, row.nature, row.track, row.level, row.state, row.outcome, row.amount,
            row.handler_name, (found or {}).get(row.id, ""),
        )
        for row in (rows[each] for each in ids)
    ]  # fmt: skip
