"""The gap: the sums of both sides over the rounds, drawn small."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.sitting_offers import Points


class GapChart(QWidget):
    """One line a side; where they meet, a dot with the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap")
        self.setAccessibleName("差距")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.points: tuple[Points, ...] = ()

    def show_points(self, points: "Sequence[Points]") -> None:
        """Draw other sums."""
        self.points = tuple(points)
        said = "；".join(f"{each.name} {_yuan(each.values[-1][1])}" for each in self.points)
        self.setAccessibleDescription(said)
        self.setVisible(bool(self.points))
        self.update()

    @property
    def met(self) -> int | None:
        """Return the sum at which every side stands, if they have met."""
        ends = {each.values[-1][1] for each in self.points}
        return ends.pop() if len(self.points) > 1 and len(ends) == 1 else None

    def sizeHint(self) -> QSize:
        """Take what the mock-up takes."""
        return QSize(theme.px(240), theme.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, lines, names and the meeting point."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(theme.font(12))
        step = painter.fontMetrics().height()
        area = QRectF(self.rect()).adjusted(
            theme.px(34), step + theme.px(10), -theme.px(64), -step - theme.px(8)
        )
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not self.points:
            return
        sums = [value for each in self.points for _, value in each.values]
        most, least = max(sums), min(*sums, 0)
        last = max(number for each in self.points for number, _ in each.values)
        for each in self.points:
            self._draw(painter, each, area, most=most, least=least, last=last)
        if self.met is not None:
            spot = _spot(area, last, self.met, most=most, least=least, last=last)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good"))
            painter.drawEllipse(spot, theme.px(4), theme.px(4))
            painter.setPen(theme.color("good"))
            painter.drawText(QPointF(spot.x() - theme.px(10), spot.y() - theme.px(9)), _yuan(self.met))

    def _draw(
        self, painter: QPainter, each: "Points", area: QRectF, *, most: int, least: int, last: int
    ) -> None:  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(ink(each.side)), theme.px(2)))
        values = [*each.values, (last, each.values[-1][1])]
        spots = [_spot(area, number, value, most=most, least=least, last=last) for number, value in values]
        painter.drawPolyline(QPolygonF(spots))
        first = spots[0]
        above = first.y() > area.center().y()
        high = painter.fontMetrics().ascent()
        y = first.y() - theme.px(5) if above else first.y() + high + theme.px(3)
        words = f"{each.name} {_yuan(each.values[0][1])}"
        late = first.x() > area.center().x()
        x = (
            first.x() - painter.fontMetrics().horizontalAdvance(words) - theme.px(8)
            if late
            else first.x() + theme.px(4)
        )
        painter.drawText(QPointF(x, y), words)
        if first == spots[-1]:
            painter.setBrush(theme.color(ink(each.side)))
            painter.drawEllipse(first, theme.px(2), theme.px(2))
        if self.met is None:
            end = spots[-1]
            painter.drawText(QPointF(end.x() + theme.px(6), end.y() + high / 3), _yuan(each.values[-1][1]))


def _spot(area: QRectF, number: int, value: int, *, most: int, least: int, last: int) -> QPointF:
    across = number / last if last else 0.0
    up = (value - least) / (most - least) if most > least else 0.5
    return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())


def _yuan(fen: int) -> str:
    whole, part = divmod(fen, 100)
    return f"{whole:,}" if not part else f"{whole:,}.{part:02}"
