"""法院 on the settings page: those that 司法确认 offers, one added or changed, one taken off."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Section
from ui.page import Page
from ui.tables import Column
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted
from ui.widgets.settings_series import ShortTable

if TYPE_CHECKING:
    from ui.viewmodels.settings_courts import CourtBook, CourtLine

COURTS = (
    Column("法院", lambda line: line.name, width=220),
    Column("地址", lambda line: line.address, width=220),
    Column("电话", lambda line: line.telephone, width=130),
    Column("", lambda line: line.whence, width=110, ink=lambda _line: "muted"),
)
COURT = Form(
    "court",
    (
        Section(
            "",
            (
                Field(
                    "name", "法院名称", required=True, width=6, placeholder="例如 西岔县人民法院东川人民法庭"
                ),
                Field("telephone", "电话", width=4),
                Field("address", "地址", width=10),
            ),
        ),
    ),
)


class CourtsPanel(QWidget):
    """The table, and the fields that add a court or change the one chosen."""

    def __init__(self, page: Page, book: "CourtBook") -> None:
        super().__init__()
        self._page, self._book = page, book
        self.table = ShortTable("settings.courts", COURTS, sortable=False)
        self.table.stretch(1)
        self.table.chosen.connect(self._show)
        self.form = InlineForm(COURT, "记下这家法院", page.guarded(self._keep), barred=book.barred)
        self.drop = QPushButton("去掉选中的法院")
        self.drop.setObjectName("court.drop")
        self.drop.clicked.connect(lambda _checked=False: page.guarded(self._drop)())
        self._none = Muted("还没有法院。", wrap=True)
        card = Card("添加或者更正")
        card.body.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.table)
        column.addWidget(self._none)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        note = "本所的法院在“本所资料”里改。申请司法确认时新填的法院会自己记到这里；去掉的不再提示，以前的申请不变。"
        column.addWidget(Muted(note, wrap=True))
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.form.editor]

    def read(self) -> None:
        """Read the courts anew; what is being typed stays."""
        lines = self._book.lines()
        self.table.show_rows(lines)
        self.table.fit()
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._allow()

    def _allow(self) -> None:
        line: CourtLine | None = self.table.current()
        self.drop.setEnabled(line is not None and not line.whence and not self._book.barred)

    def _show(self, line: "CourtLine") -> None:
        self.form.editor.load({"name": line.name, "address": line.address, "telephone": line.telephone})
        self._allow()

    def _keep(self, values: dict[str, Any]) -> None:
        said = {key: str(values.get(key) or "") for key in ("name", "address", "telephone")}
        self._told(self._book.keep(**said))

    def _drop(self) -> None:
        line: CourtLine | None = self.table.current()
        if line is not None and not line.whence:
            self._told(self._book.drop(line.name))

    def _told(self, told: str) -> None:
        self.form.clear()
        self._page.context.boundary.notice(told)
        self._page.context.notify(self._page.context.now())
        self._page.refresh(frozenset())
