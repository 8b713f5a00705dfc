"""Whose turn it is to speak: start, end, the minutes allowed, who broke in (domain.md 5.1)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, link


class Turn(Row, Voidable):
    """One turn of one party in the timed first phase."""

    __tablename__ = "turns"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    allowed_s: Mapped[int] = mapped_column(default=0, info={"label": "可用秒数"})
    interruptions: Mapped[list[Any]] = mapped_column(default=list)
