"""The dock of 群众先说理: what each party asks for, and why one asks for nothing."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.demand_card import PartyDemands
from ui.widgets.dock_panel import Asked, Panel
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.queries.room import Room

#: With more parties than this one card is open and the others are a line each.
OPEN_AT_ONCE = 4


class DemandsPanel(Panel):
    """Every party's demands, and the question of the gate.  ``bind`` tells how to guess a topic."""

    stated = Signal(object, str, str, str)
    silent = Signal(object, str)
    corrected = Signal(object, tuple)
    withdrawn = Signal(object, object, str)
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("demands", parent)
        self.asked = Asked("silence_reason", "写明并进入梳理", placeholder="没有诉求的原因")
        self.asked.button.clicked.connect(lambda: self.explained.emit(self.asked.field.text()))
        self.reminder = Muted(wrap=True)
        self.reminder.setObjectName("demands.reminder")
        self.reminder.hide()
        self.column.addWidget(self.reminder)
        self.column.addWidget(self.asked)
        self.reason = Muted(wrap=True)
        self.column.addWidget(self.reason)
        self.column.addStretch(1)
        self.cards: dict[UUID, PartyDemands] = {}
        self._topics: tuple[str, ...] = ()
        self._guess: Callable[[str, str], str] = lambda _text, _sum: ""
        self._typed_sum: Callable[[int | None], str] = lambda _amount: ""
        self._open: UUID | None = None

    def bind(
        self, topics: Sequence[str], guess: Callable[[str, str], str], typed_sum: Callable[[int | None], str]
    ) -> None:
        """Tell the topics, how one is guessed, and how a sum is typed."""
        self._topics, self._guess, self._typed_sum = tuple(topics), guess, typed_sum

    def show_room(self, around: "Room", figures: Callable[[int], str]) -> None:
        """Show the parties and what each has asked for."""
        if tuple(self.cards) != tuple(party.id for party in around.parties):
            self._build(around)
        named: set[str] = set()
        for party in around.parties:
            said = [each for each in around.demands if each.party_id == party.id]
            waiting = party.side in around.silent and not around.silence_reason
            if len(self.cards) > OPEN_AT_ONCE:  # one of a side is enough: the first stands for it
                waiting = waiting and party.side not in named
                named.add(party.side)
            self.cards[party.id].show_said(said, figures, waiting=waiting)
        self._show_open()
        self.reason.setText(f"未提诉求的原因：{around.silence_reason}" if around.silence_reason else "")
        self.reason.setVisible(bool(around.silence_reason))
        if not around.silent or around.silence_reason:
            self.asked.hide()

    def show_reminder(self, words: str) -> None:
        """Say quietly over the cards what is still open; it shuts no gate."""
        self.reminder.setText(words)
        self.reminder.setVisible(bool(words))

    def open_card(self, party_id: UUID) -> None:
        """Open the card of a party and be ready for its words."""
        self._open = party_id
        self._show_open()
        card = self.cards[party_id]
        card.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card.entry)

    def _show_open(self) -> None:
        few = len(self.cards) <= OPEN_AT_ONCE
        if self._open not in self.cards:
            self._open = next(iter(self.cards), None)
        for key, card in self.cards.items():
            card.show_open(on=few or key == self._open)

    def _build(self, around: "Room") -> None:
        for card in self.cards.values():
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {
            party.id: PartyDemands(party, self._topics, self._guess, self._typed_sum) for party in around.parties
        }  # fmt: skip
        for place, card in enumerate(self.cards.values()):
            for told, passed in (
                (card.stated, self.stated), (card.silent, self.silent), (card.corrected, self.corrected),
                (card.withdrawn, self.withdrawn),
            ):  # fmt: skip
                told.connect(passed)
            card.opened.connect(self.open_card)
            self.column.insertWidget(place + 2, card)

    def show_problem(self, party_id: UUID, sentence: str) -> None:
        """Show what is wrong with a party's line."""
        self.cards[party_id].problem.say(sentence)

    def state_of(self) -> dict[str, Any]:
        """Return what is typed and not yet on record."""
        return {str(key): (card.words.text(), card.sum.text()) for key, card in self.cards.items()}
