"""Choose people by a few letters: typed, listed under the line, taken with Enter; taken ones stand above."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Elided, Muted
from ui.widgets.tab_order import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.queries.room import Candidate

MOST = 6


class _Search(Line):
    """A line whose arrows move in the list under it."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the arrows to the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and not self.composing:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class PeoplePicker(QWidget):
    """``picked`` are the candidates taken, in order; with ``consent`` each has a box 当事人同意."""

    changed = Signal()

    def __init__(
        self, name: str, words: str, *, consent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._consent = consent
        self.match: Callable[[str, Sequence[UUID]], Sequence[Candidate]] = lambda _typed, _taken: ()
        self.picked: list[Candidate] = []
        self.agreed: dict[UUID, Check] = {}
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        label = Label(words)
        label.setProperty("kind", "label")
        self.line = _Search(placeholder="姓名、拼音首字母、类别、单位")
        self.line.setObjectName(name)
        self.line.setAccessibleName(words)
        self.list = QListWidget()
        self.list.setObjectName("hits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.problem = Problem()
        self._taken = QVBoxLayout()
        self._taken.setSpacing(theme.px(2))
        for part in (label, self.line, self.list):
            self._column.addWidget(part)
        self._column.addLayout(self._taken)
        self._column.addWidget(self.problem)
        self.line.typed.connect(lambda _text: self._offer())
        self.line.moved.connect(self._move)
        self.line.submitted.connect(self._take_current)
        self.list.itemClicked.connect(self._take)

    def clear(self) -> None:
        """Start without anyone."""
        self.picked.clear()
        self.line.clear()
        self.list.hide()
        self.problem.say("")
        self._show()

    def pick(self, candidate: "Candidate") -> None:
        """Take someone."""
        if candidate.id not in {each.id for each in self.picked}:
            self.picked.append(candidate)
            self._show()
        self.line.clear()
        self.list.hide()
        self.problem.say("")
        self.changed.emit()

    def consents(self) -> dict[UUID, bool]:
        """Return whether the parties agreed to each."""
        return {key: check.isChecked() for key, check in self.agreed.items()}

    def _offer(self) -> None:
        self.problem.say("")
        self.list.clear()
        found = self.match(self.line.text(), [each.id for each in self.picked])[:MOST]
        for each in found:
            item = QListWidgetItem("　".join(filter(None, (each.name, each.kind, each.unit))))
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found) and bool(self.line.text()))
        if found:
            self.list.setFixedHeight(len(found) * self.list.sizeHintForRow(0) + theme.px(12))

    def _move(self, step: int) -> None:
        if self.list.isHidden():
            self._offer()
            self.list.setVisible(self.list.count() > 0)
        elif self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _take_current(self) -> None:
        """Take the lit one; a name that stands above already is only cleared from the line."""
        if not self.list.isHidden() and self.list.currentItem() is not None:
            self._take(self.list.currentItem())
        elif self.line.text() and {each.id for each in self.match(self.line.text(), ())} & self._ids():
            self.line.clear()

    def _ids(self) -> "set[UUID]":
        return {each.id for each in self.picked}

    def _take(self, item: QListWidgetItem) -> None:
        self.pick(item.data(Qt.ItemDataRole.UserRole))

    def _drop(self, key: UUID) -> None:
        self.picked = [each for each in self.picked if each.id != key]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kept = self.consents()
        for row in self._rows:
            self._taken.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.agreed = [], {}
        for each in self.picked:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(8))
            line.addWidget(Label(each.name))
            line.addWidget(Muted(each.kind))
            unit = Elided(each.unit)
            unit.setProperty("kind", "muted")
            line.addWidget(unit, 1)
            if self._consent:
                check = Check("当事人同意")
                check.setObjectName(f"{self._name}.agreed.{len(self._rows)}")
                check.setChecked(kept.get(each.id, False))
                check.picked.connect(lambda _on: self.problem.say(""))
                self.agreed[each.id] = check
                line.addWidget(check)
            out = plain("×", f"{self._name}.out.{len(self._rows)}", kind="quiet")
            out.setAccessibleName(f"去掉{each.name}")
            out.clicked.connect(lambda _on=False, key=each.id: self._drop(key))
            line.addWidget(out)
            self._taken.addWidget(row)
            self._rows.append(row)
        in_reading_order([self])
