"""A small picture of a number: a bar of what is done."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

Ink = Literal["good", "warn", "bad", "accent", "muted"]


class Meter(QWidget):
    """How much of something is done: 已有 6 件, 必备 9 件."""

    def __init__(
        self, done: int = 0, total: int = 0, *, ink: Ink = "good", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ink: Ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_done(done, total)

    def show_done(self, done: int, total: int) -> None:
        """Show other figures."""
        self._part = min(1.0, max(0.0, done / total)) if total else 0.0
        self.setAccessibleName(f"{done}/{total}")
        self.update()

    def sizeHint(self) -> QSize:
        """Take the height of the mock-up."""
        return QSize(theme.px(90), theme.px(8))

    def minimumSizeHint(self) -> QSize:
        """Stay a bar."""
        return QSize(theme.px(40), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(theme.color("sunk"))
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.setClipRect(QRectF(0, 0, self.width() * self._part, self.height()))
        painter.setBrush(theme.color(self._ink))
        painter.drawRoundedRect(self.rect(), radius, radius)
