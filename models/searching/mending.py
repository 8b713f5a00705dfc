"""The index held against the data: laid anew when it is damaged, or has lost what it held."""

from sqlalchemy import ColumnElement, Connection, Engine, ScalarSelect, func, select, text
from sqlalchemy.exc import DatabaseError

from models.cases import Case
from models.searching import laying
from models.searching.laying import CASES, MARKS, PIECES, TALKS
from models.sittings import Sitting


def _count(*which: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*which).scalar_subquery()


#: What should be indexed, what is, and how much is marked: of cases, then of sittings.
_COUNTS = select(
    _count(Case.id.is_not(None), Case.voided_at.is_(None)),
    _count(CASES.c.owner.is_not(None)),
    _count(MARKS.c.kind != laying.TALK),
    _count(Sitting.id.is_not(None)),
    _count(TALKS.c.owner.is_not(None)),
    _count(MARKS.c.kind == laying.TALK),
)


def mend(engine: Engine) -> bool:
    """Lay the index anew unless it is whole; tells whether it was laid. It is then built in the usual short units."""
    try:
        with engine.execution_options(reading=True).begin() as connection:
            whole = is_whole(connection)
    except DatabaseError:
        whole = False
    if not whole:
        with engine.begin() as connection:
            laying.clear(connection)
            laying.prepare(connection)
    laying.SUSPECTED.discard(engine.pool)
    return not whole


def is_whole(connection: Connection) -> bool:
    """Tell whether the index stands, can be read, and holds as much as was entered, give or take what is marked.

    Where there can be none it is whole.  What is damaged so that it cannot be read raises DatabaseError.
    """
    if not laying.standing(connection):
        return not laying.possible(connection)
    if connection.dialect.name == "sqlite":
        for pieces in PIECES.values():
            asked = f"SELECT rowid FROM {pieces} WHERE {pieces} MATCH 'a' LIMIT 1"  # noqa: S608 -- the names are our own
            connection.execute(text(asked)).first()
    state = laying.state(connection)
    cases, indexed, marked, sittings, indexed_talks, marked_talks = connection.execute(_COUNTS).one()
    return state is not None and not (
        (state.cases_done and abs(cases - indexed) > marked)
        or (state.talks_done and abs(sittings - indexed_talks) > marked_talks)
    )
