"""The file that a copy of a store is: a zip of tables, files and a manifest, and how a row is written in it.

``tables/<name>.jsonl`` has a row a line, ``files/<sha256>`` what was kept, and ``manifest.json`` the schema, the
counts, the chain's head and the SHA-256 of every table.
"""

import hashlib
import json
import uuid
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Date, DateTime, LargeBinary, Table, TypeDecorator, Uuid
from sqlalchemy.types import TypeEngine

from models import files, schema
from models.base import Base
from models.errors import Refusal

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
    if found.schema not in schema.known():
        raise Refusal(NOT_OURS)
    return found


def ours() -> list[Table]:
    """List the tables that go in as rows: every one but that of the files."""
    return [table for table in Base.metadata.sorted_tables if table.name != files.Blob.__tablename__]


def rows(archive: zipfile.ZipFile, name: str, manifest: Manifest) -> Iterator[dict[str, Any]]:
    """Read the rows of one table, and refuse at the end when they are not the ones that were written."""
    sha, count = hashlib.sha256(), 0
    with archive.open(f"tables/{name}.jsonl") as lines:
        for line in lines:
            sha.update(line)
            count += 1
            yield json.loads(line)
    if (count, sha.hexdigest()) != (manifest.rows[name], manifest.sums[name]):
        raise Refusal(SPOILED.format(what=name))


def batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Cut rows into pieces of one statement each."""
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def plain(value: Any) -> Any:
    """Turn a column value into what JSON can hold."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value


def value(kind: TypeEngine[Any], told: Any) -> Any:
    """Turn what ``plain`` made back into what a column of this type takes."""
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    if told is None:
        return None
    if isinstance(kind, Uuid):
        return uuid.UUID(told)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(told)
    if isinstance(kind, Date):
        return date.fromisoformat(told)
    if isinstance(kind, LargeBinary):
        return b64decode(told)
    return told
