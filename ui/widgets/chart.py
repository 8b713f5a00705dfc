"""Plain charts drawn with QPainter: bars of a month, lines of two offers that meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


@dataclass(frozen=True)
class Series:
    """A row of figures under one name, in the colour of a token."""

    name: str
    values: tuple[float, ...]
    ink: str = "accent"


class Chart(QWidget):
    """Bars or lines over named places; ``pressed`` carries the number of the place that was clicked.

    Every figure is also written: at the end of a line, over a bar, and in the accessible name.
    """

    pressed = Signal(int)

    def __init__(self, kind: Literal["bars", "lines"] = "bars", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._names: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, names: Sequence[str], series: Sequence[Series], *, unit: str = "") -> None:
        """Show other figures over ``names``; each series has one value for each name."""
        assert all(len(each.values) == len(names) for each in series)
        self._names, self._series, self._unit = tuple(names), tuple(series), unit
        said = [f"{each.name} {'、'.join(f'{value:g}' for value in each.values)}" for each in series]
        self.setAccessibleName("；".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Take a modest height."""
        return QSize(theme.px(360), theme.px(160))

    def minimumSizeHint(self) -> QSize:
        """Stay legible."""
        return QSize(theme.px(160), theme.px(110))

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(theme.px(12), theme.px(22), -theme.px(12), -theme.px(22))

    def _slot(self, number: int) -> QRectF:
        plot = self._plot()
        wide = plot.width() / max(1, len(self._names))
        return QRectF(plot.left() + number * wide, plot.top(), wide, plot.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        painter.setPen(theme.color("line"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        for number, name in enumerate(self._names):
            slot = self._slot(number)
            under = QRectF(slot.left(), plot.bottom() + 2, slot.width(), theme.px(18))
            kept = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(slot.width()))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, kept)
        top = max((value for each in self._series for value in each.values), default=0) or 1
        if self._kind == "bars":
            self._paint_bars(painter, plot, top)
        else:
            self._paint_lines(painter, plot, top)

    def _paint_bars(self, painter: QPainter, plot: QRectF, top: float) -> None:
        count = max(1, len(self._series))
        for number in range(len(self._names)):
            slot = self._slot(number)
            wide = min(slot.width() * 0.7 / count, theme.px(28))
            left = slot.center().x() - wide * count / 2
            for place, each in enumerate(self._series):
                value = each.values[number]
                high = plot.height() * value / top
                bar = QRectF(left + place * wide + 1, plot.bottom() - high, wide - 2, high)
                painter.fillRect(bar, theme.color(each.ink))
                painter.setPen(theme.color("text"))
                over = QRectF(bar.left() - wide, bar.top() - theme.px(17), wide * 3, theme.px(16))
                if value:
                    painter.drawText(over, Qt.AlignmentFlag.AlignCenter, f"{value:g}{self._unit}")

    def _paint_lines(self, painter: QPainter, plot: QRectF, top: float) -> None:
        for each in self._series:
            dots = [
                QPointF(self._slot(number).center().x(), plot.bottom() - plot.height() * value / top)
                for number, value in enumerate(each.values)
            ]
            painter.setPen(QPen(theme.color(each.ink), theme.px(2)))
            painter.drawPolyline(dots)
            if dots:
                painter.setBrush(theme.color(each.ink))
                painter.drawEllipse(dots[-1], theme.px(3), theme.px(3))
                label = f"{each.name} {each.values[0]:g}{self._unit}"
                painter.drawText(dots[0] + QPointF(theme.px(4), theme.px(-5)), label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which place was clicked."""
        for number in range(len(self._names)):
            if self._slot(number).contains(event.position()):
                self.pressed.emit(number)
