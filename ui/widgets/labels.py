"""Words on the page: titles, tags, counts, and lines that are read aloud by colour and word together."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.label import Label, tip

Tone = Literal["", "good", "warn", "bad", "accent", "private"]


class SectionTitle(Label):
    """The small grey title above a card: 到期, 应付款."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "section")


class Muted(Label):
    """Small grey words; ``wrap`` lets them take several lines."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "muted")
        self.setWordWrap(wrap)


class Strong(Label):
    """Words that carry the line: a name, a sum, the title of a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "strong")
        self.setWordWrap(wrap)


class Tag(Label):
    """A short state on its soft ground: 已签, 草稿, 较大."""

    def __init__(self, text: str, tone: Tone = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "tag")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_state(self, text: str, tone: Tone = "") -> None:
        """Show another state."""
        self.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Elided(Label):
    """One line that has … at its end, or where ``mode`` says, when there is no room; the whole is its tool tip."""

    mode = Qt.TextElideMode.ElideRight

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few characters."""
        return QSize(theme.px(40), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        del event
        painter = QPainter(self)
        area = self.contentsRect()
        kept = painter.fontMetrics().elidedText(self.text(), self.mode, area.width())
        painter.drawText(area, int(self.alignment()), kept)
        self.setToolTip(tip(self.text()) if kept != self.text() else "")


def counted(count: int) -> str:
    """Write a count as it stands in a badge.

    >>> counted(7), counted(240)
    ('7', '99+')
    """
    most = 99
    return f"{most}+" if count > most else str(count)
