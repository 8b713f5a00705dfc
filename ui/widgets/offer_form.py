"""The entry of a proposal: one line and a sum; who pays whom, by when and how fold out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, labelled, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.talks import Offered

PARTS = ("text", "amount", "speaker", "topic", "payer", "payee", "due", "method", "apology", "act")


class OfferForm(QWidget):
    """``submitted`` asks to put it on the board; ``typed`` is every change; ``cancelled`` leaves mending or countering."""

    submitted = Signal()
    typed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said_day: Callable[[str], str] = lambda _typed: ""
        self.text = _line("在笔录选一行按 Ctrl ↵，或在这里写", "offer.text", "方案内容")
        self.amount = _line("金额", "offer.sum", "方案金额")
        self.amount.setFixedWidth(theme.px(92))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.fold = plain("更多", "offer.more", kind="quiet")
        self.fold.setCheckable(True)
        self.fold.setAccessibleName("方案的其他内容")
        self.fold.toggled.connect(self._unfold)
        self.mode = Label()
        self.mode.setProperty("kind", "strong")
        self.cancel = plain("取消", "offer.cancel", kind="quiet")
        self.cancel.clicked.connect(self.cancelled)
        self.problem = Problem()
        self.day = Label()
        self.day.setProperty("kind", "muted")
        self.speaker = Choice(placeholder="主持人")
        self.topic = Choice(placeholder="自动")
        self.payer, self.payee = Choice(editable=True), Choice(editable=True)
        self.method, self.apology = Choice(editable=True), Choice(editable=True)
        self.due = _line("下周三、20261201、当场", "offer.due", "期限")
        self.act = _line("要做的事，如：栽桩、修好院墙", "offer.act", "要做的事")
        self.private = Check("未出示（背对背）")
        self.private.setObjectName("offer.private")
        self.private.setToolTip("只有主持人知道：不上当事人屏，不进笔录；出示以后各方再答复")
        self.put = plain("提出 Enter", "offer.put")
        self._lay_out()
        for part in PARTS:
            field = getattr(self, part)
            field.setObjectName(f"offer.{'sum' if part == 'amount' else part}")
            (field.picked if isinstance(field, Choice) else field.typed).connect(self._tell)
            if isinstance(field, Line):
                field.submitted.connect(self.submitted)
        self.private.picked.connect(self._tell)
        self.put.clicked.connect(self.submitted)
        self.show_mode("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.mode, 1)
        head.addWidget(self.cancel)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self.text, 1)
        line.addWidget(self.amount)
        line.addWidget(self.fold)
        self.more = QWidget()
        grid = QGridLayout(self.more)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        for place, (label, field) in enumerate((
            ("提出人", self.speaker), ("事项", self.topic), ("谁付、谁做", self.payer), ("给谁", self.payee),
            ("期限", self.due), ("方式", self.method), ("道歉", self.apology), ("要做的事", self.act),
        )):  # fmt: skip
            grid.addLayout(labelled(label, field), place // 2, place % 2)
        foot = QHBoxLayout()
        foot.addWidget(self.private)
        foot.addStretch(1)
        foot.addWidget(self.put)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self.more)
        column.addWidget(self.day)
        column.addLayout(foot)
        column.addWidget(self.problem)
        self._unfold(on=False)

    def _unfold(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self.fold.setChecked(on)
        self.fold.setText("收起" if on else "更多")
        for part in (self.more, self.private, self.put):
            part.setVisible(on)
        self._tell_day()

    def _tell(self, _value: object) -> None:
        self.problem.say("")
        self._tell_day()
        self.typed.emit()

    def _tell_day(self) -> None:
        words = self.said_day(self.due.text()) if self.fold.isChecked() else ""
        self.day.setText(words)
        self.day.setVisible(bool(words))

    def offer(self, offered: "Offered") -> None:
        """Fill the lists."""
        for field, words, more in (
            (self.speaker, offered.speakers, False), (self.topic, offered.topics, True),
            (self.payer, offered.names, False), (self.payee, offered.names, False),
            (self.method, offered.methods, False), (self.apology, offered.apologies, False),
        ):  # fmt: skip
            first = [("", "自动")] if more else []
            field.set_choices([*first, *((each, each) for each in words)])

    def show_mode(self, words: str) -> None:
        """Say that a proposal is mended or countered; nothing says that a new one is made."""
        self.mode.setText(words)
        for part in (self.mode, self.cancel):
            part.setVisible(bool(words))
        if words:
            self._unfold(on=True)

    def values(self) -> dict[str, str | bool]:
        """Return the proposal as typed."""
        said: dict[str, str | bool] = {}
        for part in PARTS:
            field = getattr(self, part)
            said[part] = field.value() if isinstance(field, Choice) else field.text()
        said["private"] = self.private.isChecked()
        return said

    def show_values(self, values: dict[str, str | bool]) -> None:
        """Show a proposal to be mended or countered, or what was being typed."""
        for part in PARTS:
            field, value = getattr(self, part), str(values.get(part, ""))
            if isinstance(field, Choice):
                field.set_value(value)
            else:
                field.setText(value)
                field.setCursorPosition(0)
        self.private.setChecked(bool(values.get("private")))
        if any(values.get(part) for part in PARTS[2:]) or values.get("private"):
            self._unfold(on=True)
        self._tell_day()

    def empty(self) -> bool:
        """Say whether nothing was typed."""
        return not any(self.values()[part] for part in PARTS if part != "speaker")

    def clear(self) -> None:
        """Empty the form."""
        self.show_values({})
        self.problem.say("")
        self.show_mode("")
        self._unfold(on=False)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal at the form."""
        self.problem.say(sentence)
        named = getattr(self, field, None) if field in PARTS else None
        if isinstance(named, QWidget):
            if field not in {"text", "amount"}:
                self._unfold(on=True)
            named.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _line(placeholder: str, name: str, words: str) -> Line:
    made = Line(placeholder=placeholder)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made
