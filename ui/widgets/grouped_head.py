"""A table head of two rows: what columns share stands over their own titles, as on the printed sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme

_ROW = 30
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ALONE = frozenset({"姓名", "大类", "小类"})


class GroupedHead(QHeaderView):
    """Paints (group, title) pairs; one row high as long as no two columns of a group are shown side by side."""

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._names = tuple(names)

    def run(self, section: int) -> list[int]:
        """Return the shown columns that stand under one word with this one, itself among them."""
        group = self._names[section][0]
        if not group:
            return [section]
        first, after = section, section + 1
        while first > 0 and self._names[first - 1][0] == group:
            first -= 1
        while after < len(self._names) and self._names[after][0] == group:
            after += 1
        return [each for each in range(first, after) if not self.isSectionHidden(each)]

    @property
    def two_rows(self) -> bool:
        """Tell whether any word stands over several columns."""
        shown = [each for each in range(len(self._names)) if not self.isSectionHidden(each)]
        return any(len(self.run(each)) > 1 for each in shown)

    def words(self, section: int) -> str:
        """Return what stands in a column's own field: of a group that shows one column, both words in one."""
        group, title = self._names[section]
        if len(self.run(section)) > 1 or not group:
            return title
        return group if title in _ALONE else f"{group}{title}"

    def sizeHint(self) -> QSize:
        """Take one row or two."""
        return QSize(super().sizeHint().width(), theme.px(_ROW) * (2 if self.two_rows else 1))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a column's field, and its part of the field over it."""
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(theme.font(12, bold=True))
        run = self.run(section)
        own = QRect(rect)
        if len(run) > 1:
            half = rect.height() // 2
            own.setTop(rect.top() + half)
            left = self.sectionViewportPosition(run[0])
            right = self.sectionViewportPosition(run[-1]) + self.sectionSize(run[-1])
            shared = QRect(left, rect.top(), right - left, half)
            self._field(painter, shared, self._names[section][0])
        self._field(painter, own, self.words(section))
        painter.restore()

    def _field(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.fillRect(area, theme.color("sunk"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        painter.drawLine(area.right(), area.top(), area.right(), area.bottom())
        painter.setPen(theme.color("text"))
        gap = theme.px(4)
        room = area.adjusted(gap, 0, -gap, 0)
        wrap = self.two_rows and painter.fontMetrics().horizontalAdvance(words) > room.width()
        if wrap:
            painter.drawText(room, int(_CENTRE | Qt.TextFlag.TextWrapAnywhere), words)
        else:
            kept = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(_CENTRE), kept)
