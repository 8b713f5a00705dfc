"""Whoever may answer a question, by the pieces of its words: the newest first, a page at a time."""

import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    column,
    literal_column,
    select,
    table,
    text,
)

from models.identity import compact
from models.searching import tokens
from models.searching.laying import CASES, PIECES, TALKS
from models.searching.tokens import FIGURES, FIRST, FOUR, INITIALS, LAST_FOUR, NAME, PAIR, SPELLED, Term

if TYPE_CHECKING:
    from sqlalchemy.pool import Pool

FIRST_PAGE, PAGE = 20, 200
#: PostgreSQL: a piece that one in fifty of the newest has is common, and the newest are looked through for it.
_NEWEST, _COMMON, _STALE_SECONDS = 1_000, 50, 600.0


@dataclass(frozen=True)
class Asking:
    """Every group must be met, by one of its ways; a way is pieces that must all be there."""

    groups: tuple[tuple[tuple[Term, ...], ...], ...]

    @property
    def terms(self) -> set[Term]:
        """Return every piece that is asked for."""
        return {term for group in self.groups for way in group for term in way}


def of_texts(words: Sequence[str]) -> Asking | None:
    """Ask for words of plain text; None when one of them is all marks."""
    ways = [tokens.wanted(word) for word in words]
    return Asking(tuple((way,) for way in ways)) if ways and all(ways) else None


def of_words(words: Sequence[str]) -> Asking | None:
    """Ask for words that may be text, pinyin or the end of a number; None when one is all marks, or all are numbers.

    The beginning of a telephone or document number is no piece: beside other words it is left to the proof.
    """
    groups = []
    for word in words:
        ways = [way for way in (tokens.wanted(word), *_undotted(word), *_spelled(word), *_ends(word)) if way]
        if not ways:
            return None
        groups.append((_is_number(word), tuple(ways)))
    kept = [ways for number, ways in groups if not number or len(groups) == 1]
    return Asking(tuple(kept)) if kept else None


def beginning(word: str) -> Asking | None:
    """Ask for names that begin with a character, or are spelled or abbreviated just so; None for any other word."""
    typed = tokens.small(word)
    if len(word) == 1:
        return Asking((((Term(FIRST + typed),),),))
    if tokens.is_spelled(word):
        return Asking((tuple((Term(mark + typed),) for mark in (INITIALS, SPELLED, FIRST)),))
    return None


def more_telling(word: str) -> Iterator[Asking]:
    """Yield what is asked when the word is common, so that names stand before words of the brief."""
    if way := tokens.wanted(word, NAME):
        yield Asking(((way,),))
    if word.isascii() and word.isdigit():
        yield Asking((((Term(FIGURES + word),),),))


def _undotted(word: str) -> tuple[tuple[Term, ...], ...]:
    bare = tokens.undotted(word)
    return (tokens.wanted(bare, NAME),) if bare != word else ()


def _spelled(word: str) -> tuple[tuple[Term, ...], ...]:
    if not tokens.is_spelled(word) or len(word) < PAIR:
        return ()
    typed = tokens.small(word)
    short = ((Term(INITIALS + typed, begins=True),),) if len(typed) <= FOUR else ()
    return (*short, (Term(SPELLED + typed, begins=True),))


def _ends(word: str) -> tuple[tuple[Term, ...], ...]:
    number = tokens.small(word)
    ends = len(number) == FOUR and number[:-1].isdigit()
    return ((Term(LAST_FOUR + number),),) if ends else ()


def _is_number(word: str) -> bool:
    number = compact(word)
    return len(number) >= FOUR and number[:-1].isdigit()


def _query_sqlite(places: Table) -> Select[Any]:
    pieces = table(PIECES[places.name], column("rowid"))
    return (
        select(pieces.c.rowid, places.c.owner)
        .select_from(pieces.join(places, places.c.place == pieces.c.rowid))
        .where(text(f"{pieces.name} MATCH :asked"), pieces.c.rowid < bindparam("before"))
        .order_by(pieces.c.rowid.desc())
        .limit(bindparam("most"))
    )


_QUERIES = {places.name: _query_sqlite(places) for places in (CASES, TALKS)}


def never_compile(connection: Connection) -> None:
    """Keep PostgreSQL from compiling what is read once: it would take longer than the reading."""
    if connection.dialect.name == "postgresql":
        connection.execute(_NOT_COMPILED)


def newest(
    connection: Connection, places: Table, asking: Asking, shown: tuple[ColumnElement[bool], ...] = ()
) -> Iterator[list[uuid.UUID]]:
    """Yield pages of what may answer, the newest first."""
    if connection.dialect.name == "sqlite":
        yield from _newest_sqlite(connection, places, asking, shown)
    else:
        yield from _newest_postgresql(connection, places, asking, shown)


