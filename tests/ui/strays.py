"""What comes up of its own while a test looks on: a part shown before it has a parent is a window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Strays(QObject):
    """Counts the windows that come up of their own while it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note each top-level widget that is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
