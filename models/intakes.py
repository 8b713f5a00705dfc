"""导入: batches of rows from other programs, with the mapping of their columns remembered, and undone whole."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Mapping(Row, Versioned, Voidable):
    """How the columns of one kind of foreign table are read; found again by its headings."""

    __tablename__ = "mappings"

    kind: Mapped[str] = label("种类")
    name: Mapped[str] = label("名称")
    headings: Mapped[list[Any]] = mapped_column(default=list, info={"label": "表头"})
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "对应"})


class Batch(Row, Versioned, Voidable):
    """One file taken in; voided, it takes its rows with it."""

    __tablename__ = "batches"

    kind: Mapped[str] = label("种类", index=True)
    file_name: Mapped[str] = label("文件名")
    digest: Mapped[str] = label("校验值", index=True)
    mapping_id: Mapped[uuid.UUID | None] = link("mappings.id", default=None)
    at: Mapped[datetime]
    by_name: Mapped[str] = label("导入人")
    read: Mapped[int] = mapped_column(default=0, info={"label": "读到"})
    added: Mapped[int] = mapped_column(default=0, info={"label": "新增"})
    known: Mapped[int] = mapped_column(default=0, info={"label": "已有"})
    bad: Mapped[int] = mapped_column(default=0, info={"label": "有误"})
