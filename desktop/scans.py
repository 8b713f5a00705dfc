"""The folder that the scanner writes to: what lies there whole, and where it is put when it has been read.

Nothing is deleted: a file that was taken in goes to ``已收`` beside it, one that was not to ``未收`` with the reason.
"""

from pathlib import Path

TAKEN, REFUSED = "已收", "未收"
SUFFIXES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".heic", ".heif"})
_PATIENCE = 5  # looks that an empty file gets: some scanners make it long before they write


class Folder:
    """One watched folder; a file is taken when it stood still from one look to the next."""

    def __init__(self, folder: Path) -> None:
        """Watch ``folder``; nothing is read yet."""
        self.folder = folder
        self._seen: dict[Path, tuple[int, int]] = {}
        self._empty: dict[Path, int] = {}
        self._stuck: dict[Path, tuple[int, int]] = {}

    def settled(self) -> list[Path]:
        """Return the files that have not changed since the last look, the oldest first.

        One that could not be moved away is not offered again until it changes. Raises OSError when the folder cannot
        be read.
        """
        now = {
            file: (stat.st_size, stat.st_mtime_ns)
            for file in self.folder.iterdir()
            if file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~")) and file.is_file()
            for stat in (file.stat(),)
        }
        before, self._seen = self._seen, now
        still = [
            file
            for file, mark in now.items()
            if before.get(file) == mark and self._stuck.get(file) != mark and self._whole(file, mark[0])
        ]
        return sorted(still, key=lambda file: (now[file][1], file.name))

    def _whole(self, file: Path, size: int) -> bool:
        if size:
            self._empty.pop(file, None)
            return True
        self._empty[file] = self._empty.get(file, 0) + 1
        return self._empty[file] >= _PATIENCE

    def put_away(self, file: Path, *, why: str = "") -> Path:
        """Move a file to ``已收``, or to ``未收`` with the reason beside it; never over another."""
        into = self.folder / (REFUSED if why else TAKEN)
        mark = self._seen.get(file)
        try:
            into.mkdir(exist_ok=True)
            target = _free(into / file.name)
            file.rename(target)
        except OSError:
            if mark is not None:
                self._stuck[file] = mark
            raise
        if why:
            target.with_name(f"{target.name}.原因.txt").write_text(why, encoding="utf-8")
        return target


def _free(target: Path) -> Path:
    """Return the path, or one with a number behind its name where something lies there already."""
    found, place = target, 2
    while found.exists():
        found = target.with_name(f"{target.stem}-{place}{target.suffix}")
        place += 1
    return found
