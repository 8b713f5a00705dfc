"""The gap: the sums of all sides over the rounds, drawn small, from zero."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.convergence import Points

#: The two sides of most cases have their own colours; further ones are told apart by their stroke.
STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class GapChart(QWidget):
    """One line a side; where all of them meet, a dot with the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap")
        self.setAccessibleName("差距")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.points: tuple[Points, ...] = ()

    def show_points(self, points: "Sequence[Points]") -> None:
        """Draw other sums."""
        self.points = tuple(points)
        said = "；".join(f"{each.name} {yuan(each.values[-1][1])}" for each in self.points)
        self.setAccessibleDescription(said)
        self.setVisible(any(len(each.values) > 1 for each in self.points) or len(self.points) > 1)
        self.updateGeometry()
        self.update()

    @property
    def met(self) -> int | None:
        """Return the sum at which every side stands, if they have met."""
        ends = {each.values[-1][1] for each in self.points}
        return ends.pop() if len(self.points) > 1 and len(ends) == 1 else None

    def sizeHint(self) -> QSize:
        """Take what the mock-up takes, and more where many names are written."""
        return QSize(theme.px(240), theme.px(112 + 16 * max(0, len(self.points) - 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, axis, lines, names at the left and sums at the right."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not self.points:
            return
        painter.setFont(theme.font(12))
        type_ = QFontMetricsF(painter.font())
        most = max(value for each in self.points for _, value in each.values) or 1
        last = max(number for each in self.points for number, _ in each.values)
        ends = {each.values[-1][1] for each in self.points}
        starts = [f"{each.name} {yuan(each.values[0][1])}" for each in self.points]
        left = min(
            max(type_.horizontalAdvance(words) for words in starts) + theme.px(20), self.width() * 0.45
        )
        right = max(type_.horizontalAdvance(yuan(value)) for value in ends) + theme.px(20)
        area = QRectF(self.rect()).adjusted(left, theme.px(14), -right, -theme.px(18))
        self._axis(painter, area, most)
        for place, each in enumerate(self.points):
            self._line(painter, each, area, STROKES[min(place, len(STROKES) - 1)], most=most, last=last)
        first = [(_up(area, each.values[0][1], most), words, ink(each.side)) for each, words in zip(self.points, starts, strict=True)]  # fmt: skip
        self._labels(
            painter, first, QRectF(0, 0, left - theme.px(8), self.height()), Qt.AlignmentFlag.AlignRight
        )
        closing = [
            (_up(area, value, most), yuan(value), self._tone(value)) for value in sorted(ends, reverse=True)
        ]
        room = QRectF(area.right() + theme.px(8), 0, right - theme.px(8), self.height())
        self._labels(painter, closing, room, Qt.AlignmentFlag.AlignLeft)
        if self.met is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good"))
            painter.drawEllipse(QPointF(area.right(), _up(area, self.met, most)), theme.px(4), theme.px(4))

    def _tone(self, value: int) -> str:
        """Return the colour of a closing sum: of its side, of agreement, or of several sides."""
        if self.met is not None:
            return "good"
        there = [each.side for each in self.points if each.values[-1][1] == value]
        return ink(there[0]) if len(there) == 1 else "text"

    def _axis(self, painter: QPainter, area: QRectF, most: int) -> None:
        painter.setPen(theme.color("line"))
        for value in (0, most):
            y = _up(area, value, most)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(12))
        painter.drawText(
            QRectF(area.left(), area.bottom() + 1, area.width(), theme.px(16)),
            Qt.AlignmentFlag.AlignLeft,
            "0",
        )

    def _line(
        self, painter: QPainter, each: "Points", area: QRectF, stroke: Qt.PenStyle, *, most: int, last: int
    ) -> None:  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(ink(each.side)), theme.px(2), stroke))
        values = [(0, each.values[0][1]), *each.values, (last, each.values[-1][1])]
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(
                        area.left() + (number / last if last else 0.0) * area.width(), _up(area, value, most)
                    )
                    for number, value in values
                ]
            )
        )
        painter.setBrush(theme.color(ink(each.side)))
        for number, value in each.values:
            across = area.left() + (number / last if last else 0.0) * area.width()
            painter.drawEllipse(QPointF(across, _up(area, value, most)), theme.px(2), theme.px(2))

    def _labels(
        self, painter: QPainter, labels: list[tuple[float, str, str]], room: QRectF, side: Qt.AlignmentFlag
    ) -> None:  # fmt: skip
        """Write labels beside their heights, pushed apart where they would lie over one another."""
        high = painter.fontMetrics().height()
        for y, (_, words, tone) in zip(
            spread([y for y, _, _ in labels], high, self.height()), labels, strict=True
        ):
            painter.setPen(theme.color(tone))
            said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(room.width()))
            painter.drawText(
                QRectF(room.left(), y - high / 2, room.width(), high),
                side | Qt.AlignmentFlag.AlignVCenter,
                said,
            )


def spread(heights: "Sequence[float]", step: float, room: float) -> list[float]:
    """Return the middles of labels so near their heights that none lies over another and none leaves the room.

    >>> spread([50, 50, 90], 20, 100), spread([95, 95], 20, 100)
    ([50, 70, 90], [70.0, 90.0])
    """
    order = sorted(range(len(heights)), key=lambda place: (heights[place], place))
    found = list(heights)
    lowest = step / 2
    for place in order:
        found[place] = lowest = max(found[place], lowest)
        lowest += step
    highest = room - step / 2
    for place in reversed(order):
        found[place] = highest = min(found[place], highest)
        highest -= step
    return found


def _up(area: QRectF, value: int, most: int) -> float:
    return area.bottom() - value / most * area.height()


def yuan(fen: int) -> str:
    """Write a sum short: whole yuan without decimals.

    >>> yuan(120000), yuan(150)
    ('1,200', '1.50')
    """
    whole, part = divmod(fen, 100)
    return f"{whole:,}" if not part else f"{whole:,}.{part:02}"
