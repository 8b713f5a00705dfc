"""The index brought up to the data, in units so short that nobody who writes waits for them."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, func, insert, select, text, tuple_, update

from models.cases import Case
from models.record import Utterance
from models.searching import documents, laying
from models.searching.laying import CASES, MARKS, PIECES, STATE, TALKS
from models.sittings import Sitting

AT_ONCE = 40
#: A record is as long as so many cases.
TALK = 10
#: A record is indexed when nothing has been said for so long; until then its lines are read as they stand.
QUIET = timedelta(minutes=15)
#: A minute has this many places; the cases of a fuller one spill into the next.
MINUTE = 64
#: So many worn places, and more than the living, make the index be built anew.
WORN = 20_000
_PAGES = 400


def step(connection: Connection, *, now: datetime, most: int = AT_ONCE) -> int:
    """Index a few of what is marked, else of what was never read; returns how many, 0 when nothing is left.

    The transaction is the caller's, and has written nothing before.
    """
    if not laying.standing_version(connection):
        return 0
    return (
        _marked_cases(connection, most)
        or _unread(connection, CASES, most)
        or _marked_talks(connection, now, most)
        or _unread(connection, TALKS, most)
    )


def tidy(connection: Connection) -> bool:
    """Merge a little of what has been written; tells whether there was anything to merge. SQLite only."""
    if connection.dialect.name != "sqlite" or not laying.standing_version(connection):
        return False
    before = connection.execute(text("SELECT total_changes()")).scalar_one()
    for pieces in PIECES.values():
        connection.execute(text(f"INSERT INTO {pieces}({pieces}, rank) VALUES('merge', {_PAGES})"))
    after = connection.execute(text("SELECT total_changes()")).scalar_one()
    return bool(after - before > len(PIECES))


def renew_worn(connection: Connection) -> bool:
    """Lay the index anew when more of it is worn than lives; tells whether it was."""
    if not laying.standing_version(connection):
        return False
    spent = connection.execute(select(STATE.c.spent)).scalar() or 0
    if spent < WORN:
        return False
    living = connection.execute(select(func.count()).select_from(CASES).where(CASES.c.owner.is_not(None)))
    if spent <= living.scalar_one():
        return False
    laying.clear(connection)
    return laying.prepare(connection)


def _marked_cases(connection: Connection, most: int) -> int:
    taken = _take(connection, MARKS.c.kind != laying.TALK, most)
    if taken:
        _index_cases(connection, list(dict.fromkeys(documents.cases_of(connection, taken))))
    return len(taken)


def _marked_talks(connection: Connection, now: datetime, most: int) -> int:
    lately = (
        select(Utterance.sitting_id)
        .join(Sitting, Sitting.id == Utterance.sitting_id)
        .where(Utterance.sitting_id == MARKS.c.id, Utterance.at > now - QUIET, Sitting.ended_at.is_(None))
        .correlate(MARKS)
        .exists()
    )
    taken = _take(connection, (MARKS.c.kind == laying.TALK) & ~lately, _few(most))
    if taken:
        _index_talks(connection, [key for _, key in taken])
    return len(taken)


def _few(most: int) -> int:
    return max(1, most // TALK)


def _take(connection: Connection, which: object, most: int) -> list[tuple[str, uuid.UUID]]:
    """Take marks away and return them; those that another transaction is writing are left for later."""
    found = select(MARKS.c.kind, MARKS.c.id).where(which).limit(most)  # type: ignore[arg-type]  # -- a clause of the two kinds above
    rows = connection.execute(found.with_for_update(skip_locked=True)).all()
    taken = [(str(row.kind), row.id) for row in rows]
    if taken:
        connection.execute(delete(MARKS).where(tuple_(MARKS.c.kind, MARKS.c.id).in_(taken)))
    return taken


def _unread(connection: Connection, places: Table, most: int) -> int:
    """Go on reading in the order of the ids; what is written meanwhile is marked, wherever the reading is."""
    name = "cases" if places is CASES else "talks"
    to, done = STATE.c[f"{name}_to"], STATE.c[f"{name}_done"]
    state = connection.execute(select(to, done).with_for_update(skip_locked=True)).one_or_none()
    if state is None or state[1]:
        return 0
    key = Case.id if places is CASES else Sitting.id
    after = (key > state[0],) if state[0] is not None else ()
    some = most if places is CASES else _few(most)
    ids = list(connection.scalars(select(key).where(*after).order_by(key).limit(some)))
    if ids:
        (_index_cases if places is CASES else _index_talks)(connection, ids)
        connection.execute(update(STATE).values({to.name: ids[-1]}))
    else:
        laying.lay_pieces(connection, places.name)
        connection.execute(update(STATE).values({done.name: True}))
    return len(ids) or 1


def _index_cases(connection: Connection, ids: Sequence[uuid.UUID]) -> None:
    found = documents.with_papers(connection, documents.faces(connection, ids))
    told = ((key, face.received_at, face.pieces()) for key, face in found.items())
    _write(connection, CASES, ids, told)


def _index_talks(connection: Connection, ids: Sequence[uuid.UUID]) -> None:
    found = documents.talks(connection, ids)
    told = ((key, talk.started_at, talk.pieces()) for key, talk in found.items())
    _write(connection, TALKS, ids, told)


def _write(
    connection: Connection, places: Table, ids: Sequence[uuid.UUID], told: Iterable[tuple[uuid.UUID, datetime, set[str]]]
) -> None:  # fmt: skip
    """Put documents, empty ones too, in the place of those that stand; on SQLite a place once written is never written again."""
    table, sqlite = PIECES[places.name], connection.dialect.name == "sqlite"
    if sqlite:
        worn = connection.execute(update(places).where(places.c.owner.in_(ids)).values(owner=None)).rowcount
        if worn:
            connection.execute(update(STATE).values(spent=STATE.c.spent + worn))
    else:
        connection.execute(delete(places).where(places.c.owner.in_(ids)))
    free = _Free(connection, places)
    ordered = sorted(((at, key, pieces) for key, at, pieces in told), key=lambda each: each[:2])
    rows = sorted((free.after(at), key, pieces) for at, key, pieces in ordered)
    if not rows:
        return
    if sqlite:
        connection.execute(insert(places), [{"place": place, "owner": key} for place, key, _ in rows])
        connection.execute(
            text(f"INSERT INTO {table} (rowid, pieces) VALUES (:place, :pieces)"),  # noqa: S608 -- the names are our own
            [{"place": place, "pieces": " ".join(pieces)} for place, _, pieces in rows],
        )
    else:
        connection.execute(
            text(
                f"INSERT INTO {places.name} (place, owner, pieces) VALUES (:place, :owner, array_to_tsvector(:pieces))"  # noqa: S608 -- the names are our own
                " ON CONFLICT (owner) DO UPDATE SET place = EXCLUDED.place, pieces = EXCLUDED.pieces"
            ),
            [{"place": place, "owner": key, "pieces": sorted(pieces)} for place, key, pieces in rows],
        )


class _Free:
    """The next free place of a minute; the newest of a minute has the highest."""

    def __init__(self, connection: Connection, places: Table) -> None:
        self._connection, self._places = connection, places
        self._used: dict[int, int] = {}

    def after(self, at: datetime) -> int:
        """Return the place of what began at ``at``, which is then taken."""
        minute = int(at.timestamp() // 60)
        while True:
            if minute not in self._used:
                self._used[minute] = self._last(minute)
            self._used[minute] += 1
            if (place := self._used[minute]) < (minute + 1) * MINUTE:
                return place
            self._used[minute], minute = place - 1, minute + 1

    def _last(self, minute: int) -> int:
        column = self._places.c.place
        of_minute = (column >= minute * MINUTE, column < (minute + 1) * MINUTE)
        last = self._connection.execute(select(func.max(column)).where(*of_minute)).scalar()
        return minute * MINUTE - 1 if last is None else int(last)
