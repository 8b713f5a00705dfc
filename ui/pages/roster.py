"""名册: mediators and invitees by kind, the areas with their villages, the rooms with their week."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.forms.line import Line
from ui.page import Context, Page, PageSpec
from ui.tables import Column, Table
from ui.widgets.areas_tab import AreasTab
from ui.widgets.card import RowsCard
from ui.widgets.empty import EmptyState
from ui.widgets.helper_form import HelperForm
from ui.widgets.labels import SectionTitle
from ui.widgets.rooms_tab import RoomsTab
from ui.widgets.rows import ChoiceRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.forms.editor import Editor
    from ui.viewmodels.roster import Helper, Roster

Choices = tuple[tuple[str, str], ...]
COLUMNS = (
    Column(
        "姓名",
        lambda row: row.name,
        width=96,
        sort=lambda row: row.spelled,
        bold=True,
        ink=lambda row: "muted" if row.away else "text",
    ),
    Column("类别", lambda row: row.kind, width=112),
    Column("专长", lambda row: row.fields, width=150),
    Column("村社", lambda row: row.village, width=76),
    Column("方言", lambda row: row.dialect, width=64),
    Column("电话", lambda row: row.telephone, width=100),
    Column("近90天", lambda row: row.cases, width=70, align="right"),
)
PEOPLE, AREAS, ROOMS = "people", "areas", "rooms"
TABS = ((PEOPLE, "人员"), (AREAS, "警务区"), (ROOMS, "场所与排期"))
ALL = "全部"
# what goes first where the window is narrow or the words are large: the form at the right says it too
_SPARE = (5, 1, 4, 3)


class RosterTable(Table):
    """The table of the roster; it never scrolls sideways."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        wide = sum(theme.px(column.width) for column in COLUMNS)
        for number in _SPARE:
            self.setColumnHidden(number, wide > event.size().width())
            if wide > event.size().width():
                wide -= theme.px(COLUMNS[number].width)


