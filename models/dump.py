"""A copy of a whole store in one file that either engine can load: rows, files, and the head of the chain.

The file is a zip: ``tables/<name>.jsonl`` with a row a line, ``files/<sha256>``, and ``manifest.json`` with
the schema, the counts, the chain's head and the SHA-256 of every table. It is written beside its name and
put in place whole; it is not encrypted.
"""

import hashlib
import json
import os
import tempfile
import uuid
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    Table,
    TypeDecorator,
    Uuid,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.types import TypeEngine

from models import audit, files, schema, tables
from models.base import Base
from models.errors import Refusal
from models.store import Store, open_store

FORMAT = 1
MANIFEST = "manifest.json"
BATCH = 500
NOT_OURS = "这个文件不是三理的备份，或已损坏，请换一份备份。"
SPOILED = "这份备份已损坏（{what}），请换一份备份。"


@dataclass(frozen=True)
class Manifest:
    """What a copy says about itself."""

    format: int
    made: str
    schema: str
    rows: dict[str, int]
    sums: dict[str, str]
    files: int
    seq: int
    digest: str


def dump(store: Store, target: Path) -> Manifest:
    """Write everything that ``store`` holds at one moment to ``target``.

    Others may go on writing meanwhile. Nothing stands under ``target``'s name until all of it is on the disk.
    """
    tables.load()
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                manifest = _write(store, archive)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def read_manifest(file: Path) -> Manifest:
    """Read what a copy says about itself; refused when it is none, or of a newer program."""
    try:
        with zipfile.ZipFile(file) as archive:
            found = Manifest(**json.loads(archive.read(MANIFEST)))
    except FileNotFoundError:
        raise Refusal("找不到这份备份。") from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as wrong:
        raise Refusal(NOT_OURS) from wrong
    if found.format > FORMAT or found.schema > schema.HEAD:
        raise Refusal("这份备份由更新版本的三理写成，请安装新版本后再恢复。")
    if found.schema != schema.HEAD:
        raise Refusal(
            f"这份备份由旧版本的三理写成（{found.schema}），请先用旧版本恢复，再用新版本打开，数据会自动升级。"
        )
    return found


def load(file: Path, store: Store, *, replacing: bool = False) -> Manifest:
    """Fill ``store`` with a copy, in one transaction.

    The store must hold no record, unless ``replacing``: then what it holds goes in the same transaction.
    Raises Refusal when the copy is damaged; the store is then as it was.
    """
    tables.load()
    manifest = read_manifest(file)
    try:
        with zipfile.ZipFile(file) as archive, store.engine.begin() as connection:
            _empty(connection, replacing=replacing)
            for table in Base.metadata.sorted_tables:
                if table.name != files.Blob.__tablename__:
                    _fill(connection, table, _rows(archive, table.name, manifest))
            _late(connection, archive, manifest)
            _take_files(connection, archive, store, manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as wrong:
        raise Refusal(SPOILED.format(what=type(wrong).__name__)) from wrong
    return manifest


def verify(file: Path) -> Manifest:
    """Load a copy into a scratch store and compare: every count, the chain from end to end, its head."""
    with tempfile.TemporaryDirectory(prefix="sanli-verify-") as folder:
        scratch = open_store(folder)
        try:
            manifest = load(file, scratch)
            compare(scratch, manifest)
        finally:
            scratch.close()
    return manifest


def compare(store: Store, manifest: Manifest) -> None:
    """Refuse unless ``store`` holds what ``manifest`` says."""
    with store.reading() as db:
        counted = _counts(db.connection())
        head = db.get_one(audit.AuditHead, 1)
        broken = audit.verify(db)
    if counted != manifest.rows:
        raise Refusal(SPOILED.format(what="条数对不上"))
    if broken is not None or (head.seq, head.digest) != (manifest.seq, manifest.digest):
        raise Refusal(SPOILED.format(what="操作日志对不上"))


def _ours() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name != files.Blob.__tablename__]


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in _ours()
    }


