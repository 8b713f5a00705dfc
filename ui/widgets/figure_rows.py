"""Figures as short bars: this month's, and under it the month before in grey; a click opens the cases."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.analysis import Figure, Headline

_NAME, _NUMBER, _NOTE = 92, 34, 122
_BESIDE = 720


class FigureRow(QWidget):
    """One figure; ``opened`` when it has cases and is pressed."""

    opened = Signal()

    def __init__(
        self, figure: "Figure", most: int, *, noted: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.figure = figure
        self._most = max(1, most)
        self._noted = noted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{figure.name} {figure.now}，{figure.compared}")
        self.setToolTip(f"{figure.name}　{figure.compared}".strip("　"))
        if figure.cases:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Take a line."""
        return QSize(theme.px(300), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bars, figure and comparison."""
        del event
        painter = QPainter(self)
        if self.underMouse() and self.figure.cases:
            painter.fillRect(self.rect(), theme.color("ground"))
        high, wide = self.height(), self.width()
        note = theme.px(_NOTE) if self._noted else 0
        name, number = theme.px(_NAME), theme.px(_NUMBER)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        side = Qt.AlignmentFlag.AlignVCenter
        kept = painter.fontMetrics().elidedText(self.figure.name, Qt.TextElideMode.ElideRight, name - 6)
        painter.drawText(QRect(4, 0, name, high), int(side | Qt.AlignmentFlag.AlignLeft), kept)
        bars = wide - name - number - note - theme.px(8)
        self._bar(painter, name, bars, high)
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.color("accent" if self.figure.cases else "text"))
        painter.drawText(
            QRect(name + max(0, bars), 0, number, high),
            int(side | Qt.AlignmentFlag.AlignRight),
            str(self.figure.now),
        )
        if note:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("muted"))
            room = QRect(wide - note, 0, note - 4, high)
            said = painter.fontMetrics().elidedText(
                self.figure.compared, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignRight), said)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _bar(self, painter: QPainter, left: int, room: int, high: int) -> None:
        if room <= 0:
            return
        thick = theme.px(9) if self.figure.before is None else theme.px(7)
        top = (high - thick) / 2 if self.figure.before is None else high / 2 - thick
        long = room * self.figure.now / self._most
        painter.fillRect(QRectF(left, top, long, thick), theme.color("accent"))
        if self.figure.before:
            before = room * self.figure.before / self._most
            painter.fillRect(QRectF(left, high / 2 + 1, before, theme.px(4)), theme.color("line"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if self.figure.cases and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if self.figure.cases and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class HeadlineCard(QFrame):
    """A large figure with its name over it and its comparison under it; a click opens its cases."""

    opened = Signal()

    def __init__(self, headline: "Headline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._opens = bool(headline.cases)
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
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
