"""What the panels of the dock share: a scrolling column, inline fields with their problem, small buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line, Words
from ui.label import Label

Guard = Callable[[Callable[..., Any]], Callable[..., Any]]


class Panel(QScrollArea):
    """One panel of the dock; add to ``column``. Nothing scrolls sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"dock.{name}")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(8))
        self.setWidget(inside)


class Asked(QFrame):
    """A sentence of the law or of the gate, and the one field that answers it, in the page and not in a dialog."""

    def __init__(
        self, name: str, button: str, *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("tone", "warn")
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("kind", "strong")
        self.field = Line(placeholder=placeholder)
        self.field.setObjectName(name)
        self.button = plain(button, f"{name}.go")
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(10), gap, theme.px(10))
        column.addWidget(self.sentence)
        column.addLayout(line)
        self.field.submitted.connect(self.button.click)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show the sentence and put the cursor into the field."""
        self.sentence.setText(sentence)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class Problem(Label):
    """The small red sentence beside a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("kind", "problem")
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; empty takes it away."""
        self.setText(sentence)
        self.setVisible(bool(sentence))


def plain(text: str, name: str, *, kind: str = "plain") -> QPushButton:
    """Make a button that does not take the cursor away when it is pressed with the mouse."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """Put a small label over a field."""
    label = Label(words)
    label.setProperty("kind", "label")
    label.setBuddy(field)
    field.setAccessibleName(words)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(label)
    column.addWidget(field)
    return column


def typed(field: Line | Words) -> str:
    """Return the words of a field as typed."""
    return field.text()
