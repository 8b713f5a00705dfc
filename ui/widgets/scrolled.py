"""A column that scrolls up and down and never sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class _Sheet(QWidget):
    """As high as its content is at the width it has; wrapped words would else ask for the height of a narrow one."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width, where any of the content has one that follows it."""
        least, layout = super().minimumSizeHint(), self.layout()
        follows = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if follows else least


class Scrolled(QScrollArea):
    """Holds ``column``."""

    def __init__(self, column: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = _Sheet()
        inside.setLayout(column)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
