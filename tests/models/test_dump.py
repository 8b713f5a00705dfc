"""Copies of a whole store, from each engine to each."""

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Table,
    TypeDecorator,
    Uuid,
    insert,
    select,
)

from models import audit, dump, files, load, schema, station
from models.base import Base, new_id
from models.errors import Refusal
from models.store import Store, open_store

NOW = datetime(2026, 11, 21, 8, 30, 15, 123456, tzinfo=UTC)
NAME = "𠮷·古丽﨑"

SCHEMA = f'"{schema.HEAD}"'.encode()


def _open(place: str) -> Store:
    return open_store(place, now=lambda: NOW)


def _value(column: Any, keys: dict[str, Any]) -> Any:
    """Make a value that a column of this type takes, telling more than its default would."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    for key in column.foreign_keys:
        return keys.get(str(key.column))
    for kinds, value in (
        ((Uuid,), new_id()),
        ((Boolean,), True),
        ((BigInteger,), 2**53 + 1),
        ((Integer,), 7),
        ((Float,), 0.1),
        ((DateTime,), NOW),
        ((Date,), date(1926, 2, 28)),
        ((LargeBinary,), b"\x00\xff"),
    ):
        if isinstance(kind, kinds):
            return value
    return {"甲": [1, None, NAME]} if "JSON" in type(kind).__name__ else f"{NAME}\n{column.name}"


def _fill_every_table(store: Store) -> None:
    """Put two rows in every table that the chain does not guard, each reference set where there is something."""
    keys: dict[str, Any] = {}
    with store.engine.begin() as connection:
        for _ in range(2):
            for table in Base.metadata.sorted_tables:
                if table.name in {"audit_head", "audit_entries", "blobs"}:
                    continue
                row = {column.name: _value(column, keys) for column in table.columns}
                for column in table.columns:
                    if isinstance(row[column.name], str) and column.name != "number":
                        row[column.name] += str(len(keys))
                connection.execute(insert(table), row)
                keys |= {f"{table.name}.{column.name}": row[column.name] for column in table.columns}


def _found(store: Store) -> None:
    with store.unit() as db:
        station.found(db, by_name=NAME, password="long enough", name="西岔派出所", organ="某县公安局")
        files.put(db, b"%PDF one")
        files.put(db, b"")


def _everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.reading() as db:
        return {
            table.name: sorted(map(tuple, db.execute(select(table)).all()), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name != "blobs"
        }


@pytest.fixture
def full(engine_url: str, tmp_path: Path) -> Path:
    """Make a copy of a store with rows in every table and two files."""
    store = _open(engine_url)
    _found(store)
    _fill_every_table(store)
    dump.dump(store, tmp_path / "copy.zip")
    store.close()
    return tmp_path / "copy.zip"


@pytest.fixture
def other(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return ``other(engine)``: an empty place of the engine."""

    def make(engine: str) -> str:
        return str(tmp_path / "other") if engine == "sqlite" else request.getfixturevalue("fresh_postgresql")

    return make


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_dump_loads_into_either_engine_row_for_row(
    to: str, engine_url: str, other: Callable[[str], str], tmp_path: Path
) -> None:
    source = _open(engine_url)
    _found(source)
    _fill_every_table(source)

    written = dump.dump(source, tmp_path / "copy.zip")
    target = _open(other(to))
    read = load.load(tmp_path / "copy.zip", target)

    assert read == written
    assert _everything(target) == _everything(source)
    load.compare(target, written)
    with target.reading() as db:
        kept = [files.get(db, sha) for sha in _shas(tmp_path / "copy.zip")]
    assert sorted(kept) == [b"", b"%PDF one"]
    with target.unit() as db:
        db.add(station.Station(name="续写"))
    with target.reading() as db:
        assert audit.verify(db) is None
    source.close()
    target.close()


