"""What somebody answers for: a red finding that was left standing, with the reason, shown in the dossier."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Override(Row, Voidable):
    """One finding that did not stop 定稿 because of a written reason; it holds only while the words stay as they were."""

    __tablename__ = "overrides"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    form: Mapped[str] = label("文书代号")
    rule: Mapped[str] = label("体检规则")
    sentence: Mapped[str] = label("体检意见")
    clause: Mapped[str] = label("条款原文")
    reason: Mapped[str] = label("保留理由")
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("保留人")
