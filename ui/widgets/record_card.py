"""The middle of the room: the head of the record, the record, and the input line under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.apart_strip import ApartStrip
from ui.widgets.balance import Balance
from ui.widgets.labels import Elided
from ui.widgets.record_view import RecordView
from ui.widgets.speaker_line import SpeakerLine

_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


PAUSED = "休会中　复会请按上方“复会”。这时记下的话同样存入笔录。"


class _Find(Line):
    """The line that searches in the record: Enter and Up go back, Shift+Enter and Down go on; Esc closes it."""

    closed = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through what was found; close on Esc."""
        key = event.key()
        back = key in {Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key != Qt.Key.Key_Up:
            back = False
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _STEPS and not self.composing:
            event.accept()
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class RecordCard(QFrame):
    """``searched`` carries what is looked for in the record."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.record = RecordView()
        self.line = SpeakerLine()
        self.title = Label("笔录")
        self.title.setProperty("kind", "muted")
        self.keys = Elided()
        self.keys.setProperty("kind", "muted")
        self.balance = Balance()
        self.finder = _Find(placeholder="找字、@人、#种类　Enter 上一处　Shift+Enter 下一处　Esc 关闭")
        self.finder.setObjectName("record.find")
        self.finder.setAccessibleName("在笔录里查找")
        self.finder.hide()
        self.found = Label()
        self.found.setProperty("kind", "muted")
        self.found.hide()
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
        head.setSpacing(theme.px(12))
        for part, stretch in (
            (self.title, 0),
            (self.keys, 1),
            (self.finder, 1),
            (self.found, 0),
            (self.balance, 0),
        ):
            head.addWidget(part, stretch)
        self.head = QWidget()
        self.head.setLayout(head)
        self.head.setMinimumHeight(theme.px(34))
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        self.paused = _strip("", "warn")
        self.talk = _strip("", "private")
        self.talk.setObjectName("record.talk")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.apart = ApartStrip()
        column.addWidget(self.head)
        column.addWidget(rule)
        column.addWidget(self.apart)
        column.addWidget(self.record, 1)
        column.addWidget(self.paused)
        column.addWidget(self.talk)
        column.addWidget(self.line)
        self._count = 0
        self.finder.typed.connect(self._search)
        self.finder.stepped.connect(self._step)
        self.finder.closed.connect(self.close_find)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show who answers to which key."""
        self.keys.setText("　".join(keys))

    def show_count(self, count: int, shares: Sequence[tuple[str, str, float]]) -> None:
        """Show how long the record is, and who has spoken how much."""
        self.title.setText(f"笔录　{count} 条")
        self.balance.show_shares(shares)

    def show_paused(self, *, paused: bool, away: Sequence[str] = ()) -> None:
        """Show that the sitting pauses, or that somebody is not there; typing goes on."""
        words = (
            PAUSED if paused else f"{'、'.join(away)}不在场　到场、返回时请从“现场事件”记下。" if away else ""
        )
        self.paused.setText(words)
        self.paused.setVisible(bool(words))

    def show_talk(self, words: str) -> None:
        """Show that a talk apart is open; empty when none is."""
        self.talk.setText(words)
        self.talk.setVisible(bool(words))

    def open_find(self) -> None:
        """Look for words in the record."""
        self.keys.hide()
        self.finder.show()
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def close_find(self) -> None:
        """Go back to the input line."""
        self.finder.clear()
        self.finder.hide()
        self.found.hide()
        self.keys.show()
        self.searched.emit("")
        self.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, words: str) -> None:
        self.searched.emit(words)
        self._say_found()
        self.found.setVisible(bool(words.strip()))

    def _step(self, step: int) -> None:
        self.record.step_found(step)
        self._say_found()

    def _say_found(self) -> None:
        count, place = self.record.found_count, self.record.found_place
        self.found.setText(f"{place} / {count} 处" if count else "没有找到")


def _strip(words: str, tone: str) -> Label:
    """Make a line of words between record and input that is shown only while it is true."""
    made = Label(words)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setProperty("kind", "tag")
    made.setProperty("tone", tone)
    made.hide()
    return made
