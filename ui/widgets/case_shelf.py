"""Choosing a case: a line to find it by, and the cases under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import tip
from ui.widgets.card import RowsCard
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted
from ui.widgets.rows import ChoiceRow
from ui.widgets.scroll import Scroll
from ui.widgets.search import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.queries.cases import CaseLine


class CaseShelf(QWidget):
    """The newest cases, or those that answer to what is typed; ``chosen`` carries the id of one.

    ``left`` when the case that was shown before is wanted again: by its button, or Esc.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: "Callable[[str], Sequence[CaseLine]]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.line = Line(placeholder="姓名、案号、电话")
        self.line.setObjectName("shelf.find")
        self.line.setAccessibleName("找一件纠纷")
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.fill)
        self.line.typed.connect(lambda _text: self._wait.start())
        self.line.submitted.connect(self._first)
        self.card = RowsCard()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        self.back = plain("‹ 回到这件", "shelf.back", kind="quiet")
        self.back.setToolTip("Esc")
        self.back.clicked.connect(lambda _checked=False: self.left.emit())
        self.back.hide()
        whole.addWidget(self.back)
        whole.addWidget(self.line)
        whole.addWidget(Scroll(inside), 1)
        self.rows: list[ChoiceRow] = []
        self._cases: tuple[CaseLine, ...] = ()

    def fill(self) -> None:
        """List the cases anew."""
        self._wait.stop()
        self._cases = tuple(self._look(self.line.text()))
        self.card.clear()
        self.rows = []
        for each in self._cases:
            row = ChoiceRow(each.title, tag=each.state)
            row.setToolTip(tip(f"{each.title}　{each.number}"))
            row.pressed.connect(lambda case=each.case_id: self.chosen.emit(case))
            self.card.add(row)
            self.rows.append(row)
        if not self._cases:
            words = (
                "没有找到。可以少写几个字，或换成电话、案号。"
                if self.line.text().strip()
                else "还没有登记过纠纷。"
            )
            nothing = Muted(words, wrap=True)
            gap = theme.px(12)
            nothing.setContentsMargins(gap, gap, gap, gap)
            self.card.add(nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc where there is a case to go back to."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _first(self) -> None:
        self.fill()
        if self.line.text().strip() and self._cases:
            self.chosen.emit(self._cases[0].case_id)
