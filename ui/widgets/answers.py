"""筛查: one compact row a question, with 是, 否 and 未问."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label

if TYPE_CHECKING:
    from ui.viewmodels.meaning import Asked

ANSWERS = (("是", "是"), ("否", "否"), ("", "未问"))
#: Keys that answer the question in which the cursor stands; Space takes the button itself.
KEYS = {
    Qt.Key.Key_Y: "是", Qt.Key.Key_1: "是", Qt.Key.Key_N: "否", Qt.Key.Key_2: "否", Qt.Key.Key_0: "", Qt.Key.Key_3: "",
}  # fmt: skip
_OWN = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Answers(QWidget):
    """The rows; ``answered(key, value)`` when one is pressed, the value empty for 未问.

    An answer by the keyboard goes on to the next question, or to the words that the answer wants.
    """

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(4))
        self._rows: dict[str, dict[str, QPushButton]] = {}
        self._lines: dict[str, tuple[Asked, QWidget]] = {}
        self._notes: dict[str, tuple[str, Line]] = {}

    def ask(self, questions: "Iterable[Asked]") -> None:
        """Show a row for each question; the same questions again change nothing."""
        asked = tuple(questions)
        if [each for each, _line in self._lines.values()] == [*asked]:
            return
        kept, stand = self.given(), set(asked)
        for key, (was, _line) in tuple(self._lines.items()):
            if was not in stand:
                self._drop(key)
        for each in asked:
            if each.key in self._lines:
                for part in self._parts(each.key):
                    self._column.removeWidget(part)
                    self._column.addWidget(part)
                continue
            self._add(each)
            if each.note_on:
                self._add_note(each)
        order = [each.key for each in asked]
        self._rows = {key: self._rows[key] for key in order}
        self._lines = {key: self._lines[key] for key in order}
        self.show_given(kept)

    def _parts(self, key: str) -> list[QWidget]:
        """Return what stands on the page for a question."""
        return [self._lines[key][1], *([self._notes[key][1]] if key in self._notes else [])]

    def _drop(self, key: str) -> None:
        """Take a question away; the cursor goes on to the one before it."""
        parts, order = self._parts(key), [*self._rows]
        focused = self.window().focusWidget()
        if focused is not None and any(part is focused or part.isAncestorOf(focused) for part in parts):
            self.focus(order[max(order.index(key) - 1, 0)])
        for part in parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        del self._rows[key], self._lines[key]
        self._notes.pop(key, None)

    def _add_note(self, asked: "Asked") -> None:
        """Put a line under a question for the words that one of its answers wants."""
        note = Line(placeholder=asked.prompt)
        note.setObjectName(f"answer.{asked.key}.note")
        note.setAccessibleName(asked.prompt)
        note.typed.connect(lambda text, key=f"{asked.key}.note": self.answered.emit(key, text))
        note.hide()
        self._notes[asked.key] = (asked.note_on, note)
        self._column.addWidget(note)
        for value, button in self._rows[asked.key].items():
            button.toggled.connect(
                lambda on, value=value, note=note, wanted=asked.note_on: (
                    note.setVisible(value == wanted) if on else None
                )
            )

    def _add(self, asked: "Asked") -> None:
        key, question = asked.key, asked.question
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(4))
        words = Label(question)
        words.setWordWrap(True)
        words.setToolTip(asked.help)
        across.addWidget(words, 1)
        group = QButtonGroup(line)
        self._rows[key] = {}
        for value, label in ANSWERS:
            button = QPushButton(label)
            button.setObjectName(f"answer.{key}.{label}")
            button.setAccessibleName(f"{question} {label}")
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setChecked(value == "")
            button.clicked.connect(
                lambda _checked=False, key=key, value=value: self.answered.emit(key, value)
            )
            group.addButton(button)
            across.addWidget(button)
            self._rows[key][value] = button
            button.installEventFilter(self)
        self._column.addWidget(line)
        self._lines[key] = asked, line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by the keyboard, and go on."""
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            key, own = Qt.Key(event.key()), self._place(watched)
            if plain and own is not None and (key in KEYS or key in _OWN):
                if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                    self._take(own[0], KEYS.get(key, own[1]))
                return True
        return super().eventFilter(watched, event)

    def _place(self, button: QObject) -> tuple[str, str] | None:
        """Return the question and the answer of a button."""
        found = (
            (key, value)
            for key, buttons in self._rows.items()
            for value, each in buttons.items()
            if each is button
        )
        return next(found, None)

    def _take(self, key: str, value: str) -> None:
        self._rows[key][value].setChecked(True)
        self._rows[key][value].setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit(key, value)
        if key in self._notes and not self._notes[key][1].isHidden():
            self._notes[key][1].setFocus(Qt.FocusReason.TabFocusReason)
            return
        order = [*self._rows]
        if key in order and key != order[-1]:
            self.focus(order[order.index(key) + 1])

    def keys(self) -> tuple[str, ...]:
        """Return the questions in the order they are asked."""
        return tuple(self._rows)

    def focus(self, key: str) -> bool:
        """Put the cursor on a question, and say whether it is asked now."""
        if buttons := self._rows.get(key):
            chosen = next((each for each in buttons.values() if each.isChecked()), buttons[""])
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        return key in self._rows

    def show_given(self, given: Mapping[str, str]) -> None:
        """Show answers without telling anyone; a question that is not among them is 未问."""
        for key, buttons in self._rows.items():
            value = given.get(key, "")
            buttons[value if value in buttons else ""].setChecked(True)
        for key, (wanted, note) in self._notes.items():
            if note.text() != given.get(f"{key}.note", "") and not note.hasFocus():
                note.setText(given.get(f"{key}.note", ""))
            note.setVisible(given.get(key, "") == wanted)

    def given(self) -> dict[str, str]:
        """Return the answers on screen, 未问 left out."""
        found = {
            key: value
            for key, buttons in self._rows.items()
            for value, button in buttons.items()
            if value and button.isChecked()
        }
        notes = {f"{key}.note": note.text() for key, (_on, note) in self._notes.items() if note.text()}
        return found | notes
