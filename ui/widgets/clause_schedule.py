"""The schedule of a clause: a household or a worker in two lines, typed or pasted from a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.clause_fields import labelled, quiet

if TYPE_CHECKING:
    from models.clauses import Blank

_ACROSS = 4


class ClauseSchedule(QWidget):
    """``typed`` after each key; ``pasted`` carries what was copied elsewhere."""

    typed = Signal()
    pasted = Signal(str)

    def __init__(
        self, number: int, columns: "Sequence[Blank]", rows: Sequence[Mapping[str, str]], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._columns = tuple(columns)
        head = QHBoxLayout()
        head.addWidget(Label("附表"), 1)
        head.addWidget(quiet("粘贴表格", f"clause.{number}.schedule.paste", self._paste))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addLayout(self._rows)
        more = quiet("加一行", f"clause.{number}.schedule.add", self.add)
        more.setToolTip("一户（一人）一行；填了数量和单价，金额可以不填")
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: list[tuple[dict[str, Line], QWidget]] = []
        self.show_rows(rows or ({},))

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show other lines in the place of those that are there."""
        for row in tuple(self.rows):
            self._take(row)
        for values in rows:
            self._append(values)

    def add(self) -> None:
        """Put an empty line at the end, with the cursor in it; what and unit go on as in the line before."""
        before = self.values()[-1] if self.rows else {}
        self._append({key: before.get(key, "") for key in ("what", "unit", "price", "period")})
        next(iter(self.rows[-1][0].values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def values(self) -> list[dict[str, str]]:
        """Return the lines as typed."""
        return [{key: field.text() for key, field in fields.items()} for fields, _row in self.rows]

    def focus(self) -> None:
        """Put the cursor into the last line."""
        if self.rows:
            next(iter(self.rows[-1][0].values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, values: Mapping[str, str]) -> None:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(4))
        for place, stretch in enumerate((3, 2, 4, 3, 1)):
            grid.setColumnStretch(place, stretch)
        fields: dict[str, Line] = {}
        for place, column in enumerate(self._columns):
            label = column.label.removesuffix("（元）")
            field = Line()
            field.setAccessibleName(f"附表第 {len(self.rows) + 1} 行{column.label}")
            field.setText(str(values.get(column.key, "")))
            field.setMinimumWidth(theme.px(40))
            if column.kind in {"money", "number"}:
                field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.typed.connect(lambda _text: self.typed.emit())
            if place < 2:  # noqa: PLR2004 -- who and what stand in the first line, the numbers in the second
                grid.addLayout(labelled(label, field), 0, place * 2, 1, 2)
            else:
                last = place == len(self._columns) - 1
                grid.addLayout(
                    labelled(label, field), 1, place - 2, 1, 2 if last else 1
                )  # the sum has room under 删去
            fields[column.key] = field
        line = (fields, row)
        out = quiet("删去", "schedule.out", lambda: self._drop(line))
        grid.addWidget(out, 0, _ACROSS, Qt.AlignmentFlag.AlignBottom)
        self._rows.addWidget(row)
        self.rows.append(line)

    def _paste(self) -> None:
        self.pasted.emit(QGuiApplication.clipboard().text())

    def _drop(self, row: tuple[dict[str, Line], QWidget]) -> None:
        self._take(row)
        self.typed.emit()

    def _take(self, row: tuple[dict[str, Line], QWidget]) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row[1])
        row[1].hide()
        row[1].deleteLater()
