"""The three large steps over the room: what is done, what is lit, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme


@dataclass(frozen=True)
class Step:
    """One step: its name, the small words at its right, and how it stands."""

    name: str
    note: str = ""
    done: bool = False
    current: bool = False


class StepButton(QAbstractButton):
    """One of the three; pressing it goes there."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._step = Step("")
        self.setObjectName(f"step.{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"Alt {number}")

    def show_step(self, step: Step) -> None:
        """Show how the step stands."""
        self._step = step
        self.setText(step.name)
        state = "进行中" if step.current else "已进行" if step.done else "未开始"
        self.setAccessibleName(f"第 {self._number} 步 {step.name}，{state} {step.note}".strip())
        self.update()

    @property
    def step(self) -> Step:
        """Return what is shown."""
        return self._step

    def sizeHint(self) -> QSize:
        """Take what the mock-up takes."""
        return QSize(theme.px(240), theme.px(54))

    def minimumSizeHint(self) -> QSize:
        """Leave number and name whole."""
        return QSize(theme.px(190), theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number or tick, name and note."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, area = self._step, self.rect()
        tone = "on-accent" if step.current else "good" if step.done else "muted"
        self._paint_ground(painter, area)
        side = theme.px(24)
        circle = QRect(theme.px(18), (area.height() - side) // 2, side, side)
        painter.setPen(theme.color(tone))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
        if step.done and not step.current:
            inset = theme.px(5)
            icons.paint(painter, "check", circle.adjusted(inset, inset, -inset, -inset), tone)
        else:
            painter.setFont(theme.font(13))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(theme.font(17, bold=True))
        left = circle.right() + theme.px(12)
        wide = painter.fontMetrics().horizontalAdvance(step.name)
        name = QRect(left, 0, wide + 2, area.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, step.name)
        painter.setFont(theme.font(12))
        room = QRect(
            name.right() + theme.px(10), 0, area.right() - name.right() - theme.px(28), area.height()
        )
        note = " ".join(step.note.split())  # a cause of several lines is one here, and stands in the middle
        words = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(theme.color("on-accent" if step.current else "accent"))
            painter.drawRoundedRect(QRectF(area).adjusted(3.5, 3.5, -3.5, -3.5), 4, 4)

    def _paint_ground(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("accent" if self._step.current else "surface"))
        shape = QPainterPath()
        edges = QRectF(area).adjusted(0.5, 0.5, -0.5 if self._number == 3 else 0.5, -0.5)  # noqa: PLR2004 -- the last step
        if self._number == 2:  # noqa: PLR2004 -- the middle one has no round corners
            painter.drawRect(edges)
            return
        shape.addRoundedRect(edges, 6, 6)
        square = QRectF(edges)
        if self._number == 1:
            square.setLeft(edges.center().x())
        else:
            square.setRight(edges.center().x())
        corner = QPainterPath()
        corner.addRect(square)
        painter.drawPath(shape.united(corner))


class PhaseSteps(QWidget):
    """The three steps side by side; ``chosen`` carries the name of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.buttons = [StepButton(number) for number in (1, 2, 3)]
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, button=button: self.chosen.emit(button.step.name))
            line.addWidget(button, 1)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show how the three stand."""
        for button, step in zip(self.buttons, steps, strict=True):
            button.show_step(step)
