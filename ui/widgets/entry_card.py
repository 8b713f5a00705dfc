"""One entry of a list: made with a button, then kept field by field; taken away with a reason."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms import parsers
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Section
from ui.page import Page
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted


class EntryCard(QWidget):
    """``add(values)`` makes one and returns its id, ``amend(id, key, text)`` keeps a field, ``retire(id, reason)``.

    ``done`` is called after each write with the id that is now chosen, None when it went.
    """

    def __init__(
        self, page: Page, form: Form, what: str, *, add: Callable[[dict[str, Any]], Any],
        amend: Callable[[Any, str, str], bool], retire: Callable[[Any, str], None], done: Callable[[Any], None],
        barred: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._page, self._what, self._done = page, what, done
        self._add, self._amend, self._retire = add, amend, retire
        self.shown: Any = None
        self.editor = Editor(form, parsers=parsers.standard(page.context.today), cards=False)
        self.editor.setEnabled(not barred)
        self.editor.left.connect(page.guarded(self._keep))
        self.card = Card(f"加{what}")
        self.card.body.addWidget(self.editor)
        self.button = QPushButton(f"加{what}")
        self.button.setObjectName(f"{form.key}.add")
        self.button.setEnabled(not barred)
        self.button.clicked.connect(lambda _checked: page.guarded(self._make)())
        self.card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = Muted(barred, wrap=True)
        self.card.body.addWidget(self.note)
        off = Form(f"{form.key}.off", (Section("", (Field("reason", "原因", required=True, width=12),)),))
        self.off = InlineForm(off, f"去掉{what}", page.guarded(self._take_away), barred=barred)
        self.off_card = Card(f"去掉{what}")
        self.off_card.body.addWidget(self.off)
        self._barred = barred
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addWidget(self.off_card)
        self.show_entry(None, {})

    @property
    def editors(self) -> list[Editor]:
        """Return the forms that a refusal may be shown in."""
        return [self.editor, self.off.editor]

    def show_entry(self, key: Any, values: dict[str, Any]) -> None:
        """Show an entry, or an empty form for a new one."""
        self.shown = key
        self.card.title.setText(str(values.get("name") or f"加{self._what}") if key else f"加{self._what}")
        self.editor.load(values)
        self.button.setVisible(key is None)
        self.off_card.setVisible(key is not None)
        self.off.clear()
        self.note.setText(self._barred or ("改动离开一格就存下。" if key else ""))
        self.note.setVisible(bool(self.note.text()))

    def _make(self) -> None:
        if self.editor.check():
            made = self._add(self.editor.values())
            self._page.context.notify(self._page.context.now())
            self._done(made)

    def _keep(self, key: str) -> None:
        if self.shown is not None and self._amend(self.shown, key, str(self.editor.value(key) or "")):
            self._page.context.notify(self._page.context.now())
            self._done(self.shown)

    def _take_away(self, values: dict[str, Any]) -> None:
        if self.shown is not None:
            self._retire(self.shown, str(values["reason"]))
            self._done(None)
