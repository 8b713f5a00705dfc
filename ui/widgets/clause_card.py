"""One clause of the editor: its words, who owes whom what by when and how, and what several payers, households, parts add."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.clause_fields import field_of, line_of, on_typed, quiet, show_value, value_of
from ui.widgets.clause_parts import ClauseParts
from ui.widgets.clause_schedule import ClauseSchedule
from ui.widgets.clause_sharing import ClauseSharing
from ui.widgets.problem_panel import numeral

if TYPE_CHECKING:
    from ui.viewmodels.clause_library import Shape
    from ui.viewmodels.clauses import ClauseWords

Values = dict[str, Any]
_LABELS = {
    "payer": "义务人", "payee": "权利人", "amount": "金额（元）", "due": "期限", "method": "方式", "account": "收款账户",
    "place": "地点", "proof": "履行凭证",
}  # fmt: skip
_LINES = (("payer", "payee"), ("amount", "due"), ("method",), ("account",), ("place", "proof"))


@dataclass(frozen=True)
class Desk:
    """What a clause asks while it is typed: its fields, its sentence, whether it adds up, how several may bear it."""

    shape: "Callable[[str], Shape | None]"
    preview: Callable[[Values], str]
    check: Callable[[Values], tuple[str, bool]]
    several: Callable[[Values], tuple[tuple[str, ...], tuple[str, ...]]]
    plan: Callable[[Values, str, str], Sequence[Any]]
    pasted: Callable[[str, str], Sequence[dict[str, str]]]


class ClauseCard(Card):
    """A clause as typed: ``typed`` after each key, ``removed`` and ``moved`` (-1, 1) by its small buttons.

    One of the library shows its sentence as it will stand and the fields it is made of; ``freed`` makes it a text
    to be written in. One typed freely is written in as ever.
    """

    typed = Signal()
    removed = Signal()
    moved = Signal(int)
    freed = Signal()
    payer: Choice
    payee: Choice
    method: Choice
    amount: Line
    due: Line

    def __init__(
        self, number: int, words: "ClauseWords", *, names: Sequence[str], methods: Sequence[str], desk: Desk,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.shape = desk.shape(words.pattern)
        super().__init__(f"第{numeral(number + 1)}条", parent, padding=12)
        self.number, self.pattern = number, words.pattern if self.shape else ""
        self._desk, self._names, self._methods = desk, tuple(names), tuple(methods)
        self._offer_id, self._due, self._due_text, self._text = (
            words.offer_id, words.due, words.due_text, words.text,
        )  # fmt: skip
        for words_, name, deed in (
            ("↑", "up", lambda: self.moved.emit(-1)),
            ("↓", "down", lambda: self.moved.emit(1)),
            *([("分期", "split", self._split)] if self.shape is None or self.shape.pays else []),
            *([("改文字", "free", self.freed.emit)] if self.shape else []),
            ("删去", "out", self.removed.emit),
        ):
            button = quiet(words_, f"clause.{number}.{name}", deed)
            if said := {"up": "上移", "down": "下移", "free": "改为自己写的文字"}.get(name):
                button.setToolTip(said)
                button.setAccessibleName(said)
            self.title_line.addWidget(button)
        self.fields: dict[str, Line | Choice] = {}
        self.blanks: dict[str, Line | Choice] = {}
        self.touched = False  # nothing is told of what nobody has typed yet
        self._lay_text(words)
        self._lay_columns(words)
        self._lay_more(words)
        self._tell_sum()

    # laying out

    def _lay_text(self, words: "ClauseWords") -> None:
        self.text = Words(lines=4, placeholder="谁、做什么、什么时候、怎么做")
        self.text.setText(words.text)
        self.text.setObjectName(f"clause.{self.number}.text")
        self.text.setAccessibleName(f"第{numeral(self.number + 1)}条内容")
        self.text.typed.connect(self._tell)
        self.preview = Label()
        self.preview.setWordWrap(True)
        self.preview.setObjectName(f"clause.{self.number}.preview")
        if self.shape:
            name = Label(self.shape.title)
            name.setProperty("kind", "label")
            self.body.addWidget(name)
        self.body.addWidget(self.preview if self.shape else self.text)
        unused = self.text if self.shape else self.preview
        unused.setParent(self)
        unused.hide()

    def _lay_columns(self, words: "ClauseWords") -> None:
        people = [(name, name) for name in self._names]
        shown = self.shape.columns if self.shape else frozenset({"payer", "payee", "amount", "due", "method"})
        for key, label in _LABELS.items():
            field: Line | Choice
            if key in {"payer", "payee"}:
                field = Choice(people, editable=True)
            elif key == "method":
                field = Choice([(each, each) for each in self._methods], editable=True)
            else:
                field = Line(
                    placeholder={
                        "amount": "如 300",
                        "due": "如 11-22",
                        "account": "户名、开户行、账号，可不写",
                    }.get(key, "")
                )
            show_value(field, getattr(words, key))
            self._name(field, key, label.removesuffix("（元）"))
            self.fields[key] = field
            setattr(self, key, field)
            if key not in shown:
                field.setParent(self)
                field.hide()
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        for keys in _LINES:
            if row := [(_LABELS[key], self.fields[key]) for key in keys if key in shown]:
                self.body.addLayout(line_of(*row))

    def _lay_more(self, words: "ClauseWords") -> None:
        self.sharing = ClauseSharing(self.number, words.sharing, words.shares)
        self.sharing.typed.connect(self._tell)
        self.body.addWidget(self.sharing)
        pair: list[tuple[str, QWidget]] = []
        for blank in self.shape.blanks if self.shape else ():
            field = field_of(blank, self._names)
            show_value(field, words.blanks.get(blank.key, ""))
            self._name(field, f"blanks.{blank.key}", blank.label)
            self.blanks[blank.key] = field
            pair.append((blank.label, field))
            if len(pair) == 2 or blank.kind == "text":  # noqa: PLR2004 -- two short ones, or a long one, a line
                self.body.addLayout(line_of(*pair))
                pair = []
        if pair:
            self.body.addLayout(line_of(*pair))
        self.schedule: ClauseSchedule | None = None
        if self.shape and self.shape.table:
            self.schedule = ClauseSchedule(self.number, self.shape.table, words.schedule)
            self.schedule.typed.connect(self._tell)
            self.schedule.pasted.connect(self._paste)
            self.body.addWidget(self.schedule)
        self.instalments = ClauseParts(self.number)
        self.body.addWidget(self.instalments)
        self.instalments.setVisible(bool(words.parts) or bool(self.shape and self.shape.parts))
        self.instalments.show_parts(words.parts)
        self.instalments.typed.connect(self._tell)
        self.instalments.asked.connect(self._plan)
        self.sum = Label()
        self.sum.setObjectName(f"clause.{self.number}.sum")
        self.sum.setProperty("kind", "when")
        self.sum.setWordWrap(True)
        self.problem = Label()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.body.addWidget(self.sum)
        self.body.addWidget(self.problem)

    def _name(self, field: Line | Choice, key: str, label: str) -> None:
        field.setObjectName(f"clause.{self.number}.{key}")
        field.setAccessibleName(f"第{numeral(self.number + 1)}条{label}")
        on_typed(field, self._tell)

    @property
    def parts(self) -> list[tuple[Line, Line, QWidget]]:
        """Return the fields of the instalments."""
        return self.instalments.rows

    # typing

    def _tell(self, _value: object = None) -> None:
        self.touched = True
        self.say("")
        self._tell_sum()
        self.typed.emit()

    def _split(self) -> None:
        self.instalments.add()

    def _plan(self, count: str, first: str) -> None:
        from models.errors import Refusal  # noqa: PLC0415 -- wanted only where something is refused

        try:
            parts = self._desk.plan(self.values(), count, first)
        except Refusal as refusal:
            self.say(refusal.message)
            return
        self.instalments.show_parts(parts)
        self._tell()

    def _paste(self, text: str) -> None:
        rows = self._desk.pasted(self.pattern, text)
        if rows and self.schedule is not None:
            had = [row for row in self.schedule.values() if any(row.values())]
            self.schedule.show_rows([*had, *rows])
            self._tell()
        else:
            self.say("剪贴板里没有表格。请先在 Excel 里选中各行复制。")

    def _tell_sum(self) -> None:
        values = self.values()
        self.sharing.show_names(*self._desk.several(values))
        values = self.values()  # with the shares of those who are asked now
        if self.shape:
            self.preview.setText(self._desk.preview(values))
        words, right = self._desk.check(values)
        self.sum.setText(words)
        self.sum.setVisible(bool(words))
        self.sum.setProperty("tone", "" if right else "bad")
        self.sum.style().unpolish(self.sum)
        self.sum.style().polish(self.sum)

    def values(self) -> Values:
        """Return the clause as typed; words about the day stay with the day they were written for."""
        said = {key: value_of(field) for key, field in self.fields.items()}
        due = said["due"]
        if self.schedule is not None:
            said["amount"] = ""  # the schedule says the sum
        return {
            **said, "text": self._text if self.shape else self.text.text(),
            "due_text": self._due_text if due == self._due else "", "offer_id": self._offer_id,
            "parts": self.instalments.values(), "pattern": self.pattern,
            "blanks": {key: value_of(field) for key, field in self.blanks.items()},
            "sharing": self.sharing.choice.value(), "shares": self.sharing.shares(),
            "schedule": self.schedule.values() if self.schedule else [],
        }  # fmt: skip

    def free_values(self) -> Values:
        """Return the clause as a text to be written in, with its sentence as it stands."""
        values = self.values()
        return {**values, "text": self._desk.preview(values), "pattern": "", "blanks": {}, "schedule": []}

    def say(self, sentence: str) -> None:
        """Show what is wrong with the clause; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if self.sum.text() and sentence.endswith(self.sum.text()):
            self.sum.hide()  # said once

    def focus(self, part: str = "") -> None:
        """Put the cursor into a field of the clause (``amount``, ``blanks.items``, ``parts``, ``shares`` …)."""
        reason = Qt.FocusReason.OtherFocusReason
        head, _, key = part.partition(".")
        if head == "parts" and self.parts:
            self.parts[0][1].setFocus(reason)
        elif head == "parts" and self.instalments.isVisibleTo(self):
            self.instalments.count.setFocus(reason)
        elif head == "schedule" and self.schedule is not None:
            self.schedule.focus()
        elif head == "shares" and self.sharing.fields:
            next(iter(self.sharing.fields.values())).setFocus(reason)
        elif head in {"sharing", "shares"}:
            self.sharing.choice.setFocus(reason)
        else:
            shown = [
                field for field in (*self.fields.values(), *self.blanks.values()) if field.isVisibleTo(self)
            ]
            first = shown[0] if self.shape and shown else self.text
            field = self.blanks.get(key) if head == "blanks" else self.fields.get(head)
            (field if field is not None and field.isVisibleTo(self) else first).setFocus(reason)
