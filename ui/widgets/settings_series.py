"""编号系列 on the settings page."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tables import Column, Table
from ui.tasks import Step, Steps, Task
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
HERE, ELSEWHERE = "here", "elsewhere"
RULE = Form(
    "rule",
    (
        Section(
            "",
            (
                Field(
                    "external", "谁给号", Kind.CHOICE, required=True, width=3,
                    choices=((HERE, "本机编号"), (ELSEWHERE, "外部取号")),
                ),
                Field("source", "取号系统", width=4, placeholder="例如 执法办案平台"),
                Field("shape", "编号格式", width=5, placeholder="例如 西公（西）调解字〔2026〕0001号"),
            ),
        ),
    ),
)  # fmt: skip
CASE = Form(
    "case_shape",
    (Section("", (Field("shape", "案件编号格式", width=6, placeholder="例如 A610922nnnnnnnnnn"),)),),
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
    """The series of the year, who gives the numbers of one of them, its book to print, and its voids."""

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
        self.rule = InlineForm(RULE, "保存编号办法", page.guarded(self._set_rule), barred=book.no_rule)
        self.case = InlineForm(CASE, "保存案件编号格式", page.guarded(self._set_case), barred=book.no_rule)
        self.paper = QPushButton("打印编号簿")
        self.paper.setObjectName("series.print")
        self.paper.clicked.connect(lambda _checked=False: page.guarded(self._print)())
        self.file = QPushButton("保存编号簿 PDF…")
        self.file.setObjectName("series.save")
        self.file.clicked.connect(lambda _checked=False: page.guarded(self._save)())
        self._empty = Muted("这个系列今年还没有用过号。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.series)
        follow = Card("接续纸质号簿")
        follow.body.addWidget(self.last)
        column.addWidget(follow)
        given = Card("谁给号")
        given.body.addWidget(
            Muted("外部取号：定稿时照填平台给的编号，本机只核对格式和重号，不自己编号。", wrap=True)
        )
        given.body.addWidget(self.rule)
        column.addWidget(given)
        book_card = Card("号簿")
        book_card.body.addWidget(self.numbers)
        book_card.body.addWidget(self._empty)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        for button in (self.paper, self.file):
            line.addWidget(button)
        line.addStretch(1)
        book_card.body.addLayout(line)
        book_card.body.addWidget(
            Muted("已用在案件或文书上的编号，到“文书”作废那份文书；这里只作废预留的空白号。", wrap=True)
        )
        book_card.body.addWidget(self.void)
        column.addWidget(book_card)
        filed = Card("执法办案平台的案件编号")
        filed.body.addWidget(
            Muted("治安调解的文书定稿前要填案件编号；填了格式就按格式核对，留空不核对。", wrap=True)
        )
        filed.body.addWidget(self.case)
        column.addWidget(filed)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the forms that a refusal may be shown in."""
        return [self.last.editor, self.rule.editor, self.void.editor, self.case.editor]

    def read(self) -> None:
        """Read the series anew, keeping the one chosen."""
        chosen: SeriesLine | None = self.series.current()
        lines = self._book.series()
        self.case.editor.load({"shape": self._book.case_shape()})
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
        self.rule.editor.load(
            {"external": ELSEWHERE if line.external else HERE, "source": line.source, "shape": line.shape}
        )
        self.rule.allow(allowed=line.choosable)
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

    def _set_rule(self, values: dict[str, Any]) -> None:
        line = self.series.current()
        if line is None:
            return
        external = values["external"] == ELSEWHERE
        self._book.set_rule(
            line.key, external=external, source=str(values["source"] or ""), shape=str(values["shape"] or "")
        )
        told = f"改为{values['source']}取号，定稿时填平台给的编号" if external else "由本机编号"
        self._page.context.boundary.notice(f"{line.name}{told}。")
        self.read()

    def _set_case(self, values: dict[str, Any]) -> None:
        self._book.set_case_shape(str(values["shape"] or ""))
        self._page.context.boundary.notice("案件编号的格式已保存。")

    def _print(self) -> None:
        line = self.series.current()
        if line is None:
            return
        machine, title = self._page.context.machine, f"{line.year}年编号簿"
        pdf = self._book.print_book(line.key, line.year)

        def work() -> Steps[None]:
            yield Step(0, 0, "正在打印编号簿")
            machine.print_pdf(pdf, title=title)

        def done(_nothing: object) -> None:
            self._page.context.boundary.notice(f"{line.name}：{title}已送打印机。")

        self._page.context.tasks.start(Task("正在打印", work), result=done)

    def _save(self) -> None:
        line = self.series.current()
        if line is None:
            return
        path = self._page.context.machine.save_path(f"{line.year}年编号簿-{line.name}.pdf")
        if path is not None:
            path.write_bytes(self._book.print_book(line.key, line.year))
            self._page.context.boundary.notice(f"已保存到 {path}")

    def _void(self, values: dict[str, Any]) -> None:
        number = self.numbers.current()
        if number is not None:
            self._book.void(number.number_id, str(values["reason"]))
            self._page.context.boundary.notice(f"{number.text} 已作废，号簿留有原因，不会再用。")
            self.void.clear()
            self.read()
