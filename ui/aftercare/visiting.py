"""回访: what is planned and what was found in one case, when to sit down again, and 回头看 after 销号."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.card import RowsCard
from ui.widgets.care_row import CareRow
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.scrolled import Scrolled
from ui.widgets.standing_rows import cleared

if TYPE_CHECKING:
    from types import ModuleType

    from ui.forms.spec import Field
    from ui.viewmodels.visiting import Row, View, Visiting

WORDS = {
    "record": "记录", "later": "改期", "drop": "取消", "correct": "更正", "undo": "撤销", "breach": "去登记", "raise": "升级", "grade": "定级",
    "keep": "维持", "again": "安排再访", "report": "登记", "move": "改期", "reopen": "再次化解",
}  # fmt: skip
QUIET = frozenset({"later", "drop", "correct", "undo", "keep", "move"})


class VisitingPane(AftercarePane):
    """Short lists one under another, each with its deeds; what a deed asks is asked in the panel of the page."""

    watches = frozenset({"Agreement", "Case", "FollowUp", "Grading", "Instalment", "Obligation", "Visit"})

    def __init__(self, context: Context, viewmodel: "Visiting", forms: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._forms = viewmodel, forms
        self.shown: View | None = None
        self.rows: dict[str, CareRow] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(self.column))

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show another case."""
        self.viewmodel.case_id = case_id
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the pane anew."""
        del changed
        view = self.shown = self.viewmodel.read()
        self.set_note(view.note)
        self.rows = {}
        cleared(self.column)
        if view.advice:
            self._block("接着要办", view.advice, "")
        if view.unresolved:
            reopen = [self._action("reopen", self.ask_reopen)] if view.may_reopen else []
            self._block("再次化解时机", view.chances, "回访时看到的时机记在这里，时机到了再次调解。", reopen)
        if not view.closed or view.planned:
            self._block(
                "要做的回访", view.planned, "没有要做的回访。", [self._action("add", self.ask_add, "加一次")]
            )
        if view.lookbacks or view.closed:
            self._block("回头看", view.lookbacks, "这个等级销号后不用回头看。")
        more = [self._action("once" if view.planned else "record", self.ask_record, "记一次")]
        if view.made:
            more.append(self._action("paper", self._paper, "出回访记录"))
        self._block("做过的回访", view.made, "还没有回访过。", more)
        self.column.addStretch(1)

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Ask a deed that was wanted elsewhere."""
        if deed == "record":
            self.ask_record(about)
        elif deed == "postpone" and about is not None:
            self.ask_later(about)
        elif deed == "add":
            self.ask_add()
        elif deed == "reopen":
            self.ask_reopen()
        elif deed == "report" and about is not None:
            self.ask_report(about)

    # showing

    def _block(
        self, title: str, rows: "tuple[Row, ...]", nothing: str, deeds: "list[Action] | None" = None
    ) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(SectionTitle(title))
        line.addStretch(1)
        for deed in deeds or ():
            line.addWidget(actions.button(deed))
        self.column.addWidget(head)
        if not rows:
            self.column.addWidget(Muted(nothing, wrap=True))
            return
        card = RowsCard()
        for row in rows:
            made = CareRow(
                row.when, row.sentence, note=row.note, mark=row.mark, urgency=row.urgency,
                deeds=[self._action(key, partial(self._on, key, row)) for key in row.deeds],
                quiet=[f"visiting.{key}" for key in QUIET],
            )  # fmt: skip
            self.rows[row.key] = made
            card.add(made)
        self.column.addWidget(card)

    def _action(self, key: str, deed: Callable[..., Any], words: str = "") -> Action:
        return Action(f"visiting.{key}", words or WORDS[key], deed=self.guarded(deed))

    def _on(self, key: str, row: "Row") -> None:
        """Do the deed of a row, or ask for what it needs first."""
        here = self.viewmodel
        about = uuid.UUID(row.key) if len(row.key) > 30 else None  # noqa: PLR2004 -- advice has a word for its key
        if key == "breach":
            self.lead("breaching")
        elif key in {"raise", "grade"}:
            here.confirm_level(raised=True)
            self._kept(f"已{WORDS[key]}，回访按新的等级重新安排。")
        elif key == "keep":
            self._why("keep", "维持原等级", lambda why: here.confirm_level(raised=False, reason=why), "维持")
        elif key == "again":
            day = here.again()
            self.ask_add(day.isoformat() if day else "")
        elif key == "reopen":
            self.ask_reopen()
        elif about is not None:
            asks: dict[str, Callable[[uuid.UUID], None]] = {
                "record": self.ask_record, "later": self.ask_later, "correct": self.ask_correct,
                "report": self.ask_report, "move": self.ask_move,
            }  # fmt: skip
            if key == "drop":
                self._why(f"drop.{about}", f"取消　{row.sentence}", partial(here.give_up, about), "取消这次")
            elif key == "undo":
                self._why(f"undo.{about}", "撤销这次记录", partial(here.undo, about), "撤销记录")
            else:
                asks[key](about)

    def _paper(self) -> None:
        self.context.go("papers", case=self.viewmodel.case_id, form=self.viewmodel.paper())

    # what the deeds ask

    def ask_record(self, about: uuid.UUID | None = None) -> None:
        """Ask what the call told: of a visit, without one of what is due; out of turn it stands for itself."""
        note = self.viewmodel.early(about) if about is not None else ""
        if about is None or note:
            about = self.viewmodel.meant()
        today = self.context.today()
        known = self.viewmodel.visit(about) if about is not None else {}
        late = bool(known) and known["due_on"] < today
        values = {"on": today.isoformat(), "mode": known.get("mode", "电话")}
        title = f"记录回访　{known['reason']}" if known else "记录回访　随时回访"
        self._ask(
            "record",
            title,
            self._call(late=late),
            partial(self._record, about),
            "记下",
            values=values,
            note=note,
        )

    def _record(self, about: uuid.UUID | None, said: dict[str, Any]) -> None:
        self._kept(self.viewmodel.record(about, said))

    def ask_correct(self, about: uuid.UUID) -> None:
        """Ask what the visit really told, and why the record was wrong."""
        known = self.viewmodel.visit(about)

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.correct(about, said)
            self._kept("已更正，原来的记录留着备查。")

        fields = (*self._call(late=bool(known["late_reason"])), *self._forms.WHY)
        self._ask(
            f"correct.{about}", "更正这次回访的记录", fields, deed, "更正", values=known | {"reason": ""}
        )

    def ask_later(self, about: uuid.UUID) -> None:
        """Ask for another day and the reason."""
        known = self.viewmodel.visit(about)

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.postpone(about, to=said["to"], reason=said["reason"] or "")
            self._kept()

        self._ask(f"later.{about}", f"改期　{known['reason']}", self._forms.LATER, deed, "改期")

    def ask_add(self, on: str = "") -> None:
        """Ask for the day of one more visit."""

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.add(said["on"], said["reason"] or "", on_site=said.get("way") == "door")
            self._kept()

        self._ask("add", "加一次回访", self._forms.ADDED, deed, "安排", values={"on": on, "way": ""})

    def ask_reopen(self) -> None:
        """Ask why now is the moment, and lead to the table."""
        assert self.shown is not None, "a case is shown"
        chance = next((each.sentence for each in self.shown.chances), "")

        def deed(said: dict[str, Any]) -> None:
            round_ = self.viewmodel.reopen(str(said["reason"]))
            self._kept(f"已开始第 {round_} 轮调解，编号不变。")
            self.context.go("sitting", case=self.viewmodel.case_id, full=True)

        self._ask(
            "reopen", "再次化解，编号不变，进入下一轮调解", self._forms.WHY, deed, "开始再次调解",
            values={"reason": chance},
        )  # fmt: skip

    def ask_report(self, about: uuid.UUID) -> None:
        """Ask what the 回头看 found, and who was seen."""
        assert self.shown is not None, "a case is shown"

        def deed(said: dict[str, Any]) -> None:
            again = self.viewmodel.report(about, said)
            self._kept("已记下。又起争执的，可以再次化解。" if again else "已记下这次回头看。")

        self._ask(
            f"report.{about}", "登记回头看", self._forms.report(self.shown.names), deed, "记下",
            values={"on": self.context.today().isoformat()},
        )  # fmt: skip

    def ask_move(self, about: uuid.UUID) -> None:
        """Ask for another day of a 回头看."""

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.move(about, to=said["to"], reason=said["reason"] or "")
            self._kept()

        self._ask(f"move.{about}", "回头看改期", self._forms.LATER, deed, "改期")

    def _call(self, *, late: bool) -> "tuple[Field, ...]":
        assert self.shown is not None, "a case is shown"
        fields: tuple[Field, ...] = self._forms.call(
            self.shown.names, unresolved=self.shown.unresolved, late=late
        )
        return fields

    def _why(self, key: str, title: str, deed: Callable[[str], object], words: str) -> None:
        def do(said: dict[str, Any]) -> None:
            deed(str(said["reason"] or ""))
            self._kept()

        self._ask(key, title, self._forms.WHY, do, words)

    def _ask(
        self, key: str, title: str, fields: "tuple[Field, ...]", deed: Callable[[dict[str, Any]], object],
        words: str, *, values: dict[str, Any] | None = None, note: str = "",
    ) -> None:  # fmt: skip
        case = self.viewmodel.case_id
        whole = f"visits:{case}" if key == "record" else f"visits:{case}:{key}"
        self.ask(Ask(whole, title, fields, deed, words, values=values or {}, note=note))

    def _kept(self, said: str = "") -> None:
        if said:
            self.context.boundary.notice(said)
        self.context.notify(self.context.now())
        self.refresh(frozenset())


def open(context: Context) -> VisitingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import visit_forms, visiting  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return VisitingPane(
        context, visiting.Visiting(context.store, context.person, today=context.today), visit_forms
    )


PANE = PaneSpec("visiting", "回访", order=20, open=open)
