"""The record on screen: one line an utterance, filled from the bottom, smooth with thousands of lines.

Rows are measured and painted only where they are seen.  Nothing here writes: keys and the menu
become signals.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from ui import theme
from ui.widgets import record_paint
from ui.widgets.record_paint import Look
from ui.widgets.row_heights import RowHeights

if TYPE_CHECKING:
    from ui.viewmodels.sitting_record import Entry

COLUMN_KEYS = {Qt.Key.Key_1: "无争议", Qt.Key.Key_2: "争议", Qt.Key.Key_3: "焦点"}
DEED_KEYS = {
    Qt.Key.Key_4: "exhibited", Qt.Key.Key_5: "relayed", Qt.Key.Key_E: "corrected", Qt.Key.Key_D: "demanded",
}  # fmt: skip
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
#: Measuring moves other rows into sight; so often it is looked again.
_PASSES = 4
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD = ~Qt.KeyboardModifier.KeypadModifier


class RecordView(QAbstractScrollArea):
    """Shows entries.  ``struck``, ``corrected``, ``demanded``, ``exhibited`` and ``offered`` carry the line's id; ``left`` asks for the input.

    ``sorted_to`` carries the ids of the chosen lines: one, or as many as Shift took in.
    A private line is blurred until the mouse rests on it, or Space is pressed on it.
    """

    struck = Signal(object)
    sorted_to = Signal(object, str)
    offered = Signal(object)
    exhibited = Signal(object)
    relayed = Signal(object)
    corrected = Signal(object)
    demanded = Signal(object)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self.setAccessibleName("笔录")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self.sides: Mapping[UUID, str] = {}
        self.roles: Mapping[str, str] = {}
        self.sortable = self.clocked = True
        self._entries: list[Entry] = []
        self._rows = RowHeights()
        self._current = -1
        self._anchor: UUID | None = None
        self._pointed = -1
        self._revealed = -1
        self._found: dict[UUID, None] = {}
        self._look = Look()

    # what is shown

    def show_entries(self, entries: Sequence["Entry"]) -> None:
        """Show a record; a view that stood at its end stays there, and what was chosen stays chosen."""
        chosen, at_end, grown = self.current_line(), self.at_end(), list(entries)
        appended = len(self._entries) if grown[: len(self._entries)] == self._entries else 0
        self._entries = grown
        self._measure(keep=appended)
        if chosen is not None:
            self._current = self._place(chosen)
        self._fit(to_end=at_end)

    @property
    def entries(self) -> tuple["Entry", ...]:
        """Return what is shown."""
        return tuple(self._entries)

    def mark_found(self, ids: Sequence[UUID]) -> None:
        """Light up lines that a search found and go to the last of them."""
        self._found = dict.fromkeys(ids)
        if ids:
            self.choose(ids[-1])
        self.viewport().update()

    @property
    def found_count(self) -> int:
        """Return how many lines the search found."""
        return len(self._found)

    @property
    def found_place(self) -> int:
        """Return which of the found lines is chosen, counted from one; 0 is none of them."""
        here = self.current_line()
        return list(self._found).index(here) + 1 if here in self._found else 0

    def step_found(self, step: int) -> None:
        """Go to the found line before (-1) or after (1) the chosen one, round at the ends."""
        ids, place = list(self._found), self.found_place
        if ids:
            self.choose(ids[(place - 1 + step) % len(ids) if place else -1])

    def current_line(self) -> UUID | None:
        """Return the id of the chosen line."""
        entry = self._entries[self._current] if 0 <= self._current < len(self._entries) else None
        return entry.line.id if entry is not None and entry.line is not None else None

    def chosen_lines(self) -> tuple[UUID, ...]:
        """Return the ids of all chosen lines, from the first to the last."""
        rows = self._chosen_rows()
        return tuple(
            entry.line.id for entry in self._entries[rows.start : rows.stop] if entry.line is not None
        )

    def _chosen_rows(self) -> range:
        if self._current < 0:
            return range(0)
        other = self._place(self._anchor) if self._anchor is not None else -1
        ends = sorted((self._current, other if other >= 0 else self._current))
        return range(ends[0], ends[1] + 1)

    def choose(self, line_id: UUID | None) -> None:
        """Choose a line and scroll to it."""
        self._anchor = None
        self._current = -1 if line_id is None else self._place(line_id)
        if self._current >= 0:
            self._reveal_row(self._current)
        self.viewport().update()

    def choose_last(self) -> None:
        """Choose the newest line and take the keyboard."""
        self._anchor = None
        self._current = self._next(len(self._entries), -1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._current >= 0:
            self._reveal_row(self._current)
        self.viewport().update()

    def at_end(self) -> bool:
        """Say whether the newest line is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _place(self, line_id: UUID) -> int:
        return next(
            (
                row
                for row, entry in enumerate(self._entries)
                if entry.line is not None and entry.line.id == line_id
            ),
            -1,
        )

    # geometry

    def _measure(self, *, keep: int = 0) -> None:
        look = Look.now(self.viewport().width(), clocked=self.clocked)
        if look != self._look:
            keep, self._look = 0, look
        guesses = [record_paint.guess(entry, look) for entry in self._entries[keep:]]
        self._rows.lay(theme.px(4), guesses, keep=keep)

    def _measure_anew(self) -> None:
        """Measure again where the width or the size of type has changed."""
        if Look.now(self.viewport().width(), clocked=self.clocked) != self._look:
            self._measure()

    def _settle(self) -> None:
        """Measure what is in sight; a view at its end stays there, else the chosen row or the first one in sight."""
        if not self._entries:
            return
        at_end, bar = self.at_end(), self.verticalScrollBar()
        for _ in range(_PASSES):
            shift = self._shift()
            first = self._rows.at(-shift)
            last = self._rows.at(self.viewport().height() - shift) + 1
            anchor = self._current if first <= self._current < last else min(first, len(self._entries) - 1)
            before = self._rows.top(anchor)
            if not self._rows.settle(first, last, self._height):
                return
            with QSignalBlocker(bar):
                bar.setRange(0, max(0, self._content() - self.viewport().height()))
                bar.setValue(bar.maximum() if at_end else bar.value() + self._rows.top(anchor) - before)

    def _height(self, row: int) -> int:
        return record_paint.height(self._entries[row], self._look)

    def _fit(self, *, to_end: bool) -> None:
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._content() - room))
        bar.setPageStep(room)
        bar.setSingleStep(theme.px(33))
        if to_end:
            bar.setValue(bar.maximum())
        self._settle()
        self.viewport().update()

    def _content(self) -> int:
        return self._rows.total + theme.px(4)

    def _shift(self) -> int:
        """Return how far down the first row begins: a short record lies at the bottom, on the input line."""
        return max(0, self.viewport().height() - self._content()) - self.verticalScrollBar().value()

    def _rect(self, row: int) -> QRect:
        top = self._rows.top(row)
        return QRect(0, top + self._shift(), self.viewport().width(), self._rows.bottom(row) - top)

    def _row_at(self, spot: QPoint) -> int:
        row = self._rows.at(spot.y() - self._shift())
        return row if row < len(self._rows) and self._rect(row).contains(spot) else -1

    def _reveal_row(self, row: int) -> None:
        self._rows.settle(row, row + 1, self._height)
        area, bar = self._rect(row), self.verticalScrollBar()
        if area.top() < 0:
            bar.setValue(bar.value() + area.top())
        elif area.bottom() > self.viewport().height():
            bar.setValue(bar.value() + area.bottom() - self.viewport().height())
        self._settle()

    def _next(self, row: int, step: int) -> int:
        """Return the nearest line from ``row`` in the direction of ``step``, or -1."""
        row += step
        one = 1 if step > 0 else -1
        row = min(max(row, 0), len(self._entries) - 1)
        while 0 <= row < len(self._entries) and self._entries[row].line is None:
            row += one
        return row if 0 <= row < len(self._entries) else -1

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        self._settle()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("surface"))
        if not self._entries:
            painter.setPen(theme.color("muted"))
            painter.drawText(
                self.viewport().rect(),
                Qt.AlignmentFlag.AlignCenter,
                "说一句，记一行。在下面打字，按 Enter 记下。",
            )
            return
        row, chosen = self._rows.at(event.rect().top() - self._shift()), self._chosen_rows()
        while row < len(self._entries):
            area = self._rect(row)
            if area.top() > event.rect().bottom():
                break
            entry = self._entries[row]
            line = entry.line
            record_paint.paint(
                painter, area, entry, self._look,
                side=self.sides.get(line.party_id, "") if line is not None and line.party_id else "",
                role=self.roles.get(line.speaker, "") if line is not None else "",
                chosen=row in chosen, focused=self.hasFocus(), open_=row in {self._pointed, self._revealed},
                found=line is not None and line.id in self._found,
            )  # fmt: skip
            row += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again for the new width, keeping the end in sight."""
        at_end = self.at_end()
        super().resizeEvent(event)
        self._measure_anew()
        self._fit(to_end=at_end)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure_anew()
            self._fit(to_end=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a private line while the mouse rests on it."""
        row = self._row_at(event.position().toPoint())
        if row != self._pointed:
            self._pointed = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Blur again when the mouse goes away."""
        if event.type() == QEvent.Type.Leave and self._pointed >= 0:
            self._pointed = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line; with Shift all from the chosen one to it."""
        row = self._row_at(event.position().toPoint())
        self._hold(extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self._current = row if row >= 0 and self._entries[row].line is not None else -1
        self._revealed = -1
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Blur again what Space had opened."""
        super().focusOutEvent(event)
        self._revealed = -1
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer with the mouse what the keys do."""
        line = self.current_line()
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.sortable:
            for number, column in enumerate(COLUMN_KEYS.values(), start=1):
                sort = menu.addAction(f"归入{column}　{number}")
                sort.triggered.connect(
                    lambda _on=False, column=column: self.sorted_to.emit(self.chosen_lines(), column)
                )
        menu.addAction("列为证据　4", lambda: self.exhibited.emit(line))
        if (said := self._entries[self._current].line) is not None and said.caucus_id is not None:
            menu.addAction("可转达 / 保密　5", lambda: self.relayed.emit(line))
        menu.addAction("记为诉求　D", lambda: self.demanded.emit(line))
        menu.addAction("成为方案　Ctrl ↵", lambda: self.offered.emit(line))
        menu.addAction("更正　E", lambda: self.corrected.emit(line))
        menu.addAction("划去　Delete", lambda: self.struck.emit(line))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Shift takes in several; 1 2 3 sort, 4 makes evidence, 5 may be told.

        Delete strikes, E corrects, D makes a demand, Ctrl+Enter proposes, Space opens a private line, Esc goes back.
        """
        key, line = Qt.Key(event.key()), self.current_line()
        if key in _STEPS or key in _ENDS:
            self._hold(extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._move(key)
        elif key in COLUMN_KEYS and self.sortable and line is not None:
            self.sorted_to.emit(self.chosen_lines(), COLUMN_KEYS[key])
        elif key in DEED_KEYS and line is not None and not event.modifiers() & _HELD:
            getattr(self, DEED_KEYS[key]).emit(line)
        elif key == Qt.Key.Key_Delete and line is not None:
            self.struck.emit(line)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier and line is not None:
            self.offered.emit(line)
        elif key == Qt.Key.Key_Space:
            self._revealed = -1 if self._revealed == self._current else self._current
            self.viewport().update()
        elif key == Qt.Key.Key_Escape or key in _ENTER:
            self.left.emit("")
        elif (
            event.text().isprintable()
            and event.text()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self.left.emit(event.text())
        else:
            event.ignore()

    def _hold(self, *, extend: bool) -> None:
        """Keep the far end of what is chosen while Shift is held; let it go otherwise."""
        if not extend:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = self.current_line()

    def _move(self, key: Qt.Key) -> None:
        if key in _ENDS:
            to = self._next(-1, 1) if _ENDS[key] == 0 else self._next(len(self._entries), -1)
        else:
            to = self._next(self._current, _STEPS[key])
        if key == Qt.Key.Key_Down and (to < 0 or to == self._current):
            self.left.emit("")
            return
        if to >= 0:
            self._current, self._revealed = to, -1
            self._reveal_row(to)
        self.viewport().update()
