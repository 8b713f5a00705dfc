"""重复警情和纠纷: the same pair, place or subject twice or more in the window (report 0.10)."""

import uuid
from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class Concern(Row, Versioned, Voidable):
    """One 重点关注 with its owner and day; ``sign`` is what its members have in common."""

    __tablename__ = "concerns"

    kind: Mapped[str] = label("归并方式")
    sign: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = label("名称")
    first_on: Mapped[date] = mapped_column(info={"label": "首次"})
    last_on: Mapped[date] = mapped_column(info={"label": "最近"})
    count: Mapped[int] = mapped_column(default=0, info={"label": "次数"})
    owner_id: Mapped[uuid.UUID | None] = link("officers.id", default=None)
    owner_name: Mapped[str] = label("责任人")
    due_on: Mapped[date | None] = day("期限")
    measures: Mapped[str] = label("措施")
    ended_on: Mapped[date | None] = day("解除日期")
    end_reason: Mapped[str] = label("解除理由")


class ConcernMember(Row):
    """One alarm or case that belongs to a concern."""

    __tablename__ = "concern_members"

    concern_id: Mapped[uuid.UUID] = link("concerns.id")
    alarm_id: Mapped[uuid.UUID | None] = link("alarms.id", default=None)
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)

    __table_args__ = (Index("ix_concern_members_pair", "concern_id", "alarm_id", "case_id"),)
