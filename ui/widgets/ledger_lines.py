"""A ledger of lines that are only read: a table, and under it all that the chosen line says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.page import Context
from ui.tables import Column, Table
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Muted, Tag
from ui.widgets.ledger import LedgerView

if TYPE_CHECKING:
    from ui.pages.registers import RegistersPage


class LinesView(LedgerView):
    """The base of such a ledger; a line has ``told``, which is shown under the table.

    One that derives from it gives ``lines`` and lays out its head, then calls ``lay``; ``unit`` counts them.
    """

    unit = "件"

    def __init__(
        self, context: Context, page: "RegistersPage", name: str, columns: Sequence[Column], *, table: str, words: str,
        stretch: int, nothing: str,
    ) -> None:  # fmt: skip
        super().__init__(context, page, name)
        self.count = Tag("")
        self.table = Table(table, columns, machine=context.machine)
        self.table.setAccessibleName(words)
        self.table.stretch(stretch)
        self.table.chosen.connect(self._tell)
        self.detail = Muted(wrap=True)
        self.detail.setObjectName(f"{name}.detail")
        self.nothing = EmptyState(nothing)
        self._with_lines: tuple[QWidget, ...] = ()

    def lay(self, detail: QWidget | None = None, *, also: Sequence[QWidget] = ()) -> None:
        """Put table and words under the head, ``detail`` around the words; ``also`` is hidden where there is no line."""
        below = detail or self.detail
        for widget, room in ((self.table, 1), (below, 0), (self.nothing, 1)):
            self.column.addWidget(widget, room)
        self._with_lines = (self.table, below, *also)

    def lines(self) -> Sequence[Any]:
        """Read the lines that are to be shown."""
        return ()

    def choose(self, entry: str) -> None:
        """Show the lines."""
        del entry
        self.show_lines()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true of them."""
        del changed
        self.show_lines()

    def show_lines(self) -> None:
        """Read the lines and show them, the first one chosen."""
        lines = self.lines()
        self.count.show_state(f"{len(lines)} {self.unit}")
        self.table.show_rows(lines)
        for widget in self._with_lines:
            widget.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if lines:
            self.table.selectRow(0)

    def _tell(self, line: Any) -> None:
        self.detail.setText(line.told)
