"""Workbooks (.xlsx, .xls, .ods): cells as the text an officer reads in them, merged ones filled."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Protocol

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from models.errors import Refusal

#: Beyond this many digits a spreadsheet keeps zeros: an ID number typed as a number has lost its end.
EXACT = 10**15
#: A parsed sheet of so many cells is kept while its file is on the table.
MOST_KEPT = 2_000_000
_MOST_PATTERNS = 10_000
LOCKED = "“{name}”设了打开密码。请在表格软件里去掉密码，另存后再导入。"
CUT = "“{name}”不完整或已损坏，打不开，可能没有拷贝完。请重新拷贝，或在原系统里重新导出。"
EMPTY = "“{name}”是空的，没有可导入的行。"


class Losses(Protocol):
    """What is told of lines that lost something."""

    def note(self, line: int) -> None:
        """Remember a line."""


def opened(file: Path) -> CalamineWorkbook:
    """Open a workbook, or refuse with what is wrong with it."""
    try:
        return CalamineWorkbook.from_path(str(file))
    except PasswordError as locked:
        raise Refusal(LOCKED.format(name=file.name)) from locked
    except (CalamineError, OSError, ValueError) as trouble:
        raise Refusal(CUT.format(name=file.name)) from trouble


def sheets(file: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the sheets that are shown and those that are hidden, in their order; none is read yet."""
    book = opened(file)
    try:
        told = [
            (each.name, each.visible == SheetVisibleEnum.Visible)
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        ]
    finally:
        book.close()
    shown, hidden = (tuple(name for name, seen in told if seen is wanted) for wanted in (True, False))
    if not told:
        raise Refusal(EMPTY.format(name=file.name))
    return shown, hidden


def rows(
    file: Path, sheet: str, losses: Losses, pages: dict[str, CalamineSheet] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Give (row number, cells as text) of every row that says something.

    What is merged says the same in each place it covers. Long numbers that lost digits are noted in ``losses``.
    A sheet of moderate size is kept in ``pages``, and not parsed again.
    """
    try:
        page = _page(file, sheet, {} if pages is None else pages)
        fill, makers = _Merged(page), _Makers()
        lines: Iterator[list[Any]] = page.iter_rows()
        for number, cells in enumerate(lines, start=1):
            numbers, others = makers[tuple(map(type, cells))]
            for place in numbers:
                if abs(cells[place]) >= EXACT:
                    losses.note(number)
                    break
            for place, make in others:
                cells[place] = make(cells[place])
            said = list(map(str.strip, cells))
            if fill.spans:
                fill(number, said)
            if any(said):
                yield number, said
    except (CalamineError, ValueError) as trouble:
        raise Refusal(CUT.format(name=file.name)) from trouble


def _page(file: Path, sheet: str, pages: dict[str, CalamineSheet]) -> CalamineSheet:
    if sheet in pages:
        return pages[sheet]
    book = opened(file)
    try:
        page = book.get_sheet_by_name(sheet)
    finally:
        book.close()
    if page.height * page.width <= MOST_KEPT:
        pages.clear()
        pages[sheet] = page
    return page


class _Makers(dict[tuple[type, ...], tuple[list[int], list[tuple[int, Callable[[Any], str]]]]]):
    """For the kinds of cells of a row: where its numbers are, and what makes text of each cell that is none.

    The rows of a register are nearly all of a few patterns.
    """

    def __missing__(
        self, kinds: tuple[type, ...]
    ) -> tuple[list[int], list[tuple[int, Callable[[Any], str]]]]:
        numbers = [place for place, kind in enumerate(kinds) if kind is float]
        others = [(place, _MAKE.get(kind, _other)) for place, kind in enumerate(kinds) if kind is not str]
        if len(self) > _MOST_PATTERNS:
            self.clear()
        self[kinds] = numbers, others
        return numbers, others


class _Merged:
    """The merged ranges of a sheet, met from top to bottom."""

    def __init__(self, page: CalamineSheet) -> None:
        left = page.start[1] if page.start else 0
        self.spans = sorted(
            ((top + 1, first - left, bottom + 1, last - left))
            for (top, first), (bottom, last) in page.merged_cell_ranges or ()
        )
        self._next = 0
        self._open: list[tuple[int, int, int, str]] = []

    def __call__(self, number: int, said: list[str]) -> None:
        """Fill the covered cells of one row in place."""
        self._open = [span for span in self._open if span[2] >= number]
        while self._next < len(self.spans) and self.spans[self._next][0] <= number:
            _top, first, bottom, last = self.spans[self._next]
            self._next += 1
            if bottom >= number and 0 <= first < len(said):
                self._open.append((first, last, bottom, said[first]))
        for first, last, _bottom, words in self._open:
            for place in range(first, min(last + 1, len(said))):
                said[place] = said[place] or words


def number(value: float) -> str:
    """Write a number as it was meant: whole ones without a point, never with an exponent.

    >>> number(13800001234.0), number(12.5), number(1.1010519491231e17)
    ('13800001234', '12.5', '110105194912310000')
    """
    if value.is_integer():
        return f"{value:.0f}"
    return repr(value) if "e" not in repr(value) else f"{value:.10f}".rstrip("0")


def _other(value: Any) -> str:
    return "" if value is None else str(value)


def _moment(value: datetime) -> str:
    at_midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
    return value.strftime("%Y-%m-%d" if at_midnight else "%Y-%m-%d %H:%M:%S")


_MAKE: dict[type, Callable[[Any], str]] = {
    float: number,
    bool: lambda value: "是" if value else "否",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
}
