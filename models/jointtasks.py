"""大调解任务清单: which unit and person does what by when, and what came back (report 0.9, 4.9)."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class JointTask(Row, Versioned, Voidable):
    """One line of the task list that ends a joint mediation."""

    __tablename__ = "joint_tasks"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    unit: Mapped[str] = label("单位")
    person: Mapped[str] = label("责任人")
    deed: Mapped[str] = label("任务")
    due_on: Mapped[date | None] = day("完成时限")
    feedback: Mapped[str] = label("反馈")
    fed_back_on: Mapped[date | None] = day("反馈日期")
