"""司法确认: may the court be asked, what it was asked and answered, and how a ruling is enforced."""

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.labels import Muted, SectionTitle, Strong
from ui.widgets.standing_rows import StandingRows, buttons, cleared, told

if TYPE_CHECKING:
    from ui.viewmodels.confirming import Asked, Confirming, View

WORDS = {
    "accept": "登记受理",
    "rule": "登记裁定",
    "withdraw": "撤回申请",
    "enforce": "登记执行情况",
    "undo": "登记有误",
}
MATERIAL = "m."


class ConfirmingPane(AftercarePane):
    """One sentence with its deed, the conditions, the applications, the materials."""

    watches = frozenset(
        {"Agreement", "Attachment", "Case", "Confirmation", "Deadline", "Escalation", "Obligation", "Paper", "Party"}
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Confirming") -> None:
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
        cleared(self.column)
        if view.headline:
            self.column.addWidget(Strong(view.headline, wrap=True))
        if view.civil:
            self._civil(view)
        if view.may_apply:
            self._buttons(
                Action("confirming.apply", "登记申请", deed=self.guarded(self.ask_apply), main=True), self._papers("D24", "做申请书")
            )  # fmt: skip
        for each in view.asked:
            self.column.addWidget(self._asked(each))
        if view.note:
            self.column.addWidget(Muted(view.note, wrap=True))
        if view.conditions:
            self.column.addWidget(SectionTitle("申请的条件"))
            self.column.addWidget(StandingRows(view.conditions))
        if view.materials:
            self.column.addWidget(SectionTitle("要交的材料"))
            self.column.addWidget(StandingRows(view.materials))
            self._buttons(
                Action("confirming.print", "打印清单", icon="print", deed=self.guarded(self.print_list)),
                self._papers("D25", "主持调解证明"),
            )
        self.column.addStretch(1)

    def _civil(self, view: "View") -> None:
        self.column.addWidget(Muted(view.civil, wrap=True))
        if view.made is not None:
            go = partial(self.context.go, "intake", case=view.made)
            self._buttons(Action("confirming.made", "打开那一件", deed=self.guarded(go)))
        elif view.may_make:
            self._buttons(
                Action(
                    "confirming.make",
                    "请调委会另做人民调解协议书",
                    deed=self.guarded(self.ask_make),
                    main=True,
                )
            )

    def _asked(self, each: "Asked") -> QWidget:
        deeds = [
            Action(f"confirming.{key}", WORDS[key], deed=partial(self.guarded(self._on), key, each),
                   main=key == each.deeds[-1] != "undo")
            for key in each.deeds
        ]  # fmt: skip
        return told(
            each.sentence,
            each.state,
            each.tone,
            each.notes,
            deeds,
            quiet=("confirming.withdraw", "confirming.undo"),
        )

    def _buttons(self, *deeds: Action) -> None:
        self.column.addLayout(buttons(*deeds))

    def _papers(self, form: str, words: str) -> Action:
        go = partial(self.context.go, "papers", case=self.viewmodel.case_id, form=form)
        return Action(f"confirming.{form}", words, deed=self.guarded(go))

    # what the deeds ask

    def ask_apply(self) -> None:
        """Ask which court was asked, when and how, and what was handed over."""
        here = self.viewmodel
        held = here.held()
        courts = here.courts()
        fields = (
            Field("court", "法院", Kind.CHOICE, required=True, width=12, choices=courts, editable=True),
            Field("applied_on", "申请日期", Kind.DATE, required=True, width=5),
            Field("manner", "申请方式", Kind.CHOICE, required=True, width=7, choices=here.manners()),
            *(Field(f"{MATERIAL}{key}", name, Kind.BOOL, width=12) for key, name, _there in held),
        )  # fmt: skip
        values: dict[str, Any] = {f"{MATERIAL}{key}": there for key, _name, there in held}
        values |= {
            "court": courts[0][0] if courts else "", "applied_on": self.context.today().isoformat(), "manner": here.manners()[0][0],
        }  # fmt: skip
        note = "各方当事人一起申请，打勾的是交给法院的材料。"
        self._ask(
            "apply", "登记司法确认申请", fields, here.apply, "登记申请", values=values, note=note, asks=True
        )

    def _on(self, key: str, each: "Asked") -> None:
        here, today = self.viewmodel, self.context.today().isoformat()
        fields: tuple[Field, ...]
        if key == "accept":
            fields = (Field("accepted_on", "法院受理日期", Kind.DATE, required=True, width=6),)
            self._ask(
                f"accept.{each.id}",
                "登记法院受理",
                fields,
                partial(here.accept, each.id),
                "登记",
                values={"accepted_on": today},
            )
        elif key == "rule":
            fields = (
                Field("ruling", "裁定结果", Kind.CHOICE, required=True, width=7, choices=here.rulings()),
                Field("ruled_on", "裁定日期", Kind.DATE, required=True, width=5),
                Field("number", "裁定案号", width=12, placeholder="例如：（2026）民特12号"),
            )
            self._ask(
                f"rule.{each.id}",
                "登记法院裁定",
                fields,
                partial(here.rule, each.id),
                "登记",
                values={"ruled_on": today},
            )
        elif key == "undo":
            fields = (Field("reason", "原因", required=True, width=12),)
            note = "撤销最后登记的一步，原因记在案件备注里；申请和期限回到登记以前的样子。"
            self._ask(f"undo.{each.id}", "登记有误，撤销最后一步", fields, partial(here.undo, each.id), "撤销",
                      values={}, note=note, grave=True)  # fmt: skip
        elif key == "withdraw":
            fields = (
                Field("withdrawn_on", "撤回日期", Kind.DATE, required=True, width=5),
                Field("reason", "撤回的原因", Kind.LONG, required=True, width=12),
            )
            note = "撤回以后，三十日的期限接着算，期限内可以再申请。"
            self._ask(f"withdraw.{each.id}", "撤回司法确认申请", fields, partial(here.withdraw, each.id), "撤回",
                      values={"withdrawn_on": today}, note=note, grave=True)  # fmt: skip
        else:
            fields = (
                Field("enforced_on", "申请执行日期", Kind.DATE, required=True, width=6),
                Field("enforcement", "向哪个法院申请，执行得怎样", Kind.LONG, required=True, width=12),
            )
            self._ask(
                f"enforce.{each.id}",
                "登记强制执行",
                fields,
                partial(here.enforce, each.id),
                "登记",
                values={"enforced_on": today},
            )

    def ask_make(self) -> None:
        """Ask why the committee makes an agreement of its own."""
        fields = (Field("reason", "为什么另做", Kind.LONG, required=True, width=12),)
        note = "新登记一件人民调解，当事人、简要情况和民事条款带过去作草稿；不予处罚等内容不带。双方要另行同意、签字。"
        self._ask("make", "另做人民调解协议书", fields, self._make, "登记人民调解", note=note,
                  values={"reason": "当事人要求协议有强制执行效力"})  # fmt: skip

    def _make(self, said: dict[str, Any]) -> None:
        made = self.viewmodel.make(str(said["reason"] or ""))
        self.context.boundary.notice("已登记一件人民调解，民事条款已经带去作草稿。")
        self.context.go("intake", case=made)

    def _ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Any, words: str, *, values: dict[str, Any],
        note: str = "", grave: bool = False, asks: bool = False,
    ) -> None:  # fmt: skip
        known = f"confirming:{self.viewmodel.case_id}:{key}"
        self.ask(Ask(known, title, fields, deed, words, values=values, note=note, grave=grave, asks=asks))

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Begin what was wanted elsewhere: the application, or the next deed of the one that waits."""
        view = self.view
        if view is None:
            return
        waits = next((each for each in view.asked if about in {None, each.id} and deed in each.deeds), None)
        if deed == "apply" and view.may_apply:
            self.ask_apply()
        elif deed == "make" and view.may_make:
            self.ask_make()
        elif waits is not None:
            self._on(deed, waits)

    def print_list(self) -> None:
        """Print the list of materials."""
        self.context.machine.print_pdf(self.viewmodel.pdf(), title="司法确认材料清单")
        self.context.boundary.notice("已送打印机：司法确认材料清单。")


def open(context: Context) -> ConfirmingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import confirming  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ConfirmingPane(
        context,
        confirming.Confirming(context.store, context.person, today=context.today, now=context.now),
    )


def fits(context: Context, case_id: uuid.UUID) -> bool:
    """Tell whether the case has an agreement to be confirmed."""
    from ui.viewmodels import confirming  # noqa: PLC0415 -- as above

    return confirming.fits(context.store, case_id)


PANE = PaneSpec("confirming", "司法确认", order=40, open=open, fits=fits)
