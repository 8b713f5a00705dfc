"""The one search box, and the list of what it found under it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label

WAIT_MS = 180


@dataclass(frozen=True)
class Hit:
    """Something found: what it is, a few words more, and the page that shows it."""

    title: str
    detail: str = ""
    page: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)


Search = Callable[[str], Sequence[Hit]]


class SearchBox(Line):
    """Asks 180 ms after the last key, never while an input method is composing.

    Set ``search`` to a callable; its hits are listed under the box over whatever page is shown, and
    ``opened`` carries the one that was taken.  ``asked`` carries every query.
    """

    asked = Signal(str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder="找人、案号、电话、地点、笔录里的字")
        self.setObjectName("search")
        self.setAccessibleName("查找")
        self.search: Search | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._key = Label("Ctrl K", self)
        self._key.setProperty("kind", "key")
        self._list: QListWidget | None = None
        self._hits: tuple[Hit, ...] = ()
        self.textChanged.connect(self._expect)
        self.submitted.connect(self._take)

    def _expect(self) -> None:
        self._key.setVisible(not self.text())
        self._wait.start()

    def _ask(self) -> None:
        if self.composing:
            return
        query = self.text().strip()
        if not query:
            self.close_list()
            return
        self.asked.emit(query)
        if self.search is not None:
            self.show_hits(self.search(query))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List ``hits`` under the box; with none, say so."""
        self._hits = tuple(hits)
        found = self._found()
        found.clear()
        for hit in self._hits:
            found.addItem(f"{hit.title}　　{hit.detail}" if hit.detail else hit.title)
        if not self._hits:
            nothing = QListWidgetItem("没有找到。可以少写几个字，或换成电话、案号。")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            found.addItem(nothing)
        found.setCurrentRow(0 if self._hits else -1)
        line = found.sizeHintForRow(0)
        found.resize(max(self.width(), theme.px(580)), min(len(self._hits) or 1, 10) * line + theme.px(12))
        found.move(self.mapTo(self.window(), QPoint(0, self.height() + 4)))
        found.show()
        found.raise_()

    def _found(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setObjectName("hits")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(lambda _item: self._take())
        return self._list

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what is listed now."""
        return self._hits if self._list is not None and self._list.isVisible() else ()

    def close_list(self) -> None:
        """Take the list away."""
        self._wait.stop()
        if self._list is not None:
            self._list.hide()

    def _take(self) -> None:
        row = self._list.currentRow() if self._list is not None and self._list.isVisible() else -1
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.close_list()
            self.clear()
            self._wait.stop()
            self.opened.emit(hit)
        elif not self.composing:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows, and leave it with Esc."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            self.clear()
        elif step and self._list is not None and self._hits and not self.composing:
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._hits))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's name at the right end."""
        super().resizeEvent(event)
        self._place_key()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the key's name anew in another size, once its own style has been taken."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            QTimer.singleShot(0, self, self._place_key)

    def _place_key(self) -> None:
        self._key.ensurePolished()
        self._key.adjustSize()
        self._key.move(
            self.width() - self._key.width() - theme.px(10), (self.height() - self._key.height()) // 2
        )

    def event(self, event: QEvent) -> bool:
        """Close the list when the box loses the keyboard."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        return super().event(event)
