"""Copies of the store: made and proved, listed, put back with what was there kept."""

import shutil
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.paths import Paths
from models.errors import Refusal

SUFFIX = ".sanli.zip"


def _stamp(now: datetime) -> str:
    return now.astimezone().strftime("%Y%m%d-%H%M%S")


def make(place: Paths, *, now: datetime, file: Path | None = None, into: Path | None = None) -> Path:
    """Copy the store to ``file``, or under the hour's name ``into`` a folder, and prove that it loads.

    A copy that does not prove itself is set aside under another name, and refused.
    """
    from models import dump  # noqa: PLC0415 -- brings SQLAlchemy in
    from models.store import open_store  # noqa: PLC0415 -- as above

    target = file or (into or place.backups) / f"sanli-{_stamp(now)}{SUFFIX}"
    if target.exists():
        raise Refusal(f"已有同名的备份“{target}”，请换一个文件名。")
    try:
        paths.make_private(target.parent)
        store = open_store(place.place, now=lambda: now)
        try:
            dump.dump(store, target)
        finally:
            store.close()
        prove(target)
    except OSError as error:
        raise Refusal(f"备份没有做成（{paths.reason(error)}）：{target}") from error
    return target


def prove(file: Path) -> None:
    """Load a copy into a scratch store and compare; one that fails is set aside under another name."""
    from models import load  # noqa: PLC0415 -- as above

    try:
        load.verify(file)
    except Refusal:
        file.replace(file.with_name(file.name + ".damaged"))
        raise


def copies(folder: Path) -> list[Path]:
    """List the copies in a folder, newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)


def restore(file: Path, place: Paths, *, now: datetime) -> Path | None:
    """Put a copy back; returns where what was there is kept, None when nothing was there.

    No other copy of the program may run on the store meanwhile.
    """
    try:
        return (
            _restore_server(file, place, now=now) if place.server else _restore_folder(file, place, now=now)
        )
    except OSError as error:
        raise Refusal(f"没有恢复成（{paths.reason(error)}），原来的数据没有动。") from error


def _restore_folder(file: Path, place: Paths, *, now: datetime) -> Path | None:
    """Load beside the present data, then change places: a failure before that moves nothing."""
    from models import files, load  # noqa: PLC0415 -- brings SQLAlchemy in
    from models.store import FILE, open_store  # noqa: PLC0415 -- as above

    incoming = place.data / f"incoming-{_stamp(now)}"
    try:
        store = open_store(incoming)
        try:
            load.compare(store, load.load(file, store))
        finally:
            store.close()
        kept = place.data / f"before-restore-{_stamp(now)}"
        parts = [FILE, f"{FILE}-wal", f"{FILE}-shm", files.FOLDER]
        return kept if _change_places(place.data, incoming, kept, parts) else None
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _change_places(data: Path, incoming: Path, kept: Path, parts: list[str]) -> bool:
    """Move the present parts away and the new ones in; put everything back when one will not move.

    Returns whether there was anything to keep.
    """
    present = [part for part in parts if (data / part).exists()]
    moves = [(data / part, kept / part) for part in present]
    moves += [(incoming / part, data / part) for part in parts if (incoming / part).exists()]
    if present:
        paths.make_private(kept)
    done: list[tuple[Path, Path]] = []
    try:
        for here, there in moves:
            here.replace(there)
            done.append((here, there))
    except OSError:
        for here, there in reversed(done):
            there.replace(here)
        raise
    return bool(present)


def _restore_server(file: Path, place: Paths, *, now: datetime) -> Path:
    """Copy what the server holds, then replace it in one transaction."""
    from models import load  # noqa: PLC0415 -- brings SQLAlchemy in
    from models.store import open_store  # noqa: PLC0415 -- as above

    load.verify(file)
    kept = make(place, now=now, file=place.backups / f"before-restore-{_stamp(now)}{SUFFIX}")
    store = open_store(place.place)
    try:
        load.compare(store, load.load(file, store, replacing=True))
    finally:
        store.close()
    return kept
