"""履行: what is owed by the agreement of one case, what came of it, and who was urged."""

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from models.errors import Refusal
from ui import theme
from ui.actions import Action
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.pane import PaneSpec
from ui.widgets.asking import AftercarePane, Ask
from ui.widgets.card import RowsCard
from ui.widgets.care_row import CareRow
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.owed_row import OwedRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.standing_rows import cleared

if TYPE_CHECKING:
    from types import ModuleType

    from ui.viewmodels.performing import Performing, View
    from ui.viewmodels.performing_words import Owed, Paid, Urge

WORDS = {
    "receive": "收到", "urge": "催告", "letter": "催告书", "day": "定履行日", "finish": "到此为止", "broken": "没有遵守",
    "receipt": "出收条", "back": "撤销登记", "unurge": "撤销",
}  # fmt: skip
QUIET = frozenset({"performing.receipt", "performing.back", "performing.unurge", "performing.visit"})


class PerformingPane(AftercarePane):
    """What is owed, each with its deeds; what is only kept; what came; who was urged."""

    watches = frozenset({"Agreement", "Case", "Instalment", "Obligation", "Paper", "Payment", "Urging"})

    def __init__(self, context: Context, viewmodel: "Performing", words: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._words = viewmodel, words
        self.shown: View | None = None
        self.rows: dict[uuid.UUID, OwedRow | CareRow] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(6))
        self.keys = (
            Action("performing.done", "履行了，登记收到", shortcut="Y", deed=self.guarded(self.ask_receive)),
            Action("performing.not", "没有履行", shortcut="N", deed=lambda: self.lead("breaching")),
        )
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
        if view.nothing:
            self.column.addWidget(Muted(view.nothing, wrap=True))
        if view.check is not None:
            self._check(view.check.sentence, late=view.check.late)
        if view.told:
            self.column.addWidget(Muted(view.told, wrap=True))
        if view.keep:
            self._keep()
        self._owed("要履行的", view.owed)
        self._owed("今后要遵守的", view.kept)
        if view.paid or view.owed:
            self._paid(view.paid)
        if view.urged:
            card = self._card("催告")
            for each in view.urged:
                deeds = [
                    Action(f"performing.{key}", WORDS[key], deed=partial(self.guarded(self._unurge), each))
                    for key in each.deeds
                ]
                card.add(CareRow(each.day, each.sentence, note=each.note, deeds=deeds, quiet=QUIET))
        self.column.addStretch(1)

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Ask a deed that was wanted elsewhere: ``receive``, ``urge`` or ``fix_day``."""
        found = self.viewmodel.waiting(about)
        if deed == "receive":
            self.ask_receive(about)
        elif deed == "urge" and found is not None:
            self.ask_urge(found[0])
        elif deed == "fix_day" and found is not None:
            self.ask_day(found[0], self.viewmodel.wanted(*found).title)

    # showing

    def _card(self, title: str) -> RowsCard:
        card = RowsCard()
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(SectionTitle(title))
        self.column.addWidget(card)
        return card

    def _check(self, sentence: str, *, late: bool) -> None:
        deeds = [
            Action("performing.visit", "记一次回访", deed=lambda: self.lead("visiting")),
            Action("performing.not", "没有履行（N）", deed=lambda: self.lead("breaching")),
            Action("performing.done", "履行了（Y）", deed=self.guarded(self.ask_receive)),
        ]
        card = RowsCard()
        card.add(CareRow("", sentence, urgency="warn" if late else "accent", deeds=deeds, quiet=QUIET))
        self.column.addWidget(card)

    def _keep(self) -> None:
        said = "协议里没有要交的钱物、要办的事。问过双方都遵守的，在这里核实，案件转为已履行。"
        card = RowsCard()
        card.add(
            CareRow("", said, deeds=[Action("performing.keep", "核实", deed=self.guarded(self.ask_keep))])
        )
        self.column.addWidget(card)

    def _owed(self, title: str, lines: "tuple[Owed, ...]") -> None:
        if not lines:
            return
        card = self._card(title)
        for each in lines:
            deeds = [
                Action(f"performing.{key}", WORDS[key], deed=partial(self.guarded(self._on), key, each))
                for key in each.deeds
            ]
            row = self.rows[each.id] = OwedRow(each, deeds)
            card.add(row)

    def _paid(self, lines: "tuple[Paid, ...]") -> None:
        if not lines:
            self.column.addWidget(SectionTitle("收到的"))
            self.column.addWidget(Muted("还没有收到。", wrap=True))
            return
        card = self._card("收到的")
        for each in lines:
            deeds = [
                Action(f"performing.{key}", WORDS[key], deed=partial(self.guarded(self._on_paid), key, each))
                for key in each.deeds
            ]
            row = self.rows[each.id] = CareRow(
                each.day, each.sentence, note=each.note, mark=each.void, urgency="muted" if each.void else "good",
                deeds=deeds, quiet=QUIET,
            )  # fmt: skip
            card.add(row)

    def _on(self, key: str, owed: "Owed") -> None:
        if key == "receive":
            self.ask_receive(owed.id)
        elif key == "urge":
            self.ask_urge(owed.id)
        elif key == "letter":
            self.context.go("papers", case=self.viewmodel.case_id, form=self.viewmodel.letter(owed.id))
        elif key == "day":
            self.ask_day(owed.id, owed.who)
        elif key == "finish":
            self.ask_finish(owed.id, owed.who)
        else:
            self.lead("breaching")

    def _on_paid(self, key: str, paid: "Paid") -> None:
        if key == "receipt":
            self.context.go("papers", case=self.viewmodel.case_id, form=self.viewmodel.receipt(paid.id))
        else:
            self._ask(
                f"back.{paid.id}", f"撤销这笔登记　{paid.day} {paid.sentence}",
                (Field("reason", "为什么撤销", required=True, width=12, placeholder="例如：金额打错，重新登记"),),
                lambda said: self.viewmodel.take_back(paid.id, str(said["reason"] or "")), "撤销登记", grave=True,
                note="钱数和案件状态退回到登记以前，其余没有指明期次的款从最早到期的一期重新记起（民法典560）；收条已经定稿的请到文书里一并作废。",
            )  # fmt: skip

    def _unurge(self, urged: "Urge") -> None:
        about = urged.id
        assert about is not None, "a letter is voided as a paper"
        self._ask(
            f"unurge.{about}", f"撤销这次催告　{urged.day} {urged.sentence}",
            (Field("reason", "为什么撤销", required=True, width=12, placeholder="例如：日期写错，重新登记"),),
            lambda said: self.viewmodel.take_back_urging(about, str(said["reason"] or "")), "撤销催告", grave=True,
        )  # fmt: skip

    # what the deeds ask

    def ask_receive(self, about: uuid.UUID | None = None) -> None:
        """Ask what came, on which day, by what, and what proves it; without ``about`` the first that is open."""
        found = self.viewmodel.waiting(about)
        if found is None:
            self.context.boundary.notice("没有要登记的，协议已经履行完。")
            return
        wanted = self.viewmodel.wanted(*found)
        money = wanted.left is not None
        amount = (Field("amount", "收到多少", Kind.MONEY, required=True, width=6),) if money else ()
        paying = (
            Field("method", "怎么付的", Kind.CHOICE, width=6, editable=True, choices=_same(self._words.METHODS)),
            Field("payer", "谁替他付的", width=6, placeholder="本人付的不填"),
            Field("note", "备注", width=6, placeholder="可不写"),
        )  # fmt: skip
        fields = (
            *amount,
            Field("on", "哪一天", Kind.DATE, required=True, width=6),
            Field("evidence", "凭什么登记", Kind.CHOICE, required=True, width=6, editable=True, choices=_same(self._words.EVIDENCE)),
            *(paying if money else ()),
            Field("proof", "凭证的图片、PDF", Kind.CHOICE, width=6, choices=wanted.proofs),
        )  # fmt: skip
        values: dict[str, Any] = {
            "on": self.context.today().isoformat(),
            "proof": "",
            "method": wanted.method,
        }
        if wanted.left is not None:
            values["amount"] = f"{wanted.left // 100}.{wanted.left % 100:02}"

        def deed(said: dict[str, Any]) -> None:
            told = self.viewmodel.receive(
                wanted, said, attachment_id=self._proof(str(said.get("proof") or ""))
            )
            self.context.boundary.notice(told)

        self._ask(
            f"receive.{wanted.obligation_id}", f"登记收到　{wanted.title}", fields, deed, "登记收到",
            values=values, note=wanted.told,
        )  # fmt: skip

    def _proof(self, chosen: str) -> uuid.UUID | None:
        """Return the proof that was chosen, a file of this machine put into the case first."""
        if chosen != self._words.CHOOSE:
            return uuid.UUID(chosen) if chosen else None
        file = self.context.machine.choose_file("选凭证的图片或 PDF", kinds=self._words.FILES)
        if file is None:
            raise Refusal("没有选文件，还没有登记；不附凭证的请选“不附”。", "proof")
        return self.viewmodel.attach(file)

    def ask_urge(self, obligation_id: uuid.UUID) -> None:
        """Ask how somebody was urged, what he answered, and what he promised."""
        fields = (
            Field("mode", "怎么催的", Kind.CHOICE, required=True, width=6, choices=_same(self._words.MODES)),
            Field("on", "哪一天", Kind.DATE, required=True, width=6),
            Field("said", "对方怎么答复", Kind.LONG, width=12, placeholder="没有联系上的写“无人接听”"),
            Field("promised_on", "答应哪天履行", Kind.DATE, width=6),
        )
        title = f"催告　{self.viewmodel.wanted(obligation_id).title}"
        self._ask(
            f"urge.{obligation_id}", title, fields, lambda said: self.viewmodel.urge(obligation_id, said), "记下催告",
            values={"mode": self._words.MODES[0], "on": self.context.today().isoformat()},
        )  # fmt: skip

    def ask_day(self, obligation_id: uuid.UUID, who: str) -> None:
        """Ask for the day that an agreement does not name."""
        fields = (
            Field("due_on", "哪天以前履行", Kind.DATE, required=True, width=6),
            Field("reason", "谁和谁商定的、为什么", Kind.LONG, required=True, width=12),
        )
        self._ask(
            f"day.{obligation_id}", f"定履行日　{who}", fields,
            lambda said: self.viewmodel.fix_day(
                obligation_id, due_on=said["due_on"], reason=str(said["reason"] or "")
            ),
            "定下来", note="协议没有写哪一天履行。双方后来商定的日子记在这里，到期会提醒；不改协议本身。",
        )  # fmt: skip

    def ask_finish(self, obligation_id: uuid.UUID, who: str) -> None:
        """Ask why a duty that comes again and again ends."""
        fields = (
            Field("on", "从哪天起", Kind.DATE, required=True, width=6),
            Field("reason", "为什么到此为止", Kind.LONG, required=True, width=12),
        )
        self._ask(
            f"finish.{obligation_id}", f"到此为止　{who}", fields,
            lambda said: self.viewmodel.finish(
                obligation_id, on=said["on"], reason=str(said["reason"] or "")
            ),
            "到此为止", values={"on": self.context.today().isoformat()}, grave=True,
            note="老人去世、双方另有约定等，长期义务不用再履行的，在这里写明。",
        )  # fmt: skip

    def ask_keep(self) -> None:
        """Ask how it was found that the agreement is kept."""
        fields = (
            Field("on", "哪天核实的", Kind.DATE, required=True, width=6),
            Field("evidence", "怎样核实的", Kind.LONG, required=True, width=12, placeholder="例如：电话问过双方，都说没有再吵"),
        )  # fmt: skip
        self._ask(
            "keep", "核实双方遵守协议", fields,
            lambda said: self.viewmodel.keep(on=said["on"], evidence=str(said["evidence"] or "")), "核实，转为已履行",
            values={"on": self.context.today().isoformat()},
        )  # fmt: skip

    def _ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Any, words: str, *,
        values: dict[str, Any] | None = None, note: str = "", grave: bool = False,
    ) -> None:  # fmt: skip
        def do(said: dict[str, Any]) -> None:
            deed(said)
            self.context.notify(self.context.now())
            self.refresh(frozenset())

        whole = f"visits:{self.viewmodel.case_id}:{key}"
        self.ask(Ask(whole, title, fields, do, words, values=values or {}, note=note, grave=grave))


def _same(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each, each) for each in words)


def open(context: Context) -> PerformingPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import performing  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return PerformingPane(
        context, performing.Performing(context.store, context.person, today=context.today), performing
    )


PANE = PaneSpec("performing", "履行", order=10, open=open)
