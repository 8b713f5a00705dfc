"""The input line of the record: who speaks, what kind of line it is, the words.

Enter puts the line on record and keeps the cursor; ``@`` at the beginning asks for a speaker, ``#`` for a kind,
``/`` at the beginning or after a stop for a sentence that is often said.  While an input method composes, Enter
and the shortcuts belong to it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label, caption
from ui.widgets import note_marks
from ui.widgets.choice_list import ChoiceList
from ui.widgets.held_words import HeldWords
from ui.widgets.note_marks import MARKS, Sentence, Voice
from ui.widgets.record_paint import ink
from ui.widgets.utterance import LARGE, Utterance

if TYPE_CHECKING:
    from ui.viewmodels.sitting_record import Unfinished

FIRST_KEY = 2
KEYS = 7
#: A line of this kind is never for the other side's ears.
LIMIT = "底线"


class SpeakerLine(QFrame):
    """The whole line.  ``entered``/``proposed``/``divided`` carry nothing: ask ``text``, ``voice``, ``kind`` …

    ``typed`` is every change of what would be lost: words, speaker, kind, private, what is corrected.
    """

    entered = Signal()
    proposed = Signal()
    divided = Signal()
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
        self.corrects: UUID | None = None
        self._kinds: tuple[Voice, ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._private_before: bool | None = None
        self.talk = False
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
        self.held = HeldWords()
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
        column.addWidget(self.held)
        column.addLayout(line)
        self.list: ChoiceList | None = None
        self._offered = ""
        self._wire()
        self._dress()

    def _wire(self) -> None:
        words = self.words
        words.choosing = self._choose_by_key
        words.giving_up = self._give_up
        words.listing = lambda: self.list is not None and self.list.isVisible()
        words.entered.connect(self.entered)
        words.proposed.connect(self.proposed)
        words.divided.connect(self.divided)
        words.stepped_back.connect(self.stepped_back)
        words.pasted.connect(self._hold)
        words.typed.connect(self._read)
        self.held.divided.connect(self.divided)
        self.held.dropped.connect(self._give_up)
        self.who.clicked.connect(lambda: self._offer("@", note_marks.named("", self.voices)))
        self.what.clicked.connect(lambda: self._offer("#", note_marks.kinds("", self._kinds)))
        self.setFocusProxy(self.words)

    # content

    @property
    def text(self) -> str:
        """Return the words as typed, behind what was pasted and is held."""
        return self.held.text + self.words.text()

    def offer(
        self, voices: Sequence[Voice], kinds: Sequence[str], *, keys: Sequence[tuple[str, ...]] = (),
        sentences: Sequence[Sentence] = (),
    ) -> None:  # fmt: skip
        """Tell who may speak, what kinds of line there are with how they may be typed, and what is often said."""
        self.voices, self.kinds, self._sentences = tuple(voices), tuple(kinds), tuple(sentences)
        spelled = [*keys, *((),) * len(kinds)]
        self._kinds = tuple(Voice(kind, keys=each) for kind, each in zip(kinds, spelled, strict=False))
        self._stand_in()
        self._dress()

    def _stand_in(self) -> None:
        """Let the first who is there speak where the speaker is not, or no longer."""
        if self.voice not in self.voices or self.voice.away:
            self.voice = next((each for each in self.voices if not each.away), self.voice)

    def show_unfinished(self, kept: "Unfinished") -> None:
        """Put back the line that was being typed."""
        large = len(kept.text) > LARGE
        self.words.setText("" if large else kept.text)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.voice = next((each for each in self.voices if each.name == kept.speaker), self.voice)
        self.kind, self.private = kept.kind, kept.private
        self.corrects = UUID(kept.corrects) if kept.corrects else None
        if large:
            self.held.hold(kept.text)
        elif self.corrects is not None:
            self.held.correct()
        else:
            self.held.clear()
        self._dress()

    def begin_correction(self, line_id: UUID, text: str, voice: str, kind: str, *, private: bool) -> bool:
        """Take a line of the record to be written better; say whether the line was free for it."""
        if self.text.strip():
            self.say("输入行里还有没记下的话，先记下或清空，再更正。")
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.corrects, self.kind, self.private = line_id, "" if kind == "其他" else kind, private
        self.voice = next((each for each in self.voices if each.name == voice), Voice(voice))
        self.words.setText(text)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.held.correct()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()
        return True

    def choose_voice(self, number: int) -> None:
        """Let the speaker with this place speak; where there is none, or one who is not there, say so."""
        if not 0 <= number < len(self.voices):
            self.say(
                f"没有第 {number + 1} 位发言人，F{FIRST_KEY}–F{FIRST_KEY + min(KEYS, len(self.voices)) - 1} 有人。"
            )
        elif self.voices[number].away:
            self.say(f"单独谈时{self.voices[number].name}不在场。")
        else:
            self.say("")
            self.voice = self.voices[number]
            self._changed()

    def choose_kind(self, kind: str) -> None:
        """Set the kind of the line; the same again takes it away. 底线 is private."""
        self.kind = "" if self.kind == kind else kind
        if self.kind == LIMIT:
            self._private_before = self.private
            self.private = True
        elif self._private_before is not None:
            self.private, self._private_before = self._private_before, None
        self._changed()

    def toggle_private(self) -> None:
        """Make the line a private one, or no longer; in a talk apart it always is."""
        if self.talk:
            self.say("单独谈时记的话都保密。要转达的，到“单独谈”里逐句标为可转达。")
            return
        self.private, self._private_before = not self.private, None
        self._changed()

    def clear(self) -> None:
        """Empty the line for the next words; speaker and 保密 stay, the kind goes."""
        self.words.setText("")
        self.held.clear()
        self.kind, self.corrects = "", None
        if self._private_before is not None:
            self.private, self._private_before = self._private_before, None
        self._stand_in()
        self.say("")
        self._dress()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Show what is wrong above the line; empty takes it away."""
        if self.problem.text() != sentence:
            self.problem.setText(sentence)
        if self.problem.isHidden() == bool(sentence):
            self.problem.setVisible(bool(sentence))

    def insert(self, text: str) -> None:
        """Take a key that was typed elsewhere in the room."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.words.insertPlainText(text)

    def _hold(self, words: str) -> None:
        """Offer what was pasted as one line or as many; a large paste stands beside the field, whole."""
        if len(words) > LARGE:
            self.held.hold(self.text + words)
            self.words.setText("")
        else:
            self.held.many(len(note_marks.parts(self.text)))
        self.typed.emit()

    def hold_rest(self, text: str, *, done: int = 0, count: int = 0) -> None:
        """Hold what is left of a paste that goes on record line by line."""
        self.words.setText("")
        if not text:
            self.held.clear()
        elif count:
            self.held.text = text
            self.held.show_progress(done, count)
        else:
            self.held.hold(text)

    def _give_up(self) -> bool:
        """Let go what is held, or the correction; a line that is merely being typed stays. Say whether there was one."""
        if self.corrects is None and not self.held.text and not self.held.dividing:
            return False
        if self.corrects is not None:
            self.clear()
        self.held.clear()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()
        return True

    def show_talk(self, *, going: bool) -> None:
        """Keep the line private while a talk apart is open; afterwards it is the normal line again."""
        if going != self.talk:
            self.talk = self.private = going
            self._private_before = None
            self._dress()

    def _changed(self) -> None:
        self._dress()
        self.typed.emit()

    def _dress(self) -> None:
        self.who.setText(caption(f"@{self.voice.name}") if self.voice.name else "@发言人")
        self.what.setText(f"#{self.kind}" if self.kind else "#")
        private = self.private or self.talk
        self.secret.setText("单独谈" if self.talk else "保密")
        self.secret.setVisible(private)
        if self.words.font() != theme.font(16):
            self.words.setFont(theme.font(16))
        sheet = _sheet(self.voice.side, private=private)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    # @ and # and /

    def _read(self, text: str) -> None:
        """Take the marks that are complete, and offer what an open one may mean."""
        self.say("")
        if self.held.dividing and "\n" not in text:
            self.held.clear()
        if found := note_marks.ended(text):
            mark, letters, rest = found
            if names := self._meant(mark, letters):
                self._take_mark(mark, names[0], rest)
                return
        if said := note_marks.addressed(text, self.voices):
            self._take_mark("@", *said)
            return
        mark = MARKS.get(text[:1], "")
        if mark and not any(each.isspace() for each in text):
            self._offer(mark, self._meant(mark, text[1:]))
        elif (call := note_marks.called(self.words.before())) is not None:
            self._offer("/", note_marks.sentences(call, self._sentences))
        else:
            self.close_list()
        self.typed.emit()

    def _meant(self, mark: str, letters: str) -> list[str]:
        return (
            note_marks.named(letters, self.voices) if mark == "@" else note_marks.kinds(letters, self._kinds)
        )

    def _take_mark(self, mark: str, name: str, rest: str) -> None:
        """Take a speaker or a kind out of the words, and go on reading what is left."""
        self.close_list()
        self.words.setText(rest)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        if mark == "@":
            self.voice = next(each for each in self.voices if each.name == name)
            self._changed()
        elif self.kind != name:
            self.choose_kind(name)
        else:
            self._changed()
        if rest:
            self._read(rest)

    def _take(self, value: str) -> None:
        """Take what was chosen in the list."""
        mark = self._offered
        self.close_list()
        if mark == "/":
            call = note_marks.called(self.words.before())
            self.words.replace_before(0 if call is None else len(call) + 1, value)
        else:
            text = self.words.text()
            opened = MARKS.get(text[:1], "") == mark and not any(each.isspace() for each in text)
            self._take_mark(mark, value, "" if opened else text)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, mark: str, found: list[str]) -> None:
        if not found:
            self.close_list()
            return
        if self.list is None:
            self.list = ChoiceList(self)
            self.list.taken.connect(self._take)
        self._offered = mark
        self.list.offer([(self._label(mark, name), name) for name in found], wide=mark == "/")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self, mark: str, name: str) -> str:
        if mark == "/":
            keys = next(each.keys for each in self._sentences if each.text == name)
            return f"{keys[0] if keys else ''}　{name}"
        if mark == "#":
            return f"{self.kinds.index(name) + 1}　{name}"
        place = next(place for place, voice in enumerate(self.voices) if voice.name == name)
        told = f"{name}　{self.voices[place].role}".strip()
        return f"F{place + FIRST_KEY}　{told}" if place < KEYS else told

    def close_list(self) -> None:
        """Take the list away."""
        if self.list is not None:
            self.list.hide()

    def _choose_by_key(self, event: QKeyEvent) -> bool:
        return self.list is not None and self.list.choose_by_key(event)

    def event(self, event: QEvent) -> bool:
        """Close the list when the line goes out of sight."""
        if event.type() == QEvent.Type.Hide:
            self.close_list()
        return super().event(event)


def _sheet(side: str, *, private: bool) -> str:
    """Return the style of the line for who speaks."""
    ground = theme.color("private-soft" if private else "surface").name()
    accent = theme.color("private" if private else "accent").name()
    voice = theme.color(ink(side)).name()
    sunk, muted = theme.color("sunk").name(), theme.color("muted").name()
    size = theme.px(16)
    return (
        f"QFrame#speakerline {{ background: {ground}; border: none; border-top: 2px solid {accent};"
        " border-bottom-left-radius: 5px; border-bottom-right-radius: 5px; }"
        f" QPushButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px {theme.px(6)}px; min-height: 0; }}"
        f" QPushButton:focus {{ border-color: {accent}; }}"
        f" QPushButton#speakerline\\.who {{ background: transparent; color: {voice}; font-size: {size}px; font-weight: 600; padding-left: 0; }}"
        f" QPushButton#speakerline\\.kind {{ background: {sunk}; color: {muted}; font-size: {theme.px(12)}px; }}"
    )


def _chip(name: str, tip: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    made.setToolTip(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made
