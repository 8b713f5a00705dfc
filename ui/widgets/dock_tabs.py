"""The tabs over the dock: those of the phase in a row as far as they fit, the others under 更多."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from ui import theme
from ui.widgets.dock_panel import plain

GAP = 6
MORE = "更多"


@dataclass(frozen=True)
class Tab:
    """One tab: its key, its words, and the phases in which it stands in front (none: only under 更多)."""

    key: str
    title: str
    order: int
    phases: tuple[str, ...] = ()


class DockTabs(QWidget):
    """``chosen`` carries the key of the tab that was asked for."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = sorted(tabs, key=lambda tab: tab.order)
        self._phase, self._current = "", ""
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(GAP))
        for tab in self._tabs:
            button = plain(tab.title, f"dock.tab.{tab.key}", kind="tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, key=tab.key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[tab.key] = button
            line.addWidget(button)
        self.more = plain(MORE, "dock.more", kind="tab")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        line.addWidget(self.more)
        line.addStretch(1)

    def show_phase(self, phase: str) -> None:
        """Put the tabs of a phase in front."""
        if phase != self._phase:
            self._phase = phase
            self._arrange()

    def show_current(self, key: str) -> None:
        """Light a tab; one that is not in front comes there while it is lit."""
        self._current = key
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)
        self._arrange()

    def say(self, key: str, title: str) -> None:
        """Write a tab anew, with its count."""
        if self.buttons[key].text() != title:
            self.buttons[key].setText(title)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let as many tabs stand in front as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = theme.px(GAP)
        room = self.width() - self.more.sizeHint().width() - gap
        wanted = [tab.key for tab in self._tabs if self._phase in tab.phases]
        if self._current in self.buttons and self._current not in wanted:
            wanted.append(self._current)
        room -= (self.buttons[self._current].sizeHint().width() + gap) if self._current in self.buttons else 0
        front = []
        for key in wanted:
            wide = self.buttons[key].sizeHint().width() + gap
            if key == self._current or wide <= room:
                front.append(key)
                room -= 0 if key == self._current else wide
        for key, button in self.buttons.items():
            button.setVisible(key in front)
        self.menu.clear()
        for tab in self._tabs:
            if tab.key not in front:
                shown = self.menu.addAction(self.buttons[tab.key].text())
                shown.triggered.connect(lambda _on=False, key=tab.key: self.chosen.emit(key))
        self.more.setVisible(not self.menu.isEmpty())
