"""The line of totals under a table, column by column, moving with it."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.tables import Table

_PADDING = 8


class Totals(QWidget):
    """合计 at the left, and under each column that has one its sum; words take the room that is free."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._sums: dict[int, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = table.horizontalHeader()
        head.sectionResized.connect(self._again)
        head.geometriesChanged.connect(self._again)
        table.horizontalScrollBar().valueChanged.connect(self._again)

    def _again(self, *_: object) -> None:
        self.update()

    def show_totals(self, sums: Mapping[int, str]) -> None:
        """Show words under the columns of these numbers."""
        self._sums = dict(sums)
        self.setAccessibleName("，".join(self._sums.values()))
        self.setVisible(bool(self._sums))
        self.update()

    def sizeHint(self) -> QSize:
        """Stand as high as a row."""
        return QSize(theme.px(200), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("accent-soft"))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.color("text"))
        columns = self._table.rows.columns
        gap = theme.px(_PADDING)
        for number, words in self._sums.items():
            left = self._table.columnViewportPosition(number) + 1
            wide = self._table.columnWidth(number)
            fits = painter.fontMetrics().horizontalAdvance(words) <= wide - 2 * gap
            if columns[number].align == "right" and fits:
                flag = Qt.AlignmentFlag.AlignRight
            else:
                flag = Qt.AlignmentFlag.AlignLeft
                later = [self._table.columnViewportPosition(other) for other in self._sums if other > number]
                wide = min(later, default=self.width()) - left
            area = QRect(left + gap, 0, wide - 2 * gap, self.height())
            painter.drawText(area, flag | Qt.AlignmentFlag.AlignVCenter, words)


class TotalledTable(QWidget):
    """A table with its line of totals, as a register page shows it."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.totals = Totals(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self.totals)
