"""The dock of 群众先说理: what each party asks for, and why one asks for nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Asked, Panel, Problem, plain
from ui.widgets.labels import Muted, Tag

if TYPE_CHECKING:
    from models.queries.room import PartyCard, Room, Said


class PartyDemands(Card):
    """One party: its demands, and the line for the next one."""

    stated = Signal(object, str, str)
    silent = Signal(object, str)

    def __init__(self, party: "PartyCard", parent: QWidget | None = None) -> None:
        super().__init__(party.name, parent, padding=12)
        self.party_id: UUID = party.id
        self.title_line.addWidget(Muted(party.role))
        self.tag = Tag("")
        self.title_line.addWidget(self.tag)
        self._said = Label()
        self._said.setWordWrap(True)
        self.words = Line(placeholder="诉求，Enter 记下")
        self.words.setObjectName(f"demand.text.{party.side}")
        self.words.setAccessibleName(f"{party.name}的诉求")
        self.sum = Line(placeholder="金额")
        self.sum.setObjectName(f"demand.sum.{party.side}")
        self.sum.setAccessibleName(f"{party.name}诉求的金额")
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sum.setFixedWidth(theme.px(104))
        self.none = plain("没有诉求", f"demand.none.{party.side}", kind="quiet")
        self.none.setToolTip("把左边写的作为没有诉求的原因记下")
        self.problem = Problem()
        self.body.addWidget(self._said)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        if theme.px(100) > 100:  # noqa: PLR2004 -- 大字 leaves no room beside it
            self.body.addWidget(self.words)
            line.addStretch(1)
        else:
            line.addWidget(self.words, 1)
        line.addWidget(self.sum)
        line.addWidget(self.none)
        self.body.addLayout(line)
        self.body.addWidget(self.problem)
        for field in (self.words, self.sum):
            field.submitted.connect(
                lambda: self.stated.emit(self.party_id, self.words.text(), self.sum.text())
            )
        self.none.clicked.connect(lambda: self.silent.emit(self.party_id, self.words.text()))

    def show_said(self, said: "list[Said]", figures: Callable[[int], str], *, waiting: bool) -> None:
        """List what is on record."""
        rows = [
            f"{place}. {each.text}　{figures(each.amount) if each.amount is not None else ''}".rstrip()
            if each.text else f"没有诉求：{each.none_reason}"
            for place, each in enumerate(said, start=1)
        ]  # fmt: skip
        self._said.setText("\n".join(rows))
        self._said.setVisible(bool(rows))
        self.tag.show_state("还没有记诉求" if waiting else "已记", "warn" if waiting else "good")

    def clear(self) -> None:
        """Empty the line once it is on record."""
        self.words.clear()
        self.sum.clear()
        self.problem.say("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)


class DemandsPanel(Panel):
    """Every party's demands, and the question of the gate."""

    stated = Signal(object, str, str)
    silent = Signal(object, str)
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("demands", parent)
        self.asked = Asked("silence_reason", "写明并进入梳理", placeholder="没有诉求的原因")
        self.asked.button.clicked.connect(lambda: self.explained.emit(self.asked.field.text()))
        self.column.addWidget(self.asked)
        self.reason = Muted(wrap=True)
        self.column.addWidget(self.reason)
        self.column.addStretch(1)
        self.cards: dict[UUID, PartyDemands] = {}

    def show_room(self, around: "Room", figures: Callable[[int], str]) -> None:
        """Show the parties and what each has asked for."""
        if tuple(self.cards) != tuple(party.id for party in around.parties):
            self._build(around)
        for party in around.parties:
            said = [each for each in around.demands if each.party_id == party.id]
            waiting = party.side in around.silent and not around.silence_reason
            self.cards[party.id].show_said(said, figures, waiting=waiting)
            self.cards[party.id].tag.setVisible(waiting or bool(said))
        self.reason.setText(f"未提诉求的原因：{around.silence_reason}" if around.silence_reason else "")
        self.reason.setVisible(bool(around.silence_reason))
        if not around.silent or around.silence_reason:
            self.asked.hide()

    def _build(self, around: "Room") -> None:
        for card in self.cards.values():
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {party.id: PartyDemands(party) for party in around.parties}
        for place, card in enumerate(self.cards.values()):
            card.stated.connect(self.stated)
            card.silent.connect(self.silent)
            self.column.insertWidget(place + 1, card)

    def show_problem(self, party_id: UUID, sentence: str) -> None:
        """Show what is wrong with a party's line."""
        self.cards[party_id].problem.say(sentence)

    def state_of(self) -> dict[str, Any]:
        """Return what is typed and not yet on record."""
        return {str(key): (card.words.text(), card.sum.text()) for key, card in self.cards.items()}
