"""警务区: which villages belong to which area, and who looks after it (reports 2.7, 2.13, 4.6)."""

import uuid

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Area(Row, Versioned, Voidable):
    """One 警务区 with its community officer and assistant: the team 1+1+N without its N."""

    __tablename__ = "areas"

    name: Mapped[str] = label("警务区")
    officer_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "社区民警"})
    auxiliary_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "辅警"})
    police_room: Mapped[str] = label("警务室地址")
    position: Mapped[int] = mapped_column(default=0)


class Village(Row, Versioned, Voidable):
    """One village or community of an area; ``aliases`` are other ways to write it, one a line."""

    __tablename__ = "villages"

    name: Mapped[str] = label("村（社区）", index=True)
    area_id: Mapped[uuid.UUID | None] = link("areas.id", default=None, info={"label": "警务区"})
    township: Mapped[str] = label("乡镇（街道）")
    aliases: Mapped[str] = label("别名")
    near: Mapped[str] = label("相邻村社")
