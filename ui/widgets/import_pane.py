"""导入 on screen: choose a file, see which column is which, try it dry, take it in, take it back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.choices import Choice
from ui.forms.spec import Field, Form, Section
from ui.label import Label
from ui.page import Context
from ui.tables import Table
from ui.tasks import Task, steps
from ui.widgets.empty import EmptyState
from ui.widgets.import_columns import FieldGrid, HeadingGrid
from ui.widgets.import_tables import BATCHES, sample_table
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted, SectionTitle, Strong, Tag
from ui.widgets.legacy_people import UnsurePeople
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ui.viewmodels.import_told import BatchLine, Trial
    from ui.viewmodels.importing import Importing
    from ui.viewmodels.importing_legacy import LegacyImporting

LEGACY = "旧台账"
PREVIEW_ROWS = 8
BY_FIELD = "哪列是什么（不对就改，改过会记住）"
BY_HEADING = "台账的各列是什么（不对就改，改过会记住；没有对应的列原样留下）"
ENDED = (("closed", "没写履行和销号的：按已了结"), ("open", "没写履行和销号的：按待履行"))


class ImportPane(QWidget):
    """Without a file the batches taken in; with one its columns, its first lines, and the counts of a dry run."""

    def __init__(self, context: Context, alarms: "Importing", legacy: "LegacyImporting") -> None:
        super().__init__()
        self.context, self.alarms, self.legacy = context, alarms, legacy
        self.viewmodel: Importing | LegacyImporting = alarms if not alarms.barred else legacy
        self._guard = context.boundary.guarded
        self._busy = False
        self._choices: dict[str, Choice] = {}
        self.kinds = Tabs((*alarms.kinds, (LEGACY, LEGACY)))
        self.kinds.chosen.connect(self._turn)
        self.file = Strong()
        self.note = Muted(wrap=True)
        self.sheet = Choice()
        self.sheet.setObjectName("import.sheet")
        self.sheet.setAccessibleName("工作表")
        self.sheet.picked.connect(self._guard(self._choose_sheet))
        self.buttons = {
            action.key: actions.button(action, quiet=action.key in {"import.faults", "import.close"})
            for action in self.deeds()
        }
        self.ledger = Choice(legacy.kinds)
        self.ledger.setObjectName("import.ledger")
        self.ledger.setAccessibleName("哪本台账")
        self.ledger.picked.connect(self._guard(self._choose_ledger))
        self.ended = Choice(ENDED)
        self.ended.setObjectName("import.ended")
        self.ended.setAccessibleName("没写履行和销号的旧案")
        self.ended.picked.connect(self._guard(self._choose_ended))
        self.people = UnsurePeople(legacy, self._guard)
        self.kept = Muted(wrap=True)
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
        head.addStretch(1)
        for key in ("import.close", "import.choose", "import.try", "import.take"):
            head.addWidget(self.buttons[key])
        self.counts.setSpacing(theme.px(8))
        work = QVBoxLayout()
        work.setContentsMargins(0, 0, theme.px(4), 0)
        work.setSpacing(theme.px(8))
        work.addLayout(self.counts)
        work.addWidget(self.warning)
        work.addWidget(self.kept)
        work.addWidget(self.people)
        self.columns_title = SectionTitle(BY_FIELD)
        work.addWidget(self.columns_title)
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
        whole.addLayout(self._lay_out_file())
        whole.addWidget(self.note)
        whole.addWidget(self.work, 1)
        whole.addWidget(self.past, 1)

    def _lay_out_file(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        for part, width in ((self.file, 0), (self.sheet, 170), (self.ledger, 150), (self.ended, 240)):
            if width:
                part.setFixedWidth(theme.px(width))
            line.addWidget(part)
        line.addStretch(1)
        return line

    def _lay_out_past(self) -> None:
        self.table = Table("import.batches", BATCHES, machine=self.context.machine)
        self.table.stretch(2)
        self.table.chosen.connect(self._look)
        self.empty = EmptyState(
            self.viewmodel.first,
            Action("import.first", "选择文件…", icon="folder", deed=self._guard(self._choose)),
        )
        self.undo = InlineForm(
            Form("import.undo", (Section("", (Field("reason", "撤销原因", required=True, width=12),)),)),
            "撤销这一批", self._undo,
        )  # fmt: skip
        self.undo_title = SectionTitle(self.viewmodel.undo_words)
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
        self.sheet.setVisible(len(here.sheets) > 1)
        for choice in (self.ledger, self.ended):
            choice.setVisible(opened and here is self.legacy)
        if opened:
            self._show_file()
        else:
            self.note.setText(here.safe_words)
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
        self.sheet.set_choices(here.sheets)
        self.sheet.set_value(here.sheet)
        known = "列的对应按上次记住的。" if here.remembered else "列的对应是按表头猜的，请看一眼。"
        self.note.setText("".join(filter(None, (here.before, known, here.about, here.missing))))
        self._show_columns()
        self._show_sample()
        self._show_counts(here.trial)

    def _show_columns(self) -> None:
        _clear(self.columns)
        old = self.viewmodel is self.legacy
        self.columns_title.setText(BY_HEADING if old else BY_FIELD)
        if old:
            self.ledger.set_value(self.legacy.kind)
            self.ended.set_value(ENDED[0 if self.legacy.settled else 1][0])
            headings = HeadingGrid(self.legacy, self._guard(self._choose_heading))
            self._choices = headings.choices
            self.columns.addWidget(headings)
        else:
            fields = FieldGrid(self.viewmodel, self._guard(self._choose_column))
            self._choices = fields.choices
            self.columns.addWidget(fields)

    def _show_sample(self) -> None:
        _clear(self.sample)
        names, lines = self.viewmodel.sample()
        if names:
            self.sample.addWidget(sample_table(names, lines))

    def _show_counts(self, trial: "Trial | None") -> None:
        _clear(self.counts)
        self.warning.setVisible(trial is not None and bool(trial.warning))
        told = self.legacy.told_besides() if self.viewmodel is self.legacy else ""
        self.kept.setText(told)
        self.kept.setVisible(bool(told))
        self.people.setVisible(False)
        if self.viewmodel is self.legacy:
            self.people.refresh()
        self.counts.addWidget(self.buttons["import.faults"])
        self.buttons["import.faults"].setVisible(trial is not None and trial.bad > 0)
        self.buttons["import.faults"].setText(self.viewmodel.faults_words)
        if trial is None:
            return
        self.warning.setText(trial.warning)
        tags = [
            Tag(f"共 {trial.read} 行"), Tag(f"{'新增' if self.viewmodel.taken else '可导入'} {trial.added}", "good"),
            Tag(f"已有 {trial.known}" + (f"，内容有变 {trial.changed}" if trial.changed else "")),
            *([Tag(f"有误 {trial.bad}", "bad")] if trial.bad else []), *(Tag(each) for each in trial.others),
        ]  # fmt: skip
        for place, tag in enumerate(tags):
            self.counts.insertWidget(place, tag)
        reasons = Muted("；".join(f"{reason} {count} 行" for reason, count in trial.reasons[:4]), wrap=True)
        self.counts.insertWidget(len(tags), reasons, 1)

    def _show_batches(self) -> None:
        batches = self.viewmodel.batches()
        self.table.show_rows(batches)
        self.empty.setVisible(not batches)
        self.empty.sentence.setText(self.viewmodel.first)
        self.undo_title.setText(self.viewmodel.undo_words)
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
        if self._busy:
            lit = LEGACY if self.viewmodel is self.legacy else self.alarms.kind
            self.kinds.buttons[lit].setChecked(True)
            return
        self.viewmodel = self.legacy if kind == LEGACY else self.alarms
        if kind != LEGACY:
            self.alarms.choose_kind(kind)
        self._guard(self._show)()

    def _choose_ledger(self, kind: str) -> None:
        self.legacy.choose_kind(kind)
        self._show()

    def _choose_ended(self, choice: str) -> None:
        self.legacy.choose_settled(choice)
        self._show()

    def _choose_heading(self, key: str, place: int) -> None:
        self.legacy.choose_heading(key, place)
        self._show()

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
        file = self.context.machine.choose_file(self.viewmodel.choosing, kinds=self.viewmodel.files)
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
        self.context.boundary.notice(self.viewmodel.faults_done(count, target))

    def _undo(self, values: Any) -> None:
        def do() -> None:
            line = self.table.current() or self.table.rows.row(0)
            told = self.viewmodel.undo(line.batch_id, values["reason"])
            self.undo.clear()
            self.context.boundary.notice(f"已撤销“{line.file_name}”，{told}")
            self._show()

        self.context.boundary.guarded(do, problem=self.undo.editor.show_problem)()


def _clear(line: QVBoxLayout | QHBoxLayout) -> None:
    while line.count():
        item = line.takeAt(0)
        if item is not None and (widget := item.widget()) is not None and not isinstance(widget, QPushButton):
            widget.hide()
            widget.deleteLater()
