"""Rows of a register as the XML of a worksheet, one at a time, so that memory stays flat at any length.

ECMA-376 Part 1, 18.3.1: every text is an inline string and never a formula.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from exports.registers import Cell, Column, text

LINE_POINTS = 14.5
PADDING_POINTS = 5.0
MOST_POINTS = 409.0
BETWEEN = "、\n"
REMEMBERED = 1_000
LONGEST_TEXT = 32_767
TOO_LONG = "……（超出表格长度，全文见卷宗）"
FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n|%")
_WATCHED = FORMULA_SIGNS | {" ", "\u3000"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SERIAL = date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style numbers of one column: its own, and that of a text which must not be taken for a formula."""

    plain: int
    quoted: int


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


def rows(
    columns: tuple[Column[Any], ...],
    styles: tuple[Styles, ...],
    found: Iterable[Any],
    *,
    first: int,
    masked: bool,
) -> Iterator[str]:
    """Give the ``<row>`` of each found row, the first of them at line ``first``."""
    starts = [f'<c r="{get_column_letter(place)}' for place in range(1, len(columns) + 1)]
    writers = [
        (column.value, _Cells(column, style, masked=masked))
        for column, style in zip(columns, styles, strict=True)
    ]
    for number, row in enumerate(found, start=first):
        cells = [cell[value(row)] for value, cell in writers]
        tallest = max([lines for _, lines in cells])
        content = "".join([f"{start}{number}{cell}" for start, (cell, _) in zip(starts, cells, strict=True)])
        yield f'<row r="{number}" ht="{points(tallest):g}">{content}</row>'


class _Cells(dict[Cell, tuple[str, int]]):
    """The cells of one column: what follows the reference in ``<c r="A1`` for a value, and its lines.

    The last values are remembered: types, places and officers come again and again.
    """

    def __init__(self, column: Column[Any], styles: Styles, *, masked: bool) -> None:
        self.width = column.width
        self.room = _room(column.width)
        self.money = column.kind == "money"
        self.mask = column.mask if masked else None
        self.empty = f'" s="{styles.plain}"/>'
        self.figure = f'" s="{styles.plain}"><v>'
        self.words = f'" s="{styles.plain}" t="inlineStr"><is><t'
        self.quoted = f'" s="{styles.quoted}" t="inlineStr"><is><t'

    def __missing__(self, value: Cell) -> tuple[str, int]:
        """Make the cell of a value that is not remembered."""
        if len(self) >= REMEMBERED:
            self.clear()
        cell = self[value] = self._cell(value)
        return cell

    def _cell(self, value: Cell) -> tuple[str, int]:
        if isinstance(value, int):
            figure = f"{value / 100:.2f}" if self.money else str(value)
            return f"{self.figure}{figure}</v></c>", 1
        if isinstance(value, date) and value >= _FIRST_SERIAL:
            return f"{self.figure}{value.toordinal() - _EPOCH}</v></c>", 1
        content = value if self.mask is None and isinstance(value, str) else text(value, self.mask, BETWEEN)
        if not content:
            return self.empty, 1
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
    if "-" not in value:
        return -(-_wide(value) // room)
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
