"""Plain lines of what is so: what, how, and a word for its state."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.labels import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.viewmodels.settings import Fact


class FactLine(QWidget):
    """One line; the sentence wraps."""

    def __init__(self, fact: "Fact", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        line.setSpacing(theme.px(12))
        what = Label(fact.what)
        what.setProperty("kind", "strong")
        what.setFixedWidth(theme.px(110))
        how = Label(fact.how)
        how.setWordWrap(True)
        line.addWidget(what)
        line.addWidget(how, 1)
        if fact.tag:
            line.addWidget(Tag(fact.tag, fact.tone))


class FactsCard(QWidget):
    """A card of such lines; nothing at all while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = RowsCard()
        self._card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def show_facts(self, facts: "Iterable[Fact]") -> None:
        """Show other lines."""
        self._card.clear()
        for fact in facts:
            self._card.add(FactLine(fact))
        self._card.setVisible(bool(self._card.rows))
