"""A pane of an opened case on the pages 接待 and 回访, and how it is found.

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
The panes of 回访 stand in ``ui/aftercare``; their base is ``ui.widgets.asking.AftercarePane``.
"""

import importlib
import pkgutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.page import Context, Editable

if TYPE_CHECKING:
    from ui.actions import Action


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
