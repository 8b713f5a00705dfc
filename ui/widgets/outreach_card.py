"""记下访、座谈: a small form in the intake page, and the newest ones under it."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from ui.page import Context
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.outreach import Talks


class OutreachCard(Card):
    """Made hidden; ``toggle`` shows it for a case or for none, and puts it away again.

    What is typed is kept as a draft of that case, or of none.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("记下访、座谈", parent)
        self._context = context
        self._case_id: uuid.UUID | None = None
        self._talks: Talks | None = None
        self.form: InlineForm | None = None
        self.past = Muted(wrap=True)
        away = QPushButton("收起")
        away.setObjectName("outreach.away")
        away.setProperty("kind", "quiet")
        away.clicked.connect(self.hide)
        self.title_line.addStretch(1)
        self.title_line.addWidget(away)
        self.body.addWidget(self.past)
        self._covered = False
        self._restored: tuple[uuid.UUID | None] | None = None
        self._saver = DraftSaver(self._draft, parent=self, boundary=context.boundary)
        self._saver.saved.connect(lambda: context.notify(context.now()))
        self.hide()

    def cover(self, covered: bool) -> None:  # noqa: FBT001 -- told with the one word that changed
        """Show what was talked about before to nobody in front of the desk."""
        self._covered = covered
        self._dress()

    def _dress(self) -> None:
        self.past.setVisible(bool(self.past.text()) and not self._covered)

    def toggle(self, case_id: uuid.UUID | None) -> None:
        """Show the form with the cursor in it, or put it away; what was typed stays in it."""
        if not self.isHidden() and case_id == self._case_id:
            self.hide()
            return
        self._open(case_id).editor.focus("kind")

    def restore(self, case_id: uuid.UUID | None) -> None:
        """Show for a case, or for none, what was being written of it; put the card away where there is nothing."""
        if self._restored != (case_id,):
            self._restored = (case_id,)
            self._saver.flush()
            if self._model().draft(case_id):
                self._open(case_id)
            else:
                self.hide()

    def _model(self) -> "Talks":
        if self._talks is None:
            from ui.viewmodels.outreach import Talks  # noqa: PLC0415 -- first paint loads no SQLAlchemy

            self._talks = Talks(self._context.store, self._context.today)
        return self._talks

    def _open(self, case_id: uuid.UUID | None) -> InlineForm:
        talks = self._model()
        if self.form is None:
            self.form = InlineForm(talks.form(), "记下", self._keep)
            self.form.editor.changed.connect(self._change)
            self.body.insertWidget(0, self.form)
        self._saver.flush()
        self._case_id = case_id
        self.form.editor.load(talks.draft(case_id))
        self._list()
        self.show()
        return self.form

    def _change(self, key: str, _value: object) -> None:
        assert self.form is not None, "changed in the form"
        if key == "project":
            self._list()
        self._saver.touch("talk", (self._case_id, self.form.editor.values()))

    def _draft(self, _key: str, content: "tuple[uuid.UUID | None, dict[str, Any]]") -> None:
        case_id, words = content
        self._model().keep_draft(words, case_id)

    def _list(self) -> None:
        assert self._talks is not None, "listed once it is shown"
        assert self.form is not None, "listed once it is shown"
        rows = self._talks.rows(self._case_id, str(self.form.editor.value("project") or "").strip())
        self.past.setText("\n".join(rows))
        self._dress()

    def _keep(self, words: dict[str, Any]) -> None:
        talks, form = self._talks, self.form
        assert talks is not None, "kept from the form"
        assert form is not None, "kept from the form"

        def keep() -> None:
            talks.keep(words, self._case_id)
            self._saver.forget("talk")
            form.clear()
            self._list()
            self._context.boundary.notice("已记下。")

        self._context.boundary.guarded(keep, problem=form.editor.show_problem)()
