"""Rows of a register as the XML of a worksheet, one at a time, so that memory stays flat at any length.

ECMA-376 Part 1, 18.3.1: every text is an inline string and never a formula.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from exports.columns import Cell, Column, tallied, text

LINE_POINTS = (
    14.0  # 宋体 of 10.5 pt takes 12.75 in Excel, the faces that stand in for it elsewhere up to this
)
PADDING_POINTS = 4.0
MOST_POINTS = 409.0
MOST_LINES = int((MOST_POINTS - PADDING_POINTS) // LINE_POINTS)
BETWEEN, INLINE = "、\n", "、"
REMEMBERED = 1_000
AT_ONCE = 200
LONGEST_TEXT = 32_767
TOO_LONG = "……（超出表格长度，全文见卷宗）"
FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n|%")
_WATCHED = FORMULA_SIGNS | {" ", "\u3000"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STYLE = re.compile(r' s="([0-9]+)"')
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SERIAL = date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style numbers of one column: its own, and that of a text which must not be taken for a formula.

    ``tops`` are the same two for a row that is cut at the greatest height: there a text begins at the top.
    """

    plain: int
    quoted: int
    tops: tuple[int, int]


def legible(value: str) -> str:
    r"""Return ``value`` as a cell can hold it: what XML forbids is shown by its picture, never dropped.

    >>> legible("a\x00b"), legible("\x1b[0m"), legible("一\r\n二")
    ('a␀b', '␛[0m', '一\n二')
    """
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not value.isprintable():
        value = _ILLEGAL.sub(_picture, value)
    if "_x" in value:
        value = _ESCAPE_LIKE.sub("_x005F_", value)
    if len(value) > LONGEST_TEXT:
        value = value[: LONGEST_TEXT - len(TOO_LONG)] + TOO_LONG
    return value


def commands(value: str) -> bool:
    """Tell whether a spreadsheet might take the text for a formula once it is edited or saved as CSV.

    >>> commands("=1+1"), commands(" +86"), commands("张某")
    (True, True, False)
    """
    first = value[:1]
    if first in {" ", "\u3000"}:
        first = value.lstrip(" \u3000")[:1]
    return first in FORMULA_SIGNS


def lines_of(value: str, width: float) -> int:
    r"""Return how many lines ``value`` takes in a column ``width`` half-width characters wide.

    >>> lines_of("调解", 10), lines_of("西岔村三组王家老屋门前", 10), lines_of("一\n二", 10)
    (1, 3, 2)
    """
    room = _room(width)
    return sum([max(1, _lines(line, room)) for line in value.split("\n")])


def points(lines: int) -> float:
    """Return the height of a row of so many lines, within what a spreadsheet allows."""
    return min(MOST_POINTS, lines * LINE_POINTS + PADDING_POINTS)


class Stream:
    """The rows of one sheet on their way: their XML, and what is known of them when they have passed.

    ``count`` are the rows, ``told`` those that carry a serial number. ``filled`` are the columns in which some row says something, ``tallies`` how often each value stands in the
    columns that have a total.
    """

    def __init__(self, columns: tuple[Column[Any], ...], styles: tuple[Styles, ...], *, masked: bool) -> None:
        self.count = self.told = 0
        self.tallies: dict[int, Counter[Cell]] = {
            place: Counter() for place, column in enumerate(columns) if column.total
        }
        self._once = {place: each for place, each in enumerate(columns) if each.total and each.once}
        self._seen: dict[int, set[Any]] = {place: set() for place in self._once}
        self._tops = {
            low: top for each in styles for low, top in zip((each.plain, each.quoted), each.tops, strict=True)
        }
        self._values = [column.value for column in columns]
        self._cells = [
            _Cells(column, style, masked=masked) for column, style in zip(columns, styles, strict=True)
        ]
        self._row = "".join(f'<c r="{get_column_letter(place)}%d%s' for place in range(1, len(columns) + 1))

    @property
    def filled(self) -> frozenset[int]:
        """The places of the columns that are not empty in every row."""
        return frozenset(place for place, cells in enumerate(self._cells) if cells.filled)

    def chunks(self, found: Iterable[Any], *, first: int) -> Iterator[str]:
        """Give the ``<row>`` of each found row, some hundred in one text, the first of them at line ``first``."""
        rows = iter(found)
        wide = len(self._cells)
        said: list[Any] = [None] * (2 * wide)
        heights = _Heights()
        while chunk := list(islice(rows, AT_ONCE)):
            columns = []
            for place, (value, cells) in enumerate(zip(self._values, self._cells, strict=True)):
                values = [value(row) for row in chunk]
                if not place:
                    self.told += sum(isinstance(each, int) for each in values)
                if place in self.tallies:
                    once = self._once.get(place)
                    self.tallies[place].update(tallied(once, chunk, self._seen[place]) if once else values)
                columns.append([cells[each] for each in values])
            told = []
            for number, line in enumerate(zip(*columns, strict=True), start=first + self.count):
                content, lines = zip(*line, strict=True)
                said[::2] = [number] * wide
                said[1::2] = content if max(lines) <= MOST_LINES else map(self._at_top, content)
                told.append(f'<row r="{number}" ht="{heights[max(lines)]}">{self._row % tuple(said)}</row>')
            self.count += len(chunk)
            yield "".join(told)

    def _at_top(self, cell: str) -> str:
        """Return a cell with the style that begins at the top."""
        return _STYLE.sub(lambda found: f' s="{self._tops[int(found[1])]}"', cell, count=1)


