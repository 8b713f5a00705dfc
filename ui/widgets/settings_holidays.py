"""设置 · 放假调休: which years are known, and the notice of another year pasted in or read from a file."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.widgets.facts import FactsCard
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.settings import Settings

FILES = "放假调休安排 (*.csv *.txt *.toml *.xlsx *.xls)"
HOLIDAYS = Form(
    "holidays",
    (
        Section(
            "",
            (
                Field(
                    "text", "粘贴一年的安排", Kind.LONG, required=True, width=12,
                    placeholder="2027-01-01 至 2027-01-03 休\n2027-02-07 班",
                    help="每行一个日期或一段日期，后面写“休”或“班”；从表格里整列复制过来也可以。",
                ),
            ),
        ),
    ),
)  # fmt: skip


class HolidaysPanel(QWidget):
    """Facts by year, and below them where a notice is taken in."""

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self.card = FactsCard()
        self.file = QPushButton("从文件读入…")
        self.file.setObjectName("holidays.file")
        self.file.setEnabled(not settings.barred)
        self.file.clicked.connect(lambda _checked: page.guarded(self._read_file)())
        self.form = InlineForm(HOLIDAYS, "导入", page.guarded(self._take), barred=settings.barred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        note = "期限按工作日算，缺少安排的年份只按周末和法定节日算，到期日旁边会标红。导入后，正在走的期限重新推算，各台电脑都用。"
        column.addWidget(Muted(note, wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.form.editor]

    def read(self) -> None:
        """Read the facts anew; what is pasted and not taken in yet stays."""
        self.card.show_facts(self._settings.holidays())

    def _read_file(self) -> None:
        """Put the lines of a chosen file into the form, to be looked at and taken in."""
        file = self._page.context.machine.choose_file("选择一年的放假调休安排", kinds=FILES)
        if file is not None:
            self.form.editor.load({"text": self._settings.holidays_of(file)})

    def _take(self, values: dict[str, Any]) -> None:
        told = self._settings.import_holidays(str(values["text"]))
        self.form.clear()
        self._page.context.boundary.notice(told)
        self._page.context.notify(self._page.context.now())
        self._page.refresh(frozenset())
