"""Pages of a PDF as pictures, one under another; only those in sight are drawn.

    view.show_document(sizes, lambda page, scale: rasterise(page, scale))

``sizes`` are the pages' (width, height) in points, ``scale`` pixels a point.  The callable gives a QImage; it
is asked again when the zoom changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme

Render = Callable[[int, float], QImage]

_GAP = 16
_KEPT = 6
_LEAST, _MOST = 0.3, 6.0
_STEP = 1.15


class _Sheets(QWidget):
    """The long strip of pages inside the scroll area."""

    def __init__(self, view: "PdfView") -> None:
        super().__init__()
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self)
        for page, area in enumerate(self._view.areas()):
            if area.intersects(event.rect()):
                painter.fillRect(area, Qt.GlobalColor.white)
                painter.drawImage(QRectF(area), self._view.picture(page))
                painter.setPen(theme.color("line"))
                painter.drawRect(area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which point of which page was clicked."""
        spot = event.position().toPoint()
        for page, area in enumerate(self._view.areas(), start=1):
            if area.contains(spot):
                inside = QPointF(spot - area.topLeft()) / self._view.scale
                self._view.pressed.emit(page, inside.x(), inside.y())


class PdfView(QScrollArea):
    """Fits the width unless zoomed; Ctrl+wheel and Ctrl +/− zoom, Ctrl 0 fits again.

    ``page_changed(page, count)`` counts from 1, for 1 / 2 页.  ``pressed(page, x, y)`` is in points from the
    top left corner, so that a click can find the field.  Paper is white in the dark theme too.
    """

    page_changed = Signal(int, int)
    pressed = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._render: Render | None = None
        self._zoom: float | None = None
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._page = 0
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("文书预览")
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_document(self, sizes: Sequence[tuple[float, float]], render: Render) -> None:
        """Show other pages, staying where the eye was when it is the same paper again."""
        place = self.verticalScrollBar().value()
        self._sizes, self._render = tuple(sizes), render
        self._pictures.clear()
        self._page = 0
        self._lay_out()
        self.verticalScrollBar().setValue(place)

    def clear(self) -> None:
        """Show nothing."""
        self._sizes, self._render = (), None
        self._pictures.clear()
        self._lay_out()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    @property
    def scale(self) -> float:
        """Return pixels a point."""
        if self._zoom is not None:
            return self._zoom
        widest = max((wide for wide, _high in self._sizes), default=595.0)
        return max(_LEAST, (self.viewport().width() - 2 * _GAP) / widest)

    def fit_width(self) -> None:
        """Fit the widest page into the view."""
        self._zoom = None
        self._lay_out()

    def zoom(self, factor: float) -> None:
        """Make everything larger or smaller."""
        self._zoom = min(_MOST, max(_LEAST, self.scale * factor))
        self._lay_out()

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 1."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self.areas()[page - 1].top() - _GAP // 2)

    def areas(self) -> list[QRect]:
        """Return where each page lies in the strip."""
        scale, top, found = self.scale, _GAP // 2, []
        for wide, high in self._sizes:
            size = QSize(round(wide * scale), round(high * scale))
            found.append(QRect(QPoint((self._sheets.width() - size.width()) // 2, top), size))
            top += size.height() + _GAP
        return found

    def picture(self, page: int) -> QImage:
        """Return the picture of a page at this zoom; the last few are kept."""
        assert self._render is not None
        scale = self.scale * self.devicePixelRatioF()
        key = (page, scale)
        if key not in self._pictures:
            self._pictures[key] = self._render(page, scale)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _lay_out(self) -> None:
        scale = self.scale
        wide = max((round(each * scale) for each, _high in self._sizes), default=0) + 2
        high = sum(round(each * scale) + _GAP for _wide, each in self._sizes)
        self._sheets.resize(max(wide, self.viewport().width() - 2), max(high, 1))
        self._sheets.update()
        self._tell_page()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = sum(1 for area in self.areas() if area.top() <= middle)
        if page and page != self._page:
            self._page = page
            self.page_changed.emit(page, self.count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with Ctrl +, Ctrl − and Ctrl 0."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
                self.zoom(_STEP)
                return
            if event.key() == Qt.Key.Key_Minus:
                self.zoom(1 / _STEP)
                return
            if event.key() == Qt.Key.Key_0:
                self.fit_width()
                return
        super().keyPressEvent(event)
