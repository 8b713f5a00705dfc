"""以案定补: the cases of the committee with tier, sum and what is missing; the sheet that goes to the 司法所."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.label import Label
from ui.page import Context
from ui.tables import Column, Table
from ui.tasks import Task, steps
from ui.widgets import spare_columns
from ui.widgets.claim_side import ClaimSide
from ui.widgets.labels import Muted
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.ledger_period import PeriodChooser
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from models.periods import Period
    from models.queries.claimable import Standing
    from ui.pages.registers import RegistersPage
    from ui.viewmodels.claims import Claims

_SIDE = 330
_INKS = {"可申报": "good", "拟申报": "accent", "退回": "bad"}


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f}" if fen else ""


COLUMNS = (
    Column("案号", lambda row: row.number, width=100),
    Column("纠纷名称", lambda row: row.title, width=120),
    Column("类型", lambda row: row.dispute_type, width=86),
    Column("等级", lambda row: row.tier, width=94),
    Column("形式", lambda row: row.form, width=58),
    Column("金额", lambda row: row.amount, width=70, align="right", format=_yuan),
    Column("调解员", lambda row: row.payee, width=68),
    Column("卷宗", lambda row: row.score, width=54, align="right"),
    Column(
        "状态", lambda row: row.state, width=78, bold=True,
        ink=lambda row: _INKS.get(row.state, "warn" if row.lacks else "text"),
    ),
)  # fmt: skip
#: What goes first where there is no room for all: the side tells it too.
SPARE = (7, 4, 2, 6, 3)


class ClaimsView(LedgerView):
    """The cases are looked at in a Task; what is done about one stands at the right."""

    def __init__(self, context: Context, page: "RegistersPage", viewmodel: "Claims") -> None:
        super().__init__(context, page, "claims")
        self.viewmodel = viewmodel
        self._running = self._again = False
        self.chooser = PeriodChooser("claims", context.today)
        self.chooser.changed.connect(self._choose_period)
        self.lead.addWidget(self.chooser)
        self.lists = Tabs(viewmodel.tabs())
        self.lists.chosen.connect(lambda _key: self._show())
        self.summary = Label()
        self.table = Table("claims.cases", COLUMNS, sortable=True)
        self.table.setAccessibleName("以案定补的案件")
        self.table.stretch(1)
        self.table.chosen.connect(self._look)
        self.table.opened.connect(lambda row: context.go("intake", case=str(row.case_id)))
        self.side = ClaimSide(viewmodel, context.go, self._do)
        self.side.setFixedWidth(min(theme.px(_SIDE), 400))
        self.place_deeds(quiet=("claims.send",))
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self.lists)
        line.addStretch(1)
        line.addWidget(self.summary)
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self.table, 1)
        left.addWidget(
            Muted(
                "列出本期办结的人民调解案件，和以前办结、履行完还没有申报的。钱数按达成时的标准算；补不补由司法所审核。",
                wrap=True,
            )
        )
        across = QHBoxLayout()
        across.setSpacing(theme.px(14))
        across.addLayout(left, 1)
        across.addWidget(self.side)
        holder = QWidget()
        holder.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.chooser.strip)
        self.column.addLayout(line)
        self.column.addWidget(holder, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns for which there is no room."""
        super().resizeEvent(event)
        room = self.width() - self.side.width() - theme.px(22)
        spare_columns.fit(self.table, COLUMNS, SPARE, room)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the sheet."""
        here = self.viewmodel
        return (
            Action(
                "claims.send", "标记已申报", deed=self.guarded(lambda: self._do(here.send)),
                enabled=lambda: here.may_claim and any(row.state == "拟申报" for row in here.listed("drawn")),
            ),
            Action(
                "claims.export", "导出申报表", shortcut="Ctrl+E", deed=self.guarded(self._export),
                enabled=lambda: here.may_export and bool(here.listed("drawn")),
            ),
            Action(
                "claims.draw", "全部可申报的列入", deed=self.guarded(lambda: self._do(here.draw_ready)),
                enabled=lambda: here.may_claim and bool(here.listed("ready")), main=True,
            ),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the steps through the periods."""
        return self.chooser.keys()

    def choose(self, entry: str) -> None:
        """Show the claims."""
        del entry
        self.read()

    def refresh(self, changed: frozenset[str]) -> None:
        """Look at the cases anew."""
        del changed
        self.read()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside the field of the side."""
        return self.side.show_problem(field, sentence)

    def read(self) -> None:
        """Look in a Task; what changes meanwhile is looked at after it."""
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        task = Task("正在核对以案定补", lambda: steps(self.viewmodel.reading))
        task.finished.connect(self._finish)
        self.context.tasks.start(task, result=self._take)

    def _finish(self) -> None:
        self._running = False
        if self._again:
            self.guarded(self.read)()

    def _take(self, rows: Any) -> None:
        self.viewmodel.take(rows)
        for key, name in self.viewmodel.tabs():
            self.lists.word(key, name)
        self.summary.setText(self.viewmodel.summary())
        self._show()
        self.refresh_deeds()

    def _show(self) -> None:
        before = self.table.current()
        rows = self.viewmodel.listed(self.lists.current)
        self.table.show_rows(rows)
        if not rows:
            self.side.look(None)
            return
        ids = [row.case_id for row in self.table.rows.shown]
        place = ids.index(before.case_id) if before is not None and before.case_id in ids else 0
        self.table.selectRow(place)
        self._look(self.table.rows.row(place))

    def _look(self, row: "Standing") -> None:
        self.side.look(row)

    def _choose_period(self, period: "Period") -> None:
        self.viewmodel.period = period
        self.guarded(self.read)()

    def _do(self, deed: Any, *args: Any, **said: Any) -> None:
        """Do what was asked, say what became of it, and look anew."""

        def done() -> None:
            sentence = deed(*args, **said)
            self.context.boundary.notice(sentence)
            self.read()

        self.guarded(done)()

    def _export(self) -> None:
        target = self.context.machine.save_path(self.viewmodel.file_name())
        if target is None:
            return
        written = self.viewmodel.export(target)
        self.context.tasks.start(Task("正在导出申报表", lambda: steps(lambda: written)), result=self._tell)

    def _tell(self, written: tuple[Path, int]) -> None:
        file, count = written
        self.context.boundary.notice(f"申报表 {count} 件已导出：{file}")


def entries(context: Context) -> tuple[Entry, ...]:
    """List the one entry."""
    del context
    return (Entry("claims", "以案定补"),)


def open_view(context: Context, page: "RegistersPage") -> ClaimsView:
    """Make the view."""
    from ui.viewmodels import claims  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    model = claims.Claims(context.store, context.person, today=context.today, now=context.now)
    return ClaimsView(context, page, model)


LEDGER = LedgerSpec(
    "claims",
    "报表",
    order=40,
    entries=entries,
    open=open_view,
    watches=frozenset(
        {"Case", "Agreement", "Obligation", "Payment", "Paper", "Dossier", "Attachment", "Claim", "Sitting"}
    ),
)
