"""单独谈 (背对背): the notice and its tick, the talk that is open, what of the ended ones may be told."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.flow import Flow
from ui.widgets.talk_card import EndedTalk, OpenTalk
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.caucus import Apart, Talk
    from ui.viewmodels.sitting_parts import Parts
    from ui.widgets.sitting_room import Room


class Beginning(QFrame):
    """With whom, who else is there, the notice that is read aloud, and its tick."""

    def __init__(self, apart: "Apart", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.party: UUID | None = None
        self.parties: dict[UUID, QPushButton] = {}
        line = Flow(gap=4)
        group = QButtonGroup(self)
        for key, name in apart.parties():
            button = plain(name, f"caucus.party.{len(self.parties)}", kind="tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, key=key: self._choose(key))
            group.addButton(button)
            line.addWidget(button)
            self.parties[key] = button
        self.present = Line()
        self.present.setObjectName("caucus.present")
        self.present.setText(apart.usual_present())
        notice = QVBoxLayout()
        notice.setSpacing(theme.px(2))
        self.notice = [Label(f"“{sentence}”") for sentence in apart.guide().notice]
        for each in self.notice:
            each.setWordWrap(True)
            notice.addWidget(each)
        self.noticed = Check("已宣读，当事人听清")
        self.noticed.setObjectName("caucus.noticed")
        self.problem = Problem()
        self.go = plain("开始单独谈", "caucus.begin")
        foot = QHBoxLayout()
        foot.addWidget(self.noticed, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        gap = theme.px(10)
        column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        column.setSpacing(theme.px(7))
        column.addLayout(line)
        column.addLayout(labelled("同时在场的人（用顿号分开）", self.present))
        title = Label("先念给当事人听")
        title.setProperty("kind", "label")
        column.addWidget(title)
        column.addLayout(notice)
        column.addLayout(foot)
        column.addWidget(self.problem)

    def _choose(self, key: UUID) -> None:
        self.party = key
        self.problem.say("")

    def clear(self) -> None:
        """Be ready for the next talk: its notice is read anew."""
        self.noticed.setChecked(False)
        self.problem.say("")


class Caucus(Tool):
    """One talk is open at a time for whoever is signed in; the phase stays where it is."""

    def __init__(self, room: "Room", apart: "Apart", lasted: "Callable[[Talk], str]") -> None:
        super().__init__(room, "caucus")
        self.apart = apart
        self._lasted = lasted
        self.beginning = Beginning(apart)
        self.beginning.go.clicked.connect(self._begin)
        self.open = OpenTalk(apart.guide())
        self.open.toggled.connect(lambda key: self._do(lambda: apart.toggle(key)))
        self.open.asked.connect(self._ask)
        self.open.ended.connect(self._end)
        self.ended: list[EndedTalk] = []
        self._talks: tuple[Talk, ...] = ()
        self._past_shown: tuple[object, ...] = ()
        self._warned: UUID | None = None
        self._past = QVBoxLayout()
        self._past.setSpacing(theme.px(8))
        self.column.addWidget(self.open, 100)  # its lines take what room there is
        self.column.addWidget(self.beginning)
        self.column.addLayout(self._past)
        self.column.addStretch(1)
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self._tick)
        room.saved.connect(self._hear)

    def show_room(self) -> None:
        """Show the open talk on its own ground, or how to open one; under it what may be told of the others."""
        talks = self.apart.talks()
        mine = next((each for each in talks if each.mine and each.ended_at is None), None)
        self.open.setVisible(mine is not None)
        self.beginning.setVisible(mine is None)
        self._show_past(tuple(each for each in talks if each is not mine), free=mine is None)
        self._talks = talks
        if mine is not None:
            self.open.show_talk(mine, self._lasted(mine))

    def _show_past(self, talks: "tuple[Talk, ...]", *, free: bool) -> None:
        if (talks, free) == self._past_shown:
            return
        self._past_shown = (talks, free)
        for row in self.ended:
            self._past.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.ended = []
        for each in talks:
            row = EndedTalk(each, self._lasted(each), free=free)
            row.relayed.connect(lambda key: self._do(lambda: self.apart.relay(key)))
            self._past.addWidget(row)
            self.ended.append(row)

    def _hear(self, _at: object) -> None:
        """Show a line that was typed just now."""
        if self.isVisible():
            self.show_room()

    def _tick(self) -> None:
        mine = next((each for each in self._talks if each.mine and each.ended_at is None), None)
        if mine is not None:
            self.open.clock.setText(self._lasted(mine))

    # deeds

    def _begin(self) -> None:
        form = self.beginning
        if form.party is None:
            form.problem.say("请先点选与谁单独谈。")
            return

        def tell(_field: str, sentence: str) -> bool:
            form.problem.say(sentence)
            return True

        party, noticed, present = form.party, form.noticed.isChecked(), form.present.text()
        if self.room.do(lambda: self.apart.open_with(party, noticed=noticed, present=present), tell):
            form.clear()
            speakers = self.room.parts.room.speakers
            place = next((at for at, voice in enumerate(speakers) if voice.party_id == party), 0)
            self.room.line.choose_voice(place)
            self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        mine = next(each for each in self._talks if each.mine and each.ended_at is None)
        self._do(lambda: self.apart.ask(mine.id))

    def _end(self) -> None:
        """End the talk; where nobody has asked what may be told that is said first, and the second press ends it."""
        mine = next(each for each in self._talks if each.mine and each.ended_at is None)
        again = self._warned == mine.id
        if self._do(lambda: self.apart.end(mine.id, unasked=again)):
            self._warned = None
            self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._warned = mine.id

    def tell(self, sentence: str) -> bool:
        """Say why the talk is to end first, with the keyboard on what ends it; say whether there is one."""
        self.open.problem.say(sentence)
        if not self.open.isVisibleTo(self):
            return False
        self.open.end.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _do(self, deed: "Callable[[], None]") -> bool:
        def tell(_field: str, sentence: str) -> bool:
            self.open.problem.say(sentence)
            return self.open.isVisibleTo(self)

        self.open.problem.say("")
        return self.room.do(deed, tell)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Go on counting."""
        super().showEvent(event)
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        super().hideEvent(event)
        self._beat.stop()


def open(room: "Room") -> Caucus:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels import caucus  # noqa: PLC0415 -- no SQLAlchemy before the first paint

    apart = caucus.Apart(room.parts)
    return Caucus(room, apart, apart.lasted)


def count(parts: "Parts") -> int:
    """Return how many talks are open."""
    from ui.viewmodels import caucus  # noqa: PLC0415 -- as above

    return caucus.open_count(parts)


TOOL = ToolSpec("caucus", "单独谈", order=50, open=open, phases=("民警后梳理", "警民共谈理"), count=count)
