"""编号系列 on the settings page."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tables import Column, Table
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.settings_series import SeriesBook, SeriesLine

SERIES = (
    Column("编号系列", lambda line: line.name, width=190),
    Column("年", lambda line: line.year, width=60),
    Column("已用到", lambda line: line.last, width=70, align="right"),
    Column("下一个号", lambda line: line.following, width=200),
)
NUMBERS = (
    Column("编号", lambda line: line.text, width=190),
    Column(
        "状态",
        lambda line: line.state,
        width=60,
        ink=lambda line: "bad" if line.state == "作废" else "text",
    ),
    Column("取号日期", lambda line: line.taken_on, width=100),
    Column("经办", lambda line: line.by_name, width=80),
    Column("原因", lambda line: line.reason, width=180),
)
LAST = Form(
    "series", (Section("", (Field("last", "纸质号簿已用到第几号", Kind.NUMBER, required=True, width=4),)),)
)
VOID = Form("number", (Section("", (Field("reason", "作废原因", required=True, width=12),)),))
_SHOWN = 8


class ShortTable(Table):
    """A table as high as its rows, up to eight of them."""

    def sizeHint(self) -> QSize:
        """Take the height of the rows."""
        rows = min(max(1, self.rows.rowCount()), _SHOWN)
        high = rows * theme.px(30) + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Keep that height: the page scrolls."""
        return QSize(theme.px(200), self.sizeHint().height())

    def fit(self) -> None:
        """Take the height of the rows anew."""
        self.setFixedHeight(self.sizeHint().height())


class SeriesPanel(QWidget):
    """The series of the year, the numbers of one of them, and the two deeds."""

    def __init__(self, page: Page, book: "SeriesBook") -> None:
        super().__init__()
        self._book = book
        self._page = page
        self.series = ShortTable("settings.series", SERIES, sortable=False)
        self.series.stretch(3)
        self.series.chosen.connect(self._choose)
        self.numbers = ShortTable("settings.numbers", NUMBERS, sortable=False)
        self.numbers.stretch(4)
        self.numbers.chosen.connect(lambda _line: self._allow())
        self.last = InlineForm(LAST, "接着纸质号簿编号", page.guarded(self._set_last), barred=book.no_setting)
        self.void = InlineForm(VOID, "作废这个编号", page.guarded(self._void), barred=book.no_voiding)
        self._empty = Muted("这个系列今年还没有用过号。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.series)
        follow = Card("接续纸质号簿")
        follow.body.addWidget(self.last)
        column.addWidget(follow)
        book_card = Card("号簿")
        book_card.body.addWidget(self.numbers)
        book_card.body.addWidget(self._empty)
        book_card.body.addWidget(
            Muted("已用在案件或文书上的编号，到“文书”作废那份文书；这里只作废预留的空白号。", wrap=True)
        )
        book_card.body.addWidget(self.void)
        column.addWidget(book_card)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the forms that a refusal may be shown in."""
        return [self.last.editor, self.void.editor]

    def read(self) -> None:
        """Read the series anew, keeping the one chosen."""
        chosen: SeriesLine | None = self.series.current()
        lines = self._book.series()
        self.series.show_rows(lines)
        self.series.fit()
        keys = [(line.key, line.year) for line in lines]
        at = keys.index((chosen.key, chosen.year)) if chosen and (chosen.key, chosen.year) in keys else 0
        if lines:
            self.series.selectRow(at)
            self._choose(lines[at])

    def _choose(self, line: "SeriesLine") -> None:
        numbers = self._book.numbers(line.key, line.year)
        self.numbers.show_rows(numbers)
        self.numbers.fit()
        self.numbers.setVisible(bool(numbers))
        self._empty.setVisible(not numbers)
        self.last.editor.load({"last": str(line.last)})
        self._allow()

    def _allow(self) -> None:
        number = self.numbers.current()
        self.void.allow(allowed=bool(number is not None and number.free))

    def _set_last(self, values: dict[str, Any]) -> None:
        line = self.series.current()
        if line is not None:
            self._book.set_last(line.key, line.year, str(values["last"]))
            self._page.context.boundary.notice(f"{line.name}从第 {int(values['last']) + 1} 号接着编。")
            self.read()

    def _void(self, values: dict[str, Any]) -> None:
        number = self.numbers.current()
        if number is not None:
            self._book.void(number.number_id, str(values["reason"]))
            self._page.context.boundary.notice(f"{number.text} 已作废，号簿留有原因，不会再用。")
            self.void.clear()
            self.read()
