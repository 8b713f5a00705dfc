"""The list of what is due: thousands of rows under the titles of their days, painted and not built.

Rows come a page at a time: ``more`` is asked when the last one is in sight.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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
from ui.label import tip
from ui.widgets import due_paint

if TYPE_CHECKING:
    from ui.viewmodels.due_lines import DueLine, Item

Index = QModelIndex | QPersistentModelIndex
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown, *_ENTER})
_WORDS = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
_TIP = int(Qt.ItemDataRole.ToolTipRole)


class DueItems(QAbstractTableModel):
    """The rows that were read so far; a title of a day cannot be chosen."""

    def __init__(self, more: Callable[[], "Sequence[Item] | None"], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._ended = True
        self.items: list[Item] = []

    def show_items(self, items: "Sequence[Item]", *, whole: bool) -> None:
        """Replace the rows; ``whole`` when nothing follows them."""
        self.beginResetModel()
        self.items, self._ended = list(items), whole
        self.endResetModel()

    def line(self, row: int) -> "DueLine | None":
        """Return the line in a row; the title of a day is none."""
        item: Any = self.items[row] if 0 <= row < len(self.items) else None
        return None if item is None or not hasattr(item, "due") else item

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return one."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Answer for screen readers and tests; painting does not come here."""
        if not index.isValid() or role not in _WORDS | {_TIP}:
            return None
        item: Any = self.items[index.row()]
        line = self.line(index.row())
        if line is None:
            return None if role == _TIP else item.title
        return tip(line.spoken) if role == _TIP else line.spoken

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen."""
        kept = Qt.ItemFlag.ItemNeverHasChildren
        if self.line(index.row()) is None:
            return kept
        return kept | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether more may follow."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next page; nothing, or a refusal, is the end."""
        items = self._more()
        if not items:
            self._ended = True
            return
        first = len(self.items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self.items += items
        self.endInsertRows()


class _Paint(QStyledItemDelegate):
    """Paints a row straight from its line."""

    def __init__(self, parent: "DueList") -> None:
        super().__init__(parent)
        self._list = parent
        self._ink = due_paint.Ink()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a title or a line."""
        if self._ink.theme is not theme.current():
            self._ink = due_paint.Ink()
        items = self._list.items
        item: Any = items.items[index.row()]
        if items.line(index.row()) is None:
            due_paint.paint_head(painter, option.rect, item, self._ink)
            return
        state: QStyle.StateFlag = option.state
        due_paint.paint_row(
            painter, option.rect, item, self._ink,
            lit=bool(state & QStyle.StateFlag.State_Selected), focused=self._list.hasFocus(),
            looked=item.due.case_id == self._list.case_id,
        )  # fmt: skip


class DueList(QTableView):
    """``looked`` carries a line that was clicked or opened with Enter, ``lit`` the one that the keys are about, or None."""

    looked = Signal(object)
    lit = Signal(object)

    def __init__(self, more: Callable[[], "Sequence[Item] | None"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visits.list")
        self.setAccessibleName("要回访和要履行的事")
        self.items = DueItems(more, self)
        self.setModel(self.items)
        self.setItemDelegate(_Paint(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        sides = self.verticalHeader()
        sides.hide()
        sides.setMinimumSectionSize(1)
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.case_id: uuid.UUID | None = None
        self._size()
        self.items.rowsInserted.connect(lambda _parent, first, last: self._lower(first, last))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.lit.emit(self.line()))
        self.clicked.connect(lambda _index: self._look())

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(due_paint.ROW))

    def _lower(self, first: int, last: int) -> None:
        """Give each row its height; one that showed something else before has kept that height."""
        head, line = theme.px(due_paint.HEAD), theme.px(due_paint.ROW)
        for row in range(first, last + 1):
            high = head if self.items.line(row) is None else line
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)

    def show_items(self, items: "Sequence[Item]", *, whole: bool) -> None:
        """Show other rows; the lit one stays lit, and where it has gone, the one that took its place."""
        was, place = self.line(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._size()
        self.items.show_items(items, whole=whole)
        self._lower(0, len(self.items.items) - 1)
        if was is not None:
            self._light_again(was, place)
            self.verticalScrollBar().setValue(top)
        self.lit.emit(self.line())

    def _light_again(self, was: "DueLine", place: int) -> None:
        same = (was.due.kind, was.due.id)
        rows = [row for row in range(len(self.items.items)) if self.items.line(row) is not None]
        kept = next(
            (row for row in rows if (line := self.items.line(row)) and (line.due.kind, line.due.id) == same),
            None,
        )
        near = (
            kept
            if kept is not None
            else next((row for row in rows if row >= place), rows[-1] if rows else None)
        )
        if near is not None:
            self.setCurrentIndex(self.items.index(near, 0))

    def line(self) -> "DueLine | None":
        """Return the lit line."""
        return self.items.line(self.currentIndex().row())

    @property
    def lines(self) -> "list[DueLine]":
        """Return the lines that were read so far."""
        return [line for row in range(len(self.items.items)) if (line := self.items.line(row)) is not None]

    def light(self, line: "DueLine | None") -> None:
        """Light a line up and bring it into sight, or none."""
        row = next((row for row, each in enumerate(self.items.items) if each is line), -1)
        self.setCurrentIndex(self.items.index(row, 0) if row >= 0 else QModelIndex())

    def show_looked(self, case_id: uuid.UUID | None) -> None:
        """Mark the lines of the case that is looked at."""
        self.case_id = case_id
        self.viewport().update()

    def _look(self) -> None:
        if (line := self.line()) is not None:
            self.looked.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the case on Enter; letters are the page's. The first step lights the first line up."""
        if self.line() is None and event.key() in _STEPS:
            self.light(next(iter(self.lines), None))
        elif event.key() in _ENTER:
            self._look()
        elif event.text() and event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)
