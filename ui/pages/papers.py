"""文书: the papers of a case, the paper itself, and what is wrong with it."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.page import Context, Page, PageSpec
from ui.tasks import Step, Steps, Task
from ui.widgets.case_shelf import CaseShelf
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.paper_bar import shown_deeds
from ui.widgets.paper_deeds import PaperDeeds
from ui.widgets.paper_drafting import PaperDrafting
from ui.widgets.paper_entries import PaperEntries
from ui.widgets.paper_left import PaperLeft
from ui.widgets.paper_pane import PaperPane
from ui.widgets.paper_side import PaperList, PaperSide
from ui.widgets.scan_watch import ScanWatch
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_place import SheetPlace
from ui.widgets.signing_panel import SigningPanel

if TYPE_CHECKING:
    from types import ModuleType

    from exports.facts import Facts
    from ui.viewmodels.clauses import Clauses
    from ui.viewmodels.papers import Papers, View


class PapersPage(Page):
    """Left the papers of a case, or its clauses while they are edited; middle the paper; right its problems."""

    def __init__(self, context: Context, viewmodel: "Papers", clauses: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._clauses = viewmodel, clauses
        self.shown: View | None = None
        self._facts: Facts | None = None  # what the preview shows, or is about to
        self._pdf = b""
        self._wanted = 0
        self._told = -1
        self.shelf = CaseShelf(viewmodel.shelf)
        self.list = PaperList()
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.pane = PaperPane(self.panel, viewmodel.raster)
        self.side = PaperSide()
        self.drafting = PaperDrafting(
            context, viewmodel, clauses, pane=self.pane, side=self.side, render=self._render, done=self.show_case,
            parent=self,
        )  # fmt: skip
        self.editor, self.saver = self.drafting.editor, self.drafting.saver
        self.watch = ScanWatch(context, self)
        self.place = SheetPlace(self)
        self.left = PaperLeft(self.shelf, self.list, self.editor, self.place.specs)
        self.asks = PaperDeeds(context, viewmodel, self.panel, self.show_again)
        self.types = PaperEntries(context, viewmodel, self.panel, self.show_again, self.choose)
        self.signing = SigningPanel(context.boundary)
        self._shape()
        self.shelf.chosen.connect(self.guarded(self.take))
        self.shelf.left.connect(self.guarded(self.show_case))
        self.panel.opened.connect(self._hold)
        self.list.chosen.connect(self.guarded(self.choose))
        self.left.add.clicked.connect(lambda _checked=False: self.guarded(self.types.ask_add)())
        self.left.blanks.clicked.connect(lambda _checked=False: self.guarded(self.types.ask_pads)())
        self.list.other.connect(self.guarded(self.choose_case))
        self.list.dossier.connect(self.guarded(lambda: self.open_sheet("dossier")))
        self.side.problems.asked.connect(self.guarded(self.mend))
        self.side.problems.answered.connect(self.guarded(self.asks.answer))
        self.side.deed.connect(self.guarded(self.asks.after))
        self.side.copy.connect(self.guarded(self.show_copy))
        self.side.signing.button.clicked.connect(self.guarded(self.open_signing))
        self.editor.saved.connect(self.guarded(self.drafting.save))
        self.editor.left.connect(self.guarded(self.stop_editing))
        self.signing.left.connect(self.close_signing)
        self.left.asked.connect(self.guarded(self.open_sheet))
        self.place.back.connect(self.guarded(self._back_from_sheet))
        self._shortcuts += [bound for each in self.deeds() if (bound := actions.bind(each, self))]

    def _shape(self) -> None:
        self.side.setFixedWidth(min(theme.px(330), 360))
        self.papers = QWidget()
        line = QHBoxLayout(self.papers)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.left)
        line.addWidget(self.pane, 1)
        line.addWidget(self.side)
        self.body.addWidget(self.papers, 1)
        self.body.addWidget(self.signing, 1)
        self.signing.hide()
        self.left.show_part(self.shelf)

    def deeds(self) -> tuple[Action, ...]:
        """Return every deed with its key; the buttons over the paper are those that it can take now."""
        guarded, ask = self.guarded, self.asks
        return (
            Action("papers.find", "换一件纠纷", shortcut="Ctrl+O", deed=guarded(self.choose_case)),
            Action("papers.edit", "编辑条款", shortcut="Ctrl+E", deed=guarded(self.edit), enabled=self._able("editable")),
            Action("papers.compare", "与上一稿比较", deed=guarded(self.compare), enabled=self._able("comparable")),
            Action("papers.claim", "表上编号…", deed=guarded(self.types.ask_claim), enabled=self._able("padded")),
            Action("papers.fill", "填写…", deed=guarded(self.fill), enabled=self._able("fillable")),
            Action("papers.final", "定稿", shortcut="Ctrl+Return", deed=guarded(self.go_on)),
            Action("papers.print", "打印", shortcut="Ctrl+P", deed=guarded(ask.printing.ask), enabled=self._able("final")),
            Action("papers.save", "保存 PDF…", shortcut="Ctrl+Shift+S", deed=guarded(self.save_pdf)),
            Action("papers.word", "Word 文书…", deed=guarded(lambda: self.types.save_word(self.shown)), enabled=self._able("worded")),
            Action("papers.sign", "登记已签", deed=guarded(ask.ask_sign), enabled=self._able("signable")),
            Action("papers.signing", "签署", shortcut="Ctrl+G", deed=guarded(self.open_signing), enabled=self._able("ceremony")),
            Action("papers.void", "作废", deed=guarded(ask.ask_void), enabled=self._able("voidable")),
            *self.place.deeds(guarded),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the keys of the signing, or of the sheet that is open, and of the clauses."""
        shown = self.shown_sheet
        return (*(shown.keys() if shown is not None else self.signing.keys()), *self.drafting.keys())

    @property
    def editing(self) -> "Clauses | None":
        """Return the clauses that are being edited."""
        return self.drafting.editing

    @property
    def shown_sheet(self) -> Sheet | None:
        """Return the sheet that stands in the place of the papers."""
        return self.place.shown

    def open_sheet(self, key: str) -> Sheet:
        """Put a sheet in the place of the papers."""
        self.panel.dismiss()
        self.drafting.leave()
        return self.place.show(key)

    def _back_from_sheet(self) -> None:
        self.place.close()
        if self.viewmodel.case_id is not None:
            self.show_again()
        self._hold(asked=False)

    def _hold(self, asked: bool) -> None:  # noqa: FBT001 -- what the signal carries
        """Keep the keyboard in the page when what had it goes."""
        if not asked and self.papers.isVisible() and not self.choosing and self.editing is None:
            self.list.take_focus()

    @property
    def choosing(self) -> bool:
        """Say whether another case is being chosen."""
        return self.left.stack.currentWidget() is self.shelf

    def go_on(self) -> None:
        """Take the next step: save the clauses, do what the panel asks about, or ask for 定稿."""
        if self.editing is not None:
            self.drafting.save()
        elif self.panel.isVisible():
            self.panel.submit()
        else:
            self.asks.ask_final()

    def _able(self, fact: str) -> Callable[[], bool]:
        return lambda: self.shown is not None and bool(getattr(self.shown, fact))

    def arrive(
        self, *, case: Any = None, form: str = "", edit: bool = False, sheet: str = "", **_more: Any
    ) -> None:
        """Open a case, one of its papers, its clauses, or a sheet."""
        if case is not None:
            self.guarded(self.take)(case if isinstance(case, uuid.UUID) else uuid.UUID(str(case)), form)
        if edit and case is not None:
            self.guarded(self.edit)()
        if sheet:
            self.guarded(self.open_sheet)(sheet)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the page anew, unless it was read since the last write; what is being edited stays as it was typed."""
        if self.signing.viewmodel is not None:
            self.signing.refresh()
        elif (shown := self.shown_sheet) is not None:
            self.guarded(shown.refresh)()
        elif self.viewmodel.case_id is None:
            self.guarded(self.choose_case)()
            QTimer.singleShot(0, self, self.guarded(self._go_on_with_last))  # unless somebody came for a case
        elif "*" in changed or self.editing is not None or self._told != self.viewmodel.store.told:
            self.guarded(self.show_again)()

    def _go_on_with_last(self) -> None:
        if self.viewmodel.case_id is None and (last := self.viewmodel.last_worked()) is not None:
            self.take(last)

    def leave(self) -> None:
        """Put what was typed in safety."""
        self.saver.flush()
        self.place.flush()

    def choose_case(self) -> None:
        """Choose a case; nothing can be done meanwhile to the one that was shown."""
        self.drafting.leave()
        self.panel.dismiss()
        self.shown = self.asks.view = None
        self.side.hide()
        self.pane.show_deeds((), ())
        self.shelf.back.setVisible(self.viewmodel.case_id is not None)
        self.left.show_part(self.shelf)
        self.shelf.fill()
        self.shelf.line.setFocus()
        if self.viewmodel.case_id is None:
            self.pane.show_words("")
            self.pane.say_nothing("从左边选一件纠纷，这里显示它的文书。")

    def take(self, case_id: uuid.UUID, form: str = "") -> None:
        """Show the papers of a case."""
        self.drafting.leave()
        self.place.close()
        self.signing.leave()
        self.panel.dismiss()
        self.viewmodel.open(case_id, form=form)
        self.show_case()

    def choose(self, key: str) -> None:
        """Look at another paper of the case."""
        self.panel.dismiss()
        self.viewmodel.choose(key)
        self.show_case()

    def show_case(self) -> None:
        """Show the case, and the chosen paper where it is another than the one shown."""
        self._told = self.viewmodel.store.told
        view = self.shown = self.asks.view = self.viewmodel.read()
        self.left.show_part(self.list)
        self.list.show_view(view)
        self.side.show()
        self.side.show_view(view)
        self._show_deeds(view)
        self.pane.show_words("" if not view.made else f"{view.number}　{view.made}".strip())
        if view.facts is None:
            self._wanted += 1
            self._facts, self._pdf = None, b""
            needed = view.chosen is not None and view.chosen.needed
            self.pane.say_nothing("还没有可以写进这份文书的内容。" if needed else "这件纠纷不需要这份文书。")
        elif view.made and view.chosen is not None:
            self._wanted += 1
            self._facts = view.facts
            self._show_pdf(self.viewmodel.content(view.chosen))
        else:
            self._render(view.facts)

    def show_again(self) -> None:
        """Show what a deed has changed; while the clauses are being edited only what is wrong with them."""
        if not isValid(self) or self.choosing:
            return
        if self.editing is not None:
            self.drafting.attempt()
        else:
            self.show_case()

    def _show_deeds(self, view: "View") -> None:
        shown = shown_deeds(view, {each.key: each for each in self.deeds()})
        self.pane.show_deeds(shown, {"papers.edit", "papers.save", "papers.word", "papers.void"})
        for button in self.pane.buttons:
            if view.red and button.action.key == "papers.final":
                button.setToolTip(f"还有 {view.red} 项要改，改好了才能定稿（见右边）。")

    # the paper

    def _render(self, facts: "Facts") -> None:
        if facts == self._facts and self._pdf:
            self._show_pdf(self._pdf)
            return
        self._facts, self._pdf = facts, b""
        self._wanted += 1
        wanted = self._wanted

        def work() -> Steps[bytes]:
            yield Step(0, 0, "正在排版")
            return self.viewmodel.render(facts)

        def done(pdf: bytes) -> None:
            if isValid(self) and wanted == self._wanted:  # the page may be gone with whoever signed out
                self._show_pdf(pdf)

        self.context.tasks.start(Task("正在排版", work), result=done)

    def _show_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.pane.show_pdf(pdf, self.viewmodel.sizes(pdf))

    def show_copy(self, place: int) -> None:
        """Show the copy of one holder, byte for byte as it is filed and printed."""
        assert self.shown is not None, "a copy is chosen of the paper that is shown"
        copy = self.asks.printing.looked_at = self.shown.sheets[place]
        self._show_pdf(self.viewmodel.copies.content(copy))
        self.side.light_copy(place)

    def compare(self) -> None:
        """Show what the last edition changed, or the paper again."""
        if self.pane.stack.currentWidget() is self.pane.differences and self._pdf:
            self._show_pdf(self._pdf)
            self.pane.press("papers.compare", "与上一稿比较", pressed=False)
            return
        assert self.viewmodel.case_id is not None, "a paper is shown"
        self.pane.press("papers.compare", "‹ 回到文书", pressed=True)
        self.pane.show_editions(self._clauses.editions(self.viewmodel.store, self.viewmodel.case_id))

    def save_pdf(self) -> None:
        """Save the paper that is shown as a file."""
        if self.shown is None or not self._pdf:
            return
        path = self.context.machine.save_path(self.viewmodel.file_name(self.shown))
        if path is not None:
            path.write_bytes(self._pdf)
            self.context.boundary.notice(f"已保存到 {path}")

    # problems and clauses

    def mend(self, field: str) -> None:
        """Go to the field that a problem is about."""
        head = field.partition(".")[0]
        case = self.viewmodel.case_id
        if head in {"parties", "intake"}:
            self.context.go("intake", case=case)
        elif head in {"told", "platform"}:
            (self.asks.ask_told if head == "told" else self.asks.ask_platform)()
        elif head == "typed":
            self.fill()
        elif head == "recognition":
            self.context.go("visits", case=case, pane="recognising")
        elif head in {"sitting", "visits"}:
            self.context.go(head, case=case)
        else:
            if self.editing is None:
                self.edit()
            self.editor.focus(field)

    def fill(self) -> None:
        """Type what the shown paper asks of its writer."""
        self.types.ask_fill(self.shown)

    def edit(self) -> None:
        """Open the clauses beside the paper."""
        if self.shown is None or not self.shown.editable or self.editing is not None:
            return
        self.panel.dismiss()
        self.drafting.begin(self.shown.case_id)
        self.pane.show_deeds((), ())
        self.left.show_part(self.editor)
        self.editor.focus("clauses.0")
        self.drafting.attempt()

    def open_signing(self) -> None:
        """Take the parties through the signing of the agreement, one at a time."""
        self.panel.dismiss()
        self.papers.hide()
        self.signing.show()
        self.signing.take(self.viewmodel.signing(self.context.now))

    def close_signing(self) -> None:
        """Show the papers again."""
        self.signing.hide()
        self.papers.show()
        self.show_again()
        self._hold(asked=False)

    def stop_editing(self) -> None:
        """Fold the editor away; what was typed and not saved is kept for the next time."""
        self.drafting.leave()
        self.show_case()


def open(context: Context) -> PapersPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import clauses, papers  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return PapersPage(context, papers.Papers(context.store, context.today), clauses)


PAGE = PageSpec(
    "papers",
    "文书",
    "document",
    order=40,
    open=open,
    watches=frozenset(
        {
            "Agreement", "Answer", "Assignment", "Booking", "Case", "Clause", "Confirmation", "Entry", "Instalment",
            "Invitation", "Obligation", "Organisation", "Paper", "Party", "Person", "Referral", "SigningStep", "Sitting",
            "Utterance", "Visit", "Override", "ScanPage", "Attachment", "Dossier",
        }
    ),
)  # fmt: skip
