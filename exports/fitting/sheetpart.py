"""The XML of one sheet: a tree of the rows that matter, and the empty formatted rows behind them as bytes.

A million empty rows that somebody once formatted cost no memory: they are never parsed, and copied as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from exports.fitting.package import MAIN, PIECE, STRICT, Package

#: So many empty rows are kept as rows to be filled; those behind them are only copied.
KEPT_EMPTY = 3_000
_CUT_SHORT = 16
MOST_ROWS_BYTES = 16 << 20
MOST_ROW = 1 << 20
MOST_COLUMN = 1 << 14
TOO_FULL = "“{name}”的“{sheet}”里已有太多内容，不像一张空白表。请选空白表，或删去旧的行再选。"
_SAID = re.compile(rb"<(?:\w+:)?(?:v|f|is|extLst)[\s>/]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_END = re.compile(rb"</(?:\w+:)?sheetData>")
_NUMBER = re.compile(rb'\sr="(\d+)"')


def q(tag: str) -> str:
    """Return the tag in the namespace of sheets."""
    return f"{{{MAIN}}}{tag}"


@dataclass
class SheetPart:
    """One sheet: its tree, and where in its part the empty rows lie that are not in the tree."""

    package: Package
    part: str
    name: str
    root: Any
    data: Any
    hollow: tuple[int, int] | None = None
    inserted: list[bytes] = field(default_factory=list)
    _rows: dict[int, Any] = field(default_factory=dict)

    @property
    def rows(self) -> dict[int, Any]:
        """The rows of the tree by their number."""
        if not self._rows:
            self._rows = {int(row.get("r")): row for row in self.data.iterchildren(q("row"))}
        return self._rows

    def forget_rows(self) -> None:
        """Look the rows up anew after they have moved."""
        self._rows = {}

    @property
    def last(self) -> int:
        """The number of the last row of the tree."""
        return int(self.data[-1].get("r")) if len(self.data) else 0

    def cells(self) -> Iterator[Any]:
        """Give every cell of the tree."""
        for row in self.data.iterchildren(q("row")):
            yield from row

    def child(self, tag: str) -> Any:
        """Return the first child of the sheet of that name, or None."""
        return self.root.find(q(tag))

    def column_style(self, column: int) -> str | None:
        """Return the style that a column gives to cells that are not there yet."""
        listed = self.child("cols")
        for each in listed if listed is not None else ():
            if int(each.get("min")) <= column <= int(each.get("max")):
                found: str | None = each.get("style")
                return found
        return None

    def written(self, marker: Any = None, last: int = 0) -> bytes | Iterator[bytes]:
        """Return the sheet as its part is written; ``inserted`` stands where ``marker`` is.

        Of the hollow rows those up to ``last`` are left out: rows that were put in above them took their numbers.
        """
        made: bytes = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if marker is not None:
            before, after = made.split(etree.tostring(marker), 1)
            made = b"".join((before, *self.inserted, after))
        if self.hollow is None:
            return made
        return self._with_hollow(made, last, *self.hollow)

    def _with_hollow(self, made: bytes, last: int, start: int, end: int) -> Iterator[bytes]:
        close = [found.start() for found in _END.finditer(made)][-1]
        yield made[:close]
        skipping = True
        for piece in _between(self.package, self.part, start, end):
            if skipping:
                at = _first_after(piece, last)
                skipping = at == len(piece)
                yield piece[at:]
            else:
                yield piece
        yield made[close:]


def _first_after(piece: bytes, last: int) -> int:
    """Return where the first row after number ``last`` begins in a piece of whole rows; its length for none."""
    for found in _ROW.finditer(piece):
        number = _NUMBER.search(piece, found.start(), found.start() + 400)
        if number is None or int(number[1]) > last:
            return found.start()
    return len(piece)


def relevant(package: Package, part: str, name: str) -> tuple[bytes, tuple[int, int] | None]:
    """Return the XML of a sheet without the empty rows that are only copied, and where those lie in the part."""
    if package.size(part) <= MOST_ROWS_BYTES:
        return _cut(package, b"".join(package.pieces(part)), name)
    return _cut_streamed(package, part, name)


def read(package: Package, part: str, name: str, found: tuple[bytes, tuple[int, int] | None]) -> SheetPart:
    """Read a sheet out of what is ``relevant`` of it; refused when it holds more than a form ever does."""
    content, hollow = found
    root = package.parsed(content)
    if root.tag != q("worksheet") or STRICT in content[:2000]:
        raise package.refuse("“{name}”的“{sheet}”不是普通工作表。", sheet=name)
    data = root.find(q("sheetData"))
    if data is None:
        raise package.refuse("“{name}”的“{sheet}”没有内容部分，文件可能已损坏。", sheet=name)
    for other in [each for each in data if not isinstance(each.tag, str)]:
        data.remove(other)
    sheet = SheetPart(package, part, name, root, data, hollow)
    _number(sheet)
    return sheet


def column_number(letters: str) -> int:
    """Return the number of a column.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def place(reference: str) -> tuple[int, int]:
    """Return (row, column) of a reference.

    >>> place("C5"), place("$AA$10")
    ((5, 3), (10, 27))
    """
    found = _PLACE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    return int(found[2]), column_number(found[1])


