"""Rows of a card: a due sentence with its deeds, and a choice in a list at the left."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.label import Label, RichLabel
from ui.widgets.labels import Elided, Tag, Tone

Urgency = Literal["bad", "warn", "accent", "good", "muted"]


class DueDot(QWidget):
    """A dot in the colour of a token; it always stands beside the word that says the same."""

    def __init__(self, ink: Urgency = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take eight pixels."""
        return QSize(theme.px(8), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ink))
        painter.drawEllipse(self.rect())


class ListRow(QFrame):
    """A line of 今日: dot, when, sentence, and the deeds at the right; Enter or a double click opens.

    ``quiet`` holds the keys of actions shown as words without border.  In ``rich`` sentences ``<b>`` may
    stand, and the caller has escaped everything else.
    """

    opened = Signal()

    def __init__(
        self,
        sentence: str,
        *,
        when: str = "",
        urgency: Urgency = "muted",
        note: str = "",
        deeds: Iterable[Action] = (),
        quiet: Iterable[str] = (),
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setMinimumHeight(theme.px(52))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{when} {sentence} {note}".strip())
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        line.setSpacing(theme.px(12))
        if when:
            line.addWidget(DueDot(urgency))
            time = Label(when)
            time.setProperty("kind", "when")
            time.setProperty("tone", urgency if urgency in {"bad", "warn"} else "")
            time.setMinimumWidth(theme.px(108))
            line.addWidget(time)
        self.sentence = (
            RichLabel(f'<span style="white-space:pre-wrap">{sentence}</span>') if rich else Label(sentence)
        )
        self.sentence.setWordWrap(not note)
        line.addWidget(self.sentence, 0 if note else 1)
        if note:
            self.note = Elided(note)
            self.note.setProperty("kind", "muted")
            line.addWidget(self.note, 1)
        self.buttons = [actions.button(deed, quiet=deed.key in set(quiet)) for deed in deeds]
        for button in self.buttons:
            line.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        del event
        self.opened.emit()


class Choosable(QFrame):
    """A row that a click, Enter or Space chooses; one of a list is ``chosen``, and its ``lit`` parts with it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lit: tuple[QWidget, ...] = ()
        self.setProperty("kind", "choice")
        self.setProperty("chosen", False)

    def choose(self, *, chosen: bool) -> None:
        """Light this row up, or no longer."""
        for part in (self, *self.lit):
            part.setProperty("chosen", chosen)
            part.style().unpolish(part)
            part.style().polish(part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click as a choice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space as a choice."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class ChoiceRow(Choosable):
    """A line of a list at the left: words, and a tag at the right; with ``wrap`` the words take the lines they need."""

    def __init__(
        self, text: str, *, tag: str = "", tone: Tone = "", note: str = "", wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setMinimumHeight(theme.px(36))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text} {note} {tag}".strip())
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), theme.px(4), theme.px(12), theme.px(4))
        self.text = Label(text) if wrap else Elided(text)
        self.text.setWordWrap(wrap)
        self.lit = (self.text,)
        line.addWidget(self.text, 1)
        if note:
            small = Label(note)
            small.setProperty("kind", "muted")
            line.addWidget(small)
        self.tag = Tag(tag, tone)
        line.addWidget(self.tag)
        self.tag.setVisible(bool(tag))
