"""The frame: rail, top bar, page stack, banner, task bar, lock.

    window = MainWindow(machine, today=..., now=...)       # paints sign-in at once; no store, no SQLAlchemy
    window.signin.signed.connect(check)                    # who may enter is asked of the store
    window.open(store)                                     # when the task thread has opened it
    window.admit(person, login="ge", name="葛某某", role="民警", place="西岔派出所调解室")

``window.changed({"Case"})`` tells pages what was written; it may be called from any thread.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action, shown
from ui.boundary import Boundary
from ui.page import EVERYTHING, Context, Page, PageSpec, discover
from ui.ports import Machine
from ui.signin import IdleLock, LockScreen, SignIn
from ui.tasks import TaskBar, Tasks
from ui.widgets.banner import Banner
from ui.widgets.cheatsheet import CheatSheet
from ui.widgets.rail import Rail
from ui.widgets.scroll import PageFrame
from ui.widgets.search import Hit, Search
from ui.widgets.topbar import TopBar

TITLE = "三理调解工作台"
_FIGURE_KEYS = 9
DEMO = "示范站　数据均为虚构，证件号码用未启用的地区代码，文书不得使用"


class MainWindow(QMainWindow):
    """The one window of a workstation."""

    shown = Signal(str)
    locked = Signal()
    _told = Signal(object)

    def __init__(
        self,
        machine: Machine,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        specs: Sequence[PageSpec] | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("window")
        self.boundary = Boundary(self)
        self.tasks = Tasks(self.boundary, self)
        self.context = Context(
            machine=machine,
            boundary=self.boundary,
            tasks=self.tasks,
            today=today,
            now=now,
            go=self.go,
            notify=self.show_saved,
        )
        self._given = specs
        self.specs: tuple[PageSpec, ...] = ()
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, PageFrame] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._current = ""
        self._login = self._name = ""
        self._bare = False
        self._focus: QWidget | None = None
        self._keys: list[QShortcut] = []
        self._lay_out()
        self._wire()
        self.resize(QSize(1366, 768))

    def _lay_out(self) -> None:
        self.desk = QWidget()
        self.desk.setObjectName("desk")
        self.rail = Rail()
        self.top = TopBar()
        self.tops = QStackedWidget()
        self.tops.setFixedHeight(theme.px(52))
        self.tops.addWidget(self.top)
        self.ribbon = QLabel(DEMO)
        self.ribbon.setObjectName("ribbon")
        self.ribbon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ribbon.hide()
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.taskbar = TaskBar(self.tasks)
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.tops, self.ribbon, self.banner):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        right.addWidget(self.taskbar)
        line = QHBoxLayout(self.desk)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)
        self.signin = SignIn()
        self._whole = QStackedWidget()
        self._whole.addWidget(self.signin)
        self._whole.addWidget(self.desk)
        self.setCentralWidget(self._whole)
        self.sheet = CheatSheet(self)
        self.veil = LockScreen(self)

    def _wire(self) -> None:
        self.rail.chosen.connect(self.go)
        self.top.locked.connect(self.lock)
        self.top.search.opened.connect(self._open_hit)
        self.top.search.left.connect(self._show_top)
        self.boundary.refused.connect(lambda sentence: self.banner.say(sentence, "bad"))
        self.boundary.warned.connect(lambda sentence: self.banner.say(sentence, "warn"))
        self.boundary.noticed.connect(lambda sentence: self.banner.say(sentence, "good"))
        self.boundary.asked.connect(self.banner.ask)
        self.veil.switched.connect(self.dismiss_person)
        self.sheet.closed.connect(self._refocus)
        self._told.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self.idle = IdleLock(self)
        self.idle.idle.connect(self.lock)
        self.context.restyle, self.context.lock_after = self.restyle, self.idle.start
        self.frame_actions = (
            Action("frame.search", "查找", shortcut="Ctrl+K", deed=self.search),
            Action("frame.keys", "快捷键", shortcut="Ctrl+/", deed=self.show_keys),
            Action("frame.lock", "锁屏", shortcut="Ctrl+L", deed=self.lock),
            Action("frame.bare", "只看本页", shortcut="F11", deed=self.toggle_bare),
            Action("frame.refresh", "刷新", shortcut="F5", deed=self.refresh),
        )
        self.page_actions: tuple[Action, ...] = ()
        for action in self.frame_actions:
            self._bind(action.shortcut, action.deed)

    def _find_pages(self) -> None:
        # not before the first paint: the pages bring their widgets with them
        if self.specs:
            return
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
        for action in self.page_actions:
            self._bind(action.shortcut, action.deed)
        for spec in self.specs:
            if spec.shortcut:
                self._bind(spec.shortcut, self._opener(spec.key))

    def _bind(self, keys: str, deed: Callable[[], object]) -> None:
        # children of the desk: while it is locked or nobody is signed in, they are dead
        shortcut = QShortcut(QKeySequence(keys), self.desk)
        shortcut.activated.connect(deed)
        self._keys.append(shortcut)

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.go(key)

    def _listed(self) -> list[PageSpec]:
        return [spec for spec in self.specs if not spec.hidden]

    # who and what

    def open(self, store: Any, *, demo: bool = False, search: Search | None = None) -> None:
        """Take the store, and what answers the search box."""
        self._find_pages()
        self.context.store = store
        self.context.demo = demo
        self.ribbon.setVisible(demo)
        self.setWindowTitle(f"{TITLE}　示范" if demo else TITLE)
        self.top.search.search = self.boundary.guarded(search) if search is not None else None

    def admit(
        self, person: Any, *, login: str, name: str, role: str, place: str, idle_minutes: float = 0
    ) -> None:
        """Let a person in and show the first page; the pages of whoever was in before are put away."""
        self._find_pages()
        self._drop_pages()
        self.context.person = person
        self._login, self._name = login, name
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
        self._drop_pages()
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
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # pages

    def go(self, page: str, **args: Any) -> None:
        """Show a page, making it at the first time; what goes wrong in making it is shown, not raised."""
        self.boundary.guarded(self._go)(page, **args)

    def _go(self, page: str, **args: Any) -> None:
        spec = next(each for each in self.specs if each.key == page)
        opened = self._pages.get(page) or self._make(spec)
        if self._current != page:
            self._leave()
            self.banner.dismiss()
        self._current = page
        self.stack.setCurrentWidget(self._frames[page])
        self._show_top()
        self.rail.light(page)
        if stale := self._stale.pop(page, None):
            opened.refresh(stale)
        (opened.focusWidget() or opened).setFocus(Qt.FocusReason.OtherFocusReason)
        if args:
            opened.arrive(**args)
        self.shown.emit(page)

    def _make(self, spec: PageSpec) -> Page:
        made = spec.open(self.context)
        made.setObjectName(f"page.{spec.key}")
        self._pages[spec.key] = made
        self._stale[spec.key] = EVERYTHING
        self._frames[spec.key] = PageFrame(made)
        self.stack.addWidget(self._frames[spec.key])
        if made.top is not None:
            made.top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.tops.addWidget(made.top)
        made.badged.connect(lambda count, key=spec.key: self.show_count(key, count))
        if made.badge:
            self.show_count(spec.key, made.badge)
        return made

    def page(self, key: str) -> Page | None:
        """Return a page that has been opened."""
        return self._pages.get(key)

    @property
    def current(self) -> str:
        """Return the key of the page that is shown."""
        return self._current

    def show_count(self, key: str, count: int) -> None:
        """Show a count on the rail, for a page that is open or not."""
        if button := self.rail.buttons.get(key):
            button.show_count(count)

    def _leave(self) -> None:
        if page := self._pages.get(self._current):
            self.boundary.guarded(page.leave)()

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            if page.top is not None:
                self.tops.removeWidget(page.top)
                page.top.deleteLater()
        for frame in self._frames.values():
            self.stack.removeWidget(frame)
            frame.deleteLater()
        self._frames.clear()
        self._pages.clear()
        self._stale.clear()
        self._current = ""

    def restyle(self) -> None:
        """Take a theme that was just applied: painters follow by themselves, lengths are taken anew here."""
        shown_page = self._current
        self._leave()
        self._drop_pages()
        self.rail.measure()
        self.top.measure()
        self.tops.setFixedHeight(theme.px(52))
        if shown_page:
            self.go(shown_page)

    # notices

    def changed(self, names: Iterable[Any]) -> None:
        """Tell what was written: names of mapped classes, or the classes."""
        self._told.emit(frozenset(name if isinstance(name, str) else name.__name__ for name in names))

    def _refresh(self, names: frozenset[str]) -> None:
        for spec in self.specs:
            page = self._pages.get(spec.key)
            touched = names if "*" in names else names & frozenset(spec.watches)
            if page is None or not touched:
                continue
            if spec.key == self._current:
                self.boundary.guarded(page.refresh)(touched)
            else:
                self._stale[spec.key] = self._stale.get(spec.key, frozenset()) | touched

    def refresh(self) -> None:
        """Read everything anew."""
        self._refresh(EVERYTHING)

    def show_saved(self, at: datetime) -> None:
        """Say when something was last saved."""
        self.top.show_saved(at)

    # keys

    def search(self) -> None:
        """Put the cursor into the search box, out of 只看本页 if need be."""
        if self._bare:
            self.toggle_bare()
        self.tops.setCurrentWidget(self.top)
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _show_top(self) -> None:
        page = self._pages.get(self._current)
        self.tops.setCurrentWidget((page.top if page else None) or self.top)

    def _open_hit(self, hit: Hit) -> None:
        self.go(hit.page or self._current, **hit.args)

    def toggle_bare(self) -> None:
        """Hide rail and top bar, or show them again."""
        self._bare = not self._bare
        self.rail.setVisible(not self._bare)
        self.tops.setVisible(not self._bare)

    def show_keys(self) -> None:
        """Show every shortcut, or take the sheet away."""
        if self.sheet.isVisible():
            self.sheet.dismiss()
            return
        opened = sorted(
            (spec for spec in self.specs if spec.key in self._pages),
            key=lambda spec: spec.key != self._current,
        )
        pages = [(spec.title, self._pages[spec.key].deeds()) for spec in opened]
        self.sheet.show_groups(
            [*pages[:1], ("窗口", self.frame_actions), ("页面", self.page_actions), *pages[1:]]
        )

    def _refocus(self) -> None:
        if page := self._pages.get(self._current):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lock and sheet over the whole window."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
        self.sheet.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unfinished, stop long work, end."""
        self._leave()
        self.idle.stop()
        self.tasks.close()
        super().closeEvent(event)
