"""One party's demands: what is on record by topic, and the line for the next one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label, caption
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from models.queries.room import PartyCard, Said

Guess = Callable[[str, str], str]
Figures = Callable[[int], str]
CORRECT, WITHDRAW = "correct", "withdraw"


class DemandRow(QWidget):
    """One demand that is on record; 改 and 撤 ask for the reason in the card."""

    asked = Signal(str, object)

    def __init__(self, said: "Said", figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        amount = f"　{figures(said.amount)}" if said.amount is not None else ""
        words = Label(f"{said.text}{amount}" if said.text else f"没有诉求：{said.none_reason}")
        words.setWordWrap(True)
        if said.text:
            line.addWidget(Tag(said.topic), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        for text, deed, name in (("改", CORRECT, "更正这条诉求"), ("撤", WITHDRAW, "撤回这条诉求")):
            if deed == CORRECT and not said.text:
                continue
            button = plain(text, f"demand.{deed}", kind="quiet")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedWidth(theme.px(30))
            button.setStyleSheet("padding-left: 0; padding-right: 0;")
            button.clicked.connect(lambda _on=False, deed=deed: self.asked.emit(deed, self.said))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class PartyDemands(Card):
    """Open, the card takes the next demand; shut it is one line. The topic is guessed until one is chosen."""

    stated = Signal(object, str, str, str)
    silent = Signal(object, str)
    corrected = Signal(object, tuple)
    withdrawn = Signal(object, object, str)
    opened = Signal(object)

    def __init__(
        self, party: "PartyCard", topics: Sequence[str], guess: Guess, typed_sum: Callable[[int | None], str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(party.name, parent, padding=12)
        self.party_id: UUID = party.id
        self._guess, self._typed_sum = guess, typed_sum
        self._mode = ""
        self._about: UUID | None = None
        self._chosen = False
        self._rows: list[DemandRow] = []
        self.shown: list[Said] = []
        self.title.hide()
        self.name = QPushButton(caption(party.name))
        self.name.setProperty("kind", "fold")
        self.name.setObjectName(f"demand.open.{party.name}")
        self.name.setStyleSheet(f"color: {theme.color(ink(party.side)).name()};")
        self.name.clicked.connect(lambda: self.opened.emit(self.party_id))
        self.title_line.insertWidget(0, self.name)
        self.title_line.addWidget(Muted(party.role))
        self.tag = Tag("")
        self.title_line.addWidget(self.tag)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(4))
        self.body.addLayout(self._said)
        self.entry = self._entry(party, topics)
        self.body.addWidget(self.entry)
        self._wire()
        self._turn("")

    def _entry(self, party: "PartyCard", topics: Sequence[str]) -> QWidget:
        self.words = Line(placeholder="诉求，Enter 记下")
        self.words.setObjectName(f"demand.text.{party.side}")
        self.words.setAccessibleName(f"{party.name}的诉求")
        self.topic = Choice([(each, each) for each in topics], placeholder="事项")
        self.topic.setObjectName(f"demand.topic.{party.side}")
        self.topic.setAccessibleName(f"{party.name}诉求的事项")
        self.sum = Line(placeholder="金额")
        self.sum.setObjectName(f"demand.sum.{party.side}")
        self.sum.setAccessibleName(f"{party.name}诉求的金额")
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reason = Line(placeholder="原因，Enter 确认")
        self.reason.setObjectName(f"demand.reason.{party.side}")
        self.reason.setAccessibleName("更正或者撤回的原因")
        self.none = plain("没有诉求", f"demand.none.{party.side}", kind="quiet")
        self.none.setToolTip("把上面写的作为没有诉求的原因记下")
        self.leave = plain("不改了", f"demand.leave.{party.side}", kind="quiet")
        self.problem = Problem()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self.topic, 4)
        line.addWidget(self.sum, 3)
        line.addWidget(self.none)
        line.addWidget(self.leave)
        column.addWidget(self.words)
        column.addLayout(line)
        column.addWidget(self.reason)
        column.addWidget(self.problem)
        return made

    def _wire(self) -> None:
        for field in (self.words, self.sum, self.reason):
            field.submitted.connect(self._submit)
            field.typed.connect(self._follow)
        self.topic.picked.connect(lambda _value: setattr(self, "_chosen", True))
        self.none.clicked.connect(lambda: self.silent.emit(self.party_id, self.words.text()))
        self.leave.clicked.connect(self.clear)

    def _follow(self, _text: str) -> None:
        self.problem.say("")
        if not self._chosen and self._mode != WITHDRAW:
            self.topic.set_value(self._guess(self.words.text(), self.sum.text()))

    def _submit(self) -> None:
        words, typed_sum, topic, reason = (
            self.words.text(),
            self.sum.text(),
            self.topic.value(),
            self.reason.text(),
        )
        if self._mode == CORRECT:
            self.corrected.emit(self.party_id, (self._about, words, typed_sum, topic, reason))
        elif self._mode == WITHDRAW:
            self.withdrawn.emit(self.party_id, self._about, reason)
        else:
            self.stated.emit(self.party_id, words, typed_sum, topic)

    def _turn(self, mode: str, about: "Said | None" = None) -> None:
        """Take the next demand, or the correction or withdrawal of one that is on record."""
        self._mode, self._about = mode, about.id if about else None
        self._chosen = mode == CORRECT
        self.words.setText(about.text or about.none_reason if about else "")
        self.words.setReadOnly(mode == WITHDRAW)
        self.sum.setText(self._typed_sum(about.amount) if about else "")
        self.topic.set_value(about.topic if about else "")
        for part in (self.topic, self.sum):
            part.setVisible(mode != WITHDRAW)
        self.none.setVisible(not mode)
        self.leave.setVisible(bool(mode))
        self.reason.setVisible(bool(mode))
        self.reason.clear()
        self.reason.setPlaceholderText(
            "撤回的原因，Enter 撤回" if mode == WITHDRAW else "更正的原因，Enter 记下"
        )
        self.problem.say("")

    def ask(self, mode: str, about: "Said") -> None:
        """Ask for what a correction or a withdrawal needs."""
        self.opened.emit(self.party_id)
        self._turn(mode, about)
        (self.words if mode == CORRECT else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_said(self, said: "list[Said]", figures: Figures, *, waiting: bool) -> None:
        """List what is on record."""
        if said != self.shown:
            self.shown = list(said)
            for gone in self._rows:
                self._said.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._rows = [DemandRow(each, figures) for each in said]
            for row in self._rows:
                row.asked.connect(self.ask)
                self._said.addWidget(row)
        self.tag.show_state("还没有记诉求" if waiting else f"已记 {len(said)}", "warn" if waiting else "good")
        self.tag.setVisible(waiting or bool(said))

    def show_open(self, *, on: bool) -> None:
        """Open the card or shut it."""
        self.entry.setVisible(on)
        for row in self._rows:
            row.setVisible(on)

    def clear(self) -> None:
        """Empty the line once it is on record."""
        self._turn("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Leave a correction by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._mode:
            self.clear()
        else:
            super().keyPressEvent(event)
