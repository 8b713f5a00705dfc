"""定级: the level of a case as suggested and as decided, each time it was looked at (report 1.8; domain.md 4.3)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, label, link


class Grading(Row):
    """One look at the level of a case; nothing is ever lowered by itself."""

    __tablename__ = "gradings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    at: Mapped[datetime]
    by_name: Mapped[str] = label("定级人")
    occasion: Mapped[str] = label("时点")
    points: Mapped[int] = mapped_column(default=0, info={"label": "分值"})
    items: Mapped[list[Any]] = mapped_column(default=list, info={"label": "得分项"})
    suggested: Mapped[int] = mapped_column(default=1, info={"label": "建议等级"})
    decided: Mapped[int] = mapped_column(default=1, info={"label": "确定等级"})
    reason: Mapped[str] = label("定级理由")
    approval_id: Mapped[uuid.UUID | None] = link("approvals.id", default=None)
