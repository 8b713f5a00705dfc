"""联系记录: every attempt to reach someone about a case: when, at which number, answered or not, what was said."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Contact(Row, Voidable):
    """One attempt to reach a party, a helper or another body."""

    __tablename__ = "contacts"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    invitation_id: Mapped[uuid.UUID | None] = link("invitations.id", default=None)
    whom: Mapped[str] = label("联系对象")
    how: Mapped[str] = label("方式", default="电话")
    number: Mapped[str] = label("号码")
    at: Mapped[datetime] = mapped_column(info={"label": "时间"})
    answered: Mapped[bool] = mapped_column(default=False, info={"label": "是否接通"})
    said: Mapped[str] = label("内容")
    by_name: Mapped[str] = label("联系人")
