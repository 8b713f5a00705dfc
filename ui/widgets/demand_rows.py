"""诉求: rows of who wants what and how much; one empty row always waits at the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label

_LABELS = (("谁", 2), ("要什么", 8), ("金额", 2))


class DemandRow(QWidget):
    """One demand."""

    changed = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = Choice(placeholder="谁")
        self.what = Line(placeholder="要什么")
        self.amount = Line(placeholder="没有可不填")
        self.what.setObjectName("what")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.away = QPushButton()
        self.away.setProperty("kind", "quiet")
        self.away.setIcon(icons.icon("close"))
        self.away.setAccessibleName("去掉这一条诉求")
        self.away.setFixedWidth(theme.px(34))
        self.note = Label()
        self.note.setProperty("kind", "problem")
        self.note.setWordWrap(True)
        self.note.hide()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for column, (part, (_label, span)) in enumerate(
            zip((self.who, self.what, self.amount), _LABELS, strict=True)
        ):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(part, 0, column)
            grid.setColumnStretch(column, span)
        grid.addWidget(self.away, 0, 3)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(theme.px(4))
        column_of.addLayout(grid)
        column_of.addWidget(self.note)
        self.who.picked.connect(lambda _value: self.changed.emit())
        for line in (self.what, self.amount):
            line.typed.connect(lambda _text: self._typed())
            line.left.connect(self.left)
        self.away.clicked.connect(self.removed)

    def _typed(self) -> None:
        self.set_problem("", "")
        self.changed.emit()

    def set_problem(self, key: str, sentence: str) -> None:
        """Show what is wrong under the row; an empty sentence takes it away."""
        self.what.mark(bad=bool(sentence) and key == "text")
        self.amount.mark(bad=bool(sentence) and key == "amount")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def lock(self) -> None:
        """Show a demand that is on record: it is read, not typed into."""
        self.who.setEnabled(False)
        self.what.setReadOnly(True)
        self.amount.setReadOnly(True)
        self.away.setVisible(False)


class DemandRows(QWidget):
    """All demands; ``changed`` after each key, with ``values()`` as (who, what, amount)."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DemandRow] = []
        self._people: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(10)
        for label, span in _LABELS:
            made = Label(label)
            made.setProperty("kind", "label")
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            head.addWidget(made, span)
        head.addSpacing(theme.px(34))
        self._column.addLayout(head)

    def load(self, asks: Sequence[tuple[str, str, str, bool]], people: tuple[tuple[str, str], ...]) -> None:
        """Show (who, what, amount, on record) rows with the people to choose from."""
        self._people = people
        for row in self.rows:
            self._drop(row)
        self.rows.clear()
        for who, what, amount, kept in asks:
            row = self._add()
            row.who.set_value(who)
            row.what.setText(what)
            row.amount.setText(amount)
            if kept:
                row.lock()
        self._wait()

    def offer(self, people: tuple[tuple[str, str], ...]) -> None:
        """Offer other people; a row keeps its own while that is still there."""
        if people == self._people:
            return
        self._people = people
        for row in self.rows:
            row.who.set_choices(people)

    def values(self) -> list[tuple[str, str, str]]:
        """Return the rows as typed."""
        return [(row.who.value(), row.what.text(), row.amount.text()) for row in self.rows]

    def show_problem(self, place: int, key: str, sentence: str) -> bool:
        """Show what is wrong with a row and go there."""
        if place >= len(self.rows):
            return False
        row = self.rows[place]
        row.set_problem(key, sentence)
        (row.amount if key == "amount" else row.what).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add(self) -> DemandRow:
        row = DemandRow()
        row.setObjectName(f"ask.{len(self.rows)}")
        row.who.set_choices(self._people)
        row.changed.connect(self._change)
        row.left.connect(self.left)
        row.removed.connect(lambda row=row: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _change(self) -> None:
        self._wait()
        self.changed.emit()

    def _wait(self) -> None:
        if not self.rows or self.rows[-1].what.text().strip() or self.rows[-1].amount.text().strip():
            self._add()

    def _remove(self, row: DemandRow) -> None:
        self.rows.remove(row)
        self._drop(row)
        self._change()

    def _drop(self, row: DemandRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
