"""A pane of an opened case on the 接待 page, and how it is found.

To add one, write ``ui/panes/thing.py``; nothing else changes:

    from ui.page import Context
    from ui.pane import Pane, PaneSpec

    class Thing(Pane):
        watches = frozenset({"Contact"})

        def show_case(self, case_id: uuid.UUID) -> None: ...
        def refresh(self, changed: frozenset[str]) -> None: ...

    def open(context: Context) -> Thing:
        from ui.viewmodels import thing           # here, never at the top: first paint loads no SQLAlchemy
        return Thing(context, thing.ViewModel(context.store, ...))

    PANE = PaneSpec("thing", "事项", order=10, open=open)

A pane is made when its tab is first pressed; ``show_case`` is called then and at every other case, and
``refresh`` when a class of ``watches`` changed while the pane is shown, else as soon as it is.
"""

import importlib
import pkgutil
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.page import EVERYTHING, Context, Editable
from ui.widgets.tabs import Tabs

FORM = "form"


class Pane(QWidget):
    """The base of every pane; ``note`` is the small count on its tab, set with ``set_note``.

    ``editors`` lists the forms that a refusal with a field may be shown in, ``keys`` what has a shortcut there.
    """

    watches: frozenset[str] = frozenset()
    noted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.note = ""
        self.editors: list[Editable] = []
        self.keys: tuple[Action, ...] = ()

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show what is known of another case."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true of the same case."""

    def leave(self) -> None:
        """Put unfinished lines in safety; called when another tab, case or page comes."""

    def set_note(self, note: str) -> None:
        """Set the count on the tab."""
        self.note = note
        self.noted.emit(note)

    def guarded(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a deed so that refusals land beside their field in one of ``editors``, else in the banner."""
        return self.context.boundary.guarded(deed, problem=self.show_problem)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside a field of the first form that has it."""
        return any(editor.show_problem(field, sentence) for editor in self.editors)


@dataclass(frozen=True)
class PaneSpec:
    """What the page knows of a pane before opening it; one ``barred`` to a person has no tab for them.

    ``fits`` is asked for each case: a pane that has no place in it has no tab there.
    """

    key: str
    title: str
    order: int
    open: Callable[[Context], Pane]
    barred: Callable[[Any], bool] = lambda _person: False
    fits: Callable[[Context, uuid.UUID], bool] = lambda _context, _case_id: True


def discover(package: str = "ui.panes") -> list[PaneSpec]:
    """List the panes of a package, by default those of 接待, in the order of their tabs."""
    folder = importlib.import_module(package)
    modules = [
        importlib.import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    specs = [module.PANE for module in modules if hasattr(module, "PANE")]
    return sorted(specs, key=lambda spec: spec.order)


class PaneHost(QWidget):
    """The tabs of an opened case over the form and its panes; without a case there is only the form.

    ``shown(key)`` tells which one is looked at, ``FORM`` for the form itself.
    """

    shown = Signal(str)

    def __init__(
        self, context: Context, form: QWidget, specs: Iterable[PaneSpec] | None = None, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        found = discover() if specs is None else specs
        self.specs = {spec.key: spec for spec in found if not spec.barred(context.person)}
        self.panes: dict[str, Pane] = {}
        self.case_id: uuid.UUID | None = None
        self._behind: dict[str, frozenset[str]] = {}
        self._elsewhere: set[str] = set()  # panes that show another case still
        self.tabs = Tabs([(FORM, "登记"), *((spec.key, spec.title) for spec in self.specs.values())])
        self.tabs.chosen.connect(self.open)
        self.tabs.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(form)
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

    def to_form(self) -> None:
        """Look at the form."""
        self.choose(FORM)

    def show_case(self, case_id: uuid.UUID | None) -> None:
        """Take another case, or none; the form is shown first, and a pane follows when its tab is pressed."""
        if case_id == self.case_id:
            return
        self.leave()
        self.stack.setCurrentIndex(0)
        self.case_id = case_id
        self._elsewhere = set(self.panes)
        self._behind.clear()
        self.tabs.setVisible(case_id is not None and bool(self.specs))
        for key in self.panes:
            self.tabs.word(key, self.specs[key].title)
        self.choose(FORM)

    def choose(self, key: str) -> None:
        """Look at the form or a pane, as if its tab had been pressed; one that is barred is passed over."""
        if key in self.tabs.buttons:
            self.tabs.choose(key)

    def step(self, by: int) -> None:
        """Go ``by`` tabs to the right, round at the end."""
        if self.case_id is not None:
            keys = [*self.tabs.buttons]
            self.choose(keys[(keys.index(self.current) + by) % len(keys)])

    def open(self, key: str) -> None:
        """Show what a tab stands for, making it at the first time."""
        self.leave()
        if key == FORM or self.case_id is None:
            self.stack.setCurrentIndex(0)
        else:
            self._context.boundary.guarded(self._open)(key)
        self.shown.emit(key)

    def _open(self, key: str) -> None:
        pane = self.panes.get(key) or self._make(key)
        assert self.case_id is not None, "a pane is opened for a case"
        if key in self._elsewhere:
            self._elsewhere.discard(key)
            pane.show_case(self.case_id)
        elif behind := self._behind.pop(key, frozenset()):
            pane.refresh(behind)
        self.stack.setCurrentWidget(pane)
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, key: str) -> Pane:
        pane = self.specs[key].open(self._context)
        pane.noted.connect(lambda note, key=key: self._count(key, note))
        self.panes[key] = pane
        self._elsewhere.add(key)
        self.stack.addWidget(pane)
        return pane

    def _count(self, key: str, note: str) -> None:
        title = self.specs[key].title
        self.tabs.word(key, f"{title} {note}" if note else title)

    def refresh(self, changed: frozenset[str]) -> None:
        """Tell the panes what changed: the one that is shown at once, the others when they are."""
        if self.case_id is None:
            return
        for key, pane in self.panes.items():
            touched = changed if changed >= EVERYTHING else changed & pane.watches
            if not touched or key in self._elsewhere:
                continue
            if self.stack.currentWidget() is pane:
                self._context.boundary.guarded(pane.refresh)(touched)
            else:
                self._behind[key] = self._behind.get(key, frozenset()) | touched

    def leave(self) -> None:
        """Put what was typed into the shown pane in safety."""
        shown = self.stack.currentWidget()
        if isinstance(shown, Pane):
            shown.leave()
