"""回访和履行: what is due by day, and one key to record a call."""

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.forms import parsers
from ui.page import EVERYTHING, Context, Page, PageSpec
from ui.pane import discover
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import RowsCard
from ui.widgets.case_shelf import CaseShelf
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.due_row import DueRow
from ui.widgets.empty import EmptyState
from ui.widgets.labels import SectionTitle
from ui.widgets.pane_host import PaneHost
from ui.widgets.scroll import Scroll
from ui.widgets.tabs import Tabs
from ui.widgets.visit_side import VisitSide

if TYPE_CHECKING:
    from types import ModuleType

    from ui.viewmodels.typed import Typed
    from ui.viewmodels.visits import DueLine, Visits


class VisitsPage(Page):
    """Left what is due, day after day; right the case that is looked at and the form of the deed."""

    def __init__(self, context: Context, viewmodel: "Visits", typed: "Typed", forms: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._typed, self._forms = viewmodel, typed, forms
        self.tabs = Tabs((("all", "全部"), ("visits", "应回访"), ("payments", "应付款")))
        self.tabs.chosen.connect(self.guarded(self.show_kind))
        self._days = QVBoxLayout()
        self._days.setContentsMargins(0, 0, theme.px(4), 0)
        self._days.setSpacing(theme.px(8))
        self.rows: list[DueRow] = []
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.saver = DraftSaver(self._keep, parent=self, boundary=context.boundary)
        self.panel.typed.connect(self.saver.touch)
        self.panel.opened.connect(self._panel_opened)
        self.panel.done.connect(self.guarded(self._done))
        self.shelf_title = SectionTitle("找一件纠纷")
        self.shelf = CaseShelf(viewmodel.shelf)
        self.shelf.chosen.connect(self.guarded(self.look_at))
        self.side = VisitSide()
        self.side.deed.connect(self.guarded(self._deed))
        self.side.received.connect(self.guarded(self.receive))
        self.host = PaneHost(context, specs=discover("ui.aftercare"), narrow=True)
        self.host.made.connect(self._pane_made)
        self.host.shown.connect(lambda _key: self.panel.dismiss())
        self._told = False
        self.say("回访和履行")
        self.place_deeds(quiet=("visits.find",))
        self._shape()

    def _shape(self) -> None:
        days = QWidget()
        days.setLayout(self._days)
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self.tabs)
        left.addWidget(Scroll(days), 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(12))
        for part in (self.panel, self.shelf_title):
            right.addWidget(part)
        self._side_scroll = Scroll(self.side)
        for filling in (self._side_scroll, self.host, self.shelf):
            right.addWidget(filling, 1)
        self._right.setFixedWidth(theme.px(440))
        line = QHBoxLayout()
        line.setSpacing(theme.px(20))
        line.addLayout(left, 1)
        line.addWidget(self._right)
        self.body.addLayout(line, 1)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds; R records a call of the row that is lit."""
        return (
            Action("visits.find", "找一件纠纷", shortcut="Ctrl+O", deed=self.guarded(self.choose_case)),
            Action(
                "visits.call",
                "记录回访",
                shortcut="R",
                deed=self.guarded(self.record),
                main=True,
                enabled=self.panel.isHidden,
            ),
        )

    def keys(self) -> tuple[Action, ...]:
        """Return the way between the panes, and the keys of the one that is looked at."""
        return (
            Action("visits.next", "后一栏", shortcut="Ctrl+PgDown", deed=lambda: self.host.step(1)),
            Action("visits.back", "前一栏", shortcut="Ctrl+PgUp", deed=lambda: self.host.step(-1)),
            *self.host.keys,
        )

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the lists anew; what is being typed stays."""
        self._told = True
        self.guarded(self._show)()
        self.host.refresh(changed)

    def leave(self) -> None:
        """Put what was typed in safety."""
        self.saver.flush()
        self.host.leave()

    def arrive(
        self, *, case: Any = None, visit: Any = None, obligation: Any = None, pane: str = "", deed: str = "",
        about: Any = None, **_more: Any,
    ) -> None:  # fmt: skip
        """Look at a case, and begin the deed that was asked for: of a visit, an obligation, or of a pane."""
        if case is None:
            return
        self.guarded(self.look_at)(_id(case))
        if pane:
            self.host.choose(pane)
            if deed:
                self.guarded(self._begin)(pane, deed, None if about is None else _id(about))
            return
        if visit is not None:
            self.guarded(self.record)(_id(visit))
        elif obligation is not None:
            self.guarded(self.receive)(_id(obligation))
        elif self._typed.load(self._key("record")):
            self.guarded(self.record)()

    def _panel_opened(self, _shown: bool) -> None:  # noqa: FBT001 -- a signal's
        self.refresh_deeds()

    # the panes

    def _pane_made(self, pane: Any) -> None:
        if isinstance(pane, AftercarePane):
            pane.asked.connect(self.guarded(self.ask))
            pane.leading.connect(self.host.choose)

    def _begin(self, pane: str, deed: str, about: uuid.UUID | None = None) -> bool:
        """Ask a deed of a pane of the case that is looked at; False where there is no such pane."""
        if pane not in self.host.fitting:
            return False
        if self.host.current != pane or pane not in self.host.panes:
            self.host.choose(pane)
        made = self.host.panes.get(pane)
        if not isinstance(made, AftercarePane) or type(made).begin is AftercarePane.begin:
            return False
        made.begin(deed, about)
        return True

    def ask(self, wanted: Ask) -> None:
        """Show what a pane asks for; what was typed for it before and not done is there again."""

        def deed(said: dict[str, Any]) -> None:
            self._told = False
            wanted.deed(said)

        self.panel.ask(
            wanted.key, wanted.title, wanted.fields, deed, words=wanted.words, note=wanted.note, grave=wanted.grave,
            values={**wanted.values, **self._typed.load(wanted.key)},
        )  # fmt: skip

    # showing

    def show_kind(self, kind: str) -> None:
        """Show visits, payments, or both."""
        self.viewmodel.kind = kind
        self._show()

    def _show(self) -> None:
        called, owed = self.viewmodel.counts()
        self.set_badge(called + owed)
        for key, words, count in (("visits", "应回访", called), ("payments", "应付款", owed)):
            self.tabs.word(key, f"{words} {count}" if count else words)
        groups = self.viewmodel.read()
        while self._days.count():
            item = self._days.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for group in groups:
            self._days.addWidget(SectionTitle(group.title))
            card = RowsCard()
            for line in group.lines:
                row = self._row(line)
                card.add(row)
                self.rows.append(row)
            self._days.addWidget(card)
            self._days.addSpacing(theme.px(8))
        if not groups:
            self._days.addWidget(
                EmptyState("一个月内没有要回访和要履行的事。协议登记已签后，回访和付款的日子会列在这里。")
            )
        self._days.addStretch(1)
        self._show_case()

    def _row(self, line: "DueLine") -> DueRow:
        if line.visit_id is not None:
            deeds = (
                Action("row.later", "改期", deed=partial(self._on_row, line, "later")),
                Action("row.record", "记录", deed=partial(self._on_row, line, "record")),
            )
        else:
            deeds = (
                Action("row.breach", "未履行", deed=partial(self._on_row, line, "breach")),
                Action("row.receive", "收到", deed=partial(self._on_row, line, "receive")),
            )
        row = DueRow(line, deeds, quiet=("row.later", "row.breach"))
        row.pressed.connect(lambda: self.guarded(self.look_at)(line.case_id))
        row.choose(chosen=line.case_id == self.viewmodel.case_id)
        return row

    def _on_row(self, line: "DueLine", deed: str) -> None:
        self.guarded(self.look_at)(line.case_id)
        if deed == "record":
            self.guarded(self.record)(line.visit_id)
        elif deed == "later":
            self.guarded(self.postpone)(line)
        elif deed == "breach":
            self.guarded(self.breach)()
        else:
            self.guarded(self.receive)(line.obligation_id, line.instalment_id)

    def _show_case(self) -> None:
        view = self.viewmodel.case()
        performing = "performing" in self.host.specs
        self._side_scroll.setVisible(view is not None and not performing)
        self.host.setVisible(view is not None and bool(self.host.specs))
        self.host.show_case(view.case_id if view is not None else None)
        for part in (self.shelf_title, self.shelf):
            part.setVisible(view is None)
        if view is None:
            self.shelf.fill()
        else:
            self.side.show_case(view)

    def look_at(self, case_id: uuid.UUID) -> None:
        """Show a case at the right."""
        if case_id != self.viewmodel.case_id:
            self.saver.flush()
            self.panel.dismiss()
        self.viewmodel.case_id = case_id
        for row in self.rows:
            row.choose(chosen=row.line.case_id == case_id)
        self._show_case()

    def choose_case(self) -> None:
        """Choose another case."""
        self.saver.flush()
        self.panel.dismiss()
        self.viewmodel.case_id = None
        for row in self.rows:
            row.choose(chosen=False)
        self._show_case()
        self.shelf.line.setFocus()

    # deeds

    def _deed(self, key: str) -> None:
        deeds = {"record": self.record, "add": self.add, "breach": self.breach, "papers": self._papers}
        deeds[key]()

    def _papers(self) -> None:
        self.context.go("papers", case=self.viewmodel.case_id)

    def record(self, visit_id: uuid.UUID | None = None) -> None:
        """Ask what the call told; without a visit, the nearest planned one of the case is recorded."""
        row = next((each for each in self.rows if each.hasFocus()), None)
        if visit_id is None and row is not None:
            self.look_at(row.line.case_id)
            visit_id = row.line.visit_id
        if self.viewmodel.case_id is None and self.rows:
            first = next((each for each in self.rows if each.line.visit_id is not None), self.rows[0])
            self.look_at(first.line.case_id)
        view = self.viewmodel.case()
        if view is None:
            self.choose_case()
            return
        planned = [each for each in view.planned if visit_id in {None, each.visit_id}]
        chosen = planned[0] if planned else None
        case, visit = view.case_id, chosen.visit_id if chosen else None
        today = self.context.today().isoformat()
        mode = chosen.note if chosen else "电话"

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.record(case, visit, said)
            self.context.boundary.notice("已记下这次回访。")

        title = f"记录回访　{chosen.sentence}" if chosen else "记录回访"
        self.ask(Ask(
            self._key("record"), title, self._forms.call(view.names), deed, words="记下",
            values={"on": today, "mode": mode},
        ))  # fmt: skip

    def receive(self, obligation_id: uuid.UUID, instalment_id: uuid.UUID | None = None) -> None:
        """Ask what came, and its evidence."""
        part = instalment_id or self.viewmodel.next_part(obligation_id)
        rest = self.viewmodel.rest(obligation_id, part)

        def deed(said: dict[str, Any]) -> None:
            self.context.boundary.notice(self.viewmodel.receive(obligation_id, part, said))

        key = f"{self._key('receive')}:{part or obligation_id}"
        values = {"on": self.context.today().isoformat(), "amount": self._forms.figures(rest)}
        self.ask(Ask(
            key, f"登记收到　{self.viewmodel.what(obligation_id, part)}", self._forms.receipt(money=rest is not None), deed, words="登记收到",
            values=values,
        ))  # fmt: skip

    def breach(self) -> None:
        """Ask how the agreement is not performed."""
        view = self.viewmodel.case()
        if view is None:
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.breach(view.case_id, on=said["on"], text=said["text"] or "")
            self.context.boundary.notice("已登记未履行，并安排了跟踪回访。")

        key = self._key("breach")
        self.ask(Ask(
            key, "登记未履行", self._forms.BREACH, deed, words="登记未履行", grave=True, note=self._forms.BREACH_NOTE,
            values={"on": self.context.today().isoformat()},
        ))  # fmt: skip

    def postpone(self, line: "DueLine") -> None:
        """Ask for another day and the reason."""
        visit_id = line.visit_id
        assert visit_id is not None, "only a visit is moved"

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.postpone(visit_id, to=said["to"], reason=said["reason"] or "")

        key = f"{self._key('later')}:{visit_id}"
        self.ask(Ask(key, f"改期　{line.sentence}", self._forms.LATER, deed, words="改期"))

    def add(self) -> None:
        """Ask for the day of one more visit."""
        view = self.viewmodel.case()
        if view is None:
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.add(view.case_id, on=said["on"], reason=said["reason"] or "")

        self.ask(Ask(self._key("add"), "加一次回访", self._forms.ADDED, deed, words="安排"))

    # what is typed

    def _key(self, deed: str) -> str:
        case = self.viewmodel.case_id
        return f"visits:{case}" if deed == "record" else f"visits:{case}:{deed}"

    def _keep(self, key: str, values: dict[str, Any]) -> None:
        view = self.viewmodel.case()
        self._typed.keep(key, values, title=f"{view.title}　回访" if view else "回访")
        self.context.notify(self.context.now())

    def _done(self, key: str) -> None:
        self.saver.forget(key)
        self._typed.drop(key)
        if not self._told:
            self.refresh(EVERYTHING)


def _id(given: Any) -> uuid.UUID:
    return given if isinstance(given, uuid.UUID) else uuid.UUID(str(given))


def open(context: Context) -> VisitsPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import typed, visit_forms, visits  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return VisitsPage(
        context, visits.Visits(context.store, context.today), typed.Typed(context.store), visit_forms
    )


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
