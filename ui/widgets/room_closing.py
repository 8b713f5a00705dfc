"""What happens in the room and how the sitting ends: asked in the dock, never in a dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from ui.forms.line import Line
from ui.widgets.dock_ending import Around

if TYPE_CHECKING:
    from ui.widgets.sitting_room import Room


class Closing(QObject):
    """The events and the end of one room."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self.room = room
        self._agreeing = ""
        self._oral = False
        self._pending: tuple[str, ...] = ()
        dock = room.dock
        dock.agreement.led.connect(self.lead)
        dock.agreement.why.button.clicked.connect(lambda: self.agree(oral=self._oral))
        dock.events.happened.connect(self.happen)
        dock.events.replaced.connect(self.replace)
        dock.events.followed.connect(lambda _key: self.pause())
        dock.events.cancelled.connect(room.back_to_phase)
        dock.ending.confirmed.connect(self.end)
        dock.ending.cancelled.connect(room.back_to_phase)

    def ask_event(self, kind: str) -> None:
        """Ask for what is to be known of an event."""
        speaking = self.room.parts.speaker(self.room.line.voice.name).party_id
        self.room.dock.show_panel("events")
        self.room.dock.events.ask(self.room.parts.deeds.events.ask(kind, speaking=speaking))

    def happen(self, kind: str, words: str, party_id: UUID | None) -> None:
        """Record an event; some are usually followed by the end of the sitting, which is then offered."""
        if self.room.parts.deeds.fatal(kind) and self.room.parts.room.police and self._unfinished():
            return
        if not self.room.do(
            lambda: self.room.parts.deeds.happen(kind, text=words, party_id=party_id), self._event_problem
        ):
            return
        self.room.dock.events.card.hide()
        if self.room.parts.deeds.ended:
            self.leave()
            return
        then = self.room.parts.deeds.events.follows(kind)
        endings = self.room.parts.endings()
        if then in {"adjourn", "failed"}:
            self.ask_end(endings[0] if then == "adjourn" else endings[1])
            return
        self.room.back_to_phase()
        if then == "evidence" and "evidence" in self.room.dock.specs:
            self._offer_exhibit(words)
        elif then == "pause" and not self.room.parts.room.paused:
            self.room.dock.show_panel("events")
            self.room.dock.events.offer("先停一停，分开坐，倒杯水？", "休会", "pause")

    def _offer_exhibit(self, words: str) -> None:
        """Put what was said of new evidence into the line of its catalogue: Enter lists it."""
        self.room.dock.show_panel("evidence")
        made = self.room.dock.tools["evidence"]
        made.arrive()
        name = made.findChild(Line, "evidence.name")
        if name is not None:
            name.setText(words)
            name.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace(self, old: UUID, new: str, reason: str, party_id: UUID | None) -> None:
        """Let another preside from now on."""
        deeds = self.room.parts.deeds.events
        if self.room.do(
            lambda: deeds.replace(old, new, reason=reason, party_id=party_id), self._event_problem
        ):
            self.room.dock.events.card.hide()
            self.room.back_to_phase()

    def _event_problem(self, _field: str, sentence: str) -> bool:
        self.room.dock.events.problem.say(sentence)
        return True

    def _unfinished(self) -> bool:
        """Say that a line is not yet on record; once the sitting has ended it could no longer be."""
        if not self.room.line.text.strip():
            return False
        sentence = "输入行里还有没记下的话。请按 Enter 记下，或者清空，再结束。"
        if self.room.dock.panel == "events":
            self._event_problem("", sentence)
        elif self.room.dock.panel == "ending":
            self.room.dock.ending.problem.say(sentence)
        else:
            self.room.boundary.refused.emit(sentence)
        self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def escape(self) -> None:
        """Go back to the input line: from a question of the dock, from a tool; from the line itself, out of 只看本页."""
        room = self.room
        rail: Any = getattr(room.window(), "rail", None)
        if room.dock.panel in {"ending", "events"}:
            room.back_to_phase()
        elif not room.line.words.hasFocus():
            room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif rail is not None and rail.isHidden():
            room.head.bared.emit()

    def over(self) -> None:
        """Leave a room that another workstation has ended; words not on record stay on screen to be copied."""
        if self.room.line.text.strip():
            self.room.line.say("这场调解已在另一台电脑上结束，这一行没有记下。需要的请复制，写进更正说明。")
        else:
            self.leave()

    def leave(self) -> None:
        """Go from a sitting that is over to the paper that follows."""
        parts = self.room.parts
        self.room.finished.emit(parts.room.case_id, parts.deeds.events.paper())

    def pause(self) -> None:
        """Pause the sitting, or go on."""
        self.room.do(lambda: self.room.parts.deeds.happen("复会" if self.room.parts.room.paused else "休会"))
        self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_end(self, chosen: str = "", *, sentence: str = "") -> None:
        """Ask how the sitting ends."""
        outcomes = self.room.parts.endings()
        agreed = chosen in {"agree", "oral"}
        shown = [{"agree": "达成协议", "oral": "口头达成"}[chosen]] if agreed else outcomes
        self._agreeing = chosen if agreed else ""
        events = self.room.parts.deeds.events
        around = Around(
            outcomes[0], outcomes[1], events.preview, events.places(), events.again(), events.routes()
        )
        self.room.dock.show_panel("ending")
        self.room.dock.ending.ask(
            shown,
            shown[0] if agreed else chosen,
            around,
            video=self.room.parts.room.needs_video,
            sentence=sentence,
        )

    def end(self) -> None:
        """End the sitting as the panel says."""
        ending = self.room.parts.ending(**self.room.dock.ending.values())
        if self._agreeing:
            self._agree(ending, oral=self._agreeing == "oral")
        else:
            self._over(lambda: self.room.parts.deeds.close(ending), self.room.dock.ending.show_problem)

    def agree(self, *, oral: bool = False) -> None:
        """End with the agreement.

        What is red in the draft, and clauses not read aloud and confirmed by all, are shown first and need a written
        reason; where one officer stands alone, the recording is asked for then.
        """
        self.room.saver.flush()
        self._oral = oral
        if not self._ready(oral=oral):
            return
        if self.room.parts.room.needs_video:
            self.ask_end("oral" if oral else "agree")
            return
        self._agree(self.room.parts.ending(outcome=""), oral=oral)

    def _ready(self, *, oral: bool) -> bool:
        """Say whether nothing is missing, or a reason is given why it is agreed all the same."""
        parts, panel = self.room.parts, self.room.dock.agreement
        if not parts.draft.words.clauses:
            return True
        if not self.room.do(lambda: parts.draft.prepare(oral=oral), self._agreement_problem):
            return False
        missing = (*parts.draft.red(), *parts.reading_gaps())
        self._pending = tuple(each.sentence for each in missing)
        if not missing:
            panel.why.hide()
        elif panel.why.isHidden() or not panel.why.field.text().strip():
            self.room.dock.show_panel("agreement")
            panel.ask_why(f"还有 {len(missing)} 项没有办妥，逐项补好，或者写明原因后先达成：")
            return False
        return True

    def _told(self) -> str:
        """Say what was missing and why it was agreed all the same."""
        why = self.room.dock.agreement.why
        return f"达成时待补：{''.join(self._pending)}原因：{why.field.text()}" if self._pending else ""

    def lead(self, place: str) -> None:
        """Go where a line of the draft's problems leads."""
        if place == "reading":
            self.room.dock.show_panel("reading")
            self.room.dock.tools["reading"].arrive()
        else:
            self.room.dock.agreement.lead(place)

    def _agreement_problem(self, field: str, sentence: str) -> bool:
        if self.room.dock.agreement.show_problem(field, sentence):
            self.room.dock.show_panel("agreement")
            return True
        return False

    def _agree(self, ending: Any, *, oral: bool) -> None:
        def say(field: str, sentence: str) -> bool:
            if field == "recording" and self.room.dock.panel != "ending":
                return self._show_recordings(sentence)
            if self._agreement_problem(field, sentence):
                return True
            return self.room.dock.panel == "ending" and self.room.dock.ending.show_problem(field, sentence)

        ending.pending = self._told()
        self._over(lambda: self.room.parts.agree(ending, oral=oral), say)

    def _show_recordings(self, sentence: str) -> bool:
        """Open the index of recordings, where what is missing can be entered."""
        self.room.dock.show_panel("recordings")
        index: Any = self.room.dock.tools["recordings"]
        index.problem.say(sentence)
        return True

    def _over(self, deed: Callable[[], object], problem: Callable[[str, str], bool]) -> None:
        self.room.saver.flush()
        if self._unfinished():
            return
        if self.room.do(deed, problem) and self.room.parts.deeds.ended:
            self.leave()
