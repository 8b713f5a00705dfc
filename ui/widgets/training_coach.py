"""Beside the record of a lesson: why this step, what the gate asks, and what the report did."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.training import Coach

KEYS = "空格、→ 下一行　← 上一行　1 2 3 回答　Esc 返回"


class CoachCard(QFrame):
    """``answered`` carries the place of the option that was pressed."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.place = Muted()
        self.question = Strong(wrap=True)
        self.question.setObjectName("training.question")
        self.verdict = Strong(wrap=True)
        self.verdict.setObjectName("training.verdict")
        self.words = Label()
        self.words.setWordWrap(True)
        self.words.setObjectName("training.words")
        self.score = Strong()
        self.score.setObjectName("training.score")
        self.options: list[QPushButton] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        gap = theme.px(14)
        column.setContentsMargins(gap, theme.px(12), gap, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(self.place)
        column.addWidget(self.question)
        column.addLayout(self._choices)
        for part in (self.verdict, self.words, self.score):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(Muted(KEYS, wrap=True))

    def show_coach(self, coach: "Coach", score: tuple[int, int] | None) -> None:
        """Show what is asked or said; the score once the lesson is over."""
        asked = coach.asked
        self.place.setText(f"第 {coach.place.replace(' / ', ' 步，共 ')} 步")
        self.question.setText(asked.text if asked else "")
        self._offer(coach)
        verdict, tone = "", "text"
        if asked and asked.options and not coach.open:
            if coach.right is None:
                verdict = f"报道里是：{asked.options[asked.right]}"
            elif coach.right:
                verdict, tone = "✓ 对", "good"
            else:
                verdict, tone = f"报道里是：{asked.options[asked.right]}", "warn"
        self.verdict.setText(verdict)
        self.verdict.setStyleSheet(f"color: {theme.color(tone).name()};")
        self.words.setText(coach.words)
        self.score.setText(f"答对 {score[0]} 题，共 {score[1]} 题" if score and score[1] else "")
        for part in (self.question, self.verdict, self.words, self.score):
            part.setVisible(bool(part.text()))

    def _offer(self, coach: "Coach") -> None:
        for button in self.options:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.options = []
        for place, words in enumerate(coach.asked.options if coach.asked else ()):
            button = plain(f"{place + 1}　{words}", f"training.option.{place + 1}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setEnabled(coach.open)
            button.setStyleSheet("text-align: left;")
            if coach.chosen == place:
                button.setText(f"{button.text()}　（您选的）")
            button.clicked.connect(lambda _on=False, place=place: self.answered.emit(place))
            self._choices.addWidget(button)
            self.options.append(button)
