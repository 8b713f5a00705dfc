"""What a question finds: candidates of the index, newest first, each proved on the data before it is shown.

Whatever is marked as written since is read from the data.  ``None`` says that the index cannot answer: it is not
built yet, or too much is marked; the caller then looks through the tables.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, select, union_all
from sqlalchemy.orm import Session

from models.cases import Case, Party, visible
from models.identity import compact
from models.papers import Paper
from models.people import Person
from models.record import Utterance
from models.searching import candidates, documents, laying, tokens
from models.searching.documents import DIGITS_OF_A_NUMBER, OPEN, Face
from models.searching.laying import CASES, MARKS, TALKS
from models.sittings import Sitting
from models.station import Identity

#: More marks than these are not read one by one.
MOST_MARKED = 300
#: So many candidates are read before the tables are looked through instead.
MOST_READ = 2_000
LAST_CHARACTER = "\U0010ffff"
#: How telling a find is: the number that was typed, a name that begins so, a name, a person's number, a paper's.
_TELLING = {
    documents.NUMBER: 0, documents.NAME: 2, documents.PHONE: 3, documents.DOCUMENT: 3, documents.PAPER: 4,
}  # fmt: skip
_WHOLE, _LEAST = -1, 5
_MARKED = select(MARKS.c.kind, MARKS.c.id).where(MARKS.c.kind != laying.TALK).limit(MOST_MARKED + 1)
_MARKED_TALKS = select(MARKS.c.id).where(MARKS.c.kind == laying.TALK).limit(MOST_MARKED + 1)


@dataclass(frozen=True, slots=True)
class MetCase:
    """A case that answers, and where: of several words the place of none is told."""

    face: Face
    where: str
    telling: int


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a record that holds every word."""

    sitting_id: uuid.UUID
    case_id: uuid.UUID
    line_id: uuid.UUID
    at: datetime
    speaker: str
    text: str
    ended: bool


def cases(db: Session, words: Sequence[str], *, by: Identity | None, limit: int) -> list[MetCase] | None:
    """Return cases that hold every word, the most telling first, then the newest; None when the index cannot tell."""
    connection = db.connection()
    state = laying.state(connection)
    if not words or state is None or not state.cases_done:
        return None
    candidates.never_compile(connection)
    marked = connection.execute(_MARKED).all()
    asking = candidates.of_words(words)
    if len(marked) > MOST_MARKED or asking is None:
        return None
    search = _Search(connection, words, visible(db, by), limit)
    if marked:
        told = [(str(row.kind), row.id) for row in marked]
        search.take(dict.fromkeys(documents.cases_of(connection, told)))
    if len(words) == 1:
        search.take(_by_number(connection, words[0], search.shown, limit))
    if len(words) == 1 and (beginning := candidates.beginning(words[0])) is not None:
        search.walk(candidates.newest(connection, CASES, beginning, search.shown_owner))
        if len(search.found) >= limit:
            return search.ranked()
    if not search.walk(candidates.newest(connection, CASES, asking, search.shown_owner)):
        return None
    if len(words) == 1 and len(search.found) >= limit:
        for narrower in candidates.more_telling(words[0]):
            search.walk(candidates.newest(connection, CASES, narrower, search.shown_owner), most=limit * 4)
    return search.ranked()


class _Search:
    """One question on its way: what has been read, and what of it answers."""

    def __init__(
        self, connection: Connection, words: Sequence[str], seen: Sequence[ColumnElement[bool]], limit: int
    ) -> None:
        self.connection, self.words, self.seen, self.limit = connection, words, seen, limit
        self.read: set[uuid.UUID] = set()
        self.found: dict[uuid.UUID, MetCase] = {}

    @property
    def shown(self) -> tuple[ColumnElement[bool], ...]:
        """Return what keeps a query of cases to those that may be shown."""
        return (Case.voided_at.is_(None), *self.seen)

    @property
    def shown_owner(self) -> tuple[ColumnElement[bool], ...]:
        """Return the same for the places of the index; nothing for who may see every case."""
        return (CASES.c.owner.in_(select(Case.id).where(*self.seen)),) if self.seen else ()

    def walk(self, pages: Iterator[list[uuid.UUID]], *, most: int = MOST_READ) -> bool:
        """Read candidates until enough are found; tells whether that, or their end, was reached in time."""
        read, enough = 0, len(self.found) + self.limit
        for page in pages:
            self.take(page)
            read += len(page)
            if len(self.found) >= enough:
                return True
            if read >= most:
                return False
        return True

    def take(self, ids: Iterable[uuid.UUID]) -> None:
        """Read these cases, and keep those that answer and may be shown."""
        fresh = [each for each in ids if each not in self.read]
        if not fresh:
            return
        self.read.update(fresh)
        faces = documents.faces(self.connection, fresh)
        if self.seen:
            told = select(Case.id).where(Case.id.in_(list(faces)), *self.seen)
            kept = set(self.connection.scalars(told))
            faces = {key: face for key, face in faces.items() if key in kept}
        unmet = {key: face for key, face in faces.items() if not self._met(face)}
        if unmet:
            for face in documents.with_papers(self.connection, unmet).values():
                if face.papers or face.agreed:
                    self._met(face)

    def _met(self, face: Face) -> bool:
        where = [face.met(word) for word in self.words]
        if not all(where):
            return False
        if len(where) > 1:
            self.found[face.case_id] = MetCase(face, "", _LEAST)
            return True
        word, telling = tokens.small(self.words[0]), _TELLING.get(where[0], _LEAST)
        if word == tokens.small(face.number):
            telling = _WHOLE
        elif where[0] == documents.NUMBER and not tokens.small(face.number).startswith(word):
            telling = _LEAST
        if where[0] == documents.NAME and any(
            tokens.small(each.name).startswith(word) for each in face.people
        ):
            telling = 1
        self.found[face.case_id] = MetCase(face, where[0], telling)
        return True

    def ranked(self) -> list[MetCase]:
        newest = sorted(
            self.found.values(), key=lambda met: (met.face.received_at, met.face.case_id), reverse=True
        )
        return sorted(newest, key=lambda met: met.telling)[: self.limit]


