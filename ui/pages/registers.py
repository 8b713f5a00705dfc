"""台账: the frame of the page, a list at the left and the ledger that was chosen beside it."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from ui import theme
from ui.actions import Action
from ui.page import EVERYTHING, Context, Page, PageSpec
from ui.widgets import ledger
from ui.widgets.empty import EmptyState
from ui.widgets.ledger import Entry, LedgerSpec, LedgerView
from ui.widgets.ledger_list import LedgerList, Place


class _Views(QStackedWidget):
    """The ledgers that were opened; each scrolls in itself, so none asks the page for more height than the least."""

    def hasHeightForWidth(self) -> bool:
        """Say that the height does not follow the width."""
        return False


class RegistersPage(Page):
    """Finds the ledgers, lists their entries, and shows the one that is chosen; what it shows is the ledger's own."""

    def __init__(self, context: Context, barred: str = "") -> None:
        super().__init__(context)
        self.barred = barred
        self.specs: dict[str, LedgerSpec] = {}
        self.views: dict[str, LedgerView] = {}
        self.place: Place | None = None
        if barred:
            self.say("台账")
            self.body.addWidget(EmptyState(barred), 1)
            return
        self.specs = {each.key: each for each in ledger.discover() if not each.barred(context.person)}
        self.list = LedgerList()
        self.list.chosen.connect(self.guarded(self.choose))
        self.stack = _Views()
        across = QHBoxLayout()
        across.setSpacing(theme.px(18))
        across.addWidget(self.list)
        across.addWidget(self.stack, 1)
        self.body.addLayout(across, 1)

    @property
    def view(self) -> LedgerView | None:
        """The ledger that is shown."""
        return self.views.get(self.place[0]) if self.place else None

    def keys(self) -> tuple[Action, ...]:
        """List the deeds of the ledger that is shown."""
        return (*self.view.deeds(), *self.view.keys()) if self.view else ()

    def relist(self) -> None:
        """Ask every ledger for its entries anew."""
        groups: dict[str, list[tuple[str, Entry]]] = {group: [] for group in ledger.GROUPS}
        for spec in self.specs.values():
            groups[spec.group] += [
                (spec.key, Entry(*each)) for each in self.guarded(spec.entries)(self.context) or ()
            ]
        self.list.show_groups(groups)
        if self.place:
            self.list.show_chosen(*self.place)

    def choose(self, key: str, entry: str) -> None:
        """Show an entry of a ledger."""
        if (before := self.view) is not None and self.place != (key, entry):
            before.flush()
        self.place = (key, entry)
        self.list.show_chosen(key, entry)
        view = self.views.get(key) or self._opened(key)
        self.stack.setCurrentWidget(view)
        view.choose(entry)
        view.refresh_deeds()

    def _opened(self, key: str) -> LedgerView:
        view = self.specs[key].open(self.context, self)
        view.relisted.connect(self.guarded(self.relist))
        view.wanted.connect(self.guarded(lambda entry: self._turn(key, entry)))
        self.views[key] = view
        self.stack.addWidget(view)
        return view

    def _turn(self, key: str, entry: str) -> None:
        self.relist()
        self.choose(key, entry)

    def refresh(self, changed: frozenset[str]) -> None:
        """Tell the ledger that is shown; the others read anew when they are chosen."""
        if self.barred:
            return
        every = changed >= EVERYTHING
        if every or any(changed & spec.watches for spec in self.specs.values()):
            self.guarded(self.relist)()
        if self.place is None:
            if self.list.places:
                self.guarded(self.choose)(*self.list.places[0])
        elif (view := self.view) is not None and (every or changed & self.specs[self.place[0]].watches):
            self.guarded(view.refresh)(changed)
            view.refresh_deeds()

    def arrive(self, *, ledger: str = "", entry: str = "", register: str = "", **args: Any) -> None:
        """Open an entry and hand it the rest; ``register`` is an entry of the registers."""
        if self.barred:
            return
        self.relist()
        wanted = (ledger or "registers", entry or register) if ledger or entry or register else self.place
        if wanted is None or wanted[0] not in self.specs:
            wanted = self.list.places[0]
        if not wanted[1]:
            wanted = next((each for each in self.list.places if each[0] == wanted[0]), wanted)
        self.choose(*wanted)
        if args and self.view is not None:
            self.view.arrive(**args)

    def leave(self) -> None:
        """Let the ledger put its unfinished words in safety."""
        if self.view is not None:
            self.view.flush()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside a field of the ledger that is shown."""
        return self.view is not None and self.view.show_problem(field, sentence)


def _why_not(person: Any) -> str:
    from ui.viewmodels import ledger_barred  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ledger_barred.why_not(person)


def open(context: Context) -> RegistersPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    return RegistersPage(context, _why_not(context.person))


PAGE = PageSpec(
    "registers",
    "台账",
    "table",
    order=50,
    open=open,
    barred=lambda person: bool(_why_not(person)),
    watches=frozenset({"*"}),
)
