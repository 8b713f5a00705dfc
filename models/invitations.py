"""邀请: helpers asked to a case, with the parties' consent, their answer and attendance (人民调解法 20; 程序规定 182)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Invitation(Row, Versioned, Voidable):
    """One helper asked to one case; ``consents`` is party id → 同意 / 不同意."""

    __tablename__ = "invitations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    mediator_id: Mapped[uuid.UUID | None] = link("mediators.id", default=None)
    booking_id: Mapped[uuid.UUID | None] = link("bookings.id", default=None)
    name: Mapped[str] = label("受邀人")
    kind: Mapped[str] = label("类别")
    unit: Mapped[str] = label("单位及职务")
    telephone: Mapped[str] = label("电话")
    purpose: Mapped[str] = label("邀请事由")
    meets_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "到场时间"})
    place: Mapped[str] = label("地点")
    asked_at: Mapped[datetime] = mapped_column(info={"label": "邀请时间"})
    asked_by: Mapped[str] = label("邀请人")
    consents: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "当事人同意"})
    reply: Mapped[str] = label("答复")
    reply_note: Mapped[str] = label("答复说明")
    replied_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "答复时间"})
    attended: Mapped[str] = label("到场")