def _by_number(
    connection: Connection, word: str, shown: tuple[ColumnElement[bool], ...], limit: int
) -> Iterator[uuid.UUID]:
    """Yield the cases that the whole word is the number of, or a paper's, and whose people have it as the beginning of theirs."""
    if any(each.isdigit() for each in word):
        of_paper = select(Paper.case_id).where(Paper.number == word, Paper.case_id.is_not(None))
        yield from connection.scalars(
            union_all(select(Case.id).where(Case.number == word), of_paper).limit(limit)
        )
    number = compact(word)
    if len(number) < DIGITS_OF_A_NUMBER or not number[:-1].isdigit():
        return
    for column in (Person.telephone, Person.id_number):
        begins = (column >= number, column < number + LAST_CHARACTER)
        people = list(connection.scalars(select(Person.id).where(*begins).limit(MOST_MARKED + 1)))
        if not people:
            continue
        if len(people) <= MOST_MARKED:
            owners = select(Party.case_id).where(Party.person_id.in_(people), Party.voided_at.is_(None))
            yield from connection.scalars(select(Case.id).where(Case.id.in_(owners), *shown))
        else:
            yield from connection.scalars(_newest_with(begins, shown, limit))


def _newest_with(
    begins: tuple[ColumnElement[bool], ...], shown: tuple[ColumnElement[bool], ...], limit: int
) -> Select[uuid.UUID]:
    """Ask the newest cases first whether one of theirs has the number: so many have it that this ends soon."""
    one = select(Party.id).join(Person, Party.person_id == Person.id)
    one = one.where(Party.case_id == Case.id, Party.voided_at.is_(None), *begins)
    ordered = select(Case.id).where(*shown, one.exists())
    return ordered.order_by(Case.received_at.desc(), Case.id.desc()).limit(limit)


def said(db: Session, words: Sequence[str], *, by: Identity | None, limit: int) -> list[Said] | None:
    """Return lines that hold every word, one of each sitting, newest first; None when the index cannot tell.

    Private lines, struck ones and those of voided cases are never among them.
    """
    connection = db.connection()
    state = laying.state(connection)
    if state is None or not state.talks_done:
        return None
    candidates.never_compile(connection)
    marked = list(connection.scalars(_MARKED_TALKS))
    asking = candidates.of_texts(words)
    if len(marked) > MOST_MARKED or asking is None:
        return None
    seen = visible(db, by)
    shown = (TALKS.c.owner.in_(select(Sitting.id).join(Case).where(*seen)),) if seen else ()
    found = {each.sitting_id: each for each in _lines(connection, marked, words, seen)}
    read, told = set(marked), 0
    for page in candidates.newest(connection, TALKS, asking, shown):
        fresh = [each for each in page if each not in read]
        read.update(fresh)
        found |= {each.sitting_id: each for each in _lines(connection, fresh, words, seen)}
        told += len(page)
        if len(found) >= limit + len(marked):
            break
        if told >= MOST_READ:
            return None
    return sorted(found.values(), key=lambda each: (each.at, each.line_id), reverse=True)[:limit]


def _lines(
    connection: Connection,
    ids: Sequence[uuid.UUID],
    words: Sequence[str],
    seen: Sequence[ColumnElement[bool]],
) -> Iterator[Said]:
    """Yield the newest line of each sitting that holds every word."""
    if not ids:
        return
    query = (
        select(
            Utterance.sitting_id, Sitting.case_id, Utterance.id, Utterance.at, Utterance.speaker, Utterance.text,
            Sitting.ended_at,
        )
        .join(Sitting, Sitting.id == Utterance.sitting_id)
        .join(Case, Case.id == Sitting.case_id)
        .where(
            Utterance.sitting_id.in_(ids), *OPEN, Case.voided_at.is_(None), *seen, *holding(connection, words)
        )
        .order_by(Utterance.id.desc())
    )  # fmt: skip
    told: set[uuid.UUID] = set()
    for row in connection.execute(query):
        if row.sitting_id not in told:
            told.add(row.sitting_id)
            sitting, case, line, at, speaker, words_said, ended = row
            yield Said(sitting, case, line, at, speaker, words_said, ended=ended is not None)


def holding(connection: Connection, words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Yield what a line must hold, capital or not."""
    for word in words:
        if connection.dialect.name == "sqlite":
            yield Utterance.text.contains(word, autoescape=True)
        else:
            yield Utterance.text.icontains(word, autoescape=True)
