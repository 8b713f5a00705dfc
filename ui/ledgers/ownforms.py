"""本局表格: the bureau's own workbooks, filled in place for a period; a new one is mapped by pointing, once."""

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import actions, theme
from ui.actions import Action
from ui.forms.choices import Choice
from ui.page import Context
from ui.tasks import Task, steps
from ui.widgets.card import Card
from ui.widgets.cell_grid import CellGrid
from ui.widgets.labels import Muted, Tag
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.ledger_export import ExportStrip
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.ownform_grid import show_sheet
from ui.widgets.ownform_pointing import PointingPanel
from ui.widgets.statistics_strips import Strip

if TYPE_CHECKING:
    from models.disclosure import Terms
    from ui.pages.registers import RegistersPage
    from ui.viewmodels.ownforms import Made, OwnForms

NEW, TAKE_IN = "new", "take-in"
KINDS = "Excel 表 (*.xlsx *.xlsm *.xls *.et *.ods)"
PACKED = "本局表格 (*.三理表.zip *.zip)"


class OwnFormsView(LedgerView):
    """A filled form as it will be written, or the pointing while one is set up."""

    def __init__(self, context: Context, page: "RegistersPage", viewmodel: "OwnForms") -> None:
        super().__init__(context, page, "ownforms")
        self.viewmodel = viewmodel
        self.chooser = PeriodChooser("ownforms", context.today)
        self.chooser.changed.connect(self.guarded(self.take))
        self.count = Tag("")
        self.sheet = Choice()
        self.sheet.setObjectName("ownforms.shown")
        self.sheet.setFixedWidth(theme.px(190))
        self.sheet.picked.connect(self.guarded(lambda _name: self._show_sheet()))
        for each in (self.chooser, self.count, self.sheet):
            self.lead.addWidget(each)
        for step in self.keys():
            if shortcut := actions.bind(step, self):
                self._shortcuts.append(shortcut)
        self._made = self.place_deeds(quiet=("ownforms.retire", "ownforms.pack"))
        self.retiring = Strip("ownforms.retiring", "停用")
        self.retiring.field("reason", "停用的原因，如：分局换了新表")
        self.retiring.done.connect(self.guarded(self.retire))
        self.exporting = ExportStrip("ownforms", context.machine)
        self.exporting.changed.connect(self.guarded(self.tell_effect))
        self.exporting.go.connect(self.guarded(self.write))
        self.exporting.closed.connect(self._made["ownforms.export"].show)
        self.told = Muted(wrap=True)
        self.told.setObjectName("ownforms.told")
        self.grid = CellGrid("ownforms.grid", "填好的表")
        card = Card(padding=12)
        card.body.addWidget(self.grid, 1)
        card.body.addWidget(self.told)
        self.filled = QWidget()
        inside = QVBoxLayout(self.filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chooser.strip)
        inside.addWidget(self.retiring)
        inside.addWidget(self.exporting)
        inside.addWidget(card, 1)
        self.pointing = PointingPanel(self.guarded)
        self.pointing.kept.connect(self._kept)
        self.pointing.left.connect(self._left)
        self.column.addWidget(self.filled, 1)
        self.column.addWidget(self.pointing, 1)
        self._point(pointing=False)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of a form."""
        here = self.viewmodel
        return (
            Action("ownforms.retire", "停用…", deed=self.ask_retire, enabled=lambda: here.may_keep),
            Action(
                "ownforms.pack", "给别的所", deed=self.guarded(self.pack), enabled=lambda: here.may_keep
            ),
            Action(
                "ownforms.amend", "改对应关系", deed=self.guarded(self.amend), enabled=lambda: here.may_keep
            ),
            Action(
                "ownforms.export", "填好导出", shortcut="Ctrl+E", deed=self.guarded(self.export),
                enabled=lambda: here.may_fill, main=True,
            ),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the shortcuts of the period."""
        return self.chooser.keys()

    def choose(self, entry: str) -> None:
        """Show a form, or open a new one."""
        if entry == NEW:
            self.add()
        elif entry == TAKE_IN:
            self.take_in()
        else:
            self.viewmodel.form_id = uuid.UUID(entry)
            self._point(pointing=False)
            self.show_form()

    def refresh(self, changed: frozenset[str]) -> None:
        """Fill anew; a form that is being set up stays as it is."""
        del changed
        if self.viewmodel.form_id is not None and not self.pointing.isVisibleTo(self):
            self.show_form()

    def take(self, period: Any) -> None:
        """Fill for another period."""
        self.viewmodel.period = period
        self.show_form()

    def show_form(self) -> None:
        """Fill the form and show it as it will be written."""
        made = self.viewmodel.read()
        self.count.show_state(f"{sum(made.filled.counts.values())} 行")
        names = [each.name for each in made.template.sheets if each.fillable]
        self.sheet.set_choices((name, name) for name in names)
        if self.sheet.value() not in names:
            self.sheet.set_value(next((each.sheet for each in made.mapping.sheets), names[0]))
        self.sheet.setVisible(len(names) > 1)
        self.told.setText("\n".join(made.told))
        self._show_sheet()
        self.refresh_deeds()

    def _show_sheet(self) -> None:
        made: Made | None = self.viewmodel.made
        if made is not None:
            show_sheet(self.grid, made.template.grid(self.sheet.value()))

    def add(self) -> None:
        """Open a workbook and point at it."""
        from ui.viewmodels.ownform_pointing import Pointing  # noqa: PLC0415 -- as the view-model

        file = self.context.machine.choose_file("选择要套用的 Excel 表", kinds=KINDS)
        if file is None:
            self._left()
            return
        made = Pointing.of_file(self.viewmodel.store, self.viewmodel.person, file)
        self._point(pointing=True)
        self.pointing.take(made)

    def take_in(self) -> None:
        """Take in a form that another station packed."""
        file = self.context.machine.choose_file("选择别的所给的本局表格", kinds=PACKED)
        if file is None:
            self._left()
            return
        self._kept(str(self.viewmodel.take_in(file)))
        self.context.boundary.notice("已收下，可以直接填。")

    def amend(self) -> None:
        """Change what is written where."""
        from ui.viewmodels.ownform_pointing import Pointing  # noqa: PLC0415 -- as the view-model

        assert self.viewmodel.form_id is not None, "the deed is offered with a form on screen"
        made = Pointing.of_form(self.viewmodel.store, self.viewmodel.person, self.viewmodel.form_id)
        self._point(pointing=True)
        self.pointing.take(made)

    def export(self) -> None:
        """Ask for whom the form is; asked again, write it."""
        if self.exporting.isVisible():
            self.exporting.submit()
            return
        self.exporting.offer(self.viewmodel.recipients(), no_full=self.viewmodel.no_full)
        self._made["ownforms.export"].hide()
        self.exporting.ask()

    def terms(self) -> "Terms":
        """Return what is chosen in the strip."""
        from models.disclosure import Terms  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        said = self.exporting.said()
        return Terms(said.recipient, said.purpose, said.basis, said.full)

    def tell_effect(self) -> None:
        """Say what the chosen recipient will get."""
        terms = self.terms()
        self.exporting.tell(self.viewmodel.effect(terms), basis=terms.outside)

    def write(self) -> None:
        """Ask where to, and write the filled form."""
        terms = self.terms()
        self.viewmodel.check(terms)
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is not None:
            written = self.viewmodel.export(target, terms)
            self.context.tasks.start(
                Task("正在填写本局表格", lambda: steps(lambda: written)), result=self._tell
            )

    def pack(self) -> None:
        """Write form and mapping as one file for another station."""
        target = self.context.machine.save_path(self.viewmodel.pack_name())
        if target is not None:
            inside = self.viewmodel.pack(target)
            self.context.boundary.notice(f"已存为 {target}。{inside}")

    def ask_retire(self) -> None:
        """Ask why the form is no longer used."""
        self.retiring.ask("停用后不再列出，填过的表不受影响。")

    def retire(self) -> None:
        """Stop using the form."""
        self.viewmodel.retire(self.retiring.fields["reason"].text())
        self.retiring.fields["reason"].clear()
        self.retiring.hide()
        self.viewmodel.form_id = None
        self.relisted.emit()
        self.page.choose("registers", "R1")

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside its field."""
        strips = (self.pointing, self.retiring, self.exporting)
        return any(each.show_problem(field, sentence) for each in strips if each.isVisible())

    def _tell(self, file: Path) -> None:
        if isValid(self):
            self.exporting.done(file, "已填好")
        self.context.boundary.notice(f"已填好：{file}")

    def _kept(self, form_id: str) -> None:
        self._point(pointing=False)
        self.relisted.emit()
        self.wanted.emit(form_id)

    def _left(self) -> None:
        self._point(pointing=False)
        if self.viewmodel.form_id is not None:
            self.wanted.emit(str(self.viewmodel.form_id))
        else:
            self.page.choose("registers", "R1")

    def _point(self, *, pointing: bool) -> None:
        self.pointing.setVisible(pointing)
        self.filled.setVisible(not pointing)
        self.exporting.put_away()
        for each in (*self.buttons, self.chooser, self.count):
            each.setVisible(not pointing)
        if pointing:
            self.sheet.hide()


def entries(context: Context) -> tuple[Entry, ...]:
    """List the forms in use, and the deeds that add one."""
    from models import ownforms as kept  # noqa: PLC0415 -- first paint loads no SQLAlchemy
    from ui.viewmodels import ownforms  # noqa: PLC0415 -- as above

    with context.store.reading() as db:
        found = tuple(Entry(key, name) for key, name in ownforms.listed(db))
    if not kept.may_keep(context.person):
        return found
    return (
        *found,
        Entry(NEW, "＋ 套用一张 Excel 表", quiet=True),
        Entry(TAKE_IN, "收下别的所的表", quiet=True),
    )


def open_view(context: Context, page: "RegistersPage") -> OwnFormsView:
    """Make the view."""
    from ui.viewmodels import ownforms  # noqa: PLC0415 -- as above

    made = ownforms.OwnForms(context.store, context.person, today=context.today, now=context.now)
    return OwnFormsView(context, page, made)


LEDGER = LedgerSpec(
    "ownforms",
    "本局表格",
    order=10,
    entries=entries,
    open=open_view,
    watches=frozenset(
        {"Case", "Party", "Agreement", "Obligation", "Instalment", "Visit", "OwnForm", "Station"}
    ),
)
