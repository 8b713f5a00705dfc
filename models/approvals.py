"""审批: what only the station leader may allow, asked for and decided, with the reason of both."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Approval(Row, Versioned, Voidable):
    """One question put to the leader about a case; ``what`` is a key, ``subject`` the sentence shown."""

    __tablename__ = "approvals"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    what: Mapped[str] = label("事项", index=True)
    subject: Mapped[str] = label("请示内容")
    reason: Mapped[str] = label("理由")
    asked_by: Mapped[str] = label("请示人")
    asked_at: Mapped[datetime] = mapped_column(info={"label": "请示时间"})
    decision: Mapped[str] = label("审批意见")
    decision_reason: Mapped[str] = label("审批说明")
    decided_by: Mapped[str] = label("审批人")
    decided_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "审批时间"})
