"""交办: a case is given to someone to handle, who accepts it or gives it back with the reason (reports 1.2, 3.3)."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class Assignment(Row, Versioned, Voidable):
    """One 交办 of a case; the newest valid one of a case stands."""

    __tablename__ = "assignments"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    number: Mapped[str] = label("交办编号")
    to_id: Mapped[uuid.UUID] = link("officers.id", info={"label": "承办人"})
    to_name: Mapped[str] = label("承办人")
    force: Mapped[str] = label("办理力量")
    by_name: Mapped[str] = label("交办人")
    at: Mapped[datetime] = mapped_column(info={"label": "交办时间"})
    due_on: Mapped[date] = mapped_column(index=True, info={"label": "办理期限"})
    instruction: Mapped[str] = label("交办要求")
    accepted_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "接收时间"})
    returned_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "退回时间"})
    return_reason: Mapped[str] = label("退回理由")
    done_on: Mapped[date | None] = day("办结日期")
    result: Mapped[str] = label("办理情况")
