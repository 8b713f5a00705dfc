"""Tables from other programs, read as rows of text: workbooks, text files, and the “.xls” that is a web page.

    book = books.opened(Path("警情.xls"))
    table = book.table(book.sheets[0], known=lambda heading: heading in synonyms)
    for line, cells in table.rows():
        ...

What a file is, its content tells and not its name. Every way in which one cannot be read is a Refusal.
"""

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exports import book_csv, book_guard, book_html
from models import alarm_rules
from models.errors import Refusal

PIECE = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
EMPTY = "“{name}”是空的，没有可导入的行。"
MISSING = "找不到“{name}”，可能已被移走或 U 盘已拔出。"
UNREADABLE = "“{name}”读不出来，可能没有权限，或正在别的程序里打开。请关闭它再试。"
NO_HEAD = "“{name}”里没有找到表头和数据行，不像一张表。请看看是不是选错了文件或工作表。"
TOO_WIDE = "“{name}”有 {count} 列，超出 {most} 列，不像要导入的表。请在表格软件里删去多余的列再导入。"
LOCKED = "“{name}”设了打开密码。请在表格软件里去掉密码，另存后再导入。"
CUT = book_csv.CUT
OTHERS = (
    (b"%PDF", "PDF 文件"), (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"GIF8", "图片"), (b"BM", "图片"),
    (b"Rar!", "压缩包"), (b"7z\xbc\xaf", "压缩包"), (b"\x1f\x8b", "压缩包"), (b"MZ", "程序"), (b"{\\rtf", "文档"),
)  # fmt: skip
OTHER = "“{name}”其实是{what}，不是表格。请选择 xlsx、xls、ods、csv 或 txt 表格文件。"
WIDE = 2
_DIGITS = re.compile(r"\d")

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Book:
    """A file that can be read: its kind (sheet, csv, html), its sheets, and the SHA-256 of its bytes.

    ``hidden`` are those of ``sheets`` that the file does not show; ``macros`` are never run.
    """

    file: Path
    kind: str
    sheets: tuple[str, ...]
    digest: str
    hidden: frozenset[str] = frozenset()
    macros: bool = False
    pages: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def table(self, sheet: str = "", *, known: Callable[[str], bool]) -> "Table":
        """Find the head of a sheet by itself: title lines above are passed over, two merged lines are joined.

        ``known`` tells whether a heading is one that the program has a field for.
        """
        return _table(self, sheet or self.sheets[0], known)

    def lines(self, sheet: str, losses: "Losses") -> Iterator[Row]:
        """Give (line number, cells) of each row that says something."""
        if self.kind == "csv":
            return book_csv.rows(self.file)
        if self.kind == "html":
            return book_html.rows(self.file)
        from exports import book_sheet  # noqa: PLC0415 -- a shared library, wanted for workbooks only

        return book_sheet.rows(self.file, sheet, losses, self.pages)


@dataclass
class Losses:
    """What reading found spoilt already: lines whose long numbers Excel had rounded to zeros."""

    rounded: list[int] = field(default_factory=list)
    count: int = 0

    def note(self, line: int) -> None:
        """Remember the first lines; count them all."""
        self.count += 1
        if len(self.rounded) < 5:  # noqa: PLR2004 -- enough to find them by
            self.rounded.append(line)

    @property
    def sentence(self) -> str:
        """Say what was lost and how to get it back; empty when nothing was."""
        if not self.count:
            return ""
        where = "、".join(map(str, self.rounded)) + ("等行" if self.count > len(self.rounded) else "行")
        return (
            f"有 {self.count} 行（第 {where}）的长号码已被 Excel 当成数字，15 位以后变成了 0，找不回来了。"
            "请在原系统里重新导出，或把该列设为“文本”后再导；这些号码不用来比对。"
        )


@dataclass(frozen=True)
class Table:
    """One sheet with its headings; ``rows`` gives the lines under the head, of which ``first`` are known already.

    ``above`` is what stands over the head: the title, who filled it in.
    """

    book: Book
    sheet: str
    headings: tuple[str, ...]
    head: int
    first: tuple[Row, ...] = ()
    losses: Losses = field(default_factory=Losses)
    above: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Give (line number, cells), each row as wide as the head; repeated heads and pages' titles are left out."""
        width = len(self.headings)
        self.losses.count = 0
        self.losses.rounded.clear()
        first = list(self.headings)
        for line, cells in self.book.lines(self.sheet, self.losses):
            if line <= self.head:
                continue
            cells.extend([""] * (width - len(cells)))
            if cells[:width] != first:
                yield line, cells


def opened(file: Path) -> Book:
    """Open a file and find out what it is; its bytes are read once for the digest."""
    try:
        with file.open("rb") as source:
            start = source.read(4096)
            digest = hashlib.sha256(start)
            locked = False
            tail = start
            while piece := source.read(PIECE):
                digest.update(piece)
                locked = locked or LOCKED_PACKAGE in tail[-64:] + piece
                tail = piece
            locked = locked or LOCKED_PACKAGE in start
    except FileNotFoundError as missing:
        raise Refusal(MISSING.format(name=file.name)) from missing
    except OSError as trouble:
        raise Refusal(UNREADABLE.format(name=file.name)) from trouble
    kind = _kind(file, start, locked=locked)
    if kind != "sheet":
        return Book(file, kind, (file.stem,), digest.hexdigest())
    from exports import book_sheet  # noqa: PLC0415 -- a shared library, wanted for workbooks only

    shown, hidden = book_sheet.sheets(file)
    return Book(
        file, kind, (*shown, *hidden), digest.hexdigest(), frozenset(hidden), macros=_has_macros(file, start)
    )


