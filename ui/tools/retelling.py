"""复述: give back to each party what it said; one tick says that it is so, a line says what is missing."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.forms.line import Line, Words
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Elided, Muted, Tag, Tone
from ui.widgets.record_paint import ink
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ui.viewmodels.retelling import Retellings, Told
    from ui.widgets.sitting_room import Room

STATEMENTS = "群众先说理"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TONES: dict[str, Tone] = {"待确认": "warn", "说有缺漏": "warn", "已确认": "good"}


class PartyRow(QFrame):
    """One party and where its retelling stands."""

    chosen = Signal(object)
    walked = Signal(object, int)

    def __init__(self, told: "Told", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.party_id: UUID = told.party_id
        self.setObjectName(f"retelling.{told.name}")
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name = Elided(told.name)
        self.name.setStyleSheet(f"color: {theme.color(ink(told.side)).name()}; font-weight: 600;")
        self.tag = Tag("")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
        line.addWidget(self.name, 1)
        line.addWidget(self.tag)

    def show_told(self, told: "Told", *, chosen: bool) -> None:
        """Show the state; the chosen row is lit."""
        self.tag.show_state(told.state, _TONES.get(told.state, ""))
        self.setAccessibleName(f"{told.name} {told.state}")
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Choose, or walk."""
        if event.key() in _ENTER:
            self.chosen.emit(self.party_id)
        elif event.key() in _ALONG:
            self.walked.emit(self.party_id, _ALONG[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        """Choose."""
        del event
        self.chosen.emit(self.party_id)


class RetellingTool(Tool):
    """The parties, and for the chosen one the words to say, the tick, and what is missing."""

    def __init__(self, room: "Room", retellings: "Retellings") -> None:
        super().__init__(room, "retelling")
        self.retellings = retellings
        self.saver = DraftSaver(
            lambda key, text: retellings.keep(UUID(key), text), parent=self, boundary=room.boundary
        )
        self.chosen: UUID | None = None
        self.rows: dict[UUID, PartyRow] = {}
        self.told: dict[UUID, Told] = {}
        self.card = Card("复述", padding=12)
        self.words = Words(lines=5, placeholder="用你自己的话把这一方的意思说一遍")
        self.words.setObjectName("retelling.words")
        self.words.setAccessibleName("复述的话")
        self.given = Muted(wrap=True)
        self.put = plain("说过，记下 Ctrl ↵", "retelling.put")
        self.tick = Check("")
        self.tick.setObjectName("retelling.tick")
        self.missing = Line(placeholder="他说缺了什么、哪里不对，Enter 记下")
        self.missing.setObjectName("retelling.missing")
        self.missing.setAccessibleName("缺漏")
        self.reason = Line(placeholder="撤销的原因，Enter 确认")
        self.reason.setObjectName("retelling.reason")
        self.reason.setAccessibleName("撤销确认的原因")
        self.problem = Problem()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        for part in (self.given, self.tick, self.missing, self.reason, self.words):
            self.card.body.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(Muted("先念给他听，再记", wrap=True), 1)
        line.addWidget(self.put)
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.problem)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.column.addWidget(self.card)
        self.column.addLayout(self.list)
        self.column.addStretch(1)

    def _wire(self) -> None:
        self.words.typed.connect(self._touch)
        self.words.submitted.connect(self.retell)
        self.put.clicked.connect(self.retell)
        self.tick.picked.connect(self._tick)
        self.missing.submitted.connect(self._say_missing)
        self.reason.submitted.connect(self._take_back)

    # deeds

    def choose(self, party_id: UUID) -> None:
        """Turn to a party."""
        self.flush()
        self.chosen = party_id
        self.problem.say("")
        self.missing.clear()
        self.words.setText(self.retellings.words(self.told[party_id]))
        self.show_room()

    def retell(self) -> None:
        """Put the words on record; they wait for the tick."""
        party, text = self.chosen, self.words.text()
        if party is not None and self._do(lambda: self.retellings.retell(party, text)):
            self.saver.forget(party.hex)
            self.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, on: bool) -> None:  # noqa: FBT001 -- a signal's slot
        told = self._now()
        if told.retelling_id is None:
            return
        if on:
            key = told.retelling_id
            if self._do(lambda: self.retellings.confirm(key)):
                self._to_next()
        else:
            self.tick.setChecked(True)
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_next(self) -> None:
        """Turn to the next party that waits; when all have said yes, the words go to the input line again."""
        waiting = next((told for told in self.told.values() if told.state not in {"已确认", "还没说"}), None)
        if waiting is None:
            self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choose(waiting.party_id)
            self.rows[waiting.party_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_missing(self) -> None:
        told, words = self._now(), self.missing.text()
        key = told.retelling_id
        if key is not None and self._do(lambda: self.retellings.say_missing(key, words)):
            self.choose(told.party_id)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        key, reason = self._now().retelling_id, self.reason.text()
        if key is not None and self._do(lambda: self.retellings.take_back(key, reason)):
            self.reason.clear()
            self.reason.hide()

    def _do(self, deed: Callable[[], object]) -> bool:
        self.problem.say("")
        return self.room.do(deed, self._say)

    def _say(self, _field: str, sentence: str) -> bool:
        self.problem.say(sentence)
        return True

    def _walk(self, party_id: UUID, step: int) -> None:
        keys = [*self.rows]
        there = keys.index(party_id) + step
        if 0 <= there < len(keys):
            self.rows[keys[there]].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.rows[keys[there]])

    def _touch(self, text: str) -> None:
        if self.chosen is not None:
            self.saver.touch(self.chosen.hex, text)

    def flush(self) -> None:
        """Put the words that are being written in safety."""
        self.saver.flush()

    # showing

    def _now(self) -> "Told":
        assert self.chosen is not None, "the card is shown for a party"
        return self.told[self.chosen]

    def arrive(self) -> None:
        """Stand on the words to say, or on the tick that waits."""
        waits = self.tick if self._now().state == "待确认" else self.words
        waits.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_room(self) -> None:
        """Show where each party stands; words being written stay."""
        self.told = {told.party_id: told for told in self.retellings.rows()}
        if self.chosen not in self.told:
            first = next(
                (told for told in self.told.values() if not told.confirmed), next(iter(self.told.values()))
            )
            self.chosen = first.party_id
            self.words.setText(self.retellings.words(first))
        self._show_rows()
        told = self._now()
        if told.state in {"还没复述", "还没说"} and not self.words.text() and not self.words.hasFocus():
            self.words.setText(told.start)
        self.card.title.setText(told.name)
        self.given.setText(
            f"{told.at} 已复述：{told.text}" + (f"\n他补充：{told.missing}" if told.missing else "")
        )
        for part in (self.given, self.tick):
            part.setVisible(told.retelling_id is not None)
        self.tick.setText(f"{told.name}说：是这个意思")
        self.tick.setChecked(told.confirmed)
        self.missing.setVisible(told.retelling_id is not None and not told.confirmed)
        if not told.confirmed:
            self.reason.hide()
        self.words.setVisible(not told.confirmed)
        self.put.setText("再说一遍，记下 Ctrl ↵" if told.retelling_id else "说过，记下 Ctrl ↵")
        self.put.setVisible(not told.confirmed)

    def _show_rows(self) -> None:
        if [*self.rows] != [*self.told]:
            kept, self.rows = self.rows, {}
            for row in kept.values():
                self.list.removeWidget(row)
            for key, told in self.told.items():
                self.rows[key] = kept.pop(key) if key in kept else self._row(told)
                self.list.addWidget(self.rows[key])
            for gone in kept.values():
                gone.hide()
                gone.deleteLater()
        for key, told in self.told.items():
            self.rows[key].show_told(told, chosen=key == self.chosen)

    def _row(self, told: "Told") -> PartyRow:
        row = PartyRow(told)
        row.chosen.connect(self._choose_by_hand)
        row.walked.connect(self._walk)
        return row

    def _choose_by_hand(self, party_id: UUID) -> None:
        self.choose(party_id)
        self.arrive()


def open(room: "Room") -> RetellingTool:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels.retelling import Retellings  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return RetellingTool(room, Retellings(room.parts))


TOOL = ToolSpec("retelling", "复述", order=30, open=open, phases=(STATEMENTS,))
