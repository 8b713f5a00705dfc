"""当事人屏: the second window, for the monitor that the parties see.

It never takes the keyboard from the room, its title names nobody, and it goes with the room.  ``PartyDisplay`` is
what a page keeps: it opens, covers and closes the window and lets it follow what is read.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.boundary import Boundary
from ui.widgets import party_paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.party_screen import PartyScreen, Picture

TITLE = "当事人屏"
FOLLOW_MS = 400
#: The share of the only monitor that the window takes at first.
_SHARE = 0.5


class PartyWindow(QWidget):
    """Paints one picture; ``shut`` when its own cross was pressed."""

    shut = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("party-screen")
        self.setWindowTitle(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(480, 270)
        self.picture: Picture | None = None
        self._leaving = False

    def show_picture(self, picture: "Picture") -> None:
        """Show another picture; the same one costs nothing."""
        if picture != self.picture:
            self.picture = picture
            self.update()

    def stand_on(self, screen: QScreen | None, other: QScreen) -> None:
        """Fill the second monitor, or stand as a window that can be moved on the only one."""
        if screen is not None:
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        free = other.availableGeometry()
        wide, high = round(free.width() * _SHARE), round(free.height() * _SHARE)
        self.showNormal()
        self.setGeometry(QRect(free.right() - wide, free.bottom() - high, wide, high))

    def leave(self) -> None:
        """Close without telling."""
        self._leaving = True
        self.close()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        del event
        if self.picture is not None:
            party_paint.paint(QPainter(self), self.rect(), self.picture)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the cross was pressed."""
        super().closeEvent(event)
        if not self._leaving:
            self.shut.emit()


class PartyDisplay(QObject):
    """The parties' screen of one page: closed, open, or covered; ``turned`` says the state in a word.

    ``owner`` is the page: while it is disabled (the lock) the screen is covered, and it goes with it.
    """

    turned = Signal(str)

    def __init__(self, owner: QWidget, boundary: Boundary) -> None:
        super().__init__(owner)
        self._owner, self._boundary = owner, boundary
        self._make: Callable[[], PartyScreen] | None = None
        self.model: PartyScreen | None = None
        self.window: PartyWindow | None = None
        self.blanked = False
        self._failed = False
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        owner.installEventFilter(self)
        owner.destroyed.connect(self._timer.stop)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._place)

    def serve(self, make: "Callable[[], PartyScreen] | None") -> None:
        """Take what is to be shown from now on: another room, or nothing; an open window closes."""
        self.close()
        self._make = make

    def toggle(self) -> None:
        """Open the window, or close it."""
        if self.window is not None:
            self.close()
        else:
            self._boundary.guarded(self._open)()

    def _open(self) -> None:
        if self._make is None:
            return
        model = self._make()
        model.demand()
        self.model, self.blanked, self._failed = model, False, False
        window = self.window = PartyWindow()
        window.shut.connect(self.close)
        self._owner.destroyed.connect(window.leave)
        self.follow()
        self._place()
        self._timer.start()
        self._tell()

    def _place(self, _removed: QScreen | None = None) -> None:
        if self.window is None:
            return
        here = self._owner.screen()
        others = [each for each in QGuiApplication.screens() if each is not here and each is not _removed]
        self.window.stand_on(next(iter(others), None), here)

    def blank(self) -> None:
        """Cover the screen at once, or uncover it."""
        if self.window is None:
            return
        self.blanked = not self.blanked
        self.follow()
        self.window.repaint()
        self._tell()

    def close(self) -> None:
        """Take the window away."""
        self._timer.stop()
        if self.window is not None:
            self.window.leave()
        self.window = self.model = None
        self._tell()

    def follow(self) -> None:
        """Show what is true now; covered while it is blanked, locked, or cannot be read."""
        if self.window is None or self.model is None:
            return
        from ui.viewmodels.party_screen import covered  # noqa: PLC0415 -- no SQLAlchemy before the first paint

        if self.blanked or not self._owner.isEnabled():
            self.window.show_picture(covered())
            return
        try:
            picture = self.model.follow()
        except Exception as trouble:  # noqa: BLE001 -- whatever it is, nothing may be left standing before the parties
            self.window.show_picture(covered())
            if not self._failed:
                self._failed = True
                self._boundary.show(trouble)
            return
        self._failed = False
        self.window.show_picture(picture)

    def _tell(self) -> None:
        self.turned.emit("" if self.window is None else "covered" if self.blanked else "open")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the screen in the moment the page is locked, and uncover it with it."""
        if event.type() == QEvent.Type.EnabledChange and self.window is not None:
            self.follow()
            self.window.repaint()
        return super().eventFilter(watched, event)
