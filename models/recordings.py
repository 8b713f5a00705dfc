"""Index of audio and video recordings; the media themselves are never touched (治安管理处罚法 108, 137)."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates
from models.base import Row, Voidable, label, link
from models.errors import Refusal
from models.station import Deed, Identity

UNTOLD = "须登记录像文件号和起止时间后才能结束（没有文件的，文件号写“缺失”，并写明原因）"
ONLY_SOUND = "这份只有录音，须有全程录像才能结束"
#: What follows from a break or a loss (治安管理处罚法 108).
CONSEQUENCE = "相关证据不能作为处罚的根据"
#: Between two files that a camera cut one from the other no more than this is missing.
SEAM = timedelta(minutes=1)
#: What stands for the number of a file where there is none: it was never made, or it is lost.
LOST = "缺失"

Span = tuple[datetime, datetime]


class Recording(Row, Voidable):
    """Where the recording of a sitting lies."""

    __tablename__ = "recordings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = mapped_column(default=None, index=True)
    device: Mapped[str] = label("设备")
    file_number: Mapped[str] = label("文件号")
    kept_at: Mapped[str] = label("存放位置")
    started_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "开始"})
    ended_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "结束"})
    continuous: Mapped[bool] = mapped_column(default=True, info={"label": "连续"})
    interruption: Mapped[str] = label("中断原因")
    custodian: Mapped[str] = label("保管人")
    video: Mapped[bool] = mapped_column(default=True, info={"label": "录像"})
    sha256: Mapped[str] = label("SHA-256")
    size: Mapped[int | None] = mapped_column(BigInteger, default=None, info={"label": "字节"})

    @property
    def complete(self) -> bool:
        """True when it can stand in for the second officer: video, numbered, with start and end."""
        return bool(self.video and self.file_number and self.started_at and self.ended_at)

    @property
    def lost(self) -> bool:
        """True where there is no file at all, and the reason was told."""
        return self.broken and self.file_number.strip() == LOST

    @property
    def told(self) -> bool:
        """True where nothing is left to be said of it: complete, broken with its number and times, or lost."""
        return self.video and (self.lost or (self.complete and (self.continuous or self.broken)))

    @property
    def broken(self) -> bool:
        """True where a break or a loss was told with its reason."""
        return not self.continuous and bool(self.interruption.strip())


def index(
    db: Session, *, case_id: uuid.UUID, sitting_id: uuid.UUID | None, by: Identity, **fields: object
) -> Recording:
    """Enter a recording in the index; a broken one needs its reason."""
    cases.demand(db, case_id, by, Deed.NOTE)
    if not str(fields.get("device", "")).strip():
        raise Refusal("请填写录音录像设备。", "device")
    _refuse_faults(fields)
    fields.setdefault("custodian", by.name)
    recording = Recording(case_id=case_id, sitting_id=sitting_id, **fields)
    db.add(recording)
    db.flush()
    return recording


def finish(db: Session, recording: Recording, *, by: Identity, **fields: object) -> None:
    """Complete an entry when the recording has ended: file number, end, and the reason of any break."""
    cases.demand(db, recording.case_id, by, Deed.NOTE)
    _refuse_faults({"started_at": recording.started_at, "ended_at": recording.ended_at, **fields})
    for key, value in fields.items():
        setattr(recording, key, value)
    recording.custodian = recording.custodian or by.name
    db.flush()


def void(db: Session, recording: Recording, *, reason: str, by: Identity) -> None:
    """Take a wrong entry out of the index, with the reason; the row stays."""
    cases.demand(db, recording.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明作废的原因。", "reason")
    recording.voided_at, recording.void_reason = db.info["now"](), reason
    db.flush()


def lacking(kept: Sequence[Recording], start: datetime, end: datetime, *, breaks: Iterable[Span] = ()) -> str:
    """Say what the videos together lack of a whole sitting, counted in minutes; nothing when it is all there.

    ``breaks`` are the times at which the sitting itself stood still. A break or a loss that was told with its reason
    keeps no sitting from ending: it has its ``CONSEQUENCE``. Of a broken one the file and its times are told all the
    same, of a lost one (``LOST``) they cannot be. Sound alone never counts.
    """
    videos = [each for each in kept if each.video]
    if any(each.broken and each.told for each in videos):
        return ""
    if kept and not videos:
        return ONLY_SOUND
    spans = [
        (each.started_at, each.ended_at)
        for each in videos
        if each.file_number and each.started_at and each.ended_at
    ]
    if not spans:
        return UNTOLD
    gaps = missing(spans, start, end, breaks=breaks)
    if gaps:
        return f"{_said(gaps, _minute(start), _minute(end))}，须有全程录像才能结束"
    if not all(each.continuous for each in videos):
        return "录像不连续，须写明中断原因后才能结束"
    return ""


def missing(
    spans: Iterable[Span], start: datetime, end: datetime, *, breaks: Iterable[Span] = ()
) -> list[Span]:
    """Return the parts of a sitting that no span covers, in order, by the minute; a seam is no gap.

    >>> ten = datetime(2026, 11, 20, 10)
    >>> [(a.minute, b.minute) for a, b in missing([(ten, ten + timedelta(minutes=9))], ten, ten + timedelta(minutes=30))]
    [(9, 30)]
    """
    whole, until = _minute(start), _minute(end)
    covered = sorted((_minute(a), _minute(b)) for a, b in (*spans, *breaks) if _minute(a) < _minute(b))
    gaps: list[Span] = []
    here = whole
    for begins, ends in covered:
        if begins > here and here < until:
            gaps.append((here, min(begins, until)))
        here = max(here, ends)
    if here < until:
        gaps.append((here, until))
    return [(a, b) for a, b in gaps if a == whole or b == until or b - a > SEAM]


def _said(gaps: Sequence[Span], start: datetime, end: datetime) -> str:
    said = []
    for a, b in gaps:
        if (a, b) == (start, end):
            said.append(f"{_clock(a)} 到 {_clock(b)} 没有录像")
        elif a == start:
            said.append(f"录像从 {_clock(b)} 开始，晚于调解开始的 {_clock(a)}")
        elif b == end:
            said.append(f"录像到 {_clock(a)} 结束，早于调解结束的 {_clock(b)}")
        else:
            said.append(f"{_clock(a)} 到 {_clock(b)} 没有录像")
    return "；".join(said)


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Recording]:
    """Return the recordings of one sitting."""
    return list(
        db.scalars(
            select(Recording)
            .where(Recording.sitting_id == sitting_id, Recording.voided_at.is_(None))
            .order_by(Recording.id)
        )
    )


def every_of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Recording]:
    """Return the recordings of one sitting with those that were voided, in the order they were entered."""
    return list(
        db.scalars(select(Recording).where(Recording.sitting_id == sitting_id).order_by(Recording.id))
    )


def of_case(db: Session, case_id: uuid.UUID) -> list[Recording]:
    """Return the valid recordings of a case, sitting by sitting."""
    return list(
        db.scalars(
            select(Recording)
            .where(
                Recording.case_id == case_id, Recording.voided_at.is_(None),
                *cases.of_visible(db, Recording.case_id),
            )
            .order_by(Recording.id)
        )
    )  # fmt: skip


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _clock(at: datetime) -> str:
    return f"{dates.local(at):%H:%M}"


def _refuse_faults(fields: dict[str, object]) -> None:
    if fields.get("continuous") is False and not str(fields.get("interruption", "")).strip():
        raise Refusal(f"录音录像不连续的，请写明中断原因；{CONSEQUENCE}。", "interruption")
    if str(fields.get("file_number", "")).strip() == LOST and fields.get("continuous") is not False:
        raise Refusal("录像缺失的，不算连续，请写明缺失的原因。", "interruption")
    start, end = fields.get("started_at"), fields.get("ended_at")
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        raise Refusal("录音录像的结束时间早于开始时间。", "ended_at")
