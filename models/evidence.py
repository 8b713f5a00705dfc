"""证据: who brought it, what it is to prove, original or copy, and what the other side says of it."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Exhibit(Row, Versioned, Voidable):
    """One entry of the catalogue of evidence; ``views`` maps a side to what it says of it."""

    __tablename__ = "exhibits"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = label("证据名称")
    kind: Mapped[str] = label("种类")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    offered_by: Mapped[str] = label("提供人")
    proves: Mapped[str] = label("证明内容")
    original: Mapped[str] = label("原件或复印件")
    pages: Mapped[int | None] = mapped_column(default=None, info={"label": "页数"})
    views: Mapped[dict[str, Any]] = mapped_column(default=dict)
    line_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    kept_at: Mapped[str] = label("存放")
    note: Mapped[str] = label("备注")
