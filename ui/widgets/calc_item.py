"""One item of a calculation: its fields in a line, the sum beside its name, formula, law and proof under them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import tip
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.calculation import Calculating
    from ui.viewmodels.calculation_words import Field

COLUMNS = 3
WORKERS = 4


class CalcItem(QFrame):
    """``changed`` tells that words were typed, ``taken_out`` that the item is not wanted, ``finished`` Enter in its last field."""

    changed = Signal()
    taken_out = Signal(str)
    finished = Signal(str)

    def __init__(self, key: str, calculating: "Calculating", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName(f"calc.{key}")
        self.key = key
        self.calculating = calculating
        self.fields: dict[str, Line | Words | Choice] = {}
        self.asked: dict[str, Field] = {}
        self.name = Strong(calculating.name(key))
        self.sum = Strong()
        self.sum.setObjectName(f"calc.{key}.sum")
        out = plain("×", f"calc.{key}.out", kind="quiet")
        out.setAccessibleName(f"去掉{calculating.name(key)}")
        out.setToolTip("去掉这一项")
        out.setStyleSheet(f"padding: 0 {theme.px(4)}px; min-height: 0;")
        out.clicked.connect(lambda: self.taken_out.emit(self.key))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.sum)
        head.addWidget(out)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(8))
        self.grid.setVerticalSpacing(theme.px(4))
        self.formula = Muted(wrap=True)
        self.formula.setStyleSheet(f"color: {theme.color('text').name()};")
        self.problem = Problem()
        self.law = Muted(wrap=True)
        self.proof = Muted(wrap=True)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(6), theme.px(6), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addLayout(self.grid)
        for part in (self.formula, self.problem, self.law, self.proof):
            column.addWidget(part)
        self._lay_out_fields()
        self.show_outcome()

    def _lay_out_fields(self) -> None:
        _clear(self.grid)
        self.fields, self.asked = {}, {}
        columns = 2 if theme.px(100) > 100 else COLUMNS  # noqa: PLR2004 -- 大字 leaves room for two beside each other
        place = 0
        typed = self.calculating.sheet.values.get(self.key, {})
        for each in self.calculating.fields(self.key):
            span = columns if each.wide else 1
            if place % columns + span > columns:
                place += columns - place % columns
            made = self._field(each, typed.get(each.key, ""))
            self.grid.addLayout(labelled(each.label, made), place // columns, place % columns, 1, span)
            made.setAccessibleName(f"{self.name.text()} {each.label}")
            self.fields[each.key], self.asked[each.key] = made, each
            if self.isVisible():
                made.show()  # at once: it may be given the cursor before the layout has run
            place += span
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)

    def _field(self, asked: "Field", words: str) -> Line | Words | Choice:
        if asked.options:
            choice = Choice([(each, each) for each in asked.options])
            choice.set_value(words or asked.options[0])
            choice.picked.connect(lambda value: self._choose(asked.key, value))
            choice.setObjectName(f"calc.{self.key}.{asked.key}")
            return choice
        hint = self.calculating.hint(asked)
        line = Words(lines=WORKERS, placeholder=hint) if asked.many else Line(placeholder=hint)
        line.setText(words)
        line.setMinimumWidth(theme.px(60))
        line.setToolTip(tip(self.calculating.figure_words(asked)))
        line.setObjectName(f"calc.{self.key}.{asked.key}")
        line.typed.connect(lambda text: self._type(asked.key, text))
        line.submitted.connect(lambda: self._go_on(asked.key))
        return line

    def _go_on(self, name: str) -> None:
        order = [*self.fields]
        after = order.index(name) + 1
        if after < len(order):
            self.fields[order[after]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit(self.key)

    def _choose(self, name: str, value: str) -> None:
        self.calculating.type(self.key, name, value)
        self._lay_out_fields()
        self.fields[name].setFocus()
        self._tell()

    def _type(self, name: str, text: str) -> None:
        self.calculating.type(self.key, name, text)
        self._tell()

    def _tell(self) -> None:
        self.show_outcome()
        self.changed.emit()

    def show_outcome(self) -> None:
        """Show what the item comes to now."""
        out = self.calculating.work(self.key)
        item = out.item
        self.sum.setText(self.calculating.figures(item.fen) if item else "")
        self.formula.setText(
            "\n".join((item.formula, *self.calculating.table(item), *item.figures)) if item else ""
        )
        self.problem.say(out.problem)
        self.law.setText(self.calculating.cited(item) if item else "")
        self.proof.setText(self.calculating.proof(self.key, item))
        for part in (self.formula, self.law):
            part.setVisible(item is not None)
        for name, field in self.fields.items():
            if isinstance(field, Line):  # the figure in use may hang on what stands in another field
                field.setPlaceholderText(self.calculating.hint(self.asked[name]))
            field.mark(bad=bool(out.problem) and name == out.field)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _clear(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
