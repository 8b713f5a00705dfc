"""The workstation with its window: Qt, one running copy, the frame, then the store behind it."""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop import crash, paths, single
from desktop.crash_window import CrashWindow
from desktop.machine import ThisMachine
from desktop.options import Exit, Options
from desktop.paths import Paths
from desktop.settings import Settings
from models.errors import Refusal
from ui import theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from models.searching.keeper import Keeper
    from models.store import Store
    from ui.finding import Finding
    from ui.tasks import Steps

POLL_MS = 1_000
AGAIN = 1_000  # no exit code: the event loop ended so that the program may start anew
OPENING = "正在打开数据库…"
FIRST_PAGE = ("ui.viewmodels.board",)  # imported while the password is typed
# imported while the first page is read
WRITERS = (
    "exports.printouts", "exports.xlsx", "ui.viewmodels.papers", "ui.viewmodels.dossier", "ui.viewmodels.scans",
)  # fmt: skip
READING_MS = 500
#: The index of the search is kept from when the first page has been read on.
KEEPING_MS = 3_000


def clock(today: date | None) -> tuple[Callable[[], date], Callable[[], datetime]]:
    """Return what tells the day and the moment: the machine's, or the machine's hour on a given day."""
    if today is None:
        return date.today, lambda: datetime.now(UTC)

    def now() -> datetime:
        return datetime.combine(today, datetime.now().astimezone().timetz()).astimezone(UTC)

    return lambda: today, now


def application(argv: list[str]) -> QApplication:
    """Make the application and give it its name."""
    app = QApplication.instance() or QApplication([*argv, "-style", theme.STYLE])
    assert isinstance(app, QApplication)
    app.setProperty("style", theme.STYLE)  # so that ``theme.apply`` need not touch QStyle and its many enums
    app.setApplicationName("sanli")
    app.setApplicationDisplayName("三理调解工作台")
    app.setDesktopFileName("sanli")
    return app


def speak_chinese() -> None:
    """Let Qt speak, and write months and numbers, as on a Chinese machine, whatever the system's language."""
    from PySide6.QtCore import (  # noqa: PLC0415 -- QLocale's enums of all languages would cost the first paint 15 ms
        QCoreApplication,
        QLibraryInfo,
        QLocale,
        QTranslator,
    )

    QLocale.setDefault(QLocale("zh_CN"))
    translator = QTranslator(QCoreApplication.instance())
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)


