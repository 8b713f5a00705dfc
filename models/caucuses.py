"""背对背: a talk with one party alone, opened only after the notice of what 保密 does not cover."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Caucus(Row, Voidable):
    """One talk apart; its lines carry its id."""

    __tablename__ = "caucuses"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    at: Mapped[datetime]
    noticed_at: Mapped[datetime] = mapped_column(info={"label": "告知保密范围的时间"})
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("谈话人")
