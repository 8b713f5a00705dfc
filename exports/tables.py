"""Set ruled tables: the form table of labelled fields, and lists."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from exports import blocks, flow, pen
from exports.blocks import Align
from exports.flow import Frame, Strip
from exports.paper import Page
from exports.setting import Setting, Shape, TextLine, glue_ends, lines

_ALIGN: dict[str, Align] = {"l": "left", "c": "center", "r": "right"}
_PAD = 4.5
_PAD_ROW, _PAD_ROW_SHARE = (
    7.0,
    0.4,
)  # points above and below the lines of a row; on pages set close, of a line
_LABEL_EM = 4.2
_LABEL_SHARE = 0.5
_SPLIT_SHARE = 0.45  # a row taller than this share of the page may go on over the next
_TWO, _FIVE = 2, 5
_ABOVE = 4.0
_LISTED = re.compile("[☐☑\u3000]")
_WORD = re.compile("[!-~]{8,}")
_SMALLEST = 0.7


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell with its lines broken; ``least`` is how many lines are kept free for handwriting."""

    x: float
    width: float
    lines: list[TextLine]
    least: int = 1
    place: Literal["top", "middle"] = "middle"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table that paints itself, whole or line by line."""

    page: Page
    boxes: list[_Box]
    pitch: float

    @property
    def count(self) -> int:
        return max(max(len(box.lines), box.least) for box in self.boxes)

    @property
    def height(self) -> float:
        return self.count * self.pitch + self.pad

    @property
    def pad(self) -> float:
        """The room above and below the lines."""
        return min(_PAD_ROW, _PAD_ROW_SHARE * self.pitch)

    def paint(self, top: float) -> list[str]:
        """Paint the row, its inner rules at the left of cells and along its foot."""
        code = self._rules(top, self.height, foot=True)
        for box in self.boxes:
            free = (self.height - len(box.lines) * self.pitch) / 2 if box.place == "middle" else self.pad / 2
            for number, line in enumerate(box.lines):
                code += line.paint(top - free - number * self.pitch)
        return code

    def strips(self, frame: Frame, head: tuple[Strip, ...] = ()) -> list[Strip]:
        """Return the row as one strip, or as one a line when it is too tall."""
        if self.height <= self.page.height * _SPLIT_SHARE:
            return [Strip(self.height, self.paint, frame=frame, head=head)]
        strips = [_Slice(self, number).strip(frame, head) for number in range(self.count)]
        glue_ends(strips)
        return strips

    def _rules(self, top: float, height: float, *, foot: bool) -> list[str]:
        inner = self.page.inner
        code = [pen.rule(box.x, top, box.x, top - height, inner) for box in self.boxes[1:]]
        if foot:
            left, right = self.boxes[0].x, self.boxes[-1].x + self.boxes[-1].width
            code.append(pen.rule(left, top - height, right, top - height, inner))
        return code

    def slice(self, number: int, top: float) -> list[str]:
        """Paint one line of every cell of a row that may be split."""
        first, last = number == 0, number == self.count - 1
        height = self.pitch + (self.pad / 2) * (first + last)
        code = self._rules(top, height, foot=last)
        for box in self.boxes:
            if number < len(box.lines):
                code += box.lines[number].paint(top - (self.pad / 2) * first)
        return code


@dataclass(frozen=True, slots=True)
class _Slice:
    """One line of a row that may be split."""

    row: _Row
    number: int

    def paint(self, top: float) -> list[str]:
        return self.row.slice(self.number, top)

    def strip(self, frame: Frame, head: tuple[Strip, ...]) -> Strip:
        edges = (self.number == 0) + (self.number == self.row.count - 1)
        return Strip(self.row.pitch + edges * self.row.pad / 2, self.paint, frame=frame, head=head)


def fields(setting: Setting, block: blocks.Fields) -> list[Strip]:
    """Set the form table; labels that begin at one place are equally wide."""
    page = setting.page
    columns = block.columns or max(sum(cell.span for cell in row) for row in block.rows)
    rows = [_measured(page, row, columns) for row in block.rows]
    labels: dict[float, float] = {}
    for x, width, cell in (place for row in rows for place in row if place[2].label):
        labels[x] = max(labels.get(x, 0.0), _label_width(setting, cell.label, width))
    frame = Frame(page.left, page.width, page.outer)
    strips: list[Strip] = []
    for row in rows:
        boxes = [
            box for x, width, cell in row for box in _labelled(setting, cell, x, width, labels.get(x, 0.0))
        ]
        strips += _Row(page, boxes, page.cell_pitch).strips(frame)
    if len(strips) > _TWO:
        glue_ends(strips)
    return [_above(), *strips, flow.space(_PAD_ROW)]


def _above() -> Strip:
    """Leave a little room between a line of text and the table that follows."""
    strip = flow.space(_ABOVE)
    strip.glue = True
    return strip


def _measured(
    page: Page, row: tuple[blocks.Cell, ...], columns: int
) -> list[tuple[float, float, blocks.Cell]]:
    """Return (x, width, cell); a row of fewer spans than the table has is stretched over it."""
    unit = page.width / min(columns, sum(cell.span for cell in row))
    places: list[tuple[float, float, blocks.Cell]] = []
    x = page.left
    for cell in row:
        places.append((round(x, 2), cell.span * unit, cell))
        x += cell.span * unit
    return places


def _label_width(setting: Setting, label: str, width: float) -> float:
    """Return the width a label asks of its cell: four characters at least, half the cell at most."""
    size = setting.page.cell
    natural = max(setting.pen.width("song", part, size) for part in label.split("\n"))
    wanted = min(max(natural, 4 * size), _LABEL_EM * size) + 2 * _PAD
    return min(wanted, max(_LABEL_SHARE * width, 3 * size + 2 * _PAD))


def _labelled(setting: Setting, cell: blocks.Cell, x: float, width: float, label_width: float) -> list[_Box]:
    """Return the boxes of a label and its value; either may be absent."""
    page = setting.page
    shape = Shape("body", page.cell, page.cell_pitch, x + _PAD, width - 2 * _PAD, align=cell.align)
    boxes: list[_Box] = []
    if cell.label:
        room = label_width - 2 * _PAD
        label = replace(shape, role="song", width=room, align="center")
        if (
            len(cell.label) == _FIVE
        ):  # one character more than the column takes is no reason for a line of its own
            label = replace(label, size=min(label.size, room / _FIVE))
        shown = "\u3000".join(cell.label) if len(cell.label) == _TWO else cell.label
        boxes.append(_Box(x, label_width, lines(setting.pen, label, shown)))
        shape = replace(shape, x=shape.x + label_width, width=shape.width - label_width)
        x, width = x + label_width, width - label_width
    shape = _fitted(setting, shape, cell.value)
    broken = lines(setting.pen, shape, cell.value)
    running = not _LISTED.search(cell.value)
    if len(broken) > _TWO and cell.align == "left" and running and width > page.width / 2:
        broken = lines(setting.pen, replace(shape, align="justify", indent=2 * page.cell), cell.value)
    place: Literal["top", "middle"] = "top" if cell.lines > len(broken) else "middle"
    return [*boxes, _Box(x, width, broken, cell.lines, place)]


def _fitted(setting: Setting, shape: Shape, text: str) -> Shape:
    """Return smaller type when a number would not fit on a line: an ID number is not broken."""
    longest = max((setting.pen.width(shape.role, word, 1.0) for word in _WORD.findall(text)), default=0.0)
    if longest * shape.size <= shape.width:
        return shape
    return replace(shape, size=max(shape.size * _SMALLEST, shape.width / longest))


def grid(setting: Setting, block: blocks.Grid) -> list[Strip]:
    """Set a list; its head is glued to the first two rows and laid again on each further page."""
    page = setting.page
    count = len(block.head)
    shares = block.widths or (1.0,) * count
    wide = [page.width * share / sum(shares) for share in shares]
    aligns = [_ALIGN[letter] for letter in block.align or "l" * count]
    frame = Frame(page.left, page.width, max(page.inner * 2, page.outer / 2))
    cell = Shape("body", page.cell, page.cell_pitch, page.left, page.width)
    title = replace(cell, role="label", align="center")
    head = _Row(page, _cells(setting, block.head, wide, [title] * count), page.cell_pitch)
    top = Strip(head.height, head.paint, glue=True, frame=frame)
    shapes = [replace(cell, align=align) for align in aligns]
    rows = [
        strip
        for row in block.rows
        for strip in _Row(page, _cells(setting, row, wide, shapes), page.cell_pitch).strips(frame, (top,))
    ]
    glue_ends(rows)
    return [_above(), top, *rows, flow.space(_PAD_ROW)]


def _cells(setting: Setting, texts: tuple[str, ...], wide: list[float], shapes: list[Shape]) -> list[_Box]:
    boxes: list[_Box] = []
    x = setting.page.left
    for text, width, shape in zip(texts, wide, shapes, strict=True):
        inner = replace(shape, x=x + _PAD, width=width - 2 * _PAD)
        boxes.append(_Box(x, width, lines(setting.pen, _fitted(setting, inner, text), text)))
        x += width
    return boxes
