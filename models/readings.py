"""宣读: the clauses read aloud as they stood, and each party that confirmed them."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Reading(Row, Voidable):
    """One reading of the agreement; a change of the clauses makes it stale (``digest``)."""

    __tablename__ = "readings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    at: Mapped[datetime]
    reader: Mapped[str] = label("宣读人")
    clauses: Mapped[list[Any]] = mapped_column(default=list)
    digest: Mapped[str] = label("摘要")
    confirmations: Mapped[dict[str, Any]] = mapped_column(default=dict)
