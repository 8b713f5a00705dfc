"""重复警情与每周比照 on screen: the sets at the left, the events of one and what is done about it at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.page import Context
from ui.tables import Column, Table
from ui.tasks import Task, steps
from ui.widgets.empty import EmptyState
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Elided, Muted, SectionTitle, Tag
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ui.viewmodels.repeats import Repeats, SetLine

NOTHING = (
    "警情、警务区指令和本所登记的纠纷放在一起比：同一双方、同一人同类事、同一地点，出现两次以上的列在这里。"
)
NONE_FOUND = "这个时间窗里没有重复发生的纠纷。"
LISTED = 16
_INKS = {"新增": "bad", "增多": "warn"}
SETS = (
    Column("比上周", lambda row: row.standing, width=58, ink=lambda row: _INKS.get(row.standing, "muted"), bold=True),
    Column("次数", lambda row: row.count, width=46, align="right"),
    Column("名称", lambda row: row.title, width=220),
    Column("归并方式", lambda row: row.kind, width=72),
    Column("领域", lambda row: row.key_field, width=54),
    Column("村社", lambda row: row.village, width=68),
    Column("最近", lambda row: row.last_on, width=54, format=lambda day: f"{day:%m-%d}"),
    Column("责任人", lambda row: row.owner, width=62),
    Column("回头看", lambda row: row.due_on, width=56, format=lambda day: f"{day:%m-%d}" if day else ""),
)  # fmt: skip


class RepeatsPane(QWidget):
    """The comparison runs in a Task; what it found stays until it is run again."""

    def __init__(self, context: Context, viewmodel: "Repeats", imports: Callable[[], None]) -> None:
        super().__init__()
        self.context, self.viewmodel = context, viewmodel
        self._guard = context.boundary.guarded
        self._line: SetLine | None = None
        self._running = self._again = False
        self.sentence = Label()
        self.windows = Tabs(viewmodel.windows)
        self.windows.chosen.connect(self._turn)
        self.run = actions.button(
            Action("repeats.compare", "比照", icon="search", deed=self._guard(self.compare), main=True)
        )
        self.only = Tabs((("all", "全部重复"), ("focus", "只看重点关注")))
        self.only.chosen.connect(self._narrow)
        self.table = Table("analysis.repeats", SETS, machine=context.machine)
        self.table.stretch(2)
        self.table.chosen.connect(self._look)
        self.empty = EmptyState(
            NOTHING, Action("repeats.import", "导入警情或指令", icon="import", deed=imports)
        )
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.windows)
        head.addWidget(self.only)
        head.addStretch(1)
        head.addWidget(self.run)
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addWidget(self.table, 1)
        across.addWidget(self.empty, 1)
        self.side = self._side()
        across.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self.sentence)
        whole.addLayout(across, 1)

    def _side(self) -> QWidget:
        self.about, self.tag = Elided(), Tag("")
        self.about.setProperty("kind", "strong")
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.tag)
        self.events = Muted(wrap=True)
        choices = self.viewmodel.owners()
        self.focus = InlineForm(
            Form(
                "repeats.focus",
                (
                    Section(
                        "",
                        (
                            Field("owner", "责任人", Kind.CHOICE, required=True, width=7, choices=choices),
                            Field("due_on", "回头看期限", Kind.DATE, required=True, width=5),
                            Field("measures", "措施", Kind.LONG, width=12, lines=2),
                        ),
                    ),
                ),
            ),
            "列为重点关注", self._open, parsers=parsers.standard(self.context.today),
        )  # fmt: skip
        self.grow = actions.button(Action("repeats.grow", "并入新发生的", deed=lambda: self._say(self._grow)))
        self.end = InlineForm(
            Form("repeats.end", (Section("", (Field("reason", "解除理由", required=True, width=12),)),)),
            "解除重点关注",
            self._end,
        )
        self.end_title = SectionTitle("解除")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        for part in (
            self.events,
            self.grow,
            SectionTitle("重点关注"),
            self.focus,
            self.end_title,
            self.end,
        ):
            column.addWidget(part)
        column.addStretch(1)
        side = Scrolled(column)
        side.setFixedWidth(min(theme.px(330), 360))
        return side

    def refresh(self, changed: frozenset[str]) -> None:
        """Compare anew: what changed may belong to a set."""
        del changed
        self._guard(self.compare)()
        self._guard(self._show)()

    def compare(self) -> None:
        """Compare in a Task; what changes meanwhile is compared after it."""
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        task = Task("正在比照", lambda: steps(self.viewmodel.compare))
        task.finished.connect(self._finish)
        self.context.tasks.start(task, result=self._take)

    def _take(self, found: Any) -> None:
        self.viewmodel.take(found)
        self._show()

    def _finish(self) -> None:
        self._running = False
        if self._again:
            self._guard(self.compare)()

    def _show(self) -> None:
        self.sentence.setText(self.viewmodel.sentence)
        lines = self.viewmodel.lines()
        kept = self._line.key if self._line else ""
        self.table.show_rows(lines)
        self._line = None
        for shown in (self.table, self.side):
            shown.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.empty.sentence.setText(NOTHING if self.viewmodel.found is None else f"{NONE_FOUND}{NOTHING}")
        if lines:
            place = next((n for n, line in enumerate(self.table.rows.shown) if line.key == kept), 0)
            self.table.selectRow(place)
            self._look(self.table.rows.row(place))

    def _look(self, line: "SetLine") -> None:
        again = self._line is not None and self._line.key == line.key
        self._line = line
        open_ = line.concern_id is not None
        self.about.setText(line.title)
        self.tag.show_state("重点关注" if open_ else line.standing, "warn" if open_ else "")
        events = line.members[:LISTED]
        more = len(line.members) - len(events)
        words = "\n".join(events) + (f"\n……还有 {more} 起" if more > 0 else "")
        self.events.setText(words or "这个时间窗里没有再发生，可以解除。")
        self.focus.button.setText("改派或改期" if open_ else "列为重点关注")
        for part in (self.end_title, self.end):
            part.setVisible(open_)
        self.grow.setVisible(line.fresh > 0)
        self.grow.setText(f"并入新发生的 {line.fresh} 起")
        if not again:
            due = line.due_on.isoformat() if line.due_on else self.viewmodel.due
            self.focus.editor.load({"due_on": due, "owner": line.owner_id, "measures": line.measures})
            self.end.clear()

    # deeds

    def _turn(self, days: str) -> None:
        self.viewmodel.days = int(days)
        self._guard(self.compare)()

    def _narrow(self, which: str) -> None:
        self.viewmodel.only_concerns = which == "focus"
        self._guard(self._show)()

    def _say(self, deed: Callable[["SetLine"], str], form: InlineForm | None = None) -> None:
        def do() -> None:
            if self._line is None:
                raise Refusal("请先在左边选一组。")
            self.context.boundary.notice(deed(self._line))
            self._guard(self.compare)()

        problem = form.editor.show_problem if form is not None else None
        self.context.boundary.guarded(do, problem=problem)()

    def _open(self, values: dict[str, Any]) -> None:
        due_on = self.focus.editor.parsed("due_on")
        self._say(
            lambda line: self.viewmodel.open_concern(
                line, owner=values["owner"], due_on=due_on, measures=values["measures"]
            ),
            self.focus,
        )

    def _grow(self, line: "SetLine") -> str:
        return self.viewmodel.grow(line)

    def _end(self, values: dict[str, Any]) -> None:
        self._say(lambda line: self.viewmodel.end(line, values["reason"]), self.end)
