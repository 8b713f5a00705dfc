"""What a pane of 回访 asks for a deed: a few fields in the panel of the page, never a dialog."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal

from ui.forms.spec import Field
from ui.pane import Pane


@dataclass(frozen=True)
class Ask:
    """One deed with its fields; ``words`` stand on its button, ``note`` is said under the title.

    ``deed`` is given what was typed; a Refusal of it with a field lands beside that field. What is typed and not
    done is kept under ``key`` and is there again when the same key is asked. One that ``asks`` back (a Caution) takes
    ``confirmed``, the questions that were answered with yes.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    deed: Callable[..., object]
    words: str
    values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    grave: bool = False
    asks: bool = False


class AftercarePane(Pane):
    """The base of every pane of 回访: ``ask`` shows a deed in the panel above the panes.

    ``lead`` asks the page to look at another pane of the same case, by its key. A pane is as wide as the right
    side of the page and scrolls as a whole there; it has no margins of its own.
    """

    asked = Signal(object)
    leading = Signal(str)

    def ask(self, deed: Ask) -> None:
        """Show the fields of a deed in the panel of the page."""
        self.asked.emit(deed)

    def lead(self, key: str) -> None:
        """Look at another pane."""
        self.leading.emit(key)

    def begin(self, deed: str, about: uuid.UUID | None = None) -> None:
        """Ask a deed that was wanted elsewhere: in the list, on 今日, or by a key.

        ``about`` is the row that it is about: a visit, an instalment, an obligation. The deeds of 回访 are
        ``record``, ``postpone``, ``add``, ``report`` and ``reopen`` in 回访, ``receive``, ``urge`` and ``fix_day`` in
        履行, ``breach`` in 未履行和处理, ``close`` in 结案销号; a pane passes over one that it does not know.
        """
