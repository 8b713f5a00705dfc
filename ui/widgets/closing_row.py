"""One condition of 销号: its sign, its name, what is missing, and the button that leads to where it is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.closing import Row


class ClosingRow(QFrame):
    """The sign stands in its own narrow column, so that seven of them read as one list."""

    def __init__(self, row: "Row", deed: Action | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{row.name} {row.state} {row.words}")
        sign = Label(row.mark)
        sign.setProperty("kind", "when")
        sign.setProperty("tone", row.tone)
        sign.setFixedWidth(theme.px(20))
        name = Strong(row.name) if row.tone == "warn" else Label(row.name)
        words = Muted(row.words, wrap=True)
        told = QVBoxLayout()
        told.setSpacing(theme.px(2))
        told.addWidget(name)
        told.addWidget(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        line.setSpacing(theme.px(4))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(told, 1)
        if deed is not None:
            line.addWidget(actions.button(deed, quiet=True), 0, Qt.AlignmentFlag.AlignVCenter)


class DayRow(QFrame):
    """What happened on which day: 法定结案, 矛盾销号; without a day the words say why not yet."""

    def __init__(self, name: str, day: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{name} {day or '还没有'} {words}")
        label = Muted(name)
        label.setFixedWidth(theme.px(72))
        told = QVBoxLayout()
        told.setSpacing(theme.px(2))
        told.addWidget(Strong(day) if day else Label("还没有"))
        if words:
            told.addWidget(Muted(words, wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(told, 1)
