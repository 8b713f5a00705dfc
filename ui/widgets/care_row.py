"""A row of a pane of 回访: when and what in front, what was said under it, its deeds at the foot."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label
from ui.widgets.labels import Muted
from ui.widgets.rows import DueDot, Urgency


class CareRow(QFrame):
    """Dot, when, sentence; a note and a mark that wrap; deeds at the right below, none of them filled.

    ``quiet`` holds the keys of deeds shown as words without a border; a ``calm`` mark has no colour of its own.
    """

    def __init__(
        self, when: str, sentence: str, *, note: str = "", mark: str = "", urgency: Urgency = "muted",
        deeds: Iterable[Action] = (), quiet: Iterable[str] = (), calm: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setAccessibleName(" ".join(filter(None, (when, sentence, mark, note))))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(DueDot(urgency))
        if when:
            time = Label(when)
            time.setProperty("kind", "when")
            time.setProperty("tone", urgency if urgency in {"bad", "warn"} else "")
            head.addWidget(time)
        self.sentence = Label(sentence)
        self.sentence.setWordWrap(True)
        head.addWidget(self.sentence, 1)
        column.addLayout(head)
        if mark:
            told = Label(mark)
            told.setProperty("kind", "when")
            told.setProperty("tone", "" if calm else "warn")
            told.setWordWrap(True)
            column.addWidget(told)
        self.buttons = [actions.button(deed, quiet=deed.key in set(quiet)) for deed in deeds]
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        if note:
            foot.addWidget(Muted(note, wrap=True), 1)
        else:
            foot.addStretch(1)
        for button in self.buttons:
            foot.addWidget(button)
        column.addLayout(foot)
