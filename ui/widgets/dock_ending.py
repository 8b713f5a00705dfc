"""How a sitting ends: a panel of the dock, so that nothing ever blocks the input."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.forms.line import Line, Words
from ui.widgets.card import Card
from ui.widgets.dock_panel import Panel, Problem, labelled, plain
from ui.widgets.labels import Muted
from ui.widgets.next_sitting import NextSitting
from ui.widgets.whole_film import WholeFilm

if TYPE_CHECKING:
    from ui.viewmodels.sitting_events import Preview


@dataclass(frozen=True)
class Around:
    """What the panel shows beside the outcomes: which means another day and which that nothing was agreed, places,
    reasons, what is told.
    """

    adjourn: str = ""
    failed: str = ""
    preview: "Callable[[str], Preview] | None" = None
    places: Sequence[tuple[str, str]] = ()
    again: Sequence[str] = ()
    routes: str = ""


#: What follows from a break or a loss (治安管理处罚法 108).
BROKEN = "录像中断、缺失的，相关证据不能作为处罚的根据。可以如实写明原因后结束。"


class Video(QWidget):
    """The recording of the whole sitting, where one officer presides alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.words = Muted("一名民警主持，须登记全程录像（治安管理处罚法第一百零八条）。", wrap=True)
        self.file = Line(placeholder="执法记录仪或系统的文件号；没有文件的写“缺失”")
        self.file.setObjectName("ending.file")
        self.since = Line(placeholder="不填即为调解开始")
        self.since.setObjectName("ending.since")
        self.until = Line(placeholder="不填即为现在")
        self.until.setObjectName("ending.until")
        self.continuous = WholeFilm("ending.continuous")
        self.break_reason = Line(placeholder="中断、缺失的原因")
        self.break_reason.setObjectName("ending.interruption")
        inside.addWidget(self.words)
        self.consequence = Problem()
        inside.addLayout(labelled("文件号", self.file))
        line = QHBoxLayout()
        line.addLayout(labelled("录像开始", self.since), 1)
        line.addLayout(labelled("录像结束", self.until), 1)
        inside.addLayout(line)
        inside.addLayout(labelled("看过录像：", self.continuous))
        inside.addWidget(self.consequence)
        inside.addWidget(self.break_reason)
        self.continuous.answered.connect(self._show_break)
        self.break_reason.hide()

    def _show_break(self) -> None:
        """Say what follows from a break or a loss as soon as one is told."""
        broken = self.continuous.value() is False
        self.break_reason.setVisible(broken)
        self.consequence.say(BROKEN if broken else "")


class EndingPanel(Panel):
    """Outcome, reason, the next day or what is told, and the recording where the law asks for it."""

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
        self._around = Around()
        self._group = QButtonGroup(self)
        self.reason = Words(lines=3, placeholder="原因和各方最后的意见")
        self.reason.setObjectName("ending.reason")
        self.card.body.addLayout(labelled("原因", self.reason))
        self.next = NextSitting()
        self.card.body.addWidget(self.next)
        self.routes = Muted(wrap=True)
        self.told = Check("已读给各方听，记入笔录")
        self.told.setObjectName("ending.told")
        self.card.body.addWidget(self.routes)
        self.card.body.addWidget(self.told)
        self.untold = Line(placeholder="没有读的，写明原因，如：一方已经离开")
        self.untold.setObjectName("ending.untold")
        self.untold.setAccessibleName("没有告知的原因")
        self.card.body.addWidget(self.untold)
        self.told.toggled.connect(lambda _on: self._show_parts())
        self.video = Video()
        self.file, self.until = self.video.file, self.video.until
        self.continuous, self.break_reason = self.video.continuous, self.video.break_reason
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

    def ask(
        self, outcomes: Sequence[str], chosen: str, around: Around, *, video: bool, sentence: str = ""
    ) -> None:
        """Ask for the outcome, the one chosen lit."""
        self._around = around
        self.next.ask(around.places, around.again, around.preview)
        self.routes.setText(around.routes)
        self.told.setChecked(False)
        self.untold.setText("")
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
            button.toggled.connect(self._show_parts)
            self._group.addButton(button)
            self._rows.addWidget(button)
            self.outcomes[outcome] = button
        self.video.setVisible(video)
        self._show_parts()
        self.problem.say(sentence)
        first = self.reason if chosen else next(iter(self.outcomes.values()), self.reason)
        first.show()  # a layout shows what is new to it only later, and what is hidden takes no keys
        (self.file if video else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        """Show what belongs to the outcome that is lit."""
        lit, around = self.outcome, self._around
        without = bool(lit) and lit in self.outcomes and len(self.outcomes) > 1
        self.next.setVisible(without and lit == around.adjourn)
        told = without and lit != around.adjourn and bool(around.routes)
        self.routes.setVisible(told)
        self.told.setVisible(told)
        self.untold.setVisible(told and lit == around.failed and not self.told.isChecked())
        self.confirm.setText("休会" if self.next.isVisibleTo(self) else "结束")

    @property
    def outcome(self) -> str:
        """Return the outcome that is lit."""
        return next((name for name, button in self.outcomes.items() if button.isChecked()), "")

    def values(self) -> dict[str, Any]:
        """Return what is typed."""
        return {
            "outcome": self.outcome, "reason": self.reason.text(), "file_number": self.file.text(),
            "started_at": self.video.since.text(), "ended_at": self.until.text(), "continuous": self.continuous.value(),
            "interruption": self.break_reason.text(),
            "routes_told": self.told.isVisibleTo(self) and self.told.isChecked(),
            "untold": self.untold.text() if self.untold.isVisibleTo(self) else "",
            **(self.next.values() if self.next.isVisibleTo(self) else {}),
        }  # fmt: skip

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field, else over the buttons."""
        beside = self.next.show_problem(field, sentence)
        self.problem.say("" if beside else sentence)
        if field == "recording":
            self.video.show()
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == "routes_told":
            self.told.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not beside and field == "reason":
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
