"""One item model over plain rows, and the table that shows it.

    COLUMNS = (
        Column("登记编号", lambda row: row.number, width=110),
        Column("金额", lambda row: row.fen, width=90, align="right", format=money.grouped),
    )
    table = Table("registers.R1", COLUMNS, machine=context.machine)
    table.show_rows(rows)                       # a tuple of frozen dataclasses
    table.opened.connect(lambda row: ...)       # Enter or double click

Rows are painted by one delegate that asks the model for text alone, which is three times as fast as the
item roles (performance.md §4).  Widths, sort and hidden columns are remembered under the table's name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.ports import Machine

Index = QModelIndex | QPersistentModelIndex
_HORIZONTAL = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_FLAGS = {
    align: int(flag | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    for align, flag in _HORIZONTAL.items()
}
_PADDING = 8
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Column:
    """A column: ``value`` takes the row, ``format`` makes words of the value, ``sort`` a key where they differ.

    ``ink`` may return a colour token for a row's cell (``"bad"``); colour never says it alone.
    """

    title: str
    value: Callable[[Any], Any]
    width: int = 120
    align: Literal["left", "right", "center"] = "left"
    format: Callable[[Any], str] = _plain
    sort: Callable[[Any], Any] | None = None
    ink: Callable[[Any], str] | None = None
    bold: bool = False

    def text(self, row: Any) -> str:
        """Return the words of this column's cell in ``row``."""
        return self.format(self.value(row))

    def order(self, row: Any) -> tuple[bool, Any]:
        """Return the key that ``row`` sorts by; rows without a value come last."""
        key = self.sort(row) if self.sort else self.value(row)
        return (key is None, 0 if key is None else key)


