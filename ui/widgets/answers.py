"""筛查: one compact row a question, with 是, 否 and 未问."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label

if TYPE_CHECKING:
    from ui.viewmodels.meaning import Asked

ANSWERS = (("是", "是"), ("否", "否"), ("", "未问"))


class Answers(QWidget):
    """The rows; ``answered(key, value)`` when one is pressed, the value empty for 未问."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(4))
        self._rows: dict[str, dict[str, QPushButton]] = {}
        self._lines: list[QWidget] = []
        self._notes: dict[str, tuple[str, Line]] = {}

    def ask(self, questions: "Iterable[Asked]") -> None:
        """Show a row for each question; the same questions again change nothing."""
        asked = tuple(questions)
        if [*self._rows] == [each.key for each in asked]:
            return
        kept = self.given()
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._rows.clear()
        self._lines.clear()
        self._notes.clear()
        for each in asked:
            self._add(each.key, each.question, each.help)
            if each.note_on:
                self._add_note(each)
        self.show_given(kept)

    def _add_note(self, asked: "Asked") -> None:
        """Put a line under a question for the words that one of its answers wants."""
        note = Line(placeholder=asked.prompt)
        note.setObjectName(f"answer.{asked.key}.note")
        note.setAccessibleName(asked.prompt)
        note.typed.connect(lambda text, key=f"{asked.key}.note": self.answered.emit(key, text))
        note.hide()
        self._notes[asked.key] = (asked.note_on, note)
        self._column.addWidget(note)
        self._lines.append(note)
        for value, button in self._rows[asked.key].items():
            button.toggled.connect(
                lambda on, value=value, note=note, wanted=asked.note_on: (
                    note.setVisible(value == wanted) if on else None
                )
            )

    def _add(self, key: str, question: str, said: str) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(4))
        words = Label(question)
        words.setWordWrap(True)
        words.setToolTip(said)
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
        self._column.addWidget(line)
        self._lines.append(line)

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
