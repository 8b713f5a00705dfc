"""A due visit or payment in its list, and the bar of an obligation that is paid in parts."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label, tip
from ui.widgets.labels import Elided
from ui.widgets.rows import Choosable, DueDot

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.viewmodels.visits import DueLine

_INK = {"paid": "good", "late": "warn", "open": "line"}


class InstalmentBar(QWidget):
    """One piece for each instalment: paid, late or still to come; a piece tells itself when pointed at."""

    def __init__(
        self, states: Sequence[str], words: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.states, self._words = tuple(states), tuple(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paid = sum(1 for state in self.states if state == "paid")
        self.setAccessibleName(f"已付 {paid} 期，共 {len(self.states)} 期")

    def sizeHint(self) -> QSize:
        """Take a thin line."""
        return QSize(theme.px(120), theme.px(8))

    def minimumSizeHint(self) -> QSize:
        """Shrink with the column."""
        return QSize(theme.px(40), theme.px(8))

    def _width(self) -> float:
        return self.width() / max(1, len(self.states))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = self._width()
        gap = min(2.0, wide / 4)
        for number, state in enumerate(self.states):
            painter.setBrush(theme.color(_INK[state]))
            painter.drawRoundedRect(QRectF(number * wide, 0, wide - gap, self.height()), 2, 2)

    def event(self, event: QEvent) -> bool:
        """Tell the piece under the pointer."""
        if isinstance(event, QHelpEvent) and self._words:
            place: QPoint = event.pos()
            number = min(len(self._words) - 1, max(0, int(place.x() / self._width())))
            QToolTip.showText(event.globalPos(), tip(self._words[number]), self)
            return True
        return super().event(event)


class DueRow(Choosable):
    """Dot, how near, what, how far it is paid, sum, and the deeds; a click looks at its case."""

    def __init__(
        self, line: "DueLine", deeds: Iterable[Action], *, quiet: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.line = line
        self.setObjectName(line.key)
        self.setMinimumHeight(theme.px(52))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{line.when} {line.sentence} {line.amount} {line.note}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(10))
        row.addWidget(DueDot(line.urgency))
        when = Label(line.when)
        when.setProperty("kind", "when")
        when.setProperty("tone", line.urgency if line.urgency in {"bad", "warn"} else "")
        when.setMinimumWidth(theme.px(72))
        row.addWidget(when)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        first = QHBoxLayout()
        sentence = Elided(line.sentence)
        first.addWidget(sentence, 1)
        if line.amount:
            amount = Label(line.amount)
            amount.setFont(theme.font(13, bold=True))
            first.addWidget(amount)
        words.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(theme.px(10))
        note = Elided(line.note)
        note.setProperty("kind", "muted")
        second.addWidget(note, 1)
        if line.count > 1:
            bar = InstalmentBar(["paid"] * line.paid + ["open"] * (line.count - line.paid))
            bar.setFixedWidth(theme.px(110))
            told = Label(f"{line.paid}/{line.count} 期")
            told.setProperty("kind", "muted")
            second.addWidget(bar)
            second.addWidget(told)
        words.addLayout(second)
        row.addLayout(words, 1)
        plain = set(quiet)
        self.buttons = [actions.button(deed, quiet=deed.key in plain) for deed in deeds]
        for button in self.buttons:
            row.addWidget(button)
