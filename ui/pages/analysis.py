"""研判: a period in four blocks and its report; what the work achieved; each day's 警情; what repeats; the import."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.page import Context, Page, PageSpec
from ui.widgets.analysis_pane import AnalysisPane
from ui.widgets.empty import EmptyState
from ui.widgets.tabs import TabbedStack

if TYPE_CHECKING:
    from ui.viewmodels.analysis import PeriodAnalysis


class Pane(Protocol):
    """A tab that is made when it is first opened."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true."""


MONTH, EFFECTS, DAILY, REPEATS, IMPORT = "month", "effects", "daily", "repeats", "import"
TABS = ((EFFECTS, "成效"), (DAILY, "每日研判"), (REPEATS, "重复警情与每周比照"), (IMPORT, "导入"))

EXPORTS = frozenset({"analysis.word", "analysis.export"})


class AnalysisPage(Page):
    """The tabs: the period that is analysed, and what other modules bring as ``panes``."""

    def __init__(
        self,
        context: Context,
        viewmodel: "PeriodAnalysis",
        parts: tuple[tuple[str, str], ...],
        panes: Mapping[str, Callable[["AnalysisPage"], QWidget]],
    ) -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self._makers = panes
        self.panes: dict[str, Any] = {}
        self._stale: set[str] = set()
        if viewmodel.barred:
            self.say("研判")
            self.body.addWidget(EmptyState(viewmodel.barred), 1)
            return
        shown = [action for action in actions.one_main(self.deeds()) if action.key in EXPORTS]
        exports = tuple(actions.button(action) for action in shown)
        for action in self.deeds():
            if shortcut := actions.bind(action, self):
                self._shortcuts.append(shortcut)
        self.buttons.extend(exports)
        self.period = AnalysisPane(context, viewmodel, parts, exports)
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        self.tabs = TabbedStack()
        self.tabs.add(MONTH, "分析", self.period)
        self._holders: dict[str, QVBoxLayout] = {}
        for key, title in TABS:
            holder = QWidget()
            self._holders[key] = QVBoxLayout(holder)
            self._holders[key].setContentsMargins(0, 0, 0, 0)
            self.tabs.add(key, title, holder)
        self.tabs.tabs.chosen.connect(self._open_tab)
        self.body.addWidget(self.tabs, 1)

    def _open_tab(self, key: str) -> None:
        """Show a tab, making it the first time and reading anew what changed since it was shown."""
        if key != MONTH:
            self.period.saver.flush()
            if key not in self.panes:
                self.panes[key] = self._makers[key](self)
                self._holders[key].addWidget(self.panes[key])
                self._stale.add(key)
        if key in self._stale:
            self._stale.discard(key)
            self._refresh_tab(key, frozenset())
        self.refresh_deeds()

    def _refresh_tab(self, key: str, changed: frozenset[str]) -> None:
        if key == MONTH:
            self.guarded(self.period.refresh)()
            self.refresh_deeds()
        else:
            pane: Pane = self.panes[key]
            pane.refresh(changed)

    def open_import(self) -> None:
        """Go to the import, from an empty tab that needs one."""
        self.tabs.tabs.choose(IMPORT)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds of the page."""
        here = self.viewmodel
        return (
            Action("analysis.earlier", "上一期", shortcut="Alt+Left", deed=lambda: self._turn_over(-1)),
            Action(
                "analysis.later", "下一期", shortcut="Alt+Right", deed=lambda: self._turn_over(1),
                enabled=lambda: self.tab in {DAILY, EFFECTS} or not self.period.chooser.is_last,
            ),
            Action(
                "analysis.word", "导出 Word", deed=self.guarded(lambda: self.period.export("docx")),
                enabled=lambda: here.may_export and self.tab == MONTH,
            ),
            Action(
                "analysis.export", "导出 PDF", shortcut="Ctrl+E", deed=self.guarded(lambda: self.period.export("pdf")),
                enabled=lambda: here.may_export and self.tab == MONTH, main=True,
            ),
        )  # fmt: skip

    @property
    def tab(self) -> str:
        """Return the tab that is shown."""
        return self.tabs.tabs.current if hasattr(self, "tabs") else MONTH

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the shown tab anew, and the others when they are shown again."""
        if self.viewmodel.barred or changed == {"Draft"}:
            return
        self._stale |= {MONTH, *self.panes} - {self.tab}
        self._refresh_tab(self.tab, changed)

    def arrive(self, *, draft: bool = False, tab: str = "", kind: str = "", **_more: Any) -> None:
        """Go on with the words where they were left, or show the tab that was asked for; of 导入 a ``kind``."""
        if self.viewmodel.barred:
            return
        if draft:
            self.tabs.tabs.choose(MONTH)
            self.period.views.tabs.choose("words")
        elif tab in {MONTH, *self._makers}:
            self.tabs.tabs.choose(tab)
            if tab == IMPORT and kind:
                self.panes[IMPORT].kinds.choose(kind)

    def leave(self) -> None:
        """Put the words in safety."""
        if not self.viewmodel.barred:
            self.period.saver.flush()

    def _turn_over(self, by: int) -> None:
        """Go to the period, or on 每日研判 to the day, before or after."""
        if self.tab == DAILY:
            self.panes[DAILY].go_on(by)
        elif self.tab == EFFECTS:
            self.panes[EFFECTS].chooser.step(by)
        elif self.tab == MONTH:
            self.period.turn_over(by)
            self.refresh_deeds()


def open(context: Context) -> AnalysisPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import analysis  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return AnalysisPage(
        context,
        analysis.PeriodAnalysis(context.store, context.person, today=context.today, now=context.now),
        analysis.PARTS,
        {EFFECTS: _effects, DAILY: _daily, REPEATS: _repeats, IMPORT: _import},
    )


def _effects(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import effects  # noqa: PLC0415 -- as above
    from ui.widgets.effects_pane import EffectsPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = effects.Effects(here.store, here.person, today=here.today, now=here.now)
    return EffectsPane(here, model)


def _daily(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import daily  # noqa: PLC0415 -- as above
    from ui.widgets.alarm_daily import DailyPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = daily.Daily(here.store, here.person, today=here.today, now=here.now)
    return DailyPane(here, model, page.open_import)


def _repeats(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import repeats  # noqa: PLC0415 -- as above
    from ui.widgets.alarm_repeats import RepeatsPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    model = repeats.Repeats(here.store, here.person, today=here.today, now=here.now)
    return RepeatsPane(here, model, page.open_import)


def _import(page: AnalysisPage) -> QWidget:
    from ui.viewmodels import importing, importing_legacy  # noqa: PLC0415 -- as above
    from ui.widgets.import_pane import ImportPane  # noqa: PLC0415 -- made when the tab is opened

    here = page.context
    alarms = importing.Importing(here.store, here.person, today=here.today, now=here.now)
    legacy = importing_legacy.LegacyImporting(here.store, here.person, today=here.today, now=here.now)
    return ImportPane(here, alarms, legacy)


def _barred(person: Any) -> bool:
    from models import station  # noqa: PLC0415 -- as above

    return not station.may(person, station.Deed.READ_ALL)


PAGE = PageSpec(
    "analysis",
    "研判",
    "chart",
    order=60,
    open=open,
    barred=_barred,
    watches=frozenset(
        {
            "Case",
            "Agreement",
            "Obligation",
            "Instalment",
            "Visit",
            "Confirmation",
            "Deadline",
            "Alarm",
            "Batch",
            "Concern",
            "FollowUp",
            "Referral",
            "Sitting",
            "Grading",
        }
    ),
)
