"""A card reader that types: its keys are kept back from the fields, and what they say is put on the party as one card."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.party_card import PartyCard
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from ui.viewmodels.wedge import Burst, Key

#: The machine remembers under this word whether a reader types; else no key is ever looked at.
TYPES = "reader_types"
#: So many keys at a reader's pace go to the field like any other; those after them wait until the burst has ended.
_LOOSE = 3
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True)
class _Before:
    """A party as it was before the first key of a burst."""

    card: PartyCard
    field: str
    kind: str
    words: dict[str, Any]
    veiled: frozenset[str]

    def put_back(self) -> None:
        party = self.card.party
        party.kind, party.words, party.veiled = self.kind, dict(self.words), set(self.veiled)
        self.card.show_party()


def moment(event: QKeyEvent) -> float:
    """Return when a key was struck, in milliseconds: as the system says, so that a busy screen hides no pause."""
    return float(event.timestamp()) or time.monotonic() * 1000


class CardTyping(QObject):
    """Watches the field of a party card that has the cursor; ``take(card, field, fields)`` gets what a card says.

    Keys that turn out to be no card reach the field after all, in their order, tab and Enter too. What an input
    method commits is no key, and ends a burst.
    """

    def __init__(
        self, form: VisitForm, take: Callable[[PartyCard, str, dict[str, str]], None], *,
        today: Callable[[], date], wanted: Callable[[], bool], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.at: Callable[[QKeyEvent], float] = moment
        self._form, self._take, self._today, self._wanted = form, take, today, wanted
        self._field: QWidget | None = None
        self._burst: Burst | None = None
        self._before: _Before | None = None
        self._held: list[QKeyEvent] = []
        self._replaying = False
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.settle)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "widgets need an application"
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._replaying or now is self._field:
            return
        if self._field is not None:
            self._field.removeEventFilter(self)
            for event in self._held:
                if event.text().isprintable():
                    self._send(self._field, event)
            self._forget()
        self._field = now if self._card_of(now) is not None else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._lose)

    def _lose(self, gone: QObject) -> None:
        if gone is self._field:
            self._field = None
            self._forget()

    def _card_of(self, field: QWidget | None) -> PartyCard | None:
        if not isinstance(field, QLineEdit | QPlainTextEdit) or not self._wanted():
            return None
        return next((card for card in self._form.cards if card.isAncestorOf(field)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back the keys of a burst."""
        if watched is not self._field or self._replaying:
            return False
        if event.type() == QEvent.Type.InputMethod:
            self.settle()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        from ui.viewmodels.wedge import END_MS, ENDS, Burst, Key  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        words = "\t" if event.key() == Qt.Key.Key_Tab else "\r" if event.key() in _ENTER else event.text()
        if (
            not words
            or event.modifiers() & ~_PLAIN
            or event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Escape}
        ):
            if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock}:
                self.settle()
            return False
        if self._burst is None:
            self._burst = Burst()
        key = Key(self.at(event), words)
        earlier = self._burst.keys
        if not self._burst.take(key):
            self._burst.keys = earlier
            return self._begin(key, event)
        self._end.start(END_MS)
        if words not in ENDS and words != "\t" and not self._held and len(self._burst.keys) <= _LOOSE:
            return False
        self._held.append(event.clone())
        if words in ENDS:
            self.settle()
        return True

    def _begin(self, key: "Key", event: QKeyEvent) -> bool:
        """Begin a burst with a key, which goes after the cursor where a tab that was held back moves it."""
        from ui.viewmodels.wedge import Burst  # noqa: PLC0415 -- as above

        here = QApplication.focusWidget()
        self.settle()
        now = QApplication.focusWidget()
        if now is not None and now is not here:
            QCoreApplication.sendEvent(now, event.clone())
            return True
        self._burst = Burst()
        self._burst.take(key)
        self._note()
        return False

    def _note(self) -> None:
        field, card = self._field, self._card_of(self._field)
        if field is None or card is None:
            self._before = None
            return
        party = card.party
        self._before = _Before(
            card, field.objectName(), party.kind, dict(party.words), frozenset(party.veiled)
        )

    def settle(self) -> None:
        """End the burst: put it on the party when it was a card, else let the keys reach the field."""
        if self._finish():
            return
        held, self._held = self._held, []
        self._forget()
        for event in held:
            if (field := QApplication.focusWidget()) is not None:
                self._send(field, event)
        if held:
            now = QApplication.focusWidget()
            if now is not self._field:
                self._follow(None, now)

    def _send(self, field: QWidget, event: QKeyEvent) -> None:
        self._replaying = True
        try:
            QCoreApplication.sendEvent(field, event)
        finally:
            self._replaying = False

    def _finish(self) -> bool:
        """Put what was typed on the party; False when it was no card."""
        if self._burst is None or self._before is None:
            return False
        keys = self._burst.keys
        fields = self._burst.fields(today=self._today())
        if not fields:
            self._burst.keys = keys
            return False
        before = self._before
        self._held = []
        self._forget()
        before.put_back()
        self._take(before.card, before.field, fields)
        return True

    def _forget(self) -> None:
        self._end.stop()
        self._burst, self._before, self._held = None, None, []
