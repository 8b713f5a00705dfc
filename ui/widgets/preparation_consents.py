"""各方意愿: 「是否听清、是否同意调解」, asked of one party after another."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Strong
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from models.queries.room import PartyCard
    from ui.viewmodels.sitting import Preparation

AGREES, REFUSES = "同意", "不同意"
QUESTION = "以上内容是否听清？是否同意调解？"


class ConsentStep(QWidget):
    """``changed`` after an answer; ``finished`` when the last party has answered."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: Callable[[], datetime]
        self.said: dict[UUID, str] = {}
        self.at: dict[UUID, datetime] = {}
        self.buttons: dict[UUID, dict[str, QPushButton]] = {}
        self._times: dict[UUID, Muted] = {}
        self._rows: list[QWidget] = []
        self.card = Card("各方意愿")
        self.question = Label(QUESTION)
        self.question.setProperty("kind", "reading")
        self.question.setWordWrap(True)
        self.card.title_line.addWidget(Muted("一方一方地问；空格：听清了，同意"))
        self.card.body.addWidget(self.question)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.card.body.addLayout(self._list)
        self.problem = Problem()
        self.card.body.addWidget(self.problem)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addStretch(1)
        self.area = Scrolled(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_case(self, shown: "Preparation", answered: "Mapping[UUID, datetime]") -> None:
        """Show the parties of a case; what was answered today comes back, a consent from the desk is asked again."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        kept: dict[str, str] = shown.kept.get("consents", {})
        self._rows, self.buttons, self._times = [], {}, {}
        self.at = dict(answered)
        self.said = {
            party.id: kept.get(str(party.id), "") if party.id in self.at else "" for party in shown.parties
        }
        self.said |= {party.id: REFUSES for party in shown.parties if party.consent == REFUSES}
        for number, party in enumerate(shown.parties):
            row = self._row(number, party)
            self._list.addWidget(row)
            self._rows.append(row)
        self.problem.say("")

    def _row(self, number: int, party: "PartyCard") -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        name = Strong(party.name)
        line.addWidget(name)
        near = "" if party.signer == party.name else f"由{party.signer}代"
        before = f"接待时{party.consent}" if party.consent in {AGREES, REFUSES} else ""
        line.addWidget(Muted("　".join(filter(None, (f"{party.side}方", party.role, near, before)))), 1)
        time = Muted()
        line.addWidget(time)
        self._times[party.id] = time
        self.buttons[party.id] = {}
        for value, words in ((AGREES, "听清了，同意"), (REFUSES, "不同意")):
            button = plain(words, f"consent.{number}.{value}", kind="tab")
            button.setCheckable(True)
            button.setAccessibleName(f"{party.name}：{words}")
            button.clicked.connect(lambda on, key=party.id, value=value: self._answer(key, value, on=on))
            self.buttons[party.id][value] = button
            line.addWidget(button)
        self._show(party.id)
        return made

    def _answer(self, key: "UUID", value: str, *, on: bool) -> None:
        self.said[key] = value if on else ""
        if on:
            self.at[key] = self.now()
        else:
            self.at.pop(key, None)
        self.problem.say("")
        self._show(key)
        self.changed.emit()
        if on:
            self._go_on()

    def _show(self, key: "UUID") -> None:
        for value, button in self.buttons[key].items():
            button.setChecked(self.said[key] == value)
        at = self.at.get(key)
        self._times[key].setText(f"{at.astimezone():%H:%M}" if at and self.said[key] else "")

    def _go_on(self) -> None:
        """Go to the next party that has not answered, or out."""
        key = next((key for key, said in self.said.items() if not said), None)
        if key is None:
            self.finished.emit()
        else:
            self.buttons[key][AGREES].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.buttons[key][AGREES])

    def consents(self) -> "dict[UUID, str]":
        """Return each party's answer, empty while nobody asked."""
        return dict(self.said)

    def kept(self) -> dict[str, Any]:
        """Return the answers as they are kept while the panel is filled in."""
        return {str(key): value for key, value in self.said.items() if value}

    def note(self) -> tuple[str, bool]:
        """Say what is left, and whether the step is done."""
        if unwilling := sum(said == REFUSES for said in self.said.values()):
            return f"{unwilling} 人不同意", False
        left = sum(not said for said in self.said.values())
        return (f"{left} 人还没有问", False) if left else ("都同意", True)

    def arrive(self) -> None:
        """Be ready for the first answer that is missing."""
        key = next((key for key, said in self.said.items() if not said), next(iter(self.said), None))
        if key is not None:
            self.buttons[key][AGREES].setFocus(Qt.FocusReason.OtherFocusReason)
