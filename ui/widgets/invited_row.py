"""One invited person: each party's consent, the answer, what to say on the telephone, the letter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.flow import Chips, Flow
from ui.widgets.labels import Muted, Strong, Tag

if TYPE_CHECKING:
    from ui.viewmodels.helpers import Invited

ASKED = (("", "没有问"), ("同意", "同意"), ("不同意", "不同意"))
LATER = "改时间"


class InvitedRow(QWidget):
    """Signals carry what was answered; the row keeps nothing itself."""

    consented = Signal(object, str)
    replied = Signal(str, str)
    read_out = Signal()
    lettered = Signal()
    withdrawn = Signal(str)

    def __init__(self, told: "Invited", replies: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.choices: list[Choice] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        column.setSpacing(theme.px(6))
        column.addLayout(self._head())
        column.addWidget(self._consents())
        if told.barred:
            barred = Label(told.barred)
            barred.setProperty(
                "kind", "problem" if told.barred.endswith("）。") and "不同意" in told.barred else "muted"
            )
            barred.setWordWrap(True)
            column.addWidget(barred)
        column.addLayout(self._answers(replies))
        self.note = Line(placeholder="想改到什么时间")
        self.note.setObjectName("invited.note")
        self.note.setVisible(False)
        self.note.submitted.connect(lambda: self.replied.emit(LATER, self.note.text()))
        self.reason = Line(placeholder="撤回邀请的原因，回车撤回")
        self.reason.setObjectName("invited.reason")
        self.reason.setVisible(False)
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.reason.text()))
        self.script = Label()
        self.script.setTextFormat(Qt.TextFormat.PlainText)
        self.script.setProperty("kind", "sheet")
        self.script.setWordWrap(True)
        self.script.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.script.setVisible(False)
        for part in (self.note, self.reason, self.script):
            column.addWidget(part)

    def _head(self) -> QHBoxLayout:
        told = self.told
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(Strong(told.name))
        line.addWidget(Label(told.kind))
        about = "　".join(filter(None, (told.unit, told.telephone, told.when, told.place)))
        line.addWidget(Muted(about), 1)
        state = told.attended or told.reply
        if state:
            tones = {"来": "good", "到场": "good", "不来": "bad", "未到场": "warn"}
            line.addWidget(Tag(state, tones.get(state, "warn")))  # type: ignore[arg-type]  # -- the values are tones
        return line

    def _consents(self) -> QWidget:
        made = QWidget()
        flow = Flow(made, gap=10)
        for each in self.told.consents:
            one = QWidget()
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(6))
            line.addWidget(Muted(f"{each.side}方{each.name}"))
            choice = Choice(ASKED)
            choice.setObjectName(f"invited.consent.{each.side}")
            choice.setAccessibleName(f"{each.name}是否同意{self.told.name}参加")
            choice.setMinimumWidth(theme.px(96))
            choice.set_value(each.said)
            choice.picked.connect(lambda said, key=each.party_id: self.consented.emit(key, said))
            self.choices.append(choice)
            line.addWidget(choice)
            flow.addWidget(one)
        return made

    def _answers(self, replies: tuple[str, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(Muted("答复"))
        self.answers = Chips(single=True)
        self.answers.offer(tuple((each, each) for each in replies))
        self.answers.show_on([self.told.reply])
        self.answers.picked.connect(self._answer)
        line.addWidget(self.answers, 1)
        for text, name, deed in (
            ("电话怎么说", "script", self.read_out.emit), ("邀请函", "letter", self.lettered.emit),
            ("撤回", "withdraw", self._ask_reason),
        ):  # fmt: skip
            button = QPushButton(text)
            button.setObjectName(f"invited.{name}")
            button.setAccessibleName(f"{text} {self.told.name}")
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            line.addWidget(button)
        return line

    def show_script(self, words: str) -> None:
        """Show what to say, or put it away again."""
        self.script.setText(words)
        self.script.setVisible(self.script.isHidden())

    def _answer(self, said: list[str]) -> None:
        if said == [LATER]:
            self.note.show()
            self.note.setFocus()
        elif said:
            self.replied.emit(said[0], "")

    def _ask_reason(self) -> None:
        self.reason.setVisible(self.reason.isHidden())
        self.reason.setFocus()
