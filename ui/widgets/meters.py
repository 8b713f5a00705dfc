"""Small pictures of a number: dots of a level, a bar of what is done."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

Ink = Literal["good", "warn", "bad", "accent", "muted"]


class LevelDots(QWidget):
    """A level as word and dots: 较大 ●●●○○."""

    def __init__(
        self,
        level: int = 0,
        *,
        word: str = "",
        most: int = 5,
        ink: Ink = "warn",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level, word=word, most=most, ink=ink)

    def show_level(self, level: int, *, word: str = "", most: int = 5, ink: Ink = "warn") -> None:
        """Show another level."""
        self._level, self._word, self._most, self._ink = level, word, most, ink
        self.setAccessibleName(f"{word} {level}/{most}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take room for word and dots."""
        word = self.fontMetrics().horizontalAdvance(self._word + " ") if self._word else 0
        return QSize(word + self._most * theme.px(13), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color(self._ink)
        left = 0
        painter.setPen(ink)
        if self._word:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._word)
            left = self.fontMetrics().horizontalAdvance(self._word + " ")
        side, step = theme.px(10), theme.px(13)
        for number in range(self._most):
            spot = QRectF(left + number * step + 1, (self.height() - side) / 2, side, side)
            painter.setBrush(ink if number < self._level else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot)


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
