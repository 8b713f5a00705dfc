"""报表: official forms as they print, each number open to its cases, typed figures, submission and recall."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import actions
from ui.actions import Action
from ui.page import Context
from ui.tasks import Task, steps
from ui.widgets.labels import Muted, Tag, Tone
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.scrolled import Scrolled
from ui.widgets.statistics_sheet import StatisticsSheet
from ui.widgets.statistics_strips import FindingRows, Strip

if TYPE_CHECKING:
    from ui.pages.registers import RegistersPage
    from ui.viewmodels.statistics import Shown, Statistics

MOST_FINDINGS = 5


class StatisticsView(LedgerView):
    """One form of one period."""

    def __init__(self, context: Context, page: "RegistersPage", viewmodel: "Statistics") -> None:
        super().__init__(context, page, "statistics")
        self.viewmodel = viewmodel
        self.cell = ""
        self.chooser = PeriodChooser("statistics", context.today)
        self.chooser.changed.connect(self.guarded(self.take))
        self.state = Tag("")
        self.lead.addWidget(self.chooser)
        self.lead.addWidget(self.state)
        for step in self.keys():
            if shortcut := actions.bind(step, self):
                self._shortcuts.append(shortcut)
        self.place_deeds(quiet=("statistics.recall",))
        self.report = Muted(wrap=True)
        self.report.setObjectName("statistics.report")
        self.figure = Strip("statistics.figure", "记下")
        self.figure.field("figure", "整数，没有发生的填 0")
        self.figure.done.connect(self.guarded(self.keep_figure))
        self.signing = Strip("statistics.signing", "报送并锁定")
        self.signing.field("signer", "签发人姓名")
        self.signing.field("reason", "勾稽不符的，写明原因", wide=2)
        self.signing.done.connect(self.guarded(self.submit))
        self.recalling = Strip("statistics.recalling", "撤回")
        self.recalling.field("reason", "撤回的原因，如：漏报 2 件，更正后重报")
        self.recalling.done.connect(self.guarded(self.recall))
        self.findings = FindingRows()
        self.sheet = StatisticsSheet()
        self.findings.wanted.connect(self.sheet.stand_on)
        self.sheet.opened.connect(self.guarded(self.open_cell))
        for each in (self.chooser.strip, self.report, self.figure, self.signing, self.recalling):
            self.column.addWidget(each)
        inside = page.column(8)
        inside.addWidget(self.findings)
        inside.addWidget(self.sheet)
        inside.addStretch(1)
        self.column.addWidget(Scrolled(inside), 1)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of a form."""
        here = self.viewmodel

        def locked() -> bool:
            return here.shown is not None and here.shown.locked

        return (
            Action(
                "statistics.recall", "撤回…", deed=self.ask_recall, enabled=lambda: here.may_export and locked()
            ),
            Action("statistics.print", "打印", shortcut="Ctrl+P", deed=self.guarded(self.print_form)),
            Action(
                "statistics.export", "导出 Excel", shortcut="Ctrl+E", deed=self.guarded(self.export),
                enabled=lambda: here.may_export,
            ),
            Action(
                "statistics.submit", "报送…", deed=self.ask_submission, main=True,
                enabled=lambda: here.may_export and here.shown is not None and not locked(),
            ),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the shortcuts of the period."""
        return self.chooser.keys()

    def choose(self, entry: str) -> None:
        """Show a form."""
        if entry != self.viewmodel.key:
            self._put_away()
        self.viewmodel.choose(entry)
        self.chooser.allow(self.viewmodel.kinds())
        self.chooser.show_period(self.viewmodel.period)
        self.show_form()

    def arrive(self, *, period: Any = None, **_more: Any) -> None:
        """Take the period to show."""
        if period is not None:
            self.take(period)

    def refresh(self, changed: frozenset[str]) -> None:
        """Count anew; what is being typed stays."""
        del changed
        if self.viewmodel.key:
            self.show_form()

    def take(self, period: Any) -> None:
        """Show another period."""
        self._put_away()
        self.viewmodel.take(period)
        self.chooser.show_period(period)
        self.show_form()

    def show_form(self) -> None:
        """Read the form and show it."""
        shown = self.viewmodel.read()
        self.state.show_state(*shown.state)
        self.report.setText(shown.report_words)
        self.report.setVisible(bool(shown.report_words))
        self.findings.show_lines(_findings(shown))
        self.sheet.show_form(shown)
        self.refresh_deeds()

    def open_cell(self, key: str) -> None:
        """Open a figure to its cases, or ask for one that nobody counts."""
        shown = self.viewmodel.shown
        assert shown is not None, "a cell of the form on screen"
        if shown.kind(key) == "typed" and not shown.locked:
            self.ask_figure(key)
            return
        found = self.viewmodel.open(key)
        rows = [(str(each.case_id), each.number, each.title, each.words.partition("：")[2] or each.words)
                for each in found.inside]  # fmt: skip
        self.show_behind(
            f"{found.name}　{found.text}", found.definition, rows, why=lambda number: self.viewmodel.why(key, number)
        )  # fmt: skip

    def ask_figure(self, key: str) -> None:
        """Ask for a figure that no case holds."""
        shown = self.viewmodel.shown
        assert shown is not None, "as above"
        figure = shown.filled.figures[key]
        self.cell = key
        self.signing.hide()
        self.recalling.hide()
        kept = figure.text if key in shown.typed else ""
        self.figure.fields["figure"].setText(
            kept or ("" if figure.suggestion is None else str(figure.suggestion))
        )
        note = "" if figure.suggestion is None else f"登记里数到 {figure.suggestion}，可以照填，也可以改。"
        self.figure.ask(shown.named(key), f"{figure.definition}{note}")

    def keep_figure(self) -> None:
        """Keep the figure, and ask for the next one that is lacking."""
        self.viewmodel.type_in(self.cell, self.figure.fields["figure"].text())
        before = self.cell
        self.show_form()
        shown = self.viewmodel.shown
        assert shown is not None, "just read"
        following = shown.next_lacking(before)
        if following:
            self.sheet.stand_on(following)
            self.ask_figure(following)
        else:
            self.figure.hide()
            self.sheet.stand_on(before)

    def ask_submission(self) -> None:
        """Ask who signs, and tell what is still lacking."""
        shown = self.viewmodel.shown
        assert shown is not None, "the deed is offered with a form on screen"
        self.figure.hide()
        broken = len(shown.filled.broken)
        told = [f"{broken} 处勾稽不符，须写明原因。"] if broken else []
        if shown.wanting:
            told.append(f"还有 {shown.wanting} 格没有填，报送时按 0 计。")
        told += shown.warnings
        if not shown.filled.ended:
            told.append("这个时段还没有过完。")
        if shown.filled.is_zero:
            told.append("本期没有发生，按零报告报送。")
        self.signing.fields["reason"].setVisible(bool(broken))
        self.signing.ask("报送后数字锁定，要改先撤回并写明原因。", "".join(told))

    def submit(self) -> None:
        """Submit and lock."""
        fields = self.signing.fields
        report = self.viewmodel.submit(fields["signer"].text(), fields["reason"].text())
        self.signing.hide()
        self.show_form()
        how = "零报告已报送" if report.zero else "已报送"
        self.context.boundary.notice(f"{how}，数字已锁定。可以导出或打印，签字盖章后上报。")

    def ask_recall(self) -> None:
        """Ask why it is recalled."""
        self.recalling.ask("撤回后可以更正，再报一次；撤回的人、时间和原因都留着。")

    def recall(self) -> None:
        """Recall what was submitted."""
        self.viewmodel.recall(self.recalling.fields["reason"].text())
        self.recalling.fields["reason"].clear()
        self.recalling.hide()
        self.show_form()

    def print_form(self) -> None:
        """Print the form on paper."""
        assert self.viewmodel.shown is not None, "the deed is offered with a form on screen"
        title = self.viewmodel.shown.filled.form.title
        self.context.machine.print_pdf(self.viewmodel.pdf(), title=title)
        self.context.boundary.notice(f"已送打印机：{title}")

    def export(self) -> None:
        """Write the workbook."""
        target = self.context.machine.save_path(self.viewmodel.file_name(".xlsx"))
        if target is not None:
            written = self.viewmodel.export(target)
            self.context.tasks.start(Task("正在导出报表", lambda: steps(lambda: written)), result=self._tell)

    def _tell(self, file: Path) -> None:
        self.context.boundary.notice(f"已导出：{file}")

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence in the strip that is open."""
        key = "figure" if field == self.cell else field
        return any(each.show_problem(key, sentence) for each in (self.figure, self.signing, self.recalling))

    def _put_away(self) -> None:
        for each in (self.figure, self.signing, self.recalling):
            each.hide()
        self.behind.put_away()


def _findings(shown: "Shown") -> "list[tuple[Tone, str, str, str]]":
    """Return what is to be known of a form, gravest first."""
    lines: list[tuple[Tone, str, str, str]] = [
        ("bad", "勾稽不符", f"{each.place}　{each.words}", each.cells[0]) for each in shown.filled.broken
    ]
    lines += [("warn", "报送后有变动", each.words, each.cell) for each in shown.changes]
    more = len(lines) - MOST_FINDINGS
    if more > 0:
        lines = [*lines[:MOST_FINDINGS], ("warn", f"还有 {more} 处", "其余的看表下的说明。", "")]
    lines += [("warn", "其他期的报表", words, "") for words in shown.warnings]
    if shown.wanting and not shown.locked:
        lines.append(("", f"待填 {shown.wanting} 格", "程序数不出来的由人填：点一下，或按 Enter。", ""))
    return lines


def entries(context: Context) -> tuple[Entry, ...]:
    """List the forms that are in force."""
    from models import statistics  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return tuple(Entry(form.key, form.title) for form in statistics.forms(context.today()))


def open_view(context: Context, page: "RegistersPage") -> StatisticsView:
    """Make the view."""
    from ui.viewmodels import statistics  # noqa: PLC0415 -- as above

    made = statistics.Statistics(context.store, context.person, today=context.today, now=context.now)
    return StatisticsView(context, page, made)


LEDGER = LedgerSpec(
    "statistics",
    "报表",
    order=10,
    entries=entries,
    open=open_view,
    watches=frozenset(
        {"Case", "Party", "Agreement", "Obligation", "Instalment", "Confirmation", "Report", "Station"}
    ),
)
