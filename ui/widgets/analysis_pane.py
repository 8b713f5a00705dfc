"""The tab of a period: its figures in four blocks with the cases at the side, and the words of its report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Context
from ui.tables import Column, Table
from ui.tasks import Task, steps
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import Card
from ui.widgets.dock_panel import plain
from ui.widgets.drawn_chart import DrawnChart
from ui.widgets.figure_rows import FigureRow, FourBlocks, GroupHead, HeadlineCard
from ui.widgets.labels import Muted, SectionTitle, Strong, Tag
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import TabbedStack

if TYPE_CHECKING:
    from models.periods import Period
    from models.queries.figures_slices import Slice
    from ui.viewmodels.analysis import Overview, PeriodAnalysis
    from ui.viewmodels.analysis_blocks import Block

CASES = (
    Column("登记编号", lambda row: row.number, width=100),
    Column("纠纷", lambda row: row.title, width=120),
    Column("等级", lambda row: row.level, width=50),
)
FIGURES, WORDS = "figures", "words"
_TOLD = 6


class AnalysisPane(QWidget):
    """Figures at the left, the cases behind the one that was pressed at the right; the words are a view of their own."""

    def __init__(
        self, context: Context, viewmodel: "PeriodAnalysis", parts: tuple[tuple[str, str], ...],
        heads: tuple[QWidget, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self.context, self.viewmodel = context, viewmodel
        self._guard = context.boundary.guarded
        self.chooser = PeriodChooser("analysis", context.today)
        self.chooser.changed.connect(self._guard(self._choose))
        self.running = Tag("", "warn")
        self.behind = Strong("全部受理", wrap=True)
        self.table = Table("analysis.cases", CASES, machine=context.machine)
        self.table.stretch(1)
        self.table.opened.connect(lambda row: context.go("intake", case=row.case_id))
        fields = tuple(Field(key, label, Kind.LONG, width=12, lines=4) for key, label in parts)
        self.words = Editor(Form("words", (Section("", fields),)))
        self.stale = Muted(wrap=True)
        self.changed = Muted("", wrap=True)
        self.saver = DraftSaver(self._keep, parent=self, boundary=context.boundary)
        self.saver.saved.connect(lambda: context.notify(context.now()))
        self.words.changed.connect(lambda _key, _value: self.saver.touch(viewmodel.key, self.words.values()))
        self._lay_out(heads)

    def _lay_out(self, heads: tuple[QWidget, ...]) -> None:
        whole = _column(12, self)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.chooser)
        line.addWidget(self.running)
        line.addStretch(1)
        for each in heads:
            line.addWidget(each)
        whole.addLayout(line)
        whole.addWidget(self.chooser.strip)
        self._figures = _column(12)
        self._figures.setContentsMargins(0, 0, theme.px(4), 0)
        self.views = TabbedStack()
        self.views.add(FIGURES, "数据", Scrolled(self._figures))
        self.views.add(WORDS, "报告文稿", Scrolled(self._written()))
        self.views.tabs.chosen.connect(self._turn)
        beside = _column(8)
        beside.addWidget(self.behind)
        beside.addWidget(self.table, 1)
        beside.addWidget(Muted("点左边任一数字，这里列出它的案件；回车打开。", wrap=True))
        self._side = QWidget()
        self._side.setLayout(beside)
        self._side.setFixedWidth(min(theme.px(330), 360))
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addWidget(self.views, 1)
        across.addWidget(self._side)
        whole.addLayout(across, 1)

    def _turn(self, view: str) -> None:
        self._side.setVisible(view == FIGURES)

    def _written(self) -> QVBoxLayout:
        written = _column(8)
        words = "文稿按数字自动起草，可直接改；没改过的段落随数字更新，改过的保留原样。导出的就是这里的文字。"
        written.addWidget(Muted(words, wrap=True))
        written.addWidget(self.changed)
        self._warning = Card("文稿里与现在的数字不符的地方")
        self._warning.body.addWidget(self.stale)
        self._warning.body.addLayout(_line("analysis.mend", "按现在的数字改正", self._guard(self.mend)))
        self._warning.hide()
        written.addWidget(self._warning)
        written.addWidget(self.words)
        written.addLayout(_line("analysis.again", "恢复自动文稿", self._guard(self.forget)))
        return written

    def refresh(self) -> None:
        """Count the period anew and show it."""
        seen = self.viewmodel.read()
        self.chooser.show_period(seen.period)
        self.running.setText(seen.running)
        self.running.setVisible(bool(seen.running))
        _empty(self._figures)
        heads = QHBoxLayout()
        heads.setSpacing(theme.px(12))
        heads.setContentsMargins(0, 0, 0, 0)
        for head in seen.headlines:
            card = HeadlineCard(head)
            card.opened.connect(lambda head=head: self._open(head.name, head.behind))
            heads.addWidget(card, 1)
        strip = QWidget()
        strip.setLayout(heads)
        self._figures.addWidget(strip)
        self._figures.addWidget(self._blocks(seen))
        self._figures.addStretch(1)
        first = seen.headlines[0]
        self._open(first.name, first.behind)
        if not self.words.isAncestorOf(self.focusWidget() or self):
            self.words.load(self.viewmodel.words())
        self._warn()

    def _blocks(self, seen: "Overview") -> QWidget:
        features, stock, results, trend = (self._block(block) for block in seen.blocks)
        if seen.hours is not None:
            hours = DrawnChart(seen.hours)
            hours.pressed.connect(self._guard(self._open_hours))
            features.body.addWidget(_over(seen.hours.title))
            features.body.addWidget(hours)
        if seen.course is not None:
            course = DrawnChart(seen.course)
            course.pressed.connect(self._guard(lambda place, _: self._open_step(place)))
            trend.body.addWidget(_over(seen.course.title))
            trend.body.addWidget(course)
        for card in (features, stock, results, trend):
            card.body.addStretch(1)
        return FourBlocks((features, stock, results, trend))

    def _block(self, block: "Block") -> Card:
        card = Card(block.title)
        card.setObjectName(f"block.{block.title}")
        card.body.setSpacing(theme.px(2))
        card.body.addWidget(Muted(block.sentence, wrap=True))
        for group in block.groups:
            card.body.addWidget(GroupHead(group))
            for figure in group.figures:
                row = FigureRow(figure, group)
                row.opened.connect(
                    lambda figure=figure, group=group: self._open(
                        f"{group.title}：{figure.name}", figure.behind
                    )
                )
                card.body.addWidget(row)
        return card

    def _open(self, words: str, figure: "Slice | None") -> None:
        self.behind.setText(f"{words}　{figure.count if figure else 0} 件")
        self.table.show_rows(self.viewmodel.cases(figure) if figure else ())

    def _open_hours(self, weekday: int, place: int) -> None:
        found = self.viewmodel.at(weekday, place)
        self._open(found.name, found)

    def _open_step(self, place: int) -> None:
        name, found = self.viewmodel.step(place)
        self._open(f"{name}受理", found)

    def turn_over(self, by: int) -> None:
        """Go to the period before or after."""
        self.chooser.step(by)

    def _choose(self, period: "Period") -> None:
        self.saver.flush()
        self.viewmodel.choose(period)
        self.refresh()

    def _keep(self, key: str, words: Any) -> None:
        self.viewmodel.keep(key, words)
        self._warn()

    def forget(self) -> None:
        """Go back to the drafted words."""
        self.viewmodel.forget()
        self.words.load(self.viewmodel.words())
        self._warn()

    def mend(self) -> None:
        """Put the figures right that no longer agree, because the officer asked for it."""
        self.saver.flush()
        words = self.viewmodel.mended(self.words.values())
        self.viewmodel.keep(self.viewmodel.key, words)
        self.words.load(words)
        self._warn()

    def _warn(self) -> None:
        """Say which edited words no longer agree with the figures, and leave them as they are."""
        found = self.viewmodel.stale()
        told = [each.words for each in found[:_TOLD]]
        if len(found) > _TOLD:
            told.append(f"还有 {len(found) - _TOLD} 处。")
        self.stale.setText("\n".join(told))
        self.changed.setText(self.viewmodel.changed)
        self.changed.setVisible(bool(self.changed.text()))
        self._warning.setVisible(bool(found))
        self.views.tabs.word(WORDS, f"报告文稿（{len(found)} 处与数字不符）" if found else "报告文稿")

    def export(self, suffix: str) -> None:
        """Ask where to, and write the report in a task."""
        self.saver.flush()
        target = self.context.machine.save_path(self.viewmodel.file_name(suffix))
        if target is not None:
            written = self.viewmodel.export(target)
            self.context.tasks.start(
                Task("正在生成分析报告", lambda: steps(lambda: written)), result=self._tell
            )

    def _tell(self, file: Path) -> None:
        self.context.boundary.notice(f"分析报告已导出：{file}")


def _column(spacing: int, parent: QWidget | None = None) -> QVBoxLayout:
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(spacing))
    return made


def _line(name: str, words: str, deed: Callable[[], object]) -> QHBoxLayout:
    """Return a line with one quiet button."""
    button = plain(words, name, kind="quiet")
    button.clicked.connect(lambda _checked=False: deed())
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line


def _over(title: str) -> SectionTitle:
    """Return the title over a chart."""
    made = SectionTitle(title)
    made.setContentsMargins(4, theme.px(10), 0, theme.px(4))
    return made


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
