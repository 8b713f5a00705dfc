"""时间线 in place of the list of 回访: the whole line of one case in full width, and the way back."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.widgets.labels import Strong

if TYPE_CHECKING:
    from ui.pane import Pane


class CourseSheet(QWidget):
    """The pane 时间线 under a title of its own; ``left`` asks for the list again, by its button or Esc."""

    left = Signal()

    def __init__(self, pane: "Pane", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.title = Strong("")
        self.case_id: uuid.UUID | None = None
        back = Action("course.back", "回到清单", deed=self.left.emit)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.title, 1)
        head.addWidget(actions.button(back, quiet=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(pane, 1)
        self.setFocusProxy(pane)

    def show_case(self, case_id: uuid.UUID, title: str) -> None:
        """Show the line of a case, today in sight where it is another one."""
        self.title.setText(f"时间线　{title}")
        if case_id == self.case_id:
            self.pane.refresh(frozenset())
            return
        self.case_id = case_id
        self.pane.show_case(case_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
