"""An official form as PDF: the same grid as the workbook, set as large as A4 takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from exports import fonts, pen
from exports.blocks import Align, Role
from exports.paper import MM, SHEET
from exports.pen import Pen
from exports.setting import Shape, TextLine, lines
from models.statistics import Box

if TYPE_CHECKING:
    from exports.statforms import Laid

_MARGIN = 13 * MM
_CHARACTER = 5.25  # points of half a character at 10.5 points
_TYPE, _TITLE, _NOTE = 10.5, 16.0, 8.5
_LEADING, _PAD = 1.22, 4.0
_SMALLEST, _SMALL_NOTE = 5.6, 6.8
_STEP = 0.97
_FOOT = 10 * MM


class _Leaf(pdfdoc.PDFPage):
    """A page of A4 as the form lies."""

    ExtGState = None
    _shadingUsed: Any = {}  # noqa: RUF012 -- as ReportLab reads it

    def __init__(self, code: list[str], size: tuple[float, float]) -> None:
        """Take the operators of the page."""
        super().__init__()
        self.MediaBox = pdfdoc.PDFArray([0, 0, *size])
        self.setCompression(1)
        self.setStream("\n".join((*code, "")).encode("ascii"))


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines of text that share a strip of the page over or under the grid."""

    height: float
    texts: tuple[TextLine, ...]
    tops: tuple[float, ...]

    def paint(self, top: float) -> list[str]:
        return [
            code
            for text, below in zip(self.texts, self.tops, strict=True)
            for code in text.paint(top - below)
        ]


@dataclass(slots=True)
class _Setting:
    """The form at one size of type: where columns begin, how tall rows are."""

    pen: Pen
    laid: "Laid"
    size: tuple[float, float]
    scale: float
    xs: list[float]
    heights: list[float]
    over: list[_Row]
    under: list[_Row]

    @property
    def tall(self) -> float:
        """The height of everything on one page."""
        around = sum(row.height for row in (*self.over, *self.under))
        return around + sum(self.heights)


def render(laid: "Laid", *, landscape: bool, smallest: float = _SMALLEST) -> bytes:
    """Return a form that is laid out as PDF: on one page if it can be read there, else with its head repeated.

    ``smallest`` is the type, in points, below which it is not set to spare a page.
    """
    doc = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    doc.setTitle(laid.title)
    doc.setCreator("三理调解工作台")
    pen_ = Pen(fonts.library(None), doc)
    size = (SHEET[1], SHEET[0]) if landscape else SHEET
    room = size[1] - 2 * _MARGIN
    scale = min(1.0, (size[0] - 2 * _MARGIN) / (sum(laid.sheet.widths) * _CHARACTER))
    setting = _set(pen_, laid, size, scale)
    while setting.tall > room and scale * _TYPE * _STEP >= smallest:
        scale *= _STEP
        setting = _set(pen_, laid, size, scale)
    pages = _pages(setting, room)
    for number, code in enumerate(pages, 1):
        if len(pages) > 1:
            code.append(_footer(pen_, size, number, len(pages)))
        doc.addPage(_Leaf(code, size))
    data: bytes = doc.GetPDFData(None)
    return data


def _set(pen_: Pen, laid: "Laid", size: tuple[float, float], scale: float) -> _Setting:
    """Break every text at one size and measure the rows."""
    wide = size[0] - 2 * _MARGIN
    unit = wide / sum(laid.sheet.widths)
    xs = [_MARGIN]
    for width in laid.sheet.widths:
        xs.append(xs[-1] + width * unit)
    setting = _Setting(pen_, laid, size, scale, xs, [], [], [])
    heights = [_TYPE * scale * _LEADING + _PAD * scale + 1.5] * laid.sheet.rows
    for box in sorted(laid.sheet.boxes, key=lambda box: box.rows):
        count = len(_lines(setting, box))
        need = count * _TYPE * scale * _LEADING + _PAD * scale
        have = sum(heights[box.row : box.row + box.rows])
        for row in range(box.row, box.row + box.rows) if need > have else ():
            heights[row] += (need - have) / box.rows
    setting.heights = heights
    setting.over = [_spread(setting, (laid.title,), _TITLE * scale, "label", ("center",))]
    if laid.subtitle:
        setting.over.append(_spread(setting, (laid.subtitle,), _TYPE * scale, "song", ("center",)))
    setting.over += [_spread(setting, parts, _TYPE * scale, "song", _sides(parts)) for parts in laid.heads]
    setting.under = [_spread(setting, parts, _TYPE * scale, "song", _sides(parts)) for parts in laid.feet]
    setting.under += [
        _spread(setting, (words,), max(_NOTE * scale, _SMALL_NOTE), "song", ("left",), pad=0.6)
        for words in laid.notes
    ]
    return setting


