"""Printing a final paper: whose copies, on which printer, from which tray; the stored bytes, as often as needed."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from models.errors import Refusal
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.tasks import Step, Steps, Task
from ui.widgets.deed_panel import DeedPanel

if TYPE_CHECKING:
    from ui.viewmodels.paper_copies import Copy
    from ui.viewmodels.papers import Papers, View

ALL, LEFT, USUAL = "all", "left", "usual"
BOTH, ONE = "both", "one"
MOST = 999
NAMED = 3


@dataclass(frozen=True)
class Order:
    """How a form is printed on this machine: the printer, both sides, the tray; empty is what the settings say."""

    printer: str = ""
    duplex: bool | None = None
    tray: str = ""


@dataclass(frozen=True)
class Printers:
    """The printers of this machine, and the trays of each; the usual one is under the empty name."""

    names: tuple[str, ...]
    trays: dict[str, list[tuple[str, str]]]


class PaperPrinting:
    """Asks in the panel over the paper and prints; ``view`` is what the page shows, ``show`` reads the page anew."""

    def __init__(
        self, context: Context, viewmodel: "Papers", panel: DeedPanel, show: Callable[[], object]
    ) -> None:
        self.context, self.viewmodel, self.panel = context, viewmodel, panel
        self._show = show
        self.view: View | None = None
        self.looked_at: Copy | None = None  # the copy that was chosen in the list at the right
        panel.typed.connect(self._typed)
        self._printers: Printers | None = None

    def begin(self) -> None:
        """Print every copy as this form was last printed here."""
        view = self.view
        if view is not None and view.chosen is not None and view.chosen.paper_id is not None:
            self._start(view.chosen.paper_id, view.sheets, 1, self._kept(view.chosen.form))

    def ask(self) -> None:
        """Ask whose copies, where and how."""
        view = self.view
        if view is None or view.chosen is None or not view.chosen.final:
            return
        machine = self.context.machine

        def work() -> Steps[Printers]:
            yield Step(0, 0, "正在查看打印机")
            names = tuple(machine.printers())
            return Printers(names, {name: machine.trays(name) for name in ("", *names)})

        def found(printers: Printers) -> None:
            self._printers = printers
            if self.view is view:  # nobody went on to another paper meanwhile
                self._ask(self._begun(view))

        self.context.tasks.start(Task("正在查看打印机", work), result=found)

    def _begun(self, view: "View") -> dict[str, str]:
        assert view.chosen is not None, "a paper is shown"
        assert self._printers is not None, "the printers were looked for"
        kept = self._kept(view.chosen.form)
        left = _left(view.sheets)
        which = ALL if not left or len(left) == len(view.sheets) else LEFT
        if self.looked_at in view.sheets and which == ALL and len(view.sheets) > 1:
            which = str(view.sheets.index(self.looked_at))
        both = self.context.machine.recall("duplex", default=True) if kept.duplex is None else kept.duplex
        return {
            "which": which, "times": "1", "printer": kept.printer if kept.printer in self._printers.names else USUAL,
            "duplex": BOTH if both else ONE, "tray": kept.tray or USUAL,
        }  # fmt: skip

    def _ask(self, values: dict[str, str]) -> None:
        view, printers = self.view, self._printers
        assert view is not None, "a paper is shown"
        assert view.chosen is not None, "a paper is shown"
        assert printers is not None, "the printers were looked for"
        item, paper_id, sheets = view.chosen, view.chosen.paper_id, view.sheets
        assert paper_id is not None, "a final paper has its id"
        trays = printers.trays.get(_named(values["printer"]), [])
        if values["tray"] not in [key for key, _ in trays]:
            values = values | {"tray": USUAL}
        usual = ("默认打印机", *printers.names) if printers.names else ("默认打印机（还没有找到打印机）",)
        fields: tuple[Field, ...] = (
            Field("which", "打印哪几份", Kind.CHOICE, required=True, width=5, choices=_choices(sheets)),
            Field("times", "各印几份", Kind.NUMBER, required=True, width=2),
            Field("duplex", "单双面", Kind.CHOICE, required=True, width=2, choices=((BOTH, "双面"), (ONE, "单面"))),
            Field(
                "printer", "打印机", Kind.CHOICE, required=True, width=7 if trays else 12,
                choices=tuple(zip((USUAL, *printers.names), usual, strict=True)),
            ),
        )  # fmt: skip
        if trays:
            fields += (
                Field(
                    "tray", "纸盒", Kind.CHOICE, required=True, width=5,
                    choices=((USUAL, "打印机自己定"), *trays),
                ),
            )  # fmt: skip

        def deed(said: dict[str, Any]) -> None:
            times = int(said["times"])
            if not 1 <= times <= MOST:
                raise Refusal(f"份数应为 1 至 {MOST}。", "times")
            order = Order(_named(said["printer"]), said["duplex"] == BOTH, _named(said.get("tray") or USUAL))
            self.context.machine.remember(f"print.{item.form}", [order.printer, order.duplex, order.tray])
            self._start(paper_id, _chosen(sheets, said["which"]), times, order)

        note = f"已打印 {view.printed} 份；再打印的是同一份存档文件，不另取号。" if view.printed else ""
        self.panel.ask(
            self._key(view), f"{item.title}　打印", fields, deed, words="打印", values=values, note=note
        )

    def _key(self, view: "View") -> str:
        return f"print:{view.case_id}:{view.chosen.key if view.chosen else ''}"

    def _typed(self, key: str, said: object) -> None:
        """Offer the trays of the printer that was just chosen."""
        if not key.startswith("print:") or self._printers is None or not isinstance(said, dict):
            return
        shown = self.panel.editor is not None and "tray" in said
        trays = bool(self._printers.trays.get(_named(str(said["printer"])), []))
        if shown != trays or (shown and said["tray"] not in self._tray_keys(str(said["printer"]))):
            values = {"tray": USUAL, **{name: str(value) for name, value in said.items()}}
            QTimer.singleShot(0, self.panel, lambda: self._again(key, values))

    def _tray_keys(self, printer: str) -> set[str]:
        assert self._printers is not None, "the printers were looked for"
        return {USUAL, *(key for key, _ in self._printers.trays.get(_named(printer), []))}

    def _again(self, key: str, values: dict[str, str]) -> None:
        if self.panel.key == key and self.view is not None and self._key(self.view) == key:
            self.panel.forget(key)
            self._ask(values)
            if self.panel.editor is not None:
                self.panel.editor.focus("printer")

    def _kept(self, form: str) -> Order:
        kept = self.context.machine.recall(f"print.{form}", None)
        try:
            printer, duplex, tray = kept
        except (TypeError, ValueError):
            return Order()
        known = isinstance(printer, str) and isinstance(duplex, bool) and isinstance(tray, str)
        return Order(printer, duplex, tray) if known else Order()

    def _start(self, paper_id: uuid.UUID, sheets: "Sequence[Copy]", times: int, order: Order) -> None:
        view, viewmodel, machine = self.view, self.viewmodel, self.context.machine
        assert view is not None, "a paper is shown"
        assert view.chosen is not None, "a paper is shown"
        pdfs = [viewmodel.copies.content(each) for each in sheets]
        title = f"{view.number} {view.chosen.title}".strip()
        went: list[Copy] = []

        def work() -> Steps[Exception | None]:
            for done, (copy, pdf) in enumerate(zip(sheets, pdfs, strict=True)):
                yield Step(done, len(sheets), f"正在打印：{copy.words}")
                try:
                    machine.print_pdf(
                        pdf, copies=copy.count * times, title=title, printer=order.printer, duplex=order.duplex,
                        tray=order.tray,
                    )  # fmt: skip
                except (Refusal, OSError) as trouble:
                    return trouble
                went.append(copy)
            return None

        def done(trouble: Exception | None) -> None:
            count = viewmodel.copies.count(paper_id, went, times)
            if trouble is not None:
                self._tell(trouble, went, [each for each in sheets if each not in went])
            elif count:
                self.context.boundary.notice(f"{title}：{count} 份已送打印机。")
            self._show()

        task = Task("正在打印", work)
        task.cancelled.connect(self.context.boundary.guarded(lambda: done(None)))
        self.context.tasks.start(task, result=done)

    def _tell(self, trouble: Exception, went: "Sequence[Copy]", left: "Sequence[Copy]") -> None:
        """Say what to do, which copies went and which did not."""
        parted = f"已送出：{_names(went)}；没有送出：{_names(left)}。再按“打印”，只印没有送出的。"
        if isinstance(trouble, Refusal):
            self.context.boundary.show(Refusal(trouble.message + parted if went else trouble.message))
            return
        self.context.boundary.show(trouble)
        if went:
            self.context.boundary.notice(parted)


def _left(sheets: "Sequence[Copy]") -> "tuple[Copy, ...]":
    return tuple(each for each in sheets if each.missing)


def _choices(sheets: "Sequence[Copy]") -> tuple[tuple[str, str], ...]:
    """Offer all copies, those that no printer has taken, and each by itself."""
    count = sum(each.count for each in sheets)
    if len(sheets) == 1:
        return ((ALL, sheets[0].words),)
    left = _left(sheets)
    found = [(ALL, f"全部 {count} 份")]
    if left and len(left) < len(sheets):
        found.append((LEFT, f"没有打出的 {sum(each.count for each in left)} 份"))
    return (*found, *((str(place), each.words) for place, each in enumerate(sheets)))


def _chosen(sheets: "Sequence[Copy]", which: str) -> "tuple[Copy, ...]":
    if which == LEFT:
        return _left(sheets)
    return tuple(sheets) if which == ALL else (sheets[int(which)],)


def _names(sheets: "Sequence[Copy]") -> str:
    named = "、".join(each.words for each in sheets[:NAMED])
    return named if len(sheets) <= NAMED else f"{named}等 {len(sheets)} 份"


def _named(choice: str) -> str:
    return "" if choice == USUAL else choice
