"""A sentence that can be said aloud: pressing it, with the mouse or by Enter and Space, puts it on record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.label import Label

PRESS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class SayRow(QFrame):
    """``said`` when it is pressed; the word at the right says what the press does."""

    said = Signal()

    def __init__(self, words: str, *, deed: str = "记入", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{words}　{deed}")
        self.words = Label(words)
        self.words.setWordWrap(True)
        self.deed = Label(deed)
        self.deed.setProperty("kind", "key")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), theme.px(3), theme.px(4), theme.px(3))
        line.setSpacing(theme.px(8))
        line.addWidget(self.words, 1)
        line.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click as said; the cursor stays where it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.said.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space as said."""
        if event.key() in PRESS:
            self.said.emit()
        else:
            super().keyPressEvent(event)
