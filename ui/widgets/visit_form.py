"""The left side of the intake page: the matter, the parties, what they ask for, the screening."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.folding import Folding
from ui.widgets.answers import Answers
from ui.widgets.card import Card
from ui.widgets.demand_rows import DemandRows
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted
from ui.widgets.party_card import PartyCard

if TYPE_CHECKING:
    from ui.viewmodels.intake_forms import Catalogue
    from ui.viewmodels.meaning import Asked
    from ui.viewmodels.parties import Party

#: What is asked of a simple quarrel, and what only a paper from a village has.
SHORT = frozenset({"source", "place", "brief"})
PAPER = frozenset({"pad", "result"})
_PARTY = re.compile(r"parties\.(\d+)\.(.+)")
_ASK = re.compile(r"asks\.(\d+)\.(.+)")


class VisitForm(QWidget):
    """Everything that is typed at the door; it tells each change and keeps nothing itself."""

    fact_typed = Signal(str, object)
    fact_left = Signal(str)
    party_typed = Signal()
    party_left = Signal(str)
    asks_typed = Signal()
    answered = Signal(str, str)
    person_wanted = Signal()
    farewell = Signal(object, str)
    revealed = Signal(object, object)
    pasted_more = Signal(object, object)
    known_sought = Signal(object)
    known_taken = Signal(object, object)
    known_refused = Signal(object, object)
    tracked = Signal(str)

    def __init__(
        self, catalogue: "Catalogue", *, today: Callable[[], date], no_reveal: str = "", parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.catalogue = catalogue
        self._today = today
        self._no_reveal = no_reveal
        self.cards: list[PartyCard] = []
        self.short = self.covered = self.paper = self._heard = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px(4), theme.px(8))
        self._column.setSpacing(theme.px(12))
        self._lay_out_facts()
        self._lay_out_parties()
        self._lay_out_rest()
        self._column.addStretch(1)
        self._wire()

    def _lay_out_facts(self) -> None:
        self.facts = Editor(self.catalogue.facts)
        card = self.facts.card("facts")
        self.types = Chips(single=True)
        self._types_label = Muted("类型像是")
        card.title_line.addWidget(self._types_label)
        card.title_line.addWidget(self.types, 1)
        self.heard = Chips()
        card.body.addWidget(self.heard)
        self.flags = Chips()
        self.flags.offer(tuple((flag, flag) for flag in self.catalogue.flags))
        self._flags_label = Muted("情形")
        card.body.addWidget(self._flags_label)
        card.body.addWidget(self.flags)
        self._column.addWidget(self.facts)

    def _lay_out_parties(self) -> None:
        self._parties = QVBoxLayout()
        self._parties.setSpacing(theme.px(12))
        self._column.addLayout(self._parties)
        self.add = QPushButton("加一人　Ctrl +")
        self.add.setObjectName("intake.person")
        self.add.setProperty("kind", "quiet")
        self.card = QPushButton("读身份证　F6")
        self.card.setObjectName("intake.card")
        self.card.setProperty("kind", "quiet")
        line = QHBoxLayout()
        line.addWidget(self.card)
        self.talks = QPushButton("记下访、座谈")
        self.talks.setObjectName("intake.outreach")
        self.talks.setProperty("kind", "quiet")
        self.talks.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line.addWidget(self.add)
        line.addStretch(1)
        line.addWidget(self.talks)
        self._column.addLayout(line)

    def _lay_out_rest(self) -> None:
        asks = Card("诉求")
        self.asks = DemandRows()
        asks.body.addWidget(self.asks)
        self._column.addWidget(asks)
        self.ending = Card("怎么办")
        self.short_types, self.short_tracks = Chips(single=True), Chips(single=True)
        self.short_tracks.offer(self.catalogue.short_tracks)
        for label, chips in (("类型", self.short_types), ("办法", self.short_tracks)):
            self.ending.body.addWidget(Muted(label))
            self.ending.body.addWidget(chips)
        self._column.addWidget(self.ending)
        self.screening = Folding("筛查：可否治安调解", opened=True)
        self.answers = Answers()
        self.screening.body.addWidget(self.answers)
        self._column.addWidget(self.screening)
        self.more = Folding("更多")
        self.more_facts = Editor(self.catalogue.more_facts, cards=False)
        self.factors = Chips()
        self.factors.offer(self.catalogue.factors)
        self.more.body.addWidget(self.more_facts)
        self.more.body.addWidget(Muted("定级时要看的情况（只用于安全和帮扶，不印在文书上）", wrap=True))
        self.more.body.addWidget(self.factors)
        self._column.addWidget(self.more)

    def _wire(self) -> None:
        for editor in (self.facts, self.more_facts):
            editor.changed.connect(self.fact_typed)
            editor.left.connect(self.fact_left)
            editor.submitted.connect(self.focusNextChild)
        self.types.picked.connect(self._take_type)
        self.heard.picked.connect(self._take_heard)
        self.short_types.picked.connect(self._take_type)
        self.short_tracks.picked.connect(lambda values: self.tracked.emit(values[0] if values else ""))
        self.flags.picked.connect(lambda values: self.fact_typed.emit("flags", values))
        self.factors.picked.connect(lambda values: self.fact_typed.emit("factors", values))
        self.asks.changed.connect(self.asks_typed)
        self.answers.answered.connect(self.answered)
        self.add.clicked.connect(self.person_wanted)

    def suggest_factors(self, heard: tuple[tuple[str, str, str], ...]) -> None:
        """Offer what the story sounds like; it counts once it is pressed, and its words are kept with it."""
        self.heard.offer(
            tuple((key, label) for key, label, _said in heard),
            tips={key: said for key, _label, said in heard},
        )
        self._heard = bool(heard)
        self.heard.setVisible(self._heard and not self.covered)

    def _take_heard(self, values: list[str]) -> None:
        if values:
            taken = [*dict.fromkeys((*self.factors.on(), *values))]
            self.factors.show_on(taken)
            self.focus("brief")
            self.fact_typed.emit("factors", taken)

    def _take_type(self, values: list[str]) -> None:
        if values:
            here = self.types.isAncestorOf(self.window().focusWidget() or self)
            self.set_fact("dispute_type", values[0])
            self.facts.clear_problem("dispute_type")
            if here:  # these chips go once one is taken
                self.focus("dispute_type")
            self.fact_typed.emit("dispute_type", values[0])
            if here:
                self.focusNextChild()

    # showing

    def load(
        self,
        facts: Mapping[str, Any],
        parties: "Iterable[Party]",
        asks: Sequence[tuple[str, str, str, bool]],
        people: tuple[tuple[str, str], ...],
    ) -> None:
        """Show a visit anew."""
        self.facts.load(facts)
        self.more_facts.load(facts)
        self.flags.show_on(list(facts.get("flags") or []))
        self.factors.show_on(list(facts.get("factors") or []))
        for card in tuple(self.cards):
            self.drop_card(card)
        for party in parties:
            self.add_card(party)
        self.asks.load(asks, people)

    def add_card(self, party: "Party") -> PartyCard:
        """Put a card at the end."""
        party.invented = self.catalogue.demo
        card = PartyCard(
            party, forms=self.catalogue.party_forms, sides=self.catalogue.sides, kinds=self.catalogue.kinds,
            today=self._today, no_reveal=self._no_reveal, needs=self.catalogue.needs,
        )  # fmt: skip
        card.typed.connect(self.party_typed)
        card.left.connect(self.party_left)
        card.removed.connect(lambda reason, card=card: self.farewell.emit(card, reason))
        card.revealed.connect(lambda keys, card=card: self.revealed.emit(card, keys))
        card.pasted_more.connect(lambda found, card=card: self.pasted_more.emit(card, found))
        card.telling.connect(lambda card=card: self.known_sought.emit(card))
        card.known.taken.connect(lambda person, card=card: self.known_taken.emit(card, person))
        card.known.refused.connect(lambda person, card=card: self.known_refused.emit(card, person))
        card.shorten(short=self.short)
        card.cover(covered=self.covered)
        self.cards.append(card)
        self._parties.addWidget(card)
        return card

    def drop_card(self, card: PartyCard) -> None:
        """Take a card away."""
        self.cards.remove(card)
        self._parties.removeWidget(card)
        card.hide()
        card.deleteLater()

    def suggest_types(self, types: tuple[tuple[str, str], ...]) -> None:
        """Offer types that the brief sounds like."""
        self.types.offer(types)
        self.short_types.offer(types or self._chosen_type())
        self.short_types.show_on([str(self.facts.value("dispute_type") or "")])
        self._types_label.setVisible(bool(types) and not self.short)
        self.types.setVisible(bool(types) and not self.short)

    def _chosen_type(self) -> tuple[tuple[str, str], ...]:
        field = next(each for each in self.catalogue.facts.fields if each.key == "dispute_type")
        chosen = self.facts.value("dispute_type")
        return tuple(pair for pair in field.choices if chosen and pair[0] == chosen)

    def dress(self, *, short: bool, covered: bool, paper: bool) -> None:
        """Show the few fields of a simple quarrel, or all; hide what nobody in front of the desk may see.

        ``paper`` asks for what stands on a paper from a village; what is hidden keeps its words.
        """
        self.short, self.covered, self.paper = short, covered, paper
        keys = SHORT if short else frozenset(each.key for each in self.catalogue.facts.fields) - PAPER
        self.facts.show_only(keys | PAPER | {"received"} if paper else keys)
        for part in (self._flags_label, self.flags, self.screening, self.more):
            part.setVisible(not short and not covered)
        self.heard.setVisible(self._heard and not covered)
        self.ending.setVisible(short)
        for card in self.cards:
            card.shorten(short=short)
            card.cover(covered=covered)

    def show_track(self, track: str) -> None:
        """Show which track is chosen."""
        self.short_tracks.show_on([track])

    def ask(self, questions: "tuple[Asked, ...]", given: Mapping[str, str]) -> None:
        """Show the questions of the screening with the answers so far."""
        self.answers.ask(questions)
        self.answers.show_given(given)

    def _editor(self, key: str) -> Editor:
        more = any(field.key == key for field in self.more_facts.form.fields)
        return self.more_facts if more else self.facts

    def set_fact(self, key: str, value: Any) -> None:
        """Show one fact's words."""
        self._editor(key).set_value(key, value)

    def mark_fact(self, key: str, sentence: str) -> None:
        """Show what is wrong with one fact without going there."""
        self._editor(key).set_problem(key, sentence)

    def focus(self, key: str) -> None:
        """Put the cursor into the field of a fact."""
        self._editor(key).focus(key)

    def go_to(self, field: str) -> None:
        """Put the cursor into the field that a finding is about, opening what hides it."""
        if found := _PARTY.fullmatch(field):
            self.cards[int(found[1])].focus(found[2])
        elif field.startswith("answers."):
            self.screening.open()
            self.answers.focus(field.removeprefix("answers."))
        else:
            self.focus(field)

    # problems

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside the field it is about and go there; False when no field is meant."""
        if found := _PARTY.fullmatch(field):
            place = int(found[1])
            return place < len(self.cards) and self.cards[place].show_problem(found[2], sentence)
        if found := _ASK.fullmatch(field):
            return self.asks.show_problem(int(found[1]), found[2], sentence)
        if any(each.key == field for each in self.more_facts.form.fields):
            self.more.open()
            return self.more_facts.show_problem(field, sentence)
        return self.facts.show_problem(field, sentence)

    def clear_problems(self) -> None:
        """Take every sentence away."""
        for card in self.cards:
            card.clear_problems()
        for editor in (self.facts, self.more_facts):
            for key in editor.problems():
                editor.clear_problem(key)
        for row in self.asks.rows:
            row.set_problem("", "")
