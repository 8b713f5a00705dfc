"""Index of audio and video recordings; the media themselves are never touched (治安管理处罚法 108, 137)."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases
from models.base import Row, Voidable, label, link
from models.errors import Refusal
from models.station import Deed, Identity


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

    @property
    def complete(self) -> bool:
        """True when it can stand in for the second officer: video, numbered, with start and end."""
        return bool(self.video and self.file_number and self.started_at and self.ended_at)


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


def _refuse_faults(fields: dict[str, object]) -> None:
    if fields.get("continuous") is False and not str(fields.get("interruption", "")).strip():
        raise Refusal("录音录像不连续的，请写明中断原因；相关证据不能作为处罚的根据。", "interruption")
    start, end = fields.get("started_at"), fields.get("ended_at")
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        raise Refusal("录音录像的结束时间早于开始时间。", "ended_at")
