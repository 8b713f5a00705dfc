"""What narrows the list of what is due: its kind, how far ahead, a village, one's own, and words."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.widgets.search import WAIT_MS
from ui.widgets.tabs import Tabs

ALL_VILLAGES = "全部村社"
_SIGNS = 8


class DueFilters(QWidget):
    """Two lines of choices; ``changed`` tells that one of them is another now."""

    changed = Signal()

    def __init__(
        self, tabs: Iterable[tuple[str, str]], horizons: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._words = dict(tabs)
        self.tabs = Tabs(self._words.items(), wrap=True)
        self.tabs.chosen.connect(lambda _key: self.changed.emit())
        self.horizon = self._choice("horizon", "多远", tuple(horizons))
        self.village = self._choice("village", "村社", (("", ALL_VILLAGES),))
        self.mine = QPushButton("只看我的")
        self.mine.setObjectName("dues.mine")
        self.mine.setProperty("kind", "tab")
        self.mine.setCheckable(True)
        self.mine.clicked.connect(lambda _checked=False: self.changed.emit())
        self.words = Line(placeholder="姓名、编号、事由")
        self.words.setObjectName("dues.words")
        self.words.setAccessibleName("在列表里找")
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.changed)
        self.words.typed.connect(lambda _text: self._wait.start())
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        for part in (self.horizon, self.village, self.mine):
            line.addWidget(part)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.tabs)
        column.addLayout(line)

    def _choice(self, key: str, called: str, choices: tuple[tuple[str, str], ...]) -> Choice:
        made = Choice(choices)
        made.setObjectName(f"dues.{key}")
        made.setAccessibleName(called)
        made.setMinimumContentsLength(_SIGNS)  # its width follows the size of the type
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.set_value(choices[0][0])
        made.picked.connect(lambda _value: self.changed.emit())
        return made

    def offer_villages(self, names: Iterable[str]) -> None:
        """Offer the villages; the chosen one stays, offered or not."""
        chosen = self.village.value()
        offered = dict.fromkeys([*names, *([chosen] if chosen else [])])
        self.village.set_choices((("", ALL_VILLAGES), *((name, name) for name in offered)))
        self.village.set_value(chosen)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write on each tab how many there are."""
        for key, words in self._words.items():
            count = counts.get(key, 0)
            self.tabs.word(key, f"{words} {count}" if count else words)
        self.tabs.updateGeometry()
