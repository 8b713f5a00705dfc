"""集中调解: several cases in one room one after another, ticked in the order they are to come."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.page import Page
from ui.widgets.card import Card
from ui.widgets.labels import Elided, Muted

if TYPE_CHECKING:
    from ui.viewmodels.bookings import Bookings, RoomRow

MINUTES = "40"
JOINT = Form(
    "joint",
    (
        Section(
            "",
            (
                Field("joint", "名称", required=True, width=12, placeholder="如：第四季度集中调解"),
                Field("when", "从几时起", required=True, width=8, placeholder="下周三 9点"),
                Field("each", "每件（分钟）", width=4),
                Field("room", "场所", Kind.CHOICE, width=6),
                Field("host", "主持人", Kind.CHOICE, width=6, editable=True),
            ),
        ),
    ),
)


class JointForm(Card):
    """``done`` is called with how many cases were booked."""

    def __init__(self, page: Page, bookings: "Bookings", done: Callable[[int], None]) -> None:
        super().__init__("集中调解")
        self._page, self._bookings, self._done = page, bookings, done
        self.editor = Editor(JOINT, cards=False)
        self.order: list[UUID] = []
        self.ticks: dict[UUID, Check] = {}
        self._words: dict[UUID, str] = {}
        self._titles: dict[UUID, Elided] = {}
        self.note = Muted("勾选的先后就是开庭的先后。", wrap=True)
        self.problem = Label()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._list: list[QWidget] = []
        self.button = QPushButton("排上这些纠纷")
        self.button.setObjectName("joint.do")
        self.button.clicked.connect(lambda _checked: self._do())
        for part in (self.editor, self.note, self.problem, self.button):
            self.body.addWidget(part)

    def offer(self, rooms: "Iterable[RoomRow]", hosts: Iterable[str]) -> None:
        """Offer the places and who may preside."""
        for key, choices in (
            ("room", [(each.key, each.name) for each in rooms]), ("host", [(name, name) for name in hosts]),
        ):  # fmt: skip
            inner: Any = self.editor.input(key).inner
            inner.set_choices(choices)

    def open(self, room: str, cases: Iterable[tuple[str, str]]) -> None:
        """Start with the open cases and nothing ticked."""
        self.editor.load({"each": MINUTES, "room": room})
        self.order, self.ticks, self._words, self._titles = [], {}, {}, {}
        for part in self._list:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._list = []
        for key, words in ((UUID(each), words) for each, words in cases):
            tick, title = Check(), Elided(words)
            tick.setObjectName(f"joint.case.{len(self.ticks)}")
            tick.setAccessibleName(words)
            tick.picked.connect(lambda on, key=key: self._pick(key, on=on))
            self.ticks[key], self._words[key], self._titles[key] = tick, words, title
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(6))
            line.addWidget(tick)
            line.addWidget(title, 1)
            self.body.insertWidget(self.body.indexOf(self.problem), row)
            self._list.append(row)
        self._say("")

    def _pick(self, key: UUID, *, on: bool) -> None:
        self.order = [each for each in self.order if each != key] + ([key] if on else [])
        for each, title in self._titles.items():
            place = f"{self.order.index(each) + 1}. " if each in self.order else ""
            title.setText(f"{place}{self._words[each]}")
        self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _do(self) -> None:
        if not self.editor.check():
            return
        values, order = self.editor.values(), tuple(self.order)

        def do(*, confirmed: frozenset[str] = frozenset()) -> None:
            self._done(self._bookings.book_joint(order, values, confirmed=confirmed))

        self._page.context.boundary.guarded(do, problem=self._show_problem)()

    def _show_problem(self, field: str, sentence: str) -> bool:
        if field == "cases":
            self._say(sentence)
            return True
        return self.editor.show_problem(field, sentence)
