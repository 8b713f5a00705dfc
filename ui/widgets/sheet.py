"""A sheet of 文书, and how it is found: a whole view in the place of the papers (签署, 卷宗, 回扫 …).

To add one, write ``ui/sheets/thing.py``; nothing else changes:

    from ui.widgets.sheet import Sheet, SheetSpec

    class Thing(Sheet):
        def take(self) -> None: ...               # show it for ``self.page.viewmodel.case_id``; called when opened

    def open(page: PapersPage) -> Thing:
        from ui.viewmodels import thing           # here, never at the top: first paint loads no SQLAlchemy
        return Thing(page, thing.Things(page.viewmodel.store, page.context.today))

    SHEET = SheetSpec("thing", "事项", order=30, open=open, shortcut="Ctrl+Shift+T")

A sheet is made when it is first opened.  One of a ``case`` is offered under the papers of a case, the others also
while none is chosen.  It emits ``left`` (or calls ``go_back``) when the papers are wanted again; Esc does so too.
"""

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.actions import Action
    from ui.pages.papers import PapersPage


class Sheet(QWidget):
    """The base of every sheet: ‹ 回到文书, a title and a line of buttons (``self.head``), and ``self.column`` below."""

    left = Signal()

    def __init__(self, page: "PapersPage", name: str) -> None:
        super().__init__()
        self.page = page
        self.setObjectName(f"sheet.{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Elided()
        self.title.setProperty("kind", "strong")
        back = plain("‹ 回到文书", f"sheet.{name}.back", kind="quiet")
        back.clicked.connect(lambda _checked=False: self.go_back())
        self.head = QHBoxLayout()
        self.head.addWidget(back)
        self.head.addWidget(self.title, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(10))
        self.column.addLayout(self.head)

    def take(self) -> None:
        """Show it for the case of the page."""

    def refresh(self) -> None:
        """Read anew what others may have written; what is being typed stays."""
        self.take()

    def flush(self) -> None:
        """Put unfinished words in safety: called when the sheet is left."""

    def keys(self) -> "tuple[Action, ...]":
        """List what has a shortcut while the sheet is open."""
        return ()

    def go_back(self) -> None:
        """Show the papers again."""
        self.flush()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class SheetSpec:
    """What the page knows of a sheet before opening it; ``case`` says that it needs one."""

    key: str
    title: str
    order: int
    open: "Callable[[PapersPage], Sheet]"
    shortcut: str = ""
    case: bool = True


def discover() -> list[SheetSpec]:
    """List the sheets of ``ui/sheets`` in their order."""
    folder = importlib.import_module("ui.sheets")
    modules = [
        importlib.import_module(f"ui.sheets.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    specs = [module.SHEET for module in modules if hasattr(module, "SHEET")]
    return sorted(specs, key=lambda spec: spec.order)
