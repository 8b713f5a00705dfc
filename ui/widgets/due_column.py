"""The left of 回访: what narrows the list, the list of what is due, and the deeds of its lit row."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.boundary import Boundary
from ui.widgets.due_filters import DueFilters
from ui.widgets.due_foot import DueFoot
from ui.widgets.due_list import DueList
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from types import ModuleType

    from ui.viewmodels.due_lines import DueDeed, DueLine
    from ui.viewmodels.dues import Dues


class DueColumn(QWidget):
    """``looked`` carries the line whose case is wanted, ``done`` a line and the deed that is wanted about it.

    ``counted`` tells how many are due today or late.
    """

    looked = Signal(object)
    done = Signal(object, object)
    counted = Signal(int)

    def __init__(
        self, boundary: Boundary, viewmodel: "Dues", words: "ModuleType", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.viewmodel, self._words = viewmodel, words
        guarded = boundary.guarded
        self.filters = DueFilters(((key, title) for key, title, _kinds in words.TABS), words.HORIZONS)
        self.filters.horizon.set_value(viewmodel.horizon)
        self.filters.changed.connect(guarded(self._narrow))
        self.list = DueList(guarded(viewmodel.more))
        self.list.looked.connect(self.looked)
        self.list.lit.connect(self._light)
        self.empty = EmptyState("")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.foot = DueFoot()
        self.foot.done.connect(lambda deed: self._do(self.list.line(), deed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def refresh(self) -> None:
        """Read everything anew; what is chosen, lit and scrolled to stays."""
        counts = self.viewmodel.counts()
        self.filters.show_counts(counts)
        self.filters.offer_villages(self.viewmodel.villages())
        self.counted.emit(counts[self._words.ALL])
        self._fill()

    def _fill(self) -> None:
        items = self.viewmodel.read()
        self.list.show_items(items, whole=self.viewmodel.whole)
        if not items:
            self.empty.sentence.setText(self.viewmodel.nothing())
        self.stack.setCurrentWidget(self.list if items else self.empty)
        self.foot.setVisible(bool(items))

    def _narrow(self) -> None:
        filters, wanted = self.filters, self.viewmodel
        wanted.tab, wanted.horizon = filters.tabs.current, filters.horizon.value()
        wanted.village, wanted.mine, wanted.words = (
            filters.village.value(), filters.mine.isChecked(), filters.words.text(),
        )  # fmt: skip
        filters.horizon.setEnabled(wanted.tab not in self._words.TIMELESS)
        wanted.forget()
        self.list.light(None)
        self._fill()
        self.list.scrollToTop()

    def _light(self, line: "DueLine | None") -> None:
        self.foot.show_line(line, () if line is None else self._words.deeds(line))

    def press(self, shortcut: str, *, lit: bool = False) -> bool:
        """Do the deed of that key for the first row that has it, or only for the ``lit`` one; False when there is none."""
        for line in filter(None, [self.list.line()] if lit else self.list.lines):
            for deed in self._words.deeds(line):
                if deed.shortcut == shortcut:
                    self._do(line, deed)
                    return True
        return False

    def _do(self, line: "DueLine | None", deed: "DueDeed") -> None:
        if line is not None:
            self.done.emit(line, deed)

    def light(self, about: Any) -> None:
        """Light up the first line that is about a visit, an instalment, an obligation or a case, if it is read."""
        for line in self.list.lines:
            if about in {line.due.id, line.due.obligation_id, line.due.case_id}:
                self.list.light(line)
                return
