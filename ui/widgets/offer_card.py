"""One proposal on the board: who, what, where it stands, the answer of each side in its own words."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label, tip
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided, Muted

if TYPE_CHECKING:
    from uuid import UUID

    from ui.viewmodels.offer_board import Answered, Shown

ACCEPT, REFUSE, OWN = "接受", "不接受", "提出"
PAIR = 2
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
        self.deeds: dict[str, QAction] = {}
        self._column = QVBoxLayout(self)
        gap = theme.px(12)
        self._column.setContentsMargins(gap, theme.px(6), gap, theme.px(6))
        self._column.setSpacing(theme.px(2))
        self._column.addLayout(self._head())
        self._say()
        if offer.stands:
            self._answers()
        self._answers_told()
        self._feet()

    def _head(self) -> QHBoxLayout:
        offer = self.offer
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        title = Elided(offer.title)
        title.setProperty("kind", "muted" if offer.tone == "gone" else "strong")
        head.addWidget(title, 1)
        self.state = Label(offer.state)
        self.state.setProperty("kind", "muted")
        if offer.tone in TONES:
            self.state.setStyleSheet(f"color: {theme.color(TONES[offer.tone]).name()};")
        head.addWidget(self.state)
        self.more = plain("⋯", f"offer.{offer.round}.more", kind="quiet")
        self.more.setAccessibleName(f"方案 {offer.round} 还能做什么")
        self.more.setToolTip(tip(KEYS))
        self.more.setStyleSheet(
            f"QPushButton {{ padding: 0 {theme.px(6)}px; min-height: 0; }}"
            " QPushButton::menu-indicator { image: none; width: 0; }"
        )
        head.addWidget(self.more)
        return head

    def _say(self) -> None:
        offer = self.offer
        muted, gone = theme.color("muted").name(), offer.tone == "gone"
        words = f"<s>{escape(offer.text)}</s>" if offer.withdrawn else escape(offer.text)
        pay = escape(offer.sum) if gone else f"<b>{escape(offer.sum)}</b>"
        more = f'<span style="color:{muted}">{escape(offer.more)}</span>'
        rest = "　".join(part for part, said in ((pay, offer.sum), (more, offer.more)) if said)
        lines = ["　".join(filter(None, (words, rest, escape(offer.note))))] if gone else [words, rest]
        for told in filter(None, lines):
            label = Label()
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setText(told)
            label.setWordWrap(True)
            if gone:
                label.setProperty("kind", "muted")
            self._column.addWidget(label)

    def _answers(self) -> None:
        """Put two sides beside each other where there is room, else one under another."""
        narrow = len(self.offer.answers) > PAIR or theme.px(100) > 100  # noqa: PLR2004 -- 大字 leaves no room for two
        rows = QVBoxLayout() if narrow else QHBoxLayout()
        rows.setSpacing(theme.px(2 if narrow else 12))
        for each in self.offer.answers:
            rows.addLayout(self._answer(each, narrow=narrow))
        if not narrow:
            rows.addStretch(1)
        self._column.addLayout(rows)

    def _answer(self, each: "Answered", *, narrow: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(Muted(f"{each.names}　{OWN}" if each.own else each.names))
        for value in () if each.own else (ACCEPT, REFUSE):
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
        if narrow:
            line.addStretch(1)
        return line

    def _answers_told(self) -> None:
        """Write the answers of a proposal that is no longer answered, and the words of each side."""
        gone = not self.offer.stands
        told = [
            f"{each.names}{each.value if gone else ''}{f'：“{each.words}”' if each.words else ''}（{each.clock}）"
            for each in self.offer.answers
            if each.words or (gone and each.value)
        ]
        if told:
            self._column.addWidget(Muted("　".join(told), wrap=True))

    def _feet(self) -> None:
        """Offer what may be done under ⋯, and lay out the fields that some of it needs."""
        offer = self.offer
        menu = QMenu(self.more)
        if offer.private:
            self._deed(menu, "show", "出示给各方　S", self.shown)
        if offer.stands:
            self._deed(menu, "counter", "反方案　F", self.countered)
        if offer.untouched and (offer.stands or offer.private):
            self._deed(menu, "amend", "修改　E", self.amended)
        for each in offer.answers:
            if offer.stands and each.value:
                self._words_of(menu, each)
        self.reason = Line(placeholder="撤下的原因，Enter 确认")
        self.reason.setObjectName(f"offer.{offer.round}.reason")
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.offer_id, self.reason.text()))
        self.reason.hide()
        self._column.addWidget(self.reason)
        if not offer.withdrawn:
            out = menu.addAction("撤下　Delete")
            out.triggered.connect(self.ask_reason)
            self.deeds["out"] = out
        self.more.setMenu(menu)
        self.more.setVisible(not menu.isEmpty())

    def _deed(self, menu: QMenu, key: str, words: str, signal: SignalInstance) -> None:
        action = menu.addAction(words)
        action.triggered.connect(lambda _on=False: signal.emit(self.offer_id))
        self.deeds[key] = action

    def _words_of(self, menu: QMenu, each: "Answered") -> None:
        field = Line(placeholder=f"{each.names}的原话，Enter 记下")
        field.setObjectName(f"offer.{self.offer.round}.{each.side}.words")
        field.setAccessibleName(f"方案 {self.offer.round} {each.names}的原话")
        field.setText(each.words)
        field.hide()
        for signal in (field.submitted, field.left):
            signal.connect(lambda side=each.side, value=each.value: self._tell_words(side, value))
        self.words[each.side] = field
        self._column.addWidget(field)
        menu.addAction(f"{each.names}的原话").triggered.connect(lambda _on=False: self.ask_words(each.side))

    def ask_words(self, side: str) -> None:
        """Ask in which words a side answered."""
        self.words[side].show()
        self.words[side].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_words(self, side: str, value: str) -> None:
        typed = self.words[side].text()
        before = next(each.words for each in self.offer.answers if each.side == side)
        if typed.strip() and typed != before:
            self.answered.emit(self.offer_id, side, value, typed)

    def ask_reason(self) -> None:
        """Ask why the proposal is withdrawn."""
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, part: QWidget | None) -> str:
        """Return where in this card the focus is; empty where it is elsewhere."""
        if part is None or not (part is self or self.isAncestorOf(part)):
            return ""
        return part.objectName() or self.objectName()

    def go_to(self, place: str) -> None:
        """Put the focus where it was in the card that this one replaces."""
        found = self.findChild(QWidget, place)
        (found if found is not None and not found.isHidden() else self).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def take_over(self, before: "Offer") -> None:
        """Go on with what is being typed in the card that this one replaces."""
        told = {each.side: each.words for each in before.offer.answers}
        for side, field in self.words.items():
            if side in before.words and before.words[side].text() not in {"", told[side]}:
                field.setText(before.words[side].text())
                field.show()
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
        sides = [each.side for each in self.offer.answers] if self.buttons else []
        if event.modifiers():
            super().keyPressEvent(event)
        elif key in named and named[Qt.Key(key)] in self.deeds:
            self.deeds[named[Qt.Key(key)]].trigger()
        elif 0 <= place < len(sides):
            if (sides[place], ACCEPT) in self.buttons:
                self.buttons[sides[place], ACCEPT].click()
        else:
            super().keyPressEvent(event)
