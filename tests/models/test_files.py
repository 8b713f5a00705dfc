import stat
from pathlib import Path

import pytest

from models import files
from models.errors import Refusal
from tests.sample import Room


def test_a_kept_file_lies_under_its_hash_and_leaves_no_part(desk: Room) -> None:
    with desk.store.unit() as db:
        sha = files.put(db, "协议书".encode())
    assert desk.store.folder is not None
    kept = files.place(desk.store.folder, sha)
    assert kept.read_bytes() == "协议书".encode()
    assert [each.name for each in kept.parent.iterdir()] == [sha]
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_the_same_bytes_are_written_once(desk: Room) -> None:
    with desk.store.unit() as db:
        sha = files.put(db, b"scan")
        assert desk.store.folder is not None
        before = files.place(desk.store.folder, sha).stat().st_ino
        assert files.put(db, b"scan") == sha
        assert files.place(desk.store.folder, sha).stat().st_ino == before


def test_a_file_is_kept_and_read_on_both_engines(here: Room) -> None:
    content = bytes(range(256)) * 40
    with here.store.unit() as db:
        sha = files.put(db, content)
        assert files.put(db, content) == sha
    with here.store.reading() as db:
        assert files.get(db, sha) == content
        with pytest.raises(Refusal, match="保存的文件不见了，请从备份恢复。"):
            files.get(db, "f" * 64)


def test_a_file_changed_on_the_disk_is_not_given_out(desk: Room) -> None:
    with desk.store.unit() as db:
        sha = files.put(db, b"paper")
    assert desk.store.folder is not None
    files.place(desk.store.folder, sha).write_bytes(b"forged")
    with desk.store.reading() as db, pytest.raises(Refusal, match="可能已损坏，请从备份恢复。"):
        files.get(db, sha)


def test_place_is_plain() -> None:
    assert files.place(Path("data"), "ab" + "0" * 62) == Path("data/files/ab") / ("ab" + "0" * 62)
