"""Small pictures of a number: dots of a level, a bar of what is done, the balance of two sides."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
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


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(90), theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(8))

    def _draw(self, painter: QPainter, ground: QColor, part: float, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = self.height() / 2
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), round_, round_)
        filled = QRectF(0, 0, self.width() * min(1.0, max(0.0, part)), self.height())
        painter.setClipRect(filled)
        painter.setBrush(ink)
        painter.drawRoundedRect(self.rect(), round_, round_)


class Meter(_Bar):
    """How much of something is done: 已有 6 件, 必备 9 件."""

    def __init__(
        self, done: int = 0, total: int = 0, *, ink: Ink = "good", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ink: Ink = ink
        self.show_done(done, total)

    def show_done(self, done: int, total: int) -> None:
        """Show other figures."""
        self._part = done / total if total else 0.0
        self.setAccessibleName(f"{done}/{total}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        self._draw(QPainter(self), theme.color("sunk"), self._part, theme.color(self._ink))


class Balance(_Bar):
    """How two sides share: their speaking time, in the parties' colours."""

    def __init__(self, a: float = 0, b: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_sides(a, b)

    def show_sides(self, a: float, b: float) -> None:
        """Show other figures; two nothings are half and half."""
        self._part = a / (a + b) if a + b else 0.5
        self.setAccessibleName(f"{round(self._part * 100)}%")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        self._draw(QPainter(self), theme.color("b"), self._part, theme.color("a"))
