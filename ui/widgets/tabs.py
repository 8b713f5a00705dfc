"""A row of words of which one is lit: the views of a dock, the months of a list."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.label import caption


class Tabs(QWidget):
    """Buttons side by side; ``chosen`` carries the key of the one pressed."""

    chosen = Signal(str)

    def __init__(self, tabs: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(6))
        self._line.addStretch(1)
        for key, text in tabs:
            self.add(key, text)

    def add(self, key: str, text: str) -> None:
        """Put one more at the right; the first is lit."""
        button = QPushButton(caption(text))
        button.setObjectName(f"tab.{key}")
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.clicked.connect(lambda _checked: self.chosen.emit(key))
        button.setChecked(not self.buttons)
        self.buttons[key] = button
        self._group.addButton(button)
        self._line.insertWidget(self._line.count() - 1, button)

    @property
    def current(self) -> str:
        """Return the key of the lit one."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Light one up and tell it, as if it had been pressed."""
        self.buttons[key].setChecked(True)
        self.chosen.emit(key)

    def word(self, key: str, text: str) -> None:
        """Change a word, such as the count in 证据 4."""
        self.buttons[key].setText(text)


class TabbedStack(QWidget):
    """Tabs over the widgets they show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self.tabs.chosen.connect(lambda key: self.stack.setCurrentWidget(self._pages[key]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def add(self, key: str, text: str, content: QWidget) -> None:
        """Put one more view at the right."""
        self.tabs.add(key, text)
        self._pages[key] = content
        self.stack.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Let the widest view decide on width, and the layout on height."""
        return QSize(super().minimumSizeHint().width(), theme.px(120))
