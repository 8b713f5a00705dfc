"""回扫: files taken in, the pages that wait with what they may be of, and what was filed last."""

import uuid
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exports import pictures, preview, scancode, scanned
from models import attachments, cases, dates, papers, scans
from models.cases import Case
from models.errors import Refusal
from models.papers import Paper
from models.queries import cases as case_lists
from models.queries import scans as scan_lists
from models.scans import Problem, ScanPage, ScanState
from models.station import Identity
from models.store import Store
from ui.ports import Machine

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KINDS = "PDF 和图片 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp)"
EVIDENCE = attachments.KINDS
SHOWN = 12
WHOLE = "已齐"
_MET = 8

#: How far the taking is: done, all, and the sentence to show.
Progress = tuple[int, int, str]


@dataclass(frozen=True)
class WaitingPage:
    """A page that waits: from which file, why, and whether there is a picture to look at."""

    id: uuid.UUID
    name: str
    problem: str
    note: str
    seen: bool
    turned: int


@dataclass(frozen=True)
class Likely:
    """A paper that a page may be of; ``page`` is the one that most likely lacks, ``count`` how many it has."""

    paper_id: uuid.UUID
    case_id: uuid.UUID | None
    title: str
    about: str
    lacks: str
    page: int
    count: int
    void: bool

    @property
    def wanting(self) -> bool:
        """Say whether pages of it have not come back."""
        return not self.void and self.lacks != WHOLE


@dataclass(frozen=True)
class Done:
    """A page that was settled: what it is, when and of which case, and what became of it."""

    id: uuid.UUID
    words: str
    below: str
    tag: str


@dataclass(frozen=True)
class Part:
    """A paper of which pages have not come back."""

    case_id: uuid.UUID | None
    form: str
    words: str
    lacks: str


