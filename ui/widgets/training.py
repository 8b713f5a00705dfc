"""练习: a published case in a room that looks like the real one; Space goes on, and nothing is ever written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Tag
from ui.widgets.phase_steps import PhaseSteps, Step
from ui.widgets.record_view import RecordView
from ui.widgets.training_coach import CoachCard

if TYPE_CHECKING:
    from ui.viewmodels.training import Training

_FORWARD = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Right})
_NUMBERS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class TrainingRoom(QWidget):
    """Steps through one lesson; ``left`` asks to go back to the list."""

    left = Signal()

    def __init__(self, training: "Training", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.training = training
        self.setObjectName("training")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("练习")
        self.back_to_list = plain("‹ 返回", "training.left", kind="quiet")
        self.lessons = Choice([(each.key, each.title) for each in training.lessons])
        self.lessons.setObjectName("training.lesson")
        self.lessons.setAccessibleName("选一个案例")
        self.steps = PhaseSteps()
        self.steps.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.record = RecordView()
        self.record.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.record.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.record.sortable = self.record.clocked = False
        self.coach = CoachCard()
        self.previous = plain("← 上一行", "training.back")
        self.next = plain("下一行　空格", "training.next", kind="main")
        self._lay_out()
        self._wire()
        if training.lessons:
            self.begin(training.lessons[0].key)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.back_to_list)
        head.addWidget(self.lessons, 1)
        head.addWidget(Tag("练习，什么都不写入", "accent"))
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(1), theme.px(8), theme.px(1), theme.px(8))
        inside.addWidget(self.record)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        side = QVBoxLayout()
        side.setSpacing(theme.px(10))
        side.addWidget(self.coach, 1)
        side.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addWidget(card, 9)
        middle.addLayout(side, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addLayout(middle, 1)

    def _wire(self) -> None:
        for button in (*self.steps.findChildren(QAbstractButton), self.previous, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of a lesson are the room's own
        self.back_to_list.clicked.connect(self.left)
        self.lessons.picked.connect(self.begin)
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.coach.answered.connect(self.answer)

    def begin(self, key: str) -> None:
        """Begin a lesson."""
        self.training.choose(key)
        self.lessons.set_value(key)
        self.show_step()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go on by a line; at an open question show what the report did, behind the last the next case."""
        if self.training.over:
            self.begin(self.training.following)
            return
        self.training.forward()
        self.show_step()

    def go_back(self) -> None:
        """Go back by a line."""
        self.training.back()
        self.show_step()

    def answer(self, option: int) -> None:
        """Answer the open question."""
        self.training.answer(option)
        self.show_step()

    def show_step(self) -> None:
        """Show where the learner stands."""
        training = self.training
        if not training.steps:
            return
        self.steps.show_steps([Step(*each) for each in training.phases()])
        self.record.sides = training.sides()
        self.record.show_entries(training.entries())
        self.record.verticalScrollBar().setValue(self.record.verticalScrollBar().maximum())
        self.coach.show_coach(training.coach(), training.score if training.over else None)
        self.previous.setEnabled(training.at > 0)
        said = "看报道怎么做" if training.asking else "下一个案例" if training.over else "下一行"
        self.next.setText(f"{said}　空格")

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or → goes on, ← back, a number answers, Esc leaves."""
        if event.key() in _FORWARD:
            self.go_on()
        elif event.key() == Qt.Key.Key_Left:
            self.go_back()
        elif event.key() in _NUMBERS:
            self.answer(event.key() - Qt.Key.Key_1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
