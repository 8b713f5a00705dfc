"""须改为背对背: stands over the record while those who sit together may no longer (反家庭暴力法)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain


class ApartStrip(QFrame):
    """The sentence and its two ways out: ``parted`` goes on apart, ``asked`` opens what is asked of somebody alone."""

    parted = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "bad")
        self.words = Label()
        self.words.setObjectName("apart.sentence")
        self.words.setWordWrap(True)
        self.part = plain("改为背对背", "apart.part")
        self.ask = plain("单独征询…", "apart.ask", kind="quiet")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        column.setSpacing(theme.px(4))
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.part.clicked.connect(self.parted)
        self.ask.clicked.connect(self.asked)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show why they may not sit together; empty when they may."""
        if self.words.text() != sentence:
            self.words.setText(sentence)
        self.setVisible(bool(sentence))
