"""The one search box, and the list of what it found under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.search_rows import Hit, SearchRows

WAIT_MS = 180
#: Questions of this sitting at the desk that were followed to an answer; they are kept nowhere.
RECENT = 5
HIGHEST = 560
LATELY, KEEP = "最近", "保存这个搜索"

Search = Callable[[str], Sequence[Hit]]

__all__ = ("WAIT_MS", "Hit", "Search", "SearchBox")


class SearchBox(Line):
    """Asks 180 ms after the last key, never while an input method is composing.

    Set ``search`` to a callable; its hits are listed under the box over whatever page is shown, and
    ``opened`` carries the one that was taken.  ``asked`` carries every query, ``emptied`` that the box is empty and
    has the cursor, ``narrowed`` the person whose cases are wanted, ``kept`` and ``dropped`` a search to keep or let
    go.
    """

    asked = Signal(str)
    emptied = Signal()
    opened = Signal(object)
    narrowed = Signal(object)
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholder="找人、拼音首字母、案号、电话、地点、笔录里的字")
        self.setObjectName("search")
        self.setAccessibleName("查找")
        self.search: Search | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._key = Label("Ctrl K", self)
        self._key.setProperty("kind", "key")
        self._list: SearchRows | None = None
        self._hits: tuple[Hit, ...] = ()
        self._saved: tuple[str, ...] = ()
        self._recent: list[str] = []
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
            if self.hasFocus():
                self.emptied.emit()
            return
        self.asked.emit(query)
        if self.search is not None:
            self.show_hits(self.search(query))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List ``hits`` under the box, and that the search can be kept; with none, say so."""
        self._hits = tuple(hits)
        query = self.text().strip()
        keep = [Hit(KEEP, keep=query, group=" ")] if hits and query and query not in self._saved else []
        self._list_rows([*hits, *keep])

    def show_saved(self, hits: Sequence[Hit]) -> None:
        """List the searches that are kept and the last ones, while the box is empty; with neither, nothing."""
        self._saved = tuple(hit.title for hit in hits)
        lately = [Hit(each, again=each, group=LATELY) for each in self._recent if each not in self._saved]
        rows = [Hit(hit.title, "Delete 删去", again=hit.title, group=hit.group) for hit in hits] + lately
        if not rows or self.text() or not self.hasFocus():
            return
        self._hits = tuple(rows)
        self._list_rows(rows)

    def _list_rows(self, rows: Sequence[Hit]) -> None:
        found = self._found()
        found.show_hits(rows)
        under = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        room = min(self.window().height() - under.y() - theme.px(12), theme.px(HIGHEST))
        width = min(max(self.width(), theme.px(640)), self.window().width() - under.x() - theme.px(12))
        found.resize(width, min(found.wanted_height(), room))
        found.move(under)
        found.show()
        found.raise_()

    def _found(self) -> SearchRows:
        if self._list is None:
            self._list = SearchRows(self.window())
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

    def forget(self) -> None:
        """Forget what was asked: somebody else sits down."""
        self._recent.clear()
        self._saved = ()
        self.close_list()
        self.clear()

    def _take(self) -> None:
        hit = self._list.hit if self._list is not None and self._list.isVisible() else None
        if hit is None:
            if not self.composing:
                self._ask()
        elif hit.again:
            self.setText(hit.again)
            self._ask()
        elif hit.keep:
            self._saved = (*self._saved, hit.keep)
            self.kept.emit(hit.keep)
            self.show_hits(self._hits)
        elif hit.person:
            self._remember()
            self.narrowed.emit(hit)
        else:
            self._remember()
            self.close_list()
            self.clear()
            self._wait.stop()
            self.opened.emit(hit)

    def _remember(self) -> None:
        query = self.text().strip()
        if query:
            self._recent = [query, *(each for each in self._recent if each != query)][:RECENT]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows, leave it with Esc, and let a kept search go with Delete."""
        listed = self._list if self.hits and not self.composing else None
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            self.clear()
            self._wait.stop()
        elif step and listed is not None:
            listed.step(step)
        elif step == 1 and not self.text() and not self.composing:
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Delete and listed is not None and not self.text():
            self._let_go(listed.hit)
        else:
            super().keyPressEvent(event)

    def _let_go(self, hit: Hit | None) -> None:
        if hit is None:
            return
        if hit.again in self._saved:
            self.dropped.emit(hit.again)
        self._recent = [each for each in self._recent if each != hit.again]
        self.close_list()
        self.emptied.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer what was kept when the cursor comes into the empty box."""
        super().focusInEvent(event)
        if not self.text() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.emptied.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Offer it again when the empty box is clicked."""
        super().mousePressEvent(event)
        if not self.text() and not self.hits:
            self.emptied.emit()

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
