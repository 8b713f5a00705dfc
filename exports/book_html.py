"""The “.xls” that is really a web page or XML: what many systems write when they export to Excel."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from exports import book_csv
from models.errors import Refusal

PIECE = 1 << 16
WIDEST = 1 << 10
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|encoding\s*=\s*["']([A-Za-z0-9_-]+)""")
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_UNSAID = frozenset({"style", "script", "comment"})
_HOLDERS = frozenset({"table", "worksheet"})
_AS_GB = frozenset({"gb2312", "gbk", "gb18030"})
NO_TABLE = "“{name}”里没有表格，只有网页文字。请在原系统里重新导出为 Excel（xlsx）或 CSV。"
CUT = book_csv.CUT

Row = tuple[int, list[str]]


def looks_so(start: bytes) -> bool:
    """Tell from the first bytes whether a file is a web page or an XML workbook."""
    text = _readable(start).lstrip("\ufeff \r\n\t").lower()
    return text.startswith(
        ("<html", "<!doctype html", "<table", "<?xml", "<head", "<meta", "<style", "<body")
    )


def _readable(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "ignore")
    return start.decode("utf-8", "ignore")


def rows(file: Path) -> Iterator[Row]:
    """Give (number, cells) of every row of the largest table; spanned cells say the same in each place.

    Raises Refusal for a page without a table and for one that ends within a row.
    """
    largest = _largest(file)
    for table, number, cells in _read(file):
        if table == largest and any(cells):
            yield number, cells


def _largest(file: Path) -> int:
    counts: dict[int, int] = {}
    for table, _number, cells in _read(file):
        if len([cell for cell in cells if cell]) > 1:
            counts[table] = counts.get(table, 0) + 1
    if not counts:
        raise Refusal(NO_TABLE.format(name=file.name))
    return max(counts, key=lambda table: counts[table])


def _read(file: Path) -> Iterator[tuple[int, int, list[str]]]:
    reader = _Tables()
    with file.open(encoding=_encoding(file), errors="strict", newline="") as source:
        while piece := source.read(PIECE):
            reader.feed(piece)
            yield from reader.take()
    reader.close()
    yield from reader.take()
    if reader.unended:
        raise Refusal(CUT.format(name=file.name))


def _encoding(file: Path) -> str:
    with file.open("rb") as source:
        start = source.read(2048)
    named = _CHARSET.search(start)
    found = book_csv.encoding(file)
    if named and found == "gb18030":
        name = (named[1] or named[2]).decode().lower()
        if name not in _AS_GB and name not in {"utf-8", "utf8"}:
            return name if _known(name) else found
    return found


def _known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


class _Tables(HTMLParser):
    """Collects rows as they end; colspan and rowspan put the same words into each place they cover."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[tuple[int, int, list[str]]] = []
        self._table = self._number = self._open = 0
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._unsaid = 0
        self._span = (1, 1)
        self._hanging: dict[int, tuple[int, str]] = {}

    @property
    def unended(self) -> bool:
        """Tell whether a table or row was begun and never ended."""
        return self._row is not None or self._open > 0

    def take(self) -> list[tuple[int, int, list[str]]]:
        """Return the rows that ended since the last call."""
        done, self._done = self._done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        tag = tag.rpartition(":")[2]
        if tag in _UNSAID:
            self._unsaid += 1
        elif tag in _HOLDERS:
            self._table += 1
            self._open += 1
            self._number, self._hanging = 0, {}
        elif tag in _ROWS:
            self._end_row()
            self._row = []
            self._number += 1
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            told = {key.rpartition(":")[2]: value or "" for key, value in attrs}
            if place := _count(told.get("index", ""), 0):
                while len(self._row) < place - 1:
                    self._row.append("")
            wide = _count(told.get("colspan", ""), 1) + _count(told.get("mergeacross", ""), 0)
            self._span = (wide, _count(told.get("rowspan", ""), 1) + _count(told.get("mergedown", ""), 0))
            self._hang()
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an empty element as begun and ended."""
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row or a table."""
        tag = tag.rpartition(":")[2]
        if tag in _UNSAID:
            self._unsaid = max(0, self._unsaid - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS:
            self._end_row()
        elif tag in _HOLDERS:
            self._end_row()
            self._open -= 1

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._cell is not None and not self._unsaid:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        words = re.sub(r"[ \t\xa0]*[\r\n]+[ \t]*", "\n", "".join(self._cell)).replace("\xa0", " ").strip()
        wide, high = self._span
        for _ in range(wide):
            if high > 1:
                self._hanging[len(self._row)] = (high - 1, words)
            self._row.append(words)
        self._cell = None

    def _hang(self) -> None:
        """Repeat what hangs down from the rows above."""
        assert self._row is not None, "cells stand in rows"
        while (place := len(self._row)) in self._hanging:
            rest, words = self._hanging.pop(place)
            self._row.append(words)
            if rest > 1:
                self._hanging[place] = (rest - 1, words)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        self._hang()
        self._done.append((self._table, self._number, self._row))
        self._row = None


def _count(text: str, otherwise: int) -> int:
    return min(int(text), WIDEST) if text.isascii() and text.isdigit() else otherwise
