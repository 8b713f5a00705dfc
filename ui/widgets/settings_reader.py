"""设置 › 读卡器: the choices, and a test reading."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tasks import Step, Task
from ui.widgets.card_typing import TYPES
from ui.widgets.facts import FactsCard
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.ports import Card
    from ui.viewmodels.settings_reader import ReaderSettings

NOTES = {
    "serial": "波特率 115200。只认厂家驱动的读卡器请切到“键盘输出”方式，只输出姓名和号码，中间用 Tab 隔开，并勾选下面的“键盘式读卡器”。",
    "off": "F6 不再读卡；证件号码靠输入，或把“姓名 证件 电话 住址”整行粘贴到姓名格。",
    "simulated": "读出的是编造的卡，只供练习和演示。办理真实纠纷前请改回串口读卡器。",
}


class ReaderPanel(QWidget):
    """Which reader and port, and 试读一张."""

    def __init__(self, page: Page, reader: "ReaderSettings") -> None:
        super().__init__()
        self._page, self._reader = page, reader
        fields = (
            Field("reader", "读卡器", Kind.CHOICE, width=4, choices=reader.kinds),
            Field("reader_port", "端口", Kind.CHOICE, width=6, choices=reader.ports()),
            Field("reader_sample", "模拟读卡器上的卡", Kind.CHOICE, width=6, choices=reader.samples()),
            Field(
                TYPES,
                "键盘式读卡器",
                Kind.BOOL,
                width=8,
                placeholder="读卡器像键盘一样打字",
                help="在当事人的任何一格里刷卡都填到姓名、号码各格，不会跳格，也不会误受理；不用这种读卡器时不要勾。",
            ),
        )
        self.editor = Editor(Form("reader", (Section("", fields),)))
        self.editor.changed.connect(page.guarded(self._keep))
        self.note = Muted(wrap=True)
        self.button = actions.button(Action("settings.reader", "试读一张", deed=self._try))
        self.button.setMaximumWidth(theme.px(140))
        self.said = Muted(wrap=True)
        self.card = FactsCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (self.editor, self.note, self.button, self.said, self.card):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.editor]

    def read(self) -> None:
        """Show what is chosen, and only the choices that matter to it."""
        here = self._reader
        self.editor.load(
            {"reader": here.kind, "reader_port": here.port, "reader_sample": here.sample, TYPES: here.types}
        )
        self.editor.input("reader_port").setEnabled(here.kind == "serial")
        self.editor.input("reader_sample").setEnabled(here.kind == "simulated")
        self.button.setEnabled(here.kind != "off")
        self.note.setText(NOTES[here.kind])

    def _keep(self, key: str, value: Any) -> None:
        self._reader.keep(key, value if key == TYPES else str(value))
        self._page.refresh(frozenset())

    def _try(self) -> None:
        reading = self._reader.read()

        def work() -> Generator[Step, None, "Card"]:
            try:
                while True:
                    try:
                        yield Step(0, 0, next(reading))
                    except StopIteration as end:
                        card: Card = end.value
                        return card
            finally:
                reading.close()

        self.button.setEnabled(False)
        self.card.show_facts(())
        self.said.setText("")
        task = self._page.context.tasks.start(
            Task("正在试读证件", work), result=self._tell, failed=self._fail
        )
        task.progressed.connect(lambda _done, _total, sentence: self.said.setText(sentence))
        task.finished.connect(lambda: self.button.setEnabled(True))

    def _tell(self, card: "Card") -> None:
        self.said.setText("读卡器工作正常，读到的内容没有保存。")
        self.card.show_facts(self._reader.told(card))

    def _fail(self, trouble: BaseException) -> None:
        if isinstance(trouble, Refusal):
            self.said.setText(trouble.message)
        else:
            self._page.context.boundary.show(trouble)
