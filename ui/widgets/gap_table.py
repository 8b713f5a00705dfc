"""Where each side stands by topic, and what lies between: a few short rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from ui.viewmodels.convergence import Standing


class GapTable(QFrame):
    """One row a topic, one column a side, and the gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap.table")
        self.setProperty("kind", "card")
        self.setAccessibleName("各方立场和差距")
        self._grid = QGridLayout(self)
        gap = theme.px(10)
        self._grid.setContentsMargins(gap, theme.px(6), gap, theme.px(6))
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(theme.px(3))
        self._shown: tuple[tuple[str, ...], tuple[Standing, ...]] = ((), ())
        self.cells: list[list[str]] = []

    def show_rows(self, sides: Sequence[str], rows: "Sequence[Standing]") -> None:
        """Show other rows; none takes the table away."""
        self.setVisible(bool(rows))
        if self._shown == (tuple(sides), tuple(rows)):
            return
        self._shown = (tuple(sides), tuple(rows))
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cells = [["", *sides, "差距"]]
        self.cells += [[row.topic, *row.said, row.gap] for row in rows]
        last = len(sides) + 1
        for line, cells in enumerate(self.cells):
            for place, words in enumerate(cells):
                label = Elided(words) if 0 < place < last else Label(words)
                if line == 0 or place == 0:
                    label.setProperty("kind", "muted")
                elif place == last:
                    tone = "good" if rows[line - 1].met else "warn"
                    label.setStyleSheet(f"color: {theme.color(tone).name()};")
                self._grid.addWidget(label, line, place)
        for place in range(last + 1):
            self._grid.setColumnStretch(place, 1 if 0 < place < last else 0)
        self.setAccessibleDescription("；".join(" ".join(filter(None, cells)) for cells in self.cells[1:]))
