"""设置: the station, its numbers and people, and this machine, each with a plain state line."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import theme
from ui.page import Context, Page, PageSpec
from ui.widgets.card import RowsCard
from ui.widgets.labels import Muted
from ui.widgets.rows import ChoiceRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.settings_courts import CourtsPanel
from ui.widgets.settings_forms import FormsPanel
from ui.widgets.settings_holidays import HolidaysPanel
from ui.widgets.settings_machine import (
    CheckPanel,
    CopiesPanel,
    FactsPanel,
    LookPanel,
    PrinterPanel,
    StationPanel,
)
from ui.widgets.settings_people import PasswordPanel, PeoplePanel
from ui.widgets.settings_reader import ReaderPanel
from ui.widgets.settings_scans import ScansPanel
from ui.widgets.settings_series import SeriesPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.settings import Settings, Subject
    from ui.viewmodels.settings_courts import CourtBook
    from ui.viewmodels.settings_forms import FormBook
    from ui.viewmodels.settings_people import SignInPeople
    from ui.viewmodels.settings_reader import ReaderSettings
    from ui.viewmodels.settings_series import SeriesBook

    Panel = (
        StationPanel
        | SeriesPanel
        | FormsPanel
        | PeoplePanel
        | PasswordPanel
        | FactsPanel
        | CourtsPanel
        | HolidaysPanel
        | CheckPanel
        | PrinterPanel
        | ReaderPanel
        | ScansPanel
        | LookPanel
    )

SECTION = "settings.section"


class SettingsPage(Page):
    """Subjects at the left, the one chosen at the right."""

    def __init__(
        self,
        context: Context,
        settings: "Settings",
        book: "SeriesBook",
        people: "SignInPeople",
        roles: tuple[tuple[str, str], ...],
        *,
        reader: "ReaderSettings",
        forms: "FormBook",
        courts: "CourtBook",
    ) -> None:
        super().__init__(context)
        self.viewmodel = settings
        self._makers: dict[str, Callable[[], Panel]] = {
            "station": lambda: StationPanel(self, settings),
            "series": lambda: SeriesPanel(self, book),
            "forms": lambda: FormsPanel(self, forms),
            "people": lambda: PeoplePanel(self, people, roles),
            "password": lambda: PasswordPanel(self, people),
            "courts": lambda: CourtsPanel(self, courts),
            "holidays": lambda: HolidaysPanel(self, settings),
            "tables": lambda: FactsPanel(
                settings.tables, "表由程序带来；把同名文件放进本所的文件夹，就用本所的。"
            ),
            "fonts": lambda: FactsPanel(
                settings.faces, "装有正版方正小标宋、仿宋_GB2312 等字体时，可换用本所的字体文件。"
            ),
            "copies": lambda: CopiesPanel(self, settings),
            "printers": lambda: PrinterPanel(self, settings),
            "scans": lambda: ScansPanel(self, settings),
            "reader": lambda: ReaderPanel(self, reader),
            "look": lambda: LookPanel(self, settings),
            "check": lambda: CheckPanel(self, settings),
        }
        self._rows: dict[str, ChoiceRow] = {}
        self.panel: Panel | None = None
        kept = str(context.machine.recall(SECTION, "station"))
        self.chosen = kept if kept in self._makers else "station"
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        self._list = RowsCard()
        left = self.column(8)
        left.addWidget(self._list)
        left.addStretch(1)
        side = Scrolled(left)
        side.setFixedWidth(min(theme.px(220), 260))
        self._state = Muted(wrap=True)
        self._right: QVBoxLayout = self.column(12)
        right = self.column(4)
        right.addWidget(self.head)
        right.addWidget(self._state)
        right.addSpacing(theme.px(8))
        right.addWidget(Scrolled(self._right), 1)
        across = QHBoxLayout()
        across.setSpacing(theme.px(18))
        across.addWidget(side)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the states, and the subject that is shown."""
        del changed
        self.guarded(self._show)()

    def arrive(self, *, section: str = "", **_more: object) -> None:
        """Show one subject."""
        if section in self._makers:
            self.choose(section)

    def _show(self) -> None:
        subjects = self.viewmodel.subjects()
        if not self._rows:
            self._list_subjects(subjects)
        for subject in subjects:
            row = self._rows[subject.key]
            row.tag.show_state(subject.tag, subject.tone)
            row.tag.setVisible(bool(subject.tag))
            row.choose(chosen=subject.key == self.chosen)
            if subject.key == self.chosen:
                self.say(subject.title)
                self._state.setText(subject.state)
        if self.panel is None:
            self._make_panel()
        if self.panel is not None:
            self.panel.read()

    def _list_subjects(self, subjects: "tuple[Subject, ...]") -> None:
        for subject in subjects:
            row = ChoiceRow(subject.title, tag=subject.tag, tone=subject.tone)
            row.setObjectName(f"settings.{subject.key}.choice")
            row.pressed.connect(lambda key=subject.key: self.choose(key))
            self._rows[subject.key] = row
            self._list.add(row)

    def choose(self, key: str) -> None:
        """Show another subject."""
        self.chosen = key
        self.context.machine.remember(SECTION, key)
        if self.panel is not None:
            self._right.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self.refresh(frozenset())

    def _make_panel(self) -> None:
        panel = self._makers[self.chosen]()
        panel.setObjectName(f"settings.{self.chosen}")
        self.panel = panel
        self.editors = [*panel.editors]
        self._right.addWidget(panel)


def open(context: Context) -> SettingsPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import (  # noqa: PLC0415 -- first paint loads no SQLAlchemy
        settings,
        settings_courts,
        settings_forms,
        settings_people,
        settings_reader,
        settings_series,
    )

    store, person, today = context.store, context.person, context.today
    return SettingsPage(
        context,
        settings.Settings(store, person, context.machine, today=today, now=context.now),
        settings_series.SeriesBook(store, person, today=today),
        settings_people.SignInPeople(store, person, now=context.now),
        settings_people.ROLES,
        reader=settings_reader.ReaderSettings(context.machine, context.today),
        forms=settings_forms.FormBook(store, person),
        courts=settings_courts.CourtBook(store, person),
    )


PAGE = PageSpec(
    "settings",
    "设置",
    "gear",
    order=90,
    open=open,
    watches=frozenset({"Station", "Officer", "NumberSeries", "Number", "NumberRule", "FormChoice"}),
)
