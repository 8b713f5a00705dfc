"""休会: when and where the sitting goes on, beside the clock of the law."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.widgets.dock_panel import Problem, labelled
from ui.widgets.labels import Muted
from ui.widgets.toggles import Toggles

if TYPE_CHECKING:
    from ui.viewmodels.sitting_events import Preview


class NextSitting(QWidget):
    """One line for the time, one choice of the place; a day beyond the limit asks for its reason, and may stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Callable[[str], Preview] | None = None
        self.again = Toggles("ending.again")
        self.when = Line(placeholder="下周三 9点；没定就空着")
        self.when.setObjectName("ending.when")
        self.place = Choice()
        self.place.setObjectName("ending.place")
        self.said = Muted(wrap=True)
        self.problem = Problem()
        self.late_reason = Line(placeholder="超期原因")
        self.late_reason.setObjectName("ending.late_reason")
        self.late_reason.setAccessibleName("超期原因")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addLayout(labelled("下次时间", self.when), 3)
        line.addLayout(labelled("场所", self.place), 2)
        self._again = QWidget()
        self._again.setLayout(labelled("为什么再次调解", self.again))
        held = self._again.layout()
        assert held is not None, "just given"
        held.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._again)
        column.addLayout(line)
        for part in (self.said, self.problem, self.late_reason):
            column.addWidget(part)
        self.when.typed.connect(lambda _words: self._read())

    def ask(
        self,
        places: Sequence[tuple[str, str]],
        again: Sequence[str],
        preview: "Callable[[str], Preview] | None",
    ) -> None:
        """Ask anew; nothing is typed."""
        self._preview = preview
        self.place.set_choices([("", "先不定场所"), *places])
        self.place.set_value("")
        self.again.set_choices((each, each) for each in again)
        self._again.setVisible(bool(again))
        self.when.clear()
        self.late_reason.clear()
        self._read()

    def _read(self) -> None:
        if self._preview is None:
            return
        seen = self._preview(self.when.text())
        self.said.setText(seen.words)
        self.said.setVisible(bool(seen.words))
        self.problem.say(seen.problem)
        self.late_reason.setVisible(seen.late)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal of the time, the place or the reason here; say whether it was one of these."""
        fields = {"when": self.when, "late_reason": self.late_reason, "again": self.again}
        if field not in fields or not self.isVisible():
            return False
        self.problem.say(sentence)
        fields[field].setVisible(True)
        fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def values(self) -> dict[str, str]:
        """Return what is typed."""
        return {
            "when": self.when.text(), "room_id": self.place.value(), "again": self.again.value(),
            "late_reason": self.late_reason.text() if self.late_reason.isVisibleTo(self) else "",
        }  # fmt: skip
