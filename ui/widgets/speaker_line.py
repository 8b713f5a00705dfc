"""The input line of the record: who speaks, what kind of line it is, the words.

Enter puts the line on record and keeps the cursor; ``@`` at the beginning asks for a speaker, ``#`` for a kind.
While an input method composes, Enter and the shortcuts belong to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Words
from ui.label import Label, caption
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from ui.viewmodels.sitting_record import Unfinished

FIRST_KEY = 2
KEYS = 7
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HIGHEST = 4
_MARKS = {"@": "@", "＠": "@", "#": "#", "＃": "#"}


@dataclass(frozen=True)
class Voice:
    """A speaker as the input line offers it; ``keys`` are the ways the name may be typed."""

    name: str
    side: str = ""
    keys: tuple[str, ...] = ()


class Utterance(Words):
    """The words of one line: grows to four rows; Enter submits, Shift+Enter breaks."""

    entered = Signal()
    proposed = Signal()
    stepped_back = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=1, placeholder="说一句记一行　@ 换发言人　# 定种类")
        self.setObjectName("utterance")
        self.setAccessibleName("发言内容")
        self.setTabChangesFocus(True)
        self.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.updateGeometry)
        self.choosing: Callable[[QKeyEvent], bool] = lambda _event: False
        self.listing: Callable[[], bool] = lambda: False

    def sizeHint(self) -> QSize:
        """Stand as high as the words need, up to four rows."""
        rows = max(1, min(_HIGHEST, int(self.document().size().height())))
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * rows + theme.px(10))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 -- Qt's signature
        """Leave by Tab, unless a list is open that takes it."""
        return False if self.listing() else super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, Up at the beginning and the keys of an open list."""
        if self.composing:
            if event.key() in _ENTER:
                event.accept()
            else:
                super().keyPressEvent(event)
            return
        if self.choosing(event):
            event.accept()
            return
        key, modifiers = event.key(), event.modifiers()
        if key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.proposed.emit()
        elif key in _ENTER and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            self.entered.emit()
        elif key == Qt.Key.Key_Up and self.textCursor().blockNumber() == 0 and not self.toPlainText():
            event.accept()
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)


