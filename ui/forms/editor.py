"""The widgets of a declared Form: laid out on twelve columns, bound to raw words, problems beside the field.

    editor = Editor(PARTY, parsers=parsers.standard(context.today))
    editor.load({"name": "张某"})
    editor.changed.connect(lambda key, value: saver.touch(editor.form.key, editor.values()))
    editor.left.connect(lambda key: self.viewmodel.check(key))

What was typed is never changed by a problem: ``values()`` are the words as they stand on screen.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import Refusal
from ui import theme
from ui.forms.card import Card
from ui.forms.folding import Folding
from ui.forms.grid import FieldGrid
from ui.forms.inputs import Input, make
from ui.forms.parsers import Parser
from ui.forms.spec import Field, Form, Kind, Section


class Editor(QWidget):
    """A form on screen.

    ``changed(key, value)``: after each key typed outside a composition.  ``left(key)``: a field was left, and
    its words were read without a problem.  ``submitted``: Enter in a line, Ctrl+Enter in a long text.
    ``card(section)`` gives the card of a section, to put a tag or button on its title line.
    """

    changed = Signal(str, object)
    left = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        form: Form,
        *,
        parsers: Mapping[Kind, Parser] | None = None,
        cards: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._parsers = parsers or {}
        self._inputs: dict[str, Input] = {}
        self._grids: dict[str, FieldGrid] = {}
        self._cards: dict[str, Card | Folding] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for section in form.sections:
            column.addWidget(self._lay_out(section, framed=cards))
        column.addStretch(1)

    def _lay_out(self, section: Section, *, framed: bool) -> QWidget:
        grid = FieldGrid()
        for field in section.fields:
            made = make(field)
            grid.add(field, made)
            self._inputs[field.key] = made
            self._grids[field.key] = grid
            made.typed.connect(lambda value, field=field: self._type(field, value))
            made.left.connect(lambda field=field: self._leave(field))
            made.submitted.connect(self.submitted)
        if section.folded:
            folding = Folding(section.title)
            folding.body.addWidget(grid)
            self._cards[section.key or section.title] = folding
            return folding
        if framed:
            card = Card(section.title)
            card.body.addWidget(grid)
            self._cards[section.key or section.title] = card
            return card
        return grid

    def card(self, section: str) -> Card | Folding:
        """Return the card of the section with that key, or title where it has no key."""
        return self._cards[section]

    def input(self, key: str) -> Input:
        """Return the widget of a field."""
        return self._inputs[key]

    def show_only(self, keys: frozenset[str] | None) -> None:
        """Show the fields of these keys only, or all of them; what the others hold stays."""
        for grid in dict.fromkeys(self._grids.values()):
            grid.show_only(keys)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show ``values``; keys that it lacks become empty, problems are taken away."""
        for key, made in self._inputs.items():
            made.set_value(values.get(key))
            self.clear_problem(key)

    def set_value(self, key: str, value: Any) -> None:
        """Show one value without telling that it changed; for what is derived."""
        self._inputs[key].set_value(value)

    def value(self, key: str) -> Any:
        """Return one field's words as typed; a bool for a yes-or-no."""
        return self._inputs[key].value()

    def values(self) -> dict[str, Any]:
        """Return the words of every field as typed."""
        return {key: made.value() for key, made in self._inputs.items()}

    def parsed(self, key: str) -> Any:
        """Return what a field's words mean, None when it is empty; raises the parser's ``Refusal`` with its field."""
        field = next(each for each in self.form.fields if each.key == key)
        value = self.value(key)
        parser = self._parsers.get(field.kind)
        if parser is None or not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return parser(value)
        except Refusal as refusal:
            raise Refusal(refusal.message, key) from refusal

    def check(self) -> bool:
        """Read every field and show every problem, required ones that are empty too; move to the first."""
        bad = [field.key for field in self.form.fields if not self._read(field, needed=True)]
        if bad:
            self.focus(bad[0])
        return not bad

    def _read(self, field: Field, *, needed: bool = False) -> bool:
        value = self.value(field.key)
        if needed and field.required and isinstance(value, str) and not value.strip():
            self.set_problem(field.key, f"请填写{field.label}。")
            return False
        try:
            self.parsed(field.key)
        except Refusal as refusal:
            self.set_problem(field.key, refusal.message)
            return False
        return True

    def _type(self, field: Field, value: object) -> None:
        self.clear_problem(field.key)
        self.changed.emit(field.key, value)

    def _leave(self, field: Field) -> None:
        if self._read(field):
            self.left.emit(field.key)

    def set_problem(self, key: str, sentence: str) -> None:
        """Show ``sentence`` under the field with the border of something wrong; empty takes it away."""
        self._inputs[key].mark(bad=bool(sentence))
        self._grids[key].set_problem(key, sentence)

    def clear_problem(self, key: str) -> None:
        """Take a field's problem away."""
        self.set_problem(key, "")

    def problems(self) -> dict[str, str]:
        """Return the sentences shown, by field."""
        return {key: said for key in self._inputs if (said := self._grids[key].problem(key))}

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field, unfolding and scrolling there; False when the form lacks the field.

        ``parties.0.number`` finds the field ``number`` of the form whose key is ``parties.0``.
        """
        key = field.removeprefix(f"{self.form.key}.")
        if key not in self._inputs:
            return False
        self.set_problem(key, sentence)
        self.focus(key)
        return True

    def focus(self, key: str) -> None:
        """Put the cursor into a field, unfolding its section."""
        for section in self.form.sections:
            card = self._cards.get(section.key or section.title)
            if isinstance(card, Folding) and any(field.key == key for field in section.fields):
                card.open()
        self._inputs[key].take_focus()
