"""开场白: read aloud in big words, one passage after another; Space ticks it and goes on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Words
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.opening import Point

DONE, OPEN = "✓　", "　　"
CHANGED = "内容变了，请再念"


class PointList(QListWidget):
    """The passages; Space is 念完了, E changes the words, Delete takes a tick back."""

    read = Signal()
    edited = Signal()
    unread = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of reading; the arrows are Qt's."""
        deeds = {
            Qt.Key.Key_Space: self.read, Qt.Key.Key_Return: self.read, Qt.Key.Key_Enter: self.read,
            Qt.Key.Key_E: self.edited, Qt.Key.Key_Delete: self.unread,
        }  # fmt: skip
        deed = deeds.get(Qt.Key(event.key()))
        if deed is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            deed.emit()
        else:
            super().keyPressEvent(event)


class OpeningStep(QWidget):
    """``changed`` after a tick or a change of words; ``finished`` when the last passage was read."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: Callable[[], datetime]
        self.read: dict[str, datetime] = {}
        self.heard: dict[str, str] = {}
        self.wording: dict[str, str] = {}
        self._changed: set[str] = set()
        self.points: tuple[Point, ...] = ()
        self.list = PointList()
        self.list.setObjectName("hits")
        self.list.setAccessibleName("开场白的各段")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(theme.px(214))
        self.words = _reading("reading")
        self.law = _reading("reading-law")
        self.editor = Words(lines=6)
        self.editor.setObjectName("begin.opening.words")
        self.editor.setAccessibleName("这一段的话")
        self.editor.hide()
        self.hint = Muted(wrap=True)
        self.next = plain("念完了，下一段", "begin.opening.next")
        self.edit = plain("改这一段", "begin.opening.edit", kind="quiet")
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._show_point())
        self.list.read.connect(self.tick)
        self.list.unread.connect(self._untick)
        self.list.edited.connect(self._edit)
        self.next.clicked.connect(self.tick)
        self.edit.clicked.connect(self._edit)
        self.editor.submitted.connect(self._keep_words)

    def _lay_out(self) -> None:
        card = Card(padding=20)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, theme.px(4), 0)
        inside.setSpacing(theme.px(14))
        inside.addWidget(self.words)
        inside.addWidget(self.editor)
        inside.addWidget(self.law)
        inside.addStretch(1)
        self.area = Scrolled(inside)
        card.body.addWidget(self.area, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(8))
        deeds.addWidget(self.hint, 1)
        deeds.addWidget(self.edit)
        deeds.addWidget(self.next)
        card.body.addLayout(deeds)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(12))
        across.addWidget(self.list)
        across.addWidget(card, 1)

    def show_points(self, points: "Sequence[Point]") -> None:
        """Show the passages as they read now; where one is read stays, and one that says something else is open again."""
        here = self.current.key if self.current is not None else ""
        self.points = tuple(points)
        self._drop_changed()
        self.list.blockSignals(True)
        self.list.clear()
        for each in self.points:
            self.list.addItem(QListWidgetItem(self._row(each)))
        place = next((number for number, each in enumerate(self.points) if each.key == here), self._first())
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show_point()

    def begin(
        self, read: Mapping[str, datetime], wording: Mapping[str, str], heard: Mapping[str, str]
    ) -> None:
        """Start with what was read and changed before the panel was left."""
        self.points = ()
        self.list.clear()
        self.read, self.wording, self.heard = dict(read), dict(wording), dict(heard)
        self._changed = set()

    def _mark(self, point: "Point") -> str:
        return replace(point, text=self.wording.get(point.key, point.text)).mark

    def _drop_changed(self) -> None:
        """Take the tick off each passage that says something else than what was read."""
        for each in self.points:
            mark = self._mark(each)
            if each.key in self.read and self.heard.setdefault(each.key, mark) != mark:
                del self.read[each.key], self.heard[each.key]
                self._changed.add(each.key)

    def _row(self, point: "Point") -> str:
        said = "（变了）" if point.key in self._changed else ""
        return f"{DONE if point.key in self.read else OPEN}{point.title}{said}"

    @property
    def current(self) -> "Point | None":
        """Return the passage that is looked at."""
        row = self.list.currentRow()
        return self.points[row] if 0 <= row < len(self.points) else None

    def _first(self) -> int:
        return next((n for n, each in enumerate(self.points) if each.key not in self.read), 0)

    def _show_point(self) -> None:
        point = self.current
        self.editor.hide()
        self.words.show()
        if point is None:
            return
        self.words.setText(self.wording.get(point.key, point.text))
        self.law.setText("\n".join(point.law))
        self.law.setVisible(bool(point.law))
        self.area.verticalScrollBar().setValue(0)
        at = self.read.get(point.key)
        keys = "空格：念完了，下一段　E：改这一段"
        asked = f"{CHANGED}。{keys}" if point.key in self._changed else keys
        self.hint.setText(f"已念 {at.astimezone():%H:%M}，按 Delete 撤回" if at else asked)
        self.next.setText("下一段" if at else "念完了，下一段")

    def tick(self) -> None:
        """Tick the passage and go on to the next that is not read."""
        point = self.current
        if point is None or self.editor.isVisible():
            return
        if point.key not in self.read:
            self.read[point.key], self.heard[point.key] = self.now(), self._mark(point)
            self._changed.discard(point.key)
        row = self.list.currentRow()
        self.list.item(row).setText(self._row(point))
        later = [n for n in range(row + 1, len(self.points)) if self.points[n].key not in self.read]
        left = later or [n for n, each in enumerate(self.points) if each.key not in self.read]
        if left:
            self.list.setCurrentRow(left[0])
        self._show_point()
        self.changed.emit()
        if not left:
            self.finished.emit()

    def _untick(self) -> None:
        point = self.current
        if point is not None and self.read.pop(point.key, None) is not None:
            self.heard.pop(point.key, None)
            self.list.currentItem().setText(self._row(point))
            self._show_point()
            self.changed.emit()

    def _edit(self) -> None:
        if self.editor.isVisible():
            self._keep_words()
            return
        self.editor.setText(self.words.text())
        self.words.hide()
        self.editor.show()
        self.edit.setText("改好了")
        self.hint.setText("只改这一场的话；Ctrl+Enter 改好。法律规定的告知原文不变。")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_words(self) -> None:
        point = self.current
        if point is not None and self.editor.text().strip():
            self.wording[point.key] = self.editor.text()
            self._drop_changed()
            self.list.currentItem().setText(self._row(point))
        self.edit.setText("改这一段")
        self._show_point()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def note(self) -> tuple[str, bool]:
        """Say what is left, and whether the step is done."""
        left = sum(each.key not in self.read for each in self.points)
        if self._changed:
            return f"{len(self._changed)} 段{CHANGED}", False
        return ("念完了", True) if not left else (f"还有 {left} 段没有念", False)

    def arrive(self) -> None:
        """Be ready to read the first passage that is open."""
        if self.current is not None and self.current.key in self.read:
            self.list.setCurrentRow(self._first())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _reading(kind: str) -> Label:
    made = Label()
    made.setProperty("kind", kind)
    made.setWordWrap(True)
    return made
