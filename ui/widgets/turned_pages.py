"""The pages of a file with a line over them to turn: ‹ 3 / 42 页 ›."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dock_panel import plain
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Tag
from ui.widgets.pdf_view import PdfView

Raster = Callable[[bytes, int, float], tuple[int, int, bytes]]


class TurnedPages(QWidget):
    """Shows a PDF, or a sentence while there is none; widgets may be put between the line and the pages."""

    def __init__(self, name: str, raster: Raster, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raster = raster
        self._page = 1
        self.number = Tag("")
        self.before = plain("‹", f"{name}.before", kind="tab")
        self.after = plain("›", f"{name}.after", kind="tab")
        self.before.setAccessibleName("上一页")
        self.after.setAccessibleName("下一页")
        self.view = PdfView()
        self.view.setObjectName(f"{name}.preview")
        self.empty = EmptyState("")
        self.view.page_changed.connect(self._tell)
        self.before.clicked.connect(lambda _checked=False: self.view.go_to(self._page - 1))
        self.after.clicked.connect(lambda _checked=False: self.view.go_to(self._page + 1))
        self.line = QHBoxLayout()
        for part in (self.before, self.number, self.after):
            self.line.addWidget(part)
        self.line.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addLayout(self.line)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.empty, 1)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence in the place of pages."""
        self.view.clear()
        self.view.hide()
        self.empty.sentence.setText(sentence)
        self.empty.show()
        for part in (self.before, self.number, self.after):
            part.hide()

    def show_pdf(self, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
        """Show the pages of a PDF."""

        def draw(page: int, scale: float) -> QImage:
            wide, high, pixels = self._raster(pdf, page, scale)
            return QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()

        self.empty.hide()
        for part in (self.before, self.number, self.after, self.view):
            part.show()
        self.view.show_document(sizes, draw)

    def _tell(self, page: int, count: int) -> None:
        self._page = page
        self.number.setText(f"{page} / {count} 页")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)
