"""测算: a reference sum worked out in the room, kept with its inputs, formula and articles (domain.md 5.3)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link, money


class Calculation(Row, Voidable):
    """One calculation as it was shown; it fills nothing by itself."""

    __tablename__ = "calculations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    by_name: Mapped[str] = label("测算人")
    kind: Mapped[str] = label("种类")
    inputs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    items: Mapped[list[Any]] = mapped_column(default=list)
    share: Mapped[int] = mapped_column(default=100, info={"label": "责任比例（%）"})
    total: Mapped[int | None] = money("合计")
