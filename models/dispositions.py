"""处理结果: what the law made of a case besides the mediation: a decision, a warning, a lawsuit (治安管理处罚法 9, 人民调解法 26)."""

import uuid
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class Disposition(Row, Versioned, Voidable):
    """One thing that was decided, done or told; ``kind`` is a key of endings.toml, which says whether it ends the case."""

    __tablename__ = "dispositions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    kind: Mapped[str] = label("处理")
    on: Mapped[date] = mapped_column("decided_on", info={"label": "日期"})
    number: Mapped[str] = label("文号")
    organ: Mapped[str] = label("作出单位")
    text: Mapped[str] = label("内容")
    executed_on: Mapped[date | None] = day("执行完毕日期")
    by_name: Mapped[str] = label("登记人")
