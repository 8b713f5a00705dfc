"""计时: the order of speaking, one calm clock that is the same for every side, and marks of who broke in."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.choices import Check
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted, Strong
from ui.widgets.tool import Tool, ToolSpec
from ui.widgets.turn_row import TurnRow

if TYPE_CHECKING:
    from ui.viewmodels.turns import Clock, Row, Turns
    from ui.widgets.sitting_room import Room

STATEMENTS = "群众先说理"
OFF = "不计时。打开后定发言顺序，每方时间相同；时间到了只轻轻提示，谁都可以接着说。"


class TurnsTool(Tool):
    """The switch, who speaks now, and the order with each side's time."""

    def __init__(self, room: "Room", turns: "Turns") -> None:
        super().__init__(room, "turns")
        self.turns = turns
        self.timed = Check("计时发言")
        self.timed.setObjectName("turns.timed")
        self.minutes = Line()
        self.minutes.setObjectName("turns.minutes")
        self.minutes.setAccessibleName("每方几分钟")
        self.minutes.setFixedWidth(theme.px(52))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.per_side = QWidget()
        self.problem = Problem()
        self.off = Muted(OFF, wrap=True)
        self.now = self._now_card()
        self.order = Card("发言顺序", padding=12)
        self.lot = plain("抽签", "turns.lot", kind="quiet")
        self.applicant = plain("申请人先说", "turns.applicant", kind="quiet")
        for part in (self.lot, self.applicant):
            self.order.title_line.addWidget(part)
        self.order.body.setSpacing(0)
        self.hint = Muted("↑ ↓ 选一方，Enter 发言，Ctrl ↑ ↓ 换顺序", wrap=True)
        self.rows: dict[str, TurnRow] = {}
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self._tick)
        self._lay_out()
        self._wire()

    def _now_card(self) -> Card:
        card = Card("", padding=12)
        self.who = Strong()
        self.left = Label()
        self.left.setObjectName("turns.left")
        self.state = Muted()
        self.stop = plain("停", "turns.stop")
        self.broke = plain("打断 Alt I", "turns.interrupt")
        self.more = plain("各方加 2 分钟", "turns.extend")
        self.undo = plain("撤销这次打断", "turns.undo", kind="quiet")
        self.asked = Muted("谁打断的？")
        self.who_broke = Chips(single=True)
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.who)
        names.addWidget(self.state)
        line.addLayout(names, 1)
        line.addWidget(self.left)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(6))
        for part in (self.stop, self.broke, self.more):
            deeds.addWidget(part)
        deeds.addStretch(1)
        card.body.addLayout(line)
        card.body.addLayout(deeds)
        card.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.asked)
        card.body.addWidget(self.who_broke)
        card.title.hide()
        return card

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.per_side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(6))
        inside.addWidget(Muted("每方"))
        inside.addWidget(self.minutes)
        inside.addWidget(Muted("分钟"))
        head = QHBoxLayout()
        head.addWidget(self.timed)
        head.addStretch(1)
        head.addWidget(self.per_side)
        self.column.addLayout(head)
        for part in (self.problem, self.off, self.now, self.order, self.hint):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _wire(self) -> None:
        turns = self.turns
        self.timed.picked.connect(lambda on: self._do(lambda: turns.switch(on=on)))
        self.minutes.submitted.connect(self._set_minutes)
        self.minutes.left.connect(self._set_minutes)
        self.lot.clicked.connect(lambda: self._do(turns.draw))
        self.applicant.clicked.connect(lambda: self._do(turns.applicant_first))
        self.stop.clicked.connect(lambda: self._do(turns.stop))
        self.broke.clicked.connect(self.interrupt)
        self.more.clicked.connect(lambda: self._do(turns.extend))
        self.undo.clicked.connect(lambda: self._do(turns.take_back))
        self.who_broke.picked.connect(lambda on: self._name(on[0]) if on else None)
        self.keys = (
            Action("turns.next", "下一方发言", shortcut="Alt+N", deed=self.speak_next),
            Action("turns.interrupt", "记一次打断", shortcut="Alt+I", deed=self.interrupt),
        )
        for action in self.keys:
            actions.bind(action, self.room)

    # deeds

    def speak(self, side: str) -> None:
        """Let a side speak: its clock runs, and the input line is its."""
        party_id = self.turns.party_to_speak(side, self.room.line.voice.name)
        if party_id is not None and self._do(lambda: self.turns.start(party_id)):
            self.hand_line_to(party_id)

    def speak_next(self) -> None:
        """Let the side speak whose turn it is after this one."""
        self.speak(self.turns.next_side())

    def hand_line_to(self, party_id: UUID) -> None:
        """Make the input line a party's and be ready for its words."""
        name = next(party.name for party in self.room.parts.room.parties if party.id == party_id)
        line = self.room.line
        if line.voice.name != name:
            line.choose_voice(next(place for place, voice in enumerate(line.voices) if voice.name == name))
        line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def interrupt(self) -> None:
        """Mark that somebody broke in; the cursor stays where it is."""
        self._do(self.turns.interrupt)

    def _name(self, party_id: str) -> None:
        self._do(lambda: self.turns.name_interruption(party_id))
        self.who_broke.show_on([])

    def _set_minutes(self) -> None:
        typed = self.minutes.text()
        if typed.strip() != str(self.turns.clock().minutes):
            self._do(lambda: self.turns.allow(typed))

    def _move(self, side: str, step: int) -> None:
        self._do(lambda: self.turns.move(side, step))
        self.rows[side].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.rows[side])

    def _walk(self, side: str, step: int) -> None:
        sides = [*self.rows]
        there = sides.index(side) + step
        if 0 <= there < len(sides):
            self.rows[sides[there]].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.rows[sides[there]])

    def _do(self, deed: Callable[[], object]) -> bool:
        self.problem.say("")
        return self.room.do(deed, self._say)

    def _say(self, _field: str, sentence: str) -> bool:
        self.problem.say(sentence)
        return True

    # showing

    def arrive(self) -> None:
        """Stand on the side that speaks next."""
        if self.timed.isChecked() and self.rows:
            self.rows[self.turns.next_side()].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.timed.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_room(self) -> None:
        """Show the clock."""
        self._show(self.turns.clock())

    def _tick(self) -> None:
        if self.timed.isChecked():
            self.show_room()

    def _show(self, clock: "Clock") -> None:
        self.timed.setChecked(clock.timed)
        self.off.setVisible(not clock.timed)
        for part in (self.per_side, self.order, self.hint):
            part.setVisible(clock.timed)
        if not self.minutes.hasFocus():
            self.minutes.setText(str(clock.minutes))
        self.order.title.setText(f"发言顺序（{clock.how}）" if clock.how else "发言顺序")
        self._show_now(clock)
        if [*self.rows] != [row.side for row in clock.rows]:
            self._build(clock)
        for row in clock.rows:
            self.rows[row.side].show_row(row)

    def _show_now(self, clock: "Clock") -> None:
        self.now.setVisible(clock.timed and bool(clock.side))
        self.who.setText(f"{clock.who} 在说")
        self.left.setText("0:00" if clock.over else clock.left)
        self.left.setFont(theme.font(34, bold=True))
        tone = theme.color("warn" if clock.over else "text").name()
        self.left.setStyleSheet(f"color: {tone}; font-size: {theme.px(34)}px; font-weight: 600;")
        self.state.setText(clock.state)
        self.left.setAccessibleName(f"{clock.who} {clock.state} {clock.left}")
        self.asked.setVisible(clock.unnamed)
        self.who_broke.setVisible(clock.unnamed)
        if clock.unnamed:
            self.who_broke.offer(clock.others)
        self.undo.setVisible(clock.unnamed)

    def _build(self, clock: "Clock") -> None:
        kept, self.rows = self.rows, {}
        for row in kept.values():
            self.order.body.removeWidget(row)
        for each in clock.rows:
            row = kept.pop(each.side) if each.side in kept else self._row(each)
            self.order.body.addWidget(row)
            self.rows[each.side] = row
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()

    def _row(self, each: "Row") -> TurnRow:
        row = TurnRow(each)
        row.spoken.connect(self.speak)
        row.moved.connect(self._move)
        row.walked.connect(self._walk)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Go on counting."""
        super().showEvent(event)
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        super().hideEvent(event)
        self._beat.stop()


def open(room: "Room") -> TurnsTool:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels.turns import Turns  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return TurnsTool(room, Turns(room.parts))


TOOL = ToolSpec("turns", "计时", order=40, open=open, phases=(STATEMENTS,))
