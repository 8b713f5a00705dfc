"""A page of the window, and how it is found.

To add one, write ``ui/pages/thing.py``; nothing else changes:

    from ui.page import Context, Page, PageSpec

    class Thing(Page):
        def __init__(self, context: Context) -> None:
            super().__init__(context)
            self.say("事项")                      # heading; deeds() become buttons at its right
            self.body.addWidget(...)              # the rest, under the heading

        def refresh(self, changed: frozenset[str]) -> None: ...

    def open(context: Context) -> Thing:
        from ui.viewmodels import thing           # here, never at the top: first paint loads no SQLAlchemy
        return Thing(context, thing.ViewModel(context.store, ...))

    PAGE = PageSpec("thing", "事项", "document", order=100, open=open, watches={"Case"})

``watches`` holds names of mapped classes: when one of them changes, ``refresh`` is called if the page is
shown, else as soon as it is shown.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action, ActionButton
from ui.boundary import Boundary
from ui.label import Label
from ui.ports import Machine
from ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

EVERYTHING: frozenset[str] = frozenset({"*"})


class Go(Protocol):
    """Show another page: ``go("sitting", case=case_id)``."""

    def __call__(self, page: str, **args: Any) -> None:
        """Show ``page`` and hand ``args`` to its ``arrive``."""


@dataclass
class Context:
    """What a page is given.  ``store`` and ``person`` are None until the store is open and someone signed in.

    ``restyle`` takes a theme that was just applied into the window; ``lock_after`` sets the minutes to the lock.
    """

    machine: Machine
    boundary: Boundary
    tasks: Tasks
    today: Callable[[], date]
    now: Callable[[], datetime]
    go: Go
    notify: Callable[[datetime], None]
    store: Any = None
    person: Any = None
    demo: bool = False
    restyle: Callable[[], None] = lambda: None
    lock_after: Callable[[float], None] = lambda _minutes: None


class Editable(Protocol):
    """A form that can show a sentence beside a field, as ``forms.editor.Editor`` does."""

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show the sentence beside the field and say whether the form has it."""


class Page(QWidget):
    """The base of every page: heading, action buttons, and how it is told of changes.

    ``badge`` is the count on the rail (0: none); set it with ``set_badge``.  ``top`` may hold a widget that
    takes the place of the window's top bar while the page is shown, as the sitting's own head does.
    ``editors`` lists the forms that a refusal with a field may be shown in.
    """

    badged = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.badge = 0
        self.top: QWidget | None = None
        self.editors: list[Editable] = []
        self.heading = Label()
        self.heading.setProperty("kind", "heading")
        self.subject = Label()
        self.subject.setProperty("kind", "subject")
        self.note = Label()
        self.note.setProperty("kind", "note")
        self.head = QWidget()
        self.buttons: list[ActionButton] = []
        self._button_line = QHBoxLayout()
        self._button_line.setSpacing(6)
        self._shortcuts: list[QShortcut] = []
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        title = QHBoxLayout()
        title.setSpacing(20)
        title.addWidget(self.heading)
        title.addWidget(self.subject, 1)
        words.addLayout(title)
        words.addWidget(self.note)
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addLayout(self._button_line)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(self.body, 1)
        for part in (self.head, self.heading, self.subject, self.note):
            part.hide()

    def say(self, heading: str, *, subject: str = "", note: str = "") -> None:
        """Set the heading, the paler words after it and the small line under it."""
        for label, words in ((self.heading, heading), (self.subject, subject), (self.note, note)):
            label.setText(words)
            label.setVisible(bool(words))
        self.head.show()

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the page, at most one of them ``main``."""
        return ()

    def keys(self) -> tuple[Action, ...]:
        """Return what else has a shortcut on the page and is no deed at its head, for the sheet of shortcuts."""
        return ()

    def place_deeds(self, *, quiet: Iterable[str] = ()) -> None:
        """Put a button for each action at the right of the heading and bind the shortcuts; call it once built.

        Actions whose key is in ``quiet`` are words without a border.
        """
        for action in actions.one_main(self.deeds()):
            made = actions.button(action, quiet=action.key in quiet)
            self.buttons.append(made)
            self._button_line.addWidget(made)
            if shortcut := actions.bind(action, self):
                self._shortcuts.append(shortcut)
        self.head.setVisible(bool(self.buttons) or self.head.isVisibleTo(self))

    def refresh_deeds(self) -> None:
        """Ask each action anew whether it may be done."""
        actions.refresh(self.buttons)

    def set_badge(self, count: int) -> None:
        """Set the count on the rail."""
        self.badge = count
        self.badged.emit(count)

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true; ``changed`` names mapped classes, or is ``EVERYTHING`` on the first showing."""

    def arrive(self, **args: Any) -> None:
        """Take the arguments of ``context.go(page, **args)``; called after the page is shown."""

    def leave(self) -> None:
        """Put unfinished lines in safety; called when another page, the lock or the end comes."""

    def guarded(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a deed so that refusals land beside their field in one of ``editors``, else in the banner."""
        return self.context.boundary.guarded(deed, problem=self.show_problem)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside a field of the first form that has it."""
        return any(editor.show_problem(field, sentence) for editor in self.editors)

    def column(self, spacing: int = 12) -> QVBoxLayout:
        """Make a layout without margins, for a column of the page."""
        made = QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme.px(spacing))
        return made


@dataclass(frozen=True)
class PageSpec:
    """What the frame knows of a page before opening it; one that is ``barred`` to a person is not on their rail."""

    key: str
    title: str
    icon: str
    order: int
    open: Callable[[Context], Page]
    watches: frozenset[str] | set[str] = field(default_factory=frozenset)
    shortcut: str = ""
    hidden: bool = False
    barred: Callable[[Any], bool] = lambda _person: False


def discover() -> list[PageSpec]:
    """List the pages of ``ui/pages`` in the order of the rail."""
    folder = importlib.import_module("ui.pages")
    modules = [
        importlib.import_module(f"ui.pages.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    specs = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return sorted(specs, key=lambda spec: spec.order)
