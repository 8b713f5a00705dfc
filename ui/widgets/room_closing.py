"""What happens in the room and how the sitting ends: asked in the dock, never in a dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from ui.widgets.sitting_room import Room

ENDS_TRACK = "确认后这件治安调解即告终止，依法处理（程序规定第一百七十九条）。须由民警写明何人、做了什么。"


class Closing(QObject):
    """The events and the end of one room."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self.room = room
        self._agreeing = ""
        dock = room.dock
        dock.events.happened.connect(self.happen)
        dock.events.cancelled.connect(room.back_to_phase)
        dock.ending.confirmed.connect(self.end)
        dock.ending.cancelled.connect(room.back_to_phase)

    def ask_event(self, kind: str) -> None:
        """Ask for what is to be known of an event."""
        ends = self.room.parts.deeds.fatal(kind) and self.room.parts.room.police
        warning = (
            ENDS_TRACK
            if ends
            else "须由民警写明何人、做了什么。"
            if self.room.parts.deeds.fatal(kind)
            else ""
        )
        self.room.dock.show_panel("events")
        self.room.dock.events.ask(kind, self.room.parts.room, warning=warning)

    def happen(self, kind: str, words: str, party_id: UUID | None) -> None:
        """Record an event; some are usually followed by the end of the sitting, which is then offered."""
        panel = self.room.dock.events

        def say(_field: str, sentence: str) -> bool:
            panel.problem.say(sentence)
            return True

        if not self.room.do(lambda: self.room.parts.deeds.happen(kind, text=words, party_id=party_id), say):
            return
        panel.card.hide()
        if self.room.parts.deeds.ended:
            self.room.finished.emit(self.room.parts.room.case_id)
        elif self.room.parts.deeds.drunk_or_gone(kind):
            self.ask_end(self.room.parts.endings()[0])
        elif kind == "不愿继续":
            self.ask_end(self.room.parts.endings()[1])
        else:
            self.room.back_to_phase()

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
        self.room.dock.show_panel("ending")
        self.room.dock.ending.ask(
            shown,
            shown[0] if agreed else chosen,
            video=agreed and self.room.parts.room.needs_video,
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
        """End with the agreement; where one officer stands alone, the recording is asked for first."""
        self.room.saver.flush()
        if self.room.parts.room.needs_video:
            self.ask_end("oral" if oral else "agree")
            return
        self._agree(self.room.parts.ending(outcome=""), oral=oral)

    def _agree(self, ending: Any, *, oral: bool) -> None:
        def say(field: str, sentence: str) -> bool:
            if self.room.dock.agreement.show_problem(field, sentence):
                self.room.dock.show_panel("agreement")
                return True
            return self.room.dock.panel == "ending" and self.room.dock.ending.show_problem(field, sentence)

        self._over(lambda: self.room.parts.agree(ending, oral=oral), say)

    def _over(self, deed: Callable[[], object], problem: Callable[[str, str], bool]) -> None:
        self.room.saver.flush()
        if self.room.do(deed, problem) and self.room.parts.deeds.ended:
            self.room.finished.emit(self.room.parts.room.case_id)
