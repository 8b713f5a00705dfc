"""Private words that only the one who points at them reads."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme

_COARSE = 7
_ON_PURPOSE = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class BlurText(QLabel):
    """A line of a private talk: on the private ground, blurred until the mouse rests on it or Tab comes to it.

    A screen reader is told 保密 and nothing else while it is blurred.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("保密")
        self._clear = False

    @property
    def readable(self) -> bool:
        """Say whether the words can be read now."""
        return self._clear

    def _reveal(self, *, clear: bool) -> None:
        self._clear = clear
        self.setAccessibleName(self.text() if clear else "保密")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the words be read."""
        super().enterEvent(event)
        self._reveal(clear=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Blur them again."""
        super().leaveEvent(event)
        self._reveal(clear=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the words be read when the Tab key came here, not when the window put the focus here."""
        super().focusInEvent(event)
        self._reveal(clear=event.reason() in _ON_PURPOSE or self.underMouse())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Blur them again."""
        super().focusOutEvent(event)
        self._reveal(clear=self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or a picture of them so coarse that nothing is left to read."""
        if self._clear:
            super().paintEvent(event)
            return
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(theme.color("text"))
        flags = int(self.alignment()) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.contentsRect(), flags, self.text())
        painter.end()
        small = QSize(max(1, self.width() // _COARSE), max(1, self.height() // _COARSE))
        smooth = Qt.TransformationMode.SmoothTransformation
        whole = Qt.AspectRatioMode.IgnoreAspectRatio
        coarse = picture.scaled(small, whole, smooth).scaled(self.size(), whole, smooth)
        mine = QPainter(self)
        mine.setOpacity(0.75)
        mine.drawPixmap(self.rect(), coarse)
