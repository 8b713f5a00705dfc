"""The hand of 梳理 in the room: sorting by keys from line to line, the knot, evidence and talks apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from ui.widgets.sitting_room import Room

STATEMENTS = "群众先说理"
TOO_EARLY = "先听群众说完；进入民警后梳理后再归类。"


class RoomCombing:
    """Connects the record and the dock of 梳理 with what they do."""

    def __init__(self, room: "Room") -> None:
        from ui.viewmodels.combing import Combing  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        self.room = room
        self.combing = Combing(room.parts)
        panel = room.dock.sorting
        panel.leads.setText(self.combing.leads())
        panel.knot.offer(self.combing.methods(), self.combing.lesson())
        panel.asked.connect(lambda words: room.do(lambda: self.combing.ask(words)))
        panel.sorted_to.connect(self.sort_one)
        panel.moved.connect(lambda line_id, step: room.do(lambda: room.parts.record.move(line_id, step)))
        panel.sought.connect(self.seek)
        room.record.sorted_to.connect(self.sort)
        room.record.exhibited.connect(self.exhibit)
        room.record.relayed.connect(self.relay)

    def show(self) -> None:
        """Show the columns, what is left, and whether a talk apart is open."""
        room = self.room
        room.dock.sorting.show_cause(room.parts.room.root_cause)
        room.dock.sorting.show_sorted(room.parts.sorted_lines(), len(self.combing.unsorted()))
        self.show_talk()

    def show_talk(self) -> None:
        """Give the input line and its strip the ground of a talk apart, or take it away."""
        words = self.combing.talking()
        self.room.card.show_talk(words)
        self.room.line.show_talk(going=bool(words))

    def show_apart(self, sentence: str) -> bool:
        """Show the talk apart that is to end first, and why; say whether this sitting has the tool."""
        dock = self.room.dock
        if "caucus" not in dock.specs:
            return False
        dock.show_panel("caucus")
        apart: Any = dock.tools["caucus"]
        return bool(apart.tell(sentence))

    def sort(self, line_ids: Sequence[UUID], column: str) -> None:
        """Sort the chosen lines of the record and go on to the next one that stands in no column."""
        if self._early():
            return
        room, told = self.room, self.combing.sortable(line_ids)
        if not told or not room.do(lambda: room.parts.record.sort(told, column)):
            return
        sorted_now = all(room.parts.record.line(each).column for each in told)
        following = self.combing.next_after(told) if sorted_now else None
        room.record.choose(following or told[-1])

    def sort_one(self, line_id: UUID, column: str) -> None:
        """Sort a line that stands in a column anew, or take it out."""
        if not self._early():
            self.room.do(lambda: self.room.parts.record.sort(line_id, column))

    def seek(self) -> None:
        """Go to the first line that stands in no column, ready for 1 2 3."""
        if self._early():
            return
        left = self.combing.unsorted()
        if left:
            self.room.record.setFocus(Qt.FocusReason.OtherFocusReason)
            self.room.record.choose(left[0])

    def exhibit(self, line_id: UUID) -> None:
        """Make an entry of the catalogue of evidence of a line."""
        from ui.viewmodels.evidence import Catalogue  # noqa: PLC0415 -- as above

        room = self.room
        if room.do(lambda: Catalogue(room.parts).enter_line(line_id)):
            room.boundary.notice("已列入证据目录，原话不变。")

    def relay(self, line_id: UUID) -> None:
        """Mark a line of a talk apart 可转达, or 保密 again."""
        from ui.viewmodels.caucus import Apart  # noqa: PLC0415 -- as above

        self.room.do(lambda: Apart(self.room.parts).toggle(line_id))

    def _early(self) -> bool:
        if self.room.parts.room.phase == STATEMENTS:
            self.room.boundary.refused.emit(TOO_EARLY)
            return True
        return False
