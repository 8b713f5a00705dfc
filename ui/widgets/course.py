"""时间线: one line down the page, today marked on it; what is over stands above, what is to come below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)

from ui.widgets.course_paint import ENTRY, Painter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.course import Entry


class _Rows(QAbstractListModel):
    """The rows; Qt's own accessible list reads their words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the row, or its words."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return entry.spoken if role in spoken else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let only moments be chosen."""
        if not index.isValid() or self.entries[index.row()].sort != "moment":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, entries: "Sequence[Entry]") -> None:
        """Take other rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()


class CourseView(QListView):
    """Shows entries; ``gone`` carries the page and the arguments of the moment that was clicked or entered."""

    gone = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("course")
        self.setAccessibleName("时间线")
        self.setProperty("kind", "course")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(Painter(self))
        self.clicked.connect(self._go)

    @property
    def entries(self) -> "tuple[Entry, ...]":
        """Return what is shown."""
        return self._rows.entries

    def show_entries(self, entries: "Sequence[Entry]") -> None:
        """Show rows; the moment that was chosen stays chosen."""
        before = self.current
        self._rows.show(entries)
        if before is not None:
            self.choose(before.key)

    @property
    def current(self) -> "Entry | None":
        """Return the chosen moment."""
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def choose(self, key: str) -> None:
        """Choose a moment by its key."""
        for row, entry in enumerate(self.entries):
            if entry.key == key:
                self.setCurrentIndex(self._rows.index(row))

    def to_today(self) -> None:
        """Bring today to the upper third: the last of what is over above it, what is due below."""
        self.executeDelayedItemsLayout()
        row = next((row for row, entry in enumerate(self.entries) if entry.sort == "today"), -1)
        if row >= 0:
            self.scrollTo(self._rows.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - self.viewport().height() // 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the chosen moment was done with Enter; home is today with T."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.to_today()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """Choose the next moment, past the headings; the first step begins at today."""
        row = self.currentIndex().row()
        if row < 0:
            row = next((place for place, entry in enumerate(self.entries) if entry.sort == "today"), -1)
        row += by
        while 0 <= row < len(self.entries) and self.entries[row].sort != "moment":
            row += by
        if 0 <= row < len(self.entries):
            self.setCurrentIndex(self._rows.index(row))

    def _go(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None and entry.go is not None:
            page, args = entry.go
            self.gone.emit(page, args)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew for another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()
