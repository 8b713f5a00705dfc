"""催告: when somebody who has not performed was urged, how, and what he promised (人民调解法 31; D29)."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, day, label, link


class Urging(Row, Voidable):
    """One reminder of what is overdue, by telephone, face to face, or by letter."""

    __tablename__ = "urgings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    obligation_id: Mapped[uuid.UUID | None] = link("obligations.id", default=None)
    instalment_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    on: Mapped[date] = mapped_column("urged_on", info={"label": "催告日期"})
    mode: Mapped[str] = label("方式")
    said: Mapped[str] = label("对方答复")
    promised_on: Mapped[date | None] = day("答应履行日", index=True)
    by_name: Mapped[str] = label("催告人")
