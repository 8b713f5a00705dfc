"""成效 on screen: figures by group with the cases behind the one that was pressed; person by person for the leader."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.page import Context
from ui.tables import Column, Table
from ui.tasks import Task, steps
from ui.widgets import spare_columns
from ui.widgets.card import RowsCard, Titled
from ui.widgets.case_behind import CaseBehind
from ui.widgets.effects_line import EffectLine
from ui.widgets.labels import Muted
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import TabbedStack

if TYPE_CHECKING:
    from models.periods import Period
    from ui.viewmodels.effects import Effects, View

FIGURES, PEOPLE = "figures", "people"
_TWO_COLUMNS = 540
_SIDE = 340


def _rated(key: str, title: str, width: int) -> Column:
    """Show a rate with the two numbers it is made of."""
    return Column(
        title,
        lambda row: f"{row.value(key)}　{row.pair(key)}".rstrip("　") if row.pair(key) else "",
        width=width,
        align="right",
        sort=lambda row: row.figures[key].part / row.figures[key].whole if row.pair(key) else None,
    )


LOADS = (
    Column("姓名", lambda row: row.name, width=84, bold=True),
    Column("岗位", lambda row: row.role, width=64),
    Column("登记", lambda row: row.received, width=52, align="right"),
    Column("在办", lambda row: row.standing, width=52, align="right"),
    Column(
        "有超期", lambda row: row.late, width=60, align="right", ink=lambda row: "bad" if row.late else "text"
    ),
    Column("主持场次", lambda row: row.hosted, width=72, align="right"),
    Column("接待登记", lambda row: row.registered, width=72, align="right"),
    Column("记录", lambda row: row.recorded, width=52, align="right"),
    Column("回访", lambda row: row.visited, width=52, align="right"),
    _rated("success", "成功率", 108),
    _rated("first_try", "一次调成", 108),
    Column("用时中位数", lambda row: row.value("days"), width=86, align="right"),
    _rated("performed", "履行率", 108),
    _rated("relapse", "六个月又报警", 108),
    _rated("eased", "没成也有进展", 108),
    _rated("visited", "按时回访", 108),
)


#: What goes first where there is no room for all, by its place among the columns.
SPARE = (14, 13, 10, 11, 5, 1, 15)


class EffectsPane(QWidget):
    """The figures are counted in a Task; what was counted stays until the period or the facts change."""

    def __init__(self, context: Context, viewmodel: "Effects") -> None:
        super().__init__()
        self.context, self.viewmodel = context, viewmodel
        self._guard = context.boundary.guarded
        self._running = self._again = False
        self._narrow: bool | None = None
        self._cards: list[QWidget] = []
        self.lines: dict[str, EffectLine] = {}
        self.chooser = PeriodChooser("effects", context.today)
        self.chooser.changed.connect(self._choose)
        self.export = actions.button(
            Action(
                "effects.export", "导出人员表", deed=self._guard(self._export),
                enabled=lambda: viewmodel.may_export and viewmodel.view is not None, main=True,
            )
        )  # fmt: skip
        self.behind = CaseBehind("effects.behind")
        self.behind.opened.connect(lambda case_id: context.go("intake", case=case_id))
        self.behind.closed.connect(self._place)
        self.behind.closed.connect(self._fit)
        self.behind.setFixedWidth(theme.px(_SIDE))
        self.behind.hide()
        self.table = Table("analysis.workload", LOADS, sortable=True)
        self.table.setAccessibleName("人员工作量与成效")
        self.table.stretch(0)
        self.table.opened.connect(self._guard(self._open_person))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.chooser)
        head.addStretch(1)
        head.addWidget(self.export)
        self.export.setVisible(self.viewmodel.compares)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._both = both = QHBoxLayout()
        both.setContentsMargins(0, 0, theme.px(6), 0)
        both.setSpacing(theme.px(14))
        for each in self._columns:
            each.setSpacing(theme.px(14))
            each.addStretch(1)
            both.addLayout(each, 1)
        people = QVBoxLayout()
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(theme.px(8))
        people.addWidget(self.table, 1)
        people.addWidget(Muted(self._about_people(), wrap=True))
        listed = QWidget()
        listed.setLayout(people)
        self.views = TabbedStack()
        self.views.add(FIGURES, "各项成效", Scrolled(both))
        self.views.add(PEOPLE, "按人员" if self.viewmodel.compares else "我的", listed)
        self.views.tabs.chosen.connect(lambda _key: self.behind.put_away())
        across = QHBoxLayout()
        across.setSpacing(theme.px(14))
        across.addWidget(self.views, 1)
        across.addWidget(self.behind)
        head.insertWidget(1, self.views.tabs)
        for part in (
            self.views,
            self.table,
            self.behind.table,
        ):  # the page gives the height, it does not grow
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self.chooser.strip)
        whole.addLayout(across, 1)

    def _about_people(self) -> str:
        if not self.viewmodel.compares:
            return "人员之间的比较由所领导看，这里只列您自己的。比率后面是“做到的 / 应做的”。"
        return (
            "按承办人归；在办含已达成待履行、已履行待销号的，有超期不含当事人自己逾期未用的申请权；"
            "接待、记录、回访按经手人归。比率后面是“做到的 / 应做的”，件数少的比率说明不了什么；"
            "案件难易不同，这张表用来安排力量，不宜直接排名次。"
        )

    def refresh(self, changed: frozenset[str]) -> None:
        """Count anew."""
        del changed
        self._guard(self.count)()

    def count(self) -> None:
        """Count in a Task; what changes meanwhile is counted after it."""
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        task = Task("正在计算成效", lambda: steps(self.viewmodel.reading))
        task.finished.connect(self._finish)
        self.context.tasks.start(task, result=self._take)

    def _finish(self) -> None:
        self._running = False
        if self._again:
            self._guard(self.count)()

    def _choose(self, period: "Period") -> None:
        self.viewmodel.period = period
        self.behind.put_away()
        self._guard(self.count)()

    def _take(self, view: "View") -> None:
        if view.period != self.viewmodel.period:
            return
        self.viewmodel.take(view)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self.lines.clear()
        self._cards = [self._card(name, lines) for name, lines in view.groups]
        self._narrow = None
        self._place()
        self.table.show_rows(view.people)
        actions.refresh([self.export])

    def _card(self, name: str, lines: Any) -> QWidget:
        rows = RowsCard()
        for line in lines:
            made = EffectLine(line)
            made.opened.connect(lambda key=line.key: self._guard(self.open)(key))
            self.lines[line.key] = made
            rows.add(made)
        return Titled(name, rows)

    def open(self, key: str) -> None:
        """Show the cases behind a figure."""
        told = self.viewmodel.cases(key)
        self.behind.show_cases(
            told.title, told.definition, told.rows, why=lambda number: self.viewmodel.why(key, number)
        )
        self._place()

    def _open_person(self, load: Any) -> None:
        told = self.viewmodel.cases_of(load)
        self.behind.show_cases(told.title, told.definition, told.rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the groups in two columns where there is room."""
        super().resizeEvent(event)
        self._place()
        self._fit()

    def _fit(self) -> None:
        """Leave out the columns for which there is no room, so that nothing scrolls sideways."""
        room = self.width() - (theme.px(_SIDE + 14) if self.behind.isVisibleTo(self) else 0) - theme.px(4)
        spare_columns.fit(self.table, LOADS, SPARE, room)

    def _place(self) -> None:
        narrow = self.width() - (theme.px(_SIDE) if self.behind.isVisibleTo(self) else 0) < theme.px(
            _TWO_COLUMNS
        )
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for each in self._columns:
            while each.count() > 1:
                each.takeAt(0)
        self._both.setStretch(1, 0 if narrow else 1)
        self._both.setSpacing(0 if narrow else theme.px(14))
        heights = [0] if narrow else [0, 0]
        for card in self._cards:
            place = heights.index(min(heights))
            heights[place] += card.sizeHint().height()
            self._columns[place].insertWidget(self._columns[place].count() - 1, card)

    def _export(self) -> None:
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is None:
            return
        written = self.viewmodel.export(target)
        self.context.tasks.start(Task("正在导出", lambda: steps(lambda: written)), result=self._tell)

    def _tell(self, file: Path) -> None:
        self.context.boundary.notice(f"人员工作量与成效表已导出：{file}")