def _write(store: Store, archive: zipfile.ZipFile) -> Manifest:
    rows: dict[str, int] = {}
    sums: dict[str, str] = {}
    with store.reading() as db:
        repeatable = {"isolation_level": "REPEATABLE READ"} if store.folder is None else {}
        connection = db.connection(execution_options=repeatable)
        head = connection.execute(select(audit.AuditHead.seq, audit.AuditHead.digest)).one()
        for table in _ours():
            rows[table.name], sums[table.name] = _write_table(connection, table, archive)
        kept = _write_files(connection, store.folder, archive)
    manifest = Manifest(
        format=FORMAT,
        made=store.now().isoformat(),
        schema=schema.HEAD,
        rows=rows,
        sums=sums,
        files=kept,
        seq=int(head.seq),
        digest=str(head.digest),
    )
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> tuple[int, str]:
    found = connection.execution_options(yield_per=BATCH).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    count, sha = 0, hashlib.sha256()
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
        for row in found.mappings():
            plain = {column.name: _plain(row[column]) for column in table.columns}
            line = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            out.write(line)
            sha.update(line)
            count += 1
    return count, sha.hexdigest()


def _write_files(connection: Connection, folder: Path | None, archive: zipfile.ZipFile) -> int:
    count = 0
    if folder is None:
        for blob in connection.execution_options(yield_per=1).execute(
            select(files.Blob.sha256, files.Blob.content)
        ):
            archive.writestr(zipfile.ZipInfo(f"files/{blob.sha256}"), blob.content)
            count += 1
        return count
    for file in sorted((folder / files.FOLDER).glob("??/*")):
        if not file.name.endswith(".part"):
            archive.write(file, f"files/{file.name}", zipfile.ZIP_STORED)
            count += 1
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value


def _value(kind: TypeEngine[Any], plain: Any) -> Any:
    """Turn what ``_plain`` made back into what a column of this type takes."""
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    if plain is None:
        return None
    if isinstance(kind, Uuid):
        return uuid.UUID(plain)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(plain)
    if isinstance(kind, Date):
        return date.fromisoformat(plain)
    if isinstance(kind, LargeBinary):
        return b64decode(plain)
    return plain


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


def _rows(archive: zipfile.ZipFile, name: str, manifest: Manifest) -> Iterator[dict[str, Any]]:
    """Read the rows of one table, and refuse at the end when they are not the ones that were written."""
    sha, count = hashlib.sha256(), 0
    with archive.open(f"tables/{name}.jsonl") as lines:
        for line in lines:
            sha.update(line)
            count += 1
            yield json.loads(line)
    if (count, sha.hexdigest()) != (manifest.rows[name], manifest.sums[name]):
        raise Refusal(SPOILED.format(what=name))


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


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
    for batch in _batches(rows):
        connection.execute(
            insert(table),
            [
                {
                    column.name: None if column.name in late else _value(column.type, row[column.name])
                    for column in table.columns
                }
                for row in batch
            ],
        )


def _late(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Set the references that had to wait until every row was there."""
    for table in _ours():
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
            {f"key_{key.name}": _value(key.type, row[key.name]) for key in keys}
            | {f"to_{column.name}": _value(column.type, row[column.name]) for column in late}
            for row in _rows(archive, table.name, manifest)
            if any(row[column.name] is not None for column in late)
        )
        for batch in _batches(waiting):
            connection.execute(statement, batch)


def _take_files(connection: Connection, archive: zipfile.ZipFile, store: Store, manifest: Manifest) -> None:
    names = [name for name in archive.namelist() if name.startswith("files/")]
    if len(names) != manifest.files:
        raise Refusal(SPOILED.format(what="文件数对不上"))
    for name in names:
        content = archive.read(name)
        sha256 = hashlib.sha256(content).hexdigest()
        if f"files/{sha256}" != name:
            raise Refusal(SPOILED.format(what="存档文件"))
        if store.folder is None:
            connection.execute(insert(files.Blob), {"sha256": sha256, "content": content})
            continue
        target = files.place(store.folder, sha256)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content)
