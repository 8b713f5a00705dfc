"""The rail at the left: one tall button a page, with its icon, word and count."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.label import Label
from ui.widgets.labels import counted


class RailButton(QAbstractButton):
    """Icon over word, lit when its page is shown; it gives up height where the screen is low."""

    def __init__(self, title: str, icon: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._count = 0
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setToolTip(tip)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def count(self) -> int:
        """Return the number in the badge."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show another number in the badge; 0 hides it."""
        self._count = count
        self.setAccessibleName(f"{self.text()}，{count} 件" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Take what the mock-up takes."""
        return QSize(theme.px(72), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        """Leave icon and word whole."""
        return QSize(theme.px(72), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word and badge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("accent-soft" if self.isChecked() else "ground"))
            painter.drawRoundedRect(area, 6, 6)
        ink = "accent" if self.isChecked() else "muted"
        side, word = theme.px(20), theme.px(18)
        top = (area.height() - side - word - theme.px(3)) // 2
        icons.paint(painter, self._icon, QRect((area.width() - side) // 2, top, side, side), ink)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(12, bold=self.isChecked()))
        under = QRect(0, top + side + theme.px(3), area.width(), word)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._count:
            self._paint_count(painter)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(theme.font(10))
        words = counted(self._count)
        high = theme.px(16)
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + theme.px(8))
        beside = (self.width() + theme.px(20)) // 2  # the icon's right edge: the badge never lies on it
        spot = QRect(min(beside, self.width() - wide), theme.px(3), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bad"))
        painter.drawRoundedRect(spot, high / 2, high / 2)
        painter.setPen(theme.color("on-bad"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QWidget):
    """The column of rail buttons; ``chosen`` carries the key of the page that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        logo = Label("三理")
        logo.setObjectName("logo")
        logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(logo)
        self._column.addSpacing(theme.px(10))
        self._column.addStretch(1)
        self.measure()

    def measure(self) -> None:
        """Take the lengths of the size in force."""
        self.setFixedWidth(theme.px(88))
        self._column.setContentsMargins(theme.px(8), theme.px(12), theme.px(7), theme.px(8))
        for button in self.buttons.values():
            button.updateGeometry()

    def show_pages(self, pages: Iterable[tuple[str, str, str, str]]) -> None:
        """Show a button for each (key, title, icon, shortcut)."""
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons.clear()
        for key, title, icon, shortcut in pages:
            tip = f"{title}　{shortcut}" if shortcut else title
            button = RailButton(title, icon, tip=tip)
            button.setObjectName(f"rail.{key}")
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self.buttons[key] = button
            self._column.insertWidget(self._column.count() - 1, button)

    def bar(self, keys: Iterable[str]) -> None:
        """Leave out the pages that would be empty for whoever is there."""
        barred = set(keys)
        for key, button in self.buttons.items():
            button.setVisible(key not in barred)

    def light(self, key: str) -> None:
        """Light up the button of the page that is shown; a page without one leaves none lit."""
        for each, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(each == key)
            button.setAutoExclusive(True)
