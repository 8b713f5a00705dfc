"""The list at the left of 台账: the entries of every ledger, in their groups."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.card import RowsCard
from ui.widgets.labels import SectionTitle
from ui.widgets.ledger import Entry
from ui.widgets.rows import ChoiceRow
from ui.widgets.scrolled import Scrolled

#: A ledger's key and one of its entries' keys.
Place = tuple[str, str]


class LedgerList(QWidget):
    """Choices in groups; Tab meets the list once, and the arrows choose the next (of a quiet entry, only go to it)."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Place, ChoiceRow] = {}
        self._quiet: set[Place] = set()
        self._said: object = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._area = Scrolled(self._column)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self.setFixedWidth(min(theme.px(228), 284))

    @property
    def places(self) -> tuple[Place, ...]:
        """Return what can be chosen, from top to bottom."""
        return tuple(self._rows)

    def row(self, ledger: str, entry: str) -> ChoiceRow:
        """Return the row of an entry."""
        return self._rows[ledger, entry]

    def show_groups(self, groups: Mapping[str, Iterable[tuple[str, Entry]]]) -> None:
        """Show the entries (each with its ledger) under the titles of their groups; a group without one has no title."""
        found = {title: tuple(entries) for title, entries in groups.items()}
        if found == self._said:
            return
        self._said = found
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows.clear()
        self._quiet.clear()
        for title, entries in found.items():
            if not entries:
                continue
            if self._rows:
                self._column.addSpacing(theme.px(8))
            self._column.addWidget(SectionTitle(title))
            card = RowsCard()
            for ledger, entry in entries:
                card.add(self._made(ledger, entry))
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _made(self, ledger: str, entry: Entry) -> ChoiceRow:
        row = ChoiceRow(entry.title)
        row.setObjectName(f"{ledger}.{entry.key}.choice")
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if entry.quiet:
            row.text.setProperty("kind", "muted")
            self._quiet.add((ledger, entry.key))
        row.installEventFilter(self)
        row.pressed.connect(lambda: self.chosen.emit(ledger, entry.key))
        self._rows[ledger, entry.key] = row
        return row

    def show_chosen(self, ledger: str, entry: str) -> None:
        """Light one entry up; it is the one that Tab meets."""
        for place, row in self._rows.items():
            lit = place == (ledger, entry)
            row.choose(chosen=lit)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lit else Qt.FocusPolicy.ClickFocus)
            if lit:
                self._area.ensureWidgetVisible(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows, Home and End from a row before the column scrolls by them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            here = next((place for place, row in self._rows.items() if row is watched), None)
            if here is not None and self._go(here, Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _go(self, here: Place, key: Qt.Key) -> bool:
        places = list(self._rows)
        at, last = places.index(here), len(places) - 1
        there = {
            Qt.Key.Key_Up: max(0, at - 1),
            Qt.Key.Key_Down: min(last, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if there is None:
            return False
        row = self._rows[places[there]]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)
        if places[there] not in self._quiet:
            self.chosen.emit(*places[there])
        return True
