"""A choice from a list and a yes-or-no, drawn with our own icons in both themes."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui import icons, theme


class Choice(QComboBox):
    """One of (value, label) pairs; ``picked`` carries the value when a person chose it.

    With ``editable`` other words may be typed, and are then the value themselves.
    """

    picked = Signal(str)

    def __init__(
        self,
        choices: Iterable[tuple[str, str]] = (),
        *,
        editable: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setEditable(editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(2)
        self.setMaxVisibleItems(14)
        self.set_choices(choices)
        if editable and (line := self.lineEdit()) is not None:
            line.setPlaceholderText(placeholder)
            line.textEdited.connect(lambda _text: self.picked.emit(self.value()))
        else:
            self.setPlaceholderText(placeholder or "请选择")
        self.activated.connect(lambda _number: self.picked.emit(self.value()))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices, keeping the value where it is still offered."""
        kept = self.value()
        self.clear()
        for value, label in choices:
            self.addItem(label, value)
        self.set_value(kept)

    def value(self) -> str:
        """Return the value chosen, or the words typed, or nothing."""
        if self.isEditable():
            number = self.findText(self.currentText())
            return str(self.itemData(number)) if number >= 0 else self.currentText()
        return "" if self.currentIndex() < 0 else str(self.currentData())

    def set_value(self, value: str) -> None:
        """Show ``value`` without telling anyone."""
        number = self.findData(value)
        self.setCurrentIndex(number)
        if number < 0 and self.isEditable():
            self.setEditText(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page: a passing wheel must not change a record."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the arrow on it."""
        super().paintEvent(event)
        side = theme.px(14)
        area = QRect(self.width() - side - theme.px(8), (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "down", area, "muted")

    def mark(self, *, bad: bool) -> None:
        """Give the field the border of something wrong, or take it away."""
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)


class Check(QCheckBox):
    """A yes-or-no with a tick."""

    picked = Signal(bool)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self.picked)

    def sizeHint(self) -> QSize:
        """Leave room for focus."""
        return super().sizeHint().grownBy(self.contentsMargins())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words, and the tick."""
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Checked:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            icons.paint(QPainter(self), "check", box, "on-accent")
