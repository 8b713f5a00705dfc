"""The middle of 文书: the deeds of the chosen paper over the paper itself."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.edition_diff import EditionDiff
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Muted, Tag
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ui.viewmodels.editions import Editions

Raster = Callable[[bytes, int, float], tuple[int, int, bytes]]
_WIDEST = 860  # on a wide screen the paper stays a little larger than on the desk


class PaperPane(QWidget):
    """Page count, deeds, the inline panel, and the pages; or a sentence, or a comparison of two editions."""

    def __init__(self, panel: DeedPanel, raster: Raster, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._raster = panel, raster
        self.pages = Tag("")
        self.fit = QPushButton("适合宽度")
        self.fit.setObjectName("papers.fit")
        self.fit.setProperty("kind", "tab")
        self.view = PdfView()
        self.view.setObjectName("papers.preview")
        self.fit.clicked.connect(lambda _checked=False: self.view.fit_width())
        self.view.page_changed.connect(lambda page, count: self.pages.setText(f"{page} / {count} 页"))
        self.words = Muted(wrap=True)
        self.empty = EmptyState("")
        self.differences = EditionDiff()
        self.view.setMaximumWidth(theme.px(_WIDEST))
        self._sheet = QWidget()
        middle = QHBoxLayout(self._sheet)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self.view, 1000)
        middle.addStretch(1)
        self.stack = QStackedWidget()
        for each in (self.empty, self._sheet, self.differences):
            self.stack.addWidget(each)
        self._deeds = QWidget()
        self._buttons = QHBoxLayout(self._deeds)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(theme.px(6))
        panel.opened.connect(lambda shown: self._deeds.setVisible(not shown))  # one filled button at a time
        self.buttons: list[actions.ActionButton] = []
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.pages)
        head.addWidget(self.fit)
        head.addStretch(1)
        head.addWidget(self._deeds)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self.words)
        whole.addWidget(self.panel)
        whole.addWidget(self.stack, 1)
        self.say_nothing("")

    def show_deeds(self, deeds: Iterable[Action], quiet: Iterable[str]) -> None:
        """Put other deeds at the right; the one with the keyboard keeps it, or the main one takes it."""
        focused = next((button.action.key for button in self.buttons if button.hasFocus()), "")
        for button in self.buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        words = set(quiet)
        self.buttons = []
        for action in actions.one_main(deeds):
            button = actions.button(action, quiet=action.key in words)
            button.setText(action.text)
            if action.shortcut:
                button.setToolTip(actions.shown(action.shortcut))
            self._buttons.addWidget(button)
            self.buttons.append(button)
        if focused and self.buttons:
            heir = next((each for each in self.buttons if each.action.key == focused), self.buttons[-1])
            heir.show()  # what the layout would show later takes no focus now
            heir.setFocus()

    def press(self, key: str, words: str, *, pressed: bool) -> None:
        """Show a deed as standing, with the words that end it, or no longer."""
        for button in self.buttons:
            if button.action.key == key:
                button.setText(words)
                button.setCheckable(pressed)
                button.setChecked(pressed)

    def show_words(self, words: str) -> None:
        """Tell under the deeds how far a final paper has come."""
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def say_nothing(self, sentence: str) -> None:
        """Show a sentence where no paper is."""
        self.empty.sentence.setText(sentence)
        self.stack.setCurrentWidget(self.empty)
        self.pages.hide()
        self.fit.hide()

    def show_pdf(self, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
        """Show the pages of a PDF."""
        self.stack.setCurrentWidget(self._sheet)
        self.pages.show()
        self.fit.setVisible(self.width() > theme.px(560))

        def draw(page: int, scale: float) -> QImage:
            wide, high, pixels = self._raster(pdf, page, scale)
            return QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()

        self.view.show_document(sizes, draw)

    def show_editions(self, editions: "Editions") -> None:
        """Show how one edition of the agreement became another."""
        self.differences.show_editions(editions)
        self.pages.hide()
        self.fit.hide()
        self.stack.setCurrentWidget(self.differences)
