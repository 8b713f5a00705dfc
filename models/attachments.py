"""Pages put into the dossier that no form makes: copies of identity cards, photographs, chat screenshots (D31)."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link

KINDS = ("身份证明", "书证", "照片", "聊天记录", "转账凭证", "病历票据", "其他材料")


class Attachment(Row, Versioned, Voidable):
    """One picture or PDF of a case, with what it shows and who compared it with the original."""

    __tablename__ = "attachments"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = label("种类")
    caption: Mapped[str] = label("说明")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    exhibit_id: Mapped[uuid.UUID | None] = link("exhibits.id", default=None)
    source: Mapped[str] = label("来源")
    sha256: Mapped[str] = label("校验值")
    media: Mapped[str] = label("格式")
    pages: Mapped[int] = mapped_column(default=1, info={"label": "页数"})
    compared: Mapped[bool] = mapped_column(default=False, info={"label": "与原件核对一致"})
    compared_by: Mapped[str] = label("核对人")
    by_name: Mapped[str] = label("录入人")
