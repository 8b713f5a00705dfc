"""What a party needs at the table: one row of words to press, and what follows from them."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted


class NeedsRow(QWidget):
    """``changed(key, value)`` for ``needs`` and ``interpreter``."""

    changed = Signal(str, object)

    def __init__(self, needs: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = Chips()
        self.chips.offer(tuple((need, need) for need in needs))
        self.interpreter = Line(placeholder="翻译（手语）人员姓名、单位")
        self.interpreter.setObjectName("interpreter")
        self.interpreter.setAccessibleName("翻译（手语）人员")
        self.follows = Muted(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (Muted("到场时的需要"), self.chips, self.interpreter, self.follows):
            column.addWidget(part)
        self.interpreter.hide()
        self.follows.hide()
        self.chips.picked.connect(lambda values: self.changed.emit("needs", list(values)))
        self.interpreter.typed.connect(lambda text: self.changed.emit("interpreter", text))

    def show_needs(self, words: dict[str, Any], *, interpreted: bool, follows: str) -> None:
        """Show what is needed, and what follows."""
        self.chips.show_on(list(words.get("needs") or []))
        if not self.interpreter.hasFocus():
            self.interpreter.setText(str(words.get("interpreter") or ""))
        self.interpreter.setVisible(interpreted or bool(words.get("interpreter")))
        self.follows.setText(follows)
        self.follows.setVisible(bool(follows))
