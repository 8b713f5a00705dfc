"""A register on screen as it will print: title, unit line, head, rows, totals, the numbers that are missing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.ports import Machine
from ui.tables import Column, Table
from ui.widgets.grouped_head import GroupedHead
from ui.widgets.labels import Elided, Muted
from ui.widgets.ledger_slices import Slices
from ui.widgets.totals import Sum, TotalledTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.viewmodels.ledger_sheet import Narrowed, Sheet, SheetColumn
    from ui.viewmodels.ledger_totals import Told


_TRIES = 3
_LOOKED_AT = 60
_WIDEST = 260
_CHIEF, _CHIEFLY = 9, 216
#: So many rows are looked through at once; more of them by and by.
WHOLE = 3000
#: Its total stands beside 合计, at the left.
NATURE = "性质"
#: What ``asked`` carries for the count of all rows that are shown.
EVERY = "every"


class RegisterTable(Table):
    """The rows of a register.

    While nobody has chosen columns, those that matter most are shown and as many as the width takes; they
    fill the width in either case, and only a choice that is too wide scrolls in the table. Room that is left goes
    to what could not be read whole, unless somebody set the widths.
    """

    rearranged = Signal()

    def __init__(self, name: str, columns: "Sequence[SheetColumn]", machine: Machine) -> None:
        self._declared = tuple(columns)
        self._chosen_key, self._dragged_key = f"{name}.chosen", f"{name}.dragged"
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
        self.horizontalHeader().sectionResized.connect(self._notice_hand)

    def _notice_hand(self, _number: int, before: int, after: int) -> None:
        if not self._arranging and before and after:
            self._kept.remember(self._dragged_key, True)

    @property
    def is_chosen(self) -> bool:
        """Tell whether somebody chose the columns."""
        return bool(self._kept.recall(self._chosen_key, False))

    @property
    def is_dragged(self) -> bool:
        """Tell whether somebody set a width."""
        return bool(self._kept.recall(self._dragged_key, False))

    def show_column(self, number: int, *, seen: bool) -> None:
        """Show or hide a column, which is from now on a choice."""
        self._kept.remember(self._chosen_key, True)
        super().show_column(number, seen=seen)
        self.arrange()

    def show_usual(self) -> None:
        """Go back to the usual columns and the order of the register."""
        for key in (self._chosen_key, self._dragged_key):
            self._kept.remember(key, False)
        for number, each in enumerate(self._declared):
            self.setColumnWidth(number, theme.px(each.width))
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
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
        least = {number: self._least(number) for number in shown}
        spare = {number: max(0, self.columnWidth(number) - least[number]) for number in shown}
        extra = max(0, room - sum(least.values()))
        if self.is_dragged and any(spare.values()):
            given = _shared(extra, spare)
        else:
            wanting = {number: max(0, self._needed(number) - least[number]) for number in shown}
            given = _granted(extra, wanting)
            rest = _shared(extra - sum(given.values()), least)
            given = {number: given[number] + rest[number] for number in shown}
        for number in shown:
            self.setColumnWidth(number, least[number] + given[number])
        self.updateGeometries()
        self.fit_height()

    def _least(self, number: int) -> int:
        """Return the width below which a column does not go: numbers of papers are read whole, unless a hand set it."""
        each = self._declared[number]
        least = theme.px(each.width)
        if each.importance < _CHIEF or self.is_dragged or self.is_chosen:
            return least
        told = [words for row in self.rows.shown[:_LOOKED_AT] if (words := each.text(row))]
        figured = sum(any(map(str.isdigit, words)) for words in told)
        if figured * 2 <= len(told):
            return least
        return max(least, min(self._needed(number), theme.px(_CHIEFLY)))

    def _needed(self, number: int) -> int:
        """Return the width at which the first rows can be read whole, within reason."""
        text = self._declared[number].text
        metrics = QFontMetrics(theme.font(13))
        widest = max(
            (metrics.horizontalAdvance(text(row)) for row in self.rows.shown[:_LOOKED_AT]), default=0
        )
        return min(widest + theme.px(18), theme.px(_WIDEST))

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
            wide = self._least(number)
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


def _shared(room: int, weights: "Mapping[int, int]") -> dict[int, int]:
    """Share pixels out by weight, every one of them; none where nothing weighs."""
    total = sum(weights.values())
    given = {number: room * weight // max(1, total) for number, weight in weights.items()}
    if total:
        given[max(weights)] += room - sum(given.values())
    return given


def _granted(room: int, wishes: "Mapping[int, int]") -> dict[int, int]:
    """Grant wishes, the small ones first, so that as many columns as can be are read whole."""
    given: dict[int, int] = {}
    for number, wish in sorted(wishes.items(), key=lambda each: each[1]):
        given[number] = min(wish, room // (len(wishes) - len(given)))
        room -= given[number]
    return given


def _same(row: Any) -> Any:
    return row


class RegisterSheet(QFrame):
    """The sheet: ``opened`` carries the row that was taken, ``asked`` the number of the last line or ``EVERY``.

    ``arranged`` says that other rows or totals stand in it now; with many rows that comes by and by.
    """

    opened = Signal(object)
    asked = Signal(object)
    arranged = Signal()

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._machine = machine
        self._sheet: Sheet | None = None
        self._told: Mapping[str, tuple[Told, ...]] = {}
        self._words = ""
        self._slices = Slices(self)
        self.table: RegisterTable | None = None
        self._totalled: TotalledTable | None = None
        self.title = Label()
        self.title.setProperty("kind", "sheet-title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(theme.font(16, bold=True))
        self.title.setWordWrap(True)
        self.heads = (Elided(), Muted(), Muted())
        self.foot = Muted(wrap=True)
        self.nothing = Muted(wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        gap = theme.px(18)
        self._column.setContentsMargins(gap, theme.px(16), gap, theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.title)
        line = QHBoxLayout()
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for label, side in zip(self.heads, sides, strict=True):
            label.setProperty("kind", "muted")
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(label, 0 if label is self.heads[1] else 1)
        self._column.addLayout(line)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.foot)
        self._column.addStretch(1)

    @property
    def shown(self) -> tuple[Any, ...]:
        """Return the rows that are shown."""
        return self.table.rows.shown if self.table is not None else ()

    def say(self, sentence: str) -> None:
        """Show a sentence in the place of the rows."""
        self._slices.stop()
        self._told = {}
        if self.table is not None:
            self.table.show_rows(())
        self.place_totals()
        self.nothing.setText(sentence)
        self.nothing.show()

    @property
    def busy(self) -> bool:
        """Tell whether rows are still being looked through."""
        return self._slices.busy

    def show_sheet(self, sheet: "Sheet", words: str = "") -> None:
        """Show a register, of its rows those in which every one of the words stands."""
        self._sheet = sheet
        heads = (sheet.title, sheet.unit, sheet.reporter, sheet.reported_on, "\n".join(sheet.notes))
        for label, said in zip((self.title, *self.heads, self.foot), heads, strict=True):
            label.setText(said)
        self.foot.setVisible(bool(sheet.notes))
        if self.table is None or self.table.objectName() != sheet.name:
            self._lay_out_table(sheet)
        assert self.table is not None
        self.table.rows.filter(None)
        self.table.show_rows(sheet.rows)
        self.table.arrange()
        self.nothing.setText(sheet.empty)
        self.nothing.setVisible(not sheet.rows)
        self._told = {}
        self.place_totals()
        self.filter(words)

    def _lay_out_table(self, sheet: "Sheet") -> None:
        if self._totalled is not None:
            self._column.removeWidget(self._totalled)
            self._totalled.hide()
            self._totalled.deleteLater()
        self.table = RegisterTable(sheet.name, sheet.columns, self._machine)
        self.table.setAccessibleName(sheet.register.title)
        self.table.opened.connect(self.opened)
        self.table.rearranged.connect(self.place_totals)
        self._totalled = TotalledTable(self.table)
        self._totalled.totals.opened.connect(self.asked)
        self._column.insertWidget(2, self._totalled)

    def filter(self, words: str) -> None:
        """Show only rows in which every word stands; what has many rows is looked through by and by."""
        self._words = words
        if self._sheet is not None:
            whole = len(self._sheet.rows) <= WHOLE
            self._slices.begin(self._sheet.narrowed(words), self._show_narrowed, whole=whole)

    def _show_narrowed(self, narrowed: "Narrowed") -> None:
        rows, self._told = narrowed
        if self.table is None or self._sheet is None:
            return
        if len(rows) == len(self._sheet.rows):
            if len(self.table.rows.shown) != len(rows):
                self.table.rows.filter(None)
        else:
            kept = set(map(id, rows))
            self.table.rows.filter(lambda row: id(row) in kept)
        self.place_totals()
        self.arranged.emit()

    def place_totals(self) -> None:
        """Put the last line under the columns that are shown."""
        if self.table is None or self._totalled is None or self._sheet is None:
            return
        rows = self.shown
        sums: dict[int, list[Sum]] = {}
        columns = self._sheet.columns
        shown = [n for n in range(len(columns)) if not self.table.isColumnHidden(n)]
        for number in shown:
            if columns[number].name != NATURE and (told := self._told.get(columns[number].name)):
                sums[number] = [Sum(each.words, each) for each in told]
        if shown:
            nature = [Sum(each.words, each) for each in self._told.get(NATURE, ())]
            sums[shown[0]] = [Sum(f"合计　{self._sheet.counted(rows)}", EVERY), *nature, *self._unseen(shown)]
        self._totalled.totals.show_totals(sums if rows else {})
        self.table.fit_height()

    def _unseen(self, shown: "Sequence[int]") -> "list[Sum]":
        """Return the sums of money whose usual column found no room."""
        assert self._sheet is not None
        both = zip(self._sheet.columns, self._sheet.register.columns, strict=True)
        hidden = [
            seen.name
            for number, (seen, column) in enumerate(both)
            if column.kind == "money" and seen.importance and number not in shown
        ]
        return [Sum(each.full, each) for name in hidden for each in self._told.get(name, ())]
