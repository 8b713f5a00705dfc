"""The left column of 文书: the cases, the papers of one, or its clauses; below them what may be added and printed blank."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.sheet import SheetSpec


class PaperLeft(QWidget):
    """Shows one of ``shelf``, ``papers`` and ``clauses``, each in its width; ``asked`` carries the key of a sheet."""

    asked = Signal(str)

    def __init__(
        self, shelf: QWidget, papers: QWidget, clauses: QWidget, sheets: Sequence[SheetSpec] = ()
    ) -> None:
        super().__init__()
        self._papers, self._clauses = papers, clauses
        self.stack = QStackedWidget()
        for each in (shelf, papers, clauses):
            self.stack.addWidget(each)
        self.add = _quiet("papers.add", "添一份文书…")
        self.blanks = _quiet("papers.blanks", "印空白表…")
        more = QHBoxLayout()
        more.addWidget(self.add)
        more.addWidget(self.blanks)
        more.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.stack, 1)
        column.addLayout(more)
        self.sheets = {each.key: (each, _quiet(f"papers.sheet.{each.key}", each.title)) for each in sheets}
        line = QHBoxLayout()
        for spec, button in self.sheets.values():
            button.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(6)}px;")
            button.clicked.connect(lambda _checked=False, key=spec.key: self.asked.emit(key))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def show_part(self, part: QWidget) -> None:
        """Show one of the parts."""
        wide = part is self._clauses
        self.stack.setCurrentWidget(part)
        self.setFixedWidth(min(theme.px(400), 430) if wide else min(theme.px(262), 300))
        self.add.setVisible(part is self._papers)
        self.blanks.setVisible(not wide)
        for spec, button in self.sheets.values():
            button.setVisible(not wide and (part is self._papers or not spec.case))


def _quiet(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("kind", "quiet")
    return button
