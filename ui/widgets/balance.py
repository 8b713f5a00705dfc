"""Who has spoken how much: 发言 张 52% and a bar in the colours of the sides."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.record_paint import ink


class Balance(QWidget):
    """The words and the bar; nothing before anyone spoke."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("按笔录各行之间的时间估算，三分钟以上的空档不计")
        self.shares: tuple[tuple[str, str, float], ...] = ()

    def show_shares(self, shares: Sequence[tuple[str, str, float]]) -> None:
        """Show (side, name, share) of each side."""
        self.shares = tuple(shares)
        self.setVisible(bool(self.shares))
        self.setAccessibleName("发言 " + "　".join(f"{name} {share:.0%}" for _, name, share in self.shares))
        self.update()

    def sizeHint(self) -> QSize:
        """Take what the mock-up takes."""
        return QSize(theme.px(180), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        del event
        if not self.shares:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(
            self.width() - theme.px(90), (self.height() - theme.px(8)) / 2, theme.px(90), theme.px(8)
        )
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        _, name, share = self.shares[0]
        words = QRectF(0, 0, bar.left() - theme.px(12), self.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, f"发言 {name} {share:.0%}")
        shape = QPainterPath()
        shape.addRoundedRect(bar, 4, 4)
        painter.setClipPath(shape)
        left = bar.left()
        for side, _, part in self.shares:
            wide = bar.width() * part
            painter.fillRect(QRectF(left, bar.top(), wide, bar.height()), theme.color(ink(side)))
            left += wide
