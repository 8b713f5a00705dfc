"""The clauses of an agreement while they are edited in 文书: kept at each key, tried on the paper, saved as a new edition."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from ui import actions
from ui.actions import Action
from ui.page import Context
from ui.widgets.autosave import DraftSaver
from ui.widgets.clause_card import Desk, Values
from ui.widgets.clause_editor import ClauseEditor, Library
from ui.widgets.paper_pane import PaperPane
from ui.widgets.paper_side import PaperSide
from ui.widgets.problem_panel import numeral

if TYPE_CHECKING:
    import uuid
    from types import ModuleType

    from exports.facts import Facts
    from ui.viewmodels.clauses import AgreementWords, Clauses, Trial
    from ui.viewmodels.papers import Papers

TRY_MS = 600  # after the last key the paper is set anew


class PaperDrafting(QObject):
    """Holds what is being edited: ``editing`` is None while nothing is; ``render`` sets the paper of some facts."""

    def __init__(
        self, context: Context, viewmodel: "Papers", clauses: "ModuleType", *, pane: PaperPane,
        side: PaperSide, render: "Callable[[Facts], object]", done: Callable[[], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.context, self.viewmodel, self._clauses = context, viewmodel, clauses
        self._pane, self._side, self._render, self._done = pane, side, render, done
        self.editing: Clauses | None = None
        self.editor = ClauseEditor(
            clauses.read,
            methods=clauses.METHODS,
            forms=clauses.FORMS,
            desk=self._desk(),
            library=self._library(),
        )
        for each in self.keys():
            actions.bind(each, self.editor)
        self.saver = DraftSaver(self._keep, parent=parent, boundary=context.boundary)
        self._try = QTimer(self, singleShot=True, interval=TRY_MS)
        self._try.timeout.connect(context.boundary.guarded(self.attempt))
        self.editor.changed.connect(self._typed)

    def keys(self) -> tuple[Action, ...]:
        """Return the keys of the editor."""
        return (Action("clauses.library", "条款库", shortcut="Ctrl+Shift+L", deed=self.editor.open_library),)

    def begin(self, case_id: "uuid.UUID") -> None:
        """Load the clauses of a case with what was typed and not saved."""
        self.editing = self._clauses.Clauses(self.viewmodel.store, self.context.today, case_id)
        words = self.editing.load()
        self.editor.show_words(words, self.editing.names, self.editing.edition)

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

    def _desk(self) -> Desk:
        """Answer what a clause asks while it is typed."""
        library = self._clauses.clause_library
        one = self._clauses.read_clause

        def editing() -> "Clauses":
            assert self.editing is not None, "clauses are asked about while they are edited"
            return self.editing

        def several(values: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
            words = one(values)
            return library.shared(words), library.sharings(words)

        return Desk(
            shape=library.shape,
            preview=lambda values: editing().preview(one(values)),
            check=lambda values: editing().check(one(values)),
            several=several,
            plan=lambda values, count, first: editing().plan(one(values), count, first),
            pasted=library.pasted,
        )

    def _library(self) -> Library:
        """Answer what the editor asks of the clause library."""
        return Library(
            offered=lambda search, values: (
                self.editing.offered(search, self._clauses.read(values)) if self.editing else ()
            ),
            lacking=lambda values: self.editing.lacking(self._clauses.read(values)) if self.editing else (),
            begin=lambda pattern: self.editing.begin(pattern) if self.editing else None,
        )

    def attempt(self) -> None:
        """Set the paper of what is typed, and tell its problems; what cannot be read is told in its clause."""
        editing = self.editing
        if editing is None:
            return
        self.editor.show_needs()
        try:
            trial: Trial = editing.attempt(self._words())
        except Refusal as refusal:
            if not self.editor.tell(refusal.field or "", refusal.message):
                self._pane.show_words(refusal.message)
            self._tell_rest(editing)
            return
        self._pane.show_words("")
        self._side.show_trial(trial.problems)
        self._render(trial.facts)

    def _tell_rest(self, editing: "Clauses") -> None:
        """Tell the problems of the clauses that can be read; else the former ones are grey and lead nowhere."""
        found = self._clauses.clause_rest.problems(editing.attempt, self._words())
        if found is None:
            self._side.grey_trial("条款还没写完，下面是先前的体检。")
        else:
            left = "、".join(f"第{numeral(place + 1)}条" for place in found.left_out)
            self._side.show_trial(found.problems, note=f"{left}还没写完，没有体检。")

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
        self._done()

    def leave(self) -> None:
        """Put what is typed in safety and leave the editor."""
        if self.editing is None:
            return
        self._try.stop()
        self.saver.flush()
        self.editing = None
