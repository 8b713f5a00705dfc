"""A talk apart on its private ground: who, since when, what is asked, its lines with 保密 or 可转达."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.say_row import SayRow
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from uuid import UUID

    from models.caucuses import Guide
    from models.record import Line
    from ui.viewmodels.caucus import Talk

RELAY, SECRET, TOLD = "可转达", "保密", "已转达"


class TalkLine(SayRow):
    """A line of a talk; a press turns 保密 into 可转达 and back."""

    def __init__(self, line: "Line", state: str, parent: QWidget | None = None) -> None:
        self.said_words = f"{line.speaker}：{line.text}"
        super().__init__(self.said_words, deed=state, parent=parent)
        self.deed.setProperty("kind", "tag")
        self.show_state(state)

    def show_state(self, state: str) -> None:
        """Show whether it may be told."""
        self.deed.setText(state)
        self.deed.setProperty("tone", "private" if state == SECRET else "good")
        self.deed.style().unpolish(self.deed)
        self.deed.style().polish(self.deed)
        self.setAccessibleName(f"{self.said_words}　{state}")
        self.setEnabled(state != TOLD)


class OpenTalk(QFrame):
    """The talk that goes on. ``toggled`` carries a line's id; ``asked`` and ``ended`` nothing."""

    toggled = Signal(object)
    asked = Signal()
    ended = Signal()

    def __init__(self, guide: "Guide", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caucus.open")
        self.setProperty("kind", "card")
        self.setProperty("tone", "private")
        self.title, self.present = Label(), Muted(wrap=True)
        self.title.setProperty("kind", "strong")
        self.title.setWordWrap(True)
        self.clock = Tag("", "private")
        self.hints = Muted(_hints(guide), wrap=True)
        self.empty = Muted("在下面打字，记下他说的话。每句都保密。", wrap=True)
        self.ask = Check("已问明：哪些可以转达，哪些不能")
        self.ask.setObjectName("caucus.asked")
        self.ask.setToolTip(guide.ask)
        self.ask.picked.connect(lambda on: self.asked.emit() if on else None)
        self.problem = Problem()
        self.end = plain("结束单独谈", "caucus.end")
        self.end.clicked.connect(self.ended)
        self.lines: dict[UUID, TalkLine] = {}
        self._shown: dict[UUID, str] = {}
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.list = Scroll(inside)
        self.list.setMinimumHeight(theme.px(96))
        self._follows = False
        self.list.verticalScrollBar().rangeChanged.connect(self._follow)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        gap = theme.px(10)
        column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.present)
        column.addWidget(self.hints)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        for part in (self.ask, self.problem):
            column.addWidget(part)
        column.addLayout(foot)

    def show_talk(self, talk: "Talk", lasted: str) -> None:
        """Show who, how long, what was said and whether the party was asked."""
        self.title.setText(f"正与{talk.party}单独谈")
        self.present.setText(f"在场：{talk.present}" if talk.present else "")
        self.present.setVisible(bool(talk.present))
        self.clock.setText(lasted)
        self.ask.setChecked(talk.asked)
        self.ask.setEnabled(not talk.asked)
        self.empty.setVisible(not talk.lines)
        self._show_lines(talk)

    def _show_lines(self, talk: "Talk") -> None:
        """Add the rows of new lines at the end, and the new state of those shown; only a struck one makes all anew."""
        states = {line.id: _state(line, talk.told) for line in talk.lines}
        if list(states)[: len(self._shown)] != list(self._shown):
            self._clear()
        for key, state in states.items():
            if key in self._shown and self._shown[key] != state:
                self.lines[key].show_state(state)
        new = talk.lines[len(self._shown) :]
        for line in new:
            row = self.lines[line.id] = TalkLine(line, states[line.id])
            row.said.connect(lambda key=line.id: self.toggled.emit(key))
            self._rows.insertWidget(self._rows.count() - 1, row)
        self._shown = states
        self._follows = self._follows or bool(new)

    def _clear(self) -> None:
        for row in self.lines.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lines, self._shown = {}, {}

    def _follow(self, _least: int, most: int) -> None:
        """Show the end of the talk when a line was added to it."""
        if self._follows:
            self._follows = False
            self.list.verticalScrollBar().setValue(most)


class EndedTalk(QFrame):
    """A talk that is over: how long, how much stays secret, and what may be told. ``relayed`` carries a line's id."""

    relayed = Signal(object)

    def __init__(self, talk: "Talk", times: str, *, free: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows: dict[UUID, SayRow] = {}
        column = QVBoxLayout(self)
        gap = theme.px(10)
        column.setContentsMargins(gap, theme.px(7), gap, theme.px(7))
        column.setSpacing(theme.px(3))
        title = Label(f"与{talk.party}　{times}")
        title.setProperty("kind", "strong")
        column.addWidget(title)
        secret = f"保密 {talk.secret} 句" if talk.secret else ""
        going = "" if talk.ended_at else f"{talk.by}正在谈"
        column.addWidget(Muted("　".join(filter(None, (going, secret))) or "没有保密的话"))
        for line in talk.lines:
            told = line.id in talk.told
            row = self.rows[line.id] = SayRow(f"{line.speaker}：{line.text}", deed=TOLD if told else "转达")
            row.setEnabled(free and not told and talk.ended_at is not None)
            row.said.connect(lambda key=line.id: self.relayed.emit(key))
            column.addWidget(row)


def _state(line: "Line", told: "frozenset[UUID]") -> str:
    return TOLD if line.id in told else RELAY if line.relay else SECRET


def _hints(guide: "Guide") -> str:
    return "\n".join(f"{head}：{questions[0]}" for head, questions in guide.questions.items())
