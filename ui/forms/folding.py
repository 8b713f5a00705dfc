"""A card whose content opens and closes by its title."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme


class Folding(QFrame):
    """A card with an arrow before its title; add to ``body``, and to ``title_line`` at the title's right."""

    def __init__(self, title: str, parent: QWidget | None = None, *, opened: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = QPushButton(title)
        self.title.setProperty("kind", "fold")
        self.title.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title.clicked.connect(self.toggle)
        self.title_line = QHBoxLayout()
        self.title_line.addWidget(self.title)
        self.title_line.addStretch(1)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        gap = theme.px(16)
        column.setContentsMargins(gap, theme.px(12), gap, theme.px(12))
        column.addLayout(self.title_line)
        column.addWidget(self._content)
        self._show(opened=opened)

    @property
    def opened(self) -> bool:
        """Say whether the content is shown."""
        return not self._content.isHidden()

    def open(self) -> None:
        """Show the content."""
        self._show(opened=True)

    def toggle(self) -> None:
        """Open what is closed and close what is open."""
        self._show(opened=not self.opened)

    def _show(self, *, opened: bool) -> None:
        self._content.setVisible(opened)
        self.title.setIcon(icons.icon("down" if opened else "right"))
