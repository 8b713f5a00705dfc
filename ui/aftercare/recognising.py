"""不予处罚: what art 9(4) asks for, the application of both sides, and the leader's word on it."""

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from ui import theme
from ui.actions import Action
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.labels import SectionTitle, Strong
from ui.widgets.standing_rows import StandingRows, buttons, cleared, told

if TYPE_CHECKING:
    from ui.viewmodels.recognising import Applied, Recognising, View

WORDS = {"agree": "认可", "refuse": "不认可", "back": "收回申请"}


class RecognisingPane(AftercarePane):
    """One sentence with its deed, what was applied for, the conditions."""

    watches = frozenset(
        {"Agreement", "Answer", "Approval", "Case", "Disposition", "Escalation", "Obligation", "Party", "Payment", "Recognition"}
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Recognising") -> None:
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
        form = Action(
            "recognising.D21", "不予处罚申请书",
            deed=self.guarded(partial(self.context.go, "papers", case=self.viewmodel.case_id, form="D21")),
        )  # fmt: skip
        if view.may_apply:
            apply = Action("recognising.apply", "登记申请", deed=self.guarded(self.ask_apply), main=True)
            self.column.addLayout(buttons(apply, form))
        for each in view.applied:
            deeds = [
                Action(f"recognising.{key}", WORDS[key], deed=partial(self.guarded(self._on), key, each), main=key == "agree")
                for key in each.deeds
            ]  # fmt: skip
            self.column.addWidget(
                told(each.sentence, each.state, each.tone, each.notes, deeds, quiet=("recognising.back",))
            )
        if view.applied and not view.may_apply:
            self.column.addLayout(buttons(form))
        if view.conditions:
            self.column.addWidget(SectionTitle("申请的条件"))
            self.column.addWidget(StandingRows(view.conditions))
        self.column.addStretch(1)

    # what the deeds ask

    def ask_apply(self) -> None:
        """Ask on which day each of them signed, and the officer's opinion."""
        here = self.viewmodel
        proves = (
            Field("performed_on", "履行完毕日期", Kind.DATE, required=True, width=5),
            Field("proof", "履行的证明", required=True, width=7, placeholder="例如：收条、谅解书"),
        )
        fields = (
            *(Field(key, f"{label} 签名日期", Kind.DATE, width=6) for key, label in here.signers()),
            *(proves if here.proves() else ()),
            Field("opinion", "承办意见", Kind.LONG, required=True, width=12),
        )
        note = "申请书由双方签名，未成年人由监护人签名；签名要在履行完毕以后。登记后报所领导审批。"
        self._ask("apply", "登记不予处罚申请", fields, here.apply, "登记并报审批", note=note)

    def _on(self, key: str, each: "Applied") -> None:
        here = self.viewmodel

        def deed(said: dict[str, Any]) -> None:
            reason = str(said["reason"] or "")
            if key == "back":
                here.take_back(each.id, reason)
            else:
                here.decide(each.id, reason, agreed=key == "agree")

        label = {"agree": "审批意见", "refuse": "不认可的理由", "back": "收回的原因"}[key]
        fields = (Field("reason", label, Kind.LONG, required=key != "agree", width=12),)
        note = {
            "agree": "认可以后，作出不予处罚，案件当日结案。",
            "refuse": "不认可的，案件依法继续办理。",
            "back": "",
        }[key]
        self._ask(f"{key}.{each.id}", WORDS[key], fields, deed, WORDS[key], note=note, grave=key != "agree")

    def _ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Any, words: str, *, note: str = "", grave: bool = False
    ) -> None:  # fmt: skip
        known = f"recognising:{self.viewmodel.case_id}:{key}"
        self.ask(Ask(known, title, fields, deed, words, note=note, grave=grave))

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Begin what was wanted elsewhere: the application, or the leader's word."""
        view = self.view
        if view is None:
            return
        waits = next((each for each in view.applied if about in {None, each.id} and deed in each.deeds), None)
        if deed == "apply" and view.may_apply:
            self.ask_apply()
        elif waits is not None:
            self._on(deed, waits)


def open(context: Context) -> RecognisingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import recognising  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return RecognisingPane(
        context, recognising.Recognising(context.store, context.person, today=context.today)
    )


def fits(context: Context, case_id: uuid.UUID) -> bool:
    """Tell whether the case is one of art 9(4)."""
    from ui.viewmodels import recognising  # noqa: PLC0415 -- as above

    return recognising.fits(context.store, case_id)


PANE = PaneSpec(
    "recognising", "不予处罚", order=50, open=open, fits=fits, barred=lambda person: not person.is_police
)
