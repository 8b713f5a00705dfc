"""待办和回头看: a task with an owner and a day, from a directive, a repeat dispute, a closed case, or one's own (0.5, 0.7, 0.11)."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class FollowUp(Row, Versioned, Voidable):
    """One task."""

    __tablename__ = "followups"

    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    concern_id: Mapped[uuid.UUID | None] = link("concerns.id", default=None)
    origin: Mapped[str] = label("来源")
    what: Mapped[str] = label("事项")
    owner_id: Mapped[uuid.UUID | None] = link("officers.id", default=None)
    owner_name: Mapped[str] = label("责任人")
    due_on: Mapped[date] = mapped_column(index=True, info={"label": "期限"})
    done_on: Mapped[date | None] = day("完成日期")
    result: Mapped[str] = label("情况")
    by_name: Mapped[str] = label("布置人")
