"""Looks at a database without making or migrating anything."""

from pathlib import Path

from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from models import schema, tables
from models.base import Base
from models.errors import Refusal
from models.store import FILE, Store

HEAD = schema.HEAD


def revision_at(place: str) -> str | None:
    """Return the schema that the store at a folder or an address stands at; None where none was made yet.

    Raises Refusal for a server that does not answer and for a file that is no database.
    """
    if "://" in place:
        url = place.replace("postgresql://", "postgresql+psycopg://", 1)
    else:
        file = Path(place) / FILE
        if not file.exists():
            return None
        url = f"sqlite:///file:{file.as_posix()}?mode=ro&uri=true"
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return schema.revision(connection)
    except OperationalError as trouble:
        raise Refusal("打不开数据库：服务器没有回应，或文件没有读取权限。") from trouble
    except DatabaseError as trouble:
        raise Refusal("数据库文件已损坏，请用最近一份备份恢复。") from trouble
    finally:
        engine.dispose()


def unlike_models(store: Store) -> list[str]:
    """Name the tables and columns in which the database differs from this program's models."""
    tables.load()
    with store.reading() as db:
        found = inspect(db.connection())
        standing = {
            name: {column["name"] for column in found.get_columns(name)}
            for name in found.get_table_names()
            if name != "alembic_version"
        }
    wanted = {table.name: set(table.columns.keys()) for table in Base.metadata.sorted_tables}
    faults = [f"缺少表 {name}" for name in sorted(wanted.keys() - standing.keys())]
    faults += [
        f"表 {name} 缺少列 {'、'.join(sorted(lacking))}"
        for name in sorted(wanted.keys() & standing.keys())
        if (lacking := wanted[name] - standing[name])
    ]
    return faults
