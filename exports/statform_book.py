"""An official form as a workbook: heads merged, totals as formulas with what they give, ready for A4."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.sheet_stream import commands, legible, lines_of, points
from exports.targets import replacing
from models.statistics import Box, Figure, Filled, formulas

if TYPE_CHECKING:
    from exports.statforms import Laid, Paper

SONG = "宋体"
SHEET = "xl/worksheets/sheet1.xml"
META = "_meta"
_LINE = Side(style="thin", color="FF000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TITLE = Font(name=SONG, size=16, bold=True)
_BODY, _STRONG = Font(name=SONG, size=10.5), Font(name=SONG, size=10.5, bold=True)
_NOTE = Font(name=SONG, size=9)
_HEAD_FILL = PatternFill("solid", fgColor="FFECEEEA")
_MM = 1 / 25.4
_FEN = {"元": 100, "万元": 1_000_000}
_PERCENT, _CHANGE, _MONEY, _COUNT = "0.0%", "+0.0%;-0.0%;0.0%", "0.00", "0"
_ONE_PAGE = 64
_HEAD_LINE = 16.0
_MOST_TRIED = 500
_SMALL = 0.86  # of the height of a line of the body, in the notes
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?><f>([^<]*)</f><v ?(?:/>|></v>)</c>')


@dataclass
class _Book:
    """A sheet while it is written: at which line the grid begins, where each figure stands, what formulas give."""

    sheet: Worksheet
    laid: "Laid"
    filled: Filled
    top: int = 1
    places: dict[str, str] = field(default_factory=dict)
    values: dict[str, "str | int | float"] = field(default_factory=dict)

    @property
    def wide(self) -> int:
        """How many columns the form has."""
        return len(self.laid.sheet.widths)


def write(laid: "Laid", filled: Filled, target: Path, *, paper: "Paper") -> None:
    """Write a form that is laid out."""
    workbook = Workbook()
    workbook.properties.creator = "三理调解工作台"
    workbook.properties.title = laid.title
    sheet = workbook.active
    assert isinstance(sheet, Worksheet), "a new workbook has one worksheet"
    sheet.title = filled.period.name[:31]
    book = _Book(sheet, laid, filled)
    for place, width in enumerate(laid.sheet.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    _over(book)
    _grid(book)
    _under(book)
    _print_setup(book)
    _meta(workbook, filled, paper)
    kept = io.BytesIO()
    workbook.save(kept)
    with (
        replacing(target) as file,
        zipfile.ZipFile(kept) as parts,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as done,
    ):
        for name in parts.namelist():
            content = parts.read(name)
            done.writestr(name, _valued(content, book.values) if name == SHEET else content)


def _over(book: _Book) -> None:
    """Write title, subtitle and the lines of the head."""
    _line(book, (book.laid.title,), font=_TITLE, tall=30)
    if book.laid.subtitle:
        _line(book, (book.laid.subtitle,), font=_BODY, tall=18)
    for parts in book.laid.heads:
        _line(book, parts, font=_BODY, tall=20, spread=True)


def _grid(book: _Book) -> None:
    """Write the boxes: heads and names merged, figures as numbers, what adds up as formulas."""
    laid = book.laid.sheet
    for box in laid.boxes:
        if box.key:
            book.places[box.key] = f"{get_column_letter(box.column + 1)}{book.top + box.row}"
    made = formulas(book.filled, book.places)
    for box in laid.boxes:
        down, across = book.top + box.row, box.column + 1
        first = book.sheet.cell(down, across)
        for row in range(box.rows):
            for column in range(box.columns):
                _dress(book.sheet.cell(down + row, across + column), box)
        if box.key:
            _figure(book, first, book.filled.figures[box.key], made.get(box.key, ""))
        else:
            _say(first, box.text)
        if box.rows > 1 or box.columns > 1:
            book.sheet.merge_cells(
                start_row=down, end_row=down + box.rows - 1, start_column=across, end_column=across + box.columns - 1
            )  # fmt: skip
    for row in range(laid.rows):
        book.sheet.row_dimensions[book.top + row].height = _height(book, row)
    book.top += laid.rows


def _figure(book: _Book, cell: Any, figure: Figure, formula: str) -> None:
    """Write a figure, as a formula where the form adds it up; what it gives is kept for programs that do not."""
    value = _number(figure)
    cell.number_format = _format(figure)
    if value is None:
        _say(cell, figure.text)
    elif formula:
        cell.value = "=" + formula
        book.values[cell.coordinate] = value
    elif figure.kind == "typed" and not figure.text:
        cell.value = None
    else:
        cell.value = value


def _number(figure: Figure) -> "int | float | str | None":
    """Return what a cell holds; None for one that shows words alone."""
    if figure.kind in {"ratio", "change"}:
        if figure.parts is None or figure.value is None:
            return None
        part, whole = figure.parts
        if figure.kind == "change":
            return "持平" if part == whole else float(figure.value) / 100
        return float(figure.value) / 100
    if figure.kind == "none":
        return None
    return figure.number / _FEN[figure.unit] if figure.unit in _FEN else figure.number


def _format(figure: Figure) -> str:
    if figure.kind == "ratio":
        return _PERCENT
    if figure.kind == "change":
        return _CHANGE
    return _MONEY if figure.unit in _FEN else _COUNT


def _height(book: _Book, row: int) -> float:
    """Return how tall a row must be for its words; a cell over several rows shares them."""
    need = 1.0
    for box in book.laid.sheet.boxes:
        if box.row <= row < box.row + box.rows:
            width = sum(book.laid.sheet.widths[box.column : box.column + box.columns])
            need = max(need, lines_of(box.text, width) / box.rows)
    return max(_HEAD_LINE if row < book.laid.sheet.heads else 0.0, points(1) + (need - 1) * 14.0)


def _under(book: _Book) -> None:
    """Write the foot of the form and the notes under it."""
    for parts in book.laid.feet:
        _line(book, parts, font=_BODY, tall=22 if len(parts) > 1 else 0, spread=True)
    for words in book.laid.notes:
        _line(book, (words,), font=_NOTE, tall=0, side="left")


def _line(
    book: _Book, parts: Sequence[str], *, font: Font, tall: float, spread: bool = False, side: str = "center"
) -> None:
    """Write parts that share the width of the form on one line; ``tall`` 0 takes what the words need."""
    sheet, widths = book.sheet, book.laid.sheet.widths
    start, most = 0, 1
    for number, (words, end) in enumerate(zip(parts, _shared(widths, parts), strict=True), start=1):
        cell = sheet.cell(book.top, start + 1)
        cell.font = font
        at = ("left" if number == 1 else "right" if number == len(parts) else "center") if spread else side
        cell.alignment = Alignment(horizontal=at, vertical="center", wrap_text=True)
        _say(cell, words)
        if end - start > 1:
            sheet.merge_cells(start_row=book.top, end_row=book.top, start_column=start + 1, end_column=end)
        most = max(most, lines_of(words, sum(widths[start:end])))
        start = end
    sheet.row_dimensions[book.top].height = max(tall, points(most) * (_SMALL if font is _NOTE else 1))
    book.top += 1


def _ends(widths: Sequence[float], parts: int) -> list[int]:
    """Return after which column each part ends, so that all are about as wide; each has one column at least.

    >>> _ends((14, 24, 7, 14, 14), 3)
    [1, 3, 5]
    """
    ends: list[int] = []
    for number in range(1, parts):
        wanted = sum(widths) * number / parts
        first, last = (ends[-1] if ends else 0) + 1, len(widths) - (parts - number)
        ends.append(min(range(first, last + 1), key=lambda end: abs(sum(widths[:end]) - wanted)))
    return [*ends, len(widths)]


def _shared(widths: Sequence[float], parts: Sequence[str]) -> list[int]:
    """Return after which column each part ends so that none breaks where there is room; about equal if they may be.

    >>> _shared((10, 20, 6, 12, 12), ("填报单位（盖章）：西岔派出所", "填报人：葛明", "填报日期：2026年11月22日"))
    [2, 3, 5]
    """
    ends = _ends(widths, len(parts))

    def most(chosen: Sequence[int]) -> int:
        tried = pairwise((0, *chosen, len(widths)))
        return max(lines_of(words, sum(widths[a:b])) for words, (a, b) in zip(parts, tried, strict=True))

    places = list(combinations(range(1, len(widths)), len(parts) - 1))
    if most(ends[:-1]) == 1 or len(places) > _MOST_TRIED:
        return ends
    return [*min(places, key=most), len(widths)]


def _print_setup(book: _Book) -> None:
    """Set A4 as the form lies, fitted to the page; a long one repeats its head."""
    sheet, laid = book.sheet, book.laid.sheet
    first = book.top - laid.rows - len(book.laid.feet) - len(book.laid.notes)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait" if book.filled.form.orientation == "portrait" else "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if laid.rows <= _ONE_PAGE else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if laid.rows > _ONE_PAGE:
        sheet.print_title_rows = f"{first}:{first + laid.heads - 1}"
    sheet.freeze_panes = sheet.cell(first + laid.heads, len(book.filled.form.sides) + 1).coordinate
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 12 * _MM
    margins.top, margins.bottom, margins.header, margins.footer = 14 * _MM, 14 * _MM, 6 * _MM, 6 * _MM
    footer: Any = sheet.oddFooter  # the stub allows None where openpyxl never has it
    footer.center.text = "第 &P 页　共 &N 页"
    if book.filled.demo:
        header: Any = sheet.oddHeader  # as above
        header.right.text = "示范数据"


def _meta(workbook: Workbook, filled: Filled, paper: "Paper") -> None:
    """Write the hidden sheet that says where the workbook came from."""
    sheet = workbook.create_sheet(META)
    sheet.sheet_state = "hidden"
    told = (
        ("程序", "三理调解工作台"),
        ("报表", f"{filled.form.key} {filled.form.title}"),
        ("时段", filled.period.code),
        ("版次", str(paper.edition or "草表")),
        ("报送时间", paper.submitted_at.isoformat(timespec="seconds") if paper.submitted_at else ""),
        ("填报人", paper.reporter),
        ("导出时间", paper.exported_at.isoformat(timespec="seconds") if paper.exported_at else ""),
        ("示范", "是" if filled.demo else "否"),
    )
    for line, (label, words) in enumerate(told, start=1):
        _say(sheet.cell(line, 1), label)
        _say(sheet.cell(line, 2), words)


def _valued(sheet: bytes, values: Mapping[str, "str | int | float"]) -> bytes:
    """Write beside each formula what it gives."""

    def value(found: re.Match[bytes]) -> bytes:
        known = values.get(found[1].decode())
        if known is None:
            return found[0]
        kind = b' t="str"' if isinstance(known, str) else b""
        said = escape(str(known)).encode()
        return b'<c r="%b"%b%b><f>%b</f><v>%b</v></c>' % (found[1], found[2] or b"", kind, found[3], said)

    return _FORMULA.sub(value, sheet)


def _dress(cell: Any, box: Box) -> None:
    cell.font = _STRONG if box.strong else _BODY
    cell.border = _BOX
    indent = 1 if box.align == "left" else 0
    cell.alignment = Alignment(horizontal=box.align, vertical="center", wrap_text=True, indent=indent)
    if box.kind == "head":
        cell.fill = _HEAD_FILL


def _say(cell: Any, words: str) -> None:
    """Put a text into a cell as text, whatever it begins with."""
    if not words:
        return
    cell.value = legible(words)
    cell.data_type = "s"
    if commands(words) and words != "—":
        cell.quotePrefix = True
