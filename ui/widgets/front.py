"""What of 接待 may be seen now: all or the few fields of a simple quarrel, covered or not, of a paper or not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.ports import Machine
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.actions import ActionButton
    from ui.viewmodels.intake import Intake
    from ui.widgets.pane_host import PaneHost

#: What this machine remembers of the page, and where most simple quarrels come from.
SHORT, USUAL_SOURCE = "intake.short", "来所"


class Front(QObject):
    """``sourced`` carries the source that a short form begins with."""

    sourced = Signal(str)

    def __init__(
        self, form: VisitForm, host: "PaneHost", right: QWidget, machine: Machine, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form, self._host, self._right, self._machine = form, host, right, machine
        self.viewmodel: Intake | None = None
        self.covered = False
        self._short = bool(machine.recall(SHORT, False))
        self.buttons: list[ActionButton] = []
        self.covers: list[Callable[[bool], None]] = []  # told of what is covered, each in its turn
        host.shown.connect(lambda _key: self._show_right())

    @property
    def short(self) -> bool:
        """Say whether only the few fields are shown; a case on record always shows all."""
        return self._short and self.viewmodel is not None and self.viewmodel.opened is None

    def cover(self) -> None:
        """Hide from the people in front of the desk what is not for them, or show it again."""
        self.covered = not self.covered
        if self.covered:
            self._host.to_form()
        self.dress()

    def shorten(self) -> None:
        """Show the few fields of a simple quarrel, or all of them; nothing typed is lost."""
        self._short = not self._short
        self._machine.remember(SHORT, self._short)
        before = self._form.window().focusWidget()
        self.dress()
        if before is not None and self._form.isAncestorOf(before) and before.isVisibleTo(self._form):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.focus("brief" if self.short else "source")

    def dress(self) -> None:
        """Show what may be seen now."""
        paper = self.viewmodel is not None and self.viewmodel.paper
        self._form.dress(short=self.short, covered=self.covered, paper=paper)
        for tell in self.covers:
            tell(self.covered)
        self._host.tabs.setVisible(self._host.case_id is not None and not self.covered)
        words = {
            "intake.veil": "已遮住，显示" if self.covered else "遮住",
            "intake.short": "全部" if self.short else "简易",
        }
        for button in self.buttons:
            if button.action.key in words:
                button.setText(f"{words[button.action.key]}  {button.action.shortcut}")
        self._show_right()
        if self.short and self.viewmodel is not None and not self.viewmodel.facts.get("source"):
            self.sourced.emit(USUAL_SOURCE)

    def show_buttons(self, shown: "dict[str, bool]") -> None:
        """Show the buttons of the head that fit, each unless it is said otherwise."""
        for button in self.buttons:
            button.setVisible(shown.get(button.action.key, True))

    def _show_right(self) -> None:
        self._right.setVisible(not self.covered and self._host.on_form)
