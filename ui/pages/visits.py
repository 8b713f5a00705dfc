"""回访和履行: what is due by day at the left, the case that is looked at with its panes at the right."""

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.page import EVERYTHING, Context, Page, PageSpec
from ui.pane import discover
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.autosave import DraftSaver
from ui.widgets.case_head import CaseHead
from ui.widgets.case_shelf import CaseShelf
from ui.widgets.course_sheet import CourseSheet
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.due_column import DueColumn
from ui.widgets.labels import SectionTitle
from ui.widgets.pane_host import PaneHost
from ui.widgets.round_sheet import RoundSheet

if TYPE_CHECKING:
    from types import ModuleType

    from models.queries.dues import Due
    from ui.viewmodels.due_lines import DueDeed, DueLine
    from ui.viewmodels.dues import Dues
    from ui.viewmodels.typed import Typed
    from ui.viewmodels.visits import CaseView, Visits

RIGHT, WIDEST = 440, 470  # on the smallest screen, and there at 大字
WIDER, SHARE = 600, 32  # on a larger one, and how much of it in hundredths
LEAST = 240  # below so much room for it no pane is shown under a deed
#: What a key begins where no row of the list is meant: the pane, and the deed there.
KEYS = {"R": ("visiting", "record"), "P": ("performing", "receive"), "U": ("performing", "urge")}


