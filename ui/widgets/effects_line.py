"""A figure of 成效 as a line: its name, its bar from zero, its value, and the two numbers it is made of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

if TYPE_CHECKING:
    from ui.viewmodels.effects import Line

_HIGH, _INDENT, _SIDE, _THICK, _VALUE = 46, 14, 8, 6, 84


class EffectLine(QWidget):
    """One figure; ``opened`` when something stands behind it and it is pressed."""

    opened = Signal()

    def __init__(self, line: "Line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setObjectName(f"effects.{line.key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{line.name} {line.value}，{line.note}")
        self.setToolTip(line.definition)
        if line.opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Take two lines of words."""
        return QSize(theme.px(260), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Keep the name and the value apart."""
        return QSize(theme.px(220), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name and value, and under them the bar and what the value is made of."""
        del event
        painter = QPainter(self)
        if self.underMouse() and self.line.opens:
            painter.fillRect(self.rect(), theme.color("ground"))
        left = theme.px(_SIDE + (_INDENT if self.line.part else 0))
        right = self.width() - theme.px(_SIDE)
        half = self.height() // 2
        self._words(painter, left, right, half)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        note = QFontMetrics(painter.font())
        room = right - left
        said = note.elidedText(self.line.note, Qt.TextElideMode.ElideRight, room)
        lower = QRect(left, half, room, half - theme.px(3))
        if self.line.share is None:
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), said)
        else:
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), said)
            self._bar(painter, left, room - note.horizontalAdvance(said) - theme.px(12), lower)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, left: int, right: int, high: int) -> None:
        value = theme.px(_VALUE)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text"))
        room = right - left - value
        name = painter.fontMetrics().elidedText(self.line.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, theme.px(3), room, high), int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.color("accent" if self.line.opens else "muted"))
        painter.drawText(
            QRect(right - value, theme.px(3), value, high),
            int(middle | Qt.AlignmentFlag.AlignRight),
            self.line.value,
        )

    def _bar(self, painter: QPainter, left: int, room: int, lower: QRect) -> None:
        if room <= 0 or self.line.share is None:
            return
        thick = theme.px(_THICK)
        top = lower.center().y() - thick / 2
        painter.fillRect(QRectF(left, top, room, thick), theme.color("line"))
        ink = theme.color("warn" if self.line.low else "accent")
        painter.fillRect(QRectF(left, top, room * self.line.share, thick), ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if self.line.opens and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if self.line.opens and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
