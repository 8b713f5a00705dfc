"""文书格式 on the settings page: the code for scans and the station's own Word form, form by form."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tables import Column
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted
from ui.widgets.settings_series import ShortTable

if TYPE_CHECKING:
    from ui.viewmodels.settings_forms import FormBook, FormLine

FORMS = (
    Column("代号", lambda line: line.form, width=80),
    Column("文书", lambda line: line.title, width=240),
    Column("回扫码", lambda line: line.coded, width=120),
    Column(
        "本所的 Word", lambda line: line.word, width=110,
        ink=lambda line: "bad" if line.word in {"有误", "缺文件"} else "text",
    ),
)  # fmt: skip


class FormsPanel(QWidget):
    """Every form with its two choices, and the two fields that change those of the one chosen."""

    def __init__(self, page: Page, book: "FormBook") -> None:
        super().__init__()
        self._page, self._book = page, book
        self.table = ShortTable("settings.forms", FORMS, sortable=False)
        self.table.stretch(1)
        self.table.chosen.connect(self._show)
        asked = (
            _choice("coded", "每页角上的回扫码", book.code_choices), _choice("word", "本所的 Word 文书", book.word_choices),
        )  # fmt: skip
        self.choice = InlineForm(
            Form("form", (Section("", asked),)),
            "保存这份文书的格式",
            page.guarded(self._choose),
            barred=book.no_setting,
        )
        self.sample = QPushButton("存一份 Word 样张…")
        self.sample.setObjectName("form.sample")
        self.sample.clicked.connect(lambda _checked: page.guarded(self._sample)())
        self._trouble = Muted("", wrap=True)
        self._card = Card("文书")
        self._card.body.addWidget(self.choice)
        self._card.body.addWidget(self._trouble)
        self._card.title_line.addWidget(self.sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.table)
        column.addWidget(self._card)
        column.addWidget(
            Muted(
                "部里统一的式样默认不印回扫码。本所的 Word 文书放进本所的文件夹 templates/documents，文件名是代号，"
                "例如 D14.docx；先存一份样张，在 Word 里改版面，{{ }} 里的占位符留着，定稿时随 PDF 一起填好。含宏或者外部链接的不用。",
                wrap=True,
            )
        )
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.choice.editor]

    def read(self) -> None:
        """Read the forms anew, keeping the one chosen."""
        chosen: FormLine | None = self.table.current()
        lines = self._book.lines()
        self.table.show_rows(lines)
        self.table.fit()
        forms = [line.form for line in lines]
        at = forms.index(chosen.form) if chosen and chosen.form in forms else 0
        self.table.selectRow(at)
        self._show(lines[at])

    def _show(self, line: "FormLine") -> None:
        self._card.title.setText(f"{line.form}　{line.title}")
        self.choice.editor.load({"coded": line.code_choice, "word": line.word_choice})
        self._trouble.setText(line.trouble)
        self._trouble.setVisible(bool(line.trouble))

    def _sample(self) -> None:
        line = self.table.current()
        if line is None:
            return
        path = self._page.context.machine.save_path(f"{line.form}.docx")
        if path is not None:
            path.write_bytes(self._book.sample(line.form))
            self._page.context.boundary.notice(
                f"已保存到 {path}。改好以后放进本所的文件夹 templates/documents。"
            )
            self._page.context.machine.open_file(path)

    def _choose(self, values: dict[str, Any]) -> None:
        line = self.table.current()
        if line is not None:
            told = self._book.choose(line.form, coded=str(values["coded"]), word=str(values["word"]))
            self._page.context.boundary.notice(told)
            self.read()


def _choice(key: str, text: str, words: tuple[str, ...]) -> Field:
    return Field(
        key, text, Kind.CHOICE, required=True, width=4, choices=tuple((each, each) for each in words)
    )
