"""The right of 回访: the case that is looked at, what its agreement owes, and what was seen and paid."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.due_row import InstalmentBar
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided, Muted, SectionTitle, Tag

if TYPE_CHECKING:
    from ui.viewmodels.visits import CaseView, Event, Owed


class VisitSide(QWidget):
    """``deed`` carries ``record``, ``add``, ``breach`` or ``papers``; ``received`` the id of an obligation."""

    deed = Signal(str)
    received = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Elided()
        self.title.setProperty("kind", "strong")
        self.state = Tag("")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        self.buttons: dict[str, QPushButton] = {}
        self.deeds = QWidget()
        flow = Flow(gap=6)
        for key, words, kind in (
            ("record", "记一次回访", "plain"), ("add", "加一次回访", "quiet"), ("breach", "登记未履行", "quiet"),
            ("papers", "看文书", "quiet"),
        ):  # fmt: skip
            button = QPushButton(words)
            button.setObjectName(f"visits.{key}")
            button.setProperty("kind", kind)
            button.clicked.connect(lambda _checked=False, key=key: self.deed.emit(key))
            self.buttons[key] = button
            flow.addWidget(button)
        around = QVBoxLayout(self.deeds)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(flow)
        self.owed, self.past = RowsCard(), RowsCard()
        self.owed_title, self.past_title = SectionTitle("协议约定"), SectionTitle("回访和收到")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        for part in (self.deeds, self.owed_title, self.owed, self.past_title, self.past):
            whole.addWidget(part)

    def show_case(self, view: "CaseView") -> None:
        """Show a case."""
        self.title.setText(view.title)
        self.state.show_state(view.state, "good" if view.state == "已履行" else "warn")
        self.buttons["breach"].setVisible(view.breachable)
        self.owed.clear()
        for each in view.owed:
            self.owed.add(self._owed(each, open_=view.breachable))
        for part in (self.owed_title, self.owed):
            part.setVisible(bool(view.owed))
        self.past.clear()
        for event in view.events:
            self.past.add(_event(event))
        if not view.events:
            nothing = Muted("还没有回访记录。", wrap=True)
            nothing.setContentsMargins(*_margins())
            self.past.add(nothing)

    def _owed(self, owed: "Owed", *, open_: bool) -> QFrame:
        row = QFrame()
        column = QVBoxLayout(row)
        column.setContentsMargins(*_margins())
        column.setSpacing(theme.px(4))
        sentence = Label(owed.sentence)
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        if owed.parts:
            column.addWidget(
                InstalmentBar([part.state for part in owed.parts], [part.words for part in owed.parts])
            )
        foot = QHBoxLayout()
        foot.addWidget(Muted(owed.state, wrap=True), 1)
        if open_ and not owed.done:
            button = QPushButton("收到")
            button.setObjectName(f"received.{owed.obligation_id}")
            button.clicked.connect(lambda _checked=False: self.received.emit(owed.obligation_id))
            foot.addWidget(button)
        column.addLayout(foot)
        return row


def _event(event: "Event") -> QFrame:
    row = QFrame()
    column = QVBoxLayout(row)
    column.setContentsMargins(*_margins())
    column.setSpacing(theme.px(2))
    head = QHBoxLayout()
    day = Label(f"{event.day.month}月{event.day.day}日")
    day.setProperty("kind", "when")
    title = Label(event.title)
    title.setWordWrap(True)
    title.setProperty("kind", "when")
    title.setProperty("tone", "warn" if event.warn else "")
    head.addWidget(day)
    head.addWidget(title, 1)
    column.addLayout(head)
    if event.text or event.by:
        column.addWidget(Muted("　".join(filter(None, (event.text, event.by))), wrap=True))
    return row


def _margins() -> tuple[int, int, int, int]:
    return theme.px(12), theme.px(8), theme.px(12), theme.px(8)
