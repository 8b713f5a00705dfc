"""Rows of 回扫: a page that waits, and a paper that it may be of, each in two lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Elided, Tag, Tone
from ui.widgets.rows import Choosable


class TwoLineRow(Choosable):
    """Words with a tag over smaller words.  It has no focus of its own: the list has."""

    taken = Signal()

    def __init__(
        self, text: str, below: str, *, tag: str = "", tone: Tone = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text} {below} {tag}".strip())
        self.text, self.below = Elided(text), Elided(below)
        self.lit = (self.text,)
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
