"""Conditions and things to have as short rows: a dot with its word, the name, and why where it is not met."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.label import Label, tip
from ui.widgets.card import Card, RowsCard
from ui.widgets.labels import Muted, Strong, Tag
from ui.widgets.rows import DueDot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.actions import Action
    from ui.viewmodels.standings import Standing


class StandingRow(QFrame):
    """One row: what is met says why beside its name, the others below it, both in full."""

    def __init__(self, row: "Standing") -> None:
        super().__init__()
        self.setAccessibleName(f"{row.name}　{row.mark}　{row.words}".strip())
        self.setToolTip(tip(row.words))
        mark = Label(row.mark)
        mark.setProperty("kind", "when")
        mark.setProperty("tone", row.tone if row.tone in {"bad", "warn"} else "")
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        name = Label(row.name)
        dot = QVBoxLayout()
        dot.addSpacing(max(0, (name.sizeHint().height() - theme.px(8)) // 2))  # beside the first line
        dot.addWidget(DueDot(row.tone))  # type: ignore[arg-type]  # -- a tone of Standing is an Urgency
        dot.addStretch(1)
        first.addLayout(dot)
        first.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(Muted(row.words if row.tone == "good" else "", wrap=True), 1)
        first.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(first)
        if row.words and row.tone != "good":
            below = Muted(row.words, wrap=True)
            below.setContentsMargins(theme.px(16), 0, 0, 0)
            column.addWidget(below)


class StandingRows(RowsCard):
    """The card of them."""

    def __init__(self, rows: "Iterable[Standing]" = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for row in rows:
            self.add(StandingRow(row))


def told(
    sentence: str, state: str, tone: str, notes: "Iterable[str]", deeds: "Iterable[Action]" = (), *,
    quiet: "Iterable[str]" = (),
) -> Card:  # fmt: skip
    """Return the card of one thing that was done: what, how it stands, what was said of it, and the deeds that follow."""
    card = Card(padding=12)
    line = QHBoxLayout()
    line.addWidget(Strong(sentence, wrap=True), 1)
    line.addWidget(Tag(state, tone), 0, Qt.AlignmentFlag.AlignTop)  # type: ignore[arg-type]  # -- callers name a tone of a Tag
    card.body.addLayout(line)
    for note in notes:
        card.body.addWidget(Muted(note, wrap=True))
    if able := list(deeds):
        foot = QHBoxLayout()
        foot.addStretch(1)
        for deed in able:
            foot.addWidget(actions.button(deed, quiet=deed.key in set(quiet)))
        card.body.addLayout(foot)
    return card


def buttons(*deeds: "Action") -> QHBoxLayout:
    """Return a line of buttons from the left, the main one filled and the others quiet."""
    line = QHBoxLayout()
    for deed in deeds:
        line.addWidget(actions.button(deed, quiet=not deed.main))
    line.addStretch(1)
    return line


def cleared(column: QVBoxLayout) -> None:
    """Take everything out of a column, the lines in it too."""
    while column.count():
        item = column.takeAt(0)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (line := item.layout()) is not None:
            while line.count():
                inner = line.takeAt(0)
                if inner is not None and (part := inner.widget()) is not None:
                    part.hide()
                    part.deleteLater()
