"""台账: the registers as they will print, opening to their cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action, ActionButton
from ui.forms.line import Line
from ui.label import Label
from ui.page import Context, Page, PageSpec
from ui.tasks import Step, Steps, Task
from ui.widgets.card import RowsCard
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Muted, SectionTitle, Tag
from ui.widgets.register_sheet import RegisterSheet
from ui.widgets.rows import ChoiceRow

if TYPE_CHECKING:
    from ui.viewmodels.registers import Progress, Registers, Sheet


class RegistersPage(Page):
    """Registers at the left, the sheet of the month in the middle."""

    def __init__(self, context: Context, viewmodel: "Registers") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self._choices: dict[str, ChoiceRow] = {}
        self._month = Label()
        self._month.setProperty("kind", "heading")
        self._count, self._masked = Tag(""), Tag("证件号已遮盖")
        self._sheet = RegisterSheet(context.machine)
        self._sheet.opened.connect(lambda row: context.go("intake", case=row.case_id))
        self._filter = Line(placeholder="筛选：姓名、编号、地点、类型，几个词用空格隔开")
        self._filter.setObjectName("registers.words")
        self._filter.setAccessibleName("筛选")
        self._filter.textChanged.connect(self._narrow)
        self._purpose = Line(placeholder="用途，如：报县局法制大队备案（印在表上，记入日志）")
        self._purpose.setObjectName("registers.purpose")
        self._problem = Label()
        self._problem.setProperty("kind", "problem")
        if viewmodel.barred:
            self.say("台账")
            self.body.addWidget(EmptyState(viewmodel.barred), 1)
            return
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        left = self.column(8)
        left.addWidget(SectionTitle("台账"))
        card = RowsCard()
        for key, name in self.viewmodel.listed:
            row = ChoiceRow(name)
            row.setObjectName(f"registers.{key}.choice")
            row.pressed.connect(lambda key=key: self._choose(key))
            self._choices[key] = row
            card.add(row)
        left.addWidget(card)
        self._full = actions.button(
            Action(
                "registers.full", "导出完整证件号…", deed=self._ask_purpose,
                enabled=lambda: self.viewmodel.may_export and not self.viewmodel.no_full,
            ),
            quiet=True,
        )  # fmt: skip
        left.addSpacing(theme.px(8))
        left.addWidget(self._full)
        if self.viewmodel.no_full:
            left.addWidget(Muted(self.viewmodel.no_full, wrap=True))
        left.addStretch(1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(min(theme.px(220), 244))
        right = self.column(8)
        right.addLayout(self._head_line())
        self._filter_strip = self._strip(self._filter)
        right.addWidget(self._filter_strip)
        self._full_strip = self._full_line()
        right.addWidget(self._full_strip)
        right.addWidget(self._sheet, 1)
        across = QHBoxLayout()
        across.setSpacing(theme.px(18))
        across.addWidget(side)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)
        self._filter_strip.hide()
        self._full_strip.hide()

    def _head_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        made: dict[str, ActionButton] = {}
        for action in actions.one_main(self.deeds()):
            button = actions.button(action)
            made[action.key] = button
            self.buttons.append(button)
            if shortcut := actions.bind(action, self):
                self._shortcuts.append(shortcut)
        for key in ("registers.earlier", "registers.later"):
            made[key].setText("‹" if key.endswith("earlier") else "›")
            made[key].setFixedWidth(theme.px(34))
            made[key].setStyleSheet("padding-left: 0; padding-right: 0;")
        line.addWidget(made["registers.earlier"])
        line.addWidget(self._month)
        line.addWidget(made["registers.later"])
        line.addWidget(self._count)
        line.addWidget(self._masked)
        line.addStretch(1)
        for key in ("registers.columns", "registers.filter", "registers.export"):
            line.addWidget(made[key])
        self._columns_button = made["registers.columns"]
        return line

    def _strip(self, field: Line, *more: QWidget) -> QWidget:
        strip = QWidget()
        line = QHBoxLayout(strip)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field, 1)
        for each in more:
            line.addWidget(each)
        close = QPushButton("收起")
        close.setProperty("kind", "quiet")
        close.clicked.connect(lambda: self._put_away(strip, field))
        line.addWidget(close)
        return strip

    def _full_line(self) -> QWidget:
        do = actions.button(Action("registers.full.do", "导出完整证件号", deed=self._export_full))
        self._purpose.submitted.connect(self._export_full)
        strip = QWidget()
        column = QVBoxLayout(strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._strip(self._purpose, do))
        column.addWidget(self._problem)
        self._problem.hide()
        return strip

    def _put_away(self, strip: QWidget, field: Line) -> None:
        field.clear()
        (self._full_strip if self._full_strip.isAncestorOf(strip) else strip).hide()

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the sheet."""
        here = self.viewmodel
        return (
            Action("registers.earlier", "上一月", shortcut="Alt+Left", deed=lambda: self._move(-1)),
            Action(
                "registers.later", "下一月", shortcut="Alt+Right", deed=lambda: self._move(1),
                enabled=lambda: not here.is_present,
            ),
            Action("registers.columns", "列", deed=self._offer_columns),
            Action("registers.filter", "筛选", shortcut="Ctrl+F", deed=self._ask_words),
            Action(
                "registers.export", "导出 Excel", shortcut="Ctrl+E", deed=self._export,
                enabled=lambda: here.may_export, main=True,
            ),
        )  # fmt: skip

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the month anew."""
        del changed
        if not self.viewmodel.barred:
            self.guarded(self._show)()

    def arrive(self, *, register: str = "", month: Any = None, words: str = "", **_more: Any) -> None:
        """Take the register, month and words to look for."""
        if self.viewmodel.barred:
            return
        self.viewmodel.key = register or self.viewmodel.key
        if month is not None:
            self.viewmodel.month = month.replace(day=1)
        self._filter.setText(words)
        self._filter_strip.setVisible(bool(words))
        self.refresh(frozenset())

    def _show(self) -> None:
        sheet = self.viewmodel.read()
        for key, row in self._choices.items():
            row.choose(chosen=key == sheet.key)
        self._month.setText(self.viewmodel.period)
        self._sheet.show_sheet(sheet, self.viewmodel.totals)
        self._sheet.filter(self._filter.text())
        self._count_rows(sheet)
        self.refresh_deeds()
        self._read = sheet

    def _count_rows(self, sheet: "Sheet") -> None:
        total = len(sheet.rows)
        table = self._sheet.table
        kept = len(table.rows.shown) if table is not None else total
        self._count.show_state(f"{total} 件" if kept == total else f"{kept} / {total} 件")

    def _choose(self, key: str) -> None:
        self.viewmodel.key = key
        self.refresh(frozenset())

    def _move(self, by: int) -> None:
        self.viewmodel.move(by)
        self.refresh(frozenset())

    def _narrow(self) -> None:
        if not self._filter.composing and (sheet := getattr(self, "_read", None)) is not None:
            self._sheet.filter(self._filter.text())
            self._count_rows(sheet)

    def _ask_words(self) -> None:
        self._filter_strip.show()
        self._filter.setFocus()

    def _offer_columns(self) -> None:
        if self._sheet.table is not None:
            foot = QPoint(0, self._columns_button.height())
            self._sheet.table.column_menu().popup(self._columns_button.mapToGlobal(foot))

    def _ask_purpose(self) -> None:
        self._full_strip.show()
        self._purpose.setFocus()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show what is wrong with the purpose under it."""
        if field != "purpose":
            return False
        self._problem.setText(sentence)
        self._problem.show()
        return True

    def _export_full(self) -> None:
        self._problem.hide()
        self.guarded(self._begin)(purpose=self._purpose.text(), full=True)

    def _export(self) -> None:
        self.guarded(self._begin)()

    def _begin(self, *, purpose: str = "", full: bool = False) -> None:
        if full and not purpose.strip():
            self.show_problem("purpose", "导出完整证件号须写明用途。")
            return
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is None:
            return
        written = self.viewmodel.export(target, purpose=purpose, full=full)
        self.context.tasks.start(Task("正在导出台账", lambda: _steps(written)), result=self._tell)

    def _tell(self, written: tuple[Path, int]) -> None:
        file, count = written
        self._purpose.clear()
        self._full_strip.hide()
        self.context.boundary.notice(f"已导出 {count} 件：{file}")


def _steps(progress: "Progress") -> Steps[tuple[Path, int]]:
    while True:
        try:
            done, total, sentence = next(progress)
        except StopIteration as end:
            written: tuple[Path, int] = end.value
            return written
        yield Step(done, total, sentence)


def open(context: Context) -> RegistersPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import registers  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return RegistersPage(
        context, registers.Registers(context.store, context.person, today=context.today, now=context.now)
    )


def _barred(person: Any) -> bool:
    from models import station  # noqa: PLC0415 -- as above

    return not station.may(person, station.Deed.READ_ALL)


PAGE = PageSpec(
    "registers",
    "台账",
    "table",
    order=50,
    open=open,
    barred=_barred,
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
