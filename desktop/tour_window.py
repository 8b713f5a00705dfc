"""The real window during a tour: opened on the tour's store, led from page to page, each step pictured."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from desktop import showcase
from desktop.machine import ThisMachine
from desktop.paths import Paths
from desktop.settings import Settings
from desktop.workstation import application
from models import station
from models.errors import Refusal
from models.store import Store
from ui import theme
from ui.forms.editor import Editor
from ui.window import MainWindow

SIZE = (1366, 768)
ROUNDS = 3


class NoPrinter(ThisMachine):
    """This machine, but paper is only pretended: a tour prints nothing."""

    def print_pdf(self, source: Path | bytes, *, copies: int = 1, title: str = "", **order: Any) -> None:
        """Take the copies as printed."""


class TourWindow:
    """The main window with someone signed in; ``pictures`` are the files kept so far.

    ``by_hand`` tells what was entered by a verb because the page has no place for it, ``said`` the last
    sentence with which the window refused something.
    """

    def __init__(
        self,
        store: Store,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        out: Path,
        place: str = "",
    ) -> None:
        self.app = application(["sanli"])
        theme.apply(self.app)
        self.out = out
        self.pictures: list[str] = []
        self.by_hand: list[str] = []
        self.said = ""
        self._scratch = tempfile.TemporaryDirectory(prefix="sanli-tour-settings-")
        scratch = Path(self._scratch.name)
        folders = Paths(store.folder or scratch, scratch, scratch, str(store.folder or place))
        self.window = MainWindow(NoPrinter(Settings(scratch), folders), today=today, now=now)
        self.window.boundary.refused.connect(self._hear)
        self.window.resize(*SIZE)
        self.store = store
        self._stop = store.changed(self.window.changed)
        self.window.open(store, demo=True)
        self.sign_in(showcase.LOGIN)
        self.window.show()
        self.settle()

    def _hear(self, sentence: str) -> None:
        self.said = sentence

    def sign_in(self, login: str) -> None:
        """Let a person of the demonstration in, in place of whoever was there."""
        if self.window.context.person is not None:
            self.window.dismiss_person()
        person = self.store.sign_in(login, showcase.password())
        with self.store.reading() as db:
            place = station.current(db).room
        self.window.admit(person, login=login, name=person.name, role=person.role.value, place=place)

    def settle(self) -> None:
        """Deliver what is posted, such as the notice that something was written, and lay out."""
        for _ in range(ROUNDS):
            self.app.sendPostedEvents(None, QEvent.Type.None_)
            self.app.sendPostedEvents(None, QEvent.Type.MetaCall)
            self.app.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def wait(self) -> None:
        """Let long work, such as setting a paper, come to its end."""
        tasks = self.window.tasks
        if tasks.running:
            loop = QEventLoop()
            tasks.idle.connect(loop.quit)
            loop.exec()
        self.settle()

    def go(self, key: str, **args: object) -> Any:
        """Go to a page and return it; None where the program has no such page."""
        if key not in {spec.key for spec in self.window.specs}:
            return None
        self.window.go(key, **args)
        self.settle()
        return self.window.page(key)

    def picture(self, name: str) -> None:
        """Keep a picture of the window as it stands."""
        self.settle()
        file = f"{len(self.pictures) + 1:02d}-{name}.png"
        if not self.window.grab().save(str(self.out / file)):
            raise Refusal(f"截图写不进 {self.out}，请检查文件夹权限和磁盘空间。")
        self.pictures.append(file)

    def show(self, *pages: str) -> None:
        """Picture pages as they open."""
        for page in pages:
            if self.go(page) is not None:
                self.wait()
                self.picture(page)

    def note(self, what: str) -> None:
        """Note something that was entered by hand, with what the window said to it."""
        self.by_hand.append(f"{what}（窗口：{self.said}）" if self.said else what)
        self.said = ""

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Forget what the window said before a deed, so that ``said`` is about this one."""
        self.said = ""
        yield
        self.settle()

    def close(self) -> None:
        """Put the window away."""
        self._stop()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._scratch.cleanup()


def type_in(editor: Editor | None, key: str, value: str) -> None:
    """Type into a field of a form, which tells its page as a key would; a form without it is left alone."""
    if editor is None or not value:
        return
    field = editor.input(key)
    field.set_value(value)
    field.typed.emit(field.value())
