"""单独征询: what who was hurt at home says away from the other side; nothing on screen tells what was answered."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Muted, Strong, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.opening import AloneRow

SAID = "避开对方、关上门单独问；照原话记。回答只存入加锁的单独询问，不印、不上屏、不告诉对方。"


class AloneForm(QWidget):
    """The questions of one person; ``kept`` carries what was typed once 记下 is pressed."""

    kept = Signal(object)

    def __init__(self, row: "AloneRow", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(Strong(row.name))
        head.addWidget(Muted(row.asked, wrap=True), 1)
        head.addWidget(Tag("已征询", "good") if row.asked else Tag("未征询", "bad"))
        self.again = plain("重新征询", f"alone.again.{row.name}", kind="quiet")
        head.addWidget(self.again)
        column.addLayout(head)
        self.again.setVisible(bool(row.asked))
        self.inside = QWidget()
        self._fill(QVBoxLayout(self.inside))
        column.addWidget(self.inside)
        self.inside.setVisible(not row.asked)
        self.again.clicked.connect(self.inside.show)

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.answers: dict[str, Choice] = {}
        for key, question, answers in self.row.questions:
            line = QHBoxLayout()
            words = Label(question)
            words.setWordWrap(True)
            line.addWidget(words, 3)
            choice = Choice([(each, each) for each in answers])
            choice.setObjectName(f"alone.{key}")
            choice.setAccessibleName(question)
            line.addWidget(choice, 1)
            self.answers[key] = choice
            column.addLayout(line)
        self.words = Words(lines=2, placeholder="本人原话")
        self.words.setObjectName("alone.words")
        self.place, self.asker = Line(placeholder="如：值班室"), Line(placeholder="不填即为本人")
        self.at = Line(placeholder="不填即为现在")
        for name, field in (("place", self.place), ("asker", self.asker), ("at", self.at)):
            field.setObjectName(f"alone.{name}")
        self.problem = Problem()
        keep = plain("记下", "alone.keep")
        keep.clicked.connect(lambda: self.kept.emit(self.values()))
        column.addLayout(labelled("原话", self.words))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addLayout(labelled("在哪里问的", self.place), 2)
        line.addLayout(labelled("谁问的", self.asker), 2)
        line.addLayout(labelled("什么时候", self.at), 2)
        line.addWidget(keep, 0)
        column.addLayout(line)
        column.addWidget(self.problem)

    def values(self) -> dict[str, Any]:
        """Return what was typed, in the names of ``viewmodels.opening.Alone``."""
        return {
            "party_id": self.row.party_id, "words": self.words.text(), "place": self.place.text(),
            "asker": self.asker.text(), "at": self.at.text(),
            "answers": {key: choice.value() for key, choice in self.answers.items()},
        }  # fmt: skip


class AloneCard(Card):
    """Those who are asked alone; not there at all where nobody is."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("单独征询（家庭暴力）", parent)
        self.setProperty("tone", "private")
        self.body.addWidget(Muted(SAID, wrap=True))
        self.forms: list[AloneForm] = []
        self.hide()

    def show_rows(self, rows: "Sequence[AloneRow]") -> None:
        """Show who is asked alone and which were."""
        for form in self.forms:
            self.body.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.forms = [AloneForm(row) for row in rows]
        for form in self.forms:
            form.kept.connect(self.kept)
            self.body.addWidget(form)
        self.setVisible(bool(rows))

    @property
    def unasked(self) -> int:
        """Count who was not asked."""
        return sum(not form.row.asked for form in self.forms)

    def show_problem(self, _field: str, sentence: str) -> bool:
        """Show a refusal under the form it came from: the first that is open."""
        form = next((each for each in self.forms if each.inside.isVisible()), None)
        if form is None:
            return False
        form.problem.say(sentence)
        return True
