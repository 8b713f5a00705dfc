"""The week of the rooms: seven days side by side, a block for each booking, the keyboard on one half hour.

Arrows move, Enter books the empty half hour or opens the block that stands there; a click does the same.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.label import tip

if TYPE_CHECKING:
    from models.queries.slots import Slot

DAYS, HALVES = 7, 24  # 8:00 to 20:00
FIRST_HOUR = 8
WEEK = "一二三四五六日"
_NARROW = 64  # a block in which a title is read down and not across
_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class WeekTable(QWidget):
    """``booked(day, half)`` asks for an empty half hour, ``opened(slot)`` for a booking."""

    booked = Signal(object, int)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rooms.week")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.monday = date(2026, 1, 5)
        self.today = date(2026, 1, 5)
        self.cursor_at = (0, 2)
        self._blocks: list[tuple[Slot, int, int, int, int, int]] = []
        self._clashes: frozenset[object] = frozenset()

    def show_week(
        self, monday: date, today: date, slots: "Sequence[Slot]", local: Callable[[datetime], datetime]
    ) -> None:
        """Show the bookings of a week; ``local`` turns a moment into Beijing time."""
        self.monday, self.today = monday, today
        self._blocks = _placed(monday, slots, local)
        self._clashes = clashes(slots)
        self.setAccessibleName(f"{monday} 起一周，{len(slots)} 场排期")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take a head and a line for each half hour."""
        return QSize(theme.px(480), self._head + HALVES * self._half)

    def minimumSizeHint(self) -> QSize:
        """Be as high as the day is long, and as narrow as seven days can be."""
        return QSize(theme.px(380), self.sizeHint().height())

    @property
    def _head(self) -> int:
        return theme.px(40)

    @property
    def _half(self) -> int:
        return theme.px(20)

    @property
    def _side(self) -> int:
        return theme.px(46)

    def _cell(self, day: int, half: int, halves: int = 1) -> QRect:
        wide = self.width() - self._side
        left, right = self._side + day * wide // DAYS, self._side + (day + 1) * wide // DAYS
        return QRect(left, self._head + half * self._half, right - left, halves * self._half)

    def _block(self, day: int, half: int, halves: int, lane: int, lanes: int) -> QRect:
        cell = self._cell(day, half, halves)
        wide = (cell.width() - 4) // lanes
        return QRect(cell.left() + 2 + lane * wide, cell.top() + 1, wide - 1, cell.height() - 2)

    def slot_at(self, day: int, half: int) -> "Slot | None":
        """Return the booking of a half hour."""
        return next(
            (s for s, d, begins, long, _, _ in self._blocks if d == day and begins <= half < begins + long),
            None,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, the hours and the blocks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        self._paint_ground(painter)
        for slot, day, half, halves, lane, lanes in self._blocks:
            self._paint_block(painter, slot, self._block(day, half, halves, lane, lanes))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRect(self._cell(*self.cursor_at).adjusted(1, 1, -2, -2))

    def _paint_ground(self, painter: QPainter) -> None:
        for day in range(DAYS):
            on = self.monday + timedelta(day)
            cell = self._cell(day, 0, HALVES)
            if on == self.today:
                painter.fillRect(cell, theme.color("accent-soft"))
            elif day >= DAYS - 2:
                painter.fillRect(cell, theme.color("sunk"))
            painter.setFont(theme.font(13, bold=on == self.today))
            painter.setPen(theme.color("accent" if on == self.today else "text"))
            head = QRect(cell.left(), 0, cell.width(), self._head)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"周{WEEK[day]}\n{on.month}-{on.day}")
        painter.setFont(theme.font(12))
        for half in range(HALVES + 1):
            y = self._head + half * self._half
            whole = half % 2 == 0
            painter.setPen(theme.color("line" if whole else "sunk"))
            painter.drawLine(self._side, y, self.width(), y)
            if whole and half < HALVES:
                painter.setPen(theme.color("muted"))
                area = QRect(0, y, self._side - theme.px(6), self._half)
                hour = f"{FIRST_HOUR + half // 2}:00"
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hour)
        painter.setPen(theme.color("line"))
        for day in range(DAYS):
            x = self._cell(day, 0).left()
            painter.drawLine(x, 0, x, self.height())

    def _paint_block(self, painter: QPainter, slot: "Slot", area: QRect) -> None:
        bad = slot.booking_id in self._clashes
        known = slot.case_id is not None or bool(slot.purpose)
        ground = "warn-soft" if bad else "good-soft" if slot.joint else "accent" if known else "line"
        ink = "warn" if bad else "good" if slot.joint else "on-accent" if known else "muted"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(12))
        inside = area.adjusted(theme.px(5), theme.px(1), -theme.px(3), -theme.px(1))
        high = painter.fontMetrics().lineSpacing()
        if inside.width() < theme.px(_NARROW):
            wrap = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop
            inside.setHeight(max(1, inside.height() // high) * high)
            painter.drawText(inside, int(wrap), f"！{slot.title}" if bad else slot.title)
            return
        words = [slot.title, slot.clock, slot.place]
        if bad:
            words.insert(1, f"{slot.host}同时在两处")
        for place, word in enumerate(words[: max(1, inside.height() // high)]):
            line = QRect(inside.left(), inside.top() + place * high, inside.width(), high)
            kept = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, kept)

    def _under(self, at: QPoint) -> "tuple[int, int, Slot | None]":
        day = (at.x() - self._side) * DAYS // max(1, self.width() - self._side)
        half = (at.y() - self._head) // self._half
        found = next((s for s, *where in self._blocks if self._block(*where).contains(at)), None)
        return min(max(day, 0), DAYS - 1), half, found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the block, or ask for the empty half hour."""
        day, half, slot = self._under(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not 0 <= half < HALVES:
            return
        self.cursor_at = (day, half)
        self._take(slot)

    def _take(self, slot: "Slot | None") -> None:
        day, half = self.cursor_at
        if slot is not None:
            self.opened.emit(slot)
        else:
            self.booked.emit(self.monday + timedelta(day), half)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, and take what stands there."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            day, half = self.cursor_at
            step = _STEPS[key]
            self.cursor_at = (min(max(day + step[0], 0), DAYS - 1), min(max(half + step[1], 0), HALVES - 1))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take(self.slot_at(*self.cursor_at))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it again."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say the whole of a block in a tool tip."""
        if isinstance(event, QHelpEvent):
            slot = self._under(event.pos())[2]
            QToolTip.showText(
                event.globalPos(), tip(f"{slot.clock}\n{slot.title}\n{slot.note}") if slot else "", self
            )
            return True
        return super().event(event)


def clashes(slots: "Sequence[Slot]") -> frozenset[object]:
    """Return the bookings in which one host is at two places at once."""
    found: set[object] = set()
    for place, one in enumerate(slots):
        for other in slots[place + 1 :]:
            over = one.starts_at < other.ends_at and other.starts_at < one.ends_at
            if over and one.host and one.host == other.host:
                found |= {one.booking_id, other.booking_id}
    return frozenset(found)


def _placed(
    monday: date, slots: "Sequence[Slot]", local: Callable[[datetime], datetime]
) -> "list[tuple[Slot, int, int, int, int, int]]":
    """Return (slot, day, first half hour, half hours, lane, lanes); what overlaps stands side by side."""
    found: list[tuple[Slot, int, int, int]] = []
    for slot in slots:
        begins, ends = local(slot.starts_at), local(slot.ends_at)
        day = (begins.date() - monday).days
        first = (begins.hour - FIRST_HOUR) * 2 + begins.minute // 30
        last = (ends.hour - FIRST_HOUR) * 2 + -(-ends.minute // 30) + 48 * (ends.date() - begins.date()).days
        if 0 <= day < DAYS:
            top = min(max(first, 0), HALVES - 1)
            found.append((slot, day, top, max(1, min(last, HALVES) - top)))
    made = []
    for slot, day, top, long in found:
        beside = [o for o in found if o[1] == day and o[2] < top + long and top < o[2] + o[3]]
        made.append((slot, day, top, long, [o[0] for o in beside].index(slot), len(beside)))
    return made
