"""The deeds of 文书 that type something: the items of a form, a further paper, and blank forms for the villages."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from models.errors import Refusal
from models.formheads import Ask
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.tasks import Step, Steps, Task
from ui.widgets.deed_panel import DeedPanel

if TYPE_CHECKING:
    from ui.viewmodels.paper_entry import Pads
    from ui.viewmodels.papers import Papers, View

KINDS = {
    "text": Kind.TEXT, "long": Kind.LONG, "date": Kind.DATE, "time": Kind.TEXT, "choice": Kind.CHOICE,
    "party": Kind.CHOICE, "side": Kind.CHOICE, "paper": Kind.CHOICE, "names": Kind.LONG,
}  # fmt: skip
PRINTER, FILE = "打印机", "PDF 文件"
LONG = frozenset({"long", "names"})
_LONG_LINES = 5
AT_INTAKE = "请先在接待"  # what is asked there is gone for, not only told


class PaperEntries:
    """Asks in the panel over the paper; ``show`` reads the page anew, ``choose`` shows a paper by its key."""

    def __init__(
        self, context: Context, viewmodel: "Papers", panel: DeedPanel, show: Callable[[], object],
        choose: Callable[[str], object],
    ) -> None:  # fmt: skip
        self.context, self.viewmodel, self.panel = context, viewmodel, panel
        self._show, self._choose = show, choose

    def ask_fill(self, view: "View | None") -> None:
        """Ask what the shown paper wants of its writer."""
        if view is None or view.chosen is None or not view.fillable:
            return
        item, case, entry = view.chosen, view.case_id, self.viewmodel.entry

        def deed(said: dict[str, Any]) -> None:
            entry.fill(case, item, said)
            self._show()

        self.panel.ask(
            f"fill:{case}:{item.key}", f"{item.title}　填写", fields(entry.asks(case, item.form)), deed, words="填入文书",
            values=entry.said(case, item),
        )  # fmt: skip

    def ask_add(self) -> None:
        """Ask which further paper is wanted, then what it wants of its writer."""
        case = self.viewmodel.case_id
        if case is None:
            return
        offers = self.viewmodel.entry.offers(case)
        if not offers:
            raise Refusal("这件纠纷没有可以另外添加的文书；邀请、移送和交办的文书随各自的登记生成。")
        if len(offers) == 1:
            self._ask_new(*offers[0])
            return
        titles = dict(offers)
        which = Field("form", "文书", Kind.CHOICE, required=True, width=6, choices=tuple(offers))
        self.panel.ask(
            f"add:{case}", "添一份文书", (which,), lambda said: self._ask_new(said["form"], titles[said["form"]]),
            words="下一步", values={"form": offers[0][0]},
        )  # fmt: skip

    def _ask_new(self, form: str, title: str) -> None:
        case, entry = self.viewmodel.case_id, self.viewmodel.entry
        if case is None:
            return
        try:
            entry.refuse(case, form)
        except Refusal as refusal:
            if not refusal.message.startswith(AT_INTAKE):
                raise
            self.panel.ask(
                f"bar:{case}:{form}", f"{title}　还不能填", (), lambda _said: self.context.go("intake", case=case), words="去接待",
                note=refusal.message,
            )  # fmt: skip
            return

        def deed(said: dict[str, Any]) -> None:
            self._choose(entry.add(case, form, said))

        self.panel.ask(
            f"new:{case}:{form}", f"{title}　填写", fields(entry.asks(case, form)), deed, words="生成文书", values=entry.usual(form)
        )  # fmt: skip

    def save_word(self, view: "View | None") -> None:
        """Save the final paper in the station's own Word form, and open it with the system's program."""
        if view is None or view.chosen is None or view.chosen.paper_id is None or not view.worded:
            return
        content = self.viewmodel.entry.word(view.chosen.paper_id)
        name = self.viewmodel.file_name(view).removesuffix(".pdf")
        path = self.context.machine.save_path(f"{name}.docx")
        if path is not None:
            path.write_bytes(content)
            self.context.boundary.notice(f"已保存到 {path}")
            self.context.machine.open_file(path)

    def ask_claim(self) -> None:
        """Ask for the number on the blank form that the agreement was written on; the paper takes it at 定稿."""
        case = self.viewmodel.case_id
        if case is None:
            return

        def deed(said: dict[str, Any]) -> None:
            text = self.viewmodel.entry.claim(case, said["number"] or "")
            self.context.boundary.notice(f"已对上空白表 {text}，定稿时用这个编号。")
            self._show()

        self.panel.ask(
            f"claim:{case}", "按空白表的编号补录", (Field("number", "表上的编号", required=True, width=6),), deed, words="对上编号",
            note="当时在空白表上手写的协议，补录时用表上印好的编号，不再另取。",
        )  # fmt: skip

    def ask_pads(self) -> None:
        """Ask which blank form, how many, and whose name a card gives."""
        entry = self.viewmodel.entry
        forms, people = entry.pads(), entry.officers()
        if not forms:
            raise Refusal("没有您可以印的空白表；治安调解的空白协议由民警印。")
        asked = (
            Field("form", "空白表", Kind.CHOICE, required=True, width=5, choices=tuple(forms)),
            Field("count", "份数", Kind.NUMBER, required=True, width=2),
            Field("contact", "联系人（联系卡上印）", Kind.CHOICE, width=3, choices=tuple(people)),
            Field(
                "to", "送到", Kind.CHOICE, required=True, width=2, choices=((PRINTER, PRINTER), (FILE, FILE))
            ),
        )

        def deed(said: dict[str, Any]) -> None:
            form, count, contact = said["form"], said["count"], said["contact"] or ""
            path = self.context.machine.save_path(f"{dict(forms)[form]}.pdf") if said["to"] == FILE else None
            if said["to"] == FILE and path is None:
                raise Refusal("没有选择保存的位置，编号还没有占用。", "to")
            made = entry.make_pads(form, count, contact)
            if path is not None:
                path.write_bytes(made.pdf)
                self.context.boundary.notice(f"{made.words}，已保存到 {path}")
            else:
                self._print(made)

        begun = {"form": forms[0][0], "count": "10", "contact": str(entry.by.id), "to": PRINTER}
        self.panel.ask(
            "pads", "印空白表", asked, deed, words="占号并印", values=begun,
            note="有编号的表，编号印出即占用，不再给别的文书；带回后在接待页按编号补录。",
        )  # fmt: skip

    def _print(self, made: "Pads") -> None:
        def work() -> Steps[None]:
            yield Step(0, 0, f"正在打印{made.title}")
            self.context.machine.print_pdf(made.pdf, copies=1, title=made.title)

        def done(_nothing: object) -> None:
            self.context.boundary.notice(f"{made.words}，已送打印机。")

        def failed(trouble: Exception) -> None:
            self.context.boundary.show(trouble)
            path = self.context.machine.save_path(f"{made.title}.pdf")
            if path is not None:
                path.write_bytes(made.pdf)
                self.context.boundary.notice(f"{made.words}，没有打印成，已保存到 {path}")

        self.context.tasks.start(Task("正在打印", work), result=done, failed=failed)


def fields(asks: Sequence[Ask]) -> tuple[Field, ...]:
    """Return what a form asks as fields of the panel."""
    return tuple(
        Field(
            ask.key, ask.label, KINDS[ask.kind], required=ask.required, width=12 if ask.kind in LONG else 4,
            choices=tuple((each, each) for each in ask.options), placeholder=ask.placeholder,
            lines=_LONG_LINES if ask.kind in LONG else 2,
        )
        for ask in asks
    )  # fmt: skip
