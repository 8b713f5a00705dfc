"""Small things in a line that goes on in the next when the line is full: chips, tags, quiet buttons."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.label import caption


class Flow(QLayout):
    """Lays its widgets out like words."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = theme.px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return what one item needs; the width decides the rest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        made = QSize()
        for item in self._items:
            made = made.expandedTo(item.minimumSize())
        return made

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, high = rect.x(), y + high + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
            x, high = x + size.width() + self._gap, max(high, size.height())
        return y + high - rect.y()


class Chips(QWidget):
    """Chips of which none, one (``single``) or several are on; ``picked`` carries what is on after a click."""

    picked = Signal(list)

    def __init__(self, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._single = single
        self._chips: dict[str, QPushButton] = {}
        self._flow = Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: tuple[tuple[str, str], ...], *, tips: dict[str, str] | None = None) -> None:
        """Offer (value, label) pairs, keeping what is on; nothing moves when they are the same as before."""
        if [*self._chips] == [value for value, _ in choices]:
            return
        kept, before, stay = self.on(), self._chips, dict(choices)
        where = self.window().focusWidget()
        focused = next((value for value, chip in before.items() if chip is where), None)
        self._chips = {}
        for value, chip in before.items():
            self._flow.removeWidget(chip)
            if value not in stay:
                chip.hide()
                chip.deleteLater()
        for value, label in choices:
            if value in before:
                self._chips[value] = before[value]
                before[value].setText(caption(label))
                self._flow.addWidget(before[value])
                continue
            chip = QPushButton(caption(label))
            chip.setObjectName(f"chip.{value}")
            chip.setProperty("kind", "tab")
            chip.setCheckable(True)
            chip.setToolTip((tips or {}).get(value, ""))
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda _checked=False, value=value: self._press(value))
            self._chips[value] = chip
            self._flow.addWidget(chip)
        self.show_on(kept)
        if focused is not None and focused not in self._chips and self._chips:
            next(iter(self._chips.values())).setFocus()
        self.updateGeometry()

    def _press(self, value: str) -> None:
        if self._single:
            for other, chip in self._chips.items():
                chip.setChecked(other == value)
        self.picked.emit(self.on())

    def on(self) -> list[str]:
        """Return the values that are on."""
        return [value for value, chip in self._chips.items() if chip.isChecked()]

    def show_on(self, values: list[str]) -> None:
        """Show which are on, without telling anyone."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    def chip(self, value: str) -> QPushButton:
        """Return one chip."""
        return self._chips[value]
