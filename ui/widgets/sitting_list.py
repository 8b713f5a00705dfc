"""Which sitting: those in progress, to go on with; those that wait, to prepare."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.widgets.card import RowsCard
from ui.widgets.empty import EmptyState
from ui.widgets.labels import SectionTitle
from ui.widgets.rows import ListRow

if TYPE_CHECKING:
    from models.queries.room import Running, Waiting


class SittingList(QScrollArea):
    """``resumed`` carries a sitting's id, ``prepared`` and ``shortened`` a case's; ``practised`` asks for a lesson."""

    resumed = Signal(object)
    prepared = Signal(object)
    shortened = Signal(object)
    received = Signal()
    practised = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(8))
        self._running_title, self._waiting_title = SectionTitle("进行中"), SectionTitle("待调解")
        self._running, self._waiting = RowsCard(), RowsCard()
        self._empty = EmptyState(
            "这里列出已受理、等着调解的纠纷，和没有结束的场次。先到接待登记并受理一件。",
            Action("sitting.receive", "去接待", deed=self.received.emit),
        )
        for part in (self._running_title, self._running, self._waiting_title, self._waiting, self._empty):
            column.addWidget(part)
        self.practice = QPushButton("练习：用公开案例走一遍")
        self.practice.setObjectName("sitting.practise")
        self.practice.setProperty("kind", "quiet")
        self.practice.setToolTip("不用本所的案件，什么都不写入")
        self.practice.clicked.connect(self.practised)
        column.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """Return the rows shown, those in progress first."""
        return (*self._running.rows, *self._waiting.rows)

    def show_sittings(
        self, running: "Sequence[Running]", waiting: "Sequence[Waiting]",
        track: Callable[[str], str], clock: "Callable[[Running], str]", small: "Callable[[Waiting], bool]",
    ) -> None:  # fmt: skip
        """List what there is; the first of them takes the keyboard."""
        self._running.clear()
        self._waiting.clear()
        for each in running:
            action = Action(
                f"sitting.resume.{each.sitting_id}", "继续", deed=self._opener(self.resumed, each.sitting_id)
            )
            row = ListRow(
                each.title,
                when=f"第 {each.times} 次　{each.phase}",
                urgency="accent",
                note=clock(each),
                deeds=(action,),
            )
            row.opened.connect(action.deed)
            self._running.add(row)
        for due in waiting:
            prepare = Action(
                f"sitting.prepare.{due.case_id}", "准备", deed=self._opener(self.prepared, due.case_id)
            )
            short = Action(
                f"sitting.simple.{due.case_id}", "简易", deed=self._opener(self.shortened, due.case_id)
            )
            deeds = (short, prepare) if small(due) else (prepare,)
            said = "　".join(filter(None, (track(due.track), f"第 {due.times} 次", due.number)))
            row = ListRow(
                due.title, when=due.clock or "待排期", urgency="bad" if due.overdue else "warn" if due.clock else "muted",
                note=said, deeds=deeds,
            )  # fmt: skip
            row.opened.connect(deeds[0].deed)
            self._waiting.add(row)
        for title, card, rows in (
            (self._running_title, self._running, running), (self._waiting_title, self._waiting, waiting)
        ):  # fmt: skip
            title.setVisible(bool(rows))
            card.setVisible(bool(rows))
        self._empty.setVisible(not running and not waiting)
        if self.rows and self.isVisible():
            # a layout shows what is new to it only later, and what is hidden takes no keys
            self.rows[0].show()
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _opener(self, signal: Any, key: object) -> "Callable[[], None]":
        return lambda: signal.emit(key)
