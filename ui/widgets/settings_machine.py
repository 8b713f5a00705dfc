"""What 设置 shows of the station and of this machine: station data, facts, copies, printer, look, self-check."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tasks import Step, Task
from ui.widgets.facts import FactsCard
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.settings import Fact, Settings

STATION = Form(
    "station",
    (
        Section(
            "派出所",
            (
                Field("name", "派出所名称", required=True, width=4),
                Field("organ", "公安机关名称（文书落款）", width=5),
                Field("province", "省份", width=3),
                Field("number_word", "公安文号代字", width=3),
                Field("case_word", "登记编号前缀", width=3),
                Field("address", "地址", width=6),
                Field("telephone", "电话", width=4),
                Field("court", "基层人民法院（司法确认）", width=5),
            ),
        ),
        Section(
            "调解室与调委会",
            (
                Field("room", "调解室名称", width=4),
                Field("committee", "人民调解委员会名称", width=5),
                Field("committee_word", "调委会代字", width=3),
            ),
        ),
    ),
)
LOOK = Form(
    "look",
    (
        Section(
            "",
            (
                Field("theme", "外观", Kind.CHOICE, width=4, choices=(("light", "浅色"), ("dark", "深色"))),
                Field("big", "字号", Kind.CHOICE, width=4, choices=(("", "标准字号"), ("big", "大字"))),
                Field(
                    "lock_minutes", "离开多久锁屏", Kind.CHOICE, width=4,
                    choices=(("0", "不自动锁屏"), ("5", "5 分钟"), ("10", "10 分钟"), ("15", "15 分钟"), ("30", "30 分钟")),
                ),
            ),
        ),
    ),
)  # fmt: skip


def _column(whole: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    return column


class StationPanel(QWidget):
    """The station's data; a field is kept as soon as it is left."""

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self.editor = Editor(STATION)
        self.editor.setEnabled(not settings.barred)
        self.editor.left.connect(page.guarded(self._keep))
        column = _column(self)
        words = (
            settings.barred
            or "离开一格就存下；已经打印的文书不会跟着变。代字改动后，编号从新代字的第 1 号起。"
        )
        column.addWidget(Muted(words, wrap=True))
        column.addWidget(self.editor)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.editor]

    def read(self) -> None:
        """Show what is kept, unless a field is being typed into."""
        if not self.editor.isAncestorOf(QApplication.focusWidget() or self._page):
            self.editor.load(self._settings.station_words())

    def _keep(self, key: str) -> None:
        if self._settings.amend_station(key, str(self.editor.value(key)).strip()):
            self._page.context.notify(self._page.context.now())


class FactsPanel(QWidget):
    """Facts that are read and not changed here."""

    editors: list[Editor] = []  # noqa: RUF012 -- never written to: no forms here

    def __init__(self, facts: "Callable[[], tuple[Fact, ...]]", note: str = "") -> None:
        super().__init__()
        self._facts = facts
        self.card = FactsCard()
        column = _column(self)
        column.addWidget(self.card)
        if note:
            column.addWidget(Muted(note, wrap=True))
        column.addStretch(1)

    def read(self) -> None:
        """Read the facts anew."""
        self.card.show_facts(self._facts())


class CopiesPanel(FactsPanel):
    """Where the copies lie, and 立即备份."""

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__(settings.copies, settings.no_copy)
        self._page, self._settings = page, settings
        self.button = actions.button(
            Action(
                "settings.copy",
                "立即备份",
                deed=page.guarded(self._copy),
                enabled=lambda: not settings.no_copy,
                main=True,
            )
        )
        line = cast("QVBoxLayout", self.layout())
        line.insertWidget(0, self.button)
        self.button.setMaximumWidth(theme.px(140))

    def _copy(self) -> None:
        def work() -> Generator[Step, None, Any]:
            yield Step(0, 0, "正在备份并验证能不能打开")
            return self._settings.back_up()

        self.button.setEnabled(False)
        task = self._page.context.tasks.start(Task("正在备份", work), result=self._tell)
        task.finished.connect(lambda: self.button.setEnabled(True))

    def _tell(self, file: Any) -> None:
        self._page.context.boundary.notice(f"备份已做成并验证可打开：{file}")
        self._page.refresh(frozenset())


class CheckPanel(QWidget):
    """The self-check, made on request."""

    editors: list[Editor] = []  # noqa: RUF012 -- never written to: no forms here

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self.card = FactsCard()
        self.button = actions.button(Action("settings.check", "开始自检", deed=self._check))
        self.button.setMaximumWidth(theme.px(140))
        self.note = Muted(
            "逐项检查字体、数据库、备份、打印机和节假日，不改动任何数据，约需半分钟。", wrap=True
        )
        column = _column(self)
        column.addWidget(self.button)
        column.addWidget(self.note)
        column.addWidget(self.card)
        column.addStretch(1)

    def read(self) -> None:
        """Keep what the last check found."""

    def _check(self) -> None:
        def work() -> Generator[Step, None, Any]:
            yield Step(0, 0, "正在自检")
            return self._settings.check()

        self.button.setEnabled(False)
        task = self._page.context.tasks.start(Task("正在自检", work), result=self._tell)
        task.finished.connect(lambda: self.button.setEnabled(True))

    def _tell(self, facts: "tuple[Fact, ...]") -> None:
        failed = sum(fact.tone == "bad" for fact in facts)
        self.note.setText(f"自检{'未通过' if failed else '通过'}：{len(facts)} 项，失败 {failed} 项。")
        self.card.show_facts(facts)


class PrinterPanel(QWidget):
    """Which printer, and both sides or one."""

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        fields = (
            Field("printer", "打印机", Kind.CHOICE, width=6, choices=settings.printers()),
            Field("duplex", "纸张", Kind.CHOICE, width=4, choices=(("two", "双面"), ("one", "单面"))),
        )
        self.editor = Editor(Form("printer", (Section("", fields),)))
        self.editor.changed.connect(page.guarded(self._keep))
        column = _column(self)
        column.addWidget(self.editor)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.editor]

    def read(self) -> None:
        """Show what is chosen."""
        self.editor.load(
            {"printer": self._settings.printer, "duplex": "two" if self._settings.duplex else "one"}
        )

    def _keep(self, key: str, value: Any) -> None:
        self._page.context.machine.remember(key, value == "two" if key == "duplex" else value)
        self._page.refresh(frozenset())


class LookPanel(QWidget):
    """Light or dark, the size of the words, and when the window locks."""

    def __init__(self, page: Page, settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self.editor = Editor(LOOK)
        self.editor.changed.connect(page.guarded(self._keep))
        column = _column(self)
        column.addWidget(self.editor)
        column.addWidget(Muted("只影响这台电脑，立刻生效。随时可按 Ctrl L 锁屏。", wrap=True))
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.editor]

    def read(self) -> None:
        """Show what is chosen."""
        here = self._settings
        self.editor.load(
            {"theme": here.mode, "big": "big" if here.big else "", "lock_minutes": str(here.lock_minutes)}
        )

    def _keep(self, key: str, value: Any) -> None:
        context, here = self._page.context, self._settings
        if key == "lock_minutes":
            context.machine.remember(key, int(value))
            context.lock_after(int(value))
            self._page.refresh(frozenset())
            return
        context.machine.remember(key, bool(value) if key == "big" else value)
        theme.apply(cast("QApplication", QApplication.instance()), here.mode, big=here.big)
        QTimer.singleShot(0, context.restyle)  # this page is made anew by it