def _sides(parts: Sequence[str]) -> tuple[Align, ...]:
    """Let the first part begin at the left edge and the last end at the right one."""
    last = len(parts) - 1
    return tuple(
        "left" if not place else "right" if place == last else "center" for place in range(len(parts))
    )


def _spread(
    setting: _Setting, parts: Sequence[str], size: float, role: Role, aligns: Sequence[Align], *, pad: float = _PAD
) -> _Row:  # fmt: skip
    """Set parts that share the width."""
    wide = setting.size[0] - 2 * _MARGIN
    pitch = size * _LEADING
    texts: list[TextLine] = []
    tops: list[float] = []
    most = 1
    for place, (words, align) in enumerate(zip(parts, aligns, strict=True)):
        shape = Shape(role, size, pitch, _MARGIN + place * wide / len(parts), wide / len(parts), align=align)
        broken = lines(setting.pen, shape, words)
        texts += broken
        tops += [pad / 2 + number * pitch for number in range(len(broken))]
        most = max(most, len(broken))
    return _Row(most * pitch + pad, tuple(texts), tuple(tops))


def _lines(setting: _Setting, box: Box) -> list[TextLine]:
    """Break the words of a box into its width; a number is set smaller rather than broken."""
    left, right = setting.xs[box.column], setting.xs[box.column + box.columns]
    size, inset = _TYPE * setting.scale, (4.0 if box.align == "left" else 2.0) * setting.scale
    room = right - left - 2 * inset
    role: Role = "label" if box.strong and box.kind != "figure" else "song"
    if box.kind == "figure" and box.text:
        wide = setting.pen.width(role, box.text, size)
        size *= min(1.0, room / wide) if wide else 1.0
    aligns: dict[str, Align] = {"left": "left", "right": "right"}
    shape = Shape(role, size, size * _LEADING, left + inset, room, align=aligns.get(box.align, "center"))
    return lines(setting.pen, shape, box.text) if box.text else []


def _pages(setting: _Setting, room: float) -> list[list[str]]:
    """Lay the form on its pages: what does not fit goes on under a repeated head."""
    heads = setting.laid.sheet.heads
    head = sum(setting.heights[:heads])
    groups: list[list[int]] = [[]]
    used = sum(row.height for row in setting.over) + head
    for row in range(heads, setting.laid.sheet.rows):
        if used + setting.heights[row] > room and groups[-1]:
            groups.append([])
            used = head
        groups[-1].append(row)
        used += setting.heights[row]
    after = sum(row.height for row in setting.under)
    pages = [_page(setting, rows, first=not number) for number, rows in enumerate(groups)]
    code, top = pages[-1]
    if used + after > room and len(setting.laid.sheet.boxes):
        code, top = [], setting.size[1] - _MARGIN
        pages.append((code, top))
    for strip in setting.under:
        code += strip.paint(top)
        top -= strip.height
    return [code for code, _ in pages]


def _page(setting: _Setting, rows: Sequence[int], *, first: bool) -> tuple[list[str], float]:
    """Paint one page: what stands over the grid on the first, the head, and its rows; returns where it ends."""
    top = setting.size[1] - _MARGIN
    code: list[str] = []
    for row in setting.over if first else ():
        code += row.paint(top)
        top -= row.height
    tops: dict[int, float] = {}
    for number in (*range(setting.laid.sheet.heads), *rows):
        tops[number] = top
        top -= setting.heights[number]
    for box in setting.laid.sheet.boxes:
        here = [row for row in range(box.row, box.row + box.rows) if row in tops]
        if here:
            code += _box(setting, box, tops[here[0]], tops[here[-1]] - setting.heights[here[-1]])
    return code, top


def _box(setting: _Setting, box: Box, top: float, foot: float) -> list[str]:
    """Paint a box with its words in the middle."""
    left, right = setting.xs[box.column], setting.xs[box.column + box.columns]
    code = []
    if box.kind == "head":
        code.append(f"q 0.925 g {left:.2f} {foot:.2f} {right - left:.2f} {top - foot:.2f} re f Q")
    code.append(pen.frame(left, foot, right - left, top - foot, 0.5))
    broken = _lines(setting, box)
    if not broken:
        return code
    pitch = broken[0].shape.pitch
    start = top - (top - foot - len(broken) * pitch) / 2
    for number, line in enumerate(broken):
        code += line.paint(start - number * pitch)
    return code


def _footer(pen_: Pen, size: tuple[float, float], number: int, count: int) -> str:
    words = f"第 {number} 页　共 {count} 页"
    wide = pen_.width("song", words, 9.0)
    return pen_.write("song", words, 9.0, (size[0] - wide) / 2, _FOOT - 4)
