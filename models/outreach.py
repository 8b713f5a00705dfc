"""下访和座谈: going to the people instead of waiting for them (report 0.13), on a case or on a topic."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Outreach(Row, Versioned, Voidable):
    """One 下访, 座谈 or 走访 with who came and what was said."""

    __tablename__ = "outreach"

    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    kind: Mapped[str] = label("方式")
    on: Mapped[date] = mapped_column("held_on", index=True, info={"label": "日期"})
    place: Mapped[str] = label("地点")
    topic: Mapped[str] = label("议题")
    project: Mapped[str] = label("项目")
    attendees: Mapped[str] = label("参加人员")
    notes: Mapped[str] = label("情况记录")
    by_name: Mapped[str] = label("记录人")
