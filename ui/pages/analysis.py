"""研判: the month in four blocks and its report; each day's 警情; what repeats; and the import they live on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.page import Context, Page, PageSpec
from ui.tables import Column, Table
from ui.tasks import Step, Steps, Task
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Series
from ui.widgets.empty import EmptyState
from ui.widgets.figure_rows import FigureRow, FourBlocks, HeadlineCard
from ui.widgets.labels import Muted, SectionTitle, Strong
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import TabbedStack

if TYPE_CHECKING:
    from pathlib import Path

    from ui.viewmodels.analysis import Block, Month, MonthAnalysis, Progress

CASES = (
    Column("登记编号", lambda row: row.number, width=100),
    Column("纠纷", lambda row: row.title, width=120),
    Column("等级", lambda row: row.level, width=50),
)


class Pane(Protocol):
    """A tab that is made when it is first opened."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true."""


MONTH, EFFECTS, DAILY, REPEATS, IMPORT = "month", "effects", "daily", "repeats", "import"
TABS = ((EFFECTS, "成效"), (DAILY, "每日研判"), (REPEATS, "重复警情与每周比照"), (IMPORT, "导入"))


class AnalysisPage(Page):
    """The month: figures at the left, the cases behind the one that was pressed at the right; other tabs by ``panes``."""

    def __init__(
        self,
        context: Context,
        viewmodel: "MonthAnalysis",
        parts: tuple[tuple[str, str], ...],
        panes: Mapping[str, Callable[["AnalysisPage"], QWidget]],
    ) -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self._makers = panes
        self.panes: dict[str, Any] = {}
        self._stale: set[str] = set()
        self._period = Label()
        self._period.setProperty("kind", "heading")
        self._behind = Strong("全部受理", wrap=True)
        self._table = Table("analysis.cases", CASES, machine=context.machine)
        self._table.stretch(1)
        self._table.opened.connect(lambda row: context.go("intake", case=row.case_id))
        fields = tuple(Field(key, label, Kind.LONG, width=12, lines=4) for key, label in parts)
        self.words = Editor(Form("words", (Section("", fields),)))
        self.saver = DraftSaver(self._keep, parent=self, boundary=context.boundary)
        self.saver.saved.connect(lambda: context.notify(context.now()))
        self.words.changed.connect(
            lambda _key, _value: self.saver.touch(self.viewmodel.key, self.words.values())
        )
        if viewmodel.barred:
            self.say("研判")
            self.body.addWidget(EmptyState(viewmodel.barred), 1)
            return
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        self.tabs = TabbedStack()
        self.tabs.add(MONTH, "本月研判", self._month())
        self._holders: dict[str, QVBoxLayout] = {}
        for key, title in TABS:
            holder = QWidget()
            self._holders[key] = QVBoxLayout(holder)
            self._holders[key].setContentsMargins(0, 0, 0, 0)
            self.tabs.add(key, title, holder)
        self.tabs.tabs.chosen.connect(self._open_tab)
        self.body.addWidget(self.tabs, 1)

    def _open_tab(self, key: str) -> None:
        """Show a tab, making it the first time and reading anew what changed since it was shown."""
        if key != MONTH:
            self.saver.flush()
            if key not in self.panes:
                self.panes[key] = self._makers[key](self)
                self._holders[key].addWidget(self.panes[key])
                self._stale.add(key)
        if key in self._stale:
            self._stale.discard(key)
            self._refresh_tab(key, frozenset())
        self.refresh_deeds()

    def _refresh_tab(self, key: str, changed: frozenset[str]) -> None:
        if key == MONTH:
            self.guarded(self._show)()
        else:
            pane: Pane = self.panes[key]
            pane.refresh(changed)

    def open_import(self) -> None:
        """Go to the import, from an empty tab that needs one."""
        self.tabs.tabs.choose(IMPORT)

    def _month(self) -> QWidget:
        whole = self.column(12)
        whole.addLayout(self._head_line())
        self._figures: QVBoxLayout = self.column(12)
        self._figures.setContentsMargins(0, 0, theme.px(4), 0)
        written = self.column(8)
        written.addWidget(
            Muted("文稿按数字自动起草，可直接改；没改过的段落随数字更新。导出的就是这里的文字。", wrap=True)
        )
        written.addWidget(self.words)
        again = QPushButton("恢复自动文稿")
        again.setObjectName("analysis.again")
        again.setProperty("kind", "quiet")
        again.clicked.connect(lambda _checked: self.guarded(self._forget)())
        line = QHBoxLayout()
        line.addWidget(again)
        line.addStretch(1)
        written.addLayout(line)
        self.views = TabbedStack()
        self.views.add("figures", "数据", Scrolled(self._figures))
        self.views.add("words", "报告文稿", Scrolled(written))
        self.views.tabs.chosen.connect(self._turn)
        beside = self.column(8)
        beside.addWidget(self._behind)
        beside.addWidget(self._table, 1)
        beside.addWidget(Muted("点左边任一数字，这里列出它的案件；回车打开。", wrap=True))
        self._side = QWidget()
        self._side.setLayout(beside)
        self._side.setFixedWidth(min(theme.px(330), 360))
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addWidget(self.views, 1)
        across.addWidget(self._side)
        whole.addLayout(across, 1)
        month = QWidget()
        month.setLayout(whole)
        return month

    def _head_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        made = {action.key: actions.button(action) for action in actions.one_main(self.deeds())}
        for action in self.deeds():
            if shortcut := actions.bind(action, self):
                self._shortcuts.append(shortcut)
        self.buttons.extend(made.values())
        for key, sign in (("analysis.earlier", "‹"), ("analysis.later", "›")):
            made[key].setText(sign)
            made[key].setFixedWidth(theme.px(34))
            made[key].setStyleSheet("padding-left: 0; padding-right: 0;")
        line.addWidget(made["analysis.earlier"])
        line.addWidget(self._period)
        line.addWidget(made["analysis.later"])
        line.addStretch(1)
        line.addWidget(made["analysis.export"])
        return line

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the page."""
        here = self.viewmodel
        return (
            Action("analysis.earlier", "上一月", shortcut="Alt+Left", deed=lambda: self._turn_over(-1)),
            Action(
                "analysis.later", "下一月", shortcut="Alt+Right", deed=lambda: self._turn_over(1),
                enabled=lambda: self.tab == DAILY or not here.is_present,
            ),
            Action(
                "analysis.export", "导出 PDF", shortcut="Ctrl+E", deed=self.guarded(self._export),
                enabled=lambda: here.may_export and self.tab == MONTH, main=True,
            ),
        )  # fmt: skip

    @property
    def tab(self) -> str:
        """Return the tab that is shown."""
        return self.tabs.tabs.current if hasattr(self, "tabs") else MONTH

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the shown tab anew, and the others when they are shown again."""
        if self.viewmodel.barred or changed == {"Draft"}:
            return
        self._stale |= {MONTH, *self.panes} - {self.tab}
        self._refresh_tab(self.tab, changed)

    def arrive(self, *, draft: bool = False, tab: str = "", **_more: Any) -> None:
        """Go on with the words where they were left, or show the tab that was asked for."""
        if self.viewmodel.barred:
            return
        if draft:
            self.tabs.tabs.choose(MONTH)
            self.views.tabs.choose("words")
        elif tab in {MONTH, *self._makers}:
            self.tabs.tabs.choose(tab)

    def leave(self) -> None:
        """Put the words in safety."""
        self.saver.flush()

    def _show(self) -> None:
        month = self.viewmodel.read()
        self._period.setText(month.period)
        self.refresh_deeds()
        _empty(self._figures)
        heads = QHBoxLayout()
        heads.setSpacing(theme.px(12))
        for head in month.headlines:
            card = HeadlineCard(head)
            card.opened.connect(lambda head=head: self._open(head.name, head.cases))
            heads.addWidget(card, 1)
        strip = QWidget()
        strip.setLayout(heads)
        heads.setContentsMargins(0, 0, 0, 0)
        self._figures.addWidget(strip)
        self._figures.addWidget(self._blocks(month))
        self._figures.addStretch(1)
        first = month.headlines[0]
        self._open(first.name, first.cases)
        if not self.words.isAncestorOf(self.focusWidget() or self):
            self.words.load(self.viewmodel.words())

    def _blocks(self, month: "Month") -> QWidget:
        features, stock, handling, trend = (self._block(block) for block in month.blocks)
        chart = Chart("bars")
        chart.show_series(
            [name for name, _ in month.recent],
            [Series("受理", tuple(float(count) for _, count in month.recent))],
        )
        trend.body.addWidget(chart)
        trend.body.addStretch(1)
        return FourBlocks((features, stock, handling, trend))

    def _block(self, block: "Block") -> Card:
        card = Card(block.title)
        card.setObjectName(f"block.{block.title}")
        card.body.setSpacing(theme.px(2))
        card.body.addWidget(Muted(block.sentence, wrap=True))
        for group in block.groups:
            title = SectionTitle(group.title)
            title.setContentsMargins(0, theme.px(8), 0, 0)
            card.body.addWidget(title)
            for figure in group.figures:
                row = FigureRow(figure, group.most, noted=group.noted)
                row.opened.connect(
                    lambda figure=figure, group=group: self._open(
                        f"{group.title}：{figure.name}", figure.cases
                    )
                )
                card.body.addWidget(row)
        if block.title != "发展态势":
            card.body.addStretch(1)
        return card

    def _open(self, words: str, ids: Any) -> None:
        self._behind.setText(f"{words}　{len(ids)} 件")
        self._table.show_rows(self.viewmodel.cases(ids))

    def _turn(self, view: str) -> None:
        self._side.setVisible(view == "figures")

    def _turn_over(self, by: int) -> None:
        """Go to the month, or on 每日研判 to the day, before or after."""
        if self.tab == DAILY:
            self.panes[DAILY].go_on(by)
        elif self.tab == MONTH:
            self._move(by)

    def _move(self, by: int) -> None:
        self.saver.flush()
        self.viewmodel.move(by)
        self.refresh(frozenset())

    def _keep(self, key: str, words: Any) -> None:
        self.viewmodel.keep(key, words)

    def _forget(self) -> None:
        self.viewmodel.forget()
        self.words.load(self.viewmodel.words())

    def _export(self) -> None:
        self.saver.flush()
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is not None:
            written = self.viewmodel.export(target)
            self.context.tasks.start(Task("正在生成月度分析报告", lambda: _steps(written)), result=self._tell)

    def _tell(self, file: "Path") -> None:
        self.context.boundary.notice(f"月度分析报告已导出：{file}")


