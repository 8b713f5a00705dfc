"""Copies made, proved, listed and put back, on both engines."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop import backup
from desktop.paths import Paths, is_url
from models import files, station
from models.errors import Refusal
from models.store import open_store

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def place(engine_url: str, tmp_path: Path) -> Paths:
    """Stand up a station called 西岔派出所 with one file."""
    data = tmp_path / "machine" if is_url(engine_url) else Path(engine_url)
    data.mkdir(exist_ok=True)
    found = Paths(data=data, config=tmp_path, log=tmp_path, place=engine_url)
    store = open_store(engine_url)
    with store.unit() as db:
        station.found(db, by_name="葛某", password="long enough", name="西岔派出所")
        files.put(db, b"%PDF one")
    store.close()
    return found


def _rename(place: Paths, name: str) -> None:
    store = open_store(place.place)
    with store.unit() as db:
        station.current(db).name = name
    store.close()


def _name(place: str) -> str:
    store = open_store(place)
    with store.reading() as db:
        found = station.current(db).name
    store.close()
    return found


def test_backup_is_restored_and_what_was_there_is_kept(place: Paths) -> None:
    made = backup.make(place, now=NOW)
    _rename(place, "东岔派出所")

    kept = backup.restore(made, place, now=NOW)

    assert made.name == f"sanli-{NOW.astimezone():%Y%m%d-%H%M%S}.sanli.zip"
    assert _name(place.place) == "西岔派出所"
    assert kept is not None
    if place.server:
        backup.restore(kept, place, now=NOW + timedelta(seconds=1))
        assert _name(place.place) == "东岔派出所"
    else:
        assert _name(str(kept)) == "东岔派出所"
        assert sorted(each.name for each in place.data.iterdir()) == [
            "backups", kept.name, "files", "sanli.db",
        ]  # fmt: skip


def test_restored_files_are_there(place: Paths) -> None:
    made = backup.make(place, now=NOW)
    sha256 = next(iter(_files(made)))

    backup.restore(made, place, now=NOW)

    store = open_store(place.place)
    with store.reading() as db:
        assert files.get(db, sha256) == b"%PDF one"
    store.close()


def _files(made: Path) -> list[str]:
    import zipfile  # noqa: PLC0415 -- for this question only

    with zipfile.ZipFile(made) as archive:
        return [name.removeprefix("files/") for name in archive.namelist() if name.startswith("files/")]


def test_copies_are_listed_newest_first(place: Paths) -> None:
    first = backup.make(place, now=NOW)
    second = backup.make(place, now=NOW + timedelta(minutes=1))
    os.utime(first, (1, 1))

    assert backup.copies(place.backups) == [second, first]


def test_backup_never_overwrites(place: Paths, tmp_path: Path) -> None:
    target = tmp_path / "mine.sanli.zip"
    target.write_bytes(b"precious")

    with pytest.raises(Refusal, match="已有同名的备份"):
        backup.make(place, now=NOW, file=target)

    assert target.read_bytes() == b"precious"


@pytest.fixture
def small(tmp_path: Path) -> Paths:
    data = tmp_path / "small"
    store = open_store(data)
    with store.unit() as db:
        station.found(db, by_name="葛某", password="long enough", name="西岔派出所")
    store.close()
    return Paths(data=data, config=tmp_path, log=tmp_path, place=str(data))


def test_backup_into_a_folder_that_cannot_be_written(small: Paths, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(Refusal, match="不能写入（"):
        backup.make(small, now=NOW, into=tmp_path / "file")


def test_backup_on_a_full_disk_says_so_and_leaves_nothing(
    small: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models import dump  # noqa: PLC0415 -- to break it

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dump, "_write_files", full_disk)

    with pytest.raises(Refusal, match="备份没有做成（磁盘已满）"):
        backup.make(small, now=NOW)

    assert list(small.backups.iterdir()) == []


def test_backup_that_does_not_prove_itself_is_set_aside(small: Paths) -> None:
    made = backup.make(small, now=NOW)
    made.write_bytes(made.read_bytes()[:-50])

    with pytest.raises(Refusal):
        backup.prove(made)

    assert [each.name for each in small.backups.iterdir()] == [f"{made.name}.damaged"]


def test_restore_of_a_damaged_copy_moves_nothing(small: Paths) -> None:
    made = backup.make(small, now=NOW)
    made.write_bytes(made.read_bytes()[:-50])

    with pytest.raises(Refusal):
        backup.restore(made, small, now=NOW)

    assert _name(small.place) == "西岔派出所"
    assert sorted(each.name for each in small.data.iterdir()) == ["backups", "sanli.db"]


def test_restore_keeps_a_damaged_database_as_it_is(small: Paths) -> None:
    made = backup.make(small, now=NOW)
    (small.data / "sanli.db").write_bytes(b"rubbish" * 1000)

    kept = backup.restore(made, small, now=NOW)

    assert kept is not None
    assert (kept / "sanli.db").read_bytes() == b"rubbish" * 1000
    assert _name(small.place) == "西岔派出所"


def test_restore_into_an_empty_folder_keeps_nothing(small: Paths, tmp_path: Path) -> None:
    made = backup.make(small, now=NOW)
    empty = Paths(data=tmp_path / "empty", config=tmp_path, log=tmp_path, place=str(tmp_path / "empty"))
    empty.data.mkdir()

    assert backup.restore(made, empty, now=NOW) is None
    assert _name(empty.place) == "西岔派出所"


def test_restore_puts_everything_back_when_a_part_will_not_move(
    small: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make(small, now=NOW)
    _rename(small, "东岔派出所")
    move = Path.replace

    def stubborn(self: Path, target: Path) -> Path:
        if self.parent.name.startswith("incoming-") and self.name == "sanli.db":
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", stubborn)

    with pytest.raises(Refusal, match="没有恢复成（磁盘已满），原来的数据没有动。"):
        backup.restore(made, small, now=NOW)

    monkeypatch.undo()
    assert _name(small.place) == "东岔派出所"


def test_backup_is_one_moment_while_others_write(small: Paths) -> None:
    """A row written between two tables of the copy must not be in it."""
    from models import load  # noqa: PLC0415 -- to look into it

    store = open_store(small.place)
    with store.reading() as db:
        db.connection().exec_driver_sql("SELECT count(*) FROM officers")
        writer = sqlite3.connect(small.data / "sanli.db")
        writer.execute("UPDATE stations SET name = '东岔派出所'")
        writer.commit()
        writer.close()
        seen = db.connection().exec_driver_sql("SELECT name FROM stations").scalar()
    store.close()

    assert seen == "西岔派出所"
    assert load.verify(backup.make(small, now=NOW)).rows["stations"] == 1
