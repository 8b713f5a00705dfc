"""Signed papers that come back: each page that was scanned, read by its code, filed or waiting to be settled by hand."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates, files, papers, station
from models.base import Row, Versioned, Voidable, label, link
from models.errors import Refusal
from models.papers import Paper, PaperState
from models.station import Deed, Identity

#: Counts the pages of a PDF; ``models`` does not read PDFs.
Count = Callable[[bytes], int]


class ScanState(StrEnum):
    """What became of a scanned page."""

    WAITING = "待认领"
    FILED = "已归档"
    DROPPED = "不归档"


class Problem(StrEnum):
    """Why a page was not filed by itself."""

    VOID = "文书已作废"
    FOREIGN = "不是本所的文书"
    UNCODED = "没有识别码"
    BLURRED = "识别码认不清"
    BEYOND = "页码对不上"
    UNREAD = "文件打不开"


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
    by_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("收件人")
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by: Mapped[str] = label("认领人")
    note: Mapped[str] = label("说明")

    @property
    def waits(self) -> bool:
        """True until it was filed or dropped."""
        return self.state == ScanState.WAITING.value


class Incoming(Protocol):
    """One page as the reader hands it over: itself as PDF, how it lies, and what its code says."""

    @property
    def pdf(self) -> bytes:
        """Return the page as a PDF of its own."""

    @property
    def media(self) -> str:
        """Say what it came as."""

    @property
    def turned(self) -> int:
        """Return how many degrees clockwise it is to be turned."""

    @property
    def code(self) -> str:
        """Return the code of the paper, empty where none was read."""

    @property
    def number(self) -> int:
        """Return the page that the code says."""

    @property
    def blurred(self) -> bool:
        """Tell whether a code was seen and not read."""


@dataclass(frozen=True)
class Taken:
    """What became of a file: pages filed and waiting, the papers that are whole now, and when it came before."""

    filed: int = 0
    waiting: int = 0
    whole: tuple[uuid.UUID, ...] = ()
    before: datetime | None = None


def digest(content: bytes) -> str:
    """Return what a file is known by, so that the same file is not taken twice."""
    return hashlib.sha256(content).hexdigest()


def known(db: Session, sha256: str) -> datetime | None:
    """Return when this very file was taken in and read, or None."""
    return db.scalar(
        select(ScanPage.arrived_at)
        .where(ScanPage.source_sha256 == sha256, ScanPage.problem != Problem.UNREAD.value)
        .order_by(ScanPage.arrived_at)
        .limit(1)
    )


def take_in(
    db: Session, name: str, sha256: str, pages: Iterable[Incoming], *, by: Identity, now: datetime, count: Count
) -> Taken:  # fmt: skip
    """File each page of a file to its case, paper and page, or let it wait with the reason.

    All of a file or nothing; the very same file is not taken twice. A page is filed whoever holds the scanner, also
    to a case that ``by`` may not see.
    """
    station.demand(by, Deed.NOTE)
    if (before := known(db, sha256)) is not None:
        return Taken(before=before)
    read = list(pages)
    rows: list[ScanPage] = []
    for place, each in enumerate(read, 1):
        row = ScanPage(
            arrived_at=now, source=name, source_sha256=sha256, page=place, pages=len(read), sha256=files.put(db, each.pdf),
            media=each.media, turned=each.turned, code=f"{each.code}-{each.number}" if each.code else "", by_id=by.id,
            by_name=by.name, state=ScanState.WAITING.value, note="",
        )  # fmt: skip
        _sort(db, row, each, count)
        rows.append(row)
    db.add_all(rows)
    db.flush()
    whole = [
        paper.id
        for paper_id in dict.fromkeys(row.paper_id for row in rows if row.paper_id and not row.waits)
        if _advance(db, paper := db.get_one(Paper, paper_id), now, count)
    ]
    waiting = sum(row.waits for row in rows)
    return Taken(len(rows) - waiting, waiting, tuple(whole))


def take_unread(
    db: Session, name: str, sha256: str, *, why: str, by: Identity, now: datetime
) -> ScanPage:  # fmt: skip
    """List a file that could not be opened, with the sentence that says why; it has no page to show."""
    station.demand(by, Deed.NOTE)
    listed = db.scalar(
        select(ScanPage).where(ScanPage.source_sha256 == sha256, ScanPage.state == ScanState.WAITING.value)
    )
    if listed is not None:
        return listed
    row = ScanPage(
        arrived_at=now, source=name, source_sha256=sha256, problem=Problem.UNREAD.value, note=why, by_id=by.id,
        by_name=by.name,
    )  # fmt: skip
    db.add(row)
    db.flush()
    return row


def _sort(db: Session, row: ScanPage, page: Incoming, count: Count) -> None:
    """Say of a page where it belongs, or why nobody knows."""
    if not page.code:
        row.problem = (Problem.BLURRED if page.blurred else Problem.UNCODED).value
        return
    paper = papers.by_code(db, page.code)
    if paper is None:
        row.problem, row.note = Problem.FOREIGN.value, f"识别码 {row.code} 不是本所文书的，可能是别的单位的。"
        return
    row.case_id, row.paper_id, row.paper_page = paper.case_id, paper.id, page.number
    if not paper.valid:
        row.problem, row.note = Problem.VOID.value, _void_note(db, paper)
    elif page.number > (many := count(papers.content(db, paper))):
        row.problem = Problem.BEYOND.value
        row.note = f"识别码说是第 {page.number} 页，这份文书只有 {many} 页。"
    else:
        row.state = ScanState.FILED.value


def _void_note(db: Session, paper: Paper) -> str:
    stands = standing(db, paper)
    now = f"现行的是 {called(stands)}，须签那一份。" if stands is not None else "没有另一份代替它。"
    return f"{called(paper)} 已作废（{paper.void_reason.strip().rstrip('。')}），{now}"


def called(paper: Paper) -> str:
    """Name a paper by its number and title."""
    return f"{paper.number} {paper.title}".strip()


def standing(db: Session, paper: Paper) -> Paper | None:
    """Return the paper that stands in the place of a void one."""
    return db.scalar(
        select(Paper)
        .where(
            Paper.case_id == paper.case_id, Paper.form == paper.form, Paper.about == paper.about if paper.about else Paper.about.is_(None),
            Paper.voided_at.is_(None), Paper.issued_at >= paper.issued_at, Paper.id != paper.id,
        )
        .order_by(Paper.issued_at.desc())
        .limit(1)
    )  # fmt: skip


def settle(
    db: Session, page: ScanPage, paper: Paper, paper_page: int, *, by: Identity, now: datetime, count: Count
) -> bool:  # fmt: skip
    """File a waiting page by hand; tells whether its paper is whole now. The scan of a void paper is kept and changes nothing."""
    _demand(db, page, by)
    if not page.waits:
        raise Refusal(f"这一页{page.state}，请先取回再改。")
    if not page.sha256:
        raise Refusal("这个文件打不开，没有可以归档的页；请重新扫描，这一条按 D 划去。")
    if paper.case_id is not None:
        cases.demand(db, paper.case_id, by, Deed.NOTE)
    many = count(papers.content(db, paper))
    if not 1 <= paper_page <= many:
        raise Refusal(f"这份文书共 {many} 页，请填 1 到 {many}。", "paper_page")
    page.case_id, page.paper_id, page.paper_page = paper.case_id, paper.id, paper_page
    _settled(page, ScanState.FILED, by, now)
    db.flush()
    return paper.valid and _advance(db, paper, now, count)


def drop(db: Session, page: ScanPage, *, reason: str, by: Identity, now: datetime) -> None:
    """Let a waiting page not be filed, with the reason; it stays in the books."""
    _demand(db, page, by)
    if not page.waits:
        raise Refusal(f"这一页{page.state}，请先取回再改。")
    if not reason.strip():
        raise Refusal("请写明为什么不归档。", "reason")
    _settled(page, ScanState.DROPPED, by, now)
    page.void_reason = reason
    db.flush()


def attach(db: Session, page: ScanPage, case_id: uuid.UUID, *, by: Identity, now: datetime) -> None:
    """Settle a waiting page as evidence of a case; ``attachments`` keeps the page itself."""
    _demand(db, page, by)
    cases.demand(db, case_id, by, Deed.NOTE)
    if not page.waits or not page.sha256:
        raise Refusal("这一页不能再作为证据归入。")
    page.case_id, page.paper_id, page.paper_page = case_id, None, None
    _settled(page, ScanState.FILED, by, now)
    page.note = "作为证据材料归入"
    db.flush()


def take_back(db: Session, page: ScanPage, *, by: Identity, now: datetime, count: Count) -> None:
    """Let a settled page wait again; a paper that is no longer whole is no longer 已回扫."""
    _demand(db, page, by)
    if page.waits:
        raise Refusal("这一页还没有归档。")
    paper = db.get(Paper, page.paper_id) if page.paper_id else None
    page.state, page.void_reason = ScanState.WAITING.value, ""
    page.settled_at, page.settled_by = now, by.name
    page.note = "已取回，请重新认领"
    db.flush()
    if paper is not None and paper.state == PaperState.SCANNED.value and lacking(db, paper, count):
        papers.unscan(db, paper)


def turn(db: Session, page: ScanPage, *, by: Identity) -> None:
    """Turn a page a quarter clockwise."""
    _demand(db, page, by)
    page.turned = (page.turned + 90) % 360
    db.flush()


def _settled(page: ScanPage, state: ScanState, by: Identity, now: datetime) -> None:
    page.state, page.settled_at, page.settled_by = state.value, now, by.name


def _advance(db: Session, paper: Paper, now: datetime, count: Count) -> bool:
    """Note on a paper that all its pages have come back; False while some lack, or when it was whole before."""
    if paper.state == PaperState.SCANNED.value or lacking(db, paper, count):
        return False
    papers.scanned(db, paper, on=dates.local(now).date())
    return True


def filed(db: Session, paper: Paper) -> dict[int, ScanPage]:
    """Return the scan of each page of a paper, by its number; of several the newest."""
    rows = db.scalars(
        select(ScanPage)
        .where(
            ScanPage.paper_id == paper.id, ScanPage.state == ScanState.FILED.value,
            *cases.of_visible(db, ScanPage.case_id),
        )
        .order_by(ScanPage.arrived_at, ScanPage.page)
    )  # fmt: skip
    found = {row.paper_page: row for row in rows if row.paper_page is not None}
    return dict(sorted(found.items()))


def lacking(db: Session, paper: Paper, count: Count) -> list[int]:
    """Return the pages of a paper that have not come back."""
    here = set(
        db.scalars(
            select(ScanPage.paper_page).where(
                ScanPage.paper_id == paper.id, ScanPage.state == ScanState.FILED.value
            )
        )
    )
    return [page for page in range(1, count(papers.content(db, paper)) + 1) if page not in here]


def content(db: Session, page: ScanPage) -> bytes:
    """Return a page as it came, as PDF; it lies by ``turned`` degrees."""
    _refuse_unseen(db, page)
    return files.get(db, page.sha256)


def seen(db: Session) -> tuple[ColumnElement[bool], ...]:
    """Keep a query to the pages of visible cases, and those of no case that the person took in."""
    mine = cases.of_visible(db, ScanPage.case_id)
    if not mine:
        return ()
    by = db.info["by"]
    return (or_(*mine, ScanPage.case_id.is_(None) & (ScanPage.by_id == by.id)),)


def _refuse_unseen(db: Session, page: ScanPage) -> None:
    mine = seen(db)
    if mine and db.scalar(select(ScanPage.id).where(ScanPage.id == page.id, *mine)) is None:
        raise Refusal("这一页不是您经办的纠纷的。")


def _demand(db: Session, page: ScanPage, by: Identity) -> None:
    station.demand(by, Deed.NOTE)
    _refuse_unseen(db, page)
