"""The frame: rail, top bar, page stack, banner, task bar, lock.

    window = MainWindow(machine, today=..., now=...)       # paints sign-in at once; no store, no SQLAlchemy
    window.signin.signed.connect(check)                    # who may enter is asked of the store
    window.open(store)                                     # when the task thread has opened it
    window.admit(person, login="ge", name="葛某某", role="民警", place="西岔派出所调解室")

``window.changed({"Case"})`` tells pages what was written; it may be called from any thread.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.boundary import Boundary
from ui.signin import SignIn

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from ui.actions import Action
    from ui.desk import Desk
    from ui.lock import IdleLock, LockScreen
    from ui.page import Context, Page, PageSpec
    from ui.ports import Machine
    from ui.tasks import Tasks
    from ui.widgets.banner import Banner
    from ui.widgets.cheatsheet import CheatSheet
    from ui.widgets.rail import Rail
    from ui.widgets.search import Hit, Search
    from ui.widgets.topbar import TopBar

TITLE = "三理调解工作台"
_FIGURE_KEYS = 9


class MainWindow(QMainWindow):
    """The one window of a workstation."""

    painted = Signal()  # once
    shown = Signal(str)
    locked = Signal()
    _told = Signal(object)

    def __init__(
        self,
        machine: "Machine",
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        specs: "Sequence[PageSpec] | None" = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("window")
        self.boundary = Boundary(self)
        self._machine, self._today, self._now = machine, today, now
        self._given = specs
        self.specs: tuple[PageSpec, ...] = ()
        self.page_actions: tuple[Action, ...] = ()
        self._login = self._name = ""
        self._bare = self._seen = False
        self._focus: QWidget | None = None
        self.signin = SignIn()
        self._whole = QStackedWidget()
        self._whole.addWidget(self.signin)
        self.setCentralWidget(self._whole)
        self.boundary.refused.connect(lambda sentence: self.banner.say(sentence, "bad"))
        self.boundary.warned.connect(lambda sentence: self.banner.say(sentence, "warn"))
        self.boundary.noticed.connect(lambda sentence: self.banner.say(sentence, "good"))
        self.boundary.asked.connect(lambda sentence, deed: self.banner.ask(sentence, agreed=deed))
        self.resize(1366, 768)

    # what is made when it is first wanted, so that sign-in is painted without it

    @cached_property
    def tasks(self) -> "Tasks":
        """Return the pool of one thread."""
        from ui.tasks import Tasks  # noqa: PLC0415 -- never before the first paint

        return Tasks(self.boundary, self)

    @cached_property
    def context(self) -> "Context":
        """Return what pages are given."""
        from ui.page import Context  # noqa: PLC0415 -- as above

        return Context(
            machine=self._machine,
            boundary=self.boundary,
            tasks=self.tasks,
            today=self._today,
            now=self._now,
            go=self.go,
            notify=self.show_saved,
            restyle=self.restyle,
            lock_after=self.idle.start,
        )

    @cached_property
    def desk(self) -> "Desk":
        """Return rail, bars and the place of the pages."""
        from ui.desk import Desk  # noqa: PLC0415 -- as above

        made = Desk(self.boundary, self.tasks, self._today)
        made.rail.chosen.connect(self.go)
        made.top.locked.connect(self.lock)
        made.top.search.opened.connect(self._open_hit)
        made.top.search.left.connect(made.show_top)
        self._told.connect(self._refresh, QtCore.Qt.ConnectionType.QueuedConnection)
        for action in self.frame_actions:
            made.bind(action.shortcut, action.deed)
        self._whole.addWidget(made)
        return made

    @cached_property
    def veil(self) -> "LockScreen":
        """Return the lock."""
        from ui.lock import LockScreen  # noqa: PLC0415 -- as above

        made = LockScreen(self)
        made.switched.connect(self.dismiss_person)
        return made

    @cached_property
    def idle(self) -> "IdleLock":
        """Return the timer that locks."""
        from ui.lock import IdleLock  # noqa: PLC0415 -- as above

        made = IdleLock(self)
        made.idle.connect(self.lock)
        return made

    @cached_property
    def sheet(self) -> "CheatSheet":
        """Return the sheet of shortcuts."""
        from ui.widgets.cheatsheet import CheatSheet  # noqa: PLC0415 -- as above

        made = CheatSheet(self)
        made.closed.connect(self._refocus)
        return made

    @cached_property
    def frame_actions(self) -> "tuple[Action, ...]":
        """Return what the frame can do on every page."""
        from ui.actions import Action  # noqa: PLC0415 -- as above

        return (
            Action("frame.search", "查找", shortcut="Ctrl+K", deed=self.search),
            Action("frame.keys", "快捷键", shortcut="Ctrl+/", deed=self.show_keys),
            Action("frame.lock", "锁屏", shortcut="Ctrl+L", deed=self.lock),
            Action("frame.bare", "只看本页", shortcut="F11", deed=self.toggle_bare),
            Action("frame.refresh", "刷新", shortcut="F5", deed=self.refresh),
        )

    @property
    def banner(self) -> "Banner":
        """Return where sentences and questions are shown."""
        return self.desk.banner

    @property
    def rail(self) -> "Rail":
        """Return the column of pages."""
        return self.desk.rail

    @property
    def top(self) -> "TopBar":
        """Return the usual top bar."""
        return self.desk.top

    @property
    def tops(self) -> QStackedWidget:
        """Return the usual top bar and those that pages bring."""
        return self.desk.tops

    def furnish(self) -> None:
        """Make the desk and find the pages, so that the first person to sign in does not wait for it."""
        if self.specs:
            return
        from ui.actions import Action, shown  # noqa: PLC0415 -- as above
        from ui.page import discover  # noqa: PLC0415 -- as above

        self.specs = tuple(discover() if self._given is None else self._given)
        keyed = [
            (spec, f"Ctrl+{number}" if number <= _FIGURE_KEYS else "")
            for number, spec in enumerate(self._listed(), start=1)
        ]
        self.rail.show_pages((spec.key, spec.title, spec.icon, shown(keys)) for spec, keys in keyed)
        self.page_actions = tuple(
            Action(f"frame.{spec.key}", spec.title, shortcut=keys, deed=self._opener(spec.key))
            for spec, keys in keyed
            if keys
        )
        own = [(spec.shortcut, self._opener(spec.key)) for spec in self.specs if spec.shortcut]
        for bound in [*((action.shortcut, action.deed) for action in self.page_actions), *own]:
            self.desk.bind(*bound)

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.go(key)

    def _listed(self) -> "list[PageSpec]":
        return [spec for spec in self.specs if not spec.hidden]

    def open(self, store: Any, *, demo: bool = False, search: "Search | None" = None) -> None:
        """Take the store, and what answers the search box."""
        self.furnish()
        self.context.store = store
        self.context.demo = demo
        self.desk.ribbon.setVisible(demo)
        self.setWindowTitle(f"{TITLE}　示范" if demo else TITLE)
        self.top.search.search = self.boundary.guarded(search) if search is not None else None

    def admit(
        self, person: Any, *, login: str, name: str, role: str, place: str, idle_minutes: float = 0
    ) -> None:
        """Let a person in and show the first page; the pages of whoever was in before are put away."""
        self.furnish()
        self.desk.drop()
        self.context.person = person
        self._login, self._name = login, name
        self.rail.bar(spec.key for spec in self.specs if spec.barred(person))
        self.top.show_person(place, name, role)
        self.signin.forget()
        self.veil.hide()
        self.desk.setEnabled(True)
        self._whole.setCurrentWidget(self.desk)
        self.idle.start(idle_minutes)
        if listed := self._listed():
            self.go(listed[0].key)

    def dismiss_person(self) -> None:
        """Sign the person out and show sign-in."""
        self._leave()
        self.desk.drop()
        self.idle.stop()
        self.context.person = None
        self._login = self._name = ""
        self.top.show_person("", "", "")
        self.veil.hide()
        self.desk.setEnabled(True)
        self._whole.setCurrentWidget(self.signin)
        self.signin.forget()
        self.signin.start()

    def lock(self) -> None:
        """Cover the window; drafts are put in safety first, and every line stays where it is."""
        if not self._login or self.veil.isVisible():
            return
        self._leave()
        self._focus = self.focusWidget()
        self.sheet.hide()
        self.desk.setEnabled(False)
        self.veil.cover(self._login, self._name)
        self.locked.emit()

    def release(self) -> None:
        """Uncover the window and put the cursor back where it was."""
        self.veil.hide()
        self.desk.setEnabled(True)
        if self._focus is not None:
            self._focus.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    # pages

    def go(self, page: str, **args: Any) -> None:
        """Show a page, making it at the first time; what goes wrong in making it is shown, not raised."""
        self.boundary.guarded(self._go)(page, **args)

    def _go(self, page: str, **args: Any) -> None:
        spec = next(each for each in self.specs if each.key == page)
        stack = self.desk.stack
        opened = stack.pages.get(page) or self._make(spec)
        if stack.current != page:
            self._leave()
            self.banner.dismiss()
        elif args:
            self.banner.forgive()
        stack.show_page(page)
        self.desk.show_top()
        self.rail.light(page)
        stack.freshen(page)
        (opened.focusWidget() or opened).setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        if args:
            opened.arrive(**args)
        self.shown.emit(page)

    def _make(self, spec: "PageSpec") -> "Page":
        made = spec.open(self.context)
        self.desk.add(spec, made)
        made.badged.connect(lambda count, key=spec.key: self.show_count(key, count))
        if made.badge:
            self.show_count(spec.key, made.badge)
        return made

    def page(self, key: str) -> "Page | None":
        """Return a page that has been opened."""
        return self.desk.stack.pages.get(key)

    @property
    def current(self) -> str:
        """Return the key of the page that is shown."""
        return self.desk.stack.current

    def show_count(self, key: str, count: int) -> None:
        """Show a count on the rail, for a page that is open or not."""
        if button := self.rail.buttons.get(key):
            button.show_count(count)

    def _leave(self) -> None:
        if "desk" in self.__dict__:
            self.desk.stack.leave()

    def restyle(self) -> None:
        """Take a theme that was just applied: painters follow by themselves, lengths are taken anew here."""
        shown_page = self.current
        self._leave()
        self.desk.drop()
        self.desk.measure()
        if shown_page:
            self.go(shown_page)

    # notices

    def changed(self, names: Iterable[Any]) -> None:
        """Tell what was written: names of mapped classes, or the classes."""
        self._told.emit(frozenset(name if isinstance(name, str) else name.__name__ for name in names))

    def _refresh(self, names: frozenset[str]) -> None:
        self.desk.stack.tell(self.specs, names)

    def refresh(self) -> None:
        """Read everything anew."""
        self._refresh(frozenset({"*"}))

    def show_saved(self, at: datetime) -> None:
        """Say when something was last saved."""
        self.top.show_saved(at)

    # keys

    def search(self) -> None:
        """Put the cursor into the search box, out of 只看本页 if need be."""
        if self._bare:
            self.toggle_bare()
        self.tops.setCurrentWidget(self.top)
        self.top.search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _open_hit(self, hit: "Hit") -> None:
        self.go(hit.page or self.current, **hit.args)

    def toggle_bare(self) -> None:
        """Hide rail and top bar, or show them again; the room's own bar, with its recording light, stays."""
        self._bare = not self._bare
        self.rail.setVisible(not self._bare)
        self.desk.show_top()

    def show_keys(self) -> None:
        """Show every shortcut, or take the sheet away."""
        if self.sheet.isVisible():
            self.sheet.dismiss()
            return
        groups = self.desk.deeds(self.specs)
        self.sheet.show_groups(
            [*groups[:1], ("窗口", self.frame_actions), ("页面", self.page_actions), *groups[1:]]
        )

    def _refocus(self) -> None:
        if page := self.page(self.current):
            page.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    # Qt

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Tell of the first painting once all of it is done."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Keep lock and sheet over the whole window."""
        super().resizeEvent(event)
        for cover in ("veil", "sheet"):
            if cover in self.__dict__:
                getattr(self, cover).setGeometry(self.rect())

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Save what is unfinished, stop long work, end."""
        self._leave()
        for made, end in (("idle", "stop"), ("tasks", "close")):
            if made in self.__dict__:
                getattr(getattr(self, made), end)()
        super().closeEvent(event)