def area(reference: str) -> tuple[int, int, int, int]:
    """Return (first row, first column, last row, last column) of a range.

    >>> area("B2:C5"), area("D7")
    ((2, 2, 5, 3), (7, 4, 7, 4))
    """
    first, _, last = reference.partition(":")
    return (*place(first), *place(last or first))


def _number(sheet: SheetPart) -> None:
    """Give every row and cell the reference that the file may leave out."""
    number = 0
    for row in sheet.data:
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = place(reference)[1] if reference else column + 1
            if not reference:
                cell.set("r", f"{column_letters(column)}{number}")


def _cut(package: Package, content: bytes, name: str) -> tuple[bytes, tuple[int, int] | None]:
    """Cut the empty rows behind the last that says something out of a sheet, beyond those that are kept."""
    ends = list(_END.finditer(content))
    if not ends or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content, None
    end = ends[-1].start()
    start = _hollow_from(content, end)
    if start is None:
        if end > MOST_ROWS_BYTES:
            raise package.refuse(TOO_FULL, sheet=name)
        return content, None
    return content[:start] + content[end:], (start, end)


def _hollow_from(content: bytes, end: int) -> int | None:
    """Return where the empty rows begin that are only copied: after the last that says something, and some more."""
    last = max((content.rfind(mark, 0, end) for mark in (b"<v>", b"<v ", b"<f", b"<is>", b":v>", b":f", b":is>")), default=-1)  # fmt: skip
    rows = _ROW.finditer(content, max(last, 0), end)
    for count, found in enumerate(rows):
        if count == KEPT_EMPTY:
            at = found.start()
            return at if _is_blank(content, at, end) else None
    return None


def _cut_streamed(package: Package, part: str, name: str) -> tuple[bytes, tuple[int, int] | None]:
    """Cut a sheet of hundreds of megabytes without holding it: its start, and what follows the empty rows."""
    start, size, tail = bytearray(), 0, b""
    suffix: bytearray | None = None
    end = 0
    for piece in package.pieces(part):
        size += len(piece)
        if len(start) < MOST_ROWS_BYTES:
            start += piece
            tail = bytes(start[-PIECE:])
            continue
        if suffix is not None:
            suffix += piece
            continue
        text = tail + piece
        if found := _END.search(text):
            end = size - len(text) + found.start()
            suffix = bytearray(text[found.start() :])
            text = text[: found.start()]
        if _SAID.search(text, max(0, len(tail) - 16)) or not _is_blank(text, 0, len(text)):
            raise package.refuse(TOO_FULL, sheet=name)
        tail = text[-4096:]
    if suffix is None or len(suffix) > MOST_ROWS_BYTES:
        raise package.refuse(TOO_FULL, sheet=name)
    whole = bytes(start)
    last_row = list(_ROW.finditer(whole, max(0, len(whole) - PIECE)))[-1].start()
    cut = _hollow_from(whole, last_row)
    if cut is None:
        raise package.refuse(TOO_FULL, sheet=name)
    return whole[:cut] + bytes(suffix), (cut, end)


#: In empty rows there are only the tags of rows and cells, and no words between them.
_STRANGE = re.compile(rb"<(?!/?(?:\w+:)?(?:row|c)[\s>/])|>\s*[^<\s]")


def _is_blank(text: bytes, start: int, end: int) -> bool:
    """Tell whether a piece holds nothing but the tags of rows and cells; its last letters may be cut short."""
    found = _STRANGE.search(text, start)
    return found is None or found.start() >= end - _CUT_SHORT


def _between(package: Package, part: str, start: int, end: int) -> Iterator[bytes]:
    """Give the bytes of a part from ``start`` to ``end``, whole rows at a time where rows are at the ends."""
    at, held = 0, b""
    for piece in package.pieces(part):
        low, high = max(start - at, 0), min(end - at, len(piece))
        at += len(piece)
        if low >= high:
            continue
        held += piece[low:high]
        rows = held.rfind(b"<row") if b"<row" in held else held.rfind(b":row")
        cut = held.rfind(b"<", 0, rows + 1) if rows > 0 else 0
        if cut > 0:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held
