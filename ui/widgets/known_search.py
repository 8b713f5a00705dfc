"""Looks who on record a party may be: a moment after the last key, on a thread of its own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from ui.page import Context
from ui.tasks import Step, Steps, Task, Tasks
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from ui.viewmodels.known import Asked
    from ui.widgets.party_card import PartyCard

WAIT_MS = 200


class KnownSearch(QObject):
    """Offers on each card who it may be; ``taken`` after 就是这人, for the page to keep and look back."""

    taken = Signal()

    def __init__(
        self, context: Context, form: VisitForm, guarded: Callable[..., Any], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._form, self._guarded = context, form, guarded
        self._tasks = Tasks(context.boundary, self)
        self._waiting: list[PartyCard] = []
        self._asking = 0
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.look)
        form.known_sought.connect(self.later)
        form.known_taken.connect(self._take)
        form.known_refused.connect(self._refuse)

    @property
    def busy(self) -> bool:
        """Say whether somebody is still looked for."""
        return bool(self._waiting or self._asking)

    def later(self, card: "PartyCard") -> None:
        """Look for a card once nobody has typed for a moment."""
        if card not in self._waiting:
            self._waiting.append(card)
        self._wait.start()

    def look(self) -> None:
        """Look for every card that was typed into."""
        from ui.viewmodels import known  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        waiting, self._waiting = self._waiting, []
        for card in waiting:
            if card not in self._form.cards:
                continue
            others = [each.party for each in self._form.cards if each is not card]
            asked = known.ask(card.party, others=others, today=self._context.today())
            if asked is None:
                card.known.offer(None)
            else:
                task = Task("查找以前来过的人", partial(self._work, asked))
                self._asking += 1
                self._tasks.start(task, result=partial(self._show, card, asked))

    def _work(self, asked: "Asked") -> Steps[Any]:
        from ui.viewmodels import known  # noqa: PLC0415 -- as above

        yield Step(0, 0, "")
        return known.find(self._context.store, asked)

    def _show(self, card: "PartyCard", asked: "Asked", found: Any) -> None:
        from ui.viewmodels import known  # noqa: PLC0415 -- as above

        self._asking -= 1
        if not isValid(card) or card not in self._form.cards:
            return  # the page was closed, or the card was taken away
        others = [each.party for each in self._form.cards if each is not card]
        if known.ask(card.party, others=others, today=self._context.today()) != asked:
            return  # more was typed meanwhile, and is looked for in its turn
        first = found[0] if found else None
        card.offer_known(first, known.compare(card.party, first) if first else ())

    def _take(self, card: "PartyCard", person_id: Any) -> None:
        from ui.viewmodels import known  # noqa: PLC0415 -- as above

        def take() -> None:
            known.take(self._context.store, card.party, person_id)
            card.offer_known(None)
            card.show_party()
            self.taken.emit()

        self._guarded(take)()

    def _refuse(self, card: "PartyCard", person_id: Any) -> None:
        card.party.others.add(str(person_id))
        card.offer_known(None)
        self.later(card)
