"""Instalments of a clause: one line a payment, and a row that sets them out evenly from a count and a first day."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.clause_fields import quiet

Plan = Callable[[str, str], Sequence[Any]]


class ClauseParts(QWidget):
    """``typed`` after each key; ``asked`` carries count and first day when they shall be set out."""

    typed = Signal()
    asked = Signal(str, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count, self.first = Line(placeholder="几期"), Line(placeholder="首期日期")
        self.count.setObjectName(f"clause.{number}.parts.count")
        self.first.setObjectName(f"clause.{number}.parts.first")
        self.count.setAccessibleName("分几期")
        self.first.setAccessibleName("首期日期")
        self.set_out = quiet("按月排", f"clause.{number}.parts.plan", self._ask)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(Label("分期"))
        row.addWidget(self.count, 1)
        row.addWidget(self.first, 2)
        row.addWidget(self.set_out)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addLayout(self._rows)
        more = quiet("加一期", f"clause.{number}.parts.add", self.add)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: list[tuple[Line, Line, QWidget]] = []

    def _ask(self) -> None:
        self.asked.emit(self.count.text(), self.first.text())

    def show_parts(self, parts: Sequence[Any]) -> None:
        """Show other instalments in the place of those that are there."""
        for part in tuple(self.rows):
            self._take(part)
        for each in parts:
            self._append(each.due, each.amount)
        if self.rows:
            self.show()

    def add(self) -> None:
        """Put an empty instalment at the end, with the cursor in it."""
        self.show()
        self._append("", "")
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def values(self) -> list[dict[str, str]]:
        """Return the instalments as typed."""
        return [{"due": day.text(), "amount": fen.text()} for day, fen, _row in self.rows]

    def _append(self, due: str, amount: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        count = len(self.rows) + 1
        label = Label(f"第 {count} 期")
        label.setProperty("kind", "muted")
        day, fen = Line(placeholder="应付日"), Line(placeholder="金额")
        fen.setAlignment(Qt.AlignmentFlag.AlignRight)
        day.setText(due)
        fen.setText(amount)
        day.setAccessibleName(f"第 {count} 期应付日")
        fen.setAccessibleName(f"第 {count} 期金额")
        for field in (day, fen):
            field.typed.connect(lambda _text: self.typed.emit())
        line.addWidget(label)
        line.addWidget(day, 1)
        line.addWidget(fen, 1)
        part = (day, fen, row)
        line.addWidget(quiet("删去", "part.out", lambda: self._drop(part)))
        self._rows.addWidget(row)
        self.rows.append(part)

    def _drop(self, part: tuple[Line, Line, QWidget]) -> None:
        self._take(part)
        for number, (_day, _fen, row) in enumerate(self.rows, start=1):
            label = row.findChild(QLabel)
            assert label is not None, "each row begins with its count"
            label.setText(f"第 {number} 期")
        self.typed.emit()

    def _take(self, part: tuple[Line, Line, QWidget]) -> None:
        self.rows.remove(part)
        self._rows.removeWidget(part[2])
        part[2].hide()
        part[2].deleteLater()
