"""Booking in one line: 明天 9点 两小时, where, who presides; what stands in the way is said beside the field."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.viewmodels.bookings import RoomRow

SAMPLE = "明天 9点 两小时"
ELSEWHERE = ("", "别的地方")


def form(*, narrow: bool, with_case: bool) -> Form:
    """Return the fields: on one line, or under one another in a narrow column."""
    about = (
        (
            Field("case", "纠纷", Kind.CHOICE, width=12),
            Field("purpose", "事由", width=12, placeholder="不是某件纠纷时写"),
        )
        if with_case
        else ()
    )
    return Form(
        "booking",
        (
            Section(
                "",
                (
                    Field("when", "时间", required=True, width=12 if narrow else 4, placeholder=SAMPLE),
                    Field("room", "场所", Kind.CHOICE, width=12 if narrow else 3),
                    Field("place", "地点（场所里没有的）", width=12 if narrow else 3),
                    Field("host", "主持人", Kind.CHOICE, width=12 if narrow else 2, editable=True),
                    *about,
                ),
            ),
        ),
    )


class BookingLine(QWidget):
    """``wanted`` carries what was typed when 排上 is pressed or Enter is struck."""

    wanted = Signal(dict)

    def __init__(
        self, *, narrow: bool = False, with_case: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.read: Callable[[str], str] = lambda _typed: ""
        self.editor = Editor(form(narrow=narrow, with_case=with_case), cards=False)
        self._offered = False
        self.said = Muted(wrap=True)
        self.button = QPushButton("排上")
        self.button.setObjectName("booking.do")
        self.button.clicked.connect(lambda _checked: self._want())
        self.editor.submitted.connect(self._want)
        self.editor.changed.connect(lambda key, value: self._say(str(value)) if key == "when" else None)
        self.editor.changed.connect(lambda key, _value: self._place() if key == "room" else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.editor)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self.button)
        foot.addWidget(self.said, 1)
        column.addLayout(foot)

    def offer(
        self, rooms: "Iterable[RoomRow]", hosts: "Iterable[str]", cases: "Iterable[tuple[str, str]]" = ()
    ) -> None:
        """Offer the places, who may preside, and the cases."""
        told = [(each.key, each.name) for each in rooms]
        self._choices("room", [*told, ELSEWHERE])
        if told and not self.editor.value("room") and not self.editor.value("place"):
            self.editor.set_value("room", told[0][0])
        names = list(hosts)
        self._choices("host", [(name, name) for name in names])
        if names and not self._offered:
            self.editor.set_value("host", names[0])
        self._offered = True
        if any(field.key == "case" for field in self.editor.form.fields):
            self._choices("case", cases)
        self._place()

    def propose(self, **values: str) -> None:
        """Fill in fields, such as the time that was clicked."""
        for key, value in values.items():
            self.editor.set_value(key, value)
            self.editor.clear_problem(key)
        self._say(str(self.editor.value("when")))
        self._place()

    def clear(self) -> None:
        """Empty what is of one booking; place and host stay for the next."""
        for key in ("when", "place", "purpose", "case"):
            if any(field.key == key for field in self.editor.form.fields):
                self.editor.set_value(key, "")
        self.said.setText("")

    def _choices(self, key: str, choices: "Iterable[tuple[str, str]]") -> None:
        inner: Any = self.editor.input(key).inner
        inner.set_choices(choices)

    def _place(self) -> None:
        self.editor.input("place").setEnabled(not self.editor.value("room"))

    def _say(self, typed: str) -> None:
        meant = self.read(typed)
        self.said.setText(f"即 {meant}" if meant else "")

    def _want(self) -> None:
        if self.editor.check():
            self.wanted.emit(self.editor.values())