def _newest_sqlite(
    connection: Connection, places: Table, asking: Asking, shown: tuple[ColumnElement[bool], ...]
) -> Iterator[list[uuid.UUID]]:
    query = _QUERIES[places.name].where(*shown) if shown else _QUERIES[places.name]
    before, most = 2**62, FIRST_PAGE
    asked = " AND ".join(_group_sqlite(group) for group in asking.groups)
    while True:
        rows = connection.execute(query, {"asked": asked, "before": before, "most": most}).all()
        if rows:
            yield [row.owner for row in rows if row.owner is not None]
        if len(rows) < most:
            return
        before, most = rows[-1].rowid, min(2 * most, PAGE)


def _group_sqlite(group: tuple[tuple[Term, ...], ...]) -> str:
    ways = [" AND ".join(f'"{term.text}"{"*" if term.begins else ""}' for term in way) for way in group]
    return "(" + " OR ".join(f"({way})" for way in ways) + ")"


def _newest_postgresql(
    connection: Connection, places: Table, asking: Asking, shown: tuple[ColumnElement[bool], ...]
) -> Iterator[list[uuid.UUID]]:
    asked = " & ".join(_group_postgresql(group) for group in asking.groups)
    common = asking.terms <= _common(connection, places)
    pieces: ColumnElement[Any] = literal_column("pieces")
    matches = pieces.op("@@")(text("CAST(:asked AS tsquery)"))
    below = 2**62
    if common and not shown:
        lately = (
            select(places.c.place, places.c.owner, pieces).order_by(places.c.place.desc()).limit(2 * _NEWEST)
        )
        newest_ones = lately.subquery()
        query = (
            select(newest_ones.c.place, newest_ones.c.owner)
            .where(newest_ones.c.pieces.op("@@")(text("CAST(:asked AS tsquery)")))
            .order_by(newest_ones.c.place.desc())
            .limit(PAGE)
        )
        rows = connection.execute(query, {"asked": asked}).all()
        if rows:
            yield from _growing([row.owner for row in rows])
            below = rows[-1].place
    # by the index and in no order, else the planner would walk the table in order for a piece that is not there
    every = (
        select(places.c.place, places.c.owner)
        .select_from(places)
        .where(matches, places.c.place < bindparam("below"), *shown)
        .cte("every")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    query = select(every.c.owner).order_by(every.c.place.desc()).limit(bindparam("most"))
    connection.execute(_BY_INDEX)
    owners = list(connection.scalars(query, {"asked": asked, "below": below, "most": 10 * PAGE + 1}))
    yield from _growing(owners)


def _growing(owners: list[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """Cut into pages, the first ones small: most questions are answered by them."""
    start, most = 0, FIRST_PAGE
    while start < len(owners):
        yield owners[start : start + most]
        start, most = start + most, min(2 * most, PAGE)


_BY_INDEX = text("SELECT set_config('enable_seqscan', 'off', true)")
_NOT_COMPILED = text("SELECT set_config('jit', 'off', true)")


def _group_postgresql(group: tuple[tuple[Term, ...], ...]) -> str:
    ways = [" & ".join(_quoted(term) for term in way) for way in group]
    return "(" + " | ".join(f"({way})" for way in ways) + ")"


def _quoted(term: Term) -> str:
    told = term.text.replace("\\", "\\\\").replace("'", "''")
    return f"'{told}'{':*' if term.begins else ''}"


_KNOWN: "WeakKeyDictionary[Pool, dict[str, tuple[float, frozenset[Term]]]]" = WeakKeyDictionary()


def _common(connection: Connection, places: Table) -> frozenset[Term]:
    """Return the pieces that many of the newest have; counted anew every ten minutes."""
    known = _KNOWN.setdefault(connection.engine.pool, {})
    at, found = known.get(places.name, (-_STALE_SECONDS, frozenset()))
    if time.monotonic() - at < _STALE_SECONDS:
        return found
    query = text(
        f"SELECT tsvector_to_array(pieces) FROM (SELECT pieces FROM {places.name} ORDER BY place DESC LIMIT {_NEWEST}) AS n"  # noqa: S608 -- the names are our own
    )
    rows = connection.scalars(query).all()
    counted = Counter(piece for row in rows for piece in row)
    found = frozenset(Term(piece) for piece, times in counted.items() if times * _COMMON > len(rows))
    known[places.name] = (time.monotonic(), found)
    return found
