"""A copy taken back: into an empty store or in place of what one holds, proved by counts and by the chain."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, func, insert, select, text, update

from models import audit, copies, files, lift, tables
from models.base import Base
from models.errors import Refusal
from models.searching import laying
from models.store import Store, open_store


def load(file: Path, store: Store, *, replacing: bool = False) -> copies.Manifest:
    """Fill ``store`` with a copy, in one transaction.

    The store must hold no record, unless ``replacing``: then what it holds goes in the same transaction.
    A copy of an older schema is brought to today's first. Raises Refusal when the copy is damaged; the store is
    then as it was.
    """
    tables.load()
    try:
        with lift.at_head(file) as newer:
            return _load(newer, store, replacing=replacing)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as wrong:
        raise Refusal(copies.SPOILED.format(what=type(wrong).__name__)) from wrong


def _load(file: Path, store: Store, *, replacing: bool) -> copies.Manifest:
    manifest = copies.read_manifest(file)
    with zipfile.ZipFile(file) as archive, store.engine.begin() as connection:
        laying.clear(connection)  # the index of the search is made anew of what comes in
        _empty(connection, replacing=replacing)
        for table in Base.metadata.sorted_tables:
            if table.name != files.Blob.__tablename__:
                _fill(connection, table, copies.rows(archive, table.name, manifest))
        _late(connection, archive, manifest)
        _take_files(connection, archive, store, manifest)
        laying.prepare(connection)
    return manifest


def verify(file: Path) -> copies.Manifest:
    """Load a copy into a scratch store and compare: every count, the chain from end to end, its head."""
    with tempfile.TemporaryDirectory(prefix="sanli-verify-") as folder:
        scratch = open_store(folder)
        try:
            manifest = load(file, scratch)
            compare(scratch, manifest)
        finally:
            scratch.close()
    return manifest


def compare(store: Store, manifest: copies.Manifest) -> None:
    """Refuse unless ``store`` holds what ``manifest`` says."""
    with store.reading() as db:
        counted = _counts(db.connection())
        head = db.get_one(audit.AuditHead, 1)
        broken = audit.verify(db)
    if counted != manifest.rows:
        raise Refusal(copies.SPOILED.format(what="条数对不上"))
    if broken is not None or (head.seq, head.digest) != (manifest.seq, manifest.digest):
        raise Refusal(copies.SPOILED.format(what="操作日志对不上"))


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in copies.ours()
    }


def _empty(connection: Connection, *, replacing: bool) -> None:
    """Make room: only the chain's first head may stand in an empty store."""
    head = audit.AuditHead.__tablename__
    if replacing and connection.dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {names}"))
        return
    counted = _counts(connection)
    counted.pop(head)
    if any(counted.values()) and not replacing:
        raise Refusal("这里已有记录，不能直接装入备份。")
    for table in reversed(Base.metadata.sorted_tables):
        if replacing or table.name == head:
            connection.execute(table.delete())


def _forward(table: Table) -> list[Column[Any]]:
    """List the columns that point at rows not yet there: of the same table, or of one further on."""
    order = {each.name: number for number, each in enumerate(Base.metadata.sorted_tables)}
    found = [
        column
        for column in table.columns
        if any(order[key.column.table.name] >= order[table.name] for key in column.foreign_keys)
    ]
    assert all(column.nullable for column in found), table.name
    return found


def _fill(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    late = {column.name for column in _forward(table)}
    for batch in copies.batches(rows):
        connection.execute(
            insert(table),
            [
                {
                    column.name: None if column.name in late else copies.value(column.type, row[column.name])
                    for column in table.columns
                }
                for row in batch
            ],
        )


def _late(connection: Connection, archive: zipfile.ZipFile, manifest: copies.Manifest) -> None:
    """Set the references that had to wait until every row was there."""
    for table in copies.ours():
        late = _forward(table)
        if not late:
            continue
        keys = list(table.primary_key.columns)
        statement = (
            update(table)
            .where(*(key == bindparam(f"key_{key.name}") for key in keys))
            .values({column.name: bindparam(f"to_{column.name}") for column in late})
        )
        waiting = (
            {f"key_{key.name}": copies.value(key.type, row[key.name]) for key in keys}
            | {f"to_{column.name}": copies.value(column.type, row[column.name]) for column in late}
            for row in copies.rows(archive, table.name, manifest)
            if any(row[column.name] is not None for column in late)
        )
        for batch in copies.batches(waiting):
            connection.execute(statement, batch)


def _take_files(
    connection: Connection, archive: zipfile.ZipFile, store: Store, manifest: copies.Manifest
) -> None:
    names = [name for name in archive.namelist() if name.startswith("files/")]
    if len(names) != manifest.files:
        raise Refusal(copies.SPOILED.format(what="文件数对不上"))
    for name in names:
        content = archive.read(name)
        sha256 = hashlib.sha256(content).hexdigest()
        if f"files/{sha256}" != name:
            raise Refusal(copies.SPOILED.format(what="存档文件"))
        if store.folder is None:
            connection.execute(insert(files.Blob), {"sha256": sha256, "content": content})
            continue
        target = files.place(store.folder, sha256)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content)
