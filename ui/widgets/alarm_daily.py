"""每日研判 on screen: the day's disputes at the left, the one that is looked at and the day's figures at the right."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.page import Context
from ui.tables import Column, Table
from ui.widgets.chart import Chart, Series
from ui.widgets.empty import EmptyState
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Elided, Muted, SectionTitle, Tag
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from datetime import datetime

    from models.queries.alarms import AlarmLine
    from ui.viewmodels.daily import Daily

FIRST = "这里每天列出前一天的纠纷警情，按劳资、债务、家庭、邻里、婚恋分开，逐起登记或交办。先导入 110 系统导出的警情表。"


def columns(clock: Callable[[Any], str]) -> tuple[Column, ...]:
    """Return the columns of the list; ``clock`` writes the hour of a moment."""
    return (
        Column("时间", lambda row: row.at, width=56, format=clock),
        Column("领域", lambda row: row.key_field or "—", width=54),
        Column("村社", lambda row: row.village, width=88),
        Column("当事人", lambda row: "、".join(each.split(" ")[0] for each in row.people), width=120),
        Column("内容", lambda row: row.content.replace("\n", " "), width=220),
        Column("办理", _state, width=112, ink=_ink),
    )


def _state(row: "AlarmLine") -> str:
    if row.case_id is not None:
        return f"已登记 {row.case_number}"
    if row.task:
        return f"{'已办' if row.task_done else '已交'} {row.task}"
    return "待办" if row.key_field else ""


def _ink(row: "AlarmLine") -> str:
    return "warn" if _state(row) == "待办" else "muted"


class DailyPane(QWidget):
    """``imports`` is called by the button of an empty day when nothing was ever taken in."""

    def __init__(self, context: Context, viewmodel: "Daily", imports: Callable[[], None]) -> None:
        super().__init__()
        from models import dates  # noqa: PLC0415 -- made when the tab is opened, after the first paint

        self.context, self.viewmodel = context, viewmodel

        def clock(at: "datetime") -> str:
            return dates.local(at).strftime("%H:%M")

        self._clock = clock
        self._guard = context.boundary.guarded
        self._line: AlarmLine | None = None
        self.title = Label()
        self.title.setProperty("kind", "heading")
        self.sentence = Muted(wrap=True)
        self.fields = Tabs()
        self.fields.chosen.connect(self._filter)
        self.table = Table("analysis.daily", columns(self._clock), machine=context.machine)
        self.table.stretch(4)
        self.table.chosen.connect(self._look)
        self.table.opened.connect(self._receive)
        self.empty = EmptyState(
            FIRST, Action("daily.import", "导入警情表", icon="import", deed=imports, main=True)
        )
        self.list = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self.list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(8))
        rows.addWidget(self.sentence)
        rows.addWidget(self.fields)
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addWidget(self.table, 1)
        across.addWidget(self._side())
        rows.addLayout(across, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(self._head())
        whole.addWidget(self.list, 1)
        whole.addWidget(self.empty, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self.buttons = {}
        for key, words, by in (("earlier", "‹", -1), ("later", "›", 1)):
            button = actions.button(
                Action(f"daily.{key}", words, deed=partial(self.go_on, by), enabled=partial(self._may, by))
            )  # fmt: skip
            button.setAccessibleName("前一天" if by < 0 else "后一天")
            button.setFixedWidth(theme.px(34))
            button.setStyleSheet("padding-left: 0; padding-right: 0;")
            self.buttons[key] = button
        line.addWidget(self.buttons["earlier"])
        line.addWidget(self.title)
        line.addWidget(self.buttons["later"])
        self.newest = QPushButton("看最近有警情的一天")
        self.newest.setProperty("kind", "quiet")
        self.newest.setObjectName("daily.newest")
        self.newest.clicked.connect(lambda _checked: self._guard(self._to_newest)())
        line.addWidget(self.newest)
        line.addStretch(1)
        self.others = QPushButton("连同其他警情")
        self.others.setObjectName("daily.others")
        self.others.setCheckable(True)
        self.others.setProperty("kind", "tab")
        self.others.clicked.connect(self._widen)
        line.addWidget(self.others)
        return line

    def _side(self) -> QWidget:
        self.about, self.tag = Elided(), Tag("")
        self.about.setProperty("kind", "strong")
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.tag)
        self.told = Label()
        self.told.setWordWrap(True)
        self.who = Muted(wrap=True)
        self.reveal = QPushButton("显示号码")
        self.reveal.setObjectName("daily.reveal")
        self.reveal.setProperty("kind", "quiet")
        self.reveal.setEnabled(not self.viewmodel.no_reveal)
        self.reveal.setToolTip(self.viewmodel.no_reveal or "查看会记入日志")
        self.reveal.clicked.connect(lambda _checked: self._guard(self._reveal)())
        self.deed = QPushButton("登记接待")
        self.deed.setObjectName("daily.receive")
        self.deed.setProperty("kind", "main")
        self.deed.clicked.connect(lambda _checked: self._receive(self._line))
        form = Form(
            "daily.task",
            (
                Section(
                    "",
                    (
                        Field("owner", "交给", Kind.CHOICE, required=True, width=7, choices=self.viewmodel.owners()),
                        Field("due_on", "期限", Kind.DATE, required=True, width=5),
                        Field("what", "办什么", Kind.LONG, required=True, width=12, lines=2),
                    ),
                ),
            ),
        )  # fmt: skip
        self.task = InlineForm(form, "交办", self._hand_over, parsers=parsers.standard(self.context.today))
        self.one = QWidget()
        one = QVBoxLayout(self.one)
        one.setContentsMargins(0, 0, 0, 0)
        one.setSpacing(theme.px(8))
        one.addLayout(head)
        one.addWidget(self.told)
        one.addWidget(self.who)
        one.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.deed, SectionTitle("交办"), self.task):
            one.addWidget(part)
        self.villages = Muted(wrap=True)
        self.hours = Chart("bars")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(10))
        for shown in (self.one, SectionTitle("按村社"), self.villages, SectionTitle("按时段"), self.hours):
            column.addWidget(shown)
        column.addStretch(1)
        side = Scrolled(column)
        side.setFixedWidth(min(theme.px(330), 380))
        return side

    # showing

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the day anew."""
        del changed
        self._guard(self._show)()

    def _show(self) -> None:
        shown = self.viewmodel.read()
        self.title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        self.empty.setVisible(shown.first)
        self.list.setVisible(not shown.first)
        self.others.setVisible(not shown.first)
        self.newest.setVisible(
            not shown.lines and shown.newest is not None and shown.newest != self.viewmodel.day
        )
        self._newest = shown.newest
        for key, words in shown.fields:
            if key in self.fields.buttons:
                self.fields.word(key, words)
            else:
                self.fields.add(key, words)
        kept = self._line.alarm_id if self._line else None
        self.table.show_rows(shown.lines)
        place = next((n for n, line in enumerate(self.table.rows.shown) if line.alarm_id == kept), 0)
        self._line = None
        if shown.lines:
            self.table.selectRow(place)
            self._look(self.table.rows.row(place))
        self.one.setVisible(bool(shown.lines))
        self.villages.setText("　".join(f"{name}\u00a0{count}" for name, count in shown.villages) or "没有")
        self.hours.show_series(
            [name.removesuffix("时") for name, _ in shown.hours],
            [Series("起", tuple(float(count) for _, count in shown.hours))],
        )
        actions.refresh(self.buttons.values())

    def _look(self, line: "AlarmLine") -> None:
        again = self._line is not None and self._line.alarm_id == line.alarm_id
        self._line = line
        self.about.setText(f"{self._clock(line.at)}　{line.place or line.village}")
        self.tag.show_state(line.key_field or line.kind or "其他", "accent" if line.key_field else "")
        words = (
            line.content,
            f"要求：{line.demand}" if line.demand else "",
            f"处理：{line.outcome}" if line.outcome else "",
        )
        self.told.setText("\n".join(filter(None, words)))
        self._tell_people(line, line.people)
        self.reveal.setVisible(any(" " in each for each in line.people))
        self.deed.setText("打开登记" if line.case_id else "登记接待")
        if not again:
            self.task.editor.load({"what": self.viewmodel.wording(line), "due_on": self.viewmodel.due(line)})

    def _tell_people(self, line: "AlarmLine", people: tuple[str, ...]) -> None:
        who = (
            "；".join(people), f"{line.origin} {line.number}", f"处警 {line.officer}" if line.officer else "",
        )  # fmt: skip
        self.who.setText("\n".join(filter(None, who)))

    def _reveal(self) -> None:
        if self._line is not None:
            self._tell_people(self._line, self.viewmodel.numbers(self._line))
            self.reveal.hide()

    # deeds

    def _may(self, by: int) -> bool:
        return by < 0 or not self.viewmodel.is_present

    def go_on(self, by: int) -> None:
        """Go to the day before or after."""
        if self._may(by):
            self.viewmodel.move(by)
            self.refresh(frozenset())

    def _to_newest(self) -> None:
        if self._newest is not None:
            self.viewmodel.day = self._newest
            self._show()

    def _filter(self, field: str) -> None:
        self.viewmodel.field = field
        self.refresh(frozenset())

    def _widen(self, everything: bool) -> None:  # noqa: FBT001 -- a signal's own argument
        self.viewmodel.everything = everything
        self.refresh(frozenset())

    def _receive(self, line: "AlarmLine | None") -> None:
        if line is None:
            return
        if line.case_id is not None:
            self.context.go("intake", case=line.case_id)
        else:
            self.context.go("intake", alarm=line.alarm_id)

    def _hand_over(self, values: dict[str, Any]) -> None:
        def do() -> None:
            if self._line is None:
                raise Refusal("请先在左边选一起。")
            due_on = self.task.editor.parsed("due_on")
            said = self.viewmodel.hand_over(
                self._line, owner=values["owner"], due_on=due_on, what=values["what"]
            )
            self.context.boundary.notice(said)
            self._show()

        self.context.boundary.guarded(do, problem=self.task.editor.show_problem)()
