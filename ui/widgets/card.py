"""A card: white ground, one hairline, radius 6; rows in it are parted by hairlines."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import SectionTitle


class Card(QFrame):
    """A card with padding and, if given, a title; add to ``body``, and to ``title_line`` at the title's right.

    ``accent`` marks one side with a colour token's line, as private lines and problems are.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, padding: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = QLabel(title)
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


class Titled(QWidget):
    """A small grey title with what stands under it: the groups of 今日, the blocks of a right side."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle(title)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.title)
        column.addWidget(content, 1)


class RowsCard(QFrame):
    """A card of rows, one under another, with a hairline between two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """Return the rows from top to bottom."""
        return tuple(self._rows)

    def add(self, row: QWidget) -> None:
        """Put a row at the foot."""
        if self._rows:
            rule = QFrame()
            rule.setProperty("kind", "rule")
            rule.setFixedHeight(1)
            self._column.addWidget(rule)
        self._rows.append(row)
        self._column.addWidget(row)

    def clear(self) -> None:
        """Take every row away."""
        self._rows.clear()
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
