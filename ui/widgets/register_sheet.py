"""A register on screen as it will print: title, unit line, head, rows, totals, the numbers that are missing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.ports import Machine
from ui.tables import Column, Table
from ui.widgets.grouped_head import GroupedHead
from ui.widgets.labels import Muted
from ui.widgets.totals import TotalledTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.registers import Sheet, SheetColumn


_TRIES = 3


class RegisterTable(Table):
    """The rows of a register.

    While nobody has chosen columns, those that matter most are shown and as many as the width takes; they
    fill the width in either case, and only a choice that is too wide scrolls in the table.
    """

    rearranged = Signal()

    def __init__(self, name: str, columns: "Sequence[SheetColumn]", machine: Machine) -> None:
        self._declared = tuple(columns)
        self._chosen_key = f"{name}.chosen"
        self._kept = machine
        self._arranging = False
        super().__init__(
            name,
            tuple(
                Column(each.name, _same, each.width, each.align, format=each.text, sort=each.order)
                for each in columns
            ),
            machine=machine,
            head=GroupedHead([(each.group, each.title) for each in columns]),
        )
        self.setAlternatingRowColors(False)

    @property
    def is_chosen(self) -> bool:
        """Tell whether somebody chose the columns."""
        return bool(self._kept.recall(self._chosen_key, False))

    def show_column(self, number: int, *, seen: bool) -> None:
        """Show or hide a column, which is from now on a choice."""
        self._kept.remember(self._chosen_key, True)
        super().show_column(number, seen=seen)
        self.arrange()

    def show_usual(self) -> None:
        """Go back to the usual columns."""
        self._kept.remember(self._chosen_key, False)
        for number, each in enumerate(self._declared):
            self.setColumnWidth(number, theme.px(each.width))
        self.arrange()

    def column_menu(self) -> QMenu:
        """Offer the columns, and 常用列 above them."""
        menu = super().column_menu()
        first = menu.actions()[0]
        usual = menu.addAction("只看常用列")
        usual.triggered.connect(self.show_usual)
        menu.removeAction(usual)
        menu.insertAction(first, usual)
        menu.insertSeparator(first)
        return menu

    def arrange(self) -> None:
        """Choose the columns where nobody did, and let those shown fill the width.

        A scroll bar that comes or goes with it takes its own room, so the width is looked at again.
        """
        if self._arranging:
            return
        self._arranging = True
        for _ in range(_TRIES):
            room = self.viewport().width()
            self._fill(room)
            if self.viewport().width() == room:
                break
        self._arranging = False
        self.rearranged.emit()

    def _fill(self, room: int) -> None:
        if not self.is_chosen:
            self._choose_columns(room)
        shown = [each for each in range(len(self._declared)) if not self.isColumnHidden(each)]
        least = {number: theme.px(self._declared[number].width) for number in shown}
        spare = {number: max(0, self.columnWidth(number) - least[number]) for number in shown}
        weights = spare if any(spare.values()) else least
        extra, total = max(0, room - sum(least.values())), sum(weights.values())
        given = {number: extra * weights[number] // max(1, total) for number in shown}
        if shown:
            given[shown[-1]] += extra - sum(given.values())
        for number in shown:
            self.setColumnWidth(number, least[number] + given[number])
        self.updateGeometries()
        self.fit_height()

    def fit_height(self) -> None:
        """Be no higher than the rows, so that the totals stand under the last."""
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of head and rows."""
        rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        wide = bar.sizeHint().height() if bar.maximum() > 0 else 0
        high = self.horizontalHeader().sizeHint().height() + rows + wide + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), high)

    def _choose_columns(self, room: int) -> None:
        usual = [number for number, each in enumerate(self._declared) if each.importance]
        usual.sort(key=lambda number: -self._declared[number].importance)
        taken: set[int] = set()
        for number in usual:
            wide = theme.px(self._declared[number].width)
            if wide > room and taken:
                break
            room -= wide
            taken.add(number)
        for number in range(len(self._declared)):
            self.setColumnHidden(number, number not in taken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()


def _same(row: Any) -> Any:
    return row


class RegisterSheet(QFrame):
    """The sheet; ``opened`` carries the row that was taken."""

    opened = Signal(object)

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._machine = machine
        self._totals: Callable[[tuple[Any, ...]], Mapping[str, str]] = lambda _rows: {}
        self._columns: tuple[SheetColumn, ...] = ()
        self.table: RegisterTable | None = None
        self._totalled: TotalledTable | None = None
        self.title = Label()
        self.title.setProperty("kind", "sheet-title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(theme.font(16, bold=True))
        self.heads = tuple(Muted() for _ in range(3))
        self.foot = Muted(wrap=True)
        self.nothing = Muted("本月没有登记事项。")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        gap = theme.px(18)
        self._column.setContentsMargins(gap, theme.px(20), gap, theme.px(14))
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.title)
        line = QHBoxLayout()
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for label, side in zip(self.heads, sides, strict=True):
            label.setAlignment(side)
            line.addWidget(label, 1)
        self._column.addLayout(line)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.foot)
        self._column.addStretch(1)

    def show_sheet(self, sheet: "Sheet", totals: Callable[[tuple[Any, ...]], Mapping[str, str]]) -> None:
        """Show a register; ``totals`` works out the last line for the rows that are shown."""
        self._totals = totals
        for label, words in zip(
            (self.title, *self.heads, self.foot),
            (sheet.title, sheet.unit, sheet.reporter, sheet.reported_on, sheet.gaps),
            strict=True,
        ):
            label.setText(words)
        name = f"registers.{sheet.key}"
        if self.table is None or self.table.objectName() != name:
            self._lay_out_table(name, sheet)
        assert self.table is not None
        self.table.show_rows(sheet.rows)
        self.nothing.setVisible(not sheet.rows)
        self.show_totals()

    def _lay_out_table(self, name: str, sheet: "Sheet") -> None:
        if self._totalled is not None:
            self._column.removeWidget(self._totalled)
            self._totalled.hide()
            self._totalled.deleteLater()
        self._columns = sheet.columns
        self.table = RegisterTable(name, sheet.columns, self._machine)
        self.table.opened.connect(self.opened)
        self.table.rearranged.connect(self.show_totals)
        self._totalled = TotalledTable(self.table)
        self._column.insertWidget(2, self._totalled)

    def show_totals(self) -> None:
        """Work the last line out for the rows and columns that are shown."""
        if self.table is None or self._totalled is None:
            return
        rows = self.table.rows.shown
        told = self._totals(rows)
        sums = {}
        shown = [n for n in range(len(self._columns)) if not self.table.isColumnHidden(n)]
        for number in shown:
            if words := told.get(self._columns[number].name):
                sums[number] = words
        if shown:
            nature = told.get("性质", "")
            sums = {n: words for n, words in sums.items() if self._columns[n].name != "性质"}
            sums[shown[0]] = "　".join(filter(None, (f"合计　{len(rows)} 件", nature)))
        self._totalled.totals.show_totals(sums if rows else {})
        self.table.fit_height()

    def filter(self, words: str) -> None:
        """Show only rows in which every word stands."""
        if self.table is not None:
            self.table.rows.filter_text(words)
            self.show_totals()
