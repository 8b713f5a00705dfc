"""One sitting on the timetable of the room: the hour, and a block with what stands there."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.label import tip

#: ground and ink of a block
_COLOURS = {
    "good": ("good-soft", "good"),
    "now": ("accent", "on-accent"),
    "accent": ("accent-soft", "accent"),
}


class RoomSlot(QAbstractButton):
    """A line of the timetable; a click goes to the sitting."""

    def __init__(
        self,
        clock: str,
        title: str,
        note: str,
        tone: Literal["good", "now", "accent"],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._note, self._tone = clock, note, tone
        self.setText(title)
        self.setToolTip(tip(f"{title}\n{note}"))
        self.setAccessibleName(f"{clock} {title} {note}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take two lines."""
        return QSize(theme.px(200), theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hour and the block."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        beside = theme.px(52)
        painter.drawText(
            QRect(theme.px(12), theme.px(8), beside, theme.px(20)), Qt.AlignmentFlag.AlignLeft, self._clock
        )
        ground, ink = _COLOURS[self._tone]
        block = QRect(beside, theme.px(5), self.width() - beside - theme.px(10), self.height() - theme.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(block, 4, 4)
        painter.setPen(theme.color(ink))
        self._write(painter, block.adjusted(0, theme.px(4), 0, 0), self.text(), 14)
        self._write(painter, block.adjusted(0, theme.px(25), 0, 0), self._note, 12)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)

    @staticmethod
    def _write(painter: QPainter, area: QRect, text: str, size: int) -> None:
        painter.setFont(theme.font(size))
        inside = area.adjusted(theme.px(10), 0, -theme.px(10), 0)
        kept = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), kept)
