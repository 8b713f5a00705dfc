"""The registers of 台账: the sheet of a period as it will print, opening to its cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.actions import Action
from ui.forms.line import Line
from ui.label import Label
from ui.page import Context
from ui.tasks import Step, Steps, Task
from ui.widgets.dock_panel import Problem
from ui.widgets.labels import Tag
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.register_sheet import RegisterSheet

if TYPE_CHECKING:
    from ui.pages.registers import RegistersPage
    from ui.viewmodels.registers import Progress, Registers, Sheet


class RegistersView(LedgerView):
    """The sheet of the register and month."""

    def __init__(self, context: Context, page: "RegistersPage", viewmodel: "Registers") -> None:
        super().__init__(context, page, "registers")
        self.viewmodel = viewmodel
        self.read: Sheet | None = None
        self.month = Label()
        self.month.setProperty("kind", "heading")
        self.count, self.masked = Tag(""), Tag("证件号已遮盖")
        self.sheet = RegisterSheet(context.machine)
        self.sheet.opened.connect(lambda row: context.go("intake", case=row.case_id))
        self.filter = Line(placeholder="筛选：姓名、编号、地点、类型，几个词用空格隔开")
        self.filter.setObjectName("registers.words")
        self.filter.setAccessibleName("筛选")
        self.filter.textChanged.connect(self._narrow)
        self.problem = Problem()
        made = self.place_deeds()
        for key, sign in (("registers.earlier", "‹"), ("registers.later", "›")):
            made[key].setText(sign)
            made[key].setFixedWidth(theme.px(34))
            made[key].setStyleSheet("padding-left: 0; padding-right: 0;")
        for each in (
            made["registers.earlier"],
            self.month,
            made["registers.later"],
            self.count,
            self.masked,
        ):
            self.lead.addWidget(each)
        self._columns_button = made["registers.columns"]
        self.filter_strip = self._strip(self.filter)
        self.column.addWidget(self.filter_strip)
        self.column.addWidget(self.sheet, 1)
        self.filter_strip.hide()

    def _strip(self, field: Line) -> QWidget:
        strip = QWidget()
        line = QHBoxLayout(strip)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field, 1)
        close = QPushButton("收起")
        close.setProperty("kind", "quiet")
        close.clicked.connect(field.clear)
        close.clicked.connect(strip.hide)
        line.addWidget(close)
        return strip

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the sheet."""
        here = self.viewmodel
        return (
            Action("registers.earlier", "上一月", shortcut="Alt+Left", deed=lambda: self.step(-1)),
            Action(
                "registers.later", "下一月", shortcut="Alt+Right", deed=lambda: self.step(1),
                enabled=lambda: not here.is_present,
            ),
            Action("registers.columns", "列", deed=self._offer_columns),
            Action("registers.filter", "筛选", shortcut="Ctrl+F", deed=self._ask_words),
            Action(
                "registers.export", "导出 Excel", shortcut="Ctrl+E", deed=self.export,
                enabled=lambda: here.may_export, main=True,
            ),
        )  # fmt: skip

    def choose(self, entry: str) -> None:
        """Show a register."""
        self.viewmodel.key = entry
        self.show_period()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the period anew."""
        del changed
        self.show_period()

    def arrive(self, *, month: Any = None, words: str = "", **_more: Any) -> None:
        """Take the month and words to look for."""
        if month is not None:
            self.viewmodel.show_month(month)
        self.filter.setText(words)
        self.filter_strip.setVisible(bool(words))
        self.show_period()

    def show_period(self) -> None:
        """Read the register and show it."""
        sheet = self.viewmodel.read()
        self.month.setText(self.viewmodel.period)
        self.sheet.show_sheet(sheet, self.viewmodel.totals)
        self.sheet.filter(self.filter.text())
        self._count_rows(sheet)
        self.refresh_deeds()
        self.read = sheet

    def _count_rows(self, sheet: "Sheet") -> None:
        total = len(sheet.rows)
        table = self.sheet.table
        kept = len(table.rows.shown) if table is not None else total
        self.count.show_state(f"{total} 件" if kept == total else f"{kept} / {total} 件")

    def step(self, by: int) -> None:
        """Go to another month."""
        self.viewmodel.move(by)
        self.guarded(self.show_period)()

    def _narrow(self) -> None:
        if not self.filter.composing and self.read is not None:
            self.sheet.filter(self.filter.text())
            self._count_rows(self.read)

    def _ask_words(self) -> None:
        self.filter_strip.show()
        self.filter.setFocus()

    def _offer_columns(self) -> None:
        if self.sheet.table is not None:
            foot = QPoint(0, self._columns_button.height())
            self.sheet.table.column_menu().popup(self._columns_button.mapToGlobal(foot))

    def export(self) -> None:
        """Ask where to, and write the workbook."""
        self.guarded(self._begin)()

    def _begin(self) -> None:
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is None:
            return
        written = self.viewmodel.export(target)
        self.context.tasks.start(Task("正在导出台账", lambda: _steps(written)), result=self._tell)

    def _tell(self, written: tuple[Path, int]) -> None:
        file, count = written
        self.context.boundary.notice(f"已导出 {count} 件：{file}")


def _steps(progress: "Progress") -> Steps[tuple[Path, int]]:
    while True:
        try:
            done, total, sentence = next(progress)
        except StopIteration as end:
            written: tuple[Path, int] = end.value
            return written
        yield Step(done, total, sentence)


def entries(context: Context) -> tuple[Entry, ...]:
    """List the registers."""
    del context
    from exports.registers import REGISTERS  # noqa: PLC0415 -- first paint loads no openpyxl

    return tuple(Entry(each.key, each.title) for each in REGISTERS.values())


def open_view(context: Context, page: "RegistersPage") -> RegistersView:
    """Make the view."""
    from ui.viewmodels import registers  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return RegistersView(
        context,
        page,
        registers.Registers(context.store, context.person, today=context.today, now=context.now),
    )


LEDGER = LedgerSpec(
    "registers",
    "台账",
    order=10,
    entries=entries,
    open=open_view,
    watches=frozenset(
        {
            "Case",
            "Party",
            "Sitting",
            "Agreement",
            "Obligation",
            "Instalment",
            "Visit",
            "Number",
            "Confirmation",
            "Station",
        }
    ),
)
