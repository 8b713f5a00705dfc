"""An official form on screen as it prints: title, lines at its head, the grid with merged heads, what stands under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.cell_grid import Align, CellGrid, GridCell
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.statistics import Box
    from ui.viewmodels.statistics import Shown

_CHARACTER = 7.2
_ROOM = 12
_LINE = 17
_ROW = 25
_CLOSEST = 0.75
_SIDES: dict[str, Align] = {"left": "left", "right": "right", "center": "center"}


class StatisticsSheet(QFrame):
    """The form; ``opened`` carries the key of the figure that was pressed."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = Label()
        self.title.setProperty("kind", "sheet-title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(theme.font(16, bold=True))
        self.title.setWordWrap(True)
        self.heads = Muted(wrap=True)
        self.grid = CellGrid("statistics.grid", "报表")
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.opened.connect(lambda cell: self.opened.emit(cell.key))
        self.feet = Muted(wrap=True)
        self.feet.setObjectName("statistics.feet")
        column = QVBoxLayout(self)
        gap = theme.px(18)
        column.setContentsMargins(gap, theme.px(16), gap, theme.px(14))
        column.setSpacing(theme.px(8))
        for each in (self.title, self.heads, self.grid, self.feet):
            column.addWidget(each)
        column.addStretch(1)
        self._widths: tuple[float, ...] = ()
        self._boxes: tuple[Box, ...] = ()
        self._shown: Shown | None = None

    def show_form(self, shown: "Shown") -> None:
        """Show a form as it stands."""
        self._shown = shown
        laid = shown.laid
        self.title.setText("\n".join(filter(None, (laid.title, laid.subtitle))))
        self.heads.setText("\n".join("　　".join(parts) for parts in laid.heads))
        self.feet.setText("\n".join((*("　　".join(parts) for parts in laid.feet), *laid.notes)))
        self.arrange()

    def arrange(self) -> None:
        """Lay the grid out for the width it has."""
        if self._shown is None:
            return
        sheet = self._shown.laid.sheet
        widths = self._spread([each * _CHARACTER + _ROOM for each in sheet.widths])
        heights = self._heights(widths)
        self.grid.show_cells([self._cell(box) for box in sheet.boxes], widths=widths, heights=heights)
        bar = self.grid.horizontalScrollBar().sizeHint().height() if sum(widths) > self._room() else 0
        high = sum(self.grid.rowHeight(row) for row in range(sheet.rows)) + 2 * self.grid.frameWidth()
        self.grid.setFixedHeight(high + bar)

    def stand_on(self, key: str) -> None:
        """Stand on the cell of a figure."""
        for cell in self.grid.cells.cells.values():
            if cell.key == key:
                self.grid.setCurrentIndex(self.grid.cells.index(cell.row, cell.column))
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self) -> float:
        return (self.grid.width() - 2 * self.grid.frameWidth()) / theme.current().scale

    def _spread(self, widths: list[float]) -> list[float]:
        """Let the columns share the width, and draw closer together where that spares a scroll bar."""
        room = self._room() - len(widths)
        total = sum(widths)
        return [each * room / total for each in widths] if 0 < total * _CLOSEST < room else widths

    def _heights(self, widths: list[float]) -> list[float]:
        """Give each row the lines that its words need."""
        assert self._shown is not None, "asked by arrange"
        sheet = self._shown.laid.sheet
        heights = [float(_ROW)] * sheet.rows
        metrics = QFontMetrics(theme.font(12, bold=True))
        for box in sheet.boxes:
            if box.rows == 1 and box.kind != "figure":
                room = theme.px(sum(widths[box.column : box.column + box.columns]) - _ROOM)
                lines = -(-metrics.horizontalAdvance(box.text) // max(1, room))
                heights[box.row] = max(heights[box.row], float(lines * _LINE + _ROW - _LINE))
        return heights

    def _cell(self, box: "Box") -> GridCell:
        assert self._shown is not None, "asked by arrange"
        kind = self._shown.kind(box.key) if box.key else ""
        typed = kind == "typed" and not self._shown.locked
        lacking = typed and box.key not in self._shown.typed
        broken = box.key in self._shown.broken
        return GridCell(
            box.row, box.column, "" if lacking else box.text, box.rows, box.columns, box.kind == "head",
            _SIDES[box.align], box.key if kind and kind != "none" else "",
            "bad-soft" if broken else "warn-soft" if lacking else "sunk" if box.kind != "figure" else "",
            "bad" if broken else "accent" if kind in {"count", "sum"} and box.text not in {"0", "—"} else "",
            "待填" if lacking else "", box.strong,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the grid out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()
