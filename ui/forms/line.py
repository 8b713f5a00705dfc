"""Text fields that know when an input method is composing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui import theme

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Line(QLineEdit):
    """A line of text.  ``submitted`` is Enter outside a composition; ``left`` is the end of editing.

    ``typed`` carries the text after each change by hand that is not the middle of a composition.
    """

    submitted = Signal()
    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self.composing = False
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._tell)

    def _tell(self, text: str) -> None:
        if not self.composing:
            self.typed.emit(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether candidates are on screen, before and after the text changes."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a submission, unless it belongs to the input method."""
        if event.key() in _ENTER:
            if self.composing:
                event.accept()
                return
            super().keyPressEvent(event)
            event.accept()
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that editing has ended, but not when a menu of the field merely opens."""
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def mark(self, *, bad: bool) -> None:
        """Give the field the border of something wrong, or take it away."""
        _mark(self, bad=bad)


class Words(QPlainTextEdit):
    """Several lines of text; Tab leaves the field, Ctrl+Enter is ``submitted``."""

    submitted = Signal()
    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, placeholder: str = "") -> None:
        super().__init__(parent)
        self.composing = False
        self._lines = lines
        self._silent = False
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show ``text`` without telling that it was typed."""
        self._silent = True
        self.setPlainText(text)
        self._silent = False

    def _tell(self) -> None:
        if not self.composing and not self._silent:
            self.typed.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        """Stand as high as the lines that were asked for."""
        return QSize(
            super().sizeHint().width(), self.fontMetrics().lineSpacing() * self._lines + theme.px(20)
        )

    def minimumSizeHint(self) -> QSize:
        """Never less than the hint, so that no line is cut."""
        return QSize(theme.px(60), self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether candidates are on screen."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter as a submission, unless it belongs to the input method."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            if not self.composing:
                self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that editing has ended, but not when a menu of the field merely opens."""
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def mark(self, *, bad: bool) -> None:
        """Give the field the border of something wrong, or take it away."""
        _mark(self, bad=bad)


def _mark(field: QWidget, *, bad: bool) -> None:
    """Set the property that the style sheet draws the border by."""
    if bool(field.property("bad")) != bad:
        field.setProperty("bad", bad)
        field.style().unpolish(field)
        field.style().polish(field)
