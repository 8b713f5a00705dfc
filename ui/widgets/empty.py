"""What stands where nothing is yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label


class EmptyState(QWidget):
    """A sentence that says what will be here, and the first deed."""

    def __init__(self, sentence: str, action: Action | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(12))
        self.sentence = Label(sentence)
        self.sentence.setProperty("kind", "empty")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(self.sentence)
        self.button: actions.ActionButton | None = None
        if action is not None:
            self.button = actions.button(action)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
