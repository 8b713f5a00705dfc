"""The dock's draft agreement: facts, clauses with who pays whom what by when, performance, and what is wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.clause_diff import Changes, count, rich, spoken
from ui.widgets.dock_panel import Asked, Panel, Problem, labelled, plain
from ui.widgets.gap_line import GapLine
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.checks import Gap
    from ui.viewmodels.agreement_draft import ClauseWords, DraftWords
    from ui.viewmodels.clause_diff import Change, Run

PARTS = ("text", "payer", "payee", "amount", "due", "method")


class ClauseCard(Card):
    """One clause as typed."""

    typed = Signal()
    removed = Signal()
    restored = Signal()
    traced = Signal()

    def __init__(
        self, number: int, words: "ClauseWords", names: Sequence[str], methods: Sequence[str],
        parent: QWidget | None = None, *, source: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(f"第{count(number)}条", parent, padding=12)
        self.number = number
        self.source = source
        self.offer_id = words.offer_id
        if source:
            out = plain(f"来自方案 {source}", f"clause.{number}.source", kind="quiet")
            out.setToolTip("要去掉这一条，请在方案里撤下它，或者改各方的答复")
            out.clicked.connect(self.traced)
        else:
            out = plain("删去", f"clause.{number}.out", kind="quiet")
            out.clicked.connect(self.removed)
        self.title_line.addWidget(out)
        self.text = Words(lines=2, placeholder="谁、做什么、怎么做")
        self.text.setText(words.text)
        self.payer = Choice([(name, name) for name in names], editable=True)
        self.payee = Choice([(name, name) for name in names], editable=True)
        self.amount, self.due = Line(placeholder="如 300"), Line(placeholder="如 11-22")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.method = Choice([(each, each) for each in methods], editable=True)
        self.payer.set_value(words.payer)
        self.payee.set_value(words.payee)
        self.method.set_value(words.method)
        self.amount.setText(words.amount)
        self.due.setText(words.due)
        self.problem = Problem()
        self.text.setAccessibleName(f"第{number + 1}条内容")
        self.body.addWidget(self.text)
        for row in (
            (("义务人", self.payer), ("权利人", self.payee)),
            (("金额", self.amount), ("期限", self.due), ("方式", self.method)),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme.px(6))
            for label, field in row:
                line.addLayout(labelled(label, field), 1)
            self.body.addLayout(line)
        self._lay_difference()
        self.body.addWidget(self.problem)
        for part in PARTS:
            field = getattr(self, part)
            field.setObjectName(f"clause.{number}.{part}")
            (field.picked if isinstance(field, Choice) else field.typed).connect(self._tell)

    def _lay_difference(self) -> None:
        self.difference = Label()
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.restore = plain("改回方案", f"clause.{self.number}.restore", kind="quiet")
        self.restore.clicked.connect(self.restored)
        line = QHBoxLayout()
        line.addWidget(self.difference, 1)
        line.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.show_difference(())

    def show_difference(self, runs: "Sequence[Run]") -> None:
        """Show how the clause differs from the proposal that it came from."""
        muted = theme.color("warn").name()
        self.difference.setText(
            f'<span style="color:{muted}">与方案 {self.source} 不同：</span>{rich(runs)}' if runs else ""
        )
        self.difference.setAccessibleName(spoken(runs))
        for part in (self.difference, self.restore):
            part.setVisible(bool(runs))

    def _tell(self, _value: str) -> None:
        self.problem.say("")
        self.typed.emit()

    def values(self) -> dict[str, str]:
        """Return the clause as typed."""
        said = {part: getattr(self, part) for part in PARTS}
        return {
            "offer_id": self.offer_id,
            **{part: field.value() if isinstance(field, Choice) else field.text() for part, field in said.items()},
        }  # fmt: skip


class AgreementPanel(Panel):
    """The draft as typed; ``changed`` after each key, ``values`` gives it."""

    changed = Signal()
    added = Signal()
    removed = Signal(int)
    restored = Signal(int)
    traced = Signal(int)
    led = Signal(str)

    def __init__(self, methods: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("agreement", parent)
        self._methods = tuple(methods)
        self.names: tuple[str, ...] = ()
        self.changes = Changes("agreement.changes")
        self.facts = Words(lines=3, placeholder="时间、地点、起因、经过、结果")
        self.facts.setObjectName("agreement.facts")
        self.performance = Words(lines=2, placeholder="例如：2026年11月22日前一次付清，现金，当面点清")
        self.performance.setObjectName("agreement.performance")
        self.spot = Check("当场履行")
        self.spot.setObjectName("agreement.spot")
        self._clauses = QVBoxLayout()
        self._clauses.setSpacing(theme.px(8))
        self.add = plain("加一条", "agreement.add", kind="quiet")
        self._problems = QVBoxLayout()
        self._problems.setSpacing(theme.px(4))
        self.why = Asked("agree_reason", "写明原因后先达成", placeholder="为什么先达成、什么时候补")
        self.none = Muted("还没有各方都接受的方案。在“方案”里谈成的会成为条款，也可以直接起草。", wrap=True)
        self.column.addWidget(self.none)
        self.column.addWidget(self.changes)
        self.column.addWidget(self.why)
        self.column.addLayout(self._problems)
        self.column.addLayout(labelled("主要事实", self.facts))
        self.column.addLayout(self._clauses)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(labelled("履行方式和期限", self.performance))
        self.column.addWidget(self.spot)
        self.column.addStretch(1)
        self.cards: list[ClauseCard] = []
        self.problems: list[GapLine] = []
        for field in (self.facts, self.performance):
            field.typed.connect(lambda _text: self.changed.emit())
        self.spot.picked.connect(lambda _on: self.changed.emit())
        self.add.clicked.connect(self.added)

    def show_draft(
        self, words: "DraftWords", changes: "Sequence[Change]" = (), sources: Sequence[int] = (),
        differences: "Sequence[Sequence[Run]]" = (),
    ) -> None:  # fmt: skip
        """Show the draft and what the board changed in it; fields that hold the same words are left alone.

        ``sources`` are the rounds of the proposals that the clauses came from (0: written by hand),
        ``differences`` how each differs from its own.
        """
        self.changes.show_changes(changes)
        self._show_words(words, tuple(sources) or (0,) * len(words.clauses))
        self.show_differences(differences)

    def show_differences(self, differences: "Sequence[Sequence[Run]]") -> None:
        """Show how each clause differs from its own proposal."""
        for card, runs in zip(self.cards, differences, strict=False):
            card.show_difference(runs)

    def _show_words(self, words: "DraftWords", sources: tuple[int, ...]) -> None:
        for field, text in ((self.facts, words.facts), (self.performance, words.performance)):
            if field.text() != text:
                field.setText(text)
        self.spot.setChecked(words.on_the_spot)
        self.none.setVisible(not words.clauses)
        if [(card.values(), card.source) for card in self.cards] == [
            ({part: getattr(each, part) for part in ("offer_id", *PARTS)}, source)
            for each, source in zip(words.clauses, sources, strict=True)
        ]:
            return
        for card in self.cards:
            self._clauses.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number, each in enumerate(words.clauses):
            card = ClauseCard(number, each, self.names, self._methods, source=sources[number])
            card.typed.connect(self.changed)
            card.restored.connect(lambda number=number: self.restored.emit(number))
            card.traced.connect(lambda card=card: self.traced.emit(card.source))
            card.removed.connect(lambda number=number: self.removed.emit(number))
            self._clauses.addWidget(card)
            self.cards.append(card)

    def values(self) -> tuple[str, str, bool, list[dict[str, str]]]:
        """Return facts, performance, 当场履行 and the clauses as typed."""
        return (
            self.facts.text(),
            self.performance.text(),
            self.spot.isChecked(),
            [card.values() for card in self.cards],
        )

    def show_gaps(self, gaps: "Sequence[Gap]") -> None:
        """List what stands between the draft and 定稿, red before orange."""
        for label in self.problems:
            self._problems.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.problems = []
        for gap in sorted(gaps, key=lambda each: each.severity != "red"):
            line = GapLine(gap)
            line.led.connect(self.led)
            self._problems.addWidget(line)
            self.problems.append(line)

    def lead(self, place: str) -> None:
        """Go to the field that a problem names (``facts``, ``performance``, ``clauses``, ``clauses.0``)."""
        first, _, number = place.partition(".")
        named: QWidget = {"facts": self.facts, "performance": self.performance}.get(first, self.add)
        if first == "clauses" and self.cards:
            place, _, part = number.partition(".")
            card = self.cards[min(int(place) if place.isdecimal() else 0, len(self.cards) - 1)]
            named = {"due": card.due, "method": card.method}.get(part, card.text)
        named.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(named)

    def ask_why(self, sentence: str) -> None:
        """Say what is missing and ask why it is agreed all the same."""
        self.why.ask(sentence)
        self.verticalScrollBar().setValue(0)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal in its clause (``clauses.0.amount``); False when there is no such field here."""
        parts = field.split(".")
        if len(parts) != 3 or parts[0] != "clauses" or int(parts[1]) >= len(self.cards):  # noqa: PLR2004 -- as above
            return False
        card = self.cards[int(parts[1])]
        card.problem.say(sentence)
        named = getattr(card, parts[2], None)
        if isinstance(named, QWidget):
            named.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(named)
        return True
