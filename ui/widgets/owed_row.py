"""A row of 履行: who owes whom how much, the bar of its instalments, how far it is, and its deeds."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label
from ui.widgets.flow import Flow
from ui.widgets.instalment_bar import InstalmentBar
from ui.widgets.labels import Muted, Strong, Tag

if TYPE_CHECKING:
    from ui.viewmodels.performing_words import Owed


class OwedRow(QFrame):
    """Everything may wrap; of the deeds the first has a border, the others are words."""

    def __init__(self, owed: "Owed", deeds: Iterable[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owed = owed
        self.setProperty("kind", "row")
        self.setAccessibleName(" ".join(filter(None, (owed.who, owed.sum, owed.what, owed.stand))))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Strong(owed.who, wrap=True), 1)
        at = Qt.AlignmentFlag.AlignTop
        if owed.sum:
            sum_ = Label(owed.sum)
            sum_.setFont(theme.font(13, bold=True))
            head.addWidget(sum_, 0, at)
        else:
            head.addWidget(Tag(owed.kind, "good" if owed.keeping else ""), 0, at)
        column.addLayout(head)
        column.addWidget(Muted(owed.what, wrap=True))
        if owed.parts:
            column.addWidget(
                InstalmentBar(
                    [each.state for each in owed.parts],
                    [each.words for each in owed.parts],
                    shares=[each.share for each in owed.parts],
                )
            )
        self.stand = Label(owed.stand)
        self.stand.setWordWrap(True)
        self.stand.setProperty("kind", "when")
        self.stand.setProperty("tone", owed.tone)
        column.addWidget(self.stand)
        self.buttons = [actions.button(deed, quiet=place > 0) for place, deed in enumerate(deeds)]
        if self.buttons:
            foot = QWidget()
            flow = Flow(gap=6)
            for button in self.buttons:
                flow.addWidget(button)
            around = QVBoxLayout(foot)
            around.setContentsMargins(0, 0, 0, 0)
            around.addLayout(flow)
            column.addWidget(foot)
