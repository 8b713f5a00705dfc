"""The words of one line of the record, as they are typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.forms.line import Words
from ui.widgets.note_marks import GAP

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HIGHEST = 4
#: A longer paste would make every key press lay out a book.
LARGE = 2_000


class Utterance(Words):
    """Grows to four rows; Enter submits, Shift+Enter breaks, Tab goes to the next gap ``＿``.

    ``pasted`` carries what was pasted where it has several lines or is large; a large one is not put into the field.
    """

    entered = Signal()
    proposed = Signal()
    divided = Signal()
    stepped_back = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=1, placeholder="说一句记一行　@ 换发言人　# 定种类　/ 常用语")
        self.setObjectName("utterance")
        self.setAccessibleName("发言内容")
        self.setTabChangesFocus(True)
        self.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = 1
        self.textChanged.connect(self._grow)
        self.choosing: Callable[[QKeyEvent], bool] = lambda _event: False
        self.listing: Callable[[], bool] = lambda: False
        self.giving_up: Callable[[], bool] = lambda: False

    def _grow(self) -> None:
        rows = self._shown_rows()
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _shown_rows(self) -> int:
        return max(1, min(_HIGHEST, int(self.document().size().height())))

    def sizeHint(self) -> QSize:
        """Stand as high as the words need, up to four rows."""
        step = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), step * self._shown_rows() + theme.px(10))

    def before(self) -> str:
        """Return the words of the row before the cursor."""
        cursor = self.textCursor()
        coded = cursor.block().text().encode("utf-16-le")[: 2 * cursor.positionInBlock()]
        return coded.decode("utf-16-le", "ignore")

    def replace_before(self, count: int, words: str) -> None:
        """Put words in the place of so many characters before the cursor, and stand in their first gap."""
        cursor = self.textCursor()
        start = cursor.position() - count
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, count)
        cursor.insertText(words)
        if GAP.search(words):
            cursor.setPosition(start)
            self.setTextCursor(cursor)
            self.next_gap()

    def next_gap(self) -> bool:
        """Select the next gap, from the cursor on and then from the beginning; say whether there is one."""
        text, cursor = self.toPlainText(), self.textCursor()
        found = GAP.search(text, cursor.selectionEnd()) or GAP.search(text)
        if found is None:
            return False
        # places of the document count UTF-16, those of the text characters
        start = len(text[: found.start()].encode("utf-16-le")) // 2
        cursor.setPosition(start)
        cursor.setPosition(start + len(found[0]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain words only; what is large is told and not put into the field."""
        words = source.text()
        if len(words) <= LARGE:
            self.insertPlainText(words)
        if len(words) > LARGE or "\n" in words.strip() or "\r" in words.strip():
            self.pasted.emit(words)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 -- Qt's signature
        """Leave by Tab, unless an input method or a list takes it, or a gap waits to be filled."""
        if self.composing or self.listing() or (following and self.next_gap()):
            return False
        return super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, Up at the beginning and the keys of an open list."""
        if self.composing:
            if event.key() in _ENTER or event.key() == Qt.Key.Key_Tab:
                event.accept()
            else:
                super().keyPressEvent(event)
            return
        if self.choosing(event):
            event.accept()
            return
        key, modifiers = event.key(), event.modifiers()
        if key in _ENTER and modifiers & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.divided.emit()
        elif key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.proposed.emit()
        elif key in _ENTER and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            self.entered.emit()
        elif key == Qt.Key.Key_Up and self.textCursor().blockNumber() == 0 and not self.toPlainText():
            event.accept()
            self.stepped_back.emit()
        elif (key == Qt.Key.Key_Escape and self.giving_up()) or (
            key == Qt.Key.Key_Tab and not modifiers and self.next_gap()
        ):
            event.accept()
        else:
            super().keyPressEvent(event)
