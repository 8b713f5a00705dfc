"""根本原因（症结）: the field that the gate waits for, and beside it what to ask so that the knot comes out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Words
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.flow import Flow
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.say_row import SayRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.empathy import Method


class Knot(QWidget):
    """``caused`` carries the root cause as typed, ``asked`` a question to put on record as the host's."""

    caused = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle("根本原因（症结）")
        self.field = Words(lines=2, placeholder="双方到底为什么争：查到根子上再谈")
        self.field.setObjectName("root_cause")
        self.field.setAccessibleName("根本原因（症结）")
        self.problem = Problem()
        self.lesson = Muted(wrap=True)
        self.chips: dict[str, QPushButton] = {}
        self.rows: list[SayRow] = []
        self._methods: tuple[Method, ...] = ()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._line = Flow(gap=4)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self.title, self.field, self.problem, self.lesson):
            column.addWidget(part)
        column.addLayout(self._line)
        column.addLayout(self._asks)
        self.field.left.connect(lambda: self.caused.emit(self.field.text()))
        self.field.submitted.connect(lambda: self.caused.emit(self.field.text()))
        self.field.typed.connect(lambda _text: self._clear())

    def offer(self, methods: "Sequence[Method]", lesson: str) -> None:
        """Offer the ways of asking; their questions fold out one way at a time."""
        self._methods = tuple(methods)
        self.lesson.setText(lesson)
        for method in self._methods:
            chip = plain(method.name, f"knot.{method.name}", kind="tab")
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, name=method.name: self.unfold(name if on else ""))
            self._group.addButton(chip)
            self._line.addWidget(chip)
            self.chips[method.name] = chip

    def unfold(self, name: str) -> None:
        """Show the questions of one way of asking, or of none."""
        for key, chip in self.chips.items():
            chip.setChecked(key == name)
        for row in self.rows:
            self._asks.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for ask in next((method.asks for method in self._methods if method.name == name), ()):
            row = SayRow(ask)
            row.said.connect(lambda ask=ask: self.asked.emit(ask))
            self._asks.addWidget(row)
            self.rows.append(row)

    def show_cause(self, words: str) -> None:
        """Show the root cause, unless it is being typed; what veterans say stands there until it is found."""
        if not self.field.hasFocus() and words != self.field.text():
            self.field.setText(words)
        self.lesson.setVisible(not words and not self.problem.isVisibleTo(self))

    def ask(self, sentence: str) -> None:
        """Say that the gate waits for the root cause, and go there."""
        self.problem.say(sentence)
        self.field.mark(bad=True)
        self.lesson.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.problem.say("")
        self.field.mark(bad=False)
