"""The registers of 台账: the sheet of a period as it will print; every number of its last line opens."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from models import periods
from models.periods import Period
from ui.actions import Action
from ui.page import EVERYTHING, Context
from ui.tasks import Task, steps
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Tag
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.ledger_export import ExportStrip
from ui.widgets.ledger_filters import FilterBar
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.register_sheet import EVERY, RegisterSheet

if TYPE_CHECKING:
    from ui.pages.registers import RegistersPage
    from ui.viewmodels.ledger_export import Export
    from ui.viewmodels.ledger_sheet import Sheet
    from ui.viewmodels.registers import Registers

CHOICES = (("officer", "承办人"), ("village", "村社"), ("dispute_type", "类型"))
STOPPED = "已停下，没有读完。再选一次这本台账就重新读。"


class RegistersView(LedgerView):
    """The sheet of the register and period, what narrows it, and its workbook."""

    def __init__(
        self, context: Context, page: "RegistersPage", viewmodel: "Registers", export: "Export"
    ) -> None:
        super().__init__(context, page, "registers")
        self.viewmodel, self.export = viewmodel, export
        self.read: Sheet | None = None
        self._reading: Task | None = None
        self.chooser = PeriodChooser("registers", context.today)
        self.count, self.masked, self.manner = Tag(""), Tag("证件号已遮盖"), Tag("一人一行")
        self.stale = plain("有新的改动，重读", "registers.again", kind="quiet")
        self.filters = FilterBar("registers", CHOICES)
        self.exporting = ExportStrip("registers", context.machine)
        self.sheet = RegisterSheet(context.machine)
        for each in (self.chooser, self.count, self.manner, self.masked, self.stale):
            self.lead.addWidget(each)
        self.stale.hide()
        made = self.place_deeds()
        self._columns_button, self._export_button = made["registers.columns"], made["registers.export"]
        for strip in (self.chooser.strip, self.filters, self.exporting):
            self.column.addWidget(strip)
        self.column.addWidget(self.sheet, 1)
        self._wire()

    def _wire(self) -> None:
        guarded = self.guarded
        self.chooser.changed.connect(guarded(self.take_period))
        self.stale.clicked.connect(guarded(lambda _checked=False: self.show_register()))
        self.filters.narrowed.connect(guarded(self.narrow))
        self.filters.worded.connect(guarded(self.sheet.filter))
        self.filters.cleared.connect(self._to_table)
        self.filters.keep.connect(guarded(self.keep))
        self.filters.drop.connect(guarded(self.drop))
        self.exporting.changed.connect(guarded(self.tell_effect))
        self.exporting.go.connect(guarded(self.write))
        self.exporting.closed.connect(self._export_button.show)
        self.sheet.opened.connect(self._open_row)
        self.sheet.asked.connect(guarded(self.open_number))
        self.sheet.arranged.connect(self._count_rows)
        self.behind.closed.connect(self._to_table)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the sheet."""
        return (
            Action("registers.columns", "列", deed=self._offer_columns),
            Action("registers.filter", "筛选", shortcut="Ctrl+F", deed=self.guarded(self.ask_filter)),
            Action(
                "registers.export", "导出 Excel", shortcut="Ctrl+E", deed=self.guarded(self.ask_export),
                enabled=lambda: self.export.allowed, main=True,
            ),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the shortcuts of the period."""
        return self.chooser.keys()

    def choose(self, entry: str) -> None:
        """Show a register."""
        if entry != self.viewmodel.key:
            self.behind.put_away()
            self.exporting.put_away()
        self.viewmodel.key = entry
        self.show_register()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the period anew; a long one only when it is asked for."""
        long = self.read is not None and self.viewmodel.is_long
        if long and not changed >= EVERYTHING:
            self.stale.show()
        elif self._reading is None:
            self.show_register()

    def arrive(
        self, *, month: Any = None, period: Period | None = None, words: str = "", **narrowed: Any
    ) -> None:
        """Take the period, words to look for, and what else narrows the rows (officer, village, dispute_type)."""
        if month is not None:
            period = periods.month(month)
        if period is not None:
            self.viewmodel.choose_period(period)
        said = {key: str(narrowed.get(key, "")) for key, _ in CHOICES}
        if words or any(said.values()):
            self.offer_choices()
            self.filters.take({**said, "words": words})
        else:
            self.filters.clear()
            self.show_register()

    def take_period(self, period: Period) -> None:
        """Show another period."""
        self.behind.put_away()
        self.viewmodel.choose_period(period)
        self.show_register()

    def show_register(self) -> None:
        """Read the register and show it, off the GUI thread where that takes long."""
        self.stale.hide()
        self.chooser.show_period(self.viewmodel.period)
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not self.viewmodel.is_long:
            self._show(self.viewmodel.read())
            return
        reading = self.viewmodel.reading()
        task = self._reading = Task("正在读台账", lambda: steps(lambda: reading))
        self.count.show_state("正在读…")
        task.cancelled.connect(lambda: self._stopped(task))
        task.finished.connect(lambda: self._forget(task))
        self.context.tasks.start(task, result=lambda sheet: self._take(task, sheet))

    def _take(self, task: Task, sheet: "Sheet") -> None:
        if task is self._reading:
            self._show(sheet)

    def _stopped(self, task: Task) -> None:
        if task is self._reading:
            self.sheet.say(STOPPED)
            self.count.show_state("没有读完")

    def _forget(self, task: Task) -> None:
        if task is self._reading:
            self._reading = None

    def _show(self, sheet: "Sheet") -> None:
        self.read = sheet
        self.sheet.show_sheet(sheet, self.filters.words.text())
        self._count_rows()
        self.refresh_deeds()

    def _count_rows(self) -> None:
        if self.read is not None:
            self.count.show_state(self.read.tagged(self.sheet.shown))
            self.manner.setVisible(self.viewmodel.by_person)
            self.masked.setVisible(any(each.mask for each in self.read.register.columns))

    def offer_choices(self) -> None:
        """Offer what the rows may be narrowed by, and the filters that are kept."""
        for key, values in self.viewmodel.choices().items():
            self.filters.offer(key, values)
        self.filters.show_saved(self.viewmodel.saved())

    def ask_filter(self) -> None:
        """Show what narrows the rows."""
        self.offer_choices()
        self.filters.ask()

    def narrow(self) -> None:
        """Read anew with what narrows the rows now."""
        said = self.filters.said()
        self.viewmodel.narrow(**{key: said[key] for key, _ in CHOICES})
        self.behind.put_away()
        self.show_register()

    def keep(self, name: str) -> None:
        """Keep what is chosen under a name."""
        self.viewmodel.keep(name, self.filters.said())
        self.filters.show_saved(self.viewmodel.saved())
        self.context.boundary.notice(f"已存下筛选“{name.strip()}”，在“已存筛选”里。")

    def drop(self, name: str) -> None:
        """Let a kept filter go."""
        self.viewmodel.drop(name)
        self.filters.show_saved(self.viewmodel.saved())

    def open_number(self, told: Any) -> None:
        """Show the cases behind a number of the last line."""
        found = self.viewmodel.open_number(None if told == EVERY else told, self.sheet.shown)
        self.show_behind(found.title, found.definition, found.rows, why=self.viewmodel.why)

    def _open_row(self, row: Any) -> None:
        if case_id := getattr(row, "case_id", ""):
            self.context.go("intake", case=case_id)

    def _to_table(self) -> None:
        if self.sheet.table is not None:
            self.sheet.table.setFocus()

    def columns_menu(self) -> QMenu:
        """Make the menu of the columns, and of the rows where they may be persons."""
        assert self.sheet.table is not None
        menu = self.sheet.table.column_menu()
        if self.viewmodel.may_be_by_person:
            first = menu.actions()[0]
            for words, persons in (("一件一行", False), ("一人一行", True)):
                line = QAction(words, menu, checkable=True)
                line.setChecked(persons is self.viewmodel.by_person)
                line.triggered.connect(lambda _checked=False, persons=persons: self.show_persons(persons))
                menu.insertAction(first, line)
            menu.insertSeparator(first)
        return menu

    def show_persons(self, persons: bool) -> None:  # noqa: FBT001 -- what a line of the menu says
        """Show a row a person, or a row a case."""
        self.viewmodel.per_person = persons
        self.behind.put_away()
        self.guarded(self.show_register)()

    def _offer_columns(self) -> None:
        if self.sheet.table is not None:
            foot = QPoint(0, self._columns_button.height())
            self.columns_menu().popup(self._columns_button.mapToGlobal(foot))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence under the name of a filter, the purpose or the basis."""
        if field == "name":
            self.filters.problem.say(sentence)
            return True
        return self.exporting.show_problem(field, sentence)

    def ask_export(self) -> None:
        """Ask for whom the workbook is; asked again, write it."""
        if self.exporting.isVisible():
            self.exporting.submit()
            return
        self.exporting.offer(self.export.recipients(), no_full=self.export.no_full)
        self._export_button.hide()
        self.exporting.ask()

    def tell_effect(self) -> None:
        """Say what the chosen recipient will get."""
        effect = self.export.effect(self.exporting.said(), self.read.rows if self.read else ())
        words = self.filters.words.text().strip()
        more = "按词筛选只在屏幕上，工作簿里是全部行。" if words and not effect.refused else ""
        self.exporting.tell(effect.sentence + more, refused=effect.refused, basis=effect.basis)

    def write(self) -> None:
        """Ask where to, and write the workbook."""
        said = self.exporting.said()
        self.export.check(said)
        target = self.context.machine.save_path(self.export.file_name(said))
        if target is None:
            return
        written = self.export.write(target, said)
        task = self.context.tasks.start(
            Task("正在导出台账", lambda: steps(lambda: written)), result=self._tell
        )
        task.cancelled.connect(lambda: self.context.boundary.notice("已取消导出，没有写出文件。"))

    def _tell(self, written: Any) -> None:
        file, sentence = written
        if isValid(self):
            self.exporting.done(file, sentence)
        self.context.boundary.notice(f"{sentence}：{file}")


def entries(context: Context) -> tuple[Entry, ...]:
    """List the registers."""
    del context
    from exports.registers import REGISTERS  # noqa: PLC0415 -- first paint loads no openpyxl

    return tuple(Entry(each.key, each.title) for each in REGISTERS.values())


def open_view(context: Context, page: "RegistersPage") -> RegistersView:
    """Make the view."""
    from ui.viewmodels import ledger_export, registers  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    viewmodel = registers.Registers(context.store, context.person, today=context.today, now=context.now)
    return RegistersView(context, page, viewmodel, ledger_export.Export(viewmodel))


LEDGER = LedgerSpec(
    "registers",
    "台账",
    order=10,
    entries=entries,
    open=open_view,
    watches=frozenset(
        {
            "Case", "Party", "Sitting", "Agreement", "Obligation", "Instalment", "Visit", "Number", "Confirmation",
            "Station",
        }
    ),
)  # fmt: skip
