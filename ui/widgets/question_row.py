"""One question to put: its number, its words, and the tick once it is on record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain

if TYPE_CHECKING:
    from ui.viewmodels.questions import Row

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionRow(QFrame):
    """Enter or a click puts the question; 列入 enters a piece of evidence into the catalogue."""

    asked = Signal(str)
    entered = Signal(str)
    walked = Signal(str, int)
    typed = Signal(str)

    def __init__(self, row: "Row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = row.key
        self.setObjectName(f"question.{row.key}")
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mark = Label()
        self.mark.setFixedWidth(theme.px(24))
        self.mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.words = Label()
        self.words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, theme.px(3), theme.px(4), theme.px(3))
        line.setSpacing(theme.px(8))
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.enter = plain("列入证据", f"question.enter.{row.key}", kind="quiet")
        self.enter.clicked.connect(lambda: self.entered.emit(self.key))
        line.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignTop)
        self.enter.setVisible(row.evidence)
        self.show_row(row)

    def show_row(self, row: "Row") -> None:
        """Show whether it was put: a tick and grey words together."""
        self.mark.setText("✓" if row.asked else str(row.number))
        tone = "good" if row.asked else "muted"
        self.mark.setStyleSheet(f"color: {theme.color(tone).name()}; font-size: {theme.px(12)}px;")
        self.words.setText(row.text)
        self.words.setStyleSheet(f"color: {theme.color('muted' if row.asked else 'text').name()};")
        self.enter.setText("已列入" if row.entered else "列入证据")
        self.enter.setEnabled(not row.entered)
        self.setAccessibleName(f"{row.number} {row.text} {'已问' if row.asked else '未问'}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it, walk, or hand a digit on."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.asked.emit(self.key)
        elif key in _ALONG:
            self.walked.emit(self.key, _ALONG[key])
        elif event.text().isdecimal() and event.text().isascii():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it."""
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.key)
