"""A copy of the officer's own workbook with the wrong cells in red and the reason at the end of each wrong line."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from exports import book_sheet
from exports.book_faults import REASON
from exports.sheet_stream import legible
from exports.targets import replacing

#: Beyond this a copy would fill the memory; the wrong lines are then given by themselves.
MOST_BYTES = 20 * 1024 * 1024
ENDINGS = frozenset({".xlsx"})
_LINE, _CELL = PatternFill("solid", fgColor="FFFCE4E4"), PatternFill("solid", fgColor="FFFF6B6B")
_REASON_WIDTH = 40

Mark = tuple[str, int, int | None, str]


class NotCopied(Exception):  # noqa: N818 -- the wrong lines are then given by themselves
    """A workbook that cannot be read for copying."""


def possible(file: Path, kind: str) -> bool:
    """Tell whether a copy can be made of a file: an .xlsx of moderate size."""
    return kind == "sheet" and file.suffix.lower() in ENDINGS and file.stat().st_size <= MOST_BYTES


def write(file: Path, heads: dict[str, int], marks: Iterable[Mark], target: Path) -> int:
    """Write the copy to ``target`` and return how many lines are marked in it.

    ``heads`` tells the line of the head of each sheet; a mark is (sheet, line, place of the wrong cell, reason).
    Formulas stand as their values, so that the copy reads again as it looks. The file itself is left alone.
    Raises NotCopied for a workbook that cannot be read for it.
    """
    try:
        book = load_workbook(file, data_only=True)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile) as trouble:
        raise NotCopied from trouble
    lefts = _lefts(file, heads)
    ends = {name: _end(book[name], line) for name, line in heads.items()}
    count = 0
    for sheet, line, place, reason in marks:
        page = book[sheet]
        _put(page.cell(line, ends[sheet]), reason, _LINE)
        if place is not None:
            wrong = page.cell(line, lefts[sheet] + place + 1)
            if not isinstance(wrong, MergedCell):
                wrong.fill = _CELL
        count += 1
    with replacing(target) as made:
        book.save(made)
    return count


def _lefts(file: Path, heads: Iterable[str]) -> dict[str, int]:
    """Return how many empty columns each sheet begins with: a place in a line is counted behind them."""
    opened = book_sheet.opened(file)
    try:
        starts = {name: opened.get_sheet_by_name(name).start for name in heads}
    finally:
        opened.close()
    return {name: start[1] if start else 0 for name, start in starts.items()}


def _end(page: Any, head: int) -> int:
    """Return the column for the reasons, with its heading: that of an earlier copy wiped, else the next free one."""
    before = [cell.column for cell in page[head] if cell.value == REASON]
    end = int(before[0]) if before else int(page.max_column) + 1
    for (cell,) in page.iter_rows(min_row=head, min_col=end, max_col=end):
        if before and not isinstance(cell, MergedCell):
            cell.value = None
    _put(page.cell(head, end), REASON, None)
    page.cell(head, end).font = Font(bold=True)
    page.column_dimensions[get_column_letter(end)].width = _REASON_WIDTH
    return end


def _put(cell: Any, words: str, fill: PatternFill | None) -> None:
    cell.value = legible(words)
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if fill is not None:
        cell.fill = fill
