"""What is typed at the door goes to the view-model, is kept at once, and changes what it means."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake
    from ui.widgets.autosave import DraftSaver
    from ui.widgets.party_card import PartyCard
    from ui.widgets.visit_form import VisitForm

_LOOKING = frozenset({"name", "id_number", "telephone"})


class Typing(QObject):
    """Carries each change of the form; ``think`` shows what the words mean now."""

    def __init__(
        self,
        viewmodel: "Intake",
        form: "VisitForm",
        saver: "DraftSaver",
        think: Callable[[], None],
        guarded: Callable[..., Any],
    ) -> None:
        super().__init__(form)
        self._viewmodel, self._form, self._saver = viewmodel, form, saver
        self._think, self._guarded = think, guarded
        form.fact_typed.connect(self.fact)
        form.fact_left.connect(self._leave_fact)
        form.party_typed.connect(self.keep)
        form.party_left.connect(self._leave_party)
        form.pasted_more.connect(self._spread)
        form.asks_typed.connect(self._type_asks)
        form.answered.connect(self._answer)
        form.tracked.connect(lambda code: self.decide("track", code))

    def keep(self) -> None:
        """Keep the draft soon, and show what the words mean."""
        self._saver.touch(self._viewmodel.key, self._viewmodel.content())
        self._think()

    def fact(self, key: str, value: object) -> None:
        """Take one fact."""
        self._viewmodel.facts[key] = value
        self.keep()

    def decide(self, name: str, value: object) -> None:
        """Take a choice of the officer: track, level, and their reasons."""
        setattr(self._viewmodel, name, value)
        self.keep()

    def take_source(self, source: str) -> None:
        """Show and take the source that a short form begins with."""
        self._form.set_fact("source", source)
        self.fact("source", source)

    def look_back(self) -> None:
        """Look for earlier disputes of the people on the cards, and keep."""
        self._leave_party("name")
        self.keep()

    def _leave_fact(self, key: str) -> None:
        if self._viewmodel.settle(key):
            self._form.set_fact(key, self._viewmodel.facts[key])
            self.keep()
        if wrong := self._viewmodel.check_fact(key):  # what is missing stays said until something is typed
            self._form.mark_fact(key, wrong)

    def _leave_party(self, key: str) -> None:
        if key in _LOOKING:
            self._guarded(self._viewmodel.look_back)()
            self._think()

    def _spread(self, first: "PartyCard", found: tuple[dict[str, str], ...]) -> None:
        """Put the further people of a paste on the free cards behind it, and on new ones."""
        key = first.party.key
        for line in found:
            party, new = self._viewmodel.place_for(key)
            if new:
                self._form.add_card(party)
            next(card for card in self._form.cards if card.party is party).take_line(line)
            key = party.key
        self.look_back()
        first.focus()

    def _type_asks(self) -> None:
        self._viewmodel.put_asks(self._form.asks.values())
        self.keep()

    def _answer(self, key: str, value: str) -> None:
        self._viewmodel.answer(key, value)
        self.keep()