@dataclass(frozen=True)
class View:
    """All that the sheet lists."""

    waiting: tuple[WaitingPage, ...] = ()
    partly: tuple[Part, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass
class Report:
    """What became of the files that were taken in."""

    filed: int = 0
    waiting: int = 0
    whole: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def files(self) -> bool:
        """Tell whether there was anything."""
        return bool(self.filed or self.waiting or self.again or self.unread)

    @property
    def words(self) -> str:
        """Say it in a sentence or two."""
        said = []
        if self.filed or self.waiting:
            waits = f"，{self.waiting} 页待认领" if self.waiting else ""
            said.append(f"收到 {self.filed + self.waiting} 页，已归档 {self.filed} 页{waits}。")
        if self.whole:
            said.append(f"签字件齐了：{'、'.join(self.whole)}。")
        said += [f"“{name}”以前收过，没有重复归档。" for name in self.again]
        said += [f"“{name}”没有收：{why}" for name, why in self.unread]
        return "".join(said)


class Scans:
    """Takes files in, and settles by hand what could not be filed."""

    def __init__(self, store: Store, machine: Machine) -> None:
        self.store, self.machine = store, machine
        self._counts: dict[str, int] = {}

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    # taking in

    def collect(self) -> Generator[Progress, None, Report]:
        """Take in what lies whole in the scanner's folder, each file put away behind it; in a Task."""
        report = Report()
        files = self.machine.scanned_files()
        for place, file in enumerate(files):
            why = yield from self._take(file, place, len(files), report)
            self.machine.put_scan_away(file, why=why)
        return report

    def take(self, files: Iterable[Path]) -> Generator[Progress, None, Report]:
        """Take in files that somebody chose; they stay where they are. In a Task."""
        report, chosen = Report(), list(files)
        for place, file in enumerate(chosen):
            yield from self._take(file, place, len(chosen), report)
        return report

    def _take(self, file: Path, place: int, many: int, report: Report) -> Generator[Progress, None, str]:
        """Take in one file; returns why it was not."""
        sha256 = ""
        try:
            content = _content(file)
            sha256 = scans.digest(content)
            with self.store.reading() as db:
                if scans.known(db, sha256) is not None:
                    report.again.append(file.name)
                    return ""
            pages = []
            for each in scancode.pages(content):
                pages.append(each)
                yield place, many, f"正在读“{file.name}”第 {len(pages)} 页"
        except Refusal as why:
            with self.store.unit() as db:
                sha256 = sha256 or scans.digest(f"{file.name} {file.stat().st_size}".encode())
                scans.take_unread(db, file.name, sha256, why=why.message, by=self.by, now=self.store.now())
            report.unread.append((file.name, why.message))
            return why.message
        with self.store.unit() as db:
            told = scans.take_in(
                db, file.name, sha256, pages, by=self.by, now=self.store.now(), count=self.count
            )
            report.filed += told.filed
            report.waiting += told.waiting
            report.whole += [scans.called(db.get_one(Paper, each)) for each in told.whole]
        return ""

    def count(self, pdf: bytes) -> int:
        """Count the pages of a PDF, once for each."""
        key = scans.digest(pdf)
        if key not in self._counts:
            self._counts[key] = scancode.count(pdf)
        return self._counts[key]

    # reading

    def read(self) -> View:
        """Return what waits, what lacks and what was settled last."""
        with self.store.reading() as db:
            return View(
                tuple(_waiting(row) for row in scan_lists.waiting(db)),
                tuple(
                    Part(paper.case_id, paper.form, _words(db, paper), f"缺第 {_listed(gone)} 页")
                    for paper, gone in scan_lists.partly(db, self.count)
                ),
                tuple(_done(db, row) for row in scan_lists.settled(db, SHOWN)),
            )

    def picture(self, page_id: uuid.UUID) -> bytes:
        """Return a page as PDF, upright."""
        with self.store.reading() as db:
            return scanned.page_pdf(db, db.get_one(ScanPage, page_id))

    def sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Return width and height of each page in points."""
        return preview.sizes(pdf)

    def raster(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Return (width, height, pixels) of a page counted from 0."""
        return preview.raster(pdf, page, scale)

    def likely(self, page_id: uuid.UUID, words: str = "") -> tuple[Likely, ...]:
        """Return the papers that a page may be of, the likeliest first; or those of the cases that answer to words."""
        with self.store.reading() as db:
            page = db.get_one(ScanPage, page_id)
            met = None
            if words.strip():
                met = [
                    each.case_id for each in case_lists.search(db, words, by=self.store.person, limit=_MET)
                ]
            found = [self._likely(db, page, paper) for paper in scan_lists.likely(db, page, met, SHOWN)]
        return tuple(sorted(found, key=lambda each: not each.wanting))

    def _likely(self, db: "Session", page: ScanPage, paper: Paper) -> Likely:
        gone = scans.lacking(db, paper, self.count)
        number = next(iter(gone), 1)
        if page.paper_id == paper.id and page.paper_page and page.problem != Problem.BEYOND.value:
            number = page.paper_page
        many = self.count(papers.content(db, paper))
        state = (
            "已作废"
            if not paper.valid
            else ""
            if len(gone) == many
            else f"缺第 {_listed(gone)} 页"
            if gone
            else WHOLE
        )
        about = db.get(Case, paper.case_id) if paper.case_id else None
        return Likely(
            paper.id, paper.case_id, scans.called(paper), about.title if about else "", state, number, many,
            not paper.valid,
        )  # fmt: skip

    # settling

    def settle(self, page_id: uuid.UUID, paper_id: uuid.UUID, number: int) -> str:
        """File a page by hand; returns a sentence."""
        with self.store.unit() as db:
            page, paper = db.get_one(ScanPage, page_id), db.get_one(Paper, paper_id)
            whole = scans.settle(db, page, paper, number, by=self.by, now=self.store.now(), count=self.count)
            return f"已归到 {scans.called(paper)} 第 {number} 页{'，签字件齐了' if whole else ''}。"

    def attach(self, page_id: uuid.UUID, case_id: uuid.UUID, *, kind: str, caption: str) -> None:
        """Make a page evidence of a case."""
        with self.store.unit() as db:
            page = db.get_one(ScanPage, page_id)
            pdf = scanned.page_pdf(db, page)
            scans.attach(db, page, case_id, by=self.by, now=self.store.now())
            attachments.add(
                db,
                case_id,
                pdf,
                media=scancode.PDF,
                pages=1,
                source=page.source,
                kind=kind,
                caption=caption,
                by=self.by,
            )

    def case_words(self, case_id: uuid.UUID) -> str:
        """Name a case."""
        with self.store.reading() as db:
            return cases.case(db, case_id).title

    def drop(self, page_id: uuid.UUID, reason: str) -> None:
        """Let a page not be filed."""
        with self.store.unit() as db:
            scans.drop(db, db.get_one(ScanPage, page_id), reason=reason, by=self.by, now=self.store.now())

    def take_back(self, page_id: uuid.UUID) -> None:
        """Let a settled page wait again."""
        with self.store.unit() as db:
            page = db.get_one(ScanPage, page_id)
            scans.take_back(db, page, by=self.by, now=self.store.now(), count=self.count)

    def turn(self, page_id: uuid.UUID) -> None:
        """Turn a page a quarter clockwise."""
        with self.store.unit() as db:
            scans.turn(db, db.get_one(ScanPage, page_id), by=self.by)

    # the folder

    def folder(self) -> Path | None:
        """Return the folder that is watched."""
        return self.machine.scan_folder()

    def watch(self, folder: Path) -> None:
        """Watch another folder of this machine."""
        self.machine.remember("scan_folder", str(folder))


def _content(file: Path) -> bytes:
    """Return the bytes of a file; one that is too large is refused before it is read."""
    if file.stat().st_size > pictures.MOST_BYTES:
        raise Refusal("文件超过 200 MB，请分成几个文件。")
    return file.read_bytes()


def _waiting(row: ScanPage) -> WaitingPage:
    name = row.source if row.pages == 1 else f"第 {row.page} 页　{row.source}"
    return WaitingPage(row.id, name, row.problem or "待认领", row.note, bool(row.sha256), row.turned)


def _done(db: "Session", row: ScanPage) -> Done:
    paper = db.get(Paper, row.paper_id) if row.paper_id else None
    when = _moment(row.settled_at or row.arrived_at)
    if row.state == ScanState.DROPPED.value:
        return Done(row.id, row.source, f"{when}　{row.void_reason}", "不归档")
    about = db.get(Case, row.case_id) if row.case_id else None
    whose = f"{when}　{about.title}" if about else when
    if paper is None:
        return Done(row.id, row.source, whose, "证据")
    return Done(row.id, f"第 {row.paper_page} 页　{paper.title}", whose, "已归档")


def _words(db: "Session", paper: Paper) -> str:
    about = db.get(Case, paper.case_id) if paper.case_id else None
    return f"{paper.title}　{about.title}" if about else scans.called(paper)


def _moment(at: datetime) -> str:
    here = dates.local(at)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def _listed(pages: list[int]) -> str:
    """Write page numbers.

    >>> _listed([2, 3, 5])
    '2、3、5'
    """
    return "、".join(map(str, pages))
