"""问话: the open questions for this type of dispute; one key puts one on record and hands the line to the party."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.forms.choices import Choice
from ui.widgets.dock_panel import Problem
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.question_row import QuestionRow
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.questions import Questions, Row
    from ui.viewmodels.sitting_parts import Parts
    from ui.widgets.sitting_room import Room

STATEMENTS, SORTING = "群众先说理", "民警后梳理"
FACT = "事实"
#: A second digit may follow the first within this time: 12 is not 1 and 2.
DIGITS_MS = 600


class QuestionsTool(Tool):
    """Who is asked, and the questions in groups."""

    def __init__(self, room: "Room", questions: "Questions") -> None:
        super().__init__(room, "questions")
        self.questions = questions
        self.whom = Choice(questions.parties())
        self.whom.setObjectName("questions.whom")
        self.whom.setAccessibleName("问谁")
        self.problem = Problem()
        self.rows: dict[str, QuestionRow] = {}
        self.shown: dict[str, Row] = {}
        self._digits = ""
        self._wait = QTimer(self, singleShot=True, interval=DIGITS_MS)
        self._wait.timeout.connect(self._take_digits)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Muted("问"))
        head.addWidget(self.whom, 1)
        self.column.addLayout(head)
        self.column.addWidget(Muted("Enter 或按号码：问话记入笔录，输入行交给被问的人", wrap=True))
        self.column.addWidget(self.problem)
        self._build()
        self.column.addStretch(1)
        self.room.line.typed.connect(self._follow)
        self._follow()

    def _build(self) -> None:
        for group in self.questions.groups():
            self.column.addWidget(SectionTitle(group.title))
            for row in group.rows:
                made = QuestionRow(row)
                made.asked.connect(self.ask)
                made.entered.connect(self.enter)
                made.walked.connect(self._walk)
                made.typed.connect(self._type)
                self.rows[row.key] = made
                self.column.addWidget(made)
            if group.note:
                self.column.addWidget(Muted(group.note, wrap=True))

    def _follow(self) -> None:
        """Ask whoever speaks at the input line, unless that is nobody of the parties."""
        party = self.questions.party_of_voice(self.room.line.voice.name)
        if party:
            self.whom.set_value(party)
        elif not self.whom.value():
            self.whom.setCurrentIndex(0)

    # deeds

    def ask(self, key: str) -> None:
        """Put a question on record and hand the input line to the party."""
        row, party = self.shown[key], self.whom.value()
        if self._do(lambda: self.questions.ask(row, party)):
            self.hand_line_to(party)

    def enter(self, key: str) -> None:
        """Enter what the party brought into the catalogue."""
        row, party = self.shown[key], self.whom.value()
        self._do(lambda: self.questions.enter(row, party))

    def hand_line_to(self, party_id: str) -> None:
        """Make the input line the party's, its words facts; words half typed keep speaker and kind."""
        line = self.room.line
        if not line.text and party_id:
            name = next(each.name for each in self.room.parts.room.parties if each.id == UUID(party_id))
            line.choose_voice(next(place for place, voice in enumerate(line.voices) if voice.name == name))
            if line.kind != FACT:
                line.choose_kind(FACT)
        line.typed.emit()  # the note dropped the draft of what is half typed: keep it again
        line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, deed: Callable[[], object]) -> bool:
        self.problem.say("")
        return self.room.do(deed, self._say)

    def _say(self, _field: str, sentence: str) -> bool:
        self.problem.say(sentence)
        return True

    # keys

    def _walk(self, key: str, step: int) -> None:
        keys = [*self.rows]
        there = keys.index(key) + step
        if 0 <= there < len(keys):
            self._stand(keys[there])

    def _stand(self, key: str) -> None:
        self.rows[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.rows[key])

    def _type(self, digit: str) -> None:
        self._digits += digit
        if int(self._digits) * 10 > len(self.rows):
            self._take_digits()
        else:
            self._wait.start()

    def _take_digits(self) -> None:
        self._wait.stop()
        typed, self._digits = self._digits, ""
        key = next((key for key, row in self.shown.items() if str(row.number) == typed), "")
        if key:
            self.ask(key)

    # showing

    def arrive(self) -> None:
        """Stand on the first question that was not put."""
        key = next((key for key, row in self.shown.items() if not row.asked), "")
        if key:
            self._stand(key)

    def show_room(self) -> None:
        """Tick what was put."""
        self.shown = {row.key: row for group in self.questions.groups() for row in group.rows}
        for key, row in self.shown.items():
            self.rows[key].show_row(row)


def open(room: "Room") -> QuestionsTool:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels.questions import Questions  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return QuestionsTool(room, Questions(room.parts))


def _count(parts: "Parts") -> int:
    from ui.viewmodels.questions import unasked  # noqa: PLC0415 -- as above

    return unasked(parts)


TOOL = ToolSpec("questions", "问话", order=20, open=open, phases=(STATEMENTS, SORTING), count=_count)
