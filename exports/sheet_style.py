"""How cells of a workbook look: faces, borders, number formats, and texts that stay texts."""

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from exports.columns import Kind
from exports.sheet_stream import commands, legible

SONG = "宋体"
TEXT_FORMAT = "@"
FORMATS: dict[Kind, str] = {
    "text": TEXT_FORMAT, "long": "General", "date": "yyyy-mm-dd", "money": "#,##0.00", "number": "0",
}  # fmt: skip
SIDES: dict[Kind, str] = {
    "text": "center", "long": "left", "date": "center", "money": "right", "number": "center",
}  # fmt: skip
LINE = Side(style="thin", color="FF000000")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
BODY = Font(name=SONG, size=10.5)
TITLE = Font(name=SONG, size=18, bold=True)
STRONG = Font(name=SONG, size=10.5, bold=True)
WARNING = Font(name=SONG, size=10.5, bold=True, color="FFC00000")
HEAD_FILL = PatternFill("solid", fgColor="FFECEEEA")
TOTAL_FILL = PatternFill("solid", fgColor="FFE2ECF4")


def line(
    sheet: Worksheet, at: int, wide: int, words: str, *, font: Font, side: str, tall: float, first: int = 1
) -> None:
    """Write one text over the width from a column to another."""
    cell = sheet.cell(at, first)
    dress(cell, font, side, border=False)
    say(cell, words)
    sheet.merge_cells(start_row=at, end_row=at, start_column=first, end_column=wide)
    sheet.row_dimensions[at].height = tall


def dress(
    cell: Any,
    font: Font,
    side: str,
    *,
    form: str = "General",
    fill: PatternFill | None = None,
    border: bool = True,
    upright: str = "center",
) -> None:
    """Give a cell its look."""
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical=upright, wrap_text=True)
    cell.number_format = form
    if border:
        cell.border = BOX
    if fill is not None:
        cell.fill = fill


def say(cell: Any, words: str) -> None:
    """Put a text into a cell as text, whatever it begins with."""
    cell.value = legible(words)
    cell.data_type = "s"
    if commands(words):
        cell.quotePrefix = True
