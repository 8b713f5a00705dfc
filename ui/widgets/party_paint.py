"""Paints the picture of the parties' screen: large, calm, nothing that has to be scrolled.

Lengths are those of a 1920 × 1080 screen; ``Scale`` turns them into pixels of the window, so that 28 is never less
than 28 at 1080 lines, and grows with 大字 and with the screen.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.party_screen import Block, Picture, Row

WIDE, HIGH = 1920, 1080
SIZES = (60, 52, 44, 40, 36, 32, 28)
LEAST = 28
_EDGE, _GAP = 56, 20
_ALL = Qt.AlignmentFlag.AlignVCenter


class Scale:
    """Turns lengths of the design into pixels of one window."""

    def __init__(self, area: QRect) -> None:
        self.factor = max(min(area.width() / WIDE, area.height() / HIGH), 0.2)

    def px(self, length: float) -> int:
        """Return a length in pixels."""
        return round(length * self.factor)

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """Return the interface font at a size; 大字 makes it larger here too."""
        made = theme.font(bold=bold)
        made.setPixelSize(max(round(size * self.factor * theme.current().scale), 1))
        return made


@dataclass
class Laid:
    """A text set to a width."""

    layout: QTextLayout
    height: float
    ink: str

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner there."""
        painter.setPen(theme.color(self.ink))
        self.layout.draw(painter, QPointF(x, y))


def laid(text: str, font: QFont, width: float, ink: str = "text", *, most: int = 0) -> Laid:
    """Set a text; of more than ``most`` lines the rest is left out."""
    made = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.beginLayout()
    y, count = 0.0, 0
    pitch = QFontMetrics(font).height() * 1.12
    while not most or count < most:
        line = made.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, y))
        y += pitch
        count += 1
    made.endLayout()
    return Laid(made, y, ink)


@dataclass
class _Para:
    """A row of a block, set."""

    row: "Row"
    parts: list[Laid]
    lead: Laid | None
    indent: float
    pad: float

    @property
    def height(self) -> float:
        return sum(part.height for part in self.parts) + 2 * self.pad

    def paint(self, painter: QPainter, area: QRectF, scale: Scale) -> None:
        if self.row.lit or self.row.good:
            tone = "accent" if self.row.lit else "good"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{tone}-soft"))
            painter.drawRoundedRect(area, scale.px(10), scale.px(10))
            painter.fillRect(
                QRectF(area.left(), area.top() + scale.px(8), scale.px(8), area.height() - scale.px(16)),
                theme.color(tone),
            )
        x, y = area.left() + scale.px(24), area.top() + self.pad
        if self.lead is not None:
            above = self.parts[0].height if self.row.above else 0
            self.lead.paint(painter, x, y + above)
        for part in self.parts:
            part.paint(painter, x + self.indent, y)
            y += part.height


def _para(row: "Row", size: float, width: float, scale: Scale) -> _Para:
    font, small = scale.font(size, bold=row.lit), scale.font(min(LEAST, size))
    lead = laid(row.lead, scale.font(size, bold=True), width, "accent") if row.lead else None
    indent = QFontMetrics(scale.font(size, bold=True)).horizontalAdvance(row.lead + " ") if row.lead else 0
    room = width - indent - scale.px(48)
    parts = [laid(row.above, small, room, "muted", most=1)] if row.above else []
    parts.append(laid(row.text, font, room))
    if row.strong:
        parts.append(laid(row.strong, scale.font(size, bold=True), room))
    if row.below:
        parts.append(laid(row.below, small, room, "good" if row.good else "muted", most=2))
    return _Para(row, parts, lead, indent, scale.px(10))


def paint(painter: QPainter, area: QRect, picture: "Picture") -> None:
    """Paint the whole window."""
    scale = Scale(area)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(area, theme.color("ground"))
    edge = scale.px(_EDGE)
    inside = area.adjusted(edge, scale.px(28), -edge, -scale.px(28))
    if picture.cover:
        _paint_centre(painter, area, scale, picture)
        return
    top = _paint_head(painter, inside, scale, picture)
    top = _paint_steps(painter, QRect(inside.left(), top, inside.width(), scale.px(100)), scale, picture)
    top = _paint_people(painter, inside, top, scale, picture)
    bottom = _paint_foot(painter, inside, scale, picture)
    body = QRect(inside.left(), top, inside.width(), bottom - top)
    if picture.title:
        body.setTop(_paint_title(painter, body, scale, picture))
    _paint_blocks(painter, body, scale, picture.blocks)


