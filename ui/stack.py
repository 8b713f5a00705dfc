"""The pages that were opened: one is shown, the others keep what changed meanwhile."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.boundary import Boundary
from ui.page import EVERYTHING, Page, PageSpec
from ui.widgets.scroll import PageFrame


class PageStack(QStackedWidget):
    """Opened pages by key, each in its frame; ``current`` is the key of the one shown."""

    def __init__(self, boundary: Boundary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boundary = boundary
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._frames: dict[str, PageFrame] = {}
        self._stale: dict[str, frozenset[str]] = {}

    def add(self, spec: PageSpec, page: Page) -> None:
        """Take a page that was just made; it is told everything when it is shown."""
        page.setObjectName(f"page.{spec.key}")
        self.pages[spec.key] = page
        self._stale[spec.key] = EVERYTHING
        self._frames[spec.key] = PageFrame(page)
        self.addWidget(self._frames[spec.key])

    def show_page(self, key: str) -> None:
        """Show a page that was added."""
        self.current = key
        self.setCurrentWidget(self._frames[key])

    def freshen(self, key: str) -> None:
        """Tell a page what changed while it was not shown."""
        if stale := self._stale.pop(key, None):
            self.pages[key].refresh(stale)

    def leave(self) -> None:
        """Let the page shown put its unfinished lines in safety."""
        if page := self.pages.get(self.current):
            self._boundary.guarded(page.leave)()

    def tell(self, specs: tuple[PageSpec, ...], names: frozenset[str]) -> None:
        """Tell the page shown what was written, and keep it for the others."""
        for spec in specs:
            page = self.pages.get(spec.key)
            touched = names if "*" in names or "*" in spec.watches else names & frozenset(spec.watches)
            if page is None or not touched:
                continue
            if spec.key == self.current:
                self._boundary.guarded(page.refresh)(touched)
            else:
                self._stale[spec.key] = self._stale.get(spec.key, frozenset()) | touched

    def renew(self) -> None:
        """Let every page read everything anew, the one shown at once: another day has begun."""
        self._stale.update(dict.fromkeys(self.pages, EVERYTHING))
        if self.current:
            self._boundary.guarded(self.freshen)(self.current)

    def drop(self) -> None:
        """Put every page away."""
        for frame in self._frames.values():
            self.removeWidget(frame)
            frame.deleteLater()
        self._frames.clear()
        self.pages.clear()
        self._stale.clear()
        self.current = ""