class Workstation(QObject):
    """Joins the window and the store: opening, founding, signing in, locking, notices.

    ``painted`` comes when sign-in stands on the screen, ``ready`` when the store is open; ``login`` signs a person in as soon as it is, for the demo.
    """

    painted = Signal()
    ready = Signal()
    refused = Signal(str)

    def __init__(
        self,
        place: Paths,
        settings: Settings,
        *,
        today: date | None = None,
        login: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.place = place
        self.settings = settings
        self.login = login
        self.store: Store | None = None
        self._finding: Finding | None = None
        self._keeper: Keeper | None = None
        self._today, self._now = clock(today)
        self.machine = ThisMachine(settings, place)
        self.window = MainWindow(self.machine, today=self._today, now=self._now)
        self.window.signin.signed.connect(self.window.boundary.guarded(self._sign_in))
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.window.boundary.guarded(self._hear))

    def show(self) -> None:
        """Paint the frame with sign-in; the store is opened once it stands on the screen."""
        self.window.signin.wait(OPENING)
        self.window.painted.connect(self.open)
        self.window.painted.connect(self.painted)
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.window, self._furnish))
        self.window.show()

    def open(self) -> None:
        """Open the store on the task thread: copy, migrate, check."""
        from ui.tasks import Task  # noqa: PLC0415 -- never before the first paint

        self.window.tasks.start(Task(OPENING, self._opening), result=self._opened, failed=self._not_opened)

    def _furnish(self) -> None:
        self.window.boundary.guarded(self.window.furnish)()
        self.window.veil.unlocked.connect(self.window.boundary.guarded(self._unlock))

    def _opening(self) -> "Steps[Store]":
        from models.store import open_store  # noqa: PLC0415 -- as above
        from ui.tasks import Step  # noqa: PLC0415 -- as above

        yield Step(0, 0, OPENING)
        return open_store(self.place.place, now=self._now)

    def _not_opened(self, trouble: BaseException) -> None:
        if isinstance(trouble, Refusal):
            self.refused.emit(trouble.message)
        else:
            self.window.boundary.show(trouble)

    def _opened(self, store: "Store") -> None:
        self.store = store
        store.changed(self.window.changed)
        if self.place.server:
            self._poll.start()
        self.window.signin.wait("")
        self._look()
        self.window.tasks.warm(*FIRST_PAGE)
        self.ready.emit()
        if self.login is not None:
            self._sign_in(*self.login)

    def _keep_index(self) -> None:
        """Bring the index of the search up to the data while the program runs; begun once."""
        from models.searching.keeper import Keeper  # noqa: PLC0415 -- as above

        if self.store is not None and self._keeper is None:
            self._keeper = Keeper(self.store.engine, self._now)
            self.store.changed(self._keeper.wrote)
            self._keeper.start()

    def _look(self) -> None:
        """Show whose room it is and who may sign in, or ask for both on the first run."""
        from models import station  # noqa: PLC0415 -- as above

        assert self.store is not None
        with self.store.reading() as db:
            try:
                found = station.current(db)
            except Refusal:
                found = None
            people = [(officer.login, officer.name) for officer in station.people(db)]
        if found is None:
            from desktop.founding import Founding  # noqa: PLC0415 -- wanted once in a station's life

            panel = Founding(self._found, self.window.boundary)
            panel.founded.connect(self.window.boundary.guarded(self._sign_in))
            self.window.signin.set_first_run(panel)
            return
        self.machine.demo = found.demo
        self.window.open(self.store, demo=found.demo)
        self._answer(self.store)
        self.window.signin.set_first_run(None)
        self.window.signin.show_place(found.name)
        self.window.signin.show_people(people)

    def _answer(self, store: "Store") -> None:
        """Let the search box ask the store, for whoever is signed in."""
        from ui.finding import Finding  # noqa: PLC0415 -- as above
        from ui.viewmodels.search import Finder  # noqa: PLC0415 -- as above

        if self._finding is None:
            finder = Finder(store, lambda: store.person)
            self._finding = Finding(self.window.top.search, self.window.tasks, finder)

    def _found(self, values: dict[str, Any]) -> None:
        from models import station  # noqa: PLC0415 -- as above

        assert self.store is not None
        with self.store.unit() as db:
            station.found(db, **values)
        self._look()

    def _sign_in(self, login: str, password: str) -> None:
        from models import station  # noqa: PLC0415 -- as above

        assert self.store is not None
        try:
            person = self.store.sign_in(login, password)
        except Refusal as refusal:
            self.window.signin.refuse(refusal.message)
            return
        with self.store.reading() as db:
            here = station.current(db)
            place = here.room or here.name
        self.window.admit(
            person,
            login=login,
            name=person.name,
            role=person.role.value,
            place=place,
            idle_minutes=self.settings.get("lock_minutes"),
        )
        self._tell_own_files()
        QTimer.singleShot(READING_MS, self.window, lambda: self.window.tasks.warm(*WRITERS))
        QTimer.singleShot(KEEPING_MS, self, self._keep_index)

    def _tell_own_files(self) -> None:
        """Say at sign-in which of the station's own tables and forms could not be read."""
        from models import texts  # noqa: PLC0415 -- never before the first paint

        if found := texts.prove():
            self.window.banner.say("".join(found.values()), "bad")

    def _unlock(self, login: str, password: str) -> None:
        assert self.store is not None
        try:
            self.store.sign_in(login, password)
        except Refusal as refusal:
            self.window.veil.refuse(refusal.message)
            return
        self.window.release()

    def _hear(self) -> None:
        """Hear what other workstations wrote; when this program has become too old it asks no more."""
        assert self.store is not None
        try:
            self.store.poll()
        except Refusal:
            self._poll.stop()
            raise

    def come_forward(self) -> None:
        """Bring the window to the front, because a second copy was started."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window and let go of the store."""
        self._poll.stop()
        self.window.close()
        if self._keeper is not None:
            self._keeper.stop()
        if self.store is not None:
            self.store.close()
            self.store = None


def restart() -> None:
    """Start the program anew with the same words; this copy ends and lets its claim go."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415 -- as above

    QProcess.startDetached(
        sys.executable, ["-m", "desktop", *sys.argv[1:]], str(Path(__file__).parent.parent)
    )


def run(options: Options, *, login: tuple[str, str] | None = None, remember: bool = True) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    ``login`` signs a person in as soon as the store is open. ``remember`` keeps ``--data`` for the next time.
    """
    settings = Settings(paths.config_folder())
    place = paths.prepare(paths.standing(options.data, remembered=settings.get("data")))
    app = application(sys.argv)
    claim = single.claim(place.data, place.place)
    if claim is None:
        answered = single.call_first(place.place)
        print(
            "三理已经打开，已请它到前面来。" if answered else "三理已经在运行，但没有回应。", file=sys.stderr
        )
        return Exit.DONE if answered else Exit.REFUSED
    crashes = CrashWindow(lambda: app.exit(AGAIN))
    hooks = crash.installed()
    if hooks is not None:
        hooks.listener = crashes.tell
    theme.apply(app, settings.get("theme"), big=settings.get("big"))
    desk = Workstation(place, settings, today=options.today, login=login)
    desk.refused.connect(lambda sentence: refuse(desk, sentence))
    claim.asked.connect(desk.come_forward)
    desk.painted.connect(gc.enable)
    desk.painted.connect(claim.listen)
    desk.painted.connect(speak_chinese)
    if options.data and remember:
        desk.ready.connect(lambda: settings.set("data", place.place))  # absolute, whatever was typed
    desk.show()
    code = app.exec()
    desk.close()
    if hooks is not None:
        hooks.listener = None
    claim.release()
    if code == AGAIN:
        restart()
        return Exit.DONE
    return code


def refuse(desk: Workstation, sentence: str) -> None:
    """Say why the store cannot be opened, and end with the code for it."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 -- its enums would cost the first paint 20 ms

    print(sentence, file=sys.stderr)
    desk.window.signin.wait(sentence)
    box = QMessageBox(QMessageBox.Icon.Warning, "打不开", sentence, parent=desk.window)
    box.setObjectName("refused")
    box.addButton("退出", QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(lambda _: QApplication.exit(Exit.REFUSED))
    box.open()
