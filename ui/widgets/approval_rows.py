"""待所领导审批 on the intake page: what waits, and for the leader the two answers."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.widgets.card import RowsCard
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.approving import Waiting


class ApprovalRows(RowsCard):
    """``decided(id, agreed, reason)`` when the leader answers, ``leveled(id, level, reason)`` by another level."""

    decided = Signal(object, bool, str)
    leveled = Signal(object, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reasons: dict[uuid.UUID, Line] = {}
        self.hide()

    def show_waiting(self, rows: "tuple[Waiting, ...]") -> None:
        """Show what waits; nothing at all when nothing does."""
        self.clear()
        self.reasons.clear()
        for each in rows:
            self.add(self._row(each))
        self.setVisible(bool(rows))

    def _row(self, told: "Waiting") -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(Strong(told.sentence, wrap=True))
        column.addWidget(Muted(told.reason, wrap=True))
        column.addWidget(Muted(told.asked, wrap=True))
        if told.mine:
            column.addLayout(self._answer(told.approval_id, told.levels))
        return row

    def _answer(self, approval_id: uuid.UUID, levels: tuple[tuple[int, str], ...]) -> QHBoxLayout:
        reason = self.reasons[approval_id] = Line(placeholder="审批意见，不同意的写理由")
        reason.setAccessibleName("审批意见")
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(reason, 1)
        for word, agreed in (("同意", True), ("不同意", False)):
            button = QPushButton(word)
            button.setObjectName(f"approval.{word}")
            button.setProperty("kind", "quiet")
            button.clicked.connect(
                lambda _checked=False, agreed=agreed: self.decided.emit(approval_id, agreed, reason.text())
            )
            line.addWidget(button)
        if levels:
            other = QPushButton("改定为")
            other.setObjectName("approval.level")
            other.setProperty("kind", "quiet")
            menu = QMenu(other)
            for number, name in levels:
                menu.addAction(name).triggered.connect(
                    lambda _checked=False, number=number: self.leveled.emit(
                        approval_id, number, reason.text()
                    )
                )
            other.setMenu(menu)
            line.addWidget(other)
        return line
