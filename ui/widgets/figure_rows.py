"""Figures as short bars: this period's, under it the one before in grey, the numbers in columns; a click opens the cases."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.analysis_blocks import Figure, Group, Headline

_NAME, _NUMBER, _EARLIER, _NOTE = 114, 38, 54, 128
_WIDER = (9, 8)  # the first block to the others
_BESIDE = 720
_GAP = 8
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def _columns(group: "Group", wide: int) -> tuple[int, list[int], int]:
    """Return the room of the bars, and where each column of numbers and the note end."""
    earlier = len(group.heads) - 1 if group.heads else 0
    note = theme.px(_NOTE) if group.noted and not group.heads else 0
    bars = wide - theme.px(_NAME + _NUMBER + _GAP) - earlier * theme.px(_EARLIER) - note
    first = theme.px(_NAME) + max(0, bars) + theme.px(_NUMBER)
    return bars, [first + number * theme.px(_EARLIER) for number in range(earlier + 1)], note


class GroupHead(QWidget):
    """The title of a group, and over the columns of numbers what they are."""

    def __init__(self, group: "Group", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(group.title)

    def sizeHint(self) -> QSize:
        """Take a line and a little room over it."""
        return QSize(theme.px(300), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the title and the heads."""
        del event
        painter = QPainter(self)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color("muted"))
        top = theme.px(8)
        high = self.height() - top
        painter.drawText(QRect(4, top, self.width(), high), _LEFT, self._group.title)
        painter.setFont(theme.font(12))
        _, ends, _ = _columns(self._group, self.width())
        for head, end in zip(self._group.heads, ends, strict=False):
            painter.drawText(QRect(end - theme.px(_EARLIER), top, theme.px(_EARLIER), high), _RIGHT, head)


class FigureRow(QWidget):
    """One figure; ``opened`` when it has cases and is pressed."""

    opened = Signal()

    def __init__(self, figure: "Figure", group: "Group", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure, self._group = figure, group
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = [f"{head} {said}" for head, said in zip(group.heads[1:], figure.columns, strict=False)]
        said = "，".join(filter(None, (f"{figure.name} {figure.now}", *told, figure.note)))
        self.setAccessibleName(said)
        self.setToolTip(said)
        if figure.opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Take a line."""
        return QSize(theme.px(300), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bars, figures and the note."""
        del event
        painter = QPainter(self)
        if self.underMouse() and self.figure.opens:
            painter.fillRect(self.rect(), theme.color("ground"))
        high, name = self.height(), theme.px(_NAME)
        bars, ends, note = _columns(self._group, self.width())
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        kept = painter.fontMetrics().elidedText(self.figure.name, Qt.TextElideMode.ElideRight, name - 6)
        painter.drawText(QRect(4, 0, name, high), _LEFT, kept)
        self._bar(painter, name, bars, high)
        for said, end in zip((str(self.figure.now), *self.figure.columns), ends, strict=False):
            own = end == ends[0]
            painter.setFont(theme.font(13, bold=own))
            painter.setPen(theme.color(("accent" if self.figure.opens else "text") if own else "muted"))
            wide = theme.px(_EARLIER)
            painter.drawText(QRect(end - wide, 0, wide, high), _RIGHT, said)
        self._note(painter, name, bars, note)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _note(self, painter: QPainter, name: int, bars: int, note: int) -> None:
        """Write the note at the end of the line; among figures that are compared, behind the bar where there is room."""
        if not self.figure.note:
            return
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        if note:
            room = QRect(self.width() - note, 0, note - 4, self.height())
            said = painter.fontMetrics().elidedText(
                self.figure.note, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _RIGHT, said)
            return
        begin = name + round(bars * max(self.figure.now, self.figure.before or 0) / self._group.most) + 6
        room = QRect(begin, 0, name + bars - begin, self.height())
        if painter.fontMetrics().horizontalAdvance(self.figure.note) <= room.width():
            painter.drawText(room, _LEFT, self.figure.note)

    def _bar(self, painter: QPainter, left: int, room: int, high: int) -> None:
        if room <= 0:
            return
        alone, most = self.figure.before is None, self._group.most
        thick = theme.px(9) if alone else theme.px(7)
        top = (high - thick) / 2 if alone else high / 2 - thick
        painter.fillRect(QRectF(left, top, room * self.figure.now / most, thick), theme.color("accent"))
        if self.figure.before:
            before = room * self.figure.before / most
            painter.fillRect(QRectF(left, high / 2 + 1, before, theme.px(4)), theme.color("line"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if self.figure.opens and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if self.figure.opens and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class HeadlineCard(QFrame):
    """A large figure with its name over it and its comparison under it; a click opens its cases."""

    opened = Signal()

    def __init__(self, headline: "Headline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._opens = headline.opens
        self.setAccessibleName(f"{headline.name} {headline.value}，{headline.note}")
        if self._opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        value = Label(headline.value)
        value.setProperty("kind", "figure")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        column.setSpacing(theme.px(2))
        column.addWidget(Muted(headline.name))
        column.addWidget(value)
        column.addWidget(Muted(headline.note, wrap=True))
        column.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if self._opens and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if self._opens and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class FourBlocks(QWidget):
    """The first block beside the other three; where there is little room, all four one under another."""

    def __init__(self, blocks: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = tuple(blocks)
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._place(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the blocks anew where the width asks for it."""
        super().resizeEvent(event)
        self._place(narrow=event.size().width() < theme.px(_BESIDE))

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        first, *others = self._blocks
        for block in self._blocks:
            self._grid.removeWidget(block)
        self._grid.addWidget(first, 0, 0, 1 if narrow else len(others), 1)
        for number, block in enumerate(others):
            self._grid.addWidget(block, number + narrow, 0 if narrow else 1)
        self._grid.setColumnStretch(0, _WIDER[0])
        self._grid.setColumnStretch(1, 0 if narrow else _WIDER[1])
