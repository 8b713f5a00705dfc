"""全程连续 or 有中断: what who has watched a recording says of it; nothing is said until one is pressed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.dock_panel import plain

WHOLE, BROKEN = "全程连续", "有中断、缺失"


class WholeFilm(QWidget):
    """Two small buttons, neither lit at first; one pressed again is taken back. ``answered`` after each press."""

    answered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        self.buttons: dict[bool, QPushButton] = {}
        for whole, words in ((True, WHOLE), (False, BROKEN)):
            button = self.buttons[whole] = plain(
                words, f"{name}.{'whole' if whole else 'broken'}", kind="tab"
            )
            button.setCheckable(True)
            button.clicked.connect(lambda on, whole=whole: self._take(whole if on else None))
            line.addWidget(button)
        line.addStretch(1)

    def _take(self, whole: bool | None) -> None:  # noqa: FBT001 -- the answer itself
        self.set_value(whole)
        self.answered.emit()

    def value(self) -> bool | None:
        """Return whether it is whole, None while nobody has said."""
        return next((whole for whole, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, whole: bool | None) -> None:  # noqa: FBT001 -- the answer itself
        """Show an answer without telling anyone."""
        for each, button in self.buttons.items():
            button.setChecked(each is whole)