def _kind(file: Path, start: bytes, *, locked: bool) -> str:
    if not start.strip(b"\0 \r\n\t") or start in {codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        raise Refusal(EMPTY.format(name=file.name))
    if start.startswith(OLE):
        if locked:
            raise Refusal(LOCKED.format(name=file.name))
        return "sheet"
    if start.startswith(b"PK"):
        return _packed(file)
    for sign, what in OTHERS:
        if start.startswith(sign) and (sign != b"BM" or b"\0" in start[:16]):
            raise Refusal(OTHER.format(name=file.name, what=what))
    return "html" if book_html.looks_so(start[:2048]) else "csv"


def _packed(file: Path) -> str:
    """Look into a zip: a workbook, another document, or one that was cut short."""
    import zipfile  # noqa: PLC0415 -- workbooks only

    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            book_guard.check(file, parts)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as trouble:
        raise Refusal(CUT.format(name=file.name)) from trouble
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return "sheet"
    what = next((w for sign, w in (("word/", "Word 文档"), ("ppt/", "幻灯片")) if any(n.startswith(sign) for n in names)), "压缩包")  # fmt: skip
    raise Refusal(OTHER.format(name=file.name, what=what))


def _has_macros(file: Path, start: bytes) -> bool:
    """Tell whether a workbook carries macros, whatever its name says."""
    import zipfile  # noqa: PLC0415 -- workbooks only

    if not start.startswith(b"PK"):
        return False
    with zipfile.ZipFile(file) as parts:
        return any(name.lower().endswith("vbaproject.bin") for name in parts.namelist())


def _table(book: Book, sheet: str, known: Callable[[str], bool]) -> Table:
    limits = alarm_rules.limits()
    most, within = limits.most_columns, limits.head_within
    losses = Losses()
    start: list[Row] = []
    for row in book.lines(sheet, losses):
        start.append(row)
        if len(start) >= within:
            break
    if not start:
        raise Refusal(EMPTY.format(name=book.file.name))
    place = _head(start, known)
    if place is None:
        raise Refusal(NO_HEAD.format(name=book.file.name))
    if place and _hangs(start[place - 1][1], start[place][1]):
        place -= 1
    line, head = start[place]
    if place + 1 < len(start) and _continues(head, start[place + 1][1], known):
        line, under = start[place + 1]
        head = [
            _joined(*pair) for pair in zip(_padded(head, len(under)), _padded(under, len(head)), strict=True)
        ]
    while head and not head[-1]:
        head = head[:-1]
    if len(head) > most:
        raise Refusal(TOO_WIDE.format(name=book.file.name, count=len(head), most=most))
    headings = tuple(" ".join(cell.split()) for cell in head)
    first = tuple((at, _padded(cells, len(headings))) for at, cells in start if at > line)
    above = dict.fromkeys(cell for at, cells in start if at < line for cell in cells if cell)
    return Table(book, sheet, headings, line, first, above=tuple(each for each in above if each not in head))


def _head(start: list[Row], known: Callable[[str], bool]) -> int | None:
    """Return the place of the head: the row with most known headings, else the first that reads like one."""
    marks = [sum(known(cell) for cell in dict.fromkeys(cells)) for _line, cells in start]
    if max(marks) >= WIDE:
        return marks.index(max(marks))
    for place, (_line, cells) in enumerate(start[:-1]):
        said = {cell for cell in cells if cell}
        below = {cell for cell in start[place + 1][1] if cell}
        if len(said) >= WIDE and len(below) >= WIDE and not any(_DIGITS.search(cell) for cell in said):
            return place
    return None


def _hangs(above: list[str], head: list[str]) -> bool:
    """Tell whether the row above belongs to the head too: some of its cells reach down into it."""
    said = {cell for cell in above if cell}
    return len(said) > 1 and any(cell and cell == under for cell, under in zip(above, head, strict=False))


def _continues(head: list[str], under: list[str], known: Callable[[str], bool]) -> bool:
    """Tell whether the row under a head is its second line: merged cells above it, and no data in it."""
    said = [cell for cell in head if cell]
    repeated = len(set(said)) < len(said) or len(said) < len([cell for cell in under if cell])
    told = [cell for cell in under if cell]
    fresh = [cell for cell in told if cell not in head]
    if not repeated or not told or any(_DIGITS.search(cell) for cell in fresh):
        return False
    again = [cell for above, cell in zip(head, under, strict=False) if cell and cell == above]
    return bool(again) or any(known(cell) for cell in told)


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _joined(above: str, under: str) -> str:
    return above if not under or above == under else above + under


def plain(heading: str) -> str:
    """Return a heading as it is compared: half-width, without spaces, marks and what stands in brackets.

    >>> plain(" 报警人 电话（手机）*"), plain("ＢＪＳＪ")
    ('报警人电话', 'BJSJ')
    """
    bare = re.sub(r"[(（\[【].*?[)）\]】]", "", unicodedata.normalize("NFKC", heading))
    return re.sub(r"[\s*＊:：、_\-]+", "", bare).upper()
