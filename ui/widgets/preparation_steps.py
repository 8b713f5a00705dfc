"""The four steps before a sitting, one under another: what is done, what is looked at, what is left."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme


class StepRow(QAbstractButton):
    """One step: its number or a tick, its name, and a small line of what is left."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.note = ""
        self.done = False
        self.setText(name)
        self.setCheckable(True)
        self.setObjectName(f"begin.step.{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, note: str, *, done: bool) -> None:
        """Show what is left of the step."""
        self.note, self.done = note, done
        self.setAccessibleName(f"{self.text()}，{note}")
        self.setToolTip(note)
        self.update()

    def sizeHint(self) -> QSize:
        """Take two lines."""
        return QSize(theme.px(188), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        """Leave the name whole."""
        return QSize(theme.px(150), theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number or tick, name and what is left."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, lit = self.rect(), self.isChecked()
        painter.setPen(theme.color("accent" if self.hasFocus() else "line"))
        painter.setBrush(theme.color("accent-soft" if lit else "surface"))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        tone = "accent" if lit else "good" if self.done else "muted"
        side = theme.px(22)
        circle = QRect(theme.px(12), (area.height() - side) // 2, side, side)
        painter.setPen(theme.color(tone))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.done:
            inset = theme.px(5)
            icons.paint(painter, "check", circle.adjusted(inset, inset, -inset, -inset), tone)
        else:
            painter.setFont(theme.font(12))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        left = circle.right() + theme.px(10)
        words = QRect(left, 0, area.right() - left - theme.px(8), area.height() // 2 + theme.px(3))
        painter.setPen(theme.color("accent" if lit else "text"))
        painter.setFont(theme.font(15, bold=True))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, self.text())
        painter.setPen(theme.color("good" if self.done else "muted"))
        painter.setFont(theme.font(12))
        under = QRect(left, words.bottom(), words.width(), area.height() - words.bottom())
        said = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, Qt.AlignmentFlag.AlignTop, said)


class Steps(QWidget):
    """The rows; ``chosen`` carries the place of the one that was pressed."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.rows = [StepRow(number, name) for number, name in enumerate(names, start=1)]
        for place, row in enumerate(self.rows):
            row.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place))
            column.addWidget(row)
        column.addStretch(1)

    def light(self, place: int) -> None:
        """Light the step that is looked at."""
        for each, row in enumerate(self.rows):
            row.setChecked(each == place)
