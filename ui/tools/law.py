"""释法: articles in plain words and what may come of it, read out and put on record by one press."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from ui import theme
from ui.forms.line import Line
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted
from ui.widgets.law_card import LawCard
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.lawcards import Card, Explaining
    from ui.widgets.sitting_room import Room

ARTICLES, CONSEQUENCES = "法条", "激化的后果"
#: As many as can be looked over; the others are found by their words.
SHOWN = 8


class Law(Tool):
    """Two piles of cards; the search goes over the whole table of laws."""

    def __init__(self, room: "Room", explaining: "Explaining") -> None:
        super().__init__(room, "law")
        self.explaining = explaining
        self.voice = Muted(wrap=True)
        self.pile = ARTICLES
        self.cards: dict[str, LawCard] = {}
        self._shown: tuple[Card, ...] = ()
        self.sought = Line(placeholder="搜索全部法条，如：赔偿、欠薪、噪声")
        self.sought.setObjectName("law.find")
        self.sought.setAccessibleName("搜索法条")
        self.sought.typed.connect(lambda _text: self.show_room())
        self.rest = Muted(wrap=True)
        self.own = LawCard(explaining.own())
        self.own.read.connect(self._read_own)
        self.chips: dict[str, QPushButton] = {}
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        group = QButtonGroup(self)
        for name in (ARTICLES, CONSEQUENCES):
            chip = plain(name, f"law.pile.{name}", kind="tab")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, name=name: self.turn(name))
            group.addButton(chip)
            line.addWidget(chip)
            self.chips[name] = chip
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.sought)
        self.column.addWidget(self.voice)
        self.column.addWidget(self.rest)
        self.column.addWidget(self.own)
        self.column.addStretch(1)

    def turn(self, pile: str) -> None:
        """Show the other pile."""
        self.pile = pile
        self.verticalScrollBar().setValue(0)
        self.show_room()

    def show_room(self) -> None:
        """Show the cards that fit; those that stay keep what was changed in them."""
        own = self.pile == ARTICLES
        for name, chip in self.chips.items():
            chip.setChecked(name == self.pile)
        self.sought.setVisible(own)
        looked_for = self.sought.text() if own else ""
        found = self.explaining.articles(looked_for) if own else self.explaining.consequences()
        self._fill(found[:SHOWN] if own else found)
        self.voice.setText(self.explaining.voice(shown_to_host=not own))
        self.rest.setText(self.explaining.rest(len(found) - SHOWN if own else 0, found=bool(found)))
        self.rest.setVisible(bool(self.rest.text()))
        said = self.explaining.said()
        for card in self.cards.values():
            card.show_read(before=card.card.words in said)

    def _fill(self, cards: "tuple[Card, ...]") -> None:
        if cards == self._shown:
            return
        self._shown = cards
        kept = {card.key: card for card in cards}
        for key in [key for key, made in self.cards.items() if kept.get(key) != made.card]:
            gone = self.cards.pop(key)
            self.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, card in enumerate(cards):
            if card.key not in self.cards:
                made = self.cards[card.key] = LawCard(card)
                made.read.connect(lambda words, made=made: self._read(made, words))
            self.column.insertWidget(3 + place, self.cards[card.key])
        self.cards = {card.key: self.cards[card.key] for card in cards}

    def _read(self, card: LawCard, words: str) -> None:
        def tell(_field: str, sentence: str) -> bool:
            card.tell(sentence)
            return True

        self.room.do(lambda: self.explaining.read(words), tell)

    def _read_own(self, words: str) -> None:
        before = len(self.room.parts.record.lines)
        self._read(self.own, words)
        if len(self.room.parts.record.lines) > before:
            self.own.write("")


def open(room: "Room") -> Law:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels import lawcards  # noqa: PLC0415 -- no SQLAlchemy before the first paint

    return Law(room, lawcards.Explaining(room.parts))


TOOL = ToolSpec("law", "释法", order=40, open=open, phases=("民警后梳理",))
