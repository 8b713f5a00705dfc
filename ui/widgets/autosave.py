"""Drafts are kept while they are typed: 300 ms after the last key, at the latest every second.

    self.saver = DraftSaver(self.viewmodel.keep, parent=self, boundary=context.boundary)
    editor.changed.connect(lambda key, text: self.saver.touch("draft", editor.values()))

What is hidden or closed is flushed; ``Page.leave`` calls ``flush`` too.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.boundary import Boundary

QUIET_MS = 300
AT_MOST_MS = 1000

_LEAVING = frozenset({QEvent.Type.Hide, QEvent.Type.Close})


class DraftSaver(QObject):
    """Calls ``save(key, content)`` for each key touched since the last time, with its newest content.

    What ``save`` raises is shown by the boundary, and the content stays pending: the next key, or ``flush``,
    tries again.
    """

    saved = Signal()

    def __init__(
        self,
        save: Callable[[str, Any], object],
        *,
        parent: QWidget,
        boundary: Boundary | None = None,
        quiet: int = QUIET_MS,
        at_most: int = AT_MOST_MS,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._guarded = boundary.guarded(self._keep) if boundary else self._keep
        self._pending: dict[str, Any] = {}
        self._quiet = QTimer(self, singleShot=True, interval=quiet)
        self._at_most = QTimer(self, singleShot=True, interval=at_most)
        self._quiet.timeout.connect(self.flush)
        self._at_most.timeout.connect(self.flush)
        parent.installEventFilter(self)

    @property
    def pending(self) -> bool:
        """Say whether something typed is not yet saved."""
        return bool(self._pending)

    def touch(self, key: str, content: Any) -> None:
        """Take new content; it is saved soon."""
        self._pending[key] = content
        self._quiet.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def flush(self) -> None:
        """Save at once what is pending."""
        self._quiet.stop()
        self._at_most.stop()
        if not self._pending:
            return
        for key in tuple(self._pending):
            self._guarded(key)
        if not self._pending:
            self.saved.emit()

    def _keep(self, key: str) -> None:
        self._save(key, self._pending[key])
        del self._pending[key]

    def forget(self, key: str) -> None:
        """Drop pending content, because the thing itself was saved or given up."""
        self._pending.pop(key, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when what is being typed into goes out of sight."""
        if event.type() in _LEAVING:
            self.flush()
        return super().eventFilter(watched, event)
