"""A form as a grid of cells with merged ones: a statistics form as it prints, a workbook that is pointed at.

grid = CellGrid("statistics.grid", "矛盾纠纷排查情况表")
grid.show_cells((GridCell(0, 0, "内容", columns=4, head=True), …), widths=(40, 90, 60), heights=(30, 24))
grid.opened.connect(lambda cell: …)         # Enter or a click on a cell that has a key
grid.chosen.connect(lambda row, column: …)  # wherever the keyboard or mouse stands
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex
Align = Literal["left", "center", "right"]
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_TEXT = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
_PADDING = 6


@dataclass(frozen=True)
class GridCell:
    """One cell: where it is, how far it reaches, its words; ``key`` says that it opens to something.

    ``ground`` is a colour token of the theme, ``mark`` small words in the corner (the field it is mapped to).
    """

    row: int
    column: int
    words: str = ""
    rows: int = 1
    columns: int = 1
    head: bool = False
    align: Align = "center"
    key: str = ""
    ground: str = ""
    ink: str = ""
    mark: str = ""
    bold: bool = False


class _Cells(QAbstractTableModel):
    """The cells by place; a merged one stands at its first place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[tuple[int, int], GridCell] = {}
        self.size = (0, 0)

    def show_cells(self, cells: Sequence[GridCell], rows: int, columns: int) -> None:
        self.beginResetModel()
        self.cells = {(each.row, each.column): each for each in cells}
        self.size = (rows, columns)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else self.size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else self.size[1]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        cell = self.cells.get((index.row(), index.column()))
        return cell.words if cell is not None and role in _TEXT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters_of(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)


class _Painter(QStyledItemDelegate):
    """Draws ground, words and hairlines of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; a merged one comes with its whole area."""
        model = index.model()
        assert isinstance(model, _Cells)
        cell = model.cells.get((index.row(), index.column())) or GridCell(index.row(), index.column())
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(area)
        ground = cell.ground or ("sunk" if cell.head else "")
        if state & QStyle.StateFlag.State_Selected:
            ground = "accent-soft"
        if ground:
            painter.fillRect(area, theme.color(ground))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        painter.drawLine(area.right(), area.top(), area.right(), area.bottom())
        gap = theme.px(_PADDING)
        room = area.adjusted(gap, 0, -gap, 0)
        if cell.mark:
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("accent"))
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(room, flags, cell.mark)
        if cell.words:
            painter.setFont(theme.font(12, bold=cell.head or cell.bold))
            painter.setPen(theme.color(cell.ink or "text"))
            flags = int(_SIDES[cell.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere)
            words = cell.words
            metrics = painter.fontMetrics()
            if metrics.boundingRect(room, flags, words).height() > room.height() + metrics.descent():
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, flags, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()


class CellGrid(QTableView):
    """The view: arrows go from cell to cell, Enter or a click opens one that has a key."""

    opened = Signal(object)
    chosen = Signal(int, int)

    def __init__(self, name: str, says: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.cells = _Cells(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Painter(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.hide()
            head.setStyleSheet("QHeaderView::section { padding: 1px; }")
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setMinimumSectionSize(1)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._open)

    def show_cells(
        self,
        cells: Sequence[GridCell],
        *,
        widths: Sequence[float],
        heights: Sequence[float],
        letters: bool = False,
    ) -> None:
        """Show other cells; widths and heights are pixels at 100 %, ``letters`` shows the heads A B C and 1 2 3."""
        at = self.currentIndex()
        place = (at.row(), at.column())
        self.clearSpans()
        self.cells.show_cells(cells, len(heights), len(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, theme.px(width))
        for row, height in enumerate(heights):
            self.setRowHeight(row, theme.px(height))
        for cell in cells:
            if cell.rows > 1 or cell.columns > 1:
                self.setSpan(cell.row, cell.column, cell.rows, cell.columns)
        self.horizontalHeader().setVisible(letters)
        self.verticalHeader().setVisible(letters)
        if place in self.cells.cells:
            self.setCurrentIndex(self.cells.index(*place))

    def fit_width(self) -> None:
        """Let the columns share the width in the proportion they have, where it is wider than they are."""
        room = self.viewport().width()
        shares = [self.columnWidth(column) for column in range(self.cells.size[1])]
        total = sum(shares)
        if not total or total >= room:
            return
        for column, share in enumerate(shares):
            self.setColumnWidth(column, share * room // total)

    def cell(self, row: int, column: int) -> GridCell | None:
        """Return the cell that covers a place, a merged one for any place it covers."""
        for found in self.cells.cells.values():
            if (
                found.row <= row < found.row + found.rows
                and found.column <= column < found.column + found.columns
            ):
                return found
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; arrows are Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the whole grid."""
        frame = 2 * self.frameWidth()
        wide = sum(self.columnWidth(each) for each in range(self.cells.size[1]))
        high = sum(self.rowHeight(each) for each in range(self.cells.size[0]))
        return QSize(wide + frame, high + frame)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row(), index.column())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (found := self.cell(index.row(), index.column())) is not None and found.key:
            self.opened.emit(found)


def letters_of(column: int) -> str:
    """Return the letters over a column of a workbook.

    >>> letters_of(0), letters_of(25), letters_of(26), letters_of(701), letters_of(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
