"""记下访、座谈: a small form in the intake page, and the newest ones under it."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from ui.page import Context
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.outreach import Talks


class OutreachCard(Card):
    """Made hidden; ``toggle`` shows it for a case or for none, and puts it away again."""

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
        self._case_id = case_id
        if self._talks is None:
            from ui.viewmodels.outreach import Talks  # noqa: PLC0415 -- first paint loads no SQLAlchemy

            self._talks = Talks(self._context.store, self._context.today)
        if self.form is None:
            self.form = InlineForm(self._talks.form(), "记下", self._keep)
            self.form.editor.changed.connect(lambda key, _value: self._list() if key == "project" else None)
            self.body.insertWidget(0, self.form)
        self._list()
        self.show()
        self.form.editor.focus("kind")

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
            form.clear()
            self._list()
            self._context.boundary.notice("已记下。")

        self._context.boundary.guarded(keep, problem=form.editor.show_problem)()