class Rows(QAbstractTableModel):
    """The item model: all rows, of which some are shown, in some order."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[Any, ...] = ()
        self._shown: list[Any] = []
        self._kept: Callable[[Any], bool] | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows, keeping filter and sort."""
        self._all = tuple(rows)
        self._arrange()

    def filter(self, kept: Callable[[Any], bool] | None) -> None:
        """Show only the rows that ``kept`` allows; None shows all."""
        self._kept = kept
        self._arrange()

    def filter_text(self, words: str) -> None:
        """Show only the rows in whose cells every one of the words stands."""
        wanted = words.casefold().split()

        def kept(row: Any) -> bool:
            cells = "\n".join(column.text(row) for column in self.columns).casefold()
            return all(word in cells for word in wanted)

        self.filter(kept if wanted else None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 is the order they came in."""
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._kept is None or self._kept(row)]
        if self._sorted is not None:
            column, order = self._sorted
            self._shown.sort(key=self.columns[column].order, reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    @property
    def shown(self) -> tuple[Any, ...]:
        """Return the rows that are shown, in their order."""
        return tuple(self._shown)

    def row(self, number: int) -> Any:
        """Return the row shown at ``number``."""
        return self._shown[number]

    def text(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        return self.columns[column].text(self._shown[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for screen readers and tests; painting does not come here."""
        if role in {_DISPLAY, _ACCESSIBLE} and index.isValid():
            return self.text(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the titles and how they are aligned."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGNMENT:
            return _HORIZONTAL[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None


class _Ink:
    """Fonts, colours and lengths of the theme in force, made once a theme and not once a cell."""

    def __init__(self) -> None:
        self.theme = theme.current()
        self.gap = theme.px(_PADDING)
        self.fonts = {bold: theme.font(13, bold=bold) for bold in (False, True)}
        self.metrics = {bold: QFontMetrics(font) for bold, font in self.fonts.items()}
        self.colors = {token: theme.color(token) for token in self.theme.colors}


class _Cells(QStyledItemDelegate):
    """Paints a cell straight from the model's text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ink = _Ink()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words and the hairlines of a cell."""
        if self._ink.theme is not theme.current():
            self._ink = _Ink()
        ink = self._ink
        rows = index.model()
        assert isinstance(rows, Rows)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        column = rows.columns[index.column()]
        row = rows.row(index.row())
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, ink.colors["accent-soft"])
        left, top, right, foot = area.left(), area.top(), area.right(), area.bottom()
        painter.setPen(ink.colors["line"])
        painter.drawLine(left, foot, right, foot)
        painter.drawLine(right, top, right, foot)
        if words := column.text(row):
            painter.setFont(ink.fonts[column.bold])
            painter.setPen(ink.colors[column.ink(row) if column.ink else "text"])
            room = QRect(left + ink.gap, top, area.width() - 2 * ink.gap, area.height())
            metrics = ink.metrics[column.bold]
            if metrics.horizontalAdvance(words) > room.width():
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _FLAGS[column.align], words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(ink.colors["accent"])
            painter.drawRect(area.adjusted(0, 0, -1, -1))


class Table(QTableView):
    """The view: Enter opens, Ctrl+C copies, a click on a title sorts, a right click on one chooses columns."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        machine: Machine | None = None,
        sortable: bool = True,
        head: QHeaderView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        if head is not None:
            self.setHorizontalHeader(head)
            head.setSectionsClickable(True)
        self._machine = machine
        self._stretch = -1
        self._settling = QTimer(self, singleShot=True, interval=300)
        self._settling.timeout.connect(self._remember)
        self.rows = Rows(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        sides = self.verticalHeader()
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setDefaultSectionSize(theme.px(30))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setMinimumSectionSize(theme.px(36))
        for number, column in enumerate(columns):
            self.setColumnWidth(number, theme.px(column.width))
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(sortable)
        self._recall()
        head.sectionResized.connect(self._settle)
        head.sortIndicatorChanged.connect(self._settle)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_columns)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, keeping filter, sort and widths."""
        self.rows.show_rows(rows)

    def stretch(self, column: int) -> None:
        """Let one column take what room is left."""
        self._stretch = column
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def current(self) -> Any | None:
        """Return the row that the keyboard is on."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and copy on Ctrl+C; the rest is Qt's."""
        row = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, cells parted by tabs."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        seen = [column for column in range(len(self.rows.columns)) if not self.isColumnHidden(column)]
        lines = ["\t".join(self.rows.text(row, column) for column in seen) for row in numbers]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row(index.row()))

    def column_menu(self) -> QMenu:
        """Make the menu in which columns are shown and hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.rows.columns):
            line = menu.addAction(column.title)
            line.setCheckable(True)
            line.setChecked(not self.isColumnHidden(number))
            line.toggled.connect(lambda seen, number=number: self.show_column(number, seen=seen))
        return menu

    def _offer_columns(self) -> None:
        self.column_menu().popup(self.cursor().pos())

    def show_column(self, number: int, *, seen: bool) -> None:
        """Show or hide a column; the last one stays."""
        others = [n for n in range(len(self.rows.columns)) if n != number and not self.isColumnHidden(n)]
        if seen or others:
            self.setColumnHidden(number, not seen)
            self._settling.start()

    def _settle(self, *_: object) -> None:
        self._settling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the widths that were just set."""
        if self._settling.isActive():
            self._settling.stop()
            self._remember()
        super().hideEvent(event)

    def _remember(self) -> None:
        if self._machine is None:
            return
        head = self.horizontalHeader()
        titles = [column.title for column in self.rows.columns]
        sort = head.sortIndicatorSection()
        hidden = [title for number, title in enumerate(titles) if self.isColumnHidden(number)]
        widths = {
            title: round(self.columnWidth(number) / theme.current().scale)
            for number, title in enumerate(titles)
            if number != self._stretch and title not in hidden
        }
        down = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        kept = {"widths": widths, "hidden": hidden, "down": down}
        kept["sort"] = titles[sort] if 0 <= sort < len(titles) else ""
        self._machine.remember(f"table.{self.objectName()}", kept)

    def _recall(self) -> None:
        kept = self._machine.recall(f"table.{self.objectName()}") if self._machine else None
        if not isinstance(kept, dict):
            return
        for number, column in enumerate(self.rows.columns):
            if width := kept.get("widths", {}).get(column.title):
                self.setColumnWidth(number, theme.px(width))
            self.setColumnHidden(number, column.title in kept.get("hidden", ()))
            if self.isSortingEnabled() and kept.get("sort") == column.title:
                order = Qt.SortOrder.DescendingOrder if kept.get("down") else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicator(number, order)
