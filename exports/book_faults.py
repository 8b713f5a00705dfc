"""The lines that could not be taken in, as a workbook to be mended and imported again: column 有误原因 first."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from exports.sheet_stream import legible
from exports.targets import replacing

REASON, LINE = "有误原因", "原行号"
_RED = PatternFill("solid", fgColor="FFFCE4E4")
_BOLD = Font(bold=True)
_REASON_WIDTH, _WIDTH = 34, 18


def write(headings: Sequence[str], faults: Iterable[tuple[int, str, Sequence[str]]], target: Path) -> int:
    """Write (line, reason, cells) to ``target``, row by row, and return how many there are.

    Every cell is text, a formula too, so that numbers come back as they went. The file appears whole or not at all.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("有误的行")
    sheet.freeze_panes = "A2"
    for place in range(1, len(headings) + 3):
        sheet.column_dimensions[get_column_letter(place)].width = _REASON_WIDTH if place == 1 else _WIDTH
    count = 0

    def cell(words: str, *, head: bool = False, marked: bool = False) -> Cell:
        made: Cell = WriteOnlyCell(sheet, value=legible(words) or None)
        if made.value is not None:
            made.data_type = "s"
        made.number_format = "@"
        made.alignment = Alignment(vertical="top", wrap_text=marked)
        if head:
            made.font = _BOLD
        if marked:
            made.fill = _RED
        return made

    sheet.append([cell(words, head=True) for words in (REASON, LINE, *headings)])
    for line, reason, cells in faults:
        sheet.append([cell(reason, marked=True), cell(str(line)), *(cell(words) for words in cells)])
        count += 1
    with replacing(target) as file:
        book.save(file)
    return count
