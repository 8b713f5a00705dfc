"""时间线: everything that happened in the case and will happen, on one line, to narrow and to print."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from ui import actions, theme
from ui.actions import Action
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.asking import AftercarePane
from ui.widgets.course import CourseView
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.course import Course

AHEAD = "ahead"


class CoursePane(AftercarePane):
    """The line under what narrows it; a click on a moment goes where it was or will be done."""

    watches = frozenset(
        {
            "Agreement", "Alarm", "Approval", "Assignment", "Booking", "Case", "Closure", "Confirmation", "Contact",
            "Deadline", "Disposition", "Dossier", "Escalation", "Extension", "FollowUp", "Grading", "Instalment",
            "Invitation", "JointTask", "Obligation", "Offer", "Outreach", "Paper", "Payment", "Reading", "Recognition",
            "Recording", "Referral", "ScanPage", "Sitting", "SittingEvent", "Urging", "Visit",
        }
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Course") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.chips = Chips()
        self.chips.offer(viewmodel.choices)
        self.chips.picked.connect(self._narrow)
        self.ahead = Chips()
        self.ahead.offer(((AHEAD, "只看还没有办的"),))
        self.ahead.picked.connect(self._narrow)
        self.words = QLineEdit()
        self.words.setObjectName("course.words")
        self.words.setPlaceholderText("找字句")
        self.words.setAccessibleName("在时间线里找字句")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._narrow)
        self.print = actions.button(
            Action("course.print", "打印", icon="print", deed=self.guarded(self.print_line)), quiet=True
        )
        self.view = CourseView()
        self.view.setMinimumHeight(theme.px(240))
        self.view.gone.connect(self._go)
        self.none = Muted("没有符合的事项。", wrap=True)
        self.none.hide()
        self.keys = (Action("course.today", "回到今天", shortcut="T", deed=self.view.to_today),)
        self._shape()

    def _shape(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.chips)
        column.addLayout(line)
        column.addWidget(self.none)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def minimumSizeHint(self) -> QSize:
        """Let the frame ask for the height at its own width: the narrowest would break the chips into many lines."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show the line of another case, today in sight; what narrows it stays."""
        self.viewmodel.case_id = case_id
        self.view.show_entries(())
        self.refresh(frozenset())
        QTimer.singleShot(0, self.view, self.view.to_today)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the line anew."""
        del changed
        self.viewmodel.read()
        for kind, count in self.viewmodel.counts.items():
            self.chips.chip(kind).setText(f"{kind} {count}" if count else kind)
            self.chips.chip(kind).setEnabled(count > 0)
        self.set_note(str(self.viewmodel.late or ""))
        self._show()

    def _narrow(self, _said: Any = None) -> None:
        here = self.viewmodel
        here.kinds, here.ahead, here.words = (
            tuple(self.chips.on()),
            AHEAD in self.ahead.on(),
            self.words.text(),
        )
        self._show()
        self.view.to_today()

    def _show(self) -> None:
        entries = self.viewmodel.entries()
        self.view.show_entries(entries)
        self.none.setVisible(not any(entry.sort == "moment" for entry in entries))

    def _go(self, page: str, args: dict[str, Any]) -> None:
        self.context.go(page, **args)

    def print_line(self) -> None:
        """Print the line as it is narrowed."""
        self.context.machine.print_pdf(self.viewmodel.pdf(), title="案件办理时间线")
        self.context.boundary.notice("已送打印机：案件办理时间线。")


def open(context: Context) -> CoursePane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import course  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return CoursePane(context, course.Course(context.store, context.person, today=context.today))


PANE = PaneSpec("course", "时间线", order=70, open=open)
