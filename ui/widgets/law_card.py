"""A card that the host reads out: the words, who they come from, and the one press that puts them on record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Words
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.say_row import PRESS

if TYPE_CHECKING:
    from ui.viewmodels.lawcards import Card


class LawCard(QFrame):
    """``read`` carries the words as they are to be said, changed by the host or not."""

    read = Signal(str)

    def __init__(self, card: "Card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setObjectName(f"law.card.{card.key}")
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{card.title}　{card.words}")
        self.title = Label(card.title)
        self.title.setProperty("kind", "strong")
        self.title.setWordWrap(True)
        self.unchecked = Tag("待核对", "warn")
        self.unchecked.setToolTip("这一条还没有核对原文，念之前请法制员核对")
        self.words = Label(card.words.removeprefix(f"{card.title}："))
        self.words.setWordWrap(True)
        self.editing: Words | None = None
        self.gist = Muted(card.gist, wrap=True)
        self.gist.hide()
        self.problem = Problem()
        self.say = plain("念", f"law.say.{card.key}")
        self.say.setToolTip("念出来，按原话记入笔录")
        self.more = plain("要旨" if card.source else "依据", f"law.gist.{card.key}", kind="quiet")
        self.more.setCheckable(True)
        self.change = plain("改", f"law.edit.{card.key}", kind="quiet")
        self.say.clicked.connect(self._read)
        self.more.toggled.connect(self.gist.setVisible)
        self.change.clicked.connect(self.edit)
        self._lay_out()
        self.unchecked.setVisible(card.unchecked)
        self.more.setVisible(bool(card.gist))
        if not card.words:
            self._open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self.title, 1)
        for at_right in (self.unchecked, self.more, self.change, self.say):
            head.addWidget(at_right, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        gap = theme.px(10)
        self.column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        self.column.setSpacing(theme.px(5))
        self.column.addLayout(head)
        for part in (self.words, self.problem, self.gist):
            self.column.addWidget(part)

    def edit(self) -> None:
        """Let the host say it in other words; they are checked before they are read."""
        self._open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> Words:
        if self.editing is None:
            self.editing = Words(lines=4 if self.card.words else 2)
            self.editing.setAccessibleName("要念的话")
            self.editing.setText(self.card.words)
            self.editing.submitted.connect(self._read)
            self.column.insertWidget(1, self.editing)
            self.words.hide()
            self.change.hide()
        return self.editing

    def write(self, words: str) -> None:
        """Put words into the card to be read."""
        self._open().setText(words)

    def show_read(self, *, before: bool) -> None:
        """Say whether it stands on record already."""
        self.say.setText("再念" if before else "念")

    def tell(self, sentence: str) -> None:
        """Say why it may not be read so."""
        self.problem.say(sentence)

    def _read(self) -> None:
        self.problem.say("")
        self.read.emit(self.editing.text() if self.editing is not None else self.card.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on Enter and Space."""
        if event.key() in PRESS:
            self._read()
        else:
            super().keyPressEvent(event)
