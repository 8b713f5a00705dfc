"""The line of totals under a table, column by column, moving with it; each of its numbers opens."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.tables import Table

_PADDING = 8
_BETWEEN = 14
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Sum(NamedTuple):
    """One number of the line: its words, and what ``opened`` carries when it is taken (None: it does not open)."""

    words: str
    key: Any = None


class Totals(QWidget):
    """合计 at the left, and under each column that has one its sum; words take the room that is free.

    A click opens the number under the pointer; with the keyboard the arrows go along the line and Enter opens.
    """

    opened = Signal(object)

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._sums: dict[int, tuple[Sum, ...]] = {}
        self._at = 0
        self._under: Sum | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = table.horizontalHeader()
        head.sectionResized.connect(self._again)
        head.geometriesChanged.connect(self._again)
        table.horizontalScrollBar().valueChanged.connect(self._again)

    def _again(self, *_: object) -> None:
        self.update()

    def show_totals(self, sums: Mapping[int, str | Sequence[Sum]]) -> None:
        """Show the numbers that stand under the columns of these numbers."""
        self._sums = {
            number: (Sum(told),) if isinstance(told, str) else tuple(told) for number, told in sums.items()
        }
        self._under = None
        self._at = min(self._at, max(0, len(self.doors) - 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.doors else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("，".join(each.words for told in self._sums.values() for each in told))
        self.setVisible(bool(self._sums))
        self.update()

    @property
    def doors(self) -> tuple[Sum, ...]:
        """Return the numbers that open, from left to right."""
        return tuple(
            each for number in sorted(self._sums) for each in self._sums[number] if each.key is not None
        )

    def sizeHint(self) -> QSize:
        """Stand as high as a row."""
        return QSize(theme.px(200), theme.px(30))

    def areas(self) -> list[tuple[Sum, QRect]]:
        """Return where each number stands: under its column, further left where it would be cut at the right."""
        found: list[tuple[Sum, QRect]] = []
        columns, gap = self._table.rows.columns, theme.px(_PADDING)
        metrics = QFontMetrics(theme.font(13, bold=True))
        numbers, free = sorted(self._sums), 0
        for number in numbers:
            told = self._sums[number]
            left = self._table.columnViewportPosition(number) + 1
            wide = self._table.columnWidth(number)
            needed = [metrics.horizontalAdvance(each.words) for each in told]
            between = theme.px(_BETWEEN)
            whole = sum(needed) + between * (len(told) - 1)
            start = left + gap
            if columns[number].align == "right" and whole <= wide - 2 * gap:
                start = left + wide - gap - whole
            else:
                later = [self._table.columnViewportPosition(other) for other in numbers if other > number]
                end = min(later, default=self.width()) - gap
                start = max(min(start, end - whole), min(start, free + gap))
                if len(told) > 1 and start + whole > end:
                    between = max(theme.px(5), (end - start - sum(needed)) // (len(told) - 1))
            for each, length in zip(told, needed, strict=True):
                found.append((each, QRect(start, 0, length + 1, self.height())))
                start += length + between
            free = start - between
        return found

    def _found(self, spot: QPoint) -> Sum | None:
        return next(
            (each for each, area in self.areas() if each.key is not None and area.contains(spot)), None
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("accent-soft"))
        painter.setFont(theme.font(13, bold=True))
        focused = self.doors[self._at] if self.hasFocus() and self.doors else None
        for each, area in self.areas():
            lit = each is self._under or each is focused
            painter.setPen(theme.color("accent" if lit else "text"))
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), each.words
            )
            if lit:
                foot = area.center().y() + painter.fontMetrics().height() // 2
                painter.drawLine(area.left(), foot, area.right(), foot)
        if focused is not None:
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which number a click would open."""
        under = self._found(event.position().toPoint())
        if under is not self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the number under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and (under := self._found(event.position().toPoint())):
            self.opened.emit(under.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the numbers, and open one."""
        doors = self.doors
        if doors and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._at = (self._at + (1 if event.key() == Qt.Key.Key_Right else -1)) % len(doors)
            self.update()
        elif doors and event.key() in _ENTER:
            self.opened.emit(doors[self._at].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()


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
