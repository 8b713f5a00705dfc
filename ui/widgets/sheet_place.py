"""Where the sheets of 文书 stand: each is made when it is first asked for, and takes the place of the papers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions import Action
from ui.widgets import sheet
from ui.widgets.sheet import Sheet, SheetSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.papers import PapersPage


class SheetPlace(QObject):
    """The sheets of one page; ``back`` when the papers are wanted again."""

    back = Signal()

    def __init__(self, page: "PapersPage") -> None:
        super().__init__(page)
        self._page = page
        self.specs = sheet.discover()
        self.made: dict[str, Sheet] = {}

    @property
    def shown(self) -> Sheet | None:
        """Return the sheet that stands in the place of the papers."""
        return next((each for each in self.made.values() if not each.isHidden()), None)

    def deeds(self, guarded: "Callable[[Callable[[], object]], Callable[[], object]]") -> list[Action]:
        """Return the deed that opens each sheet."""

        def deed(spec: SheetSpec) -> Action:
            return Action(
                f"papers.{spec.key}", spec.title, shortcut=spec.shortcut,
                deed=guarded(lambda: self._page.open_sheet(spec.key)),
                enabled=lambda: not spec.case or self._page.viewmodel.case_id is not None,
            )  # fmt: skip

        return [deed(each) for each in self.specs]

    def show(self, key: str) -> Sheet:
        """Put a sheet in the place of the papers, with nothing lost of what was typed in the one before."""
        self.close()
        if key not in self.made:
            spec = next(each for each in self.specs if each.key == key)
            fresh = self.made[key] = spec.open(self._page)
            fresh.left.connect(self.back)
            self._page.body.addWidget(fresh, 1)
        self._page.papers.hide()
        made = self.made[key]
        made.show()
        made.take()
        made.setFocus()
        return made

    def close(self) -> None:
        """Put the papers back, with nothing lost of what was typed in a sheet."""
        self.flush()
        if (shown := self.shown) is not None:
            shown.hide()
        self._page.papers.show()

    def flush(self) -> None:
        """Put what is typed in the sheet shown in safety."""
        if (shown := self.shown) is not None:
            shown.flush()
