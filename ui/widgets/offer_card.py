"""One proposal on the board: who, what, where it stands, the answer of each side in its own words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label, tip
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided, Muted, Strong

if TYPE_CHECKING:
    from uuid import UUID

    from ui.viewmodels.offer_board import Answered, Shown

ACCEPT, REFUSE = "接受", "不接受"
TONES = {"good": "good", "private": "private"}
KEYS = "1、2… 某方接受，F 反方案，E 修改，S 出示，Delete 撤下"


class Offer(QFrame):
    """One proposal.  With the focus on it: 1, 2 … that side accepts; F counter-offer; E mend; S show; Delete withdraw."""

    answered = Signal(object, str, str, str)
    withdrawn = Signal(object, str)
    countered = Signal(object)
    amended = Signal(object)
    shown = Signal(object)

    def __init__(self, offer: "Shown", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.offer_id: UUID = offer.id
        self.setProperty("kind", "card")
        self.setProperty("tone", TONES.get(offer.tone, ""))
        self.setObjectName(f"offer.{offer.round}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"方案 {offer.round}")
        self.setAccessibleDescription(f"{offer.state}　{offer.text}　{offer.sum}　{KEYS}")
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self.words: dict[str, Line] = {}
        self.deeds: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        gap = theme.px(12)
        self._column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        self._column.setSpacing(theme.px(4))
        self._column.addLayout(self._head())
        self._say()
        if offer.stands:
            for each in offer.answers:
                self._answer(each)
        else:
            self._answers_told()
        self._feet()

    def _head(self) -> QHBoxLayout:
        offer = self.offer
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Muted(offer.title) if offer.tone == "gone" else Strong(offer.title))
        head.addStretch(1)
        self.state = Label(offer.state)
        self.state.setProperty("kind", "muted")
        if offer.tone in TONES:
            self.state.setStyleSheet(f"color: {theme.color(TONES[offer.tone]).name()};")
        head.addWidget(self.state)
        return head

    def _say(self) -> None:
        offer = self.offer
        for words in filter(None, (offer.text, offer.note)):
            label = Label(words)
            label.setWordWrap(True)
            if offer.tone == "gone":
                label.setProperty("kind", "muted")
            if offer.withdrawn and words == offer.text:
                label.setStyleSheet("text-decoration: line-through;")
            self._column.addWidget(label)
        if offer.sum:
            self._column.addWidget(
                Muted(offer.sum, wrap=True) if offer.tone == "gone" else Strong(offer.sum, wrap=True)
            )
        if offer.more:
            self._column.addWidget(Muted(offer.more, wrap=True))

    def _answer(self, each: "Answered") -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        name = Elided(each.names)
        name.setProperty("kind", "muted")
        name.setFixedWidth(theme.px(72))
        line.addWidget(name)
        for value in (ACCEPT, REFUSE):
            button = plain(value, f"offer.{self.offer.round}.{each.side}.{value}", kind="tab")
            button.setCheckable(True)
            button.setChecked(each.value == value)
            button.setAccessibleName(f"方案 {self.offer.round} {each.names} {value}")
            button.clicked.connect(
                lambda _on, value=value, side=each.side: self.answered.emit(self.offer_id, side, value, "")
            )
            button.setStyleSheet(f"padding: {theme.px(1)}px {theme.px(7)}px;")
            line.addWidget(button)
            self.buttons[each.side, value] = button
        field = Line(placeholder=f"{each.clock} 原话，Enter 记下" if each.value else "先选答复")
        field.setObjectName(f"offer.{self.offer.round}.{each.side}.words")
        field.setAccessibleName(f"方案 {self.offer.round} {each.names}的原话")
        field.setText(each.words)
        field.setToolTip(tip(f"{each.clock} 答复" if each.clock else "先选接受或者不接受"))
        field.setEnabled(bool(each.value))
        field.submitted.connect(lambda side=each.side, value=each.value: self._tell_words(side, value))
        field.left.connect(lambda side=each.side, value=each.value: self._tell_words(side, value))
        self.words[each.side] = field
        line.addWidget(field, 1)
        self._column.addLayout(line)

    def _tell_words(self, side: str, value: str) -> None:
        typed = self.words[side].text()
        before = next(each.words for each in self.offer.answers if each.side == side)
        if typed.strip() and typed != before:
            self.answered.emit(self.offer_id, side, value, typed)

    def _answers_told(self) -> None:
        told = [
            f"{each.names}{each.value}"
            + (f"：“{each.words}”" if each.words else "")
            + f"（{each.clock}）" * bool(each.clock)
            for each in self.offer.answers
            if each.value
        ]
        if told:
            self._column.addWidget(Muted("　".join(told), wrap=True))

    def _feet(self) -> None:
        offer = self.offer
        if offer.withdrawn or (not offer.stands and not offer.private):
            return
        feet = QHBoxLayout()
        feet.setSpacing(theme.px(4))
        feet.addStretch(1)
        deeds = (
            [("show", "出示给各方", self.shown)] if offer.private else [("counter", "反方案", self.countered)]
        )
        if offer.untouched:
            deeds.append(("amend", "修改", self.amended))
        for key, words, signal in deeds:
            button = plain(words, f"offer.{offer.round}.{key}", kind="quiet")
            button.setAccessibleName(f"方案 {offer.round} {words}")
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.offer_id))
            self.deeds[key] = button
            feet.addWidget(button)
        out = self.deeds["out"] = plain("撤下", f"offer.{offer.round}.out", kind="quiet")
        out.setAccessibleName(f"撤下方案 {offer.round}")
        out.clicked.connect(self.ask_reason)
        feet.addWidget(out)
        for button in self.deeds.values():
            button.setStyleSheet(f"padding: 0 {theme.px(6)}px; min-height: {theme.px(20)}px;")
        self._column.addLayout(feet)
        self.reason = Line(placeholder="撤下的原因，Enter 确认")
        self.reason.setObjectName(f"offer.{offer.round}.reason")
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.offer_id, self.reason.text()))
        self.reason.hide()
        self._column.addWidget(self.reason)

    def ask_reason(self) -> None:
        """Ask why the proposal is withdrawn."""
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, before: "Offer") -> None:
        """Go on with what is being typed in the card that this one replaces."""
        told = {each.side: each.words for each in before.offer.answers}
        for side, field in self.words.items():
            if side in before.words and before.words[side].text() not in {"", told[side]}:
                field.setText(before.words[side].text())
                if before.words[side].hasFocus():
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
        if "out" in before.deeds and "out" in self.deeds and before.reason.isVisibleTo(before):
            self.reason.setText(before.reason.text())
            self.reason.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, counter, mend, show and withdraw by one key."""
        key = event.key()
        named = {
            Qt.Key.Key_F: "counter",
            Qt.Key.Key_E: "amend",
            Qt.Key.Key_S: "show",
            Qt.Key.Key_Delete: "out",
        }
        place = key - Qt.Key.Key_1
        sides = [side for side, value in self.buttons if value == ACCEPT]
        if event.modifiers():
            super().keyPressEvent(event)
        elif key in named and named[Qt.Key(key)] in self.deeds:
            self.deeds[named[Qt.Key(key)]].click()
        elif 0 <= place < len(sides):
            self.buttons[sides[place], ACCEPT].click()
        else:
            super().keyPressEvent(event)
