"""Pointing at a bureau's workbook: the sheet in the middle, and at the right what is written where one stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.cell_grid import CellGrid
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Muted, Strong
from ui.widgets.ownform_grid import show_sheet
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from ui.viewmodels.ownform_pointing import Pointed, Pointing

MOST_FAULTS = 3
_SIDE = 300
Guard = Callable[[Callable[..., Any]], Callable[..., Any]]


class PointingPanel(QWidget):
    """The whole view while a form is set up; ``kept`` carries its id, ``left`` says that nothing is kept."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, guarded: Guard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pointing: Pointing | None = None
        self.at: Pointed | None = None
        self._row = 0
        self.grid = CellGrid("ownforms.pointing", "要套用的表")
        self.grid.chosen.connect(guarded(self.point))
        self.name = Line(placeholder="如：分局月报（2026版）")
        self.name.setObjectName("ownforms.name")
        self.sheet = Choice()
        self.sheet.setObjectName("ownforms.sheet")
        self.sheet.picked.connect(guarded(self.choose_sheet))
        self.source = Choice()
        self.source.setObjectName("ownforms.source")
        self.source.picked.connect(guarded(self.choose_source))
        self.head, self.rows = Label(), Label()
        self.where = Strong(wrap=True)
        self.what = Choice(editable=True, placeholder="选一项；固定的字可以直接写")
        self.what.setObjectName("ownforms.what")
        self.what.picked.connect(guarded(self._write))
        self.told = Muted(wrap=True)
        self.emptied = Muted(wrap=True)
        self.emptied.setObjectName("ownforms.emptied")
        self.emptied.setContentsMargins(theme.px(9), 0, theme.px(9), theme.px(4))
        self.problem = Problem()
        self.problem.setObjectName("ownforms.faults")
        self.keep_button = QPushButton("保存这张表")
        self.keep_button.setObjectName("ownforms.keep")
        self.keep_button.setProperty("kind", "main")
        self.keep_button.clicked.connect(lambda _checked=False: guarded(self.keep)())
        self._guarded = guarded
        self._lay_out()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.px(8))
        side.addLayout(labelled("表名", self.name))
        side.addLayout(labelled("工作表", self.sheet))
        side.addLayout(labelled("由哪本台账、哪张报表填", self.source))
        for label, first, last in (
            (self.head, "head.first", "head.last"),
            (self.rows, "rows.first", "rows.last"),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme.px(4))
            line.addWidget(label, 1)
            for words, key in (("自此行", first), ("至此行", last)):
                button = plain(words, f"ownforms.{key}")
                button.clicked.connect(lambda _checked=False, key=key: self._guarded(self.take_row)(key))
                line.addWidget(button)
            side.addLayout(line)
        card = Card(padding=12)
        card.body.addWidget(self.where)
        card.body.addWidget(self.what)
        side.addWidget(card)
        side.addWidget(self.problem)
        side.addWidget(self.told)
        side.addStretch(1)
        leave = plain("放弃", "ownforms.leave", kind="quiet")
        leave.clicked.connect(lambda _checked=False: self.left.emit())
        foot = QHBoxLayout()
        foot.addWidget(leave)
        foot.addWidget(self.keep_button, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(Scrolled(side), 1)
        right.addWidget(self.emptied)
        right.addLayout(foot)
        holder = QWidget()
        holder.setLayout(right)
        holder.setFixedWidth(theme.px(_SIDE))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(12))
        across.addWidget(self.grid, 1)
        across.addWidget(holder)

    def take(self, pointing: "Pointing") -> None:
        """Begin with a workbook."""
        self.pointing = pointing
        self.name.setText(pointing.name)
        self.sheet.set_choices((name, name) for name in pointing.names())
        self.source.set_choices(pointing.offered())
        self.show_all()
        first = pointing.sheet.first or 1
        self.grid.setCurrentIndex(self.grid.cells.index(first - 1, 0))
        self.point(first - 1, 0)

    def show_all(self) -> None:
        """Show the sheet with its marks, and what does not fit yet."""
        here = self._here()
        sheet = here.sheet
        self.sheet.set_value(here.current)
        self.source.set_value(sheet.source)
        self.head.setText(f"表头　{_rows(sheet.head[0], sheet.head[-1]) if sheet.head else '未定'}")
        self.rows.setText(f"数据　{_rows(sheet.first, sheet.last) if sheet.first else '未定'}")
        show_sheet(self.grid, here.grid, marks=here.marks(), head=sheet.head, rows=(sheet.first, sheet.last))
        faults = here.faults()
        self.problem.say("\n".join(each.sentence for each in faults[:MOST_FAULTS]))
        self.keep_button.setEnabled(not faults)
        self.told.setText("\n".join(here.becomes()))
        self.emptied.setText("\n".join(here.emptied()))
        self.emptied.setVisible(bool(self.emptied.text()))

    def point(self, row: int, column: int) -> None:
        """Tell what stands where one points, and what may be written there."""
        here = self._here()
        self._row = row + 1
        self.at = here.at(row + 1, column + 1)
        self.where.setText(self.at.words)
        self.what.set_choices(here.choices(self.at.place))
        self.what.set_value(self.at.written)
        if not self.at.written:
            self.what.setCurrentIndex(0)

    def choose_sheet(self, name: str) -> None:
        """Go to another sheet of the workbook."""
        self._here().current = name
        self.show_all()
        self.point(0, 0)

    def choose_source(self, key: str) -> None:
        """Fill the sheet from another register or form."""
        self._here().choose_source(key)
        self.show_all()
        self._again()

    def take_row(self, key: str) -> None:
        """Take the row where one stands as an end of head or data."""
        here = self._here()
        sheet, row = here.sheet, self._row
        first, last = (sheet.head[0], sheet.head[-1]) if sheet.head else (row, row)
        if key == "head.first":
            here.set_head(row, max(row, last))
        elif key == "head.last":
            here.set_head(min(row, first), row)
        elif key == "rows.first":
            here.set_rows(row, max(row, sheet.last))
        else:
            here.set_rows(min(row, sheet.first or row), row)
        self.show_all()
        self._again()

    def keep(self) -> None:
        """Keep the form."""
        here = self._here()
        here.name = self.name.text()
        self.kept.emit(str(here.keep()))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show what is wrong with the name under it."""
        if field != "name" or not self.isVisible():
            return False
        self.problem.say(sentence)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _write(self, name: str) -> None:
        if self.at is not None:
            self._here().write(self.at, name)
            self.show_all()

    def _again(self) -> None:
        index = self.grid.currentIndex()
        if index.isValid():
            self.point(index.row(), index.column())

    def _here(self) -> "Pointing":
        assert self.pointing is not None, "a workbook is open"
        return self.pointing


def _rows(first: int, last: int) -> str:
    return f"第 {first} 行" if first == last else f"第 {first}—{last} 行"
