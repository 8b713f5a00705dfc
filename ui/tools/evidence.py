"""证据: the catalogue of the case, what was noted as evidence, and what is still missing."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from ui.forms.line import Line
from ui.widgets.dock_panel import Problem
from ui.widgets.exhibit_card import ExhibitCard
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.say_row import SayRow
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.evidence import Catalogue, Entry
    from ui.viewmodels.sitting_parts import Parts
    from ui.widgets.sitting_room import Room


class Evidence(Tool):
    """A line to enter one, the entries, the lines of kind 证据 that are none yet, and the usual ones that lack."""

    def __init__(self, room: "Room", catalogue: "Catalogue") -> None:
        super().__init__(room, "evidence")
        self.catalogue = catalogue
        self.name = Line(placeholder="新证据的名称，Enter 列入目录")
        self.name.setObjectName("evidence.name")
        self.name.setAccessibleName("新证据的名称")
        self.name.submitted.connect(self._enter)
        self.problem = Problem()
        self.cards: dict[UUID, ExhibitCard] = {}
        self.empty = Muted("目录还是空的。笔录里选一行按 4，或者在上面写名称。", wrap=True)
        self._entries, self._noted, self._missing = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.noted_title, self.missing_title = (
            SectionTitle("笔录里说到、还没有列入的"),
            SectionTitle("这类纠纷常要、还没有出示的"),
        )
        self.noted: dict[UUID, SayRow] = {}
        self.missing: dict[str, SayRow] = {}
        self.column.addWidget(self.name)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.empty)
        for part in (self._entries, self.noted_title, self._noted, self.missing_title, self._missing):
            if isinstance(part, QVBoxLayout):
                self.column.addLayout(part)
            else:
                self.column.addWidget(part)
        self._noted.setSpacing(0)
        self._missing.setSpacing(0)
        room.saved.connect(self._hear)
        self.column.addStretch(1)

    def show_room(self) -> None:
        """Show the catalogue; cards that stay keep what is open and typed in them."""
        entries = {each.id: each for each in self.catalogue.entries()}
        for key in [key for key in self.cards if key not in entries]:
            _drop(self._entries, self.cards.pop(key))
        for key, entry in entries.items():
            if key in self.cards:
                self.cards[key].show_entry(entry)
            else:
                self._add(key, entry)
        self.empty.setVisible(not entries)
        self._show_noted()
        self._show_missing()

    def _hear(self, _at: object) -> None:
        """Show a line that was typed just now."""
        if self.isVisible():
            self.show_room()

    def _add(self, key: UUID, entry: "Entry") -> None:
        card = ExhibitCard(entry, self.catalogue.lists())

        def tell(_field: str, sentence: str) -> bool:
            card.tell(sentence)
            return True

        def correct(column: str, value: str) -> None:
            self.room.do(lambda: self.catalogue.correct(key, **{column: value}), tell)

        card.corrected.connect(correct)
        card.viewed.connect(lambda *said: self.room.do(lambda: self.catalogue.view(key, *said), tell))
        card.voided.connect(lambda reason: self.room.do(lambda: self.catalogue.void(key, reason), tell))
        card.turned.connect(lambda opened: self._turn(key, opened=opened))
        self.cards[key] = card
        self._entries.addWidget(card)

    def _turn(self, key: UUID, *, opened: bool) -> None:
        """Open one entry; another that was open is closed."""
        for other, card in self.cards.items():
            if card.opened and other != key:
                card.turn(opened=False)
        self.cards[key].turn(opened=opened)

    def _show_noted(self) -> None:
        lines = {line.id: line for line in self.catalogue.noted()}
        for key in [key for key in self.noted if key not in lines]:
            _drop(self._noted, self.noted.pop(key))
        for key, line in lines.items():
            if key not in self.noted:
                row = self.noted[key] = SayRow(f"{line.speaker}：{line.text}", deed="列入")
                row.said.connect(lambda key=key: self.room.do(lambda: self.catalogue.enter_line(key)))
                self._noted.addWidget(row)
        self.noted_title.setVisible(bool(lines))

    def _show_missing(self) -> None:
        usual = self.catalogue.missing()
        for text in [text for text in self.missing if text not in usual]:
            _drop(self._missing, self.missing.pop(text))
        for text in usual:
            if text not in self.missing:
                row = self.missing[text] = SayRow(text, deed="列入")
                row.said.connect(lambda text=text: self.room.do(lambda: self.catalogue.enter(text)))
                self._missing.addWidget(row)
        self.missing_title.setVisible(bool(usual))

    def _enter(self) -> None:
        def tell(_field: str, sentence: str) -> bool:
            self.problem.say(sentence)
            return True

        self.problem.say("")
        words = self.name.text()
        if self.room.do(lambda: self.catalogue.enter(words), tell):
            self.name.clear()


def _drop(column: QVBoxLayout, row: ExhibitCard | SayRow) -> None:
    column.removeWidget(row)
    row.hide()
    row.deleteLater()


def open(room: "Room") -> Evidence:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels import evidence  # noqa: PLC0415 -- no SQLAlchemy before the first paint

    return Evidence(room, evidence.Catalogue(room.parts))


def count(parts: "Parts") -> int:
    """Return how many pieces of evidence the tab tells."""
    from ui.viewmodels import evidence  # noqa: PLC0415 -- as above

    return evidence.count(parts)


TOOL = ToolSpec("evidence", "证据", order=30, open=open, phases=("民警后梳理",), count=count)
