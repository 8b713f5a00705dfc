"""One clause of the editor: its words, who owes whom what by when and how, and the instalments with their sum."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.problem_panel import numeral

if TYPE_CHECKING:
    from ui.viewmodels.clauses import ClauseWords

SumWords = Callable[[dict[str, object]], tuple[str, bool]]


class ClauseCard(Card):
    """A clause as typed: ``typed`` after each key, ``removed`` and ``moved`` (-1, 1) by its small buttons."""

    typed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(
        self, number: int, words: "ClauseWords", *, names: Sequence[str], methods: Sequence[str], check: SumWords,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"第{numeral(number + 1)}条", parent, padding=12)
        self.number = number
        self._check = check
        self._offer_id, self._due, self._due_text = words.offer_id, words.due, words.due_text
        for words_, name, deed in (
            ("上移", "up", lambda: self.moved.emit(-1)),
            ("下移", "down", lambda: self.moved.emit(1)),
            ("分期", "split", self._split),
            ("删去", "out", self.removed.emit),
        ):
            self.title_line.addWidget(_quiet(words_, f"clause.{number}.{name}", deed))
        self.text = Words(lines=4, placeholder="谁、做什么、什么时候、怎么做")
        self.text.setText(words.text)
        people = [(name, name) for name in names]
        self.payer, self.payee = Choice(people, editable=True), Choice(people, editable=True)
        self.method = Choice([(each, each) for each in methods], editable=True)
        self.amount, self.due = Line(placeholder="如 300"), Line(placeholder="如 11-22")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        for field, value in (
            (self.payer, words.payer),
            (self.payee, words.payee),
            (self.method, words.method),
        ):
            field.set_value(value)
        self.amount.setText(words.amount)
        self.due.setText(words.due)
        self.body.addWidget(self.text)
        self.body.addLayout(_line(("义务人", self.payer), ("权利人", self.payee)))
        self.body.addLayout(_line(("金额（元）", self.amount), ("期限", self.due), ("方式", self.method)))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.px(4))
        self.body.addLayout(self._parts)
        self.sum = Label()
        self.sum.setObjectName(f"clause.{number}.sum")
        self.sum.setProperty("kind", "when")
        self.sum.setWordWrap(True)
        self.problem = Label()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.body.addWidget(self.sum)
        self.body.addWidget(self.problem)
        self.parts: list[tuple[Line, Line, QWidget]] = []
        for part in words.parts:
            self._add_part(part.due, part.amount)
        self._name_fields()
        self._tell_sum()

    def _name_fields(self) -> None:
        for name, label in (
            ("text", "内容"), ("payer", "义务人"), ("payee", "权利人"), ("amount", "金额"), ("due", "期限"), ("method", "方式"),
        ):  # fmt: skip
            field = getattr(self, name)
            field.setObjectName(f"clause.{self.number}.{name}")
            field.setAccessibleName(f"第{numeral(self.number + 1)}条{label}")
            (field.picked if isinstance(field, Choice) else field.typed).connect(self._tell)

    def _tell(self, _value: object = None) -> None:
        self.say("")
        self._tell_sum()
        self.typed.emit()

    def _split(self) -> None:
        self._add_part("", "")
        self._tell()
        self.parts[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_part(self, due: str, amount: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        label = Label(f"第 {len(self.parts) + 1} 期")
        label.setProperty("kind", "muted")
        day, fen = Line(placeholder="应付日"), Line(placeholder="金额")
        fen.setAlignment(Qt.AlignmentFlag.AlignRight)
        day.setText(due)
        fen.setText(amount)
        day.setAccessibleName(f"第 {len(self.parts) + 1} 期应付日")
        fen.setAccessibleName(f"第 {len(self.parts) + 1} 期金额")
        for field in (day, fen):
            field.typed.connect(self._tell)
        line.addWidget(label)
        line.addWidget(day, 1)
        line.addWidget(fen, 1)
        part = (day, fen, row)
        line.addWidget(_quiet("删去", "part.out", lambda: self._drop(part)))
        self._parts.addWidget(row)
        self.parts.append(part)

    def _drop(self, part: tuple[Line, Line, QWidget]) -> None:
        self.parts.remove(part)
        self._parts.removeWidget(part[2])
        part[2].hide()
        part[2].deleteLater()
        for number, (_day, _fen, row) in enumerate(self.parts, start=1):
            label = row.findChild(QLabel)
            assert label is not None, "each row begins with its count"
            label.setText(f"第 {number} 期")
        self._tell()

    def _tell_sum(self) -> None:
        words, right = self._check(self.values())
        self.sum.setText(words)
        self.sum.setVisible(bool(words))
        self.sum.setProperty("tone", "" if right else "bad")
        self.sum.style().unpolish(self.sum)
        self.sum.style().polish(self.sum)

    def values(self) -> dict[str, object]:
        """Return the clause as typed; words about the day stay with the day they were written for."""
        due = self.due.text()
        return {
            "text": self.text.text(), "payer": self.payer.value(), "payee": self.payee.value(),
            "amount": self.amount.text(), "due": due, "due_text": self._due_text if due == self._due else "",
            "method": self.method.value(), "offer_id": self._offer_id,
            "parts": [{"due": day.text(), "amount": fen.text()} for day, fen, _row in self.parts],
        }  # fmt: skip

    def say(self, sentence: str) -> None:
        """Show what is wrong with the clause; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def focus(self, part: str = "text") -> None:
        """Put the cursor into a field of the clause."""
        field = self.parts[0][1] if part == "parts" and self.parts else getattr(self, part, self.text)
        (field if isinstance(field, QWidget) else self.text).setFocus(Qt.FocusReason.OtherFocusReason)


def _line(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.px(6))
    for words, field in fields:
        line.addLayout(labelled(words, field), 1)
    return line


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """Put a small label over a field."""
    label = Label(words)
    label.setProperty("kind", "label")
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(label)
    column.addWidget(field)
    return column


def _quiet(words: str, name: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("kind", "quiet")
    button.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(6)}px;")
    button.clicked.connect(lambda _checked=False: deed())
    return button
