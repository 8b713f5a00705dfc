"""宣读: the clauses in large type, one key a clause, and what each party says to them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.clause_diff import Changes
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Strong
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.reading import Clause, Heard, Readings, View
    from ui.widgets.sitting_room import Room

AGREES = "听清，同意"
LARGE = 18


class Read(QFrame):
    """One clause: read, being read, or still to be read."""

    def __init__(self, clause: "Clause", *, current: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty("tone", "accent" if current else "")
        words = self.words = Label(clause.text)
        words.setWordWrap(True)
        tone = "muted" if clause.at else "text"
        words.setStyleSheet(f"font-size: {theme.px(LARGE)}px; color: {theme.color(tone).name()};")
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        column.addWidget(words)
        if clause.at:
            column.addWidget(Muted(f"✓ {clause.at} 已读"))


class Answer(QFrame):
    """What one party says: one tick, or the words of what is wrong."""

    def __init__(self, heard: "Heard", tool: "ReadingTool") -> None:
        super().__init__()
        self.tick = Check(AGREES)
        self.tick.setChecked(heard.value == AGREES)
        self.tick.setAccessibleName(f"{heard.name} {AGREES}")
        self.tick.picked.connect(lambda _on: tool.confirm(heard.party_id))
        self.wrong = plain("哪里不对", f"reading.wrong.{heard.name}", kind="quiet")
        self.wrong.clicked.connect(self.ask)
        self.words = Line(placeholder=f"{heard.name}说哪里不对，Enter 记下")
        self.words.setText(heard.words)
        self.words.submitted.connect(lambda: tool.object_to(heard.party_id, self.words.text()))
        line = QHBoxLayout()
        line.addWidget(Strong(heard.name))
        line.addStretch(1)
        line.addWidget(Muted(heard.clock))
        line.addWidget(self.tick)
        line.addWidget(self.wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(line)
        column.addWidget(self.words)
        self.words.setVisible(bool(heard.words))

    def ask(self) -> None:
        """Ask what is wrong."""
        self.words.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)


class ReadingTool(Tool):
    """The reading aloud."""

    def __init__(self, room: "Room", readings: "Readings") -> None:
        super().__init__(room, "reading")
        self.readings = readings
        self.shown: View | None = None
        self.reader = Choice([(name, name) for name in readings.readers()], editable=True)
        self.reader.setObjectName("reading.reader")
        self.reader.setAccessibleName("宣读人")
        self.next = plain("", "reading.next", kind="main")
        self.next.clicked.connect(self.read_on)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Muted("宣读人"))
        head.addWidget(self.reader, 1)
        head.addWidget(self.next)
        self.state = Strong(wrap=True)
        self.changes = Changes("reading.changes")
        self.changes.taken.hide()
        self.problem = Problem()
        self._clauses, self._parties = QVBoxLayout(), QVBoxLayout()
        self.column.addLayout(head)
        self.column.addWidget(self.state)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.changes)
        for rows in (self._clauses, self._parties):
            rows.setSpacing(theme.px(6))
            self.column.addLayout(rows)
        self.column.addStretch(1)
        self.clauses: list[Read] = []
        self.answers: dict[UUID, Answer] = {}

    def show_room(self) -> None:
        """Show the clauses as they stand and how far they were read."""
        view = self.readings.read()
        if view == self.shown:
            return
        first = self.shown is None
        self.shown = view
        if first or not self.reader.value():
            self.reader.set_value(view.reader)
        self._show_clauses(view)
        self.state.setText("✓ 各方都听清、同意" if view.clauses and not view.warning else view.warning)
        tone = "good" if view.clauses and not view.warning else "warn"
        self.state.setStyleSheet(f"color: {theme.color(tone).name()};")
        self.changes.show_changes(view.changes)
        typed = {key: each.words.text() for key, each in self.answers.items() if each.words.isVisibleTo(each)}
        for answer in self.answers.values():
            self._parties.removeWidget(answer)
            answer.hide()
            answer.deleteLater()
        self.answers = {}
        for heard in view.heard if view.clauses else ():
            made = Answer(heard, self)
            made.setEnabled(not view.changes)
            made.tick.setEnabled(view.whole)
            if not heard.words and typed.get(heard.party_id):
                made.words.setText(typed[heard.party_id])
                made.words.show()
            self._parties.addWidget(made)
            self.answers[heard.party_id] = made

    def _show_clauses(self, view: "View") -> None:
        for card in self.clauses:
            self._clauses.removeWidget(card)
            card.hide()
            card.deleteLater()
        at = next((place for place, each in enumerate(view.clauses) if not each.at), None)
        self.clauses = [Read(each, current=place == at) for place, each in enumerate(view.clauses)]
        for card in self.clauses:
            self._clauses.addWidget(card)
        self.next.setVisible(at is not None or bool(view.changes))
        self.next.setText("按现在的条款请各方确认")
        if at is not None:
            whole = at == len(view.clauses) - 1
            self.next.setText(
                "读完最后一条" if whole else f"读完{view.clauses[at].text.split('　')[0]}，下一条"
            )
            if self.isVisible():
                self.column.activate()
                self.ensureWidgetVisible(self.clauses[at])

    def arrive(self) -> None:
        """Let the space bar read on."""
        if self.next.isVisibleTo(self):
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_on(self) -> None:
        """Mark the clause that was just read; where all are read, go to the parties."""
        if self._do(lambda: self.readings.read_on(self.reader.value())) and not self.next.isVisibleTo(self):
            first = next(iter(self.answers.values()), None)
            if first is not None:
                first.tick.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(first)

    def confirm(self, party_id: UUID) -> None:
        """Record a party's tick, or take it back."""
        self.shown = None
        self._do(partial(self.readings.confirm, party_id))

    def object_to(self, party_id: UUID, words: str) -> None:
        """Record what a party finds wrong."""
        self._do(lambda: self.readings.object_to(party_id, words))

    def _do(self, deed: Callable[[], object]) -> bool:
        def say(_field: str, sentence: str) -> bool:
            self.problem.say(sentence)
            return True

        self.problem.say("")
        self.room.saver.flush()
        return self.room.do(deed, say)


def open(room: "Room") -> ReadingTool:  # noqa: A001 -- the contract of the tools
    """Open the tool in a room."""
    from ui.viewmodels import reading  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ReadingTool(room, reading.Readings(room.parts))


TOOL = ToolSpec("reading", "宣读", order=80, open=open, phases=("警民共谈理",))
