"""案情加重: a 轻伤 or worse, a death or a new victim that comes to light after the agreement (程序规定 90, 179; 刑诉法 288)."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Escalation(Row, Versioned, Voidable):
    """One finding that takes a case out of mediation; ``before`` is how the case stood."""

    __tablename__ = "escalations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("情形")
    on: Mapped[date] = mapped_column("found_on", info={"label": "发现日期"})
    injury: Mapped[str] = label("伤情")
    text: Mapped[str] = label("说明")
    referral_id: Mapped[uuid.UUID | None] = link("referrals.id", default=None)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    by_name: Mapped[str] = label("登记人")
