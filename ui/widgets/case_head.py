"""The head over the panes of 回访: which case is looked at, how it stands, and the way to its papers."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided, Tag, Tone

_TONES: dict[str, Tone] = {
    "已履行": "good",
    "已销号": "good",
    "未履行": "warn",
    "达成后未履行": "warn",
    "未达成": "warn",
}


class CaseHead(QWidget):
    """Two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Elided()
        self.title.setProperty("kind", "strong")
        self.state = Tag("")
        self.about = Elided()
        self.about.setProperty("kind", "muted")
        self.papers = plain("看文书", "visits.papers", kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part, aside in ((self.title, self.state), (self.about, self.papers)):
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            line.addWidget(part, 1)
            line.addWidget(aside)
            column.addLayout(line)

    def show_case(self, title: str, state: str, about: str) -> None:
        """Show a case."""
        self.title.setText(title)
        self.state.show_state(state, _TONES.get(state, "accent"))
        self.about.setText(about)
