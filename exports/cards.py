"""Set small cards that are cut out of one sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from exports import blocks, pen
from exports.flow import Strip
from exports.paper import MM
from exports.setting import Setting, Shape, TextLine, lines

_HEIGHT = 54 * MM
_PAD = 4 * MM
_TITLE_ROOM = 1.9  # pitches from the upper edge to the lines below the title


@dataclass(frozen=True, slots=True)
class _Row:
    """Cards side by side."""

    x: float
    width: float
    columns: int
    title: list[list[TextLine]]
    said: list[list[TextLine]]
    pitch: float

    def paint(self, top: float) -> Iterable[str]:
        """Paint the edges to cut along, and each card."""
        for place in range(self.columns):
            left = self.x + place * self.width
            yield pen.grey(0.5, pen.dashed(pen.frame(left, top - _HEIGHT, self.width, _HEIGHT, 0.5)))
            for line in self.title[place]:
                yield from line.paint(top - _PAD)
            y = top - _PAD - _TITLE_ROOM * self.pitch
            yield pen.rule(
                left + _PAD, y + self.pitch * 0.2, left + self.width - _PAD, y + self.pitch * 0.2, 0.5
            )
            for line in self.said[place]:
                yield from line.paint(y)
                y -= self.pitch


def cards(setting: Setting, block: blocks.Cards) -> list[Strip]:
    """Set rows of cards, each row a strip that is never split."""
    page = setting.page
    wide = page.width / block.columns
    title = Shape("label", page.title, page.title * 1.4, 0.0, wide - 2 * _PAD, align="center")
    body = Shape("body", page.body, page.pitch, 0.0, wide - 2 * _PAD, align="left")

    def at(shape: Shape, place: int) -> Shape:
        return Shape(
            shape.role,
            shape.size,
            shape.pitch,
            page.left + place * wide + _PAD,
            shape.width,
            align=shape.align,
        )

    row = _Row(
        page.left, wide, block.columns,
        [lines(setting.pen, at(title, place), block.title) for place in range(block.columns)],
        [
            [line for text in block.lines for line in lines(setting.pen, at(body, place), text)]
            for place in range(block.columns)
        ],
        page.pitch,
    )  # fmt: skip
    return [Strip(_HEIGHT, row.paint) for _ in range(-(-block.count // block.columns))]
