"""筛查: one compact row a question, with 是, 否 and 未问."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label

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

    def ask(self, questions: Iterable[tuple[str, str, str]]) -> None:
        """Show a row for each (key, question, help); the same questions again change nothing."""
        asked = tuple(questions)
        if [*self._rows] == [key for key, _question, _help in asked]:
            return
        kept = self.given()
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._rows.clear()
        self._lines.clear()
        for key, question, said in asked:
            self._add(key, question, said)
        self.show_given(kept)

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

    def given(self) -> dict[str, str]:
        """Return the answers on screen, 未问 left out."""
        return {
            key: value
            for key, buttons in self._rows.items()
            for value, button in buttons.items()
            if value and button.isChecked()
        }
