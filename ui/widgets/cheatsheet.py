"""Every shortcut on one sheet, Ctrl+/; built from the actions themselves."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action, shown
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.labels import SectionTitle

_COLUMNS = 3
_LINES = 13


class CheatSheet(QWidget):
    """A sheet over the window; Esc, Ctrl+/ or a click beside it takes it away."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cheatsheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = Card("快捷键", padding=20)
        close = QPushButton("收起 Esc")
        close.setProperty("kind", "quiet")
        close.clicked.connect(self.dismiss)
        self._card.title_line.addWidget(close)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(32))
        self._card.body.addLayout(self._columns)
        column = QVBoxLayout(self)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_groups(self, groups: Iterable[tuple[str, Iterable[Action]]]) -> None:
        """Show the actions that have a shortcut, in groups under their titles, over the window."""
        self._clear()
        self.lines: list[str] = []
        stack = self._next_column()
        used = 0
        for title, actions in groups:
            listed = [action for action in actions if action.shortcut]
            if not listed:
                continue
            if used and used + len(listed) + 1 > _LINES and self._columns.count() < _COLUMNS:
                stack.addStretch(1)
                stack, used = self._next_column(), 0
            stack.addWidget(SectionTitle(title))
            stack.addLayout(self._lines(listed))
            used += len(listed) + 1
        stack.addStretch(1)
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.setFocus()

    def _next_column(self) -> QVBoxLayout:
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(6))
        self._columns.addWidget(holder)
        return stack

    def _lines(self, actions: Iterable[Action]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for number, action in enumerate(actions):
            key = Label(shown(action.shortcut))
            key.setProperty("kind", "key")
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(action.text), number, 1)
            self.lines.append(f"{shown(action.shortcut)} {action.text}")
        return grid

    def _clear(self) -> None:
        while self._columns.count():
            item = self._columns.takeAt(0)
            if item is not None and (holder := item.widget()) is not None:
                holder.hide()
                holder.deleteLater()

    def dismiss(self) -> None:
        """Take the sheet away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on a click beside the sheet."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()
