"""导入 on screen: choose a file, see which column is which, try it dry, take it in, take it back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.choices import Choice
from ui.forms.spec import Field, Form, Section
from ui.label import Label
from ui.page import Context
from ui.tables import Column, Table
from ui.tasks import Task
from ui.widgets.empty import EmptyState
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted, SectionTitle, Strong, Tag
from ui.widgets.scrolled import Scrolled
from ui.widgets.stepping import steps
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ui.viewmodels.importing import BatchLine, Importing, Trial

FIRST = (
    "选择 110 系统导出的警情表或警务区指令表：xlsx、xls、ods、csv、txt 都行，列的先后不限。"
    "第一次看一眼哪列是什么，以后自动认。"
)
SAFE = "先核对再导入；重复的不会导两次，整批可以撤销。只有民警、辅警、内勤和所领导能看。"
ACROSS = 4
PREVIEW_ROWS = 8
BATCHES = (
    Column("导入时间", lambda row: row.at, width=136, format=lambda at: f"{at:%Y-%m-%d %H:%M}"),
    Column("种类", lambda row: row.kind, width=90),
    Column("文件", lambda row: row.file_name, width=200),
    Column("读到", lambda row: row.read, width=64, align="right"),
    Column("新增", lambda row: row.added, width=64, align="right", bold=True),
    Column("已有", lambda row: row.known, width=64, align="right"),
    Column("有误", lambda row: row.bad, width=64, align="right"),
    Column("导入人", lambda row: row.by_name, width=80),
    Column("状态", lambda row: row.state, width=150),
)


class ImportPane(QWidget):
    """Without a file the batches taken in; with one its columns, its first lines, and the counts of a dry run."""

    def __init__(self, context: Context, viewmodel: "Importing") -> None:
        super().__init__()
        self.context, self.viewmodel = context, viewmodel
        self._guard = context.boundary.guarded
        self._busy = False
        self._choices: dict[str, Choice] = {}
        self.kinds = Tabs(viewmodel.kinds)
        self.kinds.chosen.connect(self._turn)
        self.file = Strong()
        self.note = Muted(wrap=True)
        self.sheet = Choice()
        self.sheet.setObjectName("import.sheet")
        self.sheet.setAccessibleName("工作表")
        self.sheet.setFixedWidth(theme.px(150))
        self.sheet.picked.connect(self._guard(self._choose_sheet))
        self.buttons = {
            action.key: actions.button(action, quiet=action.key in {"import.faults", "import.close"})
            for action in self.deeds()
        }
        self.counts = QHBoxLayout()
        self.warning = Label()
        self.warning.setProperty("kind", "problem")
        self.warning.setWordWrap(True)
        self.columns, self.sample = QVBoxLayout(), QVBoxLayout()
        self.work, self.past = QWidget(), QWidget()
        self._lay_out()

    def deeds(self) -> tuple[Action, ...]:
        """Return what can be done with a file; the next step is the filled button."""
        return (
            Action("import.choose", "选择文件…", deed=self._guard(self._choose)),
            Action("import.try", "核对", deed=self._guard(self._try), enabled=self._may_try),
            Action("import.take", "导入", deed=self._guard(self._take), enabled=self._may_take),
            Action("import.faults", "另存有误的行…", deed=self._guard(self._faults), enabled=self._may_save),
            Action("import.close", "放下这个文件", deed=self._guard(self._close)),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.kinds)
        head.addWidget(self.file)
        head.addWidget(self.sheet)
        head.addStretch(1)
        for key in ("import.close", "import.choose", "import.try", "import.take"):
            head.addWidget(self.buttons[key])
        self.counts.setSpacing(theme.px(8))
        work = QVBoxLayout()
        work.setContentsMargins(0, 0, theme.px(4), 0)
        work.setSpacing(theme.px(8))
        work.addLayout(self.counts)
        work.addWidget(self.warning)
        work.addWidget(SectionTitle("哪列是什么（不对就改，改过会记住）"))
        work.addLayout(self.columns)
        work.addWidget(SectionTitle(f"按这样读出的前 {PREVIEW_ROWS} 行"))
        work.addLayout(self.sample)
        work.addStretch(1)
        around = QVBoxLayout(self.work)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolled(work))
        self._lay_out_past()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self.note)
        whole.addWidget(self.work, 1)
        whole.addWidget(self.past, 1)

    def _lay_out_past(self) -> None:
        self.table = Table("import.batches", BATCHES, machine=self.context.machine)
        self.table.stretch(2)
        self.table.chosen.connect(self._look)
        self.empty = EmptyState(
            FIRST, Action("import.first", "选择文件…", icon="folder", deed=self._guard(self._choose))
        )
        self.undo = InlineForm(
            Form("import.undo", (Section("", (Field("reason", "撤销原因", required=True, width=12),)),)),
            "撤销这一批", self._undo,
        )  # fmt: skip
        self.undo_title = SectionTitle("撤销选中的一批：它的警情不再列出和比照，操作日志保留")
        column = QVBoxLayout(self.past)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self.undo_title)
        column.addWidget(self.undo)

    # showing

    def refresh(self, changed: frozenset[str]) -> None:
        """Show the file, else the batches."""
        del changed
        self._guard(self._show)()

    def _show(self) -> None:
        here = self.viewmodel
        opened = here.table is not None and here.book is not None
        self.work.setVisible(opened)
        self.past.setVisible(not opened)
        for key in ("import.try", "import.take", "import.close"):
            self.buttons[key].setVisible(opened)
        self.file.setVisible(opened)
        self.sheet.setVisible(here.book is not None and len(here.book.sheets) > 1)
        if opened:
            self._show_file()
        else:
            self.note.setText(SAFE)
            self._show_batches()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.buttons["import.choose"].setText("换一个文件…" if self.viewmodel.table else "选择文件…")
        main = (
            "import.choose"
            if self.viewmodel.table is None
            else "import.take"
            if self._may_take()
            else "import.try"
        )
        for key, button in self.buttons.items():
            kind = "main" if key == main else "quiet" if key in {"import.faults", "import.close"} else "plain"
            if button.property("kind") != kind:
                button.setProperty("kind", kind)
                button.style().unpolish(button)
                button.style().polish(button)
        actions.refresh(self.buttons.values())

    def _show_file(self) -> None:
        here = self.viewmodel
        assert here.book is not None, "a file is open"
        assert here.table is not None, "its table was found"
        self.file.setText(here.book.file.name)
        self.sheet.set_choices((name, name) for name in here.book.sheets)
        self.sheet.set_value(here.table.sheet)
        known = "列的对应按上次记住的。" if here.remembered else "列的对应是按表头猜的，请看一眼。"
        self.note.setText("".join(filter(None, (here.before, known, here.missing))))
        self._show_columns()
        self._show_sample()
        self._show_counts(here.trial)

    def _show_columns(self) -> None:
        _clear(self.columns)
        here = self.viewmodel
        assert here.table is not None, "its table was found"
        offered = [
            ("-1", "（没有这一列）"),
            *((str(n), name or f"第{n + 1}列") for n, name in enumerate(here.table.headings)),
        ]
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(6))
        self._choices = {}
        for number, (key, name, needed) in enumerate(here.fields):
            label = Label(name + ("*" if needed else ""))
            label.setProperty("kind", "label")
            choice = Choice(offered)
            choice.setObjectName(f"import.column.{key}")
            choice.setAccessibleName(name)
            choice.set_value(str(here.columns.get(key, -1)))
            choice.picked.connect(lambda value, key=key: self._guard(self._choose_column)(key, int(value)))
            self._choices[key] = choice
            row, place = divmod(number, ACROSS)
            grid.addWidget(label, row, place * 2)
            grid.addWidget(choice, row, place * 2 + 1)
            grid.setColumnStretch(place * 2 + 1, 1)
        self.columns.addWidget(holder)

    def _show_sample(self) -> None:
        _clear(self.sample)
        names, lines = self.viewmodel.sample()
        columns = [Column(name, partial(_cell, place), width=80) for place, name in enumerate(names)]
        if not columns:
            return
        table = Table("import.sample", columns, sortable=False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setSelectionMode(Table.SelectionMode.NoSelection)
        table.show_rows(lines)
        table.setFixedHeight(theme.px(30) * (len(lines) + 1) + theme.px(10))
        self.sample.addWidget(table)

    def _show_counts(self, trial: "Trial | None") -> None:
        _clear(self.counts)
        self.warning.setVisible(trial is not None and bool(trial.warning))
        self.counts.addWidget(self.buttons["import.faults"])
        self.buttons["import.faults"].setVisible(trial is not None and trial.bad > 0)
        if trial is None:
            return
        self.warning.setText(trial.warning)
        tags = [
            Tag(f"共 {trial.read} 行"), Tag(f"{'新增' if self.viewmodel.taken else '可导入'} {trial.added}", "good"),
            Tag(f"已有 {trial.known}" + (f"，内容有变 {trial.changed}" if trial.changed else "")), *([Tag(f"有误 {trial.bad}", "bad")] if trial.bad else []),
        ]  # fmt: skip
        for place, tag in enumerate(tags):
            self.counts.insertWidget(place, tag)
        reasons = Muted("；".join(f"{reason} {count} 行" for reason, count in trial.reasons[:4]), wrap=True)
        self.counts.insertWidget(len(tags), reasons, 1)

    def _show_batches(self) -> None:
        batches = self.viewmodel.batches()
        self.table.show_rows(batches)
        self.empty.setVisible(not batches)
        for part in (self.table, self.undo, self.undo_title):
            part.setVisible(bool(batches))
        if batches:
            self.table.selectRow(0)
            self._look(self.table.rows.row(0))

    def _look(self, line: "BatchLine") -> None:
        self.undo.allow(allowed=not line.undone)

    # deeds

    def _may_try(self) -> bool:
        return not self._busy and self.viewmodel.table is not None and not self.viewmodel.missing

    def _may_take(self) -> bool:
        trial = self.viewmodel.trial
        return (
            self._may_try()
            and trial is not None
            and (trial.added > 0 or trial.changed > 0)
            and not self.viewmodel.taken
        )

    def _may_save(self) -> bool:
        return self._may_try() and self.viewmodel.trial is not None and self.viewmodel.trial.bad > 0

    def _turn(self, kind: str) -> None:
        self.viewmodel.choose_kind(kind)
        self._guard(self._show)()

    def _start(self, task: Task, result: Any) -> None:
        self._busy = True
        task.finished.connect(self._finish)
        self.context.tasks.start(task, result=result)
        self._show_buttons()

    def _finish(self) -> None:
        self._busy = False
        self._guard(self._show)()

    def _choose(self) -> None:
        if self._busy:
            return
        file = self.context.machine.choose_file("选择警情表或指令表", kinds=self.viewmodel.files)
        if file is not None:
            self.open(file)

    def open(self, file: Path) -> None:
        """Open a file in a Task."""
        work = self.viewmodel.opening
        self._start(Task("正在打开文件", lambda: steps(lambda: work(file))), lambda _nothing: None)

    def _close(self) -> None:
        self.viewmodel.close()
        self._show()

    def _choose_sheet(self, name: str) -> None:
        self.viewmodel.choose_sheet(name)
        self._show()

    def _choose_column(self, key: str, place: int) -> None:
        self.viewmodel.choose_column(key, place)
        self._show()

    def _try(self) -> None:
        self._start(Task("正在核对", lambda: steps(self.viewmodel.try_out)), self._tried)

    def _tried(self, trial: "Trial") -> None:
        self.viewmodel.trial = trial

    def _take(self) -> None:
        self._start(Task("正在导入", lambda: steps(self.viewmodel.take)), self._taken)

    def _taken(self, trial: "Trial") -> None:
        self.viewmodel.trial, self.viewmodel.taken = trial, True
        self.context.boundary.notice(trial.done)
        if not trial.bad:
            self.viewmodel.close()

    def _faults(self) -> None:
        target = self.context.machine.save_path(self.viewmodel.fault_file())
        if target is None:
            return
        write = self.viewmodel.writing_faults
        self._start(Task("正在另存有误的行", lambda: steps(lambda: write(target))), self._saved)

    def _saved(self, told: tuple[int, Path]) -> None:
        count, target = told
        self.context.boundary.notice(f"有误的 {count} 行已存到：{target}。改好后把这个文件再导入一次。")

    def _undo(self, values: Any) -> None:
        def do() -> None:
            line = self.table.current() or self.table.rows.row(0)
            count = self.viewmodel.undo(line.batch_id, values["reason"])
            self.undo.clear()
            self.context.boundary.notice(f"已撤销“{line.file_name}”，{count} 起不再列出。")
            self._show()

        self.context.boundary.guarded(do, problem=self.undo.editor.show_problem)()


def _cell(place: int, row: tuple[str, ...]) -> str:
    return row[place].replace("\n", " ")


def _clear(line: QVBoxLayout | QHBoxLayout) -> None:
    while line.count():
        item = line.takeAt(0)
        if item is not None and (widget := item.widget()) is not None and not isinstance(widget, QPushButton):
            widget.hide()
            widget.deleteLater()
