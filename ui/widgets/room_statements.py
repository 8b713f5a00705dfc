"""What the room does in 群众先说理: demands by hand and from a line, the quiet reminder, keys to its instruments."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ui import actions
from ui.actions import Action

if TYPE_CHECKING:
    from models.record import Line
    from ui.widgets.sitting_room import Room

STATEMENTS = "群众先说理"
DEMAND = "诉求"
#: The reminder is worked out when the typing rests, never between two keys.
SOON_MS = 700
#: The keys that open the instruments of this phase; the letter is the first of the word's pinyin where it is free.
TOOLS = (
    ("demands", DEMAND, "Alt+S"),
    ("questions", "问话", "Alt+W"),
    ("retelling", "复述", "Alt+F"),
    ("turns", "计时", "Alt+J"),
)
#: What the sheet of keys says of this phase; the instruments bind their own.
KEYS = (
    *((key, f"{words}：打开", keys) for key, words, keys in TOOLS),
    ("next", "计时：下一方发言", "Alt+N"),
    ("interrupt", "计时：记一次打断", "Alt+I"),
)


class RoomStatements(QObject):
    """Wires the demands of the dock and of the record to their deeds."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        from ui.viewmodels.retelling import reminder  # noqa: PLC0415 -- first paint loads no SQLAlchemy
        from ui.viewmodels.statements import TOPICS, Statements  # noqa: PLC0415 -- as above

        self.room = room
        self.deeds = Statements(room.parts)
        self._reminder = reminder
        panel = room.dock.demands
        panel.bind(TOPICS, self.deeds.guess, self.deeds.typed_sum)
        panel.stated.connect(self.state)
        panel.silent.connect(self.say_none)
        panel.corrected.connect(self.correct)
        panel.withdrawn.connect(self.withdraw)
        room.record.demanded.connect(self.from_line)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show_if_seen)
        room.saved.connect(lambda _at: self._soon.start())
        for key, words, shortcut in TOOLS:
            deed = lambda key=key: self.open(key)  # noqa: E731 -- one expression
            actions.bind(Action(f"sitting.tool.{key}", words, shortcut=shortcut, deed=deed), room)

    def open(self, key: str) -> None:
        """Open an instrument and stand in it."""
        dock = self.room.dock
        dock.show_panel(key)
        if key in dock.tools:
            dock.tools[key].arrive()
        else:
            panel = dock.demands
            named = self.room.parts.speaker(self.room.line.voice.name).party_id
            panel.open_card(named if named in panel.cards else next(iter(panel.cards)))

    def state(self, party_id: UUID, words: str, typed_sum: str, topic: str) -> None:
        """Put a demand on record."""
        self._do(party_id, lambda: self.deeds.state(party_id, words, typed_sum, topic))

    def say_none(self, party_id: UUID, reason: str) -> None:
        """Put on record why a party asks for nothing."""
        self._do(party_id, lambda: self.room.parts.deeds.demand(party_id, none_reason=reason))

    def correct(self, party_id: UUID, said: tuple[UUID, str, str, str, str]) -> None:
        """Correct a demand: which one, its words, sum and topic, and why."""
        demand_id, words, typed_sum, topic, reason = said
        self._do(party_id, lambda: self.deeds.correct(demand_id, words, typed_sum, topic, reason=reason))

    def withdraw(self, party_id: UUID, demand_id: UUID, reason: str) -> None:
        """Take a demand back."""
        self._do(party_id, lambda: self.deeds.withdraw(demand_id, reason))

    def from_line(self, line_id: UUID) -> None:
        """Make a demand of a line of the record; the record keeps the keyboard."""
        if self.room.do(lambda: self.deeds.from_line(line_id)):
            self.room.dock.show_panel("demands")

    def enter_as_demand(self) -> None:
        """Put the typed line on record as 诉求, and among the demands of who says it."""
        room = self.room
        room.line.kind = DEMAND
        before = len(room.parts.record.lines)
        room.enter()
        lines = room.parts.record.lines
        if len(lines) > before and (lines[-1].party_id is None or lines[-1].private):
            self.from_line(lines[-1].id)  # refused, with the reason
        elif len(lines) > before:
            room.dock.show_panel("demands")

    def take_demands(self, lines: "Sequence[Line]") -> None:
        """Make the demand of each 诉求 that was just put on record, and show it."""
        if any(line.kind == DEMAND for line in lines):
            self.room.do(lambda: self.deeds.take(lines))

    def show(self) -> None:
        """Show the reminder while this phase lasts."""
        parts = self.room.parts
        here = parts.room.phase == STATEMENTS
        self.room.dock.demands.show_reminder(self._reminder(parts) if here else "")

    def _show_if_seen(self) -> None:
        if self.room.isVisible():
            self.show()

    def _do(self, party_id: UUID, deed: Callable[[], object]) -> None:
        panel = self.room.dock.demands

        def say(_field: str, sentence: str) -> bool:
            panel.show_problem(party_id, sentence)
            return True

        if self.room.do(deed, say):
            panel.cards[party_id].clear()
