"""Cards: white ground, one hairline, radius 6; rows in them are parted by hairlines."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.forms.card import Card
from ui.widgets.labels import SectionTitle

__all__ = ["Card", "RowsCard", "Titled"]


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
