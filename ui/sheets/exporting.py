"""导出: the papers of a period into a folder, one PDF each, with progress and 取消."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.tables import Column, Table
from ui.tasks import Task, steps
from ui.widgets.card import Card
from ui.widgets.labels import Muted
from ui.widgets.sheet import Sheet, SheetSpec

if TYPE_CHECKING:
    from exports.batch import Exported
    from ui.pages.papers import PapersPage
    from ui.viewmodels.exporting import Exports

COLUMNS = (
    Column("日期", lambda each: f"{each.day}", width=100),
    Column("编号", lambda each: each.number, width=210),
    Column("文书", lambda each: each.title, width=220),
    Column("纠纷", lambda each: each.case, width=260),
)
SHOWN_FAILED = 3


class ExportSheet(Sheet):
    """Above which papers, below what they are; nothing is written before a folder is chosen."""

    def __init__(self, page: "PapersPage", viewmodel: "Exports", kinds: tuple[tuple[str, str], ...]) -> None:
        super().__init__(page, "exporting")
        self.viewmodel = viewmodel
        self.title.setText("导出文书 PDF")
        guarded = page.guarded
        self.editor = Editor(_form(kinds), parsers=parsers.standard(page.context.today), cards=False)
        self.count = Muted()
        self.go = actions.button(
            Action("exporting.go", "导出到文件夹…", deed=guarded(self.export), main=True)
        )
        self.table = Table("exporting.papers", COLUMNS, sortable=False)
        self.table.stretch(3)
        card = Card(padding=12)
        card.body.addWidget(self.editor)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.go)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(card)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self.column.addWidget(inside, 1)
        self.editor.load(viewmodel.usual())
        self.editor.changed.connect(
            guarded(lambda key, _value: self.look() if key in {"kind", "words"} else None)
        )
        self.editor.left.connect(guarded(lambda _key: self.look()))
        self.editor.submitted.connect(guarded(self.look))

    def take(self) -> None:
        """Show the papers of the period."""
        self.look()

    def look(self) -> None:
        """Find the papers that would be exported."""
        said = self.editor.values()
        try:
            found = self.viewmodel.find(
                said["since"] or "", said["until"] or "", said["kind"] or "", said["words"] or ""
            )
        except Refusal as refusal:
            self.editor.show_problem(refusal.field or "since", refusal.message)
            self.go.setEnabled(False)
            return
        self.table.show_rows(found)
        cases = len({each.case_id for each in found})
        self.count.setText(f"{cases} 件纠纷，{len(found)} 份文书" if found else "这段时间没有这样的文书。")
        self.go.setEnabled(bool(found))

    def export(self) -> None:
        """Write the papers into a folder; stopping it leaves whole files only."""
        folder = self.page.context.machine.choose_folder("把文书导出到哪个文件夹")
        if folder is None:
            return
        context, progress = self.page.context, self.viewmodel.export(folder)

        reached = 0

        def note(written: int) -> None:
            nonlocal reached
            reached = written

        def done(found: "Exported") -> None:
            failed = (
                f"；{len(found.failed)} 份没有导出：" + "；".join(found.failed[:SHOWN_FAILED])
                if found.failed
                else ""
            )
            context.boundary.notice(f"已导出 {len(found.files)} 份到 {found.folder}{failed}")
            context.machine.open_folder(found.folder)
            if isValid(self):
                self.go.setEnabled(True)

        def stopped() -> None:
            context.boundary.notice(
                f"已取消。前 {reached} 份已写到 {folder}，后面的没有写。"
                if reached
                else "已取消，没有写出文件。"
            )

        self.go.setEnabled(False)
        task = context.tasks.start(Task("正在导出文书", lambda: steps(lambda: progress)), result=done)
        task.progressed.connect(lambda written, _total, _sentence: note(written))
        task.cancelled.connect(stopped)
        task.finished.connect(self._again)

    def _again(self) -> None:
        if isValid(self):
            self.go.setEnabled(bool(self.viewmodel.found))


def _form(kinds: tuple[tuple[str, str], ...]) -> Form:
    fields = (
        Field("since", "从", Kind.DATE, required=True, width=2),
        Field("until", "到", Kind.DATE, required=True, width=2),
        Field("kind", "导出", Kind.CHOICE, width=3, choices=kinds),
        Field("words", "只要这些纠纷", width=5, placeholder="当事人、编号或卷号的一部分，不写就是全部"),
    )
    return Form("exporting", (Section("", fields),))


def open_sheet(page: "PapersPage") -> ExportSheet:
    """Open the sheet."""
    from ui.viewmodels import exporting  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ExportSheet(page, exporting.Exports(page.viewmodel.store, page.context.today), exporting.KINDS)


SHEET = SheetSpec("exporting", "导出", order=40, open=open_sheet, case=False)
