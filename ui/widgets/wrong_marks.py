"""Under the list of sittings: what ended a police case by a mark, so that a wrong one can be taken back."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import SectionTitle


class WrongMarks(QWidget):
    """``withdrawn`` carries the event, its sitting and the reason; nothing is shown where nothing can be taken back."""

    withdrawn = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(SectionTitle("因现场标记终止的治安调解"))
        self.rows: list[WrongMark] = []
        self._shown: list[tuple[UUID, UUID, str, str]] = []
        self.hide()

    def show_marks(self, marks: Sequence[tuple[UUID, UUID, str, str]]) -> None:
        """Show (event, sitting, case, what was marked); a reason that is being typed is not disturbed."""
        if list(marks) == self._shown:
            return
        self._shown = list(marks)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for event_id, sitting_id, title, words in marks:
            row = WrongMark(f"{title}　{words}")
            row.withdrawn.connect(
                lambda reason, event_id=event_id, sitting_id=sitting_id: self.withdrawn.emit(
                    event_id, sitting_id, reason
                )
            )
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(self.rows))

    def show_problem(self, sentence: str) -> None:
        """Say why it is not taken back, beside the reason that was typed."""
        for row in self.rows:
            row.problem.say(sentence if row.reason.isVisible() else "")


class WrongMark(QWidget):
    """One ending; 标记有误 opens the line for the reason."""

    withdrawn = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = Label(words)
        said.setWordWrap(True)
        self.open = plain("标记有误…", "mark.undo")
        self.reason = Line(placeholder="为什么是误记，Enter 撤销并接着调解")
        self.reason.setObjectName("mark.reason")
        self.reason.setAccessibleName("撤销原因")
        self.reason.hide()
        self.problem = Problem()
        line = QHBoxLayout()
        line.addWidget(said, 1)
        line.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.reason)
        column.addWidget(self.problem)
        self.open.clicked.connect(self._open)
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.reason.text()))

    def _open(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
