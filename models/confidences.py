"""单独询问: what a party was asked alone, kept in a locked layer (domain.md 1.6; 治安管理处罚法 138)."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Confidence(Row, Voidable):
    """One answer that a party gave alone; read only by who may, and every reading leaves an audit entry."""

    __tablename__ = "confidences"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    key: Mapped[str] = mapped_column(info={"label": "问题"})
    value: Mapped[str] = label("回答")
    note: Mapped[str] = label("说明")
    by_id: Mapped[uuid.UUID] = link("officers.id")
    by_name: Mapped[str] = label("询问人")
    at: Mapped[datetime]
