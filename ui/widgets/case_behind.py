"""The cases behind a number: what is counted, which cases they are, and why each is in; or why one is not.

    panel = CaseBehind("registers.behind")
    panel.opened.connect(lambda case_id: context.go("intake", case=case_id))     # double click or Enter
    panel.show_cases("调解成功 33", "办结日期在本期内……", rows, why=lambda number: "2026-301 不在内：……")

``rows`` are (case_id, number, title, reason) or, with day, state and figure behind them, ``Behind``.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.tables import Column, Table
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted, Strong, Tag

#: Answers a number that somebody typed with the sentence why its case is in or not.
Why = Callable[[str], str]


class Behind(NamedTuple):
    """One line behind a number, with what it adds to it; without ``case_id`` it cannot be opened."""

    case_id: str
    number: str
    title: str
    reason: str
    day: str = ""
    state: str = ""
    figure: str = ""


def _amount(row: Behind) -> float:
    return float(row.figure.replace(",", "") or 0)


COLUMNS = (
    Column("编号", lambda row: row.number, width=98),
    Column("纠纷", lambda row: row.title, width=120),
    Column("状态", lambda row: row.state, width=86),
    Column("数", lambda row: row.figure, width=86, align="right", sort=_amount),
)
TITLE, STATE, FIGURE = 1, 2, 3


class CaseBehind(QFrame):
    """The panel; ``opened`` carries the case that was taken, ``closed`` says that it was put away."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._why: Why | None = None
        self.title = Strong(wrap=True)
        self.count = Tag("")
        self.definition = Muted(wrap=True)
        close = plain("收起", f"{name}.close", kind="quiet")
        close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        head.addWidget(close)
        self.table = Table(f"{name}.cases", COLUMNS, sortable=True)
        self.table.setAccessibleName("数字后面的案件")
        self.table.stretch(TITLE)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._tell)
        self.detail = Muted(wrap=True)
        self.detail.setObjectName(f"{name}.reason")
        self.open = plain("打开这件", f"{name}.open", kind="quiet")
        self.open.clicked.connect(lambda _checked=False: self._open(self.table.current()))
        foot = QHBoxLayout()
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.asked = Line(placeholder="查一件为什么不在：输入编号")
        self.asked.setObjectName(f"{name}.asked")
        self.asked.setAccessibleName("查一件为什么不在")
        self.asked.submitted.connect(self._ask)
        self.answer = Muted(wrap=True)
        self.answer.setObjectName(f"{name}.answer")
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(10), gap, gap)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.definition)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.asked)
        column.addWidget(self.answer)

    def show_cases(
        self, title: str, definition: str, rows: Iterable[tuple[Any, ...]], *, why: Why | None = None
    ) -> None:
        """Show what a number counts; ``why`` answers for a case that is looked for and not found."""
        found = tuple(row if isinstance(row, Behind) else Behind(*row) for row in rows)
        self._why = why
        self.title.setText(title)
        self.count.show_state(_counted(found))
        self.definition.setText(definition)
        self.definition.setVisible(bool(definition))
        figured = any(row.figure for row in found)
        self.table.setColumnHidden(STATE, figured or not any(row.state for row in found))
        self.table.setColumnHidden(FIGURE, not figured)
        self.table.show_rows(found)
        self.asked.clear()
        self.asked.setVisible(why is not None)
        self.answer.setText("")
        self.answer.hide()
        self.show()
        self._tell(None)
        if found:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif why is not None:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close the panel."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _tell(self, row: Behind | None) -> None:
        self.open.setVisible(row is not None and bool(row.case_id))
        if row is None:
            self.detail.setText("" if self.table.rows.rowCount() else "这个数字后面没有案件。")
            return
        what = "　".join(filter(None, (row.number, row.day, row.state, row.figure)))
        self.detail.setText("\n".join(filter(None, (what, row.title, row.reason and f"在内：{row.reason}"))))

    def _open(self, row: Behind | None) -> None:
        if row is not None and row.case_id:
            self.opened.emit(row.case_id)

    def _ask(self) -> None:
        number = self.asked.text().strip()
        if self._why is None:
            return
        self.answer.setText(self._why(number) if number else "请输入登记编号。")
        self.answer.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


def _counted(found: tuple[Behind, ...]) -> str:
    """Say how many lines these are, and of how many cases where some have several."""
    cases = len({row.case_id or place for place, row in enumerate(found)})
    return f"{len(found)} 件" if cases == len(found) else f"{len(found)} 行 {cases} 件"
