"""任务: which unit does what by when, typed at the end of a joint mediation; the paper is J07 on 文书."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Elided, Muted
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from ui.viewmodels.jointtasks import Row, Tasks
    from ui.widgets.sitting_room import Room

EMPTY = "几个单位一起调解的，在这里给每个单位记下任务和时限；会后在“文书”打印《大调解任务清单》，各单位签名。"


class Task(QFrame):
    """One task: who, what, by when; it can be written anew or taken off with a reason."""

    amended = Signal()
    withdrawn = Signal(str)

    def __init__(self, place: int, row: "Row") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty("tone", "good" if row.feedback else "")
        self.setObjectName(f"task.{place}")
        who = Elided(f"{place}　{row.unit}　{row.person}".strip())
        who.setProperty("kind", "strong")
        head = QHBoxLayout()
        head.addWidget(who, 1)
        head.addWidget(Muted(row.day))
        self.amend = plain("修改", f"task.{place}.amend", kind="quiet")
        self.amend.clicked.connect(self.amended)
        self.out = plain("去掉", f"task.{place}.out", kind="quiet")
        self.out.clicked.connect(self.ask_reason)
        for button in (self.amend, self.out):
            button.setStyleSheet(f"padding: 0 {theme.px(4)}px; min-height: 0;")
            head.addWidget(button)
        deed = Label(row.deed)
        deed.setWordWrap(True)
        self.reason = Line(placeholder="去掉的原因，Enter 确认")
        self.reason.setObjectName(f"task.{place}.reason")
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.reason.text()))
        self.reason.hide()
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(6), gap, theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        for button in (self.amend, self.out):
            button.setVisible(not row.feedback)
        column.addWidget(deed)
        if row.feedback:
            column.addWidget(Muted(f"反馈：{row.feedback}", wrap=True))
        column.addWidget(self.reason)

    def ask_reason(self) -> None:
        """Ask why the task is taken off."""
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class TasksTool(Tool):
    """The task list and the entry of the next one."""

    def __init__(self, room: "Room", tasks: "Tasks") -> None:
        super().__init__(room, "tasks")
        self.tasks = tasks
        self.shown: tuple[Row, ...] | None = None
        self.cards: list[Task] = []
        self._at: UUID | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.empty = Muted(EMPTY, wrap=True)
        self.unit = Choice([(each, each) for each in tasks.units()], editable=True, placeholder="单位")
        self.person = Choice(editable=True, placeholder="责任人")
        self.deed = Line(placeholder="要办的事，Enter 记下")
        self.due = Line(placeholder="如 11-28")
        self.day = Muted()
        self.problem = Problem()
        self.add = plain("记下这一项", "tasks.add")
        self.cancel = plain("取消", "tasks.cancel", kind="quiet")
        self.unit.picked.connect(lambda _name: self._offer_people())
        self.due.typed.connect(lambda typed: self.day.setText(tasks.said_day(typed)))
        for name, field in (
            ("unit", self.unit),
            ("person", self.person),
            ("deed", self.deed),
            ("due", self.due),
        ):
            field.setObjectName(f"tasks.{name}")
        for line in (self.deed, self.due):
            line.submitted.connect(self.put)
        self.add.clicked.connect(self.put)
        self.cancel.clicked.connect(self._fresh)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        for place, (words, field) in enumerate((
            ("责任单位", self.unit), ("责任人", self.person), ("任务", self.deed), ("完成时限", self.due),
        )):  # fmt: skip
            grid.addLayout(labelled(words, field), place // 2, place % 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        foot = QHBoxLayout()
        foot.addWidget(self.day, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        self.cancel.hide()
        self.column.addWidget(self.empty)
        self.column.addLayout(self._rows)
        self.column.addLayout(grid)
        self.column.addLayout(foot)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)

    def arrive(self) -> None:
        """Be ready for the next task."""
        (self.deed if self.unit.value() else self.unit).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_room(self) -> None:
        """Show the list as it is now; what is being typed stays."""
        rows = self.tasks.rows()
        if rows == self.shown:
            return
        self.shown = rows
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.empty.setVisible(not rows)
        for place, row in enumerate(rows, 1):
            card = Task(place, row)
            card.amended.connect(lambda row=row: self._amend(row))
            card.withdrawn.connect(lambda why, row=row: self._do(lambda: self.tasks.withdraw(row.id, why)))
            self._rows.addWidget(card)
            self.cards.append(card)

    def put(self) -> None:
        """Put the typed task on the list, or write the chosen one anew; unit and limit stay for the next."""
        typed = (self.unit.value(), self.person.value(), self.deed.text(), self.due.text())
        at = self._at
        if self._do(lambda: self.tasks.amend(at, *typed) if at else self.tasks.add(*typed)):
            self._at = None
            self.cancel.hide()
            self.add.setText("记下这一项")
            self.deed.clear()
            self.deed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _amend(self, row: "Row") -> None:
        self._at = row.id
        self.unit.set_value(row.unit)
        self._offer_people()
        self.person.set_value(row.person)
        self.deed.setText(row.deed)
        self.due.setText(row.due)
        self.add.setText("改好了")
        self.cancel.show()
        self.deed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fresh(self) -> None:
        self._at = None
        self.cancel.hide()
        self.add.setText("记下这一项")
        self.deed.clear()

    def _offer_people(self) -> None:
        people = self.tasks.people(self.unit.value())
        self.person.set_choices([(each, each) for each in people])
        self.person.set_value(people[0] if len(people) == 1 else "")

    def _do(self, deed: "Callable[[], object]") -> bool:
        def say(field: str, sentence: str) -> bool:
            self.problem.say(sentence)
            named = {"unit": self.unit, "deed": self.deed, "due": self.due}.get(field)
            if named is not None:
                named.setFocus(Qt.FocusReason.OtherFocusReason)
            return True

        self.problem.say("")
        return self.room.do(deed, say)


def open(room: "Room") -> TasksTool:  # noqa: A001 -- the contract of the tools
    """Open the tool in a room."""
    from ui.viewmodels import jointtasks  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return TasksTool(room, jointtasks.Tasks(room.parts))


TOOL = ToolSpec("tasks", "任务", order=60, open=open, phases=("警民共谈理",))
