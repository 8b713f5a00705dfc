"""录像: the index of what was recorded of a sitting, what it lacks, and the digest of a file."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from models import dates, filming, recordings
from models.errors import Refusal
from models.recordings import CONSEQUENCE, Recording
from models.sittings import Sitting
from ui.viewmodels.sitting_parts import Parts

VIDEO, SOUND = "录像", "只录音"
CHUNK = 4 * 1024 * 1024


@dataclass(frozen=True)
class Digest:
    """The SHA-256 and size of a file that was read to its end and did not change meanwhile."""

    path: str
    sha256: str
    size: int


@dataclass
class Typed:
    """One entry of the index, as typed."""

    device: str = ""
    file_number: str = ""
    film: str = VIDEO
    started_at: str = ""
    ended_at: str = ""
    continuous: bool | None = None  # None while nobody has said
    interruption: str = ""
    custodian: str = ""
    kept_at: str = ""
    digest: Digest | None = None


@dataclass(frozen=True)
class Row:
    """One entry as it is shown; ``lost`` says what follows from its break, ``voided`` why it no longer counts."""

    id: UUID
    title: str
    times: str
    kept: str
    digest: str
    lost: str
    voided: str


@dataclass
class Recordings:
    """The recordings of one sitting."""

    parts: Parts

    def rows(self) -> tuple[Row, ...]:
        """Return the index, voided entries too."""
        with self.parts.store.reading() as db:
            return tuple(_row(each) for each in recordings.every_of_sitting(db, self.parts.room.sitting_id))

    def lacking(self) -> str:
        """Say which parts of the sitting no video covers so far; nothing where none is wanted or missing."""
        room = self.parts.room
        if not room.police:
            return ""
        with self.parts.store.reading() as db:
            sitting = db.get_one(Sitting, room.sitting_id)
            kept = recordings.of_sitting(db, sitting.id)
            if any(each.broken for each in kept if each.video):
                return f"录像有中断、缺失的，{CONSEQUENCE}。"
            if not any(each.video for each in kept):
                return "还没有登记录像；只有录音不能代替录像。"
            gaps = filming.gaps(db, sitting, until=room.ended_at or self.parts.now())
            said = "、".join(f"{_clock(start)}—{_clock(end)}" for start, end in gaps)
            return f"还缺 {said} 的录像。缺失的，{CONSEQUENCE}。" if said else ""

    def enter(self, typed: Typed) -> None:
        """Enter one recording in the index."""
        room = self.parts.room
        with self.parts.store.unit() as db:
            recordings.index(
                db,
                case_id=room.case_id,
                sitting_id=room.sitting_id,
                by=self.parts.deeds.by,
                **self._fields(typed),
            )
        self.parts.deeds.reload()

    def amend(self, recording_id: UUID, typed: Typed) -> None:
        """Complete or correct an entry; a digest that was made before stays where no other file was chosen."""
        with self.parts.store.unit() as db:
            fields = self._fields(typed)
            if typed.digest is None:
                del fields["sha256"], fields["size"]
            if not typed.device.strip():
                raise Refusal("请填写录音录像设备。", "device")
            recordings.finish(db, db.get_one(Recording, recording_id), by=self.parts.deeds.by, **fields)
        self.parts.deeds.reload()

    def void(self, recording_id: UUID, reason: str) -> None:
        """Take a wrong entry out of the index."""
        with self.parts.store.unit() as db:
            recordings.void(db, db.get_one(Recording, recording_id), reason=reason, by=self.parts.deeds.by)
        self.parts.deeds.reload()

    def typed(self, recording_id: UUID) -> Typed:
        """Return an entry as it is typed, to be completed."""
        with self.parts.store.reading() as db:
            kept = db.get_one(Recording, recording_id)
            return Typed(
                kept.device, kept.file_number, VIDEO if kept.video else SOUND, _moment(kept.started_at),
                _moment(kept.ended_at),
                kept.continuous if kept.ended_at or not kept.continuous else None, kept.interruption, kept.custodian, kept.kept_at,
            )  # fmt: skip

    def _fields(self, typed: Typed) -> dict[str, Any]:
        if typed.continuous is None and typed.ended_at.strip():
            raise Refusal("请看过录音录像，选“全程连续”或“有中断、缺失”。", "continuous")
        whole = typed.continuous is not False
        return {
            "device": typed.device, "file_number": typed.file_number, "video": typed.film != SOUND,
            "started_at": self._read(typed.started_at, "started_at"),
            "ended_at": self._read(typed.ended_at, "ended_at"), "continuous": whole,
            "interruption": "" if whole else typed.interruption,
            "custodian": typed.custodian.strip() or self.parts.deeds.by.name, "kept_at": typed.kept_at,
            "sha256": typed.digest.sha256 if typed.digest else "", "size": typed.digest.size if typed.digest else None,
        }  # fmt: skip

    def _read(self, text: str, field: str) -> datetime | None:
        if not text.strip():
            return None
        try:
            return dates.parse_moment(text, today=self.parts.today())
        except Refusal as refusal:
            raise Refusal(refusal.message, field) from refusal


def hashing(path: Path) -> Generator[tuple[int, int], None, Digest]:
    """Read a file to its end and return its digest, telling (bytes read, bytes in all) on the way.

    The file is opened for reading alone. Refused when it is none, or changed while it was read.
    """
    if not path.is_file():
        raise Refusal("没有找到这个文件，请核对路径。", "path")
    before = path.stat()
    told = hashlib.sha256()
    done = 0
    with path.open("rb") as media:
        while chunk := media.read(CHUNK):
            told.update(chunk)
            done += len(chunk)
            yield done, before.st_size
    after = path.stat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or done != after.st_size:
        raise Refusal("文件在计算时有变化，可能还在录，请录完再算。", "path")
    return Digest(str(path), told.hexdigest(), done)


def size_words(size: int) -> str:
    """Write a size as people read it.

    >>> size_words(900), size_words(1_572_864), size_words(3_221_225_472)
    ('900 字节', '1.5 MB', '3.0 GB')
    """
    for unit, bytes_ in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= bytes_:
            return f"{size / bytes_:.1f} {unit}"
    return f"{size} 字节"


def _row(kept: Recording) -> Row:
    span = "至".join(_clock(at) for at in (kept.started_at, kept.ended_at) if at) or "未填起止时间"
    said = "连续" if kept.ended_at else ""
    whole = said if kept.continuous else f"有中断（{kept.interruption}）"
    return Row(
        id=kept.id,
        title="　".join(filter(None, (kept.device, kept.file_number or "未填文件号"))),
        times="　".join(filter(None, (VIDEO if kept.video else SOUND, span, whole))),
        kept="　".join(filter(None, (f"保管 {kept.custodian}" if kept.custodian else "", kept.kept_at))),
        digest=f"SHA-256 {kept.sha256[:16]}…　{size_words(kept.size or 0)}" if kept.sha256 else "",
        lost=f"{CONSEQUENCE}。" if not kept.continuous and kept.video else "",
        voided=f"已作废：{kept.void_reason}" if kept.voided_at is not None else "",
    )


def _clock(at: datetime) -> str:
    return f"{dates.local(at):%H:%M}"


def _moment(at: datetime | None) -> str:
    return f"{dates.local(at):%Y-%m-%d %H:%M}" if at else ""
