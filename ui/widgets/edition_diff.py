"""Two editions of an agreement side by side in one reading: any two can be chosen, changes are told in words."""

from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.label import Label
from ui.widgets.clause_diff import count, rich, spoken
from ui.widgets.clause_fields import labelled
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.viewmodels.clause_diff import Change
    from ui.viewmodels.editions import Editions

_SIGNS = {"增加": ("good", "＋"), "删去": ("bad", "－"), "改动": ("warn", "≠"), "移动": ("muted", "↕")}


class EditionDiff(QWidget):
    """Shows how the edition on the left became the one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editions: Editions | None = None
        self.before, self.after = Choice(), Choice()
        self.before.setObjectName("editions.before")
        self.after.setObjectName("editions.after")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        for words, field in (("从", self.before), ("到", self.after)):
            field.setAccessibleName(f"比较：{words}哪一稿")
            field.picked.connect(lambda _value: self.compare())
            head.addLayout(labelled(words, field), 1)
        self.summary = Label()
        self.summary.setWordWrap(True)
        self.summary.setProperty("kind", "muted")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(4), theme.px(4), theme.px(8), theme.px(4))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        column.addLayout(self._rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self.summary)
        whole.addWidget(Scroll(inside), 1)
        self.labels: list[Label] = []

    def show_editions(self, editions: "Editions") -> None:
        """Offer the editions, the last two chosen."""
        self.editions = editions
        listed = editions.listing()
        for field, each in ((self.before, listed[-2:][0]), (self.after, listed[-1])):
            field.set_choices([(str(one.id), one.title) for one in reversed(listed)])
            field.set_value(str(each.id))
        self.compare()

    def compare(self) -> None:
        """Tell how the one became the other."""
        assert self.editions is not None, "editions are shown before they are compared"
        found = self.editions.compare(UUID(self.before.value()), UUID(self.after.value()))
        for label in self.labels:
            self._rows.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.labels = []
        self.summary.setText(found.summary + "。")
        for part in found.parts:
            self._tell(part.label, part.change)
        for each in found.clauses:
            self._tell(f"{each.kind}第{count(each.number)}条", each)

    def _tell(self, head: str, change: "Change") -> None:
        ink, sign = _SIGNS[change.kind]
        label = Label()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        called = f"<br/><b>{escape(change.why)}</b>" if change.why else ""
        tone = theme.color(ink).name()
        label.setText(
            f'<span style="color:{tone}"><b>{sign} {escape(head)}</b></span>{called}<br/>{rich(change.runs)}'
        )
        label.setAccessibleName(f"{head}。{change.why}。{spoken(change.runs)}")
        label.setProperty("difference", change.kind)
        label.setProperty("kind", "card")
        label.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        self._rows.addWidget(label)
        self.labels.append(label)
