"""The strip over the input line: a large paste that waits, or the correction that is being written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets import note_marks
from ui.widgets.labels import Elided

_BEGINNING = 24


class HeldWords(QWidget):
    """Holds words exactly as they were pasted.  ``divided`` asks for a line each, ``dropped`` lets go."""

    divided = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("held")
        self.text = ""
        self.dividing = False
        self.said = Elided()
        self.said.setProperty("kind", "muted")
        self.split = _button("held.split")
        self.split.clicked.connect(self.divided)
        self.drop = _button("held.drop")
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self.said, 1)
        row.addWidget(self.split)
        row.addWidget(self.drop)
        self.hide()

    def hold(self, text: str) -> None:
        """Hold a large paste: Enter makes it one line."""
        self.text, self.dividing = text, False
        count = len(note_marks.parts(text))
        beginning = text.strip()[:_BEGINNING].replace("\n", " ")
        self._show(f"已粘贴 {len(text):,} 字　Enter 记作一行　“{beginning}……”", count, "不要　Esc")

    def many(self, count: int) -> None:
        """Offer to divide what stands in the field."""
        self.text, self.dividing = "", True
        self._show("粘贴了几行　Enter 记作一行", count, "")

    def correct(self) -> None:
        """Say that the words correct a line of the record."""
        self.text, self.dividing = "", False
        self._show("更正：记下后原话划去，另起一行", 0, "不更正　Esc")

    def clear(self) -> None:
        """Hold nothing."""
        self.text, self.dividing = "", False
        self.hide()

    def show_progress(self, done: int, count: int) -> None:
        """Say how many of the lines are on record."""
        self.said.setText(f"正在记入　{done:,} / {count:,}")
        self.split.hide()
        self.drop.hide()
        self.show()

    def _show(self, words: str, count: int, drop: str) -> None:
        self.said.setText(words)
        self.split.setText(f"分成 {count:,} 行记入　Alt+Enter")
        self.split.setVisible(count > 1)
        self.drop.setText(drop)
        self.drop.setVisible(bool(drop))
        self.show()


def _button(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("kind", "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made
