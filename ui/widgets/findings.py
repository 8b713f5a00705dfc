"""Sentences about the fields of a page; a click or Enter on one leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.labels import Muted


class Findings(QWidget):
    """``sought`` carries the field of the sentence that was taken; with ``tone`` they stand in that colour."""

    sought = Signal(str)

    def __init__(self, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._said: tuple[tuple[str, str], ...] = ()
        self.rows: list[_Finding] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self.hide()

    def show_findings(self, said: Sequence[tuple[str, str]]) -> None:
        """Show (sentence, field) pairs; the same again move nothing."""
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Finding(sentence, field, self._tone) for sentence, field in said]
        for row in self.rows:
            row.taken.connect(self.sought)
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def text(self) -> str:
        """Return the sentences, one a line."""
        return "\n".join(sentence for sentence, _field in self._said)


class _Finding(QFrame):
    """One sentence; without a field it is only read."""

    taken = Signal(str)

    def __init__(self, sentence: str, field: str, tone: str) -> None:
        super().__init__()
        self.field = field
        self.setAccessibleName(sentence)
        words: Label = Label(sentence) if tone else Muted(sentence)
        words.setWordWrap(True)
        if tone:
            words.setProperty("kind", "when")
            words.setProperty("tone", tone)
        if field:
            self.setProperty("kind", "choice")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip("到这一项去填")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(2), theme.px(1), theme.px(2), theme.px(1))
        line.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the field."""
        if self.field and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the field on Enter and Space."""
        if self.field and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.taken.emit(self.field)
        else:
            super().keyPressEvent(event)
