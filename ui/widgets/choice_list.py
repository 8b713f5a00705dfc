"""The list that stands over the input line and never takes the cursor from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui import theme

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROWS = 8


class ChoiceList(QListWidget):
    """Offers (label, value) rows over ``owner``.  ``taken`` carries the value."""

    taken = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._owner = owner
        self.setObjectName("hits")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.taken.emit(str(item.data(Qt.ItemDataRole.UserRole))))
        self.hide()

    def offer(self, rows: Sequence[tuple[str, str]], *, wide: bool = False) -> None:
        """Show the rows, the first of them chosen."""
        self.clear()
        for label, value in rows:
            self.addItem(label)
            self.item(self.count() - 1).setData(Qt.ItemDataRole.UserRole, value)
            self.item(self.count() - 1).setToolTip(value)
        self.setCurrentRow(0)
        owner = self._owner
        high = min(len(rows), _ROWS) * self.sizeHintForRow(0) + theme.px(12)
        width = min(theme.px(560) if wide else theme.px(240), owner.width() - theme.px(28))
        spot = owner.mapTo(owner.window(), QPoint(theme.px(14), -high - 2))
        self.setGeometry(QRect(spot, QSize(width, high)))
        self.show()
        self.raise_()

    def choose_by_key(self, event: QKeyEvent) -> bool:
        """Take Enter, Tab, the arrows and Esc while the list stands; say whether the key was for it."""
        if not self.isVisible():
            return False
        key = event.key()
        if key in ENTER or key == Qt.Key.Key_Tab:
            if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                return False
            self.taken.emit(str(self.currentItem().data(Qt.ItemDataRole.UserRole)))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True
