"""Signed papers that come back: each page that was scanned, read by its code, filed or waiting to be settled by hand."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class ScanState(StrEnum):
    """What became of a scanned page."""

    WAITING = "待认领"
    FILED = "已归档"
    DROPPED = "不归档"


class ScanPage(Row, Versioned, Voidable):
    """One page of a file that was scanned; ``problem`` says why a hand must settle it."""

    __tablename__ = "scan_pages"

    arrived_at: Mapped[datetime] = mapped_column(index=True)
    source: Mapped[str] = label("文件名")
    source_sha256: Mapped[str] = label("文件校验值", index=True)
    page: Mapped[int] = mapped_column(default=1, info={"label": "第几页"})
    pages: Mapped[int] = mapped_column(default=1, info={"label": "共几页"})
    sha256: Mapped[str] = label("校验值")
    media: Mapped[str] = label("格式")
    turned: Mapped[int] = mapped_column(default=0, info={"label": "旋转角度"})
    code: Mapped[str] = label("识别码")
    state: Mapped[str] = label("状态", default=ScanState.WAITING.value, index=True)
    problem: Mapped[str] = label("原因")
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    paper_id: Mapped[uuid.UUID | None] = link("papers.id", default=None)
    paper_page: Mapped[int | None] = mapped_column(default=None, info={"label": "文书第几页"})
    by_name: Mapped[str] = label("收件人")
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by: Mapped[str] = label("认领人")
    note: Mapped[str] = label("说明")
