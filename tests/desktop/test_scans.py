"""The scanner's folder: a file is taken when it stands still, put away beside it, and never lost."""

from pathlib import Path

import pytest

from desktop.machine import ThisMachine
from desktop.scans import Folder
from desktop.settings import Settings


def names(files: list[Path]) -> list[str]:
    return [file.name for file in files]


def test_a_file_is_taken_when_it_stood_still_from_one_look_to_the_next(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    growing = tmp_path / "a.pdf"
    growing.write_bytes(b"1")
    assert folder.settled() == []
    growing.write_bytes(b"12")
    assert folder.settled() == []
    assert names(folder.settled()) == ["a.pdf"]


def test_only_scans_are_taken(tmp_path: Path) -> None:
    for name in ("a.PDF", "b.jpeg", "c.tif", "d.txt", ".e.pdf", "~f.pdf", "g.pdf.part", "h.heic"):
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / "dir.pdf").mkdir()
    folder = Folder(tmp_path)
    folder.settled()
    assert sorted(names(folder.settled())) == ["a.PDF", "b.jpeg", "c.tif", "h.heic"]


def test_an_empty_file_is_given_time_and_then_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    folder = Folder(tmp_path)
    assert [names(folder.settled()) for _ in range(7)][-2:] == [["a.pdf"], ["a.pdf"]]
    folder = Folder(tmp_path)
    assert [names(folder.settled()) for _ in range(4)] == [[]] * 4


def test_what_was_taken_lies_beside_and_nothing_is_written_over(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for content in (b"1", b"2"):
        (tmp_path / "a.pdf").write_bytes(content)
        folder.settled()
        (file,) = folder.settled()
        folder.put_away(file)
    (tmp_path / "b.pdf").write_bytes(b"3")
    folder.put_away(tmp_path / "b.pdf", why="这个 PDF 已损坏。")

    kept = {
        str(file.relative_to(tmp_path)): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()
    }
    assert kept == {
        "已收/a.pdf": b"1", "已收/a-2.pdf": b"2", "未收/b.pdf": b"3",
        "未收/b.pdf.原因.txt": "这个 PDF 已损坏。".encode(),
    }  # fmt: skip
    assert folder.settled() == []


def test_a_file_that_cannot_be_moved_is_not_offered_again_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"1")
    folder = Folder(tmp_path)
    folder.settled()
    folder.settled()

    def held(*_args: object) -> None:
        raise PermissionError(13, "held")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", held)
        with pytest.raises(PermissionError):
            folder.put_away(file)
    assert folder.settled() == []
    file.write_bytes(b"12")
    folder.settled()
    assert names(folder.settled()) == ["a.pdf"]


def test_a_machine_watches_the_folder_of_its_settings(tmp_path: Path) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    machine = ThisMachine(Settings(tmp_path))
    assert (machine.scan_folder(), machine.scanned_files()) == (None, [])
    machine.remember("scan_folder", str(scans))
    (scans / "a.jpg").write_bytes(b"1")
    machine.scanned_files()
    (file,) = machine.scanned_files()
    machine.put_scan_away(file)

    assert machine.scan_folder() == scans
    assert (scans / "已收" / "a.jpg").read_bytes() == b"1"
    scans.rename(tmp_path / "gone")
    with pytest.raises(FileNotFoundError):
        machine.scanned_files()
