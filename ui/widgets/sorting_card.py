"""四分 on the intake page: the classes of the dispute, each as suggested until a person chooses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.card import RowsCard
from ui.widgets.choices import Choice
from ui.widgets.labels import Muted
from ui.widgets.line import Line

if TYPE_CHECKING:
    from ui.viewmodels.sorting import Sorting

_LABEL_WIDTH = 62


class SortingCard(RowsCard):
    """``classed(key, value)`` when one is chosen; an empty value is 按建议."""

    classed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self.alarm: Line | None = None
        self._shape: tuple[str, ...] = ()
        self.hide()

    def show_sorting(self, told: "Sorting") -> None:
        """Show the classes; the same rows again only change their words."""
        shape = tuple(row.key for row in told.rows)
        shape += ("cause",) * (told.cause is not None) + ("alarm_kind",) * (told.alarm_kind is not None)
        if shape != self._shape:
            self._build(told, shape)
        for row in told.rows:
            choice = self.choices[row.key]
            choice.set_choices((("", f"按建议　{row.suggested}"), *row.choices))
            choice.set_value(row.chosen)
        if told.cause is not None:
            chosen, offered = told.cause
            self.choices["cause"].set_choices((("", "请选择案由"), *offered))
            self.choices["cause"].set_value(chosen)
        if self.alarm is not None and told.alarm_kind is not None and self.alarm.text() != told.alarm_kind:
            self.alarm.setText(told.alarm_kind)
        self.setVisible(bool(told.rows))

    def _build(self, told: "Sorting", shape: tuple[str, ...]) -> None:
        self.clear()
        self.choices.clear()
        self.alarm, self._shape = None, shape
        for row in told.rows:
            self._add_choice(row.key, row.label)
        if told.cause is not None:
            self._add_choice("cause", "案由")
        if told.alarm_kind is not None:
            self.alarm = Line(placeholder="代码和名称，可不填")
            self.alarm.typed.connect(lambda text: self.classed.emit("alarm_kind", text))
            self._add_row("alarm_kind", "警情类别", self.alarm)

    def _add_choice(self, key: str, label: str) -> None:
        choice = self.choices[key] = Choice()
        choice.picked.connect(lambda value, key=key: self.classed.emit(key, value))
        self._add_row(key, label, choice)

    def _add_row(self, key: str, label: str, field: QWidget) -> None:
        field.setObjectName(f"class.{key}")
        field.setAccessibleName(label)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(theme.px(14), theme.px(3), theme.px(8), theme.px(3))
        line.setSpacing(theme.px(8))
        words = Muted(label)
        words.setFixedWidth(theme.px(_LABEL_WIDTH))
        line.addWidget(words)
        line.addWidget(field, 1)
        self.add(row)

    def focus(self, key: str) -> bool:
        """Put the cursor on one class, and say whether it is shown."""
        if key in self.choices:
            self.choices[key].setFocus()
        return key in self.choices
