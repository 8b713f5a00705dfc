"""The desk behind sign-in: rail at the left; top bar, banner, pages and task bar at its right."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.boundary import Boundary
from ui.dayturn import DayTurn
from ui.label import Label
from ui.page import Page, PageSpec
from ui.stack import PageStack
from ui.tasks import TaskBar, Tasks
from ui.widgets.banner import Banner
from ui.widgets.rail import Rail
from ui.widgets.topbar import TopBar

DEMO = "示范站　数据均为虚构，证件号码用未启用的地区代码，文书不得使用"


class Desk(QWidget):
    """What a signed-in person sees, laid out; the window fills ``stack`` with pages and ``tops`` with their heads."""

    def __init__(
        self, boundary: Boundary, tasks: Tasks, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._keys: list[QShortcut] = []
        self.rail = Rail()
        self.top = TopBar()
        self.tops = QStackedWidget()
        self.tops.addWidget(self.top)
        self.ribbon = Label(DEMO)
        self.ribbon.setObjectName("ribbon")
        self.ribbon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ribbon.hide()
        self.banner = Banner()
        boundary.turned.connect(self.banner.forgive)
        self.stack = PageStack(boundary)
        self.dayturn = DayTurn(today, self)
        self.dayturn.turned.connect(self.stack.renew)
        self.taskbar = TaskBar(tasks)
        right = self.right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.tops, self.ribbon, self.banner):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        right.addWidget(self.taskbar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)
        self.measure()

    def measure(self) -> None:
        """Take the lengths of the size in force."""
        self.rail.measure()
        self.top.measure()
        self.tops.setFixedHeight(theme.px(52))

    def add(self, spec: PageSpec, page: Page) -> None:
        """Take a page that was just made, and the head that it brings."""
        self.stack.add(spec, page)
        if page.top is not None:
            page.top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.tops.addWidget(page.top)

    def show_top(self) -> None:
        """Show the head of the page shown, or the usual bar, which goes with the rail.

        Over a page with a head of its own the banner lies on top: nothing moves under the hand that types.
        """
        page = self.stack.pages.get(self.stack.current)
        own = page.top if page else None
        self.tops.setCurrentWidget(own or self.top)
        self.tops.setVisible(own is not None or not self.rail.isHidden())
        if (own is not None) != (self.right.indexOf(self.banner) < 0):
            if own is not None:
                self.right.removeWidget(self.banner)
            else:
                self.right.insertWidget(self.right.indexOf(self.stack), self.banner)
        self.banner.float_over(self.stack if own is not None else None)

    def drop(self) -> None:
        """Put every page away."""
        for page in self.stack.pages.values():
            if page.top is not None:
                self.tops.removeWidget(page.top)
                page.top.deleteLater()
        self.stack.drop()

    def deeds(self, specs: Iterable[PageSpec]) -> list[tuple[str, tuple[Action, ...]]]:
        """List what can be done on each opened page under its title, the page shown first."""
        pages = self.stack.pages
        opened = sorted(
            (spec for spec in specs if spec.key in pages), key=lambda spec: spec.key != self.stack.current
        )
        return [(spec.title, (*pages[spec.key].deeds(), *pages[spec.key].keys())) for spec in opened]

    def bind(self, keys: str, deed: Callable[[], object]) -> None:
        """Bind a shortcut to the desk: while it is locked or nobody is signed in, it is dead."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(deed)
        self._keys.append(shortcut)
