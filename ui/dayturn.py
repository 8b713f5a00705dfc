"""Midnight: a workstation is left on overnight, and its pages must not show yesterday as today."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 30_000


class DayTurn(QObject):
    """``turned`` comes once for each day that began while the program ran, also after the machine slept."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._beat = QTimer(self, interval=EVERY_MS)
        self._beat.timeout.connect(self.look)
        self._beat.start()

    def look(self) -> None:
        """Look at the calendar."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.turned.emit()
