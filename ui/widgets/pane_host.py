"""The tabs of an opened case over its panes: on 接待 beside the form, on 回访 at the right of the list."""

import uuid
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.page import EVERYTHING, Context
from ui.pane import Pane, PaneSpec, discover
from ui.widgets.empty import EmptyState
from ui.widgets.scroll import Scroll
from ui.widgets.tabs import Tabs

FORM = "form"


class PaneHost(QWidget):
    """The tabs of an opened case over its panes, and over the form ``front`` where there is one.

    Without a case only the front is shown. ``shown(key)`` tells which pane is looked at, ``FORM`` for the front;
    ``made`` carries a pane when it is first opened. In a ``narrow`` host the tabs go on in a second line, and each
    pane scrolls by itself. A case without a front begins with the pane that was looked at in the case before.
    """

    shown = Signal(str)
    made = Signal(object)

    def __init__(
        self, context: Context, front: QWidget | None = None, specs: Iterable[PaneSpec] | None = None,
        parent: QWidget | None = None, *, narrow: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        found = discover() if specs is None else specs
        self.specs = {spec.key: spec for spec in found if not spec.barred(context.person)}
        self.panes: dict[str, Pane] = {}
        self.case_id: uuid.UUID | None = None
        self._shown: Pane | None = None
        self._narrow = narrow
        self._fronted = front is not None
        self._frames: dict[str, QWidget] = {}  # what holds a pane in the stack: itself, or what it scrolls in
        self._behind: dict[str, frozenset[str]] = {}
        self._elsewhere: set[str] = set()  # panes that show another case still
        words = [(FORM, "登记")] if front is not None else []
        self.tabs = Tabs([*words, *((spec.key, spec.title) for spec in self.specs.values())], wrap=narrow)
        self.tabs.chosen.connect(self.open)
        self.tabs.hide()
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._first = front or QWidget()
        self._unopened = EmptyState("这一栏没有打开，其他各栏可以照常使用。")
        self.stack.addWidget(self._first)
        self.stack.addWidget(self._unopened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    @property
    def current(self) -> str:
        """Return the key of what is looked at."""
        return self.tabs.current

    @property
    def keys(self) -> tuple[Action, ...]:
        """Return what has a shortcut in the pane that is looked at."""
        found = self.panes.get(self.current)
        return found.keys if found is not None else ()

    @property
    def on_form(self) -> bool:
        """Say whether the form is looked at, and no pane."""
        return self.current == FORM

    @property
    def fitting(self) -> list[str]:
        """Return the keys of the tabs that this case has, in their order."""
        return [key for key, button in self.tabs.buttons.items() if not button.isHidden()]

    def to_form(self) -> None:
        """Look at the form."""
        self.choose(FORM)

    def show_case(self, case_id: uuid.UUID | None) -> None:
        """Take another case, or none; a front is shown first, and a pane follows when its tab is pressed."""
        if case_id == self.case_id:
            return
        self.leave()
        self._look_at(self._first)
        self.case_id = case_id
        self._elsewhere = set(self.panes)
        self._behind.clear()
        self.tabs.setVisible(case_id is not None and bool(self.specs))
        for key in self.panes:
            self.tabs.word(key, self.specs[key].title)
        self._fit()
        if self._fronted:
            self.choose(FORM)
        elif case_id is not None and (fitting := self.fitting):
            self.choose(self.current if self.current in fitting else fitting[0])

    def _fit(self) -> None:
        if self.case_id is None:
            return
        for key, spec in self.specs.items():
            fits = self._context.boundary.guarded(spec.fits)(self._context, self.case_id)
            self.tabs.buttons[key].setHidden(not fits)
        self.tabs.updateGeometry()

    def choose(self, key: str) -> None:
        """Look at the form or a pane, as if its tab had been pressed; one without a tab here is passed over."""
        if key in self.fitting:
            self.tabs.choose(key)

    def step(self, by: int) -> None:
        """Go ``by`` tabs to the right, round at the end."""
        keys = self.fitting
        if self.case_id is not None and self.current in keys:
            self.choose(keys[(keys.index(self.current) + by) % len(keys)])

    def open(self, key: str) -> None:
        """Show what a tab stands for, making it at the first time."""
        self.leave()
        if key == FORM or self.case_id is None:
            self._look_at(self._first)
        elif not self._context.boundary.guarded(self._open)(key):
            self._look_at(self._unopened)
        self.shown.emit(key)

    def _open(self, key: str) -> bool:
        pane = self.panes.get(key) or self._make(key)
        assert self.case_id is not None, "a pane is opened for a case"
        if key in self._elsewhere:
            pane.show_case(self.case_id)
            self._elsewhere.discard(key)
        elif behind := self._behind.pop(key, frozenset()):
            pane.refresh(behind)
        self._look_at(self._frames[key], pane)
        if self._fronted:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _look_at(self, frame: QWidget, pane: Pane | None = None) -> None:
        self._shown = pane
        self.stack.setCurrentWidget(frame)

    def _make(self, key: str) -> Pane:
        pane = self.specs[key].open(self._context)
        pane.noted.connect(lambda note, key=key: self._count(key, note))
        self.panes[key] = pane
        self._elsewhere.add(key)
        self._frames[key] = Scroll(pane) if self._narrow else pane
        self.stack.addWidget(self._frames[key])
        self.made.emit(pane)
        return pane

    def _count(self, key: str, note: str) -> None:
        title = self.specs[key].title
        self.tabs.word(key, f"{title} {note}" if note else title)

    def refresh(self, changed: frozenset[str]) -> None:
        """Tell the panes what changed: the one that is shown at once, the others when they are."""
        if self.case_id is None:
            return
        if self._narrow:
            self._fit()
            if self.current not in self.fitting:
                self.choose(next(iter(self.fitting), ""))
        for key, pane in self.panes.items():
            touched = changed if changed >= EVERYTHING else changed & pane.watches
            if not touched or key in self._elsewhere:
                continue
            if self._shown is pane:
                self._context.boundary.guarded(pane.refresh)(touched)
            else:
                self._behind[key] = self._behind.get(key, frozenset()) | touched

    def leave(self) -> None:
        """Put what was typed into the shown pane in safety."""
        if self._shown is not None:
            self._shown.leave()
