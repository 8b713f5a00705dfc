"""结案销号: the two ends of a case apart, the seven conditions, the leader's word, and what was closed before."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.approval_rows import ApprovalRows
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.card import RowsCard
from ui.widgets.closing_row import ClosingRow, DayRow
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.standing_rows import cleared

if TYPE_CHECKING:
    from ui.viewmodels.closing import Closing, Row, View

APART = "结案看法律，销号看矛盾是不是真的了了，两个日期分开算。"


class ClosingPane(AftercarePane):
    """Two days, seven rows, one button; what is missing says where it is done."""

    watches = frozenset(
        {
            "Agreement", "Alarm", "Approval", "Case", "Closure", "Concern", "Confirmation", "Disposition", "Dossier",
            "Escalation", "Obligation", "Paper", "Payment", "Recognition", "Referral", "Visit",
        }
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Closing") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.view: View | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show another case."""
        self.viewmodel.case_id = case_id
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the case anew."""
        del changed
        view = self.view = self.viewmodel.read()
        self.set_note(view.note)
        cleared(self.column)
        days = RowsCard()
        days.add(DayRow("法定结案", view.ended, view.ended_how))
        days.add(DayRow("矛盾销号", view.closed, view.closed_how))
        days.setToolTip(APART)
        self.column.addWidget(days)
        if view.suggested:
            self.column.addWidget(Muted(view.suggested, wrap=True))
        if view.rows:
            self.column.addWidget(SectionTitle("销号的条件" if not view.closed else "销号时的条件"))
            card = RowsCard()
            for row in view.rows:
                card.add(ClosingRow(row, self._way(row)))
            self.column.addWidget(card)
        self._foot(view)
        for told in view.history:
            self.column.addWidget(Muted(told, wrap=True))
        self.column.addStretch(1)

    def _way(self, row: "Row") -> Action | None:
        if not row.go:
            return None
        from ui.viewmodels import closing  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        return Action(
            f"closing.go.{row.key}", closing.WORDS[row.go], deed=self.guarded(partial(self.go, row.go))
        )

    def go(self, where: str) -> None:
        """Look at where a condition is done: another pane, or another page at the case."""
        from ui.viewmodels import closing  # noqa: PLC0415 -- as above

        if where in closing.PANES:
            self.lead(where)
            return
        page, args = closing.PLACES[where]
        self.context.go(page, case=self.viewmodel.case_id, **args)

    def _foot(self, view: "View") -> None:
        """Say what is missing or who must allow it, over the one button."""
        for words in (view.missing, view.led):
            if words:
                self.column.addWidget(Muted(words, wrap=True))
        if view.waiting:
            asked = ApprovalRows()
            asked.show_waiting(view.waiting)
            asked.decided.connect(self.guarded(self.decide))
            self.column.addWidget(asked)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        if view.may_reopen:
            again = Action(
                "closing.reopen", "重新调解", deed=self.guarded(self.ask_reopen), main=bool(view.suggested)
            )
            line.addWidget(actions.button(again, quiet=not view.suggested))
        line.addStretch(1)
        if view.may_ask:
            line.addWidget(
                actions.button(
                    Action("closing.ask", "请所领导审批", deed=self.guarded(self.ask_leader), main=True)
                )
            )
        elif not view.closed:
            strike = Action(
                "closing.close", "销号", deed=self.guarded(self.ask_close), main=True, enabled=lambda: view.may_close
            )  # fmt: skip
            line.addWidget(actions.button(strike))
        self.column.addWidget(foot)

    # what the deeds ask

    def ask_close(self) -> None:
        """Ask for the day on which the case is struck off."""
        fields = (Field("on", "销号日期", Kind.DATE, required=True, width=6),)
        values = {"on": self.context.today().isoformat()}
        note = "各项条件的情况和经办人一起留底，以后重新调解也查得到。"
        self._ask("close", "销号（案结事了）", fields, self.viewmodel.close, "销号", note=note, values=values)

    def ask_leader(self) -> None:
        """Ask what the leader is told."""
        fields = (Field("reason", "请示的理由", Kind.LONG, required=True, width=12),)
        note = "所领导同意时，条件都还具备的，当即销号。"
        self._ask("ask", "请所领导审批销号", fields, self.viewmodel.ask, "请示", note=note)

    def ask_reopen(self) -> None:
        """Ask why the case is taken up again."""
        fields = (Field("reason", "重新调解的原因", Kind.LONG, required=True, width=12),)
        note = "编号不变，进入下一轮；以前的结案和销号都留在记录里。"
        self._ask("reopen", "重新调解", fields, self.viewmodel.reopen, "重新调解", note=note)

    def decide(self, approval_id: uuid.UUID, agreed: bool, reason: str) -> None:  # noqa: FBT001 -- as the signal gives it
        """Answer as the leader."""
        self.viewmodel.decide(approval_id, agreed=agreed, reason=reason)
        self.context.notify(self.context.now())
        self.refresh(frozenset())

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Begin 销号, where nothing is in its way."""
        del about
        if deed == "close" and self.view is not None and self.view.may_close:
            self.ask_close()

    def _ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Callable[[dict[str, Any]], object], words: str, *,
        note: str, values: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        known = f"closing:{self.viewmodel.case_id}:{key}"
        self.ask(Ask(known, title, fields, deed, words, values=values or {}, note=note))


def open(context: Context) -> ClosingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import closing  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ClosingPane(context, closing.Closing(context.store, context.person, today=context.today))


PANE = PaneSpec("closing", "结案销号", order=60, open=open)
