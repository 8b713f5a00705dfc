"""The workbook around the rows of a register: title, head, totals, print set-up, styles, the hidden ``_meta`` sheet.

domain.md §3.1 lists what a register handed in must have.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports import gapwords
from exports import sheet_style as look
from exports.columns import Column, Register, worth
from exports.sheet_pages import Span, page_span
from exports.sheet_stream import Stream, Styles, lines_of, points
from models.periods import Kind, Period
from models.queries.rows import Gap

META = "_meta"
EVERYTHING = "全部"
SHEET = "xl/worksheets/sheet1.xml"
NOTHING = "本{}无登记事项"
LENGTHS = {Kind.MONTH: "月", Kind.QUARTER: "季度", Kind.HALF: "半年", Kind.YEAR: "年", Kind.DAYS: "期"}
UNIT_SIDES = ("left", "center", "right")
_MM = 1 / 25.4
_FORMULA = re.compile(
    rb'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<style> s="[0-9]+")?>(?P<formula><f>[^<]*</f>)<v ?(?:/>|></v>)</c>'
)


@dataclass(frozen=True)
class Head:
    """What stands over and under the rows.

    ``chosen`` says in words which cases were asked for; ``gaps`` are numbers of the period that stand in no row
    (None: not known, no line is printed), ``undated`` cases with duties for no day; ``purpose`` is why full ID numbers are shown, when they are; ``leaves``
    says for whom outside the police it is, and on what basis.
    """

    station: str
    period: Period
    reporter: str
    reported_on: date
    demo: bool = False
    chosen: str = EVERYTHING
    rule: str = ""
    gaps: Sequence[Gap] | None = None
    late: Sequence[Gap] | None = None
    undated: Sequence[Gap] = ()
    purpose: str = ""
    leaves: str = ""
    exporter: str = ""
    exported_at: datetime | None = None

    @property
    def narrowed(self) -> bool:
        """True when not every case of the period was asked for."""
        return self.chosen != EVERYTHING


@dataclass(frozen=True)
class Book:
    """A workbook whose head is made; ``first`` is the line of the first row, ``styles`` those of the rows."""

    workbook: Workbook
    register: Register[Any]
    head: Head
    masked: bool
    styles: tuple[Styles, ...]
    first: int


def begun(register: Register[Any], head: Head, *, masked: bool) -> Book:
    """Make the workbook up to its rows."""
    book = Workbook()
    book.properties.creator = "三理调解工作台"
    book.properties.title = title(register, head)
    sheet = book.active
    assert isinstance(sheet, Worksheet), "a new workbook has one worksheet"
    sheet.title = head.period.name
    first = _head(sheet, register, head, masked=masked)
    return Book(book, register, head, masked, _styles(sheet, register.columns), first)


def finished(book: Book, stream: Stream, *, digest: str) -> dict[str, bytes]:
    """Add what follows the rows that have passed, and return the parts of the file without them."""
    register, head, first = book.register, book.head, book.first
    sheet = book.workbook.worksheets[0]
    hidden = _hide(sheet, register, stream) if register.spare else ()
    span = page_span([0 if each in hidden else each.width for each in register.columns], register.frozen)
    _say_over(sheet, book, span)
    _units(sheet, head, span)
    _tail(sheet, register, head, first=first, count=stream.count, span=span)
    _print_setup(sheet, book, span)
    _meta(book.workbook, book, count=stream.count, digest=digest, hidden=hidden)
    kept = io.BytesIO()
    book.workbook.save(kept)
    with zipfile.ZipFile(kept) as parts:
        found = {name: parts.read(name) for name in parts.namelist()}
    found[SHEET] = _valued(found[SHEET], register, stream, line=first + max(stream.count, 1))
    return found


def _hide(sheet: Worksheet, register: Register[Any], stream: Stream) -> tuple[Column[Any], ...]:
    """Hide the columns that no row fills, so that the others print larger; a month without rows shows all."""
    if not stream.count:
        return ()
    found = []
    for place, column in enumerate(register.columns):
        if place >= register.frozen and place not in stream.filled:
            sheet.column_dimensions[get_column_letter(place + 1)].hidden = True
            found.append(column)
    return tuple(found)


def _valued(sheet: bytes, register: Register[Any], stream: Stream, *, line: int) -> bytes:
    """Write beside each formula of the totals what it gives, for programs that show and do not calculate."""
    values: dict[str, str | int | float | None] = {f"A{line}": f"合计　{stream.told} {register.unit}"}
    for place, tally in stream.tallies.items():
        values[f"{get_column_letter(place + 1)}{line}"] = worth(register.columns[place], tally)

    def value(found: re.Match[bytes]) -> bytes:
        known = values.get(found["cell"].decode())
        if known is None:
            return found[0]
        kind = b' t="str"' if isinstance(known, str) else b""
        said = escape(str(known)).encode()
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (
            found["cell"],
            found["style"],
            kind,
            found["formula"],
            said,
        )

    return _FORMULA.sub(value, sheet)


def title(register: Register[Any], head: Head) -> str:
    """Return the title line: ``××派出所××台账（2026年11月）``, marked when it is a demonstration."""
    mark = "【示范】" if head.demo else ""
    return f"{mark}{head.station}{register.title}（{head.period.name}）"


def _over(head: Head, *, masked: bool) -> list[tuple[str, Font]]:
    """Return the lines between the unit line and the head."""
    warning = f"含完整证件号　用途：{head.purpose}　导出人：{head.exporter or head.reporter}"
    lines = [] if masked else [(warning, look.WARNING)]
    return [*lines, (head.leaves, look.STRONG)] if head.leaves else lines


def _say_over(sheet: Worksheet, book: Book, span: Span) -> None:
    """Write the title and what stands over the head, where the first page shows them whole."""
    look.line(
        sheet,
        1,
        span.last,
        title(book.register, book.head),
        font=look.TITLE,
        side="center",
        tall=34,
        first=span.first,
    )
    for at, (words, font) in enumerate(_over(book.head, masked=book.masked), start=3):
        look.line(sheet, at, span.last, words, font=font, side="left", tall=20, first=span.first)


def _head(sheet: Worksheet, register: Register[Any], head: Head, *, masked: bool) -> int:
    """Write the title, the unit line and the column heads; return the line of the first row."""
    wide = len(register.columns)
    for place, column in enumerate(register.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    at = 3 + len(_over(head, masked=masked))
    grouped = any(column.group for column in register.columns)
    for line in range(at, at + 1 + grouped):
        for place in range(1, wide + 1):
            look.dress(sheet.cell(line, place), look.STRONG, "center", fill=look.HEAD_FILL)
    place = 1
    for group, members in groupby(register.columns, key=lambda column: column.group):
        columns = tuple(members)
        if group:
            look.say(sheet.cell(at, place), _broken(group, sum(each.width for each in columns)))
            sheet.merge_cells(
                start_row=at, end_row=at, start_column=place, end_column=place + len(columns) - 1
            )
        for offset, column in enumerate(columns):
            look.say(sheet.cell(at + bool(group), place + offset), _broken(column.title, column.width))
            if grouped and not group:
                sheet.merge_cells(
                    start_row=at, end_row=at + 1, start_column=place + offset, end_column=place + offset
                )
        place += len(columns)
    _head_heights(sheet, register.columns, at, grouped=grouped)
    return at + 1 + grouped


def _head_heights(sheet: Worksheet, columns: tuple[Column[Any], ...], at: int, *, grouped: bool) -> None:
    """Give the head as much room as its longest titles need."""
    alone = max((_tall(each.title, each.width) for each in columns if not each.group), default=1)
    if not grouped:
        sheet.row_dimensions[at].height = points(alone)
        return
    under = max(_tall(each.title, each.width) for each in columns if each.group)
    over = 1
    for group, members in groupby(columns, key=lambda column: column.group):
        over = max(over, _tall(group, sum(each.width for each in members)))
    sheet.row_dimensions[at].height = points(max(over, alone - under))
    sheet.row_dimensions[at + 1].height = points(under)


def _tall(title: str, width: float) -> int:
    return lines_of(_broken(title, width), width)


def _broken(title: str, width: float) -> str:
    r"""Break a title that is too long for one line before and after its bracket, so that no ） stands alone.

    >>> _broken("第二次调解（≤7工作日）", 16), _broken("案由（条款）", 16)
    ('第二次调解\n（≤7工作日）', '案由（条款）')
    """
    if lines_of(title, width) == 1:
        return title
    return title.replace("（", "\n（").replace("）", "）\n").strip("\n")


def _units(sheet: Worksheet, head: Head, span: Span) -> None:
    """Write 单位, 填报人 and 填报日期 at the left, in the middle and at the right of the first page."""
    widths = span.widths[span.first - 1 : span.last]
    ends: list[int] = []
    sum_so_far, share = 0.0, sum(widths) / len(UNIT_SIDES)
    for place, width in enumerate(widths, start=span.first):
        sum_so_far += width
        parts_after = len(UNIT_SIDES) - len(ends) - 1
        if parts_after and (sum_so_far >= share * (len(ends) + 1) or span.last - place <= parts_after):
            ends.append(place)
    ends.append(span.last)
    start = span.first
    texts = (
        f"单位：{head.station}（盖章）",
        f"填报人：{head.reporter}",
        f"填报日期：{head.reported_on.isoformat()}",
    )
    for end, words, side in zip(ends, texts, UNIT_SIDES, strict=True):
        cell = sheet.cell(2, start)
        look.dress(cell, look.BODY, side, border=False)
        look.say(cell, words)
        sheet.merge_cells(start_row=2, end_row=2, start_column=start, end_column=end)
        start = end + 1
    sheet.row_dimensions[2].height = 20


def _styles(sheet: Worksheet, columns: tuple[Column[Any], ...]) -> tuple[Styles, ...]:
    """Enter the styles of the rows into the workbook and return their numbers, column by column."""
    found = []
    for column in columns:
        plain, quoted = _number(sheet, column, "center")
        found.append(Styles(plain, quoted, _number(sheet, column, "top")))
    return tuple(found)


def _number(sheet: Worksheet, column: Column[Any], upright: str) -> tuple[int, int]:
    """Return the numbers of a style, without and with the mark of a text; each is of a cell of its own."""
    numbers = []
    for quoted in (False, True):
        cell = Cell(sheet, row=1, column=1)
        look.dress(cell, look.BODY, look.SIDES[column.kind], form=look.FORMATS[column.kind], upright=upright)
        cell.quotePrefix = quoted
        numbers.append(cell.style_id)
    return numbers[0], numbers[1]


def _tail(
    sheet: Worksheet, register: Register[Any], head: Head, *, first: int, count: int, span: Span
) -> None:
    """Write what follows the rows: the totals, and the numbers that are missing."""
    wide = len(register.columns)
    if not count:
        for place in range(1, wide + 1):
            look.dress(sheet.cell(first, place), look.BODY, "center")
        look.say(sheet.cell(first, span.first), NOTHING.format(LENGTHS[head.period.kind]))
        sheet.merge_cells(start_row=first, end_row=first, start_column=span.first, end_column=span.last)
    last = first + max(count, 1) - 1
    line = last + 1
    tall = 1
    label = next((place for place, each in enumerate(register.columns, start=1) if each.total), wide + 1) - 1
    for place, column in enumerate(register.columns, start=1):
        cell = sheet.cell(line, place)
        form = look.FORMATS[column.kind] if column.kind in {"money", "number"} else "General"
        look.dress(cell, look.STRONG, look.SIDES[column.kind], form=form, fill=look.TOTAL_FILL)
        if column.total:
            letter = get_column_letter(place)
            cell.value = "=" + column.total.format(
                cells=f"{letter}{first}:{letter}{last}", serials=f"A{first}:A{last}"
            )
            tall = max(tall, column.total.count("COUNT") * lines_of("合计 9", column.width))
    cell = sheet.cell(line, 1)
    cell.value = f'="合计　"&COUNT(A{first}:A{last})&" {register.unit}"'
    look.dress(cell, look.STRONG, "left", fill=look.TOTAL_FILL)
    label = min(label, register.frozen) if span.pages > 1 else label
    if label > 1:
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=label)
    sheet.row_dimensions[line].height = points(tall)
    told = (
        gapwords.missing(head.gaps, whole=head.narrowed) if head.gaps is not None else "",
        gapwords.late(head.late or (), whole=head.narrowed),
        gapwords.undated(head.undated, whole=head.narrowed),
        f"统计口径：{head.rule}" if head.rule else "",
    )
    width = sum(span.widths[span.first - 1 : span.last])
    for words in filter(None, told):
        line += 1
        high = points(lines_of(words, width))
        look.line(sheet, line, span.last, words, font=look.BODY, side="left", tall=high, first=span.first)


def _print_setup(sheet: Worksheet, book: Book, span: Span) -> None:
    """Set the frozen head, A4 landscape on as many pages wide as can be read, what each repeats, and the footer."""
    register, head, first, masked = book.register, book.head, book.first, book.masked
    sheet.freeze_panes = sheet.cell(first, register.frozen + 1).coordinate
    sheet.print_title_rows = f"1:{first - 1}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = span.pages
    if span.pages > 1:
        sheet.print_title_cols = f"A:{get_column_letter(register.frozen)}"
        sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 7 * _MM
    margins.top, margins.bottom, margins.header, margins.footer = 14 * _MM, 15 * _MM, 7 * _MM, 7 * _MM
    footer: Any = sheet.oddFooter  # the stub allows None where openpyxl never has it
    footer.left.text = "内部资料" if masked else "内部资料　含完整证件号"
    footer.center.text = "第 &P 页　共 &N 页"
    if head.demo:
        header: Any = sheet.oddHeader  # as above
        header.right.text = "示范数据"


def _meta(workbook: Workbook, book: Book, *, count: int, digest: str, hidden: Sequence[Column[Any]]) -> None:
    """Write the hidden sheet that says where the workbook came from and what it does not show."""
    register, head, masked = book.register, book.head, book.masked
    sheet = workbook.create_sheet(META)
    sheet.sheet_state = "hidden"
    told = (
        ("程序", f"三理调解工作台 {_version()}"),
        ("台账", f"{register.key} {register.title}"),
        ("期间", head.period.name),
        ("统计口径", head.rule),
        ("筛选", head.chosen),
        ("导出人", head.exporter or head.reporter),
        ("导出时间", head.exported_at.isoformat(timespec="seconds") if head.exported_at else ""),
        ("证件号", "已遮盖" if masked else f"完整，用途：{head.purpose}"),
        ("提供", head.leaves or "公安机关内部"),
        ("示范", "是" if head.demo else "否"),
        ("隐藏的空列", "、".join(column.group + column.title for column in hidden) or "无"),
        ("行数", str(count)),
        ("行数据SHA-256", digest),
    )
    for line, (name, words) in enumerate(told, start=1):
        look.say(sheet.cell(line, 1), name)
        look.say(sheet.cell(line, 2), words)


def _version() -> str:
    """Return the version of this program; a bare checkout has none."""
    try:
        return version("sanli")
    except PackageNotFoundError:
        return "（源码运行）"
