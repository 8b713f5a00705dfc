"""The room: three steps, the record over its input line, the dock of the phase. Nothing here ever opens a dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.boundary import Boundary
from ui.widgets import room_foot, tool
from ui.widgets.autosave import DraftSaver
from ui.widgets.note_marks import Sentence, Voice
from ui.widgets.note_taking import NoteTaking
from ui.widgets.phase_steps import PhaseSteps, Step
from ui.widgets.record_card import RecordCard
from ui.widgets.room_closing import Closing
from ui.widgets.room_combing import RoomCombing
from ui.widgets.room_statements import RoomStatements
from ui.widgets.sitting_dock import SittingDock
from ui.widgets.sitting_head import SittingHead
from ui.widgets.speaker_line import FIRST_KEY, KEYS

if TYPE_CHECKING:
    from ui.page import Context
    from ui.viewmodels.sitting_parts import Parts

STATEMENTS, SORTING, TALKS = "群众先说理", "民警后梳理", "警民共谈理"
PANELS = {STATEMENTS: "demands", SORTING: "sorting", TALKS: "offers"}
#: Half of the second that may be lost at most: the other half is for a slow disk and a busy machine.
AT_MOST_MS = 500
_SPEAKERS = range(Qt.Key.Key_F2, Qt.Key.Key_F2 + KEYS)


class Room(QWidget):
    """A running sitting. ``finished`` carries the case's id and the paper that follows; ``saved`` the moment."""

    finished = Signal(object, str)
    saved = Signal(object)

    def __init__(
        self, parts: "Parts", head: SittingHead, boundary: Boundary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.parts = parts
        self.head = head
        self.boundary = boundary
        self.context: Context | None = None  # of the page, for a tool that needs the machine or long work
        self.steps = PhaseSteps()
        self.card = RecordCard()
        self.record, self.line = self.card.record, self.card.line
        self.dock = SittingDock(
            parts.columns, parts.methods, [spec for spec in tool.discover() if spec.offered(parts)]
        )
        self.dock.bind(self)
        self.saver = DraftSaver(self._keep, parent=self, boundary=boundary, at_most=AT_MOST_MS)
        self.closing = Closing(self)
        self.notes = NoteTaking(self)
        self.combing = RoomCombing(self)
        self.statements = RoomStatements(self)
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self._tick)
        self._lay_out()
        self._wire()
        self._voices: tuple[object, ...] = ()
        self._offer_voices()
        self.dock.agreement.names = parts.names()
        self.line.show_unfinished(parts.record.kept())
        self.dock.sorting.cause.setText(parts.room.root_cause)
        self.dock.agreement.show_draft(parts.draft.words)
        self.show_all()
        self.dock.show_panel(PANELS.get(parts.room.phase, "demands"))
        self._show_foot()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addWidget(self.card, 9)
        middle.addWidget(self.dock, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.steps)
        column.addLayout(middle, 1)

    def _wire(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.line.entered.connect(self.enter)
        self.line.proposed.connect(self.propose_typed)
        self.line.divided.connect(self.notes.divide)
        self.record.corrected.connect(self.notes.correct)
        self.line.typed.connect(self._touch)
        self.line.stepped_back.connect(self.record.choose_last)
        self.record.struck.connect(self.strike)
        self.record.offered.connect(self.propose_line)
        self.record.left.connect(self.line.insert)
        self.card.searched.connect(lambda words: self.record.mark_found(self.parts.record.found(words)))
        dock = self.dock
        dock.pressed.connect(self._press)
        dock.turned.connect(lambda _key: self._show_foot())
        dock.demands.explained.connect(lambda reason: self.go_to(SORTING, silence_reason=reason))
        dock.sorting.caused.connect(self.find_cause)
        dock.offers.bind(self, self.parts.talks())
        dock.agreement.changes.seen.connect(lambda: self.do(self.parts.draft.acknowledge))
        dock.agreement.restored.connect(self._restore_clause)
        dock.agreement.traced.connect(self._trace_clause)
        dock.agreement.changed.connect(lambda: self.saver.touch("agreement", dock.agreement.values()))
        dock.agreement.added.connect(lambda: self._edit_clauses(lambda rows: [*rows, {}]))
        dock.agreement.removed.connect(lambda at: self._edit_clauses(lambda rows: rows[:at] + rows[at + 1 :]))
        dock.events.withdrawn.connect(
            lambda key, why: self.do(lambda: self.parts.deeds.withdraw(key, reason=why))
        )
        self.head.offer_events(self.parts.happenings)
        self.card.apart.parted.connect(lambda: self.do(self._part))
        self.card.apart.asked.connect(lambda: dock.show_panel("alone"))

    def _offer_voices(self) -> None:
        """Offer who may speak: they change with who presides, and with who is there in a talk apart."""
        parts = self.parts
        silent = parts.silent()
        if self._voices == (parts.room.speakers, silent):
            return
        self._voices, voices = (parts.room.speakers, silent), parts.voices()
        self.line.offer(
            [Voice(who.name, who.side, keys, who.role, who.name in silent) for who, keys in voices],
            parts.kinds,
            keys=parts.kind_keys(),
            sentences=[Sentence(each.text, each.keys) for each in parts.sentences()],
        )
        self.card.show_keys(
            [
                *(["其余按 @ 首字母"] if len(voices) > KEYS else []),
                *(
                    f"F{place + FIRST_KEY} {who.name}"
                    for place, (who, _) in enumerate(voices[:KEYS])
                    if who.name not in silent
                ),
            ]
        )

    # deeds

    def do(self, deed: Callable[[], object], problem: Callable[[str, str], bool] | None = None) -> bool:
        """Do a deed and show what is true then; say whether it was done."""

        def run() -> bool:
            deed()
            return True

        done = bool(self.boundary.guarded(run, problem=problem)())
        if done:
            self.boundary.turned.emit()
            self.saved.emit(self.parts.now())
        self.show_all()
        return done

    def enter(self) -> None:
        """Put the typed line on record; it leaves the input only when the disk has it."""
        self.notes.enter()

    def propose_typed(self) -> None:
        """Put the typed line on record as 方案 and on the board; while the people still tell, as 诉求."""
        if self.parts.room.phase == STATEMENTS:
            self.statements.enter_as_demand()
            return
        if self.parts.room.phase != TALKS:
            self.line.say("进入警民共谈理后，才把发言变成方案。")
            return
        self.line.kind = "方案"
        before = len(self.parts.record.lines)
        self.enter()
        if len(self.parts.record.lines) > before:
            self.propose_line(self.parts.record.lines[-1].id)

    def propose_line(self, line_id: UUID) -> None:
        """Make a proposal of a line of the record."""
        if self.parts.room.phase != TALKS:
            self.boundary.refused.emit("进入警民共谈理后，才把发言变成方案。")
            return
        if self.do(lambda: self.parts.offers.from_line(self.parts.record.line(line_id))):
            self.dock.show_panel("offers")

    def _part(self) -> None:
        """Go on apart; what was put on record is read with the rest."""
        self.parts.deeds.part()
        self.parts.record.load()

    def strike(self, line_id: UUID) -> None:
        """Strike a line out; what was made of it goes with it."""
        self.do(lambda: self._strike(line_id))

    def _strike(self, line_id: UUID) -> None:
        self.parts.record.strike(line_id)
        self.parts.deeds.reload()

    def find_cause(self, words: str) -> None:
        """Keep the root cause."""
        if words != self.parts.room.root_cause:
            self.do(lambda: self.parts.deeds.find_cause(words))

    def go_to(self, phase: str, *, silence_reason: str = "") -> None:
        """Go to a phase; where the gate is shut, ask for what it wants in the dock."""
        if phase == self.parts.room.phase:
            self.back_to_phase()
            return
        typed = self.dock.sorting.cause.text()
        cause = typed if typed != self.parts.room.root_cause else None
        deed = lambda: self.parts.deeds.advance(phase, silence_reason=silence_reason, root_cause=cause)  # noqa: E731 -- one expression
        if self.do(deed, self._gate_problem):
            self.back_to_phase()

    def _gate_problem(self, field: str, sentence: str) -> bool:
        if field == "silence_reason":
            self.dock.show_panel("demands")
            self.dock.demands.asked.ask(sentence)
            return True
        if field == "root_cause":
            self.dock.show_panel("sorting")
            self.dock.sorting.ask_cause(sentence)
            return True
        return field == "apart" and self.combing.show_apart(sentence)

    def back_to_phase(self) -> None:
        """Show the panel of the phase and be ready for the next word."""
        self.dock.show_panel(PANELS.get(self.parts.room.phase, "demands"))
        self.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, key: str) -> None:
        if key == "next":
            self.go_to(self.parts.deeds.next_phase())
        elif key == "leave":
            self.closing.leave()
        elif key == "failed":
            self.closing.ask_end(self.parts.endings()[1])
        elif key == "read":
            self.dock.show_panel("reading")
            self.dock.tools["reading"].arrive()
        elif key == "draft":
            self.dock.show_panel("agreement")
            self.check()
        elif key == "check":
            self.check()
        elif key == "first":
            self.dock.agreement.added.emit()
            self.dock.agreement.lead("clauses")
        else:
            self.closing.agree(oral=key == "oral")

    def check(self) -> None:
        """Make the draft of what is typed and list what is wrong with it."""
        self.saver.flush()
        self.do(self.parts.draft.make, self.dock.agreement.show_problem)

    def _edit_clauses(self, edit: Callable[[list[Any]], list[Any]]) -> None:
        facts, performance, spot, rows = self.dock.agreement.values()
        self._keep("agreement", (facts, performance, spot, edit(rows)))
        self.saver.forget("agreement")
        draft = self.parts.draft
        self.dock.agreement.show_draft(
            draft.words, draft.changes, [draft.round_of(each) for each in draft.words.clauses],
            [draft.differs(each) for each in draft.words.clauses],
        )  # fmt: skip
        self._show_foot()

    def _restore_clause(self, place: int) -> None:
        self.saver.flush()
        self.do(lambda: self.parts.draft.restore(place))

    def _trace_clause(self, number: int) -> None:
        self.saver.flush()
        self.dock.show_panel("offers")
        self.dock.offers.reveal(number)

    # keeping

    def _touch(self) -> None:
        line = self.line
        corrects = str(line.corrects) if line.corrects else ""
        self.saver.touch("line", (line.text, line.voice.name, line.kind, line.private, corrects))

    def _keep(self, key: str, content: Any) -> None:
        if key == "line":
            text, speaker, kind, private, corrects = content
            self.parts.keep_line(text, speaker, kind, private=private, corrects=corrects)
        else:
            facts, performance, spot, rows = content
            self.parts.draft.keep(self.parts.draft_typed(facts, performance, rows, spot=spot))
            self.dock.agreement.show_differences(
                [self.parts.draft.differs(each) for each in self.parts.draft.words.clauses]
            )

    def flush(self) -> None:
        """Put everything unfinished in safety: the line, the draft, what stands in a tool."""
        self.saver.flush()
        self.dock.offers.flush()
        self.dock.flush()

    # showing

    def show_all(self) -> None:
        """Show what is true now."""
        parts, room, dock = self.parts, self.parts.room, self.dock
        self._offer_voices()
        self.head.show_paused(paused=room.paused)
        self.card.show_paused(paused=room.paused, away=room.away)
        self.card.apart.show_sentence(room.apart)
        dock.demands.show_room(room, parts.figures)
        self.combing.show()
        self.statements.show()
        draft = parts.draft.follow(parts.record.lines)
        dock.offers.show_room()
        dock.agreement.show_draft(
            draft, parts.draft.changes, [parts.draft.round_of(each) for each in draft.clauses],
            [parts.draft.differs(each) for each in draft.clauses],
        )  # fmt: skip
        dock.agreement.show_gaps((*parts.draft.gaps, *parts.reading_gaps()))
        dock.events.show_events(room.events, parts.event_words)
        dock.show_room(room.phase)
        self.record.sortable = room.phase != STATEMENTS
        self.show_record()
        self._show_foot()

    def show_record(self) -> None:
        """Show the lines, who has spoken how much, and when it was saved."""
        parts = self.parts
        self.record.sides = parts.sides()
        self.record.roles = {each.name: each.role for each in parts.room.speakers if not each.side}
        self.record.show_entries(parts.entries())
        self.card.show_count(len(parts.record.lines), parts.balance())
        self.head.show_saved(parts.saved())
        self._tick()

    def _tick(self) -> None:
        self.steps.show_steps([Step(*each) for each in self.parts.steps()])
        words, tone = self.parts.recording()
        self.head.show_recording(words, tone)

    def _show_foot(self) -> None:
        self.dock.show_deeds(room_foot.deeds(self.parts, self.dock.panel))

    def hear(self) -> None:
        """Show what another workstation wrote; where it ended the sitting, the room is left."""
        if self.parts.reload_if_stale():
            self.show_all()
            if self.parts.deeds.ended:
                self.closing.over()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Go on counting, and be ready for the next word."""
        super().showEvent(event)
        self._beat.start()
        self.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        super().hideEvent(event)
        self._beat.stop()

    def event(self, event: QEvent) -> bool:
        """Keep F2–F8 for the speakers: F5 is the frame's elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _SPEAKERS
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the speaker of an F-key speak; Esc goes back to the input line from wherever it was not taken."""
        if event.key() in _SPEAKERS and not event.modifiers():
            self.line.choose_voice(event.key() - Qt.Key.Key_F2)
            self.line.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.closing.escape()
        else:
            super().keyPressEvent(event)
