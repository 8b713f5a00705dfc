"""What happened in the room: one line in the dock for each event, and the list of what was marked."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Panel, Problem, labelled, plain
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.toggles import Toggles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.queries.room import EventCard
    from ui.viewmodels.sitting_events import EventAsk

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EventsPanel(Panel):
    """Who did what, in one line: ↑ ↓ choose who, Enter marks it.

    ``happened`` carries kind, words and the party's id; ``replaced`` the host who goes, who comes, why, and the
    party who asked for it; ``followed`` what is offered after an event.
    """

    happened = Signal(str, str, object)
    replaced = Signal(object, str, str, object)
    withdrawn = Signal(object, str)
    cancelled = Signal()
    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("events", parent)
        self.kind = ""
        self.card = Card("现场事件", padding=14)
        self.warning = Problem()
        self.note = Muted(wrap=True)
        self.host = Toggles("event.host")
        self.successor = Choice(placeholder="由谁接替")
        self.successor.setObjectName("event.successor")
        self.who = Toggles("event.who")
        self.words = _Words()
        self.words.setObjectName("event.text")
        self.problem = Problem()
        self.confirm = plain("记下", "event.confirm")
        self.cancel = plain("不记", "event.cancel")
        self._fields = {
            name: _Field(words, field)
            for name, words, field in (
                ("host", "不再主持的", self.host), ("successor", "接替的", self.successor),
                ("who", "何人", self.who), ("words", "经过", self.words),
            )
        }  # fmt: skip
        for part in (self.warning, self.note, *self._fields.values(), self.problem):
            self.card.body.addWidget(part)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.confirm)
        self.card.body.addLayout(line)
        self.next = _Next()
        self.next.taken.connect(self.followed)
        self.column.addWidget(self.card)
        self.column.addWidget(self.next)
        self.column.addWidget(SectionTitle("已记的事件"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self._shown: list[QWidget] = []
        self.card.hide()
        self.confirm.clicked.connect(self._confirm)
        self.words.submitted.connect(self.confirm.click)
        self.words.stepped.connect(self.who.step)
        self.words.given_up.connect(self._give_up)
        self.cancel.clicked.connect(self._give_up)

    def chosen(self) -> UUID | None:
        """Return the party that was named."""
        return UUID(self.who.value()) if self.who.value() else None

    def ask(self, asked: "EventAsk") -> None:
        """Ask what is to be known of an event."""
        self.kind = asked.kind
        replacing = bool(asked.hosts)
        self.card.title.setText(asked.kind)
        self.host.set_choices(asked.hosts)
        self.host.set_value(asked.hosts[0][0] if replacing else "")
        self.successor.set_choices(asked.successors)
        self.successor.set_value(asked.successors[0][0] if len(asked.successors) == 1 else "")
        self.who.set_choices(asked.who)
        self.who.set_value(asked.chosen)
        self._fields["host"].setVisible(len(asked.hosts) > 1)
        self._fields["successor"].setVisible(replacing)
        self._fields["who"].name("谁提出的" if replacing else "何人（↑ ↓）")
        self._fields["words"].name("原因" if replacing else "经过")
        self.words.clear()
        self.words.setPlaceholderText(asked.hint)
        self.warning.say(asked.warning)
        self.note.setText(asked.note)
        self.note.setVisible(bool(asked.note))
        self.problem.say("")
        self.next.hide()
        self.card.show()
        (self.successor if replacing else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, sentence: str, button: str, key: str) -> None:
        """Offer what usually follows."""
        self.next.show_offer(sentence, button, key)

    def _confirm(self) -> None:
        if self.host.value():
            self.replaced.emit(
                UUID(self.host.value()), self.successor.value(), self.words.text(), self.chosen()
            )
        else:
            self.happened.emit(self.kind, self.words.text(), self.chosen())

    def _give_up(self) -> None:
        self.card.hide()
        self.cancelled.emit()

    def show_events(self, events: "Sequence[EventCard]", words: "Callable[[EventCard], str]") -> None:
        """List what happened, the newest first; each can be withdrawn with a reason."""
        for row in self._shown:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = []
        for event in reversed(events):
            row = EventRow(event.id, words(event), withdrawable=not event.withdrawn)
            row.withdrawn.connect(self.withdrawn)
            self._rows.addWidget(row)
            self._shown.append(row)
        if not events:
            empty = Muted("还没有。迟到、离席、情绪失控、新证据等从上方“现场事件”记下（Ctrl E）。", wrap=True)
            self._rows.addWidget(empty)
            self._shown.append(empty)


class _Words(Line):
    """The line of what happened: ↑ and ↓ choose who, Esc gives up."""

    stepped = Signal(int)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that are not words."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Field(QWidget):
    """A field under its small label, shown and hidden as one."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__()
        column = labelled(words, field)
        column.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column)
        item = column.itemAt(0)
        assert item is not None, "the label stands first"
        self._label = item.widget()
        self._field = field

    def name(self, words: str) -> None:
        """Call the field otherwise."""
        if isinstance(self._label, Label):
            self._label.setText(words)
        self._field.setAccessibleName(words)


class _Next(QWidget):
    """What usually follows an event, offered in one line."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.sentence = Muted(wrap=True)
        self.button = plain("", "event.next")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._take)
        self.hide()

    def show_offer(self, sentence: str, button: str, key: str) -> None:
        """Offer it."""
        self._key = key
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.show()

    def _take(self) -> None:
        self.hide()
        self.taken.emit(self._key)


class EventRow(QWidget):
    """One event; 撤销 opens the line for the reason."""

    withdrawn = Signal(object, str)

    def __init__(
        self, event_id: UUID, words: str, *, withdrawable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        label = Label(words)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        self.reason = Line(placeholder="撤销原因，Enter 确认")
        self.reason.setAccessibleName("撤销原因")
        self.reason.hide()
        if withdrawable:
            undo = plain("撤销", "event.undo", kind="quiet")
            undo.clicked.connect(self._open)
            line.addWidget(undo)
        column.addLayout(line)
        column.addWidget(self.reason)
        self.reason.submitted.connect(lambda: self.withdrawn.emit(event_id, self.reason.text()))

    def _open(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
