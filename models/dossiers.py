"""The dossier of a case (卷宗): what its cover says, what it must hold, and when it was bound (domain.md 2.3 D27)."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, day, label, link

TERMS = ("短期", "长期", "永久")


class Dossier(Row, Versioned):
    """What a person adds to a dossier; everything else on cover and index is made from the case.

    ``unneeded`` maps a row of the meter to the reason why this case has no such paper.
    """

    __tablename__ = "dossiers"

    case_id: Mapped[uuid.UUID] = link("cases.id", unique=True)
    kept_for: Mapped[str] = label("保管期限")
    filed_on: Mapped[date | None] = day("立卷日期")
    filed_by: Mapped[str] = label("立卷人")
    checked_by: Mapped[str] = label("审核人")
    situation: Mapped[str] = label("卷宗情况说明")
    remarks: Mapped[str] = label("备注")
    unneeded: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sha256: Mapped[str] = label("校验值")
    pages: Mapped[int] = mapped_column(default=0, info={"label": "页数"})
    bound_at: Mapped[datetime | None] = mapped_column(default=None)
    bound_by: Mapped[str] = label("装订人")
