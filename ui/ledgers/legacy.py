"""旧台账 of 台账: the cases of the past, and under them the chosen one's line as it stood in the old book."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui import theme
from ui.actions import Action
from ui.forms.choices import Choice
from ui.page import Context
from ui.tables import Column
from ui.widgets.ledger import Entry, LedgerSpec
from ui.widgets.ledger_lines import LinesView
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages.registers import RegistersPage
    from ui.viewmodels.legacy_cases import LegacyCases, Line

COLUMNS = (
    Column("旧编号", lambda each: each.number, width=112),
    Column("登记日期", lambda each: each.day, width=94),
    Column("纠纷", lambda each: each.title, width=180),
    Column("结果", lambda each: each.outcome, width=84),
    Column("状态", lambda each: each.state, width=76),
    Column("来自", lambda each: each.file_name, width=120),
)
TITLE = 2
TITLE_OF = "旧台账"
NOTHING = "还没有导入过旧台账。以前的 Excel 台账可以整本导入：旧编号照旧，不占新编号，不起算期限。"


class LegacyView(LinesView):
    """The cases of the past; Enter opens one at the desk."""

    def __init__(self, context: Context, page: "RegistersPage", viewmodel: "LegacyCases") -> None:
        super().__init__(
            context, page, "legacy", COLUMNS, table="legacy.cases", words="旧台账导入的案件", stretch=TITLE,
            nothing=NOTHING,
        )  # fmt: skip
        self.viewmodel = viewmodel
        self.batch = Choice(viewmodel.batches())
        self.batch.setObjectName("legacy.batch")
        self.batch.setAccessibleName("哪一批")
        self.batch.setFixedWidth(theme.px(280))
        self.batch.picked.connect(self.guarded(lambda _batch: self.show_lines()))
        for each in (self.batch, self.count):
            self.lead.addWidget(each)
        self.table.opened.connect(lambda line: context.go("intake", case=line.case_id))
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail)
        inside.addStretch(1)
        self.line = Scrolled(inside)
        self.line.setFixedHeight(theme.px(104))
        self.lay(self.line, also=(self.batch, self.count))
        self.place_deeds()

    def deeds(self) -> tuple[Action, ...]:
        """Return the one deed: to take a further book in."""
        if not self.viewmodel.may_import:
            return ()
        return (Action("legacy.import", "导入旧台账…", deed=self.guarded(self._import), main=True),)

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what was taken in or taken back since."""
        chosen = self.batch.value()
        offered = self.viewmodel.batches()
        self.batch.set_choices(offered)
        self.batch.set_value(chosen if chosen in dict(offered) else offered[0][0])
        super().refresh(changed)

    def lines(self) -> "Sequence[Line]":
        """Read the cases of the batch that is chosen."""
        return self.viewmodel.lines(self.batch.value())

    def _import(self) -> None:
        self.context.go("analysis", tab="import", kind=TITLE_OF)


def entries(context: Context) -> tuple[Entry, ...]:
    """List the one entry."""
    del context
    return (Entry("cases", TITLE_OF),)


def open_view(context: Context, page: "RegistersPage") -> LegacyView:
    """Make the view."""
    from ui.viewmodels import legacy_cases  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return LegacyView(context, page, legacy_cases.LegacyCases(context.store, context.person))


LEDGER = LedgerSpec(
    "legacy", "记录", order=20, entries=entries, open=open_view, watches=frozenset({"Batch", "Case"})
)
