"""What has changed in the draft: words that went struck, words that came underlined, and why."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.clause_diff import Change, Run

GONE, NEW = "删", "增"
NUMERALS = "一二三四五六七八九十"


def rich(runs: "Sequence[Run]") -> str:
    """Write runs as rich text; colour never stands alone."""
    tones = {GONE: ("bad", "line-through"), NEW: ("good", "underline")}
    parts = []
    for run in runs:
        words = escape(run.text)
        if run.kind in tones:
            tone, line = tones[run.kind]
            words = f'<span style="color:{theme.color(tone).name()};text-decoration:{line}">{words}</span>'
        parts.append(words)
    return "".join(parts)


def spoken(runs: "Sequence[Run]") -> str:
    """Write runs for a screen reader."""
    told = {GONE: "删去", NEW: "增加"}
    return "".join(f"（{told[run.kind]}：{run.text}）" if run.kind in told else run.text for run in runs)


class Changes(QFrame):
    """The changes that the board made in the draft; ``seen`` when they were taken note of."""

    seen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.setProperty("tone", "warn")
        head = QHBoxLayout()
        head.addWidget(Strong("协议草案有变动"), 1)
        self.taken = plain("知道了", f"{name}.seen", kind="quiet")
        self.taken.clicked.connect(self.seen)
        head.addWidget(self.taken)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(6), gap, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        self.labels: list[Label] = []
        self.hide()

    def show_changes(self, changes: "Sequence[Change]") -> None:
        """Show what changed; nothing takes the card away."""
        for label in self.labels:
            self._rows.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.labels = []
        for change in changes:
            label = Label()
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            muted = theme.color("muted").name()
            why = f'<span style="color:{muted}">　{escape(change.why)}</span>' if change.why else ""
            label.setText(f"{change.kind}第{count(change.number)}条　{rich(change.runs)}{why}")
            label.setAccessibleName(
                f"{change.kind}第{count(change.number)}条 {spoken(change.runs)} {change.why}"
            )
            self._rows.addWidget(label)
            self.labels.append(label)
        self.setVisible(bool(changes))


def count(number: int) -> str:
    """Write the number of a clause (the first is 0)."""
    return NUMERALS[number] if number < len(NUMERALS) else str(number + 1)
