"""What the input line asks of the room: a line, a correction, a paste divided into lines.

Nothing of it holds up the keyboard: a divided paste goes on record some lines at a time, and what is not yet on
record is the draft.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ui.widgets import note_marks
from ui.widgets.utterance import LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.record import Line
    from ui.widgets.sitting_room import Room

#: So many lines are one unit: a few milliseconds of a quick disk, little to do again after a power cut.
SLICE = 25


class NoteTaking(QObject):
    """The deeds of the input line of one room."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self.room = room
        self._rest: list[str] = []
        self._count = 0
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._note_slice)

    @property
    def dividing(self) -> bool:
        """Say whether a paste is being put on record."""
        return bool(self._rest)

    def enter(self) -> bool:
        """Put the typed line, or the correction, on record; it leaves the input only when the disk has it."""
        room, line = self.room, self.room.line
        if line.words.composing:
            return False
        if self.dividing:
            line.say("正在把粘贴的话分行记入，请稍等。")
            return False
        speaker, corrects = room.parts.speaker(line.voice.name), line.corrects

        def note() -> bool:
            if line.corrects is not None:
                room.parts.record.correct(
                    line.corrects, line.text, speaker, kind=line.kind, private=line.private
                )
            else:
                room.parts.record.note(line.text, speaker, kind=line.kind, private=line.private)
            return True

        if not room.boundary.guarded(note, problem=self._say)():
            return False
        room.saver.forget("line")
        line.clear()
        self._noted(room.parts.record.lines[-1:])
        if corrects is not None:  # what was made of the line has changed with it
            room.do(room.parts.deeds.reload)
        return True

    def _noted(self, lines: "Sequence[Line]") -> None:
        """Show what is on record now; a 诉求 among it is taken among the demands, and what was refused is past."""
        room = self.room
        room.boundary.turned.emit()
        room.saved.emit(room.parts.now())
        room.show_record()
        room.statements.take_demands(lines)
        self._remark(lines)

    def correct(self, line_id: UUID) -> None:
        """Take a line of the record into the input to be written better."""
        room = self.room
        wrong = room.parts.record.line(line_id)
        if wrong.struck_at is not None:
            room.boundary.refused.emit("这一行已经划去。请更正后来的那一行，或另记一行。")
        elif len(wrong.text) > LARGE:
            room.boundary.refused.emit("这一行是整段粘贴的，太长，不能在输入行里改。请划去后另记。")
        else:
            room.line.begin_correction(line_id, wrong.text, wrong.speaker, wrong.kind, private=wrong.private)

    def divide(self) -> None:
        """Put what stands in the input on record, a line each."""
        line = self.room.line
        rows = note_marks.parts(line.text)
        if line.words.composing or self.dividing:
            return
        if line.corrects is not None or len(rows) <= 1:
            self.enter()
            return
        self._rest, self._count = rows, len(rows)
        self._note_slice()
        self._slice.start()

    def _note_slice(self) -> None:
        room, line = self.room, self.room.line
        some, self._rest = self._rest[:SLICE], self._rest[SLICE:]
        speaker, left = room.parts.speaker(line.voice.name), "\n".join(self._rest)

        def note() -> bool:
            room.parts.record.note_each(some, speaker, kind=line.kind, private=line.private, left=left)
            return True

        if not some or not room.boundary.guarded(note, problem=self._say)():
            rest = [*some, *self._rest]
            self._rest = []
            self._slice.stop()
            line.hold_rest("\n".join(rest))
            return
        room.saver.forget("line")
        line.hold_rest(left, done=self._count - len(self._rest), count=self._count)
        if not self._rest:
            self._slice.stop()
            line.clear()
        self._noted(room.parts.record.lines[-len(some) :])

    def _remark(self, lines: "Sequence[Line]") -> None:
        """Say above the line what the host or an officer may not say to a party; the line is kept as typed."""
        from ui.viewmodels import pressing  # noqa: PLC0415 -- a view-model, wanted with the first line

        if sentence := pressing.told(self.room.parts, lines):
            self.room.line.say(sentence)

    def _say(self, _field: str, sentence: str) -> bool:
        self.room.line.say(sentence)
        return True
