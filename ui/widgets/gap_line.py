"""What stands between a draft and its agreement: one line a fault; it leads to its field by a click, Enter or Space."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.label import Label
from ui.widgets.clause_diff import count

if TYPE_CHECKING:
    from models.checks import Gap

READING = "reading"
#: What the room can lead to: the reading aloud, and the fields of the draft.
LEADS = (READING, "clauses", "facts", "performance")


class GapLine(Label):
    """One fault; ``led`` carries where it leads (``reading``, ``facts``, ``clauses.1``)."""

    led = Signal(str)

    def __init__(self, gap: "Gap", parent: QWidget | None = None) -> None:
        tone, sign = ("bad", "✗") if gap.severity == "red" else ("warn", "!")
        mend = f"（{gap.mend}）" if gap.mend else ""
        super().__init__(f"{sign}　{_where(gap.field)}{gap.sentence}{mend}", parent)
        self.setWordWrap(True)
        self.setProperty("gap", gap.key)
        self.place = gap.key if gap.key == READING else gap.field
        self._style = (
            f"background: {theme.color(f'{tone}-soft').name()}; color: {theme.color(tone).name()};"
            f" border-radius: 4px; padding: {theme.px(4)}px {theme.px(8)}px; font-size: {theme.px(13)}px;"
        )
        if self.place.split(".")[0] in LEADS:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleName(self.text())
            self.setAccessibleDescription("Enter 去改")
        self._mark(on=False)

    def _mark(self, *, on: bool) -> None:
        ring = theme.color("accent").name() if on else "transparent"
        self.setStyleSheet(f"{self._style} border: 1px solid {ring};")

    def go(self) -> None:
        """Lead to what is to be mended."""
        if self.place.split(".")[0] in LEADS:
            self.led.emit(self.place)

    # Qt

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Lead there by a click."""
        self.go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead there by Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.go()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._mark(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._mark(on=False)


def _where(field: str) -> str:
    """Name the clause that a problem is about: ``clauses.1`` is 第二条."""
    number = field.removeprefix("clauses.").split(".")[0]
    return f"第{count(int(number))}条：" if field.startswith("clauses.") and number.isdecimal() else ""
