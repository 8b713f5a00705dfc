"""Rows of 回扫: a page that waits, and a paper that it may be of, each in two lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Elided, Tag, Tone


class TwoLineRow(QFrame):
    """Words with a tag over smaller words; one of a list is ``chosen``.  It has no focus of its own: the list has."""

    pressed = Signal()
    taken = Signal()

    def __init__(
        self, text: str, below: str, *, tag: str = "", tone: Tone = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setProperty("chosen", False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text} {below} {tag}".strip())
        self.text, self.below = Elided(text), Elided(below)
        self.below.setProperty("kind", "muted")
        self.tag = Tag(tag, tone)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(self.text, 1)
        head.addWidget(self.tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(6), theme.px(10), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self.below)
        for part, words in ((self.tag, tag), (self.below, below)):
            if not words:  # shown only once it stands in the row: before, it would be a window
                part.hide()

    def choose(self, *, chosen: bool) -> None:
        """Light this row up, or no longer."""
        for part in (self, self.text):
            part.setProperty("chosen", chosen)
            part.style().unpolish(part)
            part.style().polish(part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click as a choice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click as the deed."""
        del event
        self.taken.emit()


class ArrowKeys(QWidget):
    """Holds a list whose choice goes up and down with the arrows; ``moved`` carries -1 or 1."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows; every other key is the sheet's."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)
