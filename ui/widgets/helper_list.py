"""可请谁来: the best few with the reasons for and against, and whether they are free; one press asks them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.labels import Muted, SectionTitle, Strong, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.helpers import Suggestion

REST = 400  # ms without a key
NOBODY = "名册里还没有合适的人。可以先在“名册”登记，或直接写姓名邀请。"


class HelperList(RowsCard):
    """Rows of suggestions; with ``asks`` each has a button and ``asked`` carries who was pressed."""

    asked = Signal(object)

    def __init__(self, *, asks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = asks
        self._shown: tuple[Suggestion, ...] | None = None
        self.buttons: list[QPushButton] = []

    def show_suggestions(self, found: "Sequence[Suggestion]") -> None:
        """Show other people; nothing moves when they are the same as before."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        self.clear()
        self.buttons = []
        for each in self._shown:
            self.add(self._row(each))
        if not self._shown and self._asks:
            nobody = Muted(NOBODY, wrap=True)
            nobody.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
            self.add(nobody)

    def _row(self, each: "Suggestion") -> QWidget:
        made = QWidget()
        made.setMinimumHeight(theme.px(36))
        line = QHBoxLayout(made)
        line.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        line.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        first = QHBoxLayout()
        first.setSpacing(theme.px(6))
        first.addWidget(Strong(each.name))
        kind = Label(each.kind)
        kind.setToolTip(each.unit)
        first.addWidget(kind)
        first.addStretch(1)
        first.addWidget(Tag(each.free, "warn" if each.busy else "good"), 0, Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(first)
        if each.reasons:
            words.addWidget(Muted(" · ".join(each.reasons), wrap=True))
        for against in each.warnings:
            warning = Tag(against, "warn")
            warning.setWordWrap(len(against) > _LONG)
            words.addWidget(warning, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        if self._asks:
            button = QPushButton("邀请")
            button.setObjectName(f"helpers.ask.{len(self.buttons)}")
            button.setAccessibleName(f"邀请{each.name}")
            button.clicked.connect(lambda _checked=False, key=each.mediator_id: self.asked.emit(key))
            self.buttons.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


class HelperSide(QWidget):
    """The list under its title beside a visit that is being typed; it is sought when the typing rests.

    ``seek`` returns who fits what is typed; nobody, and the whole of it is hidden.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seek: Callable[[], Sequence[Suggestion] | None] = lambda: ()
        self.list = HelperList()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.look)
        title = SectionTitle("可请谁来")
        title.setContentsMargins(0, theme.px(8), 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(title)
        column.addWidget(self.list)
        self.hide()

    def touch(self) -> None:
        """Say that something was typed."""
        self._rest.start()

    def look(self) -> None:
        """Seek now."""
        self._rest.stop()
        found = self.seek() or ()
        self.list.show_suggestions(found)
        self.setVisible(bool(found))


_LONG = 16  # characters of a warning that fit the narrowest column
