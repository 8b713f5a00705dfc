"""时间线: one line down the page, today marked on it; what is over stands above, what is to come below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.course import Entry

_ENTRY = Qt.ItemDataRole.UserRole
#: Icon, ink and ground of each kind; a kind is told by its icon, never by its colour alone.
_LOOKS = {
    "办理": ("folder", "muted", "sunk"), "调解": ("speech", "accent", "accent-soft"),
    "文书": ("document", "muted", "sunk"), "履行": ("check", "good", "good-soft"),
    "回访": ("phone", "private", "private-soft"), "期限": ("clock", "warn", "warn-soft"),
    "移送和法院": ("scale", "b", "sunk"),
}  # fmt: skip
_PLAIN = ("info", "muted", "sunk")
_INKS = {"late": "bad", "today": "accent", "future": "muted", "void": "muted", "past": "muted"}
_WHEN, _DOT, _GAP, _PAD, _LINES = 46, 22, 10, 5, 3
_EDGE = 10  # what stays free at the right, beside the scroll bar
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ONE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _Rows(QAbstractListModel):
    """The rows; Qt's own accessible list reads their words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the row, or its words."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return entry.spoken if role in spoken else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let only moments be chosen."""
        if not index.isValid() or self.entries[index.row()].sort != "moment":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, entries: "Sequence[Entry]") -> None:
        """Take other rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()


class CourseView(QListView):
    """Shows entries; ``gone`` carries the page and the arguments of the moment that was clicked or entered."""

    gone = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("course")
        self.setAccessibleName("时间线")
        self.setProperty("kind", "course")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.clicked.connect(self._go)

    @property
    def entries(self) -> "tuple[Entry, ...]":
        """Return what is shown."""
        return self._rows.entries

    def show_entries(self, entries: "Sequence[Entry]") -> None:
        """Show rows; the moment that was chosen stays chosen."""
        before = self.current
        self._rows.show(entries)
        if before is not None:
            self.choose(before.key)

    @property
    def current(self) -> "Entry | None":
        """Return the chosen moment."""
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def choose(self, key: str) -> None:
        """Choose a moment by its key."""
        for row, entry in enumerate(self.entries):
            if entry.key == key:
                self.setCurrentIndex(self._rows.index(row))

    def to_today(self) -> None:
        """Bring today to the upper third: the last of what is over above it, what is due below."""
        self.executeDelayedItemsLayout()
        row = next((row for row, entry in enumerate(self.entries) if entry.sort == "today"), -1)
        if row >= 0:
            self.scrollTo(self._rows.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - self.viewport().height() // 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the chosen moment was done with Enter; home is today with T."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.to_today()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """Choose the next moment, past the headings; the first step begins at today."""
        row = self.currentIndex().row()
        if row < 0:
            row = next((place for place, entry in enumerate(self.entries) if entry.sort == "today"), -1)
        row += by
        while 0 <= row < len(self.entries) and self.entries[row].sort != "moment":
            row += by
        if 0 <= row < len(self.entries):
            self.setCurrentIndex(self._rows.index(row))

    def _go(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(_ENTRY)
        if entry is not None and entry.go is not None:
            page, args = entry.go
            self.gone.emit(page, args)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew for another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Paints a heading, the line of today, or a moment: day, dot on the line, words."""

    def __init__(self, view: CourseView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 -- Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return room for the words at the width of the view."""
        entry: Entry = index.data(_ENTRY)
        wide = self._view.viewport().width()
        if entry.sort != "moment":
            return QSize(wide, _high(13) + theme.px(18 if entry.sort == "today" else 12))
        room = wide - _left() - theme.px(_EDGE)
        high = _height(entry.title, 14, room - _mark_width(entry)) + _height(_below(entry), 12, room)
        return QSize(wide, max(high, theme.px(_DOT)) + 2 * theme.px(_PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        entry: Entry = index.data(_ENTRY)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.sort == "moment":
            chosen = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
            self._moment(painter, area, entry, last=index.row() == len(self._view.entries) - 1, chosen=chosen)
        else:
            self._heading(painter, area, entry)
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, entry: "Entry") -> None:
        now = entry.sort == "today"
        painter.setFont(theme.font(13, bold=True))
        if now:
            band = area.adjusted(0, theme.px(5), 0, -theme.px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-soft"))
            painter.drawRoundedRect(band, theme.px(4), theme.px(4))
        else:
            _thread(painter, area, "past")
        painter.setPen(theme.color("accent" if now else "bad" if entry.sort == "late" else "muted"))
        words = area.adjusted(theme.px(8) if now else _left(), 0, -theme.px(8), 0)
        painter.drawText(words, int(_ONE), entry.title)

    def _moment(self, painter: QPainter, area: QRect, entry: "Entry", *, last: bool, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunk"))
            painter.drawRoundedRect(area.adjusted(_left() - theme.px(6), 1, 0, -1), theme.px(4), theme.px(4))
        top = area.top() + theme.px(_PAD)
        _thread(
            painter,
            area.adjusted(0, 0, 0, theme.px(_PAD) + theme.px(_DOT) - area.height() if last else 0),
            entry.state,
        )
        self._when(painter, area, top, entry)
        self._dot(painter, area, top, entry)
        room = area.width() - _left() - theme.px(_EDGE)
        taken = _mark_width(entry)
        high = _height(entry.title, 14, room - taken)
        font = theme.font(14, bold=entry.state in {"late", "today"})
        font.setStrikeOut(entry.state == "void")
        painter.setFont(font)
        painter.setPen(theme.color("muted" if entry.state == "void" else "text"))
        painter.drawText(QRect(area.left() + _left(), top, room - taken, high), int(_WORDS), entry.title)
        if entry.mark:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color(_INKS[entry.state]))
            place = QRect(
                area.right() - theme.px(_EDGE) - taken + theme.px(8), top, taken - theme.px(8), _high(14)
            )
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), entry.mark
            )
        if words := _below(entry):
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            _draw_cut(
                painter, QRect(area.left() + _left(), top + high, room, _height(words, 12, room)), words
            )

    def _when(self, painter: QPainter, area: QRect, top: int, entry: "Entry") -> None:
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(_INKS[entry.state] if entry.state in {"late", "today"} else "text"))
        place = QRect(area.left(), top, theme.px(_WHEN), _high(14))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, right, entry.day)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRect(area.left(), top + _high(14), place.width(), _high(12)), right, entry.clock)

    def _dot(self, painter: QPainter, area: QRect, top: int, entry: "Entry") -> None:
        """Draw the mark of the kind: filled when over, hollow while to come, a warning when overdue."""
        icon, ink, ground = _LOOKS.get(entry.kind, _PLAIN)
        if entry.state == "late":
            icon, ink, ground = "warn", "bad", "bad-soft"
        size = theme.px(_DOT)
        spot = QRect(area.left() + theme.px(_WHEN) + theme.px(_GAP), top - theme.px(1), size, size)
        ahead = entry.state in {"future", "today"}
        pen = QPen(theme.color(ink), 1.4 if ahead else 1.0)
        if entry.state == "future":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen if ahead else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if ahead else ground))
        painter.drawEllipse(spot)
        inset = theme.px(4)
        if entry.state == "void":
            painter.setOpacity(0.5)
        icons.paint(painter, icon, spot.adjusted(inset, inset, -inset, -inset), ink)
        painter.setOpacity(1)


def _thread(painter: QPainter, area: QRect, state: str) -> None:
    """Draw the line that the dots stand on: whole where it is over, broken where it is to come."""
    pen = QPen(theme.color("line"), 2)
    if state in {"future", "today"}:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    x = area.left() + theme.px(_WHEN) + theme.px(_GAP) + theme.px(_DOT) // 2
    painter.drawLine(x, area.top(), x, area.bottom() + 1)


def _draw_cut(painter: QPainter, place: QRect, words: str) -> None:
    """Draw words in the lines there are; what does not fit ends with …"""
    metrics = QFontMetrics(painter.font())
    room = place.width() * max(1, place.height() // metrics.height())
    painter.drawText(
        place, int(_WORDS), metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - theme.px(30))
    )


def _below(entry: "Entry") -> str:
    return "　".join(filter(None, (entry.text, entry.by)))


def _left() -> int:
    """Return where the words begin."""
    return theme.px(_WHEN) + theme.px(_GAP) + theme.px(_DOT) + theme.px(_GAP)


def _high(size: int) -> int:
    return QFontMetrics(theme.font(size)).height()


def _height(words: str, size: int, room: int) -> int:
    """Return the height of words that wrap, three lines at most."""
    if not words:
        return 0
    metrics = QFontMetrics(theme.font(size))
    wide = metrics.boundingRect(QRect(0, 0, max(room, 1), 10_000), int(_WORDS), words)
    return min(wide.height(), _LINES * metrics.height())


def _mark_width(entry: "Entry") -> int:
    return QFontMetrics(theme.font(12)).horizontalAdvance(entry.mark) + theme.px(12) if entry.mark else 0
