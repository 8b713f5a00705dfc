"""The bar of the three phases: 群众先说理 → 民警后梳理 → 警民共谈理."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme


@dataclass(frozen=True)
class StepLine:
    """One step: its words, and the note at its right (times of speech, the point found)."""

    title: str
    note: str = ""


class Steps(QWidget):
    """Large steps side by side; those before ``current`` are ticked, the current one is filled.

    ``pressed`` carries the number of the step that was clicked; whether the phase may change is asked of the
    sitting, not of the bar.
    """

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepLine, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[StepLine], current: int) -> None:
        """Show the steps; ``current`` counts from 0, and beyond the last all are done."""
        self._steps = tuple(steps)
        self._current = current
        where = steps[current].title if 0 <= current < len(steps) else "已完成"
        self.setAccessibleName(f"阶段：{where}")
        self.update()

    @property
    def current(self) -> int:
        """Return the number of the lit step."""
        return self._current

    def sizeHint(self) -> QSize:
        """Take the height of the mock-up."""
        return QSize(theme.px(600), theme.px(54))

    def minimumSizeHint(self) -> QSize:
        """Leave the titles whole."""
        return QSize(theme.px(170) * max(1, len(self._steps)), theme.px(54))

    def _area(self, number: int) -> QRect:
        wide = self.width() / max(1, len(self._steps))
        left = round(number * wide)
        return QRect(left, 0, round((number + 1) * wide) - left, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPainterPath()
        edge.addRoundedRect(frame, 6, 6)
        painter.fillPath(edge, theme.color("surface"))
        painter.setClipPath(edge)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, self._area(number), number, step)
        painter.setClipping(False)
        painter.setPen(theme.color("line"))
        painter.drawPath(edge)

    def _paint_step(self, painter: QPainter, area: QRect, number: int, step: StepLine) -> None:
        done, now = number < self._current, number == self._current
        ink = "good" if done else "on-accent" if now else "muted"
        if now:
            painter.fillRect(area, theme.color("accent"))
        elif number:
            painter.setPen(theme.color("line"))
            painter.drawLine(area.topLeft(), area.bottomLeft())
        side = theme.px(24)
        ring = QRect(area.left() + theme.px(18), (area.height() - side) // 2, side, side)
        painter.setPen(theme.color(ink))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if done:
            gap = theme.px(5)
            icons.paint(painter, "check", ring.adjusted(gap, gap, -gap, -gap), ink)
        else:
            painter.setFont(theme.font(12))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setFont(theme.font(17, bold=True))
        title = painter.fontMetrics().horizontalAdvance(step.title)
        words = QRect(ring.right() + theme.px(12), 0, title + 2, area.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, step.title)
        painter.setFont(theme.font(12))
        room = area.right() - theme.px(18) - words.right() - theme.px(12)
        note = painter.fontMetrics().elidedText(step.note, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(
            area.adjusted(0, 0, -theme.px(18), 0),
            middle | Qt.AlignmentFlag.AlignRight,
            note if room > 0 else "",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which step was clicked."""
        for number in range(len(self._steps)):
            if self._area(number).contains(event.position().toPoint()):
                self.pressed.emit(number)
