"""A copy of an older schema brought to today's: filled into a scratch database of its day, migrated, copied anew."""

import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import CHAR, Column, Connection, MetaData, Table, create_engine, insert

from models import copies, dump, files, schema
from models.store import FILE, open_store

UUID_LENGTH = 32


@contextmanager
def at_head(file: Path) -> Iterator[Path]:
    """Give a copy at today's schema: ``file`` itself, or what becomes of an older one; ``file`` stays as it is.

    Raises Refusal for a damaged copy, and KeyError or ValueError for one whose rows are not those of its schema.
    """
    manifest = copies.read_manifest(file)
    if manifest.schema == schema.HEAD:
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="sanli-lift-") as name:
        folder = Path(name)
        with zipfile.ZipFile(file) as archive:
            _refill(folder, archive, manifest)
        store = open_store(folder)
        try:
            dump.dump(store, folder / "lifted.zip")
        finally:
            store.close()
        yield folder / "lifted.zip"


def _refill(folder: Path, archive: zipfile.ZipFile, manifest: copies.Manifest) -> None:
    """Make the database as its own program made it; keys are not enforced here, the migration checks them."""
    engine = create_engine(f"sqlite:///{folder / FILE}")
    try:
        schema.upgrade(engine, manifest.schema)
        found = MetaData()
        with engine.begin() as connection:
            found.reflect(connection)
            for name in manifest.rows:
                _fill(connection, found.tables[name], archive, manifest)
    finally:
        engine.dispose()
    for name in archive.namelist():
        if name.startswith("files/"):
            target = files.place(folder, Path(name).name)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            target.write_bytes(archive.read(name))


def _fill(connection: Connection, table: Table, archive: zipfile.ZipFile, manifest: copies.Manifest) -> None:
    for batch in copies.batches(copies.rows(archive, table.name, manifest)):
        connection.execute(
            insert(table),
            [{column.name: _kept(column, row[column.name]) for column in table.columns} for row in batch],
        )


def _kept(column: Column[Any], told: Any) -> Any:
    """Turn a told value into what SQLite keeps: a reflected column no longer knows that it holds an id."""
    if told is not None and isinstance(column.type, CHAR) and column.type.length == UUID_LENGTH:
        return uuid.UUID(told).hex
    return copies.value(column.type, told)
