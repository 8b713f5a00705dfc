"""The dock of 民警后梳理: 无争议, 争议, 焦点; the root cause; the law in plain words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Panel, Problem, plain
from ui.widgets.labels import Muted, SectionTitle

if TYPE_CHECKING:
    from models.record import Line


class ColumnCard(Card):
    """One column of 梳理 with the lines that were moved to it."""

    taken_out = Signal(object)

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, padding=12)
        self.name = name
        self.count = Muted()
        mark = Label(key)
        mark.setProperty("kind", "key")
        self.title_line.addWidget(self.count)
        self.title_line.addWidget(mark)
        self._rows: list[QWidget] = []
        self.texts: tuple[str, ...] = ()

    def show_lines(self, lines: "Sequence[Line]") -> None:
        """List the lines; × takes one out again."""
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self.texts = tuple(line.text for line in lines)
        self.count.setText(f"{len(lines)} 条" if lines else "")
        for line in lines:
            self._add(line)
        if not lines:
            empty = Muted(f"在笔录里选一行，按 {['无争议', '争议', '焦点'].index(self.name) + 1} 归入这里。")
            self.body.addWidget(empty)
            self._rows.append(empty)

    def _add(self, line: "Line") -> None:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(6))
        words = Label(f"{line.speaker}：{line.text}")
        words.setWordWrap(True)
        out = plain("×", f"sorting.out.{line.seq}", kind="quiet")
        out.setAccessibleName("移出")
        out.setToolTip("移出这一栏，笔录不变")
        out.clicked.connect(lambda: self.taken_out.emit(line.id))
        inside.addWidget(words, 1)
        inside.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)
        self._rows.append(row)


class SortingPanel(Panel):
    """Columns, 症结 and law."""

    caused = Signal(str)
    cited = Signal(str)
    taken_out = Signal(object, str)

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("sorting", parent)
        self.cause_title = SectionTitle("根本原因（症结）")
        self.cause = Words(lines=2, placeholder="双方到底为什么争：查到根子上再谈")
        self.cause.setObjectName("root_cause")
        self.cause.setAccessibleName("根本原因（症结）")
        self.problem = Problem()
        self.cause.left.connect(lambda: self.caused.emit(self.cause.text()))
        self.cause.submitted.connect(lambda: self.caused.emit(self.cause.text()))
        self.cause.typed.connect(lambda _text: self._clear())
        self.cards = {name: ColumnCard(name, str(place)) for place, name in enumerate(columns, start=1)}
        for part in (self.cause_title, self.cause, self.problem):  # the gate waits for it: always in sight
            self.column.addWidget(part)
        for name, card in self.cards.items():
            card.taken_out.connect(lambda line_id, name=name: self.taken_out.emit(line_id, name))
            self.column.addWidget(card)
        self.column.addWidget(SectionTitle("法条"))
        self.law = Choice(editable=True, placeholder="选一条，或写一句群众听得懂的话")
        self.law.setObjectName("law")
        self.law.setAccessibleName("法条")
        self.cite = plain("记入笔录", "law.cite")
        self.cite.clicked.connect(lambda: self.cited.emit(self.law.value()))
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self.law, 1)
        line.addWidget(self.cite)
        self.column.addLayout(line)
        self.evidence = Muted(wrap=True)
        self.column.addWidget(self.evidence)
        self.column.addStretch(1)

    def _clear(self) -> None:
        self.problem.say("")
        self.cause.mark(bad=False)

    def show_cause(self, words: str) -> None:
        """Show the root cause, unless it is being typed."""
        if not self.cause.hasFocus() and words != self.cause.text():
            self.cause.setText(words)

    def show_sorted(self, lines: "dict[str, list[Line]]", evidence: "Sequence[Line]") -> None:
        """Show the columns, and what was noted as evidence."""
        for name, card in self.cards.items():
            card.show_lines(lines[name])
        said = "\n".join(
            f"{place}. {line.speaker}：{line.text}" for place, line in enumerate(evidence, start=1)
        )
        self.evidence.setText(f"证据 {len(evidence)}\n{said}" if evidence else "")
        self.evidence.setVisible(bool(evidence))

    def ask_cause(self, sentence: str) -> None:
        """Say that the gate waits for the root cause, and go there."""
        self.problem.say(sentence)
        self.cause.mark(bad=True)
        self.cause.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)
