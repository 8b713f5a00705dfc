"""The bar of an obligation that is paid in parts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.label import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

_INK = {"paid": "good", "late": "warn", "open": "line"}


class InstalmentBar(QWidget):
    """One piece for each instalment: paid, late or still to come; a piece tells itself when pointed at.

    ``shares`` fill of each piece what is there of it.
    """

    def __init__(
        self, states: Sequence[str], words: Sequence[str] = (), *, shares: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.states, self._words = tuple(states), tuple(words)
        self.shares = tuple(shares) or (0.0,) * len(self.states)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paid = sum(1 for state in self.states if state == "paid")
        self.setAccessibleName(f"已付 {paid} 期，共 {len(self.states)} 期")

    def sizeHint(self) -> QSize:
        """Take a thin line."""
        return QSize(theme.px(120), theme.px(8))

    def minimumSizeHint(self) -> QSize:
        """Shrink with the column."""
        return QSize(theme.px(40), theme.px(8))

    def _width(self) -> float:
        return self.width() / max(1, len(self.states))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = self._width()
        gap = min(2.0, wide / 4)
        for number, state in enumerate(self.states):
            painter.setBrush(theme.color(_INK[state]))
            painter.drawRoundedRect(QRectF(number * wide, 0, wide - gap, self.height()), 2, 2)
            if share := self.shares[number]:
                painter.setBrush(theme.color(_INK["paid"]))
                painter.drawRoundedRect(QRectF(number * wide, 0, (wide - gap) * share, self.height()), 2, 2)

    def event(self, event: QEvent) -> bool:
        """Tell the piece under the pointer."""
        if isinstance(event, QHelpEvent) and self._words:
            place: QPoint = event.pos()
            number = min(len(self._words) - 1, max(0, int(place.x() / self._width())))
            QToolTip.showText(event.globalPos(), tip(self._words[number]), self)
            return True
        return super().event(event)
