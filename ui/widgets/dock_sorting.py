"""The dock of 民警后梳理: the knot and what to ask for it, how much is left to sort, 无争议, 争议, 焦点."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.column_card import ColumnCard
from ui.widgets.dock_panel import Panel, plain
from ui.widgets.knot import Knot
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.record import Line


class SortingPanel(Panel):
    """``sorted_to`` and ``moved`` carry a line's id; ``caused`` the root cause, ``asked`` a question for the record."""

    caused = Signal(str)
    asked = Signal(str)
    sorted_to = Signal(object, str)
    moved = Signal(object, int)
    sought = Signal()

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("sorting", parent)
        self.leads = Muted(wrap=True)
        self.leads.setObjectName("sorting.leads")
        self.knot = Knot()
        self.knot.caused.connect(self.caused)
        self.knot.asked.connect(self.asked)
        self.cause, self.problem = self.knot.field, self.knot.problem
        self.left = Muted()
        self.left.setObjectName("sorting.left")
        self.go = plain("去归类　Alt+0", "sorting.go", kind="quiet")
        self.go.setToolTip("到下一条没有归类的，按 1 2 3 归入；Shift+↑↓ 一次选几条")
        self.go.clicked.connect(self.sought)
        line = QHBoxLayout()
        line.addWidget(self.left, 1)
        line.addWidget(self.go)
        self.column.addWidget(self.leads)
        self.column.addWidget(self.knot)  # the gate waits for it: always in sight
        self.column.addLayout(line)
        self.cards = {name: ColumnCard(name, str(place)) for place, name in enumerate(columns, start=1)}
        for card in self.cards.values():
            card.sorted_to.connect(self.sorted_to)
            card.moved.connect(self.moved)
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_cause(self, words: str) -> None:
        """Show the root cause, unless it is being typed."""
        self.knot.show_cause(words)

    def show_sorted(self, lines: "dict[str, list[Line]]", unsorted: int) -> None:
        """Show the columns, and how many lines of the first phase stand in none."""
        for name, card in self.cards.items():
            card.show_lines(lines[name])
        done = any(lines.values())
        self.left.setText(
            f"还有 {unsorted} 条没有归类" if unsorted else "说理的话都归类了" if done else "没有要归类的话"
        )
        self.go.setVisible(bool(unsorted))

    def ask_cause(self, sentence: str) -> None:
        """Say that the gate waits for the root cause, and go there."""
        self.knot.ask(sentence)
        self.verticalScrollBar().setValue(0)
