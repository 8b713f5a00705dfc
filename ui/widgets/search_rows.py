"""The list under the search box: groups with their rows, what was met standing out in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme

NOTHING = "没有找到。可以少写几个字，或换成电话、案号。"
_HIT = int(Qt.ItemDataRole.UserRole)
_SIDE, _TOP = 10, 6
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Hit:
    """Something found: what it is, a few words more, and the page that shows it.

    ``words`` stand out in title and snippet.  A hit with ``person`` leads to the cases of that person, one with
    ``again`` asks that question, one with ``keep`` keeps it.
    """

    title: str
    detail: str = ""
    page: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""
    snippet: str = ""
    words: tuple[str, ...] = ()
    person: str = ""
    again: str = ""
    keep: str = ""


def marked(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """Cut a text into pieces, those that are one of the words marked; capital or not.

    >>> marked("西岔村老槐树", ["槐"])
    [('西岔村老', False), ('槐', True), ('树', False)]
    """
    small = text.lower() if len(text.lower()) == len(text) else text
    stands = [False] * len(text)
    for word in words:
        place = small.find(word.lower())
        while word and place >= 0:
            stands[place : place + len(word)] = [True] * len(word)
            place = small.find(word.lower(), place + 1)
    pieces: list[tuple[str, bool]] = []
    for sign, stand in zip(text, stands, strict=True):
        if pieces and pieces[-1][1] == stand:
            pieces[-1] = (pieces[-1][0] + sign, stand)
        else:
            pieces.append((sign, stand))
    return pieces


class SearchRows(QListWidget):
    """The rows; a group's name stands above its first one and cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Painter(self))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the hits in their groups, the first of them chosen; with none, say so."""
        self.clear()
        group = ""
        for hit in hits:
            if hit.group and hit.group != group:
                self._add(hit.group, None, chosen=False)
            group = hit.group
            told = "　".join(filter(None, (hit.title, hit.detail, hit.snippet)))
            self._add(told, hit, chosen=True)
        if not hits:
            self._add(NOTHING, None, chosen=False)
        self.step(0)
        self.scrollToTop()

    def _add(self, text: str, hit: Hit | None, *, chosen: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(_HIT, hit)
        if not chosen:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    @property
    def hit(self) -> Hit | None:
        """Return the chosen hit."""
        item = self.currentItem()
        found: Hit | None = item.data(_HIT) if item is not None else None
        return found

    def step(self, by: int) -> None:
        """Choose the next hit (1), the one before (-1), or the first (0), past the groups' names and round the ends."""
        rows = [row for row in range(self.count()) if self.item(row).data(_HIT) is not None]
        if not rows:
            self.setCurrentRow(-1)
            return
        here = rows.index(self.currentRow()) if self.currentRow() in rows else 0
        self.setCurrentRow(rows[(here + by) % len(rows)] if by else rows[0])
        if self.currentRow() == rows[0]:
            self.scrollToTop()

    def wanted_height(self) -> int:
        """Return how high the list would be without scrolling."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * theme.px(4) + 2


class _Painter(QStyledItemDelegate):
    """Paints a group's name small, a hit in one or two lines."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 -- Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return room for the lines that the row has."""
        hit: Hit | None = index.data(_HIT)
        line = QFontMetrics(theme.font(14)).height()
        small = QFontMetrics(theme.font(12)).height()
        if hit is None:
            return QSize(0, small + theme.px(8))
        more = small + theme.px(2) if hit.snippet else 0
        return QSize(0, line + more + 2 * theme.px(_TOP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint title and detail in the first line, what was met in the second."""
        hit: Hit | None = index.data(_HIT)
        box = _rect(option).adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        painter.save()
        if hit is None:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(box, _LINE, str(index.data(Qt.ItemDataRole.DisplayRole)))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-soft"))
            painter.drawRoundedRect(_rect(option), theme.px(4), theme.px(4))
        first = QFontMetrics(theme.font(14)).height()
        line = QRect(box.left(), box.top() + theme.px(_TOP), box.width(), first)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetrics(theme.font(13))
        least = QFontMetrics(theme.font(14, bold=True)).horizontalAdvance(hit.title) + theme.px(16)
        detail = metrics.elidedText(
            hit.detail, Qt.TextElideMode.ElideMiddle, max(line.width() * 2 // 5, line.width() - least)
        )
        painter.drawText(line, _RIGHT, detail)
        taken = metrics.horizontalAdvance(detail) + theme.px(16) if detail else 0
        _draw(painter, line.adjusted(0, 0, -taken, 0), hit.title, hit.words)
        if hit.snippet:
            below = QRect(
                box.left(), line.bottom() + theme.px(2), box.width(), QFontMetrics(theme.font(12)).height()
            )
            _draw(painter, below, hit.snippet, hit.words, small=True)
        painter.restore()


def _rect(option: QStyleOptionViewItem) -> QRect:
    found: QRect = option.rect
    return found


def _draw(painter: QPainter, line: QRect, text: str, words: Sequence[str], *, small: bool = False) -> None:
    """Draw a line of text, cut with … at its end, the words in bold and in the accent's colour."""
    left, size, ink = line.left(), 12 if small else 14, "muted" if small else "text"
    for piece, stands in marked(text, words):
        font = theme.font(size, bold=stands)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if stands else ink))
        room = line.right() - left
        shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, line.top(), room, line.height()), _LINE, shown)
        left += metrics.horizontalAdvance(piece)
        if shown != piece or left >= line.right():
            return
