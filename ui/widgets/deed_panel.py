"""A deed that asks for a few facts, asked in the page and not in a dialog."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.boundary import Boundary
from ui.forms.editor import Editor
from ui.forms.parsers import Parser
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.labels import Muted

Deed = Callable[[dict[str, Any]], object]


class DeedPanel(QFrame):
    """Title, a few fields, one button that does it and one that leaves it; Esc leaves it too.

    A refusal lands beside its field and the panel stays as it was typed; what was typed and not done is there
    again when the same ``key`` is asked.  ``typed`` carries key and words after
    each key, ``done`` the key once the deed was done; ``opened`` says whether the panel is shown.
    """

    typed = Signal(str, object)
    done = Signal(str)
    opened = Signal(bool)

    def __init__(
        self, boundary: Boundary, parsers: Mapping[Kind, Parser], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._boundary = boundary
        self._parsers = parsers
        self._deed: Deed | None = None
        self.key = ""
        self.confirmed: frozenset[str] = frozenset()  # questions of the deed that were answered with yes
        self.editor: Editor | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        self.title = Label()
        self.title.setProperty("kind", "strong")
        self.title.setWordWrap(True)
        self.note = Muted(wrap=True)
        self.go = QPushButton()
        self.go.setObjectName("deed.go")
        self.go.setProperty("kind", "main")
        self.go.clicked.connect(lambda _checked=False: self.submit())
        self.out = QPushButton("先不办")
        self.out.setObjectName("deed.out")
        self.out.setProperty("kind", "quiet")
        self.out.clicked.connect(lambda _checked=False: self.dismiss())
        self._fields = QVBoxLayout()
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.out)
        line.addWidget(self.go)
        column = QVBoxLayout(self)
        gap = theme.px(16)
        column.setContentsMargins(gap, theme.px(12), gap, theme.px(12))
        column.setSpacing(theme.px(8))
        for part in (self.title, self.note):
            column.addWidget(part)
        column.addLayout(self._fields)
        column.addLayout(line)
        self.hide()

    def ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Deed, *, words: str,
        values: Mapping[str, Any] | None = None, note: str = "", grave: bool = False,
    ) -> None:  # fmt: skip
        """Show the fields of a deed with what is known of them, and put the cursor into the first.

        ``words`` are the button's; a ``grave`` deed, one that is not easily undone, has no filled button.
        """
        self._clear()
        self.key, self._deed = key, deed
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.go.setText(words)
        self.go.setProperty("kind", "plain" if grave else "main")
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.editor = Editor(Form(key, (Section("", fields),)), parsers=self._parsers, cards=False)
        self.editor.load({**(values or {}), **self._kept.get(key, {})})
        self.editor.changed.connect(lambda _key, _value: self._tell())
        self.editor.submitted.connect(self.submit)
        self._fields.addWidget(self.editor)
        self.show()
        self.opened.emit(True)
        if fields:
            self.editor.focus(fields[0].key)
        else:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self.editor is not None:
            self._kept[self.key] = self.editor.values()
            self.typed.emit(self.key, self._kept[self.key])

    def forget(self, key: str) -> None:
        """Let go of what was typed for a deed and not done."""
        self._kept.pop(key, None)

    def submit(self) -> None:
        """Read the fields and do the deed; the panel goes only when it was done."""
        editor = self.editor
        if editor is None or not editor.check():
            return
        self._boundary.guarded(self._do, problem=self.show_problem)()

    def _do(self, *, confirmed: frozenset[str] = frozenset()) -> None:
        editor, deed, key = self.editor, self._deed, self.key
        if editor is None or deed is None:
            return
        self.confirmed = confirmed
        deed({field.key: editor.parsed(field.key) for field in editor.form.fields})
        self._kept.pop(key, None)
        if self.key == key:
            self.dismiss()
        self.done.emit(key)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field."""
        return self.editor is not None and self.editor.show_problem(field, sentence)

    def dismiss(self) -> None:
        """Leave the deed."""
        self._clear()
        self.hide()
        self.opened.emit(False)

    def _clear(self) -> None:
        self.key, self._deed = "", None
        if self.editor is not None:
            self._fields.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
