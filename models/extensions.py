"""延期: a limit moved with the parties' signatures, or by the organ's decision (若干规定 33; 治安管理处罚法 118)."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Extension(Row, Voidable):
    """One extension of one deadline; ``signed`` is party id → day of the signature."""

    __tablename__ = "extensions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    deadline_id: Mapped[uuid.UUID] = link("deadlines.id")
    until: Mapped[date] = mapped_column(info={"label": "延长至"})
    before: Mapped[date] = mapped_column(info={"label": "原到期日"})
    reason: Mapped[str] = label("延期理由")
    signed: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "各方签字"})
    decided_by: Mapped[str] = label("决定人")
    on: Mapped[date] = mapped_column("decided_on", info={"label": "延期日期"})