class SpeakerLine(QFrame):
    """The whole line.  ``entered``/``proposed`` carry nothing: ask ``text``, ``voice``, ``kind``, ``private``.

    ``typed`` is every change of what would be lost: words, speaker, kind, private.
    """

    entered = Signal()
    proposed = Signal()
    typed = Signal()
    stepped_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speakerline")
        self.voices: tuple[Voice, ...] = ()
        self.kinds: tuple[str, ...] = ()
        self.voice = Voice("")
        self.kind = ""
        self.private = False
        self.who = _chip("speakerline.who", "换发言人　@ 或 F2–F8")
        self.what = _chip("speakerline.kind", "换种类　#")
        self.secret = Label("保密")
        self.secret.setProperty("kind", "tag")
        self.secret.setProperty("tone", "private")
        self.words = Utterance()
        self.enter = Label("Enter 记下")
        self.enter.setProperty("kind", "key")
        self.problem = Label()
        self.problem.setObjectName("speakerline.problem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        for part in (self.who, self.what, self.secret):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addWidget(self.problem)
        column.addLayout(line)
        self.list: QListWidget | None = None
        self._offered = ""
        self._wire()
        self._dress()

    def _wire(self) -> None:
        self.words.choosing = self._choose_by_key
        self.words.listing = lambda: self.list is not None and self.list.isVisible()
        self.words.entered.connect(self.entered)
        self.words.proposed.connect(self.proposed)
        self.words.stepped_back.connect(self.stepped_back)
        self.words.typed.connect(self._read_marks)
        self.who.clicked.connect(lambda: self._offer("@", ""))
        self.what.clicked.connect(lambda: self._offer("#", ""))
        self.setFocusProxy(self.words)

    # content

    @property
    def text(self) -> str:
        """Return the words as typed."""
        return self.words.text()

    def offer(self, voices: Sequence[Voice], kinds: Sequence[str]) -> None:
        """Tell who may speak and what kinds of line there are."""
        self.voices, self.kinds = tuple(voices), tuple(kinds)
        if self.voice not in self.voices and self.voices:
            self.voice = self.voices[0]
        self._dress()

    def show_unfinished(self, kept: "Unfinished") -> None:
        """Put back the line that was being typed."""
        self.words.setText(kept.text)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.voice = next((each for each in self.voices if each.name == kept.speaker), self.voice)
        self.kind, self.private = kept.kind, kept.private
        self._dress()

    def choose_voice(self, number: int) -> None:
        """Let the speaker with this place speak."""
        if 0 <= number < len(self.voices):
            self.voice = self.voices[number]
            self._changed()

    def choose_kind(self, kind: str) -> None:
        """Set the kind of the line; the same again takes it away."""
        self.kind = "" if self.kind == kind else kind
        self._changed()

    def toggle_private(self) -> None:
        """Make the line a private one, or no longer."""
        self.private = not self.private
        self._changed()

    def clear(self) -> None:
        """Empty the line for the next words; speaker and 保密 stay, the kind goes."""
        self.words.setText("")
        self.kind = ""
        self.say("")
        self._dress()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Show what is wrong above the line; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def insert(self, text: str) -> None:
        """Take a key that was typed elsewhere in the room."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.words.insertPlainText(text)

    def _changed(self) -> None:
        self._dress()
        self.typed.emit()

    def _dress(self) -> None:
        self.who.setText(caption(f"@{self.voice.name}") if self.voice.name else "@发言人")
        self.what.setText(f"#{self.kind}" if self.kind else "#")
        self.secret.setVisible(self.private)
        self.words.setFont(theme.font(16))
        ground = theme.color("private-soft" if self.private else "surface").name()
        accent = theme.color("private" if self.private else "accent").name()
        voice = theme.color(ink(self.voice.side)).name()
        sunk, muted = theme.color("sunk").name(), theme.color("muted").name()
        size = theme.px(16)
        self.setStyleSheet(
            f"QFrame#speakerline {{ background: {ground}; border: none; border-top: 2px solid {accent};"
            " border-bottom-left-radius: 5px; border-bottom-right-radius: 5px; }"
            f" QPushButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px {theme.px(6)}px; min-height: 0; }}"
            f" QPushButton:focus {{ border-color: {accent}; }}"
            f" QPushButton#speakerline\\.who {{ background: transparent; color: {voice}; font-size: {size}px; font-weight: 600; padding-left: 0; }}"
            f" QPushButton#speakerline\\.kind {{ background: {sunk}; color: {muted}; font-size: {theme.px(12)}px; }}"
        )

    # @ and #

    def _read_marks(self, text: str) -> None:
        self.say("")
        mark = _MARKS.get(text[:1], "")
        if not mark:
            self.close_list()
        else:
            typed = text[1:]
            if typed[-1:].isspace() and self._take_match(mark, typed.strip()):
                return
            self._offer(mark, typed)
        self.typed.emit()

    def _matching(self, mark: str, typed: str) -> list[str]:
        words = typed.strip().lower()
        if mark == "#":
            return [
                kind
                for place, kind in enumerate(self.kinds, start=1)
                if kind.startswith(words) or words == str(place)
            ]
        return [
            voice.name
            for voice in self.voices
            if voice.name.lower().startswith(words) or any(key.startswith(words) for key in voice.keys)
        ]

    def _take_match(self, mark: str, typed: str) -> bool:
        found = self._matching(mark, typed) if typed else []
        if found:
            self._take(mark, found[0])
        return bool(found)

    def _take(self, mark: str, name: str) -> None:
        self.close_list()
        text = self.words.text()
        if _MARKS.get(text[:1], "") == mark:
            self.words.setText("")
        if mark == "@":
            self.voice = next(each for each in self.voices if each.name == name)
        else:
            self.kind = name
        self._changed()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, mark: str, typed: str) -> None:
        found = self._matching(mark, typed)
        if not found:
            self.close_list()
            return
        if self.list is None:
            self.list = QListWidget(self.window())
            self.list.setObjectName("hits")
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.itemClicked.connect(
                lambda item: self._take(self._offered, str(item.data(Qt.ItemDataRole.UserRole)))
            )
        self._offered = mark
        self.list.clear()
        for name in found:
            self.list.addItem(self._label(mark, name))
            self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, name)
        self.list.setCurrentRow(0)
        high = min(len(found), 8) * self.list.sizeHintForRow(0) + theme.px(12)
        spot = self.mapTo(self.window(), QPoint(theme.px(14), -high - 2))
        self.list.setGeometry(QRect(spot, QSize(theme.px(240), high)))
        self.list.show()
        self.list.raise_()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self, mark: str, name: str) -> str:
        if mark == "#":
            return f"{self.kinds.index(name) + 1}　{name}"
        place = next(place for place, voice in enumerate(self.voices) if voice.name == name)
        return f"F{place + FIRST_KEY}　{name}" if place < KEYS else name

    def close_list(self) -> None:
        """Take the list of speakers or kinds away."""
        if self.list is not None:
            self.list.hide()

    def _choose_by_key(self, event: QKeyEvent) -> bool:
        if self.list is None or not self.list.isVisible():
            return False
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Tab:
            self._take(self._offered, str(self.list.currentItem().data(Qt.ItemDataRole.UserRole)))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Close the list when the line goes out of sight."""
        if event.type() == QEvent.Type.Hide:
            self.close_list()
        return super().event(event)


def _chip(name: str, tip: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setToolTip(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made