def _paint_centre(painter: QPainter, area: QRect, scale: Scale, picture: "Picture") -> None:
    painter.setPen(theme.color("muted"))
    painter.setFont(scale.font(72, bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, picture.cover)
    painter.setFont(scale.font(LEAST))
    foot = area.adjusted(0, 0, 0, -scale.px(48))
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, picture.place)


def _paint_head(painter: QPainter, inside: QRect, scale: Scale, picture: "Picture") -> int:
    painter.setFont(scale.font(30))
    painter.setPen(theme.color("muted"))
    line = QRect(inside.left(), inside.top(), inside.width(), painter.fontMetrics().height())
    painter.drawText(line, _ALL | Qt.AlignmentFlag.AlignLeft, picture.place)
    painter.drawText(line, _ALL | Qt.AlignmentFlag.AlignRight, picture.time)
    return line.bottom() + scale.px(14)


def _paint_steps(painter: QPainter, area: QRect, scale: Scale, picture: "Picture") -> int:
    if not picture.steps:
        return area.top()
    gap = scale.px(16)
    wide = (area.width() - gap * (len(picture.steps) - 1)) // len(picture.steps)
    high = max(area.height(), scale.px(72))
    for at, (name, state) in enumerate(picture.steps):
        box = QRectF(area.left() + at * (wide + gap), area.top(), wide, high)
        painter.setPen(theme.color("line" if state != "current" else "accent"))
        painter.setBrush(theme.color("accent" if state == "current" else "surface"))
        painter.drawRoundedRect(box, scale.px(10), scale.px(10))
        ink = {"current": "on-accent", "done": "good"}.get(state, "muted")
        painter.setPen(theme.color(ink))
        painter.setFont(scale.font(40, bold=state == "current"))
        side = painter.fontMetrics().height() * 0.8
        words = painter.fontMetrics().horizontalAdvance(name)
        left = box.center().x() - (words + side * 1.4) / 2
        mark = QRectF(left, box.center().y() - side / 2, side, side)
        if state == "done":
            icons.paint(painter, "check", mark, ink)
        else:
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        painter.drawText(QRectF(left + side * 1.4, box.top(), words + 4, high), _ALL, name)
    return area.top() + high + scale.px(18)


def _paint_people(painter: QPainter, inside: QRect, top: int, scale: Scale, picture: "Picture") -> int:
    """Write the sides one after another, breaking where a line is full; more than two lines are cut."""
    label, name = scale.font(LEAST), scale.font(34, bold=True)
    pitch = round(QFontMetrics(name).height() * 1.15)
    x, y, lines = float(inside.left()), top, 1
    for at, (who, names) in enumerate(picture.people):
        wide = QFontMetrics(label).horizontalAdvance(who + " ") + QFontMetrics(name).horizontalAdvance(names)
        if x > inside.left() and x + wide > inside.right():
            if lines == 2:  # noqa: PLR2004 -- the rest of the screen is for what is talked about
                break
            x, y, lines = inside.left(), y + pitch, lines + 1
        painter.setFont(label)
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(x, y, inside.width(), pitch), _ALL, who)
        x += QFontMetrics(label).horizontalAdvance(who + " ")
        painter.setFont(name)
        painter.setPen(theme.color(("a", "b")[at] if at < 2 and who.endswith("方") else "text"))  # noqa: PLR2004 -- the colours of two sides
        room = inside.right() - x
        words = painter.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(x, y, room, pitch), _ALL, words)
        x += painter.fontMetrics().horizontalAdvance(words) + scale.px(48)
    return y + (pitch if picture.people else 0) + scale.px(14)


