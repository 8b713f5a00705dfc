"""One side in the order of speaking: its place, its people, its time, and the key that lets it speak."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from ui.viewmodels.turns import Row

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TurnRow(QFrame):
    """Enter lets the side speak, Up and Down walk, Ctrl with them moves the side in the order."""

    spoken = Signal(str)
    moved = Signal(str, int)
    walked = Signal(str, int)

    def __init__(self, row: "Row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = row.side
        self.setObjectName(f"turn.{row.side}")
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = Label(str(row.place))
        self.place.setProperty("kind", "muted")
        self.name = Elided(row.name)
        self.note = Label()
        self.note.setProperty("kind", "muted")
        self.time = Label()
        self.time.setProperty("kind", "when")
        self.up = plain("↑", f"turn.up.{row.side}", kind="quiet")
        self.up.setToolTip("往前移　Ctrl ↑")
        self.up.setAccessibleName(f"{row.name}往前移")
        self.speak = plain("发言", f"turn.speak.{row.side}", kind="quiet")
        self.speak.setAccessibleName(f"{row.name}发言")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self.place)
        line.addWidget(self.name, 1)
        for part in (self.time, self.up, self.speak):
            line.addWidget(part)
        column.addLayout(line)
        self.note.setContentsMargins(theme.px(16), 0, 0, theme.px(2))
        column.addWidget(self.note)
        self.up.clicked.connect(lambda: self.moved.emit(self.side, -1))
        self.speak.clicked.connect(lambda: self.spoken.emit(self.side))
        self.show_row(row)

    def show_row(self, row: "Row") -> None:
        """Show how the side stands; colour and word say together that its time is over."""
        self.place.setText(str(row.place))
        colour = theme.color(ink(row.side)).name()
        self.name.setStyleSheet(f"color: {colour}; font-weight: {600 if row.speaks else 400};")
        self.note.setText("　".join(filter(None, (row.note, "时间到" if row.over else ""))))
        self.note.setVisible(bool(self.note.text()))
        self.time.setText(row.time)
        self.up.setEnabled(row.place > 1)
        self.speak.setText("在说" if row.speaks else "发言")
        self.speak.setEnabled(not row.speaks)
        self.setAccessibleName(f"第 {row.place} 位 {row.name} {row.time} {self.note.text()}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Speak, walk, or move in the order."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.spoken.emit(self.side)
        elif key in _ALONG and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(self.side, _ALONG[key])
        elif key in _ALONG:
            self.walked.emit(self.side, _ALONG[key])
        else:
            super().keyPressEvent(event)
