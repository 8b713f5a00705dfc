"""导出记录 of 台账: every workbook that was written, for whom, and on what basis."""

from typing import TYPE_CHECKING

from ui.label import Label
from ui.page import Context
from ui.tables import Column
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted
from ui.widgets.ledger import Entry, LedgerSpec
from ui.widgets.ledger_lines import LinesView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages.registers import RegistersPage
    from ui.viewmodels.exportlog import ExportLog, Line

COLUMNS = (
    Column("时间", lambda each: each.at, width=132),
    Column("导出人", lambda each: each.by, width=78),
    Column("名称", lambda each: each.title, width=190),
    Column("期间", lambda each: each.period, width=120),
    Column("提供给", lambda each: each.recipient, width=110, ink=lambda each: "warn" if each.outside else "text"),
    Column("行数", lambda each: each.rows, width=56, align="right"),
    Column("证件号和身份", lambda each: each.manner, width=190),
    Column("依据、用途", lambda each: each.why, width=120),
)  # fmt: skip
WHY = 7
NOTHING = "还没有导出过。导出台账时，谁导出、给谁、凭什么都记在这里。"


class ExportLogView(LinesView):
    """The lines of the log, and all that one says under them."""

    unit = "次"

    def __init__(
        self, context: Context, page: "RegistersPage", viewmodel: "ExportLog", kinds: tuple[tuple[str, str], ...]
    ) -> None:  # fmt: skip
        super().__init__(
            context,
            page,
            "exportlog",
            COLUMNS,
            table="exportlog.lines",
            words="导出记录",
            stretch=WHY,
            nothing=NOTHING,
        )
        self.viewmodel = viewmodel
        self.kind = Chips(single=True)
        self.kind.offer(kinds)
        self.kind.show_on([kinds[0][0]])
        self.kind.picked.connect(self.guarded(lambda _on: self.show_lines()))
        title = Label("导出记录")
        title.setProperty("kind", "heading")
        for each in (title, self.count, Muted(viewmodel.scope)):
            self.lead.addWidget(each)
        self.column.addWidget(self.kind)
        self.lay()

    def lines(self) -> "Sequence[Line]":
        """Read the log of the kind that is chosen."""
        return self.viewmodel.lines(self.kind.on()[0])


def entries(context: Context) -> tuple[Entry, ...]:
    """List the one entry."""
    del context
    return (Entry("log", "导出记录"),)


def open_view(context: Context, page: "RegistersPage") -> ExportLogView:
    """Make the view."""
    from ui.viewmodels import exportlog  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ExportLogView(context, page, exportlog.ExportLog(context.store, context.person), exportlog.KINDS)


LEDGER = LedgerSpec(
    "exportlog", "记录", order=10, entries=entries, open=open_view, watches=frozenset({"Export"})
)
