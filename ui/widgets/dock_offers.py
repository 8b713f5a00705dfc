"""The dock of 警民共谈理: proposals in rounds, each side's answer, the gap."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Panel, Problem, plain
from ui.widgets.gap_chart import GapChart
from ui.widgets.labels import Muted, SectionTitle, Strong

if TYPE_CHECKING:
    from uuid import UUID

    from models.queries.room import OfferCard
    from ui.viewmodels.sitting_offers import Points

ACCEPT, REFUSE = "接受", "不接受"
PAIR = 2


class Offer(QFrame):
    """One proposal."""

    answered = Signal(object, str, str)
    withdrawn = Signal(object, str)

    def __init__(
        self, offer: "OfferCard", state: str, sides: tuple[tuple[str, str], ...], sum_words: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("tone", "good" if offer.accepted else "")
        self.setObjectName(f"offer.{offer.round}")
        self.offer_id: UUID = offer.id
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Strong(f"{offer.round}　{offer.speaker} 提"))
        head.addStretch(1)
        self.state = Label(state)
        self.state.setProperty("kind", "muted")
        if offer.accepted:
            self.state.setStyleSheet(f"color: {theme.color('good').name()};")
        head.addWidget(self.state)
        words = Label(offer.text)
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(words)
        if sum_words or offer.due_text:
            column.addWidget(Strong("　".join(filter(None, (sum_words, offer.due_text))), wrap=True))
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        narrow = len(sides) > PAIR or theme.px(100) > 100  # noqa: PLR2004 -- 大字 leaves no room for two beside each other
        rows = QVBoxLayout() if narrow else QHBoxLayout()
        rows.setSpacing(theme.px(2 if narrow else 12))
        for side, names in sides:
            rows.addLayout(self._answers(offer, side, names))
        if not narrow:
            rows.addStretch(1)
        column.addLayout(rows)
        out = plain("×", f"offer.{offer.round}.out", kind="quiet")
        out.setAccessibleName(f"撤下方案 {offer.round}")
        out.setToolTip("撤下这个方案")
        out.setStyleSheet(f"padding: 0 {theme.px(4)}px; min-height: 0;")
        out.clicked.connect(self._ask_reason)
        head.addWidget(out)
        self.reason = Line(placeholder="撤下的原因，Enter 确认")
        self.reason.setObjectName(f"offer.{offer.round}.reason")
        self.reason.submitted.connect(lambda: self.withdrawn.emit(self.offer_id, self.reason.text()))
        self.reason.hide()
        column.addWidget(self.reason)

    def _ask_reason(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answers(self, offer: "OfferCard", side: str, names: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        name = Muted(names)
        line.addWidget(name)
        for value in (ACCEPT, REFUSE):
            button = plain(value, f"offer.{offer.round}.{side}.{value}", kind="tab")
            button.setCheckable(True)
            button.setChecked(offer.answers.get(side) == value)
            button.setAccessibleName(f"方案 {offer.round} {names} {value}")
            button.clicked.connect(lambda _on, value=value: self.answered.emit(self.offer_id, side, value))
            button.setStyleSheet(f"padding: {theme.px(1)}px {theme.px(7)}px;")
            line.addWidget(button)
            self.buttons[side, value] = button
        if theme.px(100) > 100:  # noqa: PLR2004 -- as above
            line.addStretch(1)
        return line


class OffersPanel(Panel):
    """The board of proposals."""

    answered = Signal(object, str, str)
    withdrawn = Signal(object, str)
    proposed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("offers", parent)
        self._board = QVBoxLayout()
        self._board.setSpacing(theme.px(8))
        self.column.addLayout(self._board)
        self.words = Line(placeholder="在笔录选一行按 Ctrl ↵，或在这里写")
        self.words.setObjectName("offer.text")
        self.words.setAccessibleName("方案内容")
        self.sum = Line(placeholder="金额")
        self.sum.setObjectName("offer.sum")
        self.sum.setAccessibleName("方案金额")
        self.sum.setFixedWidth(theme.px(104))
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(self.words, 1)
        line.addWidget(self.sum)
        self.column.addLayout(line)
        self.problem = Problem()
        self.column.addWidget(self.problem)
        self.gap_title = SectionTitle("差距")
        self.column.addWidget(self.gap_title)
        self.gap = GapChart()
        self.column.addWidget(self.gap)
        self.column.addStretch(1)
        self.cards: list[Offer] = []
        for field in (self.words, self.sum):
            field.submitted.connect(lambda: self.proposed.emit(self.words.text(), self.sum.text()))

    def show_offers(
        self, offers: "tuple[OfferCard, ...]", sides: tuple[tuple[str, str], ...],
        state: "Callable[[OfferCard], str]", sum_words: Callable[[int], str],
    ) -> None:  # fmt: skip
        """Show the board anew."""
        for card in self.cards:
            self._board.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for offer in offers:
            card = Offer(offer, state(offer), sides, "" if offer.amount is None else sum_words(offer.amount))
            card.answered.connect(self.answered)
            card.withdrawn.connect(self.withdrawn)
            self._board.addWidget(card)
            self.cards.append(card)

    def show_gap(self, points: "Sequence[Points]") -> None:
        """Draw the gap, when sums were named."""
        self.gap.show_points(points)
        self.gap_title.setVisible(bool(points))

    def clear(self) -> None:
        """Empty the line once the proposal is on the board."""
        self.words.clear()
        self.sum.clear()
        self.problem.say("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
