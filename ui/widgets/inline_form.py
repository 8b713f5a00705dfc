"""A few fields and the one button that does something with them, in the page and never over it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.parsers import Parser
from ui.forms.spec import Form, Kind
from ui.widgets.labels import Muted


class InlineForm(QWidget):
    """The fields, the button under them, and where the deed is barred why; Enter does it too."""

    def __init__(
        self,
        form: Form,
        text: str,
        do: Callable[[dict[str, Any]], object],
        *,
        barred: str = "",
        parsers: Mapping[Kind, Parser] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._do = do
        self._barred = barred
        self.editor = Editor(form, parsers=parsers, cards=False)
        self.button = QPushButton(text)
        self.button.setObjectName(f"{form.key}.do")
        self.button.clicked.connect(lambda _checked: self.submit())
        self.editor.submitted.connect(self.submit)
        self.why = Muted(barred, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.why, 1)
        if not barred:
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.editor)
        column.addLayout(line)
        self.why.setVisible(bool(barred))
        self.editor.setEnabled(not barred)
        self.button.setEnabled(not barred)

    def allow(self, *, allowed: bool) -> None:
        """Let the button be pressed, or not while nothing is chosen."""
        self.button.setEnabled(allowed and not self._barred)

    def submit(self) -> None:
        """Do it with what is typed, unless a field is wrong."""
        if self.button.isEnabled() and self.editor.check():
            self._do(self.editor.values())

    def clear(self) -> None:
        """Empty the fields."""
        self.editor.load({})