class _Heights(dict[int, str]):
    """The height of a row of so many lines, as it is written."""

    def __missing__(self, lines: int) -> str:
        height = self[lines] = f"{points(lines):g}"
        return height


class _Cells(dict[Cell, tuple[str, int]]):
    """The cells of one column: what follows the reference in ``<c r="A1`` for a value, and its lines.

    The last values are remembered: types, places and officers come again and again.
    """

    def __init__(self, column: Column[Any], styles: Styles, *, masked: bool) -> None:
        self.width = column.width
        self.room = _room(column.width)
        self.money = column.kind == "money"
        self.mask = column.mask if masked else None
        self.between = INLINE if column.inline else BETWEEN
        self.filled = False
        self.empty = f'" s="{styles.plain}"/>'
        self.figure = f'" s="{styles.plain}"><v>'
        self.words = f'" s="{styles.plain}" t="inlineStr"><is><t'
        self.quoted = f'" s="{styles.quoted}" t="inlineStr"><is><t'

    def __missing__(self, value: Cell) -> tuple[str, int]:
        """Make the cell of a value that is not remembered."""
        if len(self) >= REMEMBERED:
            self.clear()
        cell = self[value] = self._cell(value)
        self.filled = self.filled or cell[0] is not self.empty
        return cell

    def _cell(self, value: Cell) -> tuple[str, int]:
        if isinstance(value, str) and self.mask is None:
            return self._text(value) if value else (self.empty, 1)
        if isinstance(value, int):
            figure = f"{value / 100:.2f}" if self.money else str(value)
            return f"{self.figure}{figure}</v></c>", 1
        if isinstance(value, date) and value >= _FIRST_SERIAL:
            return f"{self.figure}{value.toordinal() - _EPOCH}</v></c>", 1
        content = text(value, self.mask, self.between)
        return self._text(content) if content else (self.empty, 1)

    def _text(self, content: str) -> tuple[str, int]:
        plain = content.isprintable()
        if not plain or "_x" in content or len(content) > LONGEST_TEXT:
            content = legible(content)
        start = self.words if content[0] not in _WATCHED or not commands(content) else self.quoted
        if not plain or content[0] == " " or content[-1] == " ":
            start += ' xml:space="preserve"'
        lines = _lines(content, self.room) if plain else lines_of(content, self.width)
        if "&" in content or "<" in content or "]]>" in content:
            content = escape(content)
        return f"{start}>{content}</t></is></c>", lines


def _room(width: float) -> int:
    """Return how many half-width characters stand on one line of a column, whole Chinese characters only."""
    return max(2, int(width - 0.2) // 2 * 2)


def _lines(value: str, room: int) -> int:
    """Return how many lines a text without line breaks takes; it may also break after a hyphen, and does."""
    whole = (len(value) + len(value.encode())) // 2
    if whole <= room or "-" not in value:
        return -(-whole // room)
    lines, used = 1, 0
    for piece in value.split("-"):
        wide = _wide(piece) + 1
        if used + wide <= room:
            used += wide
        else:
            lines, used = lines + (used > 0) + (wide - 1) // room, wide % room
    return lines


def _wide(value: str) -> int:
    """Return the width of a text in half-width characters: one an ASCII character, two a Chinese one."""
    return (len(value) + len(value.encode())) // 2


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:  # noqa: PLR2004 -- the control characters
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"  # noqa: PLR2004 -- delete
