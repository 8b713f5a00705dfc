"""保护措施 at the head of the right column: what comes first, and under a link what is to be done and told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.findings import Findings
from ui.widgets.labels import Muted


class SafeguardBanner(QWidget):
    """Hidden while the case asks for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banners = Findings("bad")
        self.more = QPushButton()
        self.more.setObjectName("safeguards.more")
        self.more.setProperty("kind", "quiet")
        self.more.setCheckable(True)
        self.todo = Muted(wrap=True)
        self.todo.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.banners)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.todo)
        self.more.toggled.connect(self.todo.setVisible)
        self.hide()

    def show_safeguards(self, banners: tuple[str, ...], todo: tuple[str, ...]) -> None:
        """Show what comes first; the list of what is to be done stays folded until it is asked for."""
        self.banners.show_findings([(sentence, "") for sentence in banners])
        self.more.setText(f"要做、要告知的 {len(todo)} 项")
        self.more.setVisible(bool(todo))
        self.todo.setText("\n".join(f"{place}. {sentence}" for place, sentence in enumerate(todo, 1)))
        if not todo:
            self.more.setChecked(False)
        self.setVisible(bool(banners))
