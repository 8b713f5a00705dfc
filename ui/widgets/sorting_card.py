"""四分 on the intake page: the classes of the dispute, each as suggested until a person chooses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.sorting import Sorting

_LABEL_WIDTH = 62


class SortingCard(RowsCard):
    """``classed(key, value)`` when one is chosen; an empty value is 按建议.

    One line tells the classes, 改 opens their choices; 案由 is always chosen by hand.
    """

    classed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self.alarm: Line | None = None
        self.told = Label()
        self.change = QPushButton("改")
        self._folded = QVBoxLayout()
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
        self.told.setText(
            " · ".join(
                row.chosen or row.suggested for row in told.rows if (row.chosen or row.suggested) != "无"
            )
        )
        self.setVisible(bool(told.rows))

    def _build(self, told: "Sorting", shape: tuple[str, ...]) -> None:
        self.clear()
        self.choices.clear()
        self.alarm, self._shape = None, shape
        self._add_line()
        for row in told.rows:
            self._folded.addWidget(self._choice(row.key, row.label))
        if told.cause is not None:
            self.add(self._choice("cause", "案由"))
        if told.alarm_kind is not None:
            self.alarm = Line(placeholder="代码和名称，可不填")
            self.alarm.typed.connect(lambda text: self.classed.emit("alarm_kind", text))
            self._folded.addWidget(self._row("alarm_kind", "警情类别", self.alarm))

    def _add_line(self) -> None:
        """Put the one line that tells the classes at the head."""
        self.told, self.change, folded = Label(), QPushButton("改"), QWidget()
        self.told.setWordWrap(True)
        self.told.setObjectName("class.told")
        self.change.setObjectName("class.change")
        self.change.setProperty("kind", "quiet")
        self.change.setCheckable(True)
        self.change.setAccessibleName("改四分类别、重点领域、性质")
        self.change.toggled.connect(folded.setVisible)
        self._folded = QVBoxLayout(folded)
        self._folded.setContentsMargins(0, 0, 0, theme.px(4))
        self._folded.setSpacing(0)
        folded.hide()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(theme.px(14), theme.px(2), theme.px(6), theme.px(2))
        line.addWidget(self.told, 1)
        line.addWidget(self.change)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(folded)
        self.add(whole)

    def _choice(self, key: str, label: str) -> QWidget:
        choice = self.choices[key] = Choice()
        choice.picked.connect(lambda value, key=key: self.classed.emit(key, value))
        return self._row(key, label, choice)

    def _row(self, key: str, label: str, field: QWidget) -> QWidget:
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
        return row

    def focus(self, key: str) -> bool:
        """Put the cursor on one class, and say whether it is shown."""
        if key in self.choices:
            self.choices[key].setFocus()
        return key in self.choices
