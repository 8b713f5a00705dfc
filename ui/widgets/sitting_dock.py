"""The right side of the room: tabs over panels, and the deeds of the phase under them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dock_agreement import AgreementPanel
from ui.widgets.dock_demands import DemandsPanel
from ui.widgets.dock_ending import EndingPanel, EventsPanel
from ui.widgets.dock_offers import OffersPanel
from ui.widgets.dock_panel import plain
from ui.widgets.dock_sorting import SortingPanel

TABS = (
    ("demands", "诉求"),
    ("sorting", "事实与焦点"),
    ("offers", "方案"),
    ("agreement", "协议"),
    ("events", "事件"),
)


class SittingDock(QWidget):
    """``show_panel`` opens one; ``pressed`` carries the key of a deed at the foot."""

    pressed = Signal(str)

    def __init__(self, columns: Sequence[str], methods: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.demands = DemandsPanel()
        self.sorting = SortingPanel(columns)
        self.offers = OffersPanel()
        self.agreement = AgreementPanel(methods)
        self.events = EventsPanel()
        self.ending = EndingPanel()
        self.panels: dict[str, QWidget] = {
            "demands": self.demands, "sorting": self.sorting, "offers": self.offers, "agreement": self.agreement,
            "events": self.events, "ending": self.ending,
        }  # fmt: skip
        self.stack = QStackedWidget()
        for panel in self.panels.values():
            self.stack.addWidget(panel)
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(theme.px(6))
        for key, words in TABS:
            tab = plain(words, f"dock.tab.{key}", kind="tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on, key=key: self.show_panel(key))
            self._group.addButton(tab)
            self.tabs[key] = tab
            top.addWidget(tab)
        top.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        self._foot.addStretch(1)
        self.deeds: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addLayout(self._foot)

    @property
    def panel(self) -> str:
        """Return the key of the panel shown."""
        return next(key for key, panel in self.panels.items() if panel is self.stack.currentWidget())

    def show_panel(self, key: str) -> None:
        """Show a panel and light its tab."""
        self.stack.setCurrentWidget(self.panels[key])
        self._group.setExclusive(False)
        for name, tab in self.tabs.items():
            tab.setChecked(name == key)
        self._group.setExclusive(True)

    def show_deeds(self, deeds: Sequence[tuple[str, str, bool]]) -> None:
        """Offer (key, words, main) at the foot; what is already there is only renamed."""
        if tuple(self.deeds) != tuple(key for key, _, _ in deeds):
            for button in self.deeds.values():
                self._foot.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.deeds = {}
            for key, words, main in deeds:
                button = plain(words, f"deed.{key}", kind="main" if main else "plain")
                button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
                self._foot.addWidget(button)
                self.deeds[key] = button
        for key, words, _ in deeds:
            self.deeds[key].setText(words)
