"""从条款库加: the clause library in the place of the clauses, searched by words or initials, chosen by Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.clause_fields import quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.viewmodels.clause_library import Offered

_ID = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ClausePicker(QWidget):
    """``chosen`` carries the id of a pattern, ``left`` when none is wanted; the arrows move while one types."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, offered: "Callable[[str], Sequence[Offered]]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = offered
        self._texts: dict[str, str] = {}
        self.line = Line(placeholder="找条款：写几个字或拼音首字母，如 赔偿、pldq")
        self.line.setObjectName("clauses.search")
        self.line.setAccessibleName("在条款库里找")
        self.line.installEventFilter(self)
        self.line.typed.connect(self.fill)
        self.list = QListWidget()
        self.list.setObjectName("clauses.library")
        self.list.setAccessibleName("条款库")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.list.itemActivated.connect(lambda _item: self.choose())
        self.list.itemClicked.connect(lambda _item: self.choose())
        self.sample = Label()
        self.sample.setWordWrap(True)
        self.sample.setProperty("kind", "muted")
        self.sample.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sample.setMinimumHeight(theme.px(112))
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        head.addWidget(quiet("返回", "clauses.library.leave", self.left.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.sample)

    def begin(self) -> None:
        """Show the whole library with the cursor in the search."""
        self.line.setText("")
        self.fill("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, words: str) -> None:
        """Show the patterns that answer to the words, each group under its name."""
        self.list.clear()
        self._texts = {}
        group = None
        for each in self._offered(words):
            if each.group != group:
                group = each.group
                head = QListWidgetItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = head.font()
                font.setBold(True)
                head.setFont(font)
                head.setForeground(theme.color("warn" if each.missing else "muted"))
                self.list.addItem(head)
            row = QListWidgetItem("　" + each.title + (f"　{each.tag}" if each.tag else ""))
            row.setData(_ID, each.id)
            row.setToolTip(each.text)
            self._texts[each.id] = each.text
            self.list.addItem(row)
        self._step(1, begin=-1)
        self._tell()

    def choose(self) -> None:
        """Take the pattern that is marked."""
        if key := self._marked():
            self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, Enter take and Esc leave, while the cursor stays in the search."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key], begin=self.list.currentRow())
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.choose()
                return True
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int, *, begin: int) -> None:
        row = begin + step
        while 0 <= row < self.list.count():
            if self.list.item(row).data(_ID):
                self.list.setCurrentRow(row)
                return
            row += step

    def _marked(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID) or "") if item is not None else ""

    def _tell(self) -> None:
        self.sample.setText(
            self._texts.get(self._marked(), "" if self._texts else "没有这样的条款，可以返回后自己写一条。")
        )
