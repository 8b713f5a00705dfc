"""Set paragraphs: a text and its shape become strips, one a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports import pen
from exports.blocks import Align, Role
from exports.flow import Strip
from exports.fonts import printable
from exports.linebreak import Line, break_lines
from exports.paper import Page
from exports.pen import Pen, Span


@dataclass(frozen=True, slots=True)
class Setting:
    """The page and the pen that blocks are set with."""

    page: Page
    pen: Pen


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set: its type, its measure, its indents; lengths in points.

    ``indent`` is that of the first line, ``hang`` that of the others.
    """

    role: Role
    size: float
    pitch: float
    x: float
    width: float
    indent: float = 0.0
    hang: float = 0.0
    align: Align = "justify"
    tracking: float = 0.0
    lead_role: Role = "label"
    struck: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A broken line that knows where it stands from left to right."""

    pen: Pen
    shape: Shape
    span: Span
    line: Line
    x: float

    @property
    def width(self) -> float:
        """The width of the line in points."""
        return self.line.width * self.shape.size

    def paint(self, top: float) -> list[str]:
        """Write the line into the pitch that begins at ``top``."""
        shape = self.shape
        y = pen.baseline(top, shape.pitch, shape.size)
        code = [self.pen.line(self.span, self.line, self.x, y)]
        if shape.struck:
            middle = y + 0.36 * shape.size
            code.append(pen.rule(self.x, middle, self.x + self.width, middle, 0.75))
        return code


def lines(pen_: Pen, shape: Shape, text: str, lead: str = "") -> list[TextLine]:
    """Break a text; every line feed begins a paragraph, ``lead`` stands in the first."""
    out: list[TextLine] = []
    lead = printable(lead)
    for number, part in enumerate(printable(text).replace("\t", "\u3000").split("\n")):
        start = "" if number else lead
        span = Span(start + part, shape.role, shape.size, shape.tracking, len(start), shape.lead_role)
        broken = break_lines(
            span.text,
            pen_.widths(span),
            first=(shape.width - shape.indent) / shape.size,
            rest=(shape.width - shape.hang) / shape.size,
            blanks=pen_.chain(shape.role).blanks,
            justify=shape.align == "justify",
        )
        for index, line in enumerate(broken or [Line(0, 0, 0.0)]):
            offset = shape.hang if index else shape.indent
            room = shape.width - offset - line.width * shape.size
            offset += {"center": room / 2, "right": room}.get(shape.align, 0.0)
            out.append(TextLine(pen_, shape, span, line, shape.x + offset))
    return out


def paragraph(setting: Setting, shape: Shape, text: str, lead: str = "") -> list[Strip]:
    """Set a paragraph, one strip a line; no line stands alone at the foot or head of a page."""
    strips = [Strip(shape.pitch, line.paint) for line in lines(setting.pen, shape, text, lead)]
    glue_ends(strips)
    return strips


def glue_ends(strips: Sequence[Strip]) -> None:
    """Keep the first two and the last two strips together."""
    if len(strips) > 1:
        strips[0].glue = strips[-2].glue = True
