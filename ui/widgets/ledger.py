"""A ledger of 台账, and how it is found: what stands right of the list at the left.

To add one, write ``ui/ledgers/thing.py``; nothing else changes:

    from ui.widgets.ledger import Entry, LedgerSpec, LedgerView

    class Things(LedgerView):
        def __init__(self, context, page, viewmodel):
            super().__init__(context, page, "things")
            self.lead.addWidget(...)              # left in the line at the head; deeds() become buttons at its right
            self.column.addWidget(..., 1)         # the rest, under the head
            self.place_deeds()

        def choose(self, entry: str) -> None: ... # show this entry; called each time one is chosen
        def refresh(self, changed: frozenset[str]) -> None: ...

    def entries(context: Context) -> tuple[Entry, ...]:
        return (Entry("month", "月报"), Entry("new", "＋ 新的一张", quiet=True))

    def open_view(context: Context, page: RegistersPage) -> Things:
        from ui.viewmodels import things          # here, never at the top: first paint loads no SQLAlchemy
        return Things(context, page, things.Things(context.store, context.person, ...))

    LEDGER = LedgerSpec("things", "报表", order=10, entries=entries, open=open_view, watches=frozenset({"Report"}))

``context.go("registers", ledger="things", entry="month", **args)`` opens an entry and hands ``args`` to ``arrive``.
A view is made when the first of its entries is chosen.  Numbers open through ``self.show_behind``.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action, ActionButton
from ui.page import Context
from ui.widgets.case_behind import CaseBehind, Why
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

    from ui.pages.registers import RegistersPage

#: The groups of the list at the left, from top to bottom.
GROUPS = ("台账", "报表", "本局表格", "记录")


class Entry(NamedTuple):
    """A line of the list at the left; a ``quiet`` one is a deed in muted words, such as ＋ 套用一张 Excel 表."""

    key: str
    title: str
    quiet: bool = False


class HeadLine(Flow):
    """What is shown at the left and the deeds at the right, of one line; in a narrow window the deeds stand under it."""

    def __init__(self) -> None:
        super().__init__(gap=8)

    def setGeometry(self, rect: QRect) -> None:
        """Place both, the deeds at the right end of their line."""
        super().setGeometry(rect)
        if (last := self.itemAt(self.count() - 1)) is not None:
            spot = last.geometry()
            spot.moveRight(rect.right())
            last.setGeometry(spot)


class LedgerView(QWidget):
    """The base of every ledger: a line at the head, ``column`` under it, and the cases behind a number beside it.

    ``relisted`` says that the entries are others now; ``wanted`` asks for another entry of the same ledger.
    """

    relisted = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context, page: "RegistersPage", name: str) -> None:
        super().__init__()
        self.context, self.page = context, page
        self.setObjectName(f"ledger.{name}")
        self.buttons: list[ActionButton] = []
        self._shortcuts: list[QShortcut] = []
        left, right = QWidget(), QWidget()
        self.lead, self.button_line = QHBoxLayout(left), QHBoxLayout(right)
        for line, gap in ((self.lead, 8), (self.button_line, 6)):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(gap))
        self.head = HeadLine()
        self.head.addWidget(left)
        self.head.addWidget(right)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(8))
        self.behind = CaseBehind(f"{name}.behind")
        self.behind.opened.connect(lambda case_id: context.go("intake", case=case_id))
        self.behind.setFixedWidth(min(theme.px(352), 400))
        self.behind.hide()
        across = QHBoxLayout()
        across.setSpacing(theme.px(12))
        across.addLayout(self.column, 1)
        across.addWidget(self.behind)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(self.head)
        whole.addLayout(across, 1)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the ledger, at most one of them ``main``."""
        return ()

    def keys(self) -> tuple[Action, ...]:
        """Return what else has a shortcut while the ledger is shown."""
        return ()

    def place_deeds(self, *, quiet: Iterable[str] = ()) -> dict[str, ActionButton]:
        """Put a button for each action at the right of the head and bind all shortcuts; call it once built.

        Actions whose key is in ``quiet`` are words without a border. The buttons are returned by key, so that one
        may be placed elsewhere.
        """
        made: dict[str, ActionButton] = {}
        for action in actions.one_main(self.deeds()):
            button = actions.button(action, quiet=action.key in quiet)
            made[action.key] = button
            self.buttons.append(button)
            self.button_line.addWidget(button)
        for action in (*self.deeds(), *self.keys()):
            if action.does and (shortcut := actions.bind(action, self)):
                self._shortcuts.append(shortcut)
        return made

    def refresh_deeds(self) -> None:
        """Ask each action anew whether it may be done."""
        actions.refresh(self.buttons)

    def choose(self, entry: str) -> None:
        """Show an entry; called each time one is chosen at the left, also when it was shown before."""

    def arrive(self, **args: Any) -> None:
        """Take the arguments of ``context.go("registers", ledger=…, entry=…, **args)``, after ``choose``."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true; ``changed`` names mapped classes of ``watches``, or is ``EVERYTHING``."""

    def flush(self) -> None:
        """Put unfinished words in safety: called when the ledger or the page is left."""

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside a field and say whether the ledger has it."""
        del field, sentence
        return False

    def guarded(self, deed: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a deed so that refusals land beside their field, else in the banner."""
        return self.context.boundary.guarded(deed, problem=self.show_problem)

    def show_behind(
        self,
        title: str,
        definition: str,
        rows: Iterable[tuple[Any, ...]],
        *,
        why: Why | None = None,
    ) -> None:
        """Show the cases behind a number at the right; see ``CaseBehind.show_cases``."""
        self.behind.show_cases(title, definition, rows, why=why)


@dataclass(frozen=True)
class LedgerSpec:
    """What the page knows of a ledger before opening it.

    ``entries`` is asked again after ``relisted`` and when a class of ``watches`` changed. ``barred`` says why a person
    may not see it; it is then not listed.
    """

    key: str
    group: str
    order: int
    entries: Callable[[Context], "Iterable[Entry | tuple[str, str]]"]
    open: Callable[[Context, "RegistersPage"], LedgerView]
    watches: frozenset[str] = frozenset()
    barred: Callable[[Any], str] = lambda _person: ""


def discover() -> list[LedgerSpec]:
    """List the ledgers of ``ui/ledgers`` by group and order."""
    folder = importlib.import_module("ui.ledgers")
    modules = [
        importlib.import_module(f"ui.ledgers.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    specs = [module.LEDGER for module in modules if hasattr(module, "LEDGER")]
    return sorted(specs, key=lambda spec: (GROUPS.index(spec.group), spec.order, spec.key))
