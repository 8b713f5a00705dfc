"""Small parts of a clause's card: a labelled field, a row of them, a quiet button, a field for each kind of blank."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label

if TYPE_CHECKING:
    from models.clauses import Blank

_HINTS = {"money": "如 300", "date": "如 12-1", "time": "如 22:00", "days": "天数", "number": "数"}


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """Put a small label over a field."""
    label = Label(words)
    label.setProperty("kind", "label")
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(label)
    column.addWidget(field)
    return column


def line_of(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    """Put labelled fields side by side."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(6))
    for words, field in fields:
        line.addLayout(labelled(words, field), 1)
    return line


def quiet(words: str, name: str, deed: Callable[[], object]) -> QPushButton:
    """Make a small button without a ground."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("kind", "quiet")
    button.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(6)}px;")
    button.clicked.connect(lambda _checked=False: deed())
    return button


def field_of(blank: "Blank", names: Sequence[str]) -> Line | Choice:
    """Make the field of a blank: people to choose or type, options to choose, else a line."""
    if blank.kind in {"party", "payer", "payee"}:
        return Choice([(name, name) for name in names], editable=True)
    if blank.kind == "choice":
        return Choice([(each, each) for each in blank.options])
    field = Line(placeholder=_HINTS.get(blank.kind, "" if blank.required else "可不写"))
    if blank.kind == "money":
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def value_of(field: Line | Choice) -> str:
    """Return what a field holds."""
    return field.value() if isinstance(field, Choice) else field.text()


def show_value(field: Line | Choice, value: str) -> None:
    """Show a value without telling anyone."""
    if isinstance(field, Choice):
        field.set_value(value)
    else:
        field.setText(value)


def on_typed(field: Line | Choice, deed: Callable[[], object]) -> None:
    """Do something after each key or choice."""
    (field.picked if isinstance(field, Choice) else field.typed).connect(lambda _value: deed())
