"""One column of 梳理 with the lines that were moved to it: in an order of its own, by mouse and by keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from models.record import Line

COLUMNS = ("无争议", "争议", "焦点")
_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ALT = Qt.KeyboardModifier.AltModifier


class SortedRow(QFrame):
    """A line in a column: arrows go from row to row, Alt with an arrow moves it, 1 2 3 and Delete sort it anew."""

    stepped = Signal(int)
    moved = Signal(int)
    sorted_to = Signal(str)
    taken_out = Signal()

    def __init__(self, line: "Line", place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Alt+↑↓ 调整次序，1 2 3 换一栏，Delete 移出；笔录不变")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(theme.px(4), theme.px(1), 0, theme.px(1))
        inside.setSpacing(theme.px(6))
        words = Label(f"{place}. {line.speaker}：{line.text}")
        words.setWordWrap(True)
        out = plain("×", f"sorting.out.{line.seq}", kind="quiet")
        out.setAccessibleName("移出")
        out.setToolTip("移出这一栏，笔录不变")
        out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        out.clicked.connect(self.taken_out)
        inside.addWidget(words, 1)
        inside.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(words.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, move, sort anew or take out."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            (self.moved if event.modifiers() & _ALT else self.stepped).emit(_ARROWS[key])
        elif key in _NUMBERS and not event.modifiers():
            self.sorted_to.emit(COLUMNS[_NUMBERS[key]])
        elif key == Qt.Key.Key_Delete:
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer with the mouse what the keys do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("上移　Alt+↑", lambda: self.moved.emit(-1))
        menu.addAction("下移　Alt+↓", lambda: self.moved.emit(1))
        for number, column in enumerate(COLUMNS, start=1):
            sort = menu.addAction(f"归入{column}　{number}")
            sort.triggered.connect(lambda _on=False, column=column: self.sorted_to.emit(column))
        menu.addAction("移出　Delete", self.taken_out.emit)
        menu.popup(event.globalPos())


class ColumnCard(QFrame):
    """``sorted_to`` and ``moved`` carry the line's id with the column or the step."""

    sorted_to = Signal(object, str)
    moved = Signal(object, int)

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.name = name
        self.title = Label(name)
        self.title.setProperty("kind", "strong")
        self.count = Muted()
        mark = Label(key)
        mark.setProperty("kind", "key")
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, 0, 0)
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(mark)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(7), theme.px(8), theme.px(7))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addLayout(self.body)
        self.rows: dict[UUID, SortedRow] = {}
        self.texts: tuple[str, ...] = ()
        self._shown: tuple[tuple[UUID, str], ...] = ()

    def show_lines(self, lines: "Sequence[Line]") -> None:
        """List the lines; what is already there stays, and the row under the keyboard keeps it."""
        shown = tuple((line.id, f"{line.speaker}：{line.text}") for line in lines)
        if shown == self._shown:
            return
        held = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        old, self.rows = list(self.rows.values()), {}
        self._shown, self.texts = shown, tuple(line.text for line in lines)
        self.count.setText(f"{len(lines)} 条" if lines else "")
        for place, line in enumerate(lines, start=1):
            self._add(line, place)
        if held in self.rows:
            self.rows[held].setFocus(Qt.FocusReason.OtherFocusReason)
        for row in old:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _add(self, line: "Line", place: int) -> None:
        row = SortedRow(line, place)
        row.taken_out.connect(lambda: self.sorted_to.emit(line.id, self.name))
        row.sorted_to.connect(lambda column: self.sorted_to.emit(line.id, column))
        row.moved.connect(lambda step: self.moved.emit(line.id, step))
        row.stepped.connect(lambda step: self._step(row, step))
        self.body.addWidget(row)
        self.rows[line.id] = row

    def _step(self, row: SortedRow, step: int) -> None:
        rows = list(self.rows.values())
        to = rows.index(row) + step
        if 0 <= to < len(rows):
            rows[to].setFocus(Qt.FocusReason.OtherFocusReason)
