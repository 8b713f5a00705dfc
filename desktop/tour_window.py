"""The real window during a tour: opened on the tour's store, led from page to page, each page pictured."""

import tempfile
import uuid
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import showcase
from desktop.machine import ThisMachine
from desktop.settings import Settings
from desktop.workstation import application
from models import station
from models.errors import Refusal
from models.store import Store
from ui import theme
from ui.window import MainWindow

SIZE = (1366, 768)
STEPS = (
    ("today", False), ("intake", True), ("sitting", True), ("papers", True), ("registers", False),
    ("analysis", False), ("visits", True), ("roster", False), ("settings", False),
)  # fmt: skip


class TourWindow:
    """The main window with a signed-in officer."""

    def __init__(self, store: Store, *, today: date, now: Callable[[], datetime], out: Path) -> None:
        self.app = application(["sanli"])
        theme.apply(self.app)
        self.out = out
        self._scratch = tempfile.TemporaryDirectory(prefix="sanli-tour-settings-")
        self.window = MainWindow(
            ThisMachine(Settings(Path(self._scratch.name))), today=lambda: today, now=now
        )
        self.window.resize(*SIZE)
        self.store = store
        self._stop = store.changed(self.window.changed)
        self.window.open(store, demo=True)
        person = store.sign_in(showcase.LOGIN, showcase.password())
        with store.reading() as db:
            place = station.current(db).room
        self.window.admit(person, login=showcase.LOGIN, name=person.name, role=person.role.value, place=place)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Deliver what is posted, such as the notice that something was written, and lay out."""
        for _ in range(3):
            self.app.sendPostedEvents(None, QEvent.Type.None_)
            self.app.sendPostedEvents(None, QEvent.Type.MetaCall)
            self.app.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def show(self, page: str, name: str, **args: object) -> str:
        """Go to a page and keep a picture of the window; returns the file name."""
        self.window.go(page, **args)
        self.settle()
        file = f"{name}.png"
        if not self.window.grab().save(str(self.out / file)):
            raise Refusal(f"截图写不进 {self.out}，请检查文件夹权限和磁盘空间。")
        return file

    def tour(self, case_id: uuid.UUID) -> list[str]:
        """Show every page that there is, those about one case with the case of the tour."""
        there = {spec.key for spec in self.window.specs}
        return [
            self.show(page, f"{number:02d}-{page}", **({"case": case_id} if with_case else {}))
            for number, (page, with_case) in enumerate(STEPS, start=1)
            if page in there
        ]

    def close(self) -> None:
        """Put the window away."""
        self._stop()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._scratch.cleanup()
