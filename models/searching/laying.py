"""The tables of the index: laid beside the data when they are missing or of another version, never migrated.

They are no part of the schema: no copy holds them and nothing is lost with them.  Triggers put a mark, in the very
transaction that writes, on whatever changed; ``keeping`` takes the marks away, and ``asked`` reads what is marked
from the data itself.
"""

from typing import TYPE_CHECKING
from weakref import WeakSet

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Uuid,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateTable

if TYPE_CHECKING:
    from sqlalchemy.pool import Pool

VERSION = "2"

#: The databases known to have the tables: they are only ever laid anew in the transaction that takes them away.
_LAID: "WeakSet[Pool]" = WeakSet()
#: The databases whose index failed a question: whoever keeps it looks at it soon.
SUSPECTED: "WeakSet[Pool]" = WeakSet()

METADATA = MetaData()
#: How far the index is: the last case and the last sitting that were read, and whether that was all.
STATE = Table(
    "search_state", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", String, nullable=False),
    Column("cases_to", Uuid()), Column("cases_done", Boolean, nullable=False),
    Column("talks_to", Uuid()), Column("talks_done", Boolean, nullable=False),
    Column("spent", Integer, nullable=False),
)  # fmt: skip
_STANDS = select(STATE.c.version, STATE.c.cases_done, STATE.c.talks_done)
#: What was written since it was indexed.
MARKS = Table(
    "search_marks", METADATA,
    Column("kind", String, primary_key=True), Column("id", Uuid(), primary_key=True),
    Column("turn", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip


def _places(name: str) -> Table:
    """Return the table of what is indexed: ``place`` is the minute it began and a number within it."""
    return Table(
        name, METADATA,
        Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("owner", Uuid(), unique=True),
    )  # fmt: skip


CASES = _places("search_cases")
TALKS = _places("search_talks")
#: The pieces of each: a full text table on SQLite, a column of the same table on PostgreSQL.
PIECES = {CASES.name: "search_case_pieces", TALKS.name: "search_talk_pieces"}

_FULL_TEXT = "pieces, content='', detail=none, columnsize=0, tokenize='ascii'"

CASE, PERSON, ORGANISATION, AGREEMENT, TALK = "case", "person", "organisation", "agreement", "talk"

#: Table, what is marked, by which column, and the columns of which a change counts; an insert counts where told.
WATCHED = (
    ("cases", CASE, "id", "number alarm_number platform_number received_at title place village brief voided_at", True),
    ("parties", CASE, "case_id", "case_id name person_id organisation_id guardian_id agent_id representative voided_at", True),
    ("papers", CASE, "case_id", "case_id number voided_at", True),
    ("agreements", CASE, "case_id", "facts issues responsibility performance number voided_at", True),
    ("clauses", AGREEMENT, "agreement_id", "text voided_at", True),
    ("persons", PERSON, "id", "name former_name id_number telephone", False),
    ("organisations", ORGANISATION, "id", "name", False),
    ("sittings", TALK, "id", "case_id started_at", True),
    ("utterances", TALK, "sitting_id", "text private struck_at", True),
)  # fmt: skip


def prepare(connection: Connection) -> bool:
    """Lay the index when none of this version stands; returns whether there is one, built or not.

    Where SQLite was made without FTS5 there is none, and nothing is laid.
    """
    if standing(connection):
        return True
    clear(connection)
    if not possible(connection):
        return False
    for table in METADATA.sorted_tables:
        connection.execute(CreateTable(table))
    if connection.dialect.name == "sqlite":
        _lay_sqlite(connection)
    else:
        _lay_postgresql(connection)
    empty = connection.execute(text("SELECT 1 FROM cases LIMIT 1")).first() is None
    connection.execute(
        STATE.insert().values(id=1, version=VERSION, cases_done=empty, talks_done=empty, spent=0)
    )
    if empty:
        for name in PIECES:
            lay_pieces(connection, name)
    return True


def standing(connection: Connection) -> bool:
    """Tell whether the index stands whole: every table and trigger, of this version."""
    there = set(inspect(connection).get_table_names())
    if not there >= set(METADATA.tables) or not standing_version(connection):
        return False
    if connection.dialect.name == "sqlite":
        names = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'search\\_%' ESCAPE '\\' AND "
        triggers = connection.execute(text(names + "type = 'trigger'")).scalar()
        tables = connection.execute(text(names + "sql LIKE 'CREATE VIRTUAL TABLE%'")).scalar()
        return triggers == len(_triggers()) and tables == len(PIECES) and possible(connection)
    counted = "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'search\\_%' AND NOT tgisinternal"
    return connection.execute(text(counted)).scalar() == len(_triggers())


def standing_version(connection: Connection) -> bool:
    """Tell whether the index that stands is of this version; false where there is none."""
    return state(connection) is not None


def state(connection: Connection) -> Row[str, bool, bool] | None:
    """Return version, whether all cases, and whether all sittings were read once; None where no such index stands."""
    pool = connection.engine.pool
    if pool not in _LAID:
        if not inspect(connection).has_table(STATE.name):
            return None
        _LAID.add(pool)
    found = connection.execute(_STANDS).one_or_none()
    return found if found is not None and found.version == VERSION else None


def clear(connection: Connection) -> None:
    """Take the index away with its triggers; it may be half there or of another version."""
    _LAID.discard(connection.engine.pool)
    if connection.dialect.name == "sqlite":
        listed = "SELECT type, name FROM sqlite_master WHERE name LIKE 'search\\_%' ESCAPE '\\' AND "
        for name in connection.execute(text(listed + "type = 'trigger'")).all():
            connection.execute(text(f'DROP TRIGGER "{name.name}"'))
        pieces, able = tuple(PIECES.values()), possible(connection)
        for name in connection.execute(text(listed + "type = 'table'")).all():
            if name.name in pieces and able:
                _drop_pieces(connection, name.name)
            elif not name.name.startswith(pieces):
                connection.execute(text(f'DROP TABLE IF EXISTS "{name.name}"'))
        return
    for table, *_ in WATCHED:
        connection.execute(text(f"DROP FUNCTION IF EXISTS search_mark_{table}() CASCADE"))
    for made in reversed(METADATA.sorted_tables):
        connection.execute(text(f"DROP TABLE IF EXISTS {made.name}"))


def _drop_pieces(connection: Connection, pieces: str) -> None:
    """Drop a full text table; one too damaged to be opened is first given the inside of an empty one."""
    try:
        with connection.begin_nested():
            connection.execute(text(f"DROP TABLE {pieces}"))
    except DatabaseError:
        connection.execute(text(f"CREATE VIRTUAL TABLE search_empty USING fts5({_FULL_TEXT})"))
        made = text("SELECT sql FROM sqlite_master WHERE name = :name")
        for inside in ("data", "idx", "config"):
            name, empty = f"{pieces}_{inside}", f"search_empty_{inside}"
            like = str(connection.execute(made, {"name": empty}).scalar_one())
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
            connection.execute(text(like.replace(empty, name)))
            connection.execute(text(f"INSERT INTO {name} SELECT * FROM {empty}"))  # noqa: S608 -- the names are our own
        connection.execute(text("DROP TABLE search_empty"))
        connection.execute(text(f"DROP TABLE {pieces}"))


def possible(connection: Connection) -> bool:
    """Tell whether the database can hold an index: SQLite may have been made without FTS5."""
    if connection.dialect.name != "sqlite":
        return True
    asked = text("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'")
    return bool(connection.execute(asked).scalar())


def _triggers() -> list[tuple[str, str, str, str, str, str]]:
    """List name, table, what sets it off, what is marked and by which column, and what must differ."""
    found = []
    for table, kind, key, columns, inserts in WATCHED:
        names = columns.split()
        if inserts:
            found.append((f"search_{table}_new", table, "INSERT", kind, key, ""))
        changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in names)
        found.append((f"search_{table}_changed", table, f"UPDATE OF {', '.join(names)}", kind, key, changed))
    return found


def _lay_sqlite(connection: Connection) -> None:
    for pieces in PIECES.values():
        connection.execute(text(f"CREATE VIRTUAL TABLE {pieces} USING fts5({_FULL_TEXT})"))
    for name, table, event, kind, key, differs in _triggers():
        only = f" AND ({differs.replace('IS DISTINCT FROM', 'IS NOT')})" if differs else ""
        connection.execute(
            text(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN NEW.{key} IS NOT NULL{only} BEGIN"  # noqa: S608 -- the names are our own
                f" INSERT OR IGNORE INTO search_marks (kind, id, turn) VALUES ('{kind}', NEW.{key}, 0); END"
            )
        )


def lay_pieces(connection: Connection, table: str) -> None:
    """Make PostgreSQL's index of the pieces when all have been read: in one go it is half as large, and sooner done."""
    if connection.dialect.name == "postgresql":
        named = f"CREATE INDEX IF NOT EXISTS {PIECES[table]} ON {table}"
        connection.execute(text(f"{named} USING gin (pieces) WITH (fastupdate = off)"))


def _lay_postgresql(connection: Connection) -> None:
    for table in PIECES:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN pieces tsvector"))
    for table, kind, key, *_ in WATCHED:
        # a mark that stands is written anew: its row is then held until this transaction ends, and is not taken away
        connection.execute(
            text(
                f"CREATE FUNCTION search_mark_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"  # noqa: S608 -- the names are our own
                f" INSERT INTO search_marks (kind, id, turn) VALUES ('{kind}', NEW.{key}, 0)"
                " ON CONFLICT (kind, id) DO UPDATE SET turn = search_marks.turn + 1; RETURN NULL; END $$"
            )
        )
    for name, table, event, _kind, key, differs in _triggers():
        only = f" AND ({differs})" if differs else ""
        connection.execute(
            text(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW WHEN (NEW.{key} IS NOT NULL{only})"
                f" EXECUTE FUNCTION search_mark_{table}()"
            )
        )
