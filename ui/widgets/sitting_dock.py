"""The right side of the room: tabs over panels and tools, and the deeds of the phase under them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dock_agreement import AgreementPanel
from ui.widgets.dock_demands import DemandsPanel
from ui.widgets.dock_ending import EndingPanel
from ui.widgets.dock_events import EventsPanel
from ui.widgets.dock_offers import OffersPanel
from ui.widgets.dock_panel import plain
from ui.widgets.dock_sorting import SortingPanel
from ui.widgets.dock_tabs import DockTabs, Tab
from ui.widgets.tab_order import in_reading_order
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.widgets.sitting_room import Room

STATEMENTS, SORTING, TALKS = "群众先说理", "民警后梳理", "警民共谈理"
TABS = (
    Tab("demands", "诉求", 10, (STATEMENTS,)),
    Tab("sorting", "事实与焦点", 20, (SORTING, TALKS)),
    Tab("offers", "方案", 15, (TALKS,)),
    Tab("agreement", "协议", 70, (TALKS,)),
    Tab("events", "事件", 90, (STATEMENTS, SORTING)),
)


class SittingDock(QWidget):
    """``show_panel`` opens one; ``pressed`` carries the key of a deed at the foot."""

    pressed = Signal(str)
    turned = Signal(str)

    def __init__(
        self, columns: Sequence[str], methods: Sequence[str], tools: Sequence[ToolSpec] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
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
        self.specs = {spec.key: spec for spec in tools}
        self.tools: dict[str, Tool] = {}
        self._room: Room | None = None
        self.tabs = DockTabs([*TABS, *(Tab(spec.key, spec.title, spec.order, spec.phases) for spec in tools)])
        self.tabs.chosen.connect(self._open)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        self._foot.addStretch(1)
        self.deeds: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addLayout(self._foot)

    def bind(self, room: "Room") -> None:
        """Tell the room that the tools work in."""
        self._room = room

    @property
    def panel(self) -> str:
        """Return the key of the panel shown."""
        return next(key for key, panel in self.panels.items() if panel is self.stack.currentWidget())

    def show_panel(self, key: str) -> None:
        """Show a panel or a tool and light its tab; a tool is made when it is first wanted."""
        if key in self.specs and key not in self.tools:
            assert self._room is not None, "the room binds its dock before anything is shown"
            made = self.specs[key].open(self._room)
            self.tools[key] = self.panels[key] = made
            self.stack.addWidget(made)
        before = self.tools.get(self.panel)
        if before is not None and before is not self.panels[key]:
            before.flush()
        self.stack.setCurrentWidget(self.panels[key])
        self.tabs.show_current(key)
        if key in self.tools:
            self.tools[key].show_room()
        in_reading_order([self.panels[key]])
        self.turned.emit(key)

    def _open(self, key: str) -> None:
        self.show_panel(key)
        if key in self.tools:
            self.tools[key].arrive()

    def show_room(self, phase: str) -> None:
        """Put the tabs of the phase in front, and let the tool that is looked at show what is true now."""
        self.tabs.show_phase(phase)
        for spec in self.specs.values():
            if spec.count is not None and self._room is not None:
                many = spec.count(self._room.parts)
                self.tabs.say(spec.key, f"{spec.title} {many}" if many else spec.title)
        if self.panel in self.tools:
            self.tools[self.panel].show_room()
        in_reading_order([self.panels[self.panel]])

    def flush(self) -> None:
        """Put the unfinished words of every tool in safety."""
        for made in self.tools.values():
            made.flush()

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