class RosterPage(Page):
    """Three tabs; in the first kinds at the left, who in the middle, one of them at the right."""

    def __init__(
        self, context: Context, viewmodel: "Roster", kinds: Choices, duties: Choices,
        more: "Callable[[RosterPage], tuple[AreasTab, RoomsTab]]",
    ) -> None:  # fmt: skip
        super().__init__(context)
        self.viewmodel = viewmodel
        self._helpers: tuple[Helper, ...] = ()
        self._chosen: Any = None
        self._rows: dict[str, ChoiceRow] = {}
        self.form = HelperForm(self, viewmodel, (kinds, duties), self._written)
        self.areas, self.rooms = more(self)
        self.editors = [*self.form.editors]
        self.table = RosterTable("roster", COLUMNS, machine=context.machine)
        self.table.stretch(2)
        self.table.chosen.connect(self._choose)
        self.words = Line(placeholder="按姓名、专长、村社、方言查找")
        self.words.setObjectName("roster.words")
        self.words.setAccessibleName("查找")
        self.words.textChanged.connect(self._narrow)
        self.nobody = EmptyState(
            "这里登记常来帮助调解的人：调解员、司法所、法官、律师、村居干部。开庭时从名册里选，不必重打。"
        )
        self._lay_out_page()
        self.place_deeds()

    def _lay_out_page(self) -> None:
        self._kinds = RowsCard()
        left = self.column(8)
        left.addWidget(SectionTitle("类别"))
        left.addWidget(self._kinds)
        left.addStretch(1)
        side = Scrolled(left)
        side.setFixedWidth(min(theme.px(176), 220))
        middle: QVBoxLayout = self.column(8)
        middle.addWidget(self.words)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.nobody, 1)
        beside = self.column(12)
        beside.addWidget(self.form)
        right = Scrolled(beside)
        right.setFixedWidth(min(theme.px(300), 350))
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addWidget(side)
        across.addLayout(middle, 1)
        across.addWidget(right)
        across.setContentsMargins(0, 0, 0, 0)
        people = QWidget()
        people.setLayout(across)
        self.tabs = Tabs(TABS)
        self.tabs.chosen.connect(self._turn)
        self.stack = QStackedWidget()
        for part in (people, self.areas, self.rooms):
            self.stack.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)

    def _turn(self, key: str) -> None:
        self.stack.setCurrentIndex([name for name, _ in TABS].index(key))
        shown: dict[str, list[Editor]] = {
            PEOPLE: self.form.editors, AREAS: self.areas.editors, ROOMS: self.rooms.editors,
        }  # fmt: skip
        self.editors = [*shown[key]]
        for button in self.buttons:
            button.setVisible(key == PEOPLE)
        self.guarded(self._show)()

    def arrive(self, **args: Any) -> None:
        """Go to a tab, and to the week of a day: ``go("roster", tab="rooms", day=…)``."""
        if tab := args.get("tab"):
            self.tabs.choose(str(tab))
        if day := args.get("day"):
            self.rooms.show_day(day)

    def deeds(self) -> tuple[Action, ...]:
        """Return the one deed."""
        return (
            Action(
                "roster.new", "加一人", icon="person-plus", shortcut="Ctrl+N", deed=self._new,
                enabled=lambda: not self.viewmodel.barred and self.tabs.current == PEOPLE, main=True,
            ),
        )  # fmt: skip

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the roster anew."""
        del changed
        self.guarded(self._show)()

    def _show(self) -> None:
        if self.tabs.current == AREAS:
            self.areas.refresh()
            self.say("名册", subject="警务区和村社")
        elif self.tabs.current == ROOMS:
            self.rooms.refresh()
            self.say("名册", subject="场所与排期")
        else:
            self._show_people()

    def _show_people(self) -> None:
        from ui.viewmodels import roster  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        self._helpers = self.viewmodel.helpers()
        self.say("名册", subject=f"{len(self._helpers)} 人")
        self._list_kinds(roster.counts(self._helpers))
        self._fill()

    def _list_kinds(self, counts: tuple[tuple[str, int], ...]) -> None:
        self._kinds.clear()
        self._rows.clear()
        if self.viewmodel.kind not in {kind for kind, _ in counts}:
            self.viewmodel.kind = ""
        for kind, count in ((ALL, len(self._helpers)), *counts):
            row = ChoiceRow(kind, note=str(count))
            key = "" if kind == ALL else kind
            row.pressed.connect(lambda key=key: self._choose_kind(key))
            row.choose(chosen=key == self.viewmodel.kind)
            self._rows[key] = row
            self._kinds.add(row)

    def _fill(self) -> None:
        kept = tuple(each for each in self._helpers if self.viewmodel.kind in {"", each.kind})
        self.table.show_rows(kept)
        self._narrow()
        self.nobody.setVisible(not self._helpers)
        self.table.setVisible(bool(self._helpers))
        ids = [each.mediator_id for each in self.table.rows.shown]
        if self._chosen in ids:
            self.table.selectRow(ids.index(self._chosen))

    def _choose_kind(self, kind: str) -> None:
        self.viewmodel.kind = kind
        for key, row in self._rows.items():
            row.choose(chosen=key == kind)
        self._fill()

    def _choose(self, helper: "Helper") -> None:
        if helper.mediator_id != self._chosen:
            self._chosen = helper.mediator_id
            self.form.show_helper(helper)

    def _narrow(self) -> None:
        if not self.words.composing:
            self.table.rows.filter_text(self.words.text())

    def _new(self) -> None:
        self._chosen = None
        self.table.clearSelection()
        self.form.show_helper(None, self.viewmodel.kind)
        self.form.editor.focus("name")

    def _written(self, mediator_id: Any) -> None:
        self._chosen = mediator_id
        self._show()
        if mediator_id is None:
            self.form.show_helper(None)
            return
        helper = next((each for each in self._helpers if each.mediator_id == mediator_id), None)
        typing = self.form.shown is not None and self.form.editor.isAncestorOf(self.focusWidget() or self)
        if helper is not None and not typing:
            self.form.show_helper(helper)


def open(context: Context) -> RosterPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from models import dates  # noqa: PLC0415 -- first paint loads no SQLAlchemy
    from ui.viewmodels import areas, bookings, roster  # noqa: PLC0415 -- as above

    def more(page: RosterPage) -> tuple[AreasTab, RoomsTab]:
        rooms = bookings.Bookings(context.store, context.person, today=context.today, now=context.now)
        return AreasTab(page, areas.Areas(context.store, context.person)), RoomsTab(
            page, rooms, bookings.KINDS, local=dates.local, file_name=bookings.file_name
        )

    viewmodel = roster.Roster(context.store, context.person, today=context.today)
    return RosterPage(context, viewmodel, roster.KINDS, roster.DUTIES, more)


PAGE = PageSpec(
    "roster", "名册", "people", order=80, open=open,
    watches=frozenset({"Mediator", "Attendance", "Area", "Village", "Room", "Booking", "Invitation", "Officer"}),
)  # fmt: skip
