"""A card: white ground, one hairline, radius 6."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label


class Card(QFrame):
    """A card with padding and, if given, a title; add to ``body``, and to ``title_line`` at the title's right.

    ``accent`` marks one side with a colour token's line, as private lines and problems are.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = Label(title)
        self.title.setProperty("kind", "strong")
        self.title_line = QHBoxLayout()
        self.title_line.setSpacing(10)
        self.title_line.addWidget(self.title)
        self.title_line.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        gap = theme.px(padding)
        column.setContentsMargins(gap, theme.px(padding * 0.75), gap, gap)
        column.setSpacing(theme.px(10))
        if title:
            column.addLayout(self.title_line)
        column.addLayout(self.body, 1)
