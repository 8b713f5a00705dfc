"""How a row of the 时间线 is measured and drawn: a heading, the mark of today, a moment on its thread."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme

if TYPE_CHECKING:
    from ui.viewmodels.course import Entry

ENTRY = Qt.ItemDataRole.UserRole
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


class Painter(QStyledItemDelegate):
    """Paints a heading, the line of today, or a moment: day, dot on the line, words."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 -- Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return room for the words at the width of the view."""
        entry: Entry = index.data(ENTRY)
        wide = self._view.viewport().width()
        if entry.sort != "moment":
            return QSize(wide, _high(13) + theme.px(18 if entry.sort == "today" else 12))
        room = wide - _left() - theme.px(_EDGE)
        high = _title_height(entry, room) + _height(_below(entry, room), 12, room)
        return QSize(wide, max(high, theme.px(_DOT)) + 2 * theme.px(_PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        entry: Entry = index.data(ENTRY)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.sort == "moment":
            chosen = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
            self._moment(
                painter, area, entry, last=index.row() == index.model().rowCount() - 1, chosen=chosen
            )
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
        high = _title_height(entry, room)
        font = theme.font(14, bold=_bold(entry))
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
        if words := _below(entry, room):
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            under = QRect(area.left() + _left(), top + high, room, _height(words, 12, room))
            painter.drawText(under, int(_WORDS), words)

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


def _below(entry: "Entry", room: int) -> str:
    """Return what stands under the title in so many lines: what does not fit ends with …, the name always stays."""
    whole, tail = "　".join(filter(None, (entry.text, entry.by))), f"　{entry.by}" if entry.by else ""
    most = _LINES * _high(12)
    if not whole or _height(whole, 12, room) <= most:
        return whole
    fits = bisect_right(
        range(len(entry.text)), most, key=lambda count: _height(f"{entry.text[:count]}…{tail}", 12, room)
    )
    return f"{entry.text[: max(0, fits - 1)]}…{tail}"


def _left() -> int:
    """Return where the words begin."""
    return theme.px(_WHEN) + theme.px(_GAP) + theme.px(_DOT) + theme.px(_GAP)


def _high(size: int) -> int:
    return QFontMetrics(theme.font(size)).height()


def _bold(entry: "Entry") -> bool:
    return entry.state in {"late", "today"}


def _title_height(entry: "Entry", room: int) -> int:
    """Return the height of a title, all of it: nothing may be missed there."""
    return _height(entry.title, 14, room - _mark_width(entry), bold=_bold(entry))


def _height(words: str, size: int, room: int, *, bold: bool = False) -> int:
    """Return the height of words that wrap."""
    if not words:
        return 0
    metrics = QFontMetrics(theme.font(size, bold=bold))
    return metrics.boundingRect(QRect(0, 0, max(room, 1), 10_000), int(_WORDS), words).height()


def _mark_width(entry: "Entry") -> int:
    return QFontMetrics(theme.font(12)).horizontalAdvance(entry.mark) + theme.px(12) if entry.mark else 0
