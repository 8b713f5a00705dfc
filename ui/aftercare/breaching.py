"""未履行和处理: one key for a breach, the ways that follow, what the law made of it, and a crime that comes to light."""

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
from ui.widgets.standing_rows import cleared

if TYPE_CHECKING:
    from types import ModuleType

    from ui.forms.spec import Field
    from ui.viewmodels.breaching import Breaching, Row, View

QUIET = frozenset({"paper", "unrecord", "unfind", "undo", "letter", "escalate"})
LETTER = "D22"
ESCALATE_NOTE = (
    "登记以后：不予处罚和销号都停止，案件移送刑侦部门，移送函和反馈期限一起做好；已付的款项照旧记着。"
)
BREACH_NOTE = "登记以后列出接下来的办法和期限，并安排跟踪回访；已付的款项照旧记着。"


class BreachingPane(AftercarePane):
    """Short blocks one under another; what a deed asks is asked in the panel of the page."""

    watches = frozenset(
        {"Agreement", "Case", "Confirmation", "Deadline", "Disposition", "Escalation", "Obligation", "Paper", "Payment",
         "Referral"}
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Breaching", forms: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._forms = viewmodel, forms
        self.view: View | None = None
        self.rows: dict[str, CareRow] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show another case."""
        self.viewmodel.case_id = case_id
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the pane anew."""
        del changed
        view = self.view = self.viewmodel.read()
        self.set_note(view.note)
        self.rows = {}
        cleared(self.column)
        for told in filter(None, (view.headline, view.held)):
            self.column.addWidget(Muted(told, wrap=True))
        if view.may_breach:
            self._deeds(self._action("breach", "登记未履行", self.ask_breach))
        if view.ways:
            undo = [self._action("undo", "误登撤销", self.ask_undo)] if view.may_undo else []
            self._block("接下来怎么办", view.ways, undo)
            if view.both:
                self.column.addWidget(Muted(view.both, wrap=True))
        if view.results or view.may_record:
            record = self._action("dispose", "登记处理结果", self.ask_result)
            self._block(
                "处理结果", view.results, [record] if view.may_record else [],
                nothing="处罚、告诫、起诉、判决等有了结果的，记在这里。",
            )  # fmt: skip
        if view.findings or view.may_find:
            find = self._action("escalate", "登记案情加重", self.ask_finding)
            self._block(
                "案情加重", view.findings, [find] if view.may_find else [],
                nothing="协议以后才知道是轻伤以上、有人死亡或者还有别的被侵害人的，要移送。",
            )  # fmt: skip
        self.column.addStretch(1)

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Ask a deed that was wanted elsewhere."""
        del about
        asks: dict[str, Callable[[], None]] = {
            "breach": self.ask_breach, "dispose": self.ask_result, "escalate": self.ask_finding,
        }  # fmt: skip
        if deed in asks:
            asks[deed]()

    # showing

    def _block(self, title: str, rows: "tuple[Row, ...]", deeds: list[Action], *, nothing: str = "") -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(SectionTitle(title))
        line.addStretch(1)
        for deed in deeds:
            line.addWidget(actions.button(deed, quiet=deed.key.removeprefix("breaching.") in QUIET))
        self.column.addWidget(head)
        if not rows:
            self.column.addWidget(Muted(nothing, wrap=True))
            return
        card = RowsCard()
        for row in rows:
            made = CareRow(
                row.when, row.sentence, note=row.note, mark=row.mark, urgency=row.urgency, calm=row.calm,
                deeds=[self._action(key, words, partial(self._on, key, row)) for key, words in row.deeds],
                quiet=[f"breaching.{key}" for key in QUIET],
            )  # fmt: skip
            self.rows[row.key] = made
            card.add(made)
        self.column.addWidget(card)

    def _deeds(self, *deeds: Action) -> None:
        line = QHBoxLayout()
        for deed in deeds:
            line.addWidget(actions.button(deed))
        line.addStretch(1)
        self.column.addLayout(line)

    def _action(self, key: str, words: str, deed: Callable[..., Any]) -> Action:
        return Action(f"breaching.{key}", words, deed=self.guarded(deed))

    def _on(self, key: str, row: "Row") -> None:
        """Do the deed of a row, or ask for what it needs first."""
        here = self.viewmodel
        if key == "paper":
            self._papers(here.paper_of(row.key))
        elif key == "letter":
            self._papers(LETTER)
        elif key == "urging":
            self.lead("performing")
        elif key == "confirming":
            self.lead("confirming")
        elif key == "again":
            self._ask("again", "再次调解，编号不变，进入下一轮", self._forms.WHY, self._again, "开始再次调解")
        elif key == "dispose":
            self.ask_result(here.result_of(row.key))
        elif key == "executed":
            self._ask(
                f"executed.{row.key}", f"执行完毕　{row.sentence}", self._forms.EXECUTED,
                partial(self._done, partial(here.executed, uuid.UUID(row.key))), "登记", values=self._today(),
            )  # fmt: skip
        else:
            deed = here.unrecord if key == "unrecord" else here.unfind
            self._ask(
                f"{key}.{row.key}", f"撤销　{row.sentence}", self._forms.WHY,
                partial(self._done, partial(deed, uuid.UUID(row.key))), "撤销", grave=True,
            )  # fmt: skip

    # what the deeds ask

    def ask_breach(self) -> None:
        """Ask since when the agreement is not kept, and how."""
        self._ask(
            "breach", "登记未履行", self._forms.BREACH, partial(self._done, self.viewmodel.breach), "登记未履行",
            values=self._today(), note=BREACH_NOTE, grave=True,
        )  # fmt: skip

    def ask_undo(self) -> None:
        """Ask why the breach was no breach."""
        deed = partial(self._done, self.viewmodel.take_back)
        self._ask("undo", "撤销未履行登记", self._forms.WHY, deed, "撤销", grave=True)

    def ask_result(self, kind: str = "") -> None:
        """Ask what was decided, done or told."""
        here = self.viewmodel
        self._ask(
            f"dispose.{kind}" if kind else "dispose", "登记处理结果",
            self._forms.result(here.kinds(), here.people(), here.grounds()), partial(self._done, here.record), "登记",
            values=self._today() | {"kind": kind, "party": "", "ground": ""},
        )  # fmt: skip

    def ask_finding(self) -> None:
        """Ask what came to light after the agreement."""
        here = self.viewmodel
        units, first = here.units()
        self._ask(
            "escalate", "案情加重，移送刑侦", self._forms.finding(here.found_kinds(), here.injuries(), units),
            partial(self._done, here.find), "登记并移送", values=self._today() | {"to": first, "injury": ""},
            note=ESCALATE_NOTE, grave=True,
        )  # fmt: skip

    def _again(self, said: dict[str, Any]) -> None:
        self._done(self.viewmodel.again, said)
        self.context.go("sitting", case=self.viewmodel.case_id, full=True)

    def _done(self, deed: Callable[[dict[str, Any]], str], said: dict[str, Any]) -> None:
        self.context.boundary.notice(deed(said))
        self.context.notify(self.context.now())
        self.refresh(frozenset())

    def _ask(
        self, key: str, title: str, fields: "tuple[Field, ...]", deed: Callable[[dict[str, Any]], object],
        words: str, *, values: dict[str, Any] | None = None, note: str = "", grave: bool = False,
    ) -> None:  # fmt: skip
        whole = f"breaching:{self.viewmodel.case_id}:{key}"
        self.ask(Ask(whole, title, fields, deed, words, values=values or {}, note=note, grave=grave))

    def _today(self) -> dict[str, Any]:
        return {"on": self.context.today().isoformat()}

    def _papers(self, form: str) -> None:
        self.context.go("papers", case=self.viewmodel.case_id, form=form)


def open(context: Context) -> BreachingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import breaching, breaching_forms  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return BreachingPane(
        context, breaching.Breaching(context.store, context.person, today=context.today), breaching_forms
    )


def fits(context: Context, case_id: uuid.UUID) -> bool:
    """Tell whether something has come of the case."""
    from ui.viewmodels import breaching  # noqa: PLC0415 -- as above

    return breaching.fits(context.store, case_id)


PANE = PaneSpec("breaching", "未履行和处理", order=30, open=open, fits=fits)
