"""The schema of the store: made when empty, migrated when behind, refused when newer."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from models.errors import Refusal

HEAD = "0006"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_313_031


class NewerSchema(Refusal):
    """The database was written by a newer program."""


def revision(connection: Connection) -> str | None:
    """Return the revision the database stands at; None for one that Sanli never touched."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def prepare(engine: Engine, metadata: MetaData) -> Path | None:
    """Bring the database to HEAD; returns the verified copy that was made before a migration, if one was.

    Raises NewerSchema when the database is ahead of this program.
    """
    with engine.connect() as connection:
        stands = revision(connection)
        empty = stands is None and not inspect(connection).get_table_names()
    if stands == HEAD:
        return None
    if empty:
        with engine.begin() as connection:
            metadata.create_all(connection)
            connection.execute(
                text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            )
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        return None
    if stands is None:
        raise Refusal("这个数据库里有别的程序的表，三理不能使用，请另选数据文件夹。")
    if stands not in known():
        raise NewerSchema("数据库由更新版本的三理写成，请安装新版本后再打开；本程序没有改动它。")
    kept = copy(engine)
    upgrade(engine)
    return kept


def known() -> list[str]:
    """List the revisions this program can start from, oldest first."""
    return sorted(file.stem.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations up to ``to`` in one transaction.

    SQLite rebuilds a table to give it a foreign key; the keys are off meanwhile and are checked before the end.
    """
    from alembic import command  # noqa: PLC0415 -- slow import, needed only when the schema is behind
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _keys_off(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise Refusal("升级数据库时发现指向不存在记录的引用，没有升级，请用升级前的备份并联系维护人员。")


@contextmanager
def _keys_off(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which SQLite does not enforce foreign keys; the pragma counts only outside a transaction."""
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            yield connection
            return
        driver = connection.connection.driver_connection
        assert driver is not None, "an open connection has its driver's"
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def copy(engine: Engine) -> Path | None:
    """Copy a SQLite database beside itself and prove that the copy opens; None on PostgreSQL.

    On PostgreSQL the migration is one transaction: it happens whole or not at all, and ``models.dump`` is
    the copy that the station makes.
    """
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return None
    here = Path(engine.url.database)
    with engine.connect() as connection:
        stands = revision(connection)
    kept = here.with_name(f"{here.stem}-before-{HEAD}-from-{stands}.db")
    if shutil.disk_usage(here.parent).free < here.stat().st_size * 3:
        raise Refusal("磁盘空间不足，升级数据库前无法先做备份，请清出空间后再打开。")
    with sqlite3.connect(here) as source, sqlite3.connect(kept) as target:
        source.backup(target)
    source.close()
    target.close()
    with sqlite3.connect(kept) as opened:
        whole = opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    opened.close()
    if not whole:
        raise Refusal("升级前的备份没有通过校验，没有继续升级，请先检查磁盘。")
    return kept


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Hold the lock under which one program at a time makes or migrates the schema."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK})