def _shas(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        return [name[6:] for name in archive.namelist() if name.startswith("files/")]


def test_dump_says_what_it_holds(full: Path) -> None:
    manifest = load.verify(full)

    assert (manifest.made, manifest.files, manifest.seq) == (NOW.isoformat(), 2, 2)
    assert manifest.rows["officers"] == 3
    assert set(manifest.rows) == {table.name for table in Base.metadata.sorted_tables} - {"blobs"}


def test_dump_leaves_nothing_when_it_fails(
    engine_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _open(engine_url)
    _found(store)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dump, "_write_files", full_disk)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(OSError, match="No space"):
        dump.dump(store, tmp_path / "copy.zip")

    assert sorted(tmp_path.iterdir()) == before
    store.close()


def test_load_refuses_a_store_that_holds_records(full: Path, tmp_path: Path) -> None:
    store = _open(str(tmp_path / "held"))
    _found(store)
    before = _everything(store)

    with pytest.raises(Refusal, match="这里已有记录，不能直接装入备份。"):
        load.load(full, store)

    assert _everything(store) == before
    store.close()


def test_load_replaces_all_at_once_when_told_to(full: Path, engine_url: str) -> None:
    store = _open(engine_url)

    load.compare(store, load.load(full, store, replacing=True))

    store.close()


def _altered(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Copy a zip with one member changed."""
    spoiled = file.with_name("spoiled.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(spoiled, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            target.writestr(member, change(content) if member == name else content)
    return spoiled


@pytest.fixture
def small(tmp_path: Path) -> Path:
    store = _open(str(tmp_path / "small"))
    _found(store)
    dump.dump(store, tmp_path / "small.zip")
    store.close()
    return tmp_path / "small.zip"


@pytest.mark.parametrize(
    ("member", "change", "sentence"),
    [
        ("tables/officers.jsonl", lambda raw: raw * 2, "这份备份已损坏（"),
        ("tables/stations.jsonl", lambda raw: raw.replace("西岔".encode(), "东岔".encode()), "这份备份已损坏（stations）"),
        ("tables/stations.jsonl", lambda raw: raw[: len(raw) // 2], "这份备份已损坏（JSONDecodeError）"),
        ("manifest.json", lambda raw: raw.replace(b'"files": 2', b'"files": 3'), "这份备份已损坏（文件数对不上）"),
        ("manifest.json", lambda raw: raw.replace(b'"seq": 2', b'"seq": 3'), "这份备份已损坏（操作日志对不上）"),
        ("manifest.json", lambda raw: b"{}", "这个文件不是三理的备份"),
        ("manifest.json", lambda raw: raw.replace(SCHEMA, b'"9999"'), "这份备份由更新版本的三理写成"),
        ("manifest.json", lambda raw: raw.replace(SCHEMA, b'"0000"'), "这个文件不是三理的备份"),
    ],
)  # fmt: skip
def test_verify_refuses_a_copy_that_was_changed(
    member: str, change: Callable[[bytes], bytes], sentence: str, small: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        load.verify(_altered(small, member, change))

    assert refused.value.message.startswith(sentence)


def test_verify_refuses_a_file_whose_bytes_no_longer_match(small: Path) -> None:
    name = next(f"files/{sha}" for sha in _shas(small))

    with pytest.raises(Refusal, match="这份备份已损坏（存档文件）"):
        load.verify(_altered(small, name, lambda raw: raw + b"x"))


def test_verify_refuses_a_copy_cut_short(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:-100])

    with pytest.raises(Refusal, match="不是三理的备份，或已损坏"):
        load.verify(small)


def test_verify_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到这份备份。"):
        load.verify(tmp_path / "gone.zip")


def test_failed_load_leaves_the_store_as_it_was(small: Path, engine_url: str) -> None:
    store = _open(engine_url)
    _found(store)
    before = _everything(store)

    with pytest.raises(Refusal):
        load.load(_altered(small, "tables/audit_entries.jsonl", lambda raw: raw[:-9]), store, replacing=True)

    assert _everything(store) == before
    store.close()


def test_dump_is_readable_without_the_program(small: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(small, tmp_path / "out", "zip")

    line = (tmp_path / "out" / "tables" / "stations.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(line)["name"] == "西岔派出所"


def test_no_reference_forward_is_mandatory() -> None:
    tables: list[Table] = Base.metadata.sorted_tables

    assert [column.nullable for table in tables for column in load._forward(table)] == [
        True for table in tables for _ in load._forward(table)
    ]
