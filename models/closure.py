"""销号: a case is over only when every condition of domain.md 4.6 is met; each stands with its state (案结事了)."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Closure(Row, Voidable):
    """One 销号 or 重新调解 of a case: who, when, by which leader, and how each condition stood then."""

    __tablename__ = "closures"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("种类")
    on: Mapped[date] = mapped_column("closed_on", info={"label": "日期"})
    round: Mapped[int] = mapped_column(default=1, info={"label": "第几轮"})
    reason: Mapped[str] = label("说明")
    led_by: Mapped[str] = label("审批人")
    conditions: Mapped[list[Any]] = mapped_column(default=list)
    by_name: Mapped[str] = label("经办")