def _paint_foot(painter: QPainter, inside: QRect, scale: Scale, picture: "Picture") -> int:
    if not picture.foot:
        return inside.bottom()
    made = laid(picture.foot, scale.font(LEAST), inside.width(), "muted", most=2)
    top = round(inside.bottom() - made.height)
    painter.fillRect(QRect(inside.left(), top - scale.px(12), inside.width(), 1), theme.color("line"))
    made.paint(painter, inside.left(), top)
    return top - scale.px(24)


def _paint_title(painter: QPainter, body: QRect, scale: Scale, picture: "Picture") -> int:
    """Write whose turn it is with the clock, or that the sitting rests."""
    alone = not picture.blocks
    painter.setFont(scale.font(88 if alone else 60, bold=True))
    high = round(painter.fontMetrics().height() * 1.2)
    line = QRect(body.left(), body.top(), body.width(), body.height() if alone else high)
    painter.setPen(theme.color("text"))
    side = Qt.AlignmentFlag.AlignCenter if alone and not picture.clock else _ALL | Qt.AlignmentFlag.AlignLeft
    words = painter.fontMetrics().elidedText(picture.title, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, side, words)
    if picture.clock:
        painter.setPen(theme.color("warn" if picture.late else "accent"))
        painter.drawText(line, _ALL | Qt.AlignmentFlag.AlignRight, picture.clock)
    return line.bottom() + scale.px(12)


def _paint_blocks(painter: QPainter, body: QRect, scale: Scale, blocks: "Sequence[Block]") -> None:
    if not blocks:
        return
    gap = scale.px(_GAP)
    wide = (body.width() - gap * (len(blocks) - 1)) // len(blocks)
    for at, block in enumerate(blocks):
        left = body.left() + at * (wide + gap)
        _paint_block(painter, QRect(left, body.top(), wide, body.height()), scale, block)


def _paint_block(painter: QPainter, area: QRect, scale: Scale, block: "Block") -> None:
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(area), scale.px(12), scale.px(12))
    painter.setFont(scale.font(32, bold=True))
    painter.setPen(theme.color("muted"))
    pad = scale.px(24)
    head = QRect(
        area.left() + pad * 2,
        area.top() + scale.px(14),
        area.width() - pad * 3,
        painter.fontMetrics().height(),
    )
    painter.drawText(head, _ALL, block.title)
    room = QRect(area.left() + pad, head.bottom() + scale.px(8), area.width() - 2 * pad, 0)
    room.setBottom(area.bottom() - scale.px(12))
    paras, before, behind = fitting(block.rows, room, scale)
    rest = "　".join(
        filter(None, (f"前面还有 {before} 条" if before else "", f"后面还有 {behind} 条" if behind else ""))
    )
    if rest:
        painter.setFont(scale.font(LEAST))
        painter.setPen(theme.color("muted"))
        painter.drawText(head, _ALL | Qt.AlignmentFlag.AlignRight, rest)
    painter.save()
    painter.setClipRect(room)
    y = float(room.top())
    for para in paras:
        para.paint(painter, QRectF(room.left(), y, room.width(), para.height), scale)
        y += para.height + scale.px(6)
    painter.restore()


def fitting(rows: "Sequence[Row]", room: QRect, scale: Scale) -> tuple[list[_Para], int, int]:
    """Set the rows as large as they fit; at the least size the last ones stay, or those around the lit one.

    Returns what is shown, how many are left out before, and how many behind.
    """
    between = scale.px(6)
    paras: list[_Para] = []
    plain = LEAST / theme.current().scale  # what is 28 without 大字: rather that than a row left out
    for size in (*SIZES, (LEAST + plain) / 2, plain):
        paras = [_para(row, size, room.width(), scale) for row in rows]
        if sum(para.height + between for para in paras) <= room.height():
            return paras, 0, 0
    lit = next((at for at, row in enumerate(rows) if row.lit), len(rows) - 1)
    first = last = lit
    used = paras[lit].height + between
    while True:
        if first > 0 and used + paras[first - 1].height + between <= room.height():
            first -= 1
            used += paras[first].height + between
        elif last < len(rows) - 1 and used + paras[last + 1].height + between <= room.height():
            last += 1
            used += paras[last].height + between
        else:
            return paras[first : last + 1], first, len(rows) - 1 - last
