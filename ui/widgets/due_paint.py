"""How one row of the list of what is due is measured and drawn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui import theme

if TYPE_CHECKING:
    from ui.viewmodels.due_lines import DayHead, DueLine

HEAD, ROW = 34, 54
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MANY = 24  # more pieces than these are drawn as one bar


class Ink:
    """Fonts, colours and lengths of the theme in force, made once a theme and not once a row."""

    def __init__(self) -> None:
        self.theme = theme.current()
        self.words, self.bold, self.small = theme.font(14), theme.font(14, bold=True), theme.font(12)
        self.section = theme.font(13)
        self.metrics = {
            name: QFontMetrics(getattr(self, name)) for name in ("words", "bold", "small", "section")
        }
        self.colors = {token: theme.color(token) for token in self.theme.colors}
        self.gap, self.dot = theme.px(10), theme.px(8)
        self.left = theme.px(14)
        self.when = self.metrics["small"].horizontalAdvance("12月30日结案") + theme.px(10)
        self.bar = theme.px(84), theme.px(7)


def paint_head(painter: QPainter, area: QRect, head: "DayHead", ink: Ink) -> None:
    """Draw the title of a day on the ground of the page."""
    painter.fillRect(area, ink.colors["ground"])
    painter.setFont(ink.section)
    painter.setPen(ink.colors["warn" if head.late else "muted"])
    painter.drawText(area.adjusted(ink.left - theme.px(10), theme.px(6), 0, 0), _LEFT, head.title)


def paint_row(
    painter: QPainter, area: QRect, line: "DueLine", ink: Ink, *, lit: bool, focused: bool, looked: bool
) -> None:
    """Draw dot, nearness, sentence and sum, and under them the note, the bar and where it is.

    ``lit`` is the row that the keys are about, ``looked`` one of the case at the right.
    """
    painter.fillRect(area, ink.colors["accent-soft" if lit else "surface"])
    if looked:
        painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), ink.colors["accent"])
    if lit and focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the dot of the row before has left its own
        painter.setPen(ink.colors["accent"])
        painter.drawRect(area.adjusted(0, 0, -1, -2))
    painter.setPen(ink.colors["line"])
    painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
    half = (area.height() - theme.px(8)) // 2
    top = QRect(area.left(), area.top() + theme.px(4), area.width(), half)
    foot = top.translated(0, half)
    x = area.left() + ink.left
    _dot(painter, x, top, line, ink)
    x += ink.dot + ink.gap
    tone = line.urgency if line.urgency in {"bad", "warn", "accent"} else "muted"
    _say(painter, QRect(x, top.top(), ink.when, half), line.when, ink, ("small", tone))
    x += ink.when
    right = area.right() - ink.left
    _first(painter, QRect(x, top.top(), right - x, half), line, ink)
    _second(painter, QRect(x, foot.top(), right - x, half), line, ink)


def _dot(painter: QPainter, x: int, top: QRect, line: "DueLine", ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colors[line.urgency])
    painter.drawEllipse(QRectF(x, top.center().y() - ink.dot / 2 + 1, ink.dot, ink.dot))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _first(painter: QPainter, room: QRect, line: "DueLine", ink: Ink) -> None:
    taken = 0
    if line.amount:
        taken = _say(painter, room, line.amount, ink, ("bold", "text"), right=True) + ink.gap
    _say(painter, room.adjusted(0, 0, -taken, 0), line.sentence, ink, ("words", "text"))


def _second(painter: QPainter, room: QRect, line: "DueLine", ink: Ink) -> None:
    taken = _say(painter, room, line.place, ink, ("small", "muted"), right=True)
    taken += ink.gap if taken else 0
    if line.due.count > 1:
        told = f"{line.due.paid}/{line.due.count} 期"
        left = room.adjusted(0, 0, -taken, 0)
        taken += _say(painter, left, told, ink, ("small", "muted"), right=True) + theme.px(6)
        wide, high = ink.bar
        if room.width() - taken > wide * 2:
            y = room.center().y() - high / 2 + 1
            _bar(painter, QRectF(room.right() - taken - wide, y, wide, high), line, ink)
            taken += wide + ink.gap
    _say(painter, room.adjusted(0, 0, -taken, 0), line.note, ink, ("small", "muted"))


def _bar(painter: QPainter, area: QRectF, line: "DueLine", ink: Ink) -> None:
    """Draw a piece for each instalment: paid, this one, still to come."""
    painter.setPen(Qt.PenStyle.NoPen)
    due = line.due
    if due.count > _MANY:
        painter.fillRect(area, ink.colors["line"])
        done = QRectF(area.left(), area.top(), area.width() * due.paid / due.count, area.height())
        painter.fillRect(done, ink.colors["good"])
        return
    wide = area.width() / due.count
    for number in range(due.count):
        late = line.urgency == "warn" and number == due.part - 1
        token = "good" if number < due.paid else "warn" if late else "line"
        piece = QRectF(area.left() + number * wide, area.top(), max(1.0, wide - 2), area.height())
        painter.fillRect(piece, ink.colors[token])


def _say(
    painter: QPainter, room: QRect, words: str, ink: Ink, look: tuple[str, str], *, right: bool = False
) -> int:
    """Draw words as far as they fit and return how wide they became."""
    if not words or room.width() <= 0:
        return 0
    font, token = look
    metrics = ink.metrics[font]
    wide = metrics.horizontalAdvance(words)
    if wide > room.width():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        wide = room.width()
    painter.setFont(getattr(ink, font))
    painter.setPen(ink.colors[token])
    painter.drawText(room, _RIGHT if right else _LEFT, words)
    return wide
