"""The line under the list of what is due: the deeds of the row that is lit, each with its key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.due_lines import DueDeed, DueLine

NOTHING = "用 ↑ ↓ 选一行，Enter 看这件纠纷"


class DueFoot(QWidget):
    """``done`` carries the deed whose button was pressed."""

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Elided(NOTHING)
        self.words.setProperty("kind", "muted")
        self.buttons: dict[str, QPushButton] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(8))
        self._line.addWidget(self.words, 1)
        self.setFixedHeight(theme.px(34))

    def show_line(self, line: "DueLine | None", deeds: "Sequence[DueDeed]") -> None:
        """Offer the deeds of a line."""
        for button in self.buttons.values():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        self.words.setText(NOTHING if line is None else line.sentence)
        for number, deed in enumerate(deeds):
            words = f"{deed.words}  {deed.shortcut}" if deed.shortcut else deed.words
            button = plain(words, f"due.{deed.deed or deed.pane}", kind="plain" if number == 0 else "quiet")
            button.clicked.connect(lambda _checked=False, deed=deed: self.done.emit(deed))
            self.buttons[deed.deed or deed.pane] = button
            self._line.addWidget(button)
