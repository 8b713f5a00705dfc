"""How a sitting ends, and what happened in it: two panels of the dock, so that nothing ever blocks the input."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Panel, Problem, labelled, plain
from ui.widgets.labels import Muted, SectionTitle

if TYPE_CHECKING:
    from models.queries.room import EventCard, Room


class EndingPanel(Panel):
    """Outcome, reason, and the recording where the law asks for it."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ending", parent)
        self.card = Card("结束这场调解", padding=14)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.card.body.addLayout(self._rows)
        self.outcomes: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.reason = Words(lines=3, placeholder="原因和各方最后的意见")
        self.reason.setObjectName("ending.reason")
        self.card.body.addLayout(labelled("原因", self.reason))
        self.video = QWidget()
        inside = QVBoxLayout(self.video)
        inside.setContentsMargins(0, 0, 0, 0)
        self.video_words = Muted("一名民警主持，须登记全程录像（治安管理处罚法第一百零八条）。", wrap=True)
        self.file = Line(placeholder="执法记录仪或系统的文件号")
        self.file.setObjectName("ending.file")
        self.until = Line(placeholder="不填即为现在")
        self.until.setObjectName("ending.until")
        self.continuous = Check("全程连续")
        self.continuous.setObjectName("ending.continuous")
        self.break_reason = Line(placeholder="中断原因；缺失的，相关证据不能作为处罚的根据")
        self.break_reason.setObjectName("ending.interruption")
        inside.addWidget(self.video_words)
        line = QHBoxLayout()
        line.addLayout(labelled("文件号", self.file), 2)
        line.addLayout(labelled("结束时间", self.until), 1)
        inside.addLayout(line)
        inside.addWidget(self.continuous)
        inside.addWidget(self.break_reason)
        self.card.body.addWidget(self.video)
        self.problem = Problem()
        self.card.body.addWidget(self.problem)
        self.cancel = plain("返回", "ending.cancel")
        self.confirm = plain("结束", "ending.confirm", kind="main")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        self.card.body.addLayout(buttons)
        self.cancel.clicked.connect(self.cancelled)
        self.confirm.clicked.connect(self.confirmed)
        self.continuous.toggled.connect(lambda on: self.break_reason.setVisible(not on))
        self.continuous.setChecked(True)
        self.break_reason.hide()

    def ask(self, outcomes: Sequence[str], chosen: str, *, video: bool, sentence: str = "") -> None:
        """Ask for the outcome, the one chosen lit."""
        for button in self.outcomes.values():
            self._group.removeButton(button)
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.outcomes = {}
        for outcome in outcomes:
            button = plain(outcome, f"ending.outcome.{outcome}", kind="tab")
            button.setCheckable(True)
            button.setChecked(outcome == chosen)
            self._group.addButton(button)
            self._rows.addWidget(button)
            self.outcomes[outcome] = button
        self.video.setVisible(video)
        self.problem.say(sentence)
        (self.file if video else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def outcome(self) -> str:
        """Return the outcome that is lit."""
        return next((name for name, button in self.outcomes.items() if button.isChecked()), "")

    def values(self) -> dict[str, Any]:
        """Return what is typed."""
        return {
            "outcome": self.outcome, "reason": self.reason.text(), "file_number": self.file.text(),
            "ended_at": self.until.text(), "continuous": self.continuous.isChecked(),
            "interruption": self.break_reason.text(),
        }  # fmt: skip

    def show_problem(self, _field: str, sentence: str) -> bool:
        """Show a refusal over the buttons."""
        self.problem.say(sentence)
        return True


class EventsPanel(Panel):
    """Who did what, and the list of what happened."""

    happened = Signal(str, str, object)
    withdrawn = Signal(object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("events", parent)
        self.kind = ""
        self.card = Card("现场事件", padding=14)
        self.warning = Problem()
        self.who = Choice(placeholder="未指明")
        self.who.setObjectName("event.who")
        self.words = Line(placeholder="经过，可不填")
        self.words.setObjectName("event.text")
        self.problem = Problem()
        self.confirm = plain("记下", "event.confirm")
        self.cancel = plain("不记", "event.cancel")
        self.card.body.addWidget(self.warning)
        self.card.body.addLayout(labelled("何人", self.who))
        self.card.body.addLayout(labelled("经过", self.words))
        self.card.body.addWidget(self.problem)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.confirm)
        self.card.body.addLayout(line)
        self.column.addWidget(self.card)
        self.column.addWidget(SectionTitle("已记的事件"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self._shown: list[QWidget] = []
        self.card.hide()
        self.confirm.clicked.connect(lambda: self.happened.emit(self.kind, self.words.text(), self.chosen()))
        self.words.submitted.connect(self.confirm.click)
        self.cancel.clicked.connect(self._give_up)
        self._parties: dict[str, UUID] = {}

    def chosen(self) -> UUID | None:
        """Return the party that was named."""
        return self._parties.get(self.who.value())

    def ask(self, kind: str, around: "Room", *, warning: str = "") -> None:
        """Ask what is to be known of an event of this kind."""
        self.kind = kind
        self.card.title.setText(kind)
        self._parties = {party.name: party.id for party in around.parties}
        self.who.set_choices([("", "未指明"), *((name, name) for name in self._parties)])
        self.who.set_value("")
        self.words.clear()
        self.warning.say(warning)
        self.problem.say("")
        self.words.setPlaceholderText("做了什么" if warning else "经过，可不填")
        self.card.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.card.hide()
        self.cancelled.emit()

    def show_events(self, events: "Sequence[EventCard]", words: "Callable[[EventCard], str]") -> None:
        """List what happened; each can be withdrawn with a reason."""
        for row in self._shown:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = []
        for event in events:
            row = EventRow(event.id, words(event), withdrawable=not event.withdrawn)
            row.withdrawn.connect(self.withdrawn)
            self._rows.addWidget(row)
            self._shown.append(row)
        if not events:
            empty = Muted("还没有。迟到、离席、情绪失控、新证据等从上方“现场事件”记下。", wrap=True)
            self._rows.addWidget(empty)
            self._shown.append(empty)


class EventRow(QWidget):
    """One event; 撤销 opens the line for the reason."""

    withdrawn = Signal(object, str)

    def __init__(
        self, event_id: UUID, words: str, *, withdrawable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        label = Label(words)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        self.reason = Line(placeholder="撤销原因，Enter 确认")
        self.reason.setAccessibleName("撤销原因")
        self.reason.hide()
        if withdrawable:
            undo = plain("撤销", "event.undo", kind="quiet")
            undo.clicked.connect(self._open)
            line.addWidget(undo)
        column.addLayout(line)
        column.addWidget(self.reason)
        self.reason.submitted.connect(lambda: self.withdrawn.emit(event_id, self.reason.text()))

    def _open(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