def _steps(progress: "Progress") -> "Steps[Path]":
    while True:
        try:
            done, total, sentence = next(progress)
        except StopIteration as end:
            written: Path = end.value
            return written
        yield Step(done, total, sentence)


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def open(context: Context) -> AnalysisPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import analysis  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return AnalysisPage(
        context,
        analysis.MonthAnalysis(context.store, context.person, today=context.today, now=context.now),
        analysis.PARTS,
        {EFFECTS: _effects, DAILY: _daily, REPEATS: _repeats, IMPORT: _import},
    )


def _effects(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import effects  # noqa: PLC0415 -- as above
    from ui.widgets.effects_pane import EffectsPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = effects.Effects(here.store, here.person, today=here.today, now=here.now)
    return EffectsPane(here, model)


def _daily(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import daily  # noqa: PLC0415 -- as above
    from ui.widgets.alarm_daily import DailyPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = daily.Daily(here.store, here.person, today=here.today, now=here.now)
    return DailyPane(here, model, page.open_import)


def _repeats(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import repeats  # noqa: PLC0415 -- as above
    from ui.widgets.alarm_repeats import RepeatsPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = repeats.Repeats(here.store, here.person, today=here.today, now=here.now)
    return RepeatsPane(here, model, page.open_import)


def _import(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import importing, importing_legacy  # noqa: PLC0415 -- as above
    from ui.widgets.import_pane import ImportPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    alarms = importing.Importing(here.store, here.person, today=here.today, now=here.now)
    legacy = importing_legacy.LegacyImporting(here.store, here.person, today=here.today, now=here.now)
    return ImportPane(here, alarms, legacy)


def _barred(person: Any) -> bool:
    from models import station  # noqa: PLC0415 -- as above

    return not station.may(person, station.Deed.READ_ALL)


PAGE = PageSpec(
    "analysis",
    "研判",
    "chart",
    order=60,
    open=open,
    barred=_barred,
    watches=frozenset(
        {
            "Case",
            "Agreement",
            "Obligation",
            "Instalment",
            "Visit",
            "Confirmation",
            "Deadline",
            "Alarm",
            "Batch",
            "Concern",
            "FollowUp",
            "Referral",
            "Sitting",
            "Grading",
        }
    ),
)
