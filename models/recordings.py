"""Index of audio and video recordings; the media themselves are never touched (治安管理处罚法 108, 137)."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates
from models.base import Row, Voidable, label, link
from models.errors import Refusal
from models.station import Deed, Identity

UNTOLD = "须登记录像文件号和起止时间后才能结束"


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

    def gap(self, start: datetime, end: datetime) -> str:
        """Say what a video of a whole sitting lacks, counted in minutes; nothing when it is all there."""
        if not self.video:
            return "这份只有录音，须有全程录像才能结束"
        if not (self.file_number and self.started_at and self.ended_at):
            return UNTOLD
        if _minute(self.started_at) > _minute(start):
            return (
                f"录像从 {_clock(self.started_at)} 开始，晚于调解开始的 {_clock(start)}，须有全程录像才能结束"
            )
        if _minute(self.ended_at) < _minute(end):
            return f"录像到 {_clock(self.ended_at)} 结束，早于调解结束的 {_clock(end)}，须有全程录像才能结束"
        if not (self.continuous or self.interruption.strip()):
            return "录像不连续，须写明中断原因后才能结束"
        return ""


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
    _refuse_faults({"started_at": recording.started_at, **fields})
    for key, value in fields.items():
        setattr(recording, key, value)
    recording.custodian = recording.custodian or by.name
    db.flush()


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Recording]:
    """Return the recordings of one sitting."""
    return list(
        db.scalars(select(Recording).where(Recording.sitting_id == sitting_id, Recording.voided_at.is_(None)))
    )


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _clock(at: datetime) -> str:
    return f"{dates.local(at):%H:%M}"


def _refuse_faults(fields: dict[str, object]) -> None:
    if fields.get("continuous") is False and not str(fields.get("interruption", "")).strip():
        raise Refusal("录音录像不连续的，请写明中断原因；相关证据不能作为处罚的根据。", "interruption")
    start, end = fields.get("started_at"), fields.get("ended_at")
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        raise Refusal("录音录像的结束时间早于开始时间。", "ended_at")
