"""文书: the papers of a case, the paper itself, and what is wrong with it."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.page import Context, Page, PageSpec
from ui.tasks import Step, Steps, Task
from ui.widgets.autosave import DraftSaver
from ui.widgets.case_shelf import CaseShelf
from ui.widgets.clause_editor import ClauseEditor
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.paper_bar import shown_deeds
from ui.widgets.paper_deeds import PaperDeeds
from ui.widgets.paper_entries import PaperEntries
from ui.widgets.paper_left import PaperLeft
from ui.widgets.paper_pane import PaperPane
from ui.widgets.paper_side import PaperList, PaperSide
from ui.widgets.signing_panel import SigningPanel

if TYPE_CHECKING:
    from types import ModuleType

    from exports.facts import Facts
    from ui.viewmodels.clauses import AgreementWords, Clauses, Trial
    from ui.viewmodels.papers import Papers, View

TRY_MS = 600  # after the last key the paper is set anew


class PapersPage(Page):
    """Left the papers of a case, or its clauses while they are edited; middle the paper; right its problems."""

    def __init__(self, context: Context, viewmodel: "Papers", clauses: "ModuleType") -> None:
        super().__init__(context)
        self.viewmodel, self._clauses = viewmodel, clauses
        self.shown: View | None = None
        self.editing: Clauses | None = None
        self._facts: Facts | None = None  # what the preview shows, or is about to
        self._pdf = b""
        self._wanted = 0
        self.shelf = CaseShelf(viewmodel.shelf)
        self.list = PaperList()
        self.editor = ClauseEditor(
            clauses.read, methods=clauses.METHODS, forms=clauses.FORMS, check=self._check_sum
        )
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.left = PaperLeft(self.shelf, self.list, self.editor)
        self.asks = PaperDeeds(context, viewmodel, self.panel, self.show_again)
        self.types = PaperEntries(context, viewmodel, self.panel, self.show_again, self.choose)
        self.pane = PaperPane(self.panel, viewmodel.raster)
        self.side = PaperSide()
        self.signing = SigningPanel(context.boundary)
        self.saver = DraftSaver(self._keep, parent=self, boundary=context.boundary)
        self._try = QTimer(self, singleShot=True, interval=TRY_MS)
        self._try.timeout.connect(self.guarded(self.attempt))
        self._shape()
        self.shelf.chosen.connect(self.guarded(self.take))
        self.list.chosen.connect(self.guarded(self.choose))
        self.left.add.clicked.connect(lambda _checked=False: self.guarded(self.types.ask_add)())
        self.left.blanks.clicked.connect(lambda _checked=False: self.guarded(self.types.ask_pads)())
        self.list.other.connect(self.guarded(self.choose_case))
        self.side.problems.asked.connect(self.guarded(self.mend))
        self.side.deed.connect(self.guarded(self.asks.after))
        self.side.signing.button.clicked.connect(self.guarded(self.open_signing))
        self.editor.changed.connect(self._typed)
        self.editor.saved.connect(self.guarded(self.save))
        self.editor.left.connect(self.guarded(self.stop_editing))
        self.signing.left.connect(self.close_signing)
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
            Action(
                "papers.edit", "编辑条款", shortcut="Ctrl+E", deed=guarded(self.edit), enabled=self._able("editable")
            ),
            Action(
                "papers.compare", "与上一稿比较", deed=guarded(self.compare), enabled=self._able("comparable")
            ),
            Action("papers.claim", "表上编号…", deed=guarded(self.types.ask_claim), enabled=self._able("padded")),
            Action("papers.fill", "填写…", deed=guarded(self.fill), enabled=self._able("fillable")),
            Action("papers.final", "定稿", shortcut="Ctrl+Return", deed=guarded(self.go_on)),
            Action(
                "papers.print", "打印", shortcut="Ctrl+P", deed=guarded(ask.print), enabled=self._able("final")
            ),
            Action("papers.save", "保存 PDF…", shortcut="Ctrl+Shift+S", deed=guarded(self.save_pdf)),
            Action("papers.sign", "登记已签", deed=guarded(ask.ask_sign), enabled=self._able("signable")),
            Action("papers.signing", "签署", shortcut="Ctrl+G", deed=guarded(self.open_signing), enabled=self._able("ceremony")),
            Action("papers.void", "作废", deed=guarded(ask.ask_void), enabled=self._able("voidable")),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return the keys of the signing."""
        return self.signing.keys()

    def go_on(self) -> None:
        """Take the next step: save the clauses, do what the panel asks about, or ask for 定稿."""
        if self.editing is not None:
            self.save()
        elif self.panel.isVisible():
            self.panel.submit()
        else:
            self.asks.ask_final()

    def _able(self, fact: str) -> Callable[[], bool]:
        return lambda: self.shown is not None and bool(getattr(self.shown, fact))

    # arriving

    def arrive(self, case: Any = None, form: str = "", edit: bool = False, **_more: Any) -> None:  # noqa: FBT001, FBT002 -- named by `go`
        """Open a case, one of its papers, or its clauses."""
        if case is None:
            return
        self.guarded(self.take)(case if isinstance(case, uuid.UUID) else uuid.UUID(str(case)), form)
        if edit:
            self.guarded(self.edit)()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the page anew; what is being edited stays as it was typed."""
        del changed
        if self.signing.viewmodel is not None:
            self.signing.refresh()
        elif self.viewmodel.case_id is None:
            self.guarded(self.choose_case)()
            QTimer.singleShot(0, self, self.guarded(self._go_on_with_last))  # unless somebody came for a case
        else:
            self.guarded(self.show_again)()

    def _go_on_with_last(self) -> None:
        if self.viewmodel.case_id is None and (last := self.viewmodel.last_worked()) is not None:
            self.take(last)

    def leave(self) -> None:
        """Put what was typed in safety."""
        self.saver.flush()

    def choose_case(self) -> None:
        """Choose a case."""
        self.leave_editor()
        self.left.show_part(self.shelf)
        self.shelf.fill()
        self.shelf.line.setFocus()
        if self.viewmodel.case_id is None:
            self.side.hide()
            self.pane.show_deeds((), ())
            self.pane.show_words("")
            self.pane.say_nothing("从左边选一件纠纷，这里显示它的文书。")

    def take(self, case_id: uuid.UUID, form: str = "") -> None:
        """Show the papers of a case."""
        self.leave_editor()
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
        """Show what a deed has changed, unless the clauses are being edited."""
        if isValid(self) and self.editing is None:
            self.show_case()

    def _show_deeds(self, view: "View") -> None:
        shown = shown_deeds(view, {each.key: each for each in self.deeds()})
        self.pane.show_deeds(shown, {"papers.edit", "papers.save", "papers.void"})
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

    def compare(self) -> None:
        """Show what the last edition changed, or the paper again."""
        if self.pane.stack.currentWidget() is self.pane.differences and self._pdf:
            self._show_pdf(self._pdf)
            return
        assert self.viewmodel.case_id is not None, "a paper is shown"
        lines = self._clauses.Clauses(self.viewmodel.store, self.context.today, self.viewmodel.case_id)
        self.pane.show_differences(lines.differences())

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
        elif head == "told":
            self.asks.ask_told()
        elif head in {"typed", "recognition"}:
            (self.fill if head == "typed" else self.types.ask_recognition)()
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
        self.editing = self._clauses.Clauses(self.viewmodel.store, self.context.today, self.shown.case_id)
        words = self.editing.load()
        self.editor.show_words(words, self.editing.names, self.editing.edition)
        self.pane.show_deeds((), ())
        self.left.show_part(self.editor)
        self.editor.focus("clauses.0")
        self.attempt()

    def _typed(self) -> None:
        self.saver.touch("clauses", self._words())
        self._try.start()

    def _words(self) -> "AgreementWords":
        words: AgreementWords = self._clauses.read(dict(self.editor.values()))
        return words

    def _keep(self, _key: str, words: "AgreementWords") -> None:
        if self.editing is not None:
            self.editing.keep(words)
            self.context.notify(self.context.now())

    def _check_sum(self, clause: dict[str, object]) -> tuple[str, bool]:
        if self.editing is None:
            return "", True
        return self.editing.sum_words(self._clauses.read({"clauses": [clause]}).clauses[0])

    def attempt(self) -> None:
        """Set the paper of what is typed, and tell its problems; what cannot be read is told in its clause."""
        editing = self.editing
        if editing is None:
            return
        try:
            trial: Trial = editing.attempt(self._words())
        except Refusal as refusal:
            if not self.editor.tell(refusal.field or "", refusal.message):
                self.pane.show_words(refusal.message)
            return
        self.pane.show_words("")
        self.side.show_trial(trial.problems)
        self._render(trial.facts)

    def save(self) -> None:
        """Make a new edition of what is typed."""
        if self.editing is None:
            return
        self._try.stop()
        self.saver.forget("clauses")
        words = self._words()
        try:
            edition = self.editing.save(words)
        except Refusal as refusal:
            self.editing.keep(words)
            if not self.editor.show_problem(refusal.field or "", refusal.message):
                raise
            return
        self.editing = None
        self.context.boundary.notice(f"已存为第 {edition} 稿。")
        self.show_case()

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

    def stop_editing(self) -> None:
        """Fold the editor away; what was typed and not saved is kept for the next time."""
        self.leave_editor()
        self.show_case()

    def leave_editor(self) -> None:
        """Put what is typed in safety and leave the editor."""
        if self.editing is None:
            return
        self._try.stop()
        self.saver.flush()
        self.editing = None


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
            "Utterance", "Visit",
        }
    ),
)  # fmt: skip
