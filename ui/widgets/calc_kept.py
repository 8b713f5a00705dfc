"""The calculations that were kept: opened again, seen as a paper, taken out with a reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.calculation import Kept


class KeptRow(QFrame):
    """One of them."""

    def __init__(self, row: "Kept", rows: "KeptRows") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.reason = Line(placeholder="撤下的原因，Enter 确认")
        self.reason.setObjectName("calc.kept.reason")
        self.reason.hide()
        self.reason.submitted.connect(lambda: rows.voided.emit(row.id, self.reason.text()))
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        line.addWidget(Muted(row.words, wrap=True), 1)
        for words, name, deed in (
            ("打开", "open", lambda: rows.opened.emit(row.id)), ("附表", "paper", lambda: rows.papers.emit(row.id)),
            ("撤下", "void", self._ask),
        ):  # fmt: skip
            button = plain(words, f"calc.kept.{name}", kind="quiet")
            button.setAccessibleName(f"{words} {row.words}")
            button.setStyleSheet(f"padding: {theme.px(1)}px {theme.px(6)}px; min-height: 0;")
            button.clicked.connect(deed)
            line.addWidget(button)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(6), theme.px(6), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addWidget(Strong(row.sums, wrap=True))
        column.addLayout(line)
        column.addWidget(self.reason)

    def _ask(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class KeptRows(QWidget):
    """All of them; each signal carries the id."""

    opened = Signal(object)
    papers = Signal(object)
    voided = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Kept, ...] = ()
        self.rows: list[KeptRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))

    def show_rows(self, shown: "tuple[Kept, ...]") -> None:
        """Show them; nothing moves when they are the same as before."""
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [KeptRow(each, self) for each in shown]
        for row in self.rows:
            self._column.addWidget(row)