class VisitsPage(Page):
    """A deed is done in the pane that it belongs to; the list, the keys and 今日 only ask for it."""

    def __init__(
        self,
        context: Context,
        viewmodel: "Visits",
        dues: "Dues",
        typed: "Typed",
        *,
        words: "ModuleType",
    ) -> None:
        super().__init__(context)
        self.viewmodel, self._typed = viewmodel, typed
        self._told = self._from_list = False
        self.round: RoundSheet | None = None
        self.course: CourseSheet | None = None
        self.due = DueColumn(context.boundary, dues, words)
        self.due.looked.connect(self.guarded(lambda line: self.look_at(line.due.case_id)))
        self.due.done.connect(self.guarded(self.do))
        self.due.counted.connect(self.set_badge)
        self.list = self.due.list
        self.case = CaseHead()
        self.case.papers.clicked.connect(lambda _checked=False: context.go("papers", case=viewmodel.case_id))
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.saver = DraftSaver(self._keep, parent=self, boundary=context.boundary)
        self.panel.typed.connect(self.saver.touch)
        self.panel.opened.connect(self._make_room)
        self.panel.done.connect(self.guarded(self._done))
        self.host = PaneHost(context, specs=discover("ui.aftercare"), narrow=True)
        self.host.made.connect(self._pane_made)
        self.host.shown.connect(lambda _key: self.panel.dismiss())
        self.shelf_title = SectionTitle("找一件纠纷")
        self.shelf = CaseShelf(viewmodel.shelf)
        self.shelf.chosen.connect(self.guarded(self.look_at))
        self.say("回访和履行")
        self.place_deeds(
            quiet=("visits.find", "visits.round", "visits.course", "visits.receive", "visits.urge")
        )
        self._shortcuts += [bound for each in self._steps() if (bound := actions.bind(each, self))]
        self._shape()

    def _shape(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(10))
        for part in (self.case, self.panel, self.shelf_title):
            right.addWidget(part)
        for filling in (self.host, self.shelf):
            right.addWidget(filling, 1)
        right.addStretch(0)
        self._right.setFixedWidth(min(theme.px(RIGHT), WIDEST))
        line = QHBoxLayout()
        line.setSpacing(theme.px(20))
        self.left = QStackedWidget()
        self.left.addWidget(self.due)
        line.addWidget(self.left, 1)
        line.addWidget(self._right)
        self.body.addLayout(line, 1)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds; R, P and U are about the row that is lit, or about the case at the right."""
        free = self.panel.isHidden
        return (
            Action("visits.find", "找一件纠纷", shortcut="Ctrl+O", deed=self.guarded(self.choose_case)),
            Action("visits.round", "排走访", deed=self.guarded(self.go_round)),
            Action(
                "visits.course", "时间线", deed=self.guarded(self.go_course), enabled=lambda: self.viewmodel.case_id is not None
            ),
            Action("visits.urge", "催告", shortcut="U", deed=self.guarded(lambda: self.press("U")), enabled=free),
            Action("visits.receive", "收到", shortcut="P", deed=self.guarded(lambda: self.press("P")), enabled=free),
            Action(
                "visits.call", "记录回访", shortcut="R", deed=self.guarded(lambda: self.press("R")), main=True, enabled=free
            ),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the way between the panes, and the keys of the one that is looked at."""
        return (*self._steps(), *self.host.keys)

    def _steps(self) -> tuple[Action, ...]:
        return (
            Action("visits.next", "后一栏", shortcut="Ctrl+PgDown", deed=lambda: self.host.step(1)),
            Action("visits.back", "前一栏", shortcut="Ctrl+PgUp", deed=lambda: self.host.step(-1)),
        )

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the lists anew; what is being typed stays."""
        self._told = True
        self.guarded(self.due.refresh)()
        self.guarded(self._show_case)()
        self.host.refresh(changed)
        if self.round is not None and self.left.currentWidget() is self.round:
            self.guarded(self.round.look_again)()

    def leave(self) -> None:
        """Put what was typed in safety."""
        self.saver.flush()
        if self.round is not None:
            self.round.saver.flush()
        self.host.leave()

    def arrive(
        self, *, case: Any = None, visit: Any = None, obligation: Any = None, pane: str = "", deed: str = "",
        about: Any = None, **_more: Any,
    ) -> None:  # fmt: skip
        """Look at a case, and begin the deed that was asked for: of a visit, an obligation, or of a pane."""
        if case is None:
            return
        self.guarded(self.look_at)(_id(case))
        if visit is not None:
            pane, deed, about = "visiting", "record", visit
        elif obligation is not None:
            pane, deed, about = "performing", "receive", obligation
        elif not pane and self._typed.load(f"visits:{self.viewmodel.case_id}"):
            pane, deed = "visiting", "record"
        if pane and deed:
            self.guarded(self.begin)(pane, deed, None if about is None else _id(about))
        elif pane:
            self.host.choose(pane)

    def _make_room(self, _shown: bool = False) -> None:  # noqa: FBT001, FBT002 -- a signal's
        """Leave the panes out while a deed is asked that needs their room."""
        self.refresh_deeds()
        if self.panel.held:  # the keys go on where they were, and not in the first field that comes
            self.panel.held = False
            (self.list if self._from_list else self.host).setFocus(Qt.FocusReason.OtherFocusReason)
        left = self._right.height() - self.case.sizeHint().height() - self.panel.sizeHint().height()
        crowded = self.panel.isVisibleTo(self) and left < theme.px(LEAST)
        self.host.setVisible(self.viewmodel.case_id is not None and not crowded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room for the panes beside a deed."""
        super().resizeEvent(event)
        least, most = min(theme.px(RIGHT), WIDEST), theme.px(WIDER)
        self._right.setFixedWidth(max(least, min(most, self.width() * SHARE // 100)))
        self._make_room()

    # the panes

    def _pane_made(self, pane: Any) -> None:
        for each in pane.keys:  # they work while the pane is in sight, and nothing is asked
            actions.bind(replace(each, enabled=self.panel.isHidden), pane)
        if isinstance(pane, AftercarePane):
            pane.asked.connect(self.guarded(self.ask))
            pane.leading.connect(self.host.choose)

    def begin(self, pane: str, deed: str, about: uuid.UUID | None = None) -> None:
        """Ask a deed of a pane of the case that is looked at; refused where the case has no such pane."""
        if pane not in self.host.fitting:
            raise Refusal(f"这件纠纷现在没有“{self.host.specs[pane].title}”这一栏。")
        if self.host.current != pane or pane not in self.host.panes:
            self.host.choose(pane)
        made = self.host.panes.get(pane)
        if isinstance(made, AftercarePane):
            made.begin(deed, about)

    def ask(self, wanted: Ask) -> None:
        """Show what a pane asks for; what was typed for it before and not done is there again."""

        def deed(said: dict[str, Any]) -> None:
            self._told = False
            if wanted.asks:
                wanted.deed(said, confirmed=self.panel.confirmed)
            else:
                wanted.deed(said)

        self._from_list = self.list.hasFocus() or (self._from_list and self.panel.isVisible())
        self.panel.ask(
            wanted.key, wanted.title, wanted.fields, deed, words=wanted.words, note=wanted.note, grave=wanted.grave,
            values={**wanted.values, **self._typed.load(wanted.key)},
        )  # fmt: skip
        QTimer.singleShot(
            0, self, lambda: self.panel.area.verticalScrollBar().setValue(0)
        )  # once it has its room

    def do(self, line: "DueLine", deed: "DueDeed") -> None:
        """Look at the case of a line and begin a deed about it."""
        self.look_at(line.due.case_id)
        if deed.deed:
            self.begin(deed.pane, deed.deed, _about(line.due))
        else:
            self.host.choose(deed.pane)

    def press(self, key: str) -> None:
        """Begin what a key stands for: of the lit row, else of the case at the right, else of the first row that has it."""
        line = self.list.line() if self.list.hasFocus() else None
        if line is not None:
            if self.due.press(key, lit=True):
                return
            self.look_at(line.due.case_id)
        if self.viewmodel.case_id is not None:
            self.begin(*KEYS[key])
        elif not self.due.press(key):
            self.choose_case()

    # the case

    def _show_case(self) -> None:
        view = self.viewmodel.case()
        self.case.setVisible(view is not None)
        self._make_room()
        self.host.show_case(view.case_id if view is not None else None)
        self.list.show_looked(view.case_id if view is not None else None)
        for part in (self.shelf_title, self.shelf):
            part.setVisible(view is None)
        if view is None:
            self.shelf.fill()
        else:
            self.case.show_case(view.title, view.state, view.about)
        if self.course is not None and self.left.currentWidget() is self.course:
            self._lay_course(view)

    def look_at(self, case_id: uuid.UUID) -> None:
        """Show a case at the right."""
        if case_id == self.viewmodel.case_id:
            return
        self.saver.flush()
        self.panel.dismiss()
        self.viewmodel.case_id = case_id
        self._show_case()

    def go_round(self) -> None:
        """Put a round of visits together in place of the list."""
        if self.round is None:
            self.round = RoundSheet(self.context)
            self.round.left.connect(lambda: self.left.setCurrentWidget(self.due))
            self.round.looked.connect(self.guarded(self._look_from_round))
            self.left.addWidget(self.round)
        self.left.setCurrentWidget(self.round)
        self.round.show_round(self.due.viewmodel.narrowed_visits())

    def go_course(self) -> None:
        """Show the line of the case in full width, in place of the list."""
        if self.course is None:
            pane = self.host.specs["course"].open(self.context)
            self.course = CourseSheet(pane)
            self.course.left.connect(self._leave_course)
            self.left.addWidget(self.course)
        self.left.setCurrentWidget(self.course)
        self._lay_course(self.viewmodel.case())
        self.course.setFocus()

    def _lay_course(self, view: "CaseView | None") -> None:
        if self.course is None or view is None:
            self._leave_course()
        else:
            self.course.show_case(view.case_id, view.title)

    def _leave_course(self) -> None:
        self.left.setCurrentWidget(self.due)
        self.list.setFocus()

    def _look_from_round(self, case_id: uuid.UUID, pane: str) -> None:
        self.look_at(case_id)
        self.host.choose(pane)

    def choose_case(self) -> None:
        """Choose another case."""
        self.saver.flush()
        self.panel.dismiss()
        self.viewmodel.case_id = None
        self._show_case()
        self.shelf.line.setFocus()

    # what is typed

    def _keep(self, key: str, values: dict[str, Any]) -> None:
        view = self.viewmodel.case()
        self._typed.keep(key, values, title=f"{view.title}　回访" if view else "回访")
        self.context.notify(self.context.now())

    def _done(self, key: str) -> None:
        self.saver.forget(key)
        self._typed.drop(key)
        if not self._told:
            self.refresh(EVERYTHING)


def _about(due: "Due") -> uuid.UUID | None:
    """Return what a deed is about: of a promise what was promised, of a case nothing but itself."""
    if due.id == due.case_id:
        return None
    return due.obligation_id if due.kind.value == "promise" else due.id


def _id(given: Any) -> uuid.UUID:
    return given if isinstance(given, uuid.UUID) else uuid.UUID(str(given))


def open(context: Context) -> VisitsPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import dues, typed, visits  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return VisitsPage(
        context, visits.Visits(context.store, context.today), dues.Dues(context.store, context.today),
        typed.Typed(context.store), words=dues,
    )  # fmt: skip


PAGE = PageSpec(
    "visits",
    "回访",
    "history",
    order=70,
    open=open,
    watches=frozenset(
        [
            "Agreement",
            "Approval",
            "Case",
            "Closure",
            "Confirmation",
            "Deadline",
            "Disposition",
            "Escalation",
            "FollowUp",
            "Instalment",
            "Obligation",
            "Paper",
            "Payment",
            "Recognition",
            "Referral",
            "Sitting",
            "Urging",
            "Visit",
        ]
    ),
)
