"""A chart on the screen from the very shapes that the report prints; a place that is pressed tells which it is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exports import charts
from exports.charts import Box, Chart, Dot, Drawing, Path, Words
from ui import theme

_SIZE = 12
_TOKENS = {
    "now": "accent", "before": "muted", "year": "muted", "axis": "line", "text": "text", "muted": "muted",
    "onheat": "on-accent",
}  # fmt: skip
_FAINT = 0.45  # how strong the bars of the period before are
_PALEST = 0.06


class DrawnChart(QWidget):
    """One chart, as wide as its place; ``pressed`` carries row and column of the figure that was clicked."""

    pressed = Signal(int, int)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._drawing: Drawing | None = None
        shape = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shape.setHeightForWidth(True)
        self.setSizePolicy(shape)
        self.setMouseTracking(True)
        self.setAccessibleName(charts.told(chart))

    def _drawn(self, width: int) -> Drawing:
        if self._drawing is None or self._drawing.width != width:
            self._drawing = charts.drawn(self.chart, width, self._measure, theme.px(_SIZE))
        return self._drawing

    def _measure(self, text: str, size: float) -> float:
        font = theme.font(_SIZE)
        font.setPixelSize(max(1, round(size)))
        return QFontMetricsF(font).horizontalAdvance(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the chart at this width."""
        return round(self._drawn(width).height) + 1

    def hasHeightForWidth(self) -> bool:
        """Tell the layout to ask."""
        return True

    def sizeHint(self) -> QSize:
        """Take a modest width."""
        wide = theme.px(320)
        return QSize(wide, round(charts.drawn(self.chart, wide, self._measure, theme.px(_SIZE)).height) + 1)

    def minimumSizeHint(self) -> QSize:
        """Stay legible."""
        return QSize(theme.px(240), theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the chart has at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._drawn(self.width()).shapes:
            if isinstance(shape, Box):
                self._box(painter, shape)
            elif isinstance(shape, Words):
                self._words(painter, shape)
            elif isinstance(shape, Path):
                style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(theme.color(_TOKENS[shape.ink]), max(1.0, shape.thick), style))
                painter.drawPolyline([QPointF(x, y) for x, y in shape.points])
            else:
                self._dot(painter, shape)

    def _box(self, painter: QPainter, shape: Box) -> None:
        place = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.ink == "year":
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        ink = QColor(theme.color("accent" if shape.ink == "heat" else _TOKENS[shape.ink]))
        if shape.ink == "heat":
            ink.setAlphaF(_PALEST + (1 - _PALEST) * shape.level)
        elif shape.ink == "before":
            ink.setAlphaF(_FAINT)
        painter.fillRect(place, ink)

    def _dot(self, painter: QPainter, shape: Dot) -> None:
        painter.setPen(QPen(theme.color(_TOKENS[shape.ink]), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    def _words(self, painter: QPainter, shape: Words) -> None:
        font = theme.font(_SIZE)
        font.setPixelSize(max(1, round(shape.size)))
        painter.setFont(font)
        painter.setPen(theme.color(_TOKENS[shape.ink]))
        wide = QFontMetricsF(font).horizontalAdvance(shape.text)
        x = shape.x - {"left": 0.0, "center": wide / 2, "right": wide}[shape.side]
        painter.drawText(QPointF(x, shape.y), shape.text)

    def _spot(self, at: QPointF) -> tuple[int, int] | None:
        return next(
            (
                (each.row, each.column)
                for each in self._drawn(self.width()).spots
                if QRectF(each.x, each.y, each.width, each.height).contains(at)
            ),
            None,
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a place can be pressed."""
        over = self._spot(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which figure was clicked."""
        found = self._spot(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(*found)
