"""The deeds of 文书 that ask for a few facts: 定稿, 登记已签, 作废; what follows the agreement is done elsewhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.errors import Refusal
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.paper_answering import PaperAnswering
from ui.widgets.paper_printing import PaperPrinting

if TYPE_CHECKING:
    from models.checks import Gap
    from ui.viewmodels.papers import Papers, View

AGREEMENTS = frozenset({"D12", "D13", "D14", "D15"})
SHOWN_UNMET = 2
#: Where what follows the agreement is done: a page, and where on it.
PLACES: dict[str, tuple[str, str]] = {
    "confirming": ("visits", "confirming"), "recognising": ("visits", "recognising"), "referral": ("intake", "referral"),
    "closing": ("visits", "closing"),
}  # fmt: skip


class PaperDeeds:
    """Asks in the panel over the paper; ``view`` is what the page shows, ``show`` reads the page anew."""

    def __init__(
        self, context: Context, viewmodel: "Papers", panel: DeedPanel, show: Callable[[], object]
    ) -> None:
        self.context, self.viewmodel, self.panel = context, viewmodel, panel
        self._show = show
        self.printing = PaperPrinting(context, viewmodel, panel, show)
        self.answering = PaperAnswering(context, viewmodel, panel, show)
        self._view: View | None = None

    @property
    def view(self) -> "View | None":
        """What the page shows."""
        return self._view

    @view.setter
    def view(self, view: "View | None") -> None:
        self._view = self.printing.view = view
        self.printing.looked_at = None

    def ask_final(self) -> None:
        """Ask for the true day; refused by the sentence of the first red problem."""
        view = self.view
        if view is None or view.chosen is None or not view.draft:
            return
        for gap in view.problems:
            if gap.severity == "red":
                raise Refusal(f"还不能定稿：{gap.sentence}")
        item, today = view.chosen, self.context.today()
        late = self.viewmodel.late(item, today)
        fields: tuple[Field, ...] = (Field("on", "定稿日期", Kind.DATE, required=True, width=4),)
        values, asked = {"on": today.isoformat()}, self.viewmodel.numbers.asked(view.case_id, item.form)
        if asked is not None:
            like = f"例如 {asked.shape}" if asked.shape else ""
            fields += (Field("number", f"编号（{asked.source}）", required=True, width=8, placeholder=like),)
        if late:
            fields += (Field("late_reason", "超期原因", Kind.LONG, width=12),)

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.finalise(
                item,
                on=said["on"],
                late_reason=said.get("late_reason") or "",
                number=said.get("number") or "",
            )
            self._show()
            self.printing.begin()

        self.panel.ask(
            f"final:{view.case_id}:{item.key}", f"{item.title}　定稿", fields, deed, words="定稿并打印", note=late or "定稿后编号不再收回，内容不再改动。",
            values=values,
        )  # fmt: skip

    def ask_platform(self) -> None:
        """Ask for the number and the day that the case has in the police system; both are kept on the case."""
        view = self.view
        if view is None:
            return
        case, deeds = view.case_id, self.viewmodel.numbers
        known = deeds.filing(case)

        def deed(said: dict[str, Any]) -> None:
            deeds.file(case, said["number"], said["on"])
            self.context.boundary.notice("立案信息已记入这件纠纷，其他文书不用再填。")
            self._show()

        fields = (
            Field(
                "number",
                "案件编号",
                required=True,
                width=8,
                placeholder=known.shape and f"例如 {known.shape}",
            ),
            Field("on", "立案日期", Kind.DATE, required=True, width=4),
        )
        self.panel.ask(
            f"platform:{case}", "执法办案平台的立案信息", fields, deed, words="记入案件", note="照平台上的填，只填一次，跟着案件走。",
            values={"number": known.number, "on": known.on.isoformat() if known.on else ""},
        )  # fmt: skip

    def answer(self, gap: "Gap") -> None:
        """Leave a finding about the shown paper standing, or no longer."""
        self.answering.ask(gap, self.view.chosen if self.view else None)

    def ask_told(self) -> None:
        """List what has not been told, to be ticked item by item once it has."""
        rows = self.viewmodel.untold()
        fields = tuple(Field(key, words, Kind.BOOL, width=12) for key, words in rows)

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.tell([key for key, _ in rows if said.get(key)])
            self._show()

        self.panel.ask(
            f"told:{self.viewmodel.case_id}", "逐项告知当事人", fields, deed, words="记下已告知的",
            note="告知一项勾一项；都告知了，告知书才能定稿。", values={},
        )  # fmt: skip

    def ask_sign(self) -> None:
        """Ask for the day of signing and how it was signed."""
        view = self.view
        if view is None or view.chosen is None or not view.signable:
            return
        item = view.chosen

        def deed(said: dict[str, Any]) -> None:
            words = self.viewmodel.sign(
                item, on=said["on"], note=said["note"] or "", how=said.get("served_how") or "",
                to=said.get("served_to") or "", unmet_reason=said.get("unmet_reason") or "",
            )  # fmt: skip
            self.context.boundary.notice(words)
            self._show()

        agreement = item.form in AGREEMENTS
        note = "签字后协议生效，履行期限和回访从这一天起算。" if agreement else ""
        note += "签好的已扫描回来。" if view.scanned else "还没有扫描回来的，以经办人写明的为准。"
        fields: tuple[Field, ...] = (
            Field("on", "签收日期", Kind.DATE, required=True, width=4),
            Field(
                "note",
                "怎样签的",
                required=not view.scanned,
                width=8,
                placeholder="例如：当面签名捺印，原件存卷",
            ),
        )
        values = {"on": self.context.today().isoformat()}
        if agreement and (unmet := self.viewmodel.unmet(item, self.context.today())):
            more = f"等 {len(unmet)} 项" if len(unmet) > SHOWN_UNMET else ""
            note = f"还没有记：{'、'.join(unmet[:SHOWN_UNMET])}{more}。请到“逐步签署”里记下；确实没有做的，写明原因，照样可以登记。"
            fields += (Field("unmet_reason", "没有做的原因", Kind.LONG, width=12),)
        if view.served:
            ways = self.viewmodel.entry.ways()
            choices = tuple((way.name, way.name) for way in ways)
            note = "送达方式按程序规定第三十六条；代收、留置、邮寄等要在说明里写清。"
            fields = (
                fields[0],
                Field("served_how", "送达方式", Kind.CHOICE, required=True, width=4, choices=choices),
                Field("served_to", "代收人", width=4),
                Field("note", "说明", width=12, placeholder="代收关系、见证人、录像号、邮件号等"),
            )
            values["served_how"] = ways[0].name
        self.panel.ask(
            f"sign:{view.case_id}:{item.key}", f"{item.title}　登记已签", fields, deed, words="登记已签", note=note,
            values=values,
        )  # fmt: skip

    def ask_void(self) -> None:
        """Ask for the reason."""
        view = self.view
        if view is None or view.chosen is None or not view.voidable:
            return
        item = view.chosen

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.void(item, reason=said["reason"] or "")
            self._show()

        note = f"编号 {view.number} 随之作废，不再使用。" if view.number else ""
        self.panel.ask(
            f"void:{view.case_id}:{item.key}", f"{item.title}　作废", (Field("reason", "作废原因", Kind.LONG, width=12),), deed, words="作废",
            note=note, grave=True,
        )  # fmt: skip

    def after(self, key: str) -> None:
        """Go where a line at the right is done: 司法确认, 不予处罚 and 销号 on 回访, the answer to a referral on 接待."""
        if self.view is None:
            return
        page, pane = PLACES[key]
        self.context.go(page, case=self.view.case_id, pane=pane)
