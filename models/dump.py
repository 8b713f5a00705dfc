"""A copy of a whole store in one file that either engine can load: rows, files, and the head of the chain.

The file is written beside its name and put in place whole; it is not encrypted.
"""

import hashlib
import json
import os
import zipfile
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Connection, Table, select

from models import audit, copies, files, schema, tables
from models.store import Store


def dump(store: Store, target: Path) -> copies.Manifest:
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


def _write(store: Store, archive: zipfile.ZipFile) -> copies.Manifest:
    rows: dict[str, int] = {}
    sums: dict[str, str] = {}
    with store.reading() as db:
        repeatable = {"isolation_level": "REPEATABLE READ"} if store.folder is None else {}
        connection = db.connection(execution_options=repeatable)
        head = connection.execute(select(audit.AuditHead.seq, audit.AuditHead.digest)).one()
        for table in copies.ours():
            rows[table.name], sums[table.name] = _write_table(connection, table, archive)
        kept = _write_files(connection, store.folder, archive)
    manifest = copies.Manifest(
        format=copies.FORMAT,
        made=store.now().isoformat(),
        schema=schema.HEAD,
        rows=rows,
        sums=sums,
        files=kept,
        seq=int(head.seq),
        digest=str(head.digest),
    )
    archive.writestr(copies.MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> tuple[int, str]:
    found = connection.execution_options(yield_per=copies.BATCH).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    count, sha = 0, hashlib.sha256()
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
        for row in found.mappings():
            plain = {column.name: copies.plain(row[column]) for column in table.columns}
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
