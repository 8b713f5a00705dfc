"""警情和警务区指令 taken over from the 110 system (reports 0.10, 3.2)."""

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Alarm(Row, Voidable):
    """One 警情 or one 警务区指令 (``origin``); its number is its identity within the origin."""

    __tablename__ = "alarms"

    batch_id: Mapped[uuid.UUID] = link("batches.id")
    origin: Mapped[str] = label("来源")
    number: Mapped[str] = label("编号")
    at: Mapped[datetime | None] = mapped_column(default=None, index=True, info={"label": "时间"})
    kind: Mapped[str] = label("类别")
    key_field: Mapped[str] = label("重点领域")
    place: Mapped[str] = label("地址")
    place_key: Mapped[str] = label("地址归并", index=True)
    village: Mapped[str] = label("村社")
    content: Mapped[str] = label("内容")
    outcome: Mapped[str] = label("处理结果")
    officer: Mapped[str] = label("处警人")
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)

    __table_args__ = (Index("ix_alarms_number", "origin", "number", unique=True),)


class AlarmParty(Row):
    """One person named in an alarm; ``key`` is what the same person is recognised by."""

    __tablename__ = "alarm_parties"

    alarm_id: Mapped[uuid.UUID] = link("alarms.id")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = label("姓名")
    telephone: Mapped[str] = label("电话")
    id_number: Mapped[str] = label("证件号码")
    key: Mapped[str] = mapped_column(index=True)
