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
from ui.widgets.flow import Flow


class Tabs(QWidget):
    """Buttons side by side; ``chosen`` carries the key of the one pressed.

    Where they ``wrap``, those that find no room stand in a second line.
    """

    chosen = Signal(str)

    def __init__(
        self, tabs: Iterable[tuple[str, str]] = (), parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._line = Flow(self) if wrap else self._in_one_line()
        for key, text in tabs:
            self.add(key, text)

    def _in_one_line(self) -> QHBoxLayout:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addStretch(1)
        return line

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
        if isinstance(self._line, QHBoxLayout):
            self._line.insertWidget(self._line.count() - 1, button)
        else:
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._line.addWidget(button)

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
