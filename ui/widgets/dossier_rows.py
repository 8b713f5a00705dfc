"""The rows of a dossier's meter: name and state, why, and what can be done about the one that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.card import RowsCard
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided, Muted, SectionTitle, Tag
from ui.widgets.meters import Meter
from ui.widgets.rows import Choosable
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.viewmodels.dossier import RowView, View


class DossierRow(Choosable):
    """One row; ``asked`` carries the deed: add, put, out or back."""

    asked = Signal(str)

    def __init__(self, row: "RowView", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setObjectName(f"dossier.row.{row.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{row.name} {row.state} {row.why}".strip())
        self.name = Elided(row.name)
        self.lit = (self.name,)
        self.tag = Tag(row.state, row.tone)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.tag)
        self.why = Muted(row.why, wrap=True)
        if not row.why:
            self.why.hide()  # never shown before it stands in the row: it would be a window
        self.deeds = QWidget()
        line = QHBoxLayout(self.deeds)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(2))
        self.buttons = {}
        for key, words in _deeds(row):
            button = plain(words, f"dossier.{key}.{row.key}", kind="quiet")
            button.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(8)}px;")
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            line.addWidget(button)
            self.buttons[key] = button
        line.addStretch(1)
        self.deeds.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(6), theme.px(12), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self.why)
        column.addWidget(self.deeds)

    def choose(self, *, chosen: bool) -> None:
        """Light this row up with its deeds, or no longer."""
        super().choose(chosen=chosen)
        self.deeds.setVisible(chosen and bool(self.buttons))

    def show_span(self, words: str) -> None:
        """Tell on which pages it stands."""
        self.why.setText("，".join(filter(None, (self.row.why, words))))
        self.why.setVisible(bool(self.why.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter with Ctrl to the sheet."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DossierRows(QWidget):
    """All rows under their count; ``chosen`` carries the key of a row, ``asked`` a deed and the key."""

    chosen = Signal(str)
    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle("")
        self.meter = Meter()
        self.card = RowsCard()
        self.rows: dict[str, DossierRow] = {}
        self.key = ""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.title)
        whole.addWidget(self.meter)
        whole.addWidget(Scroll(inside), 1)

    def show_view(self, view: "View") -> None:
        """Show the rows of a case; the one that was chosen stays so."""
        lacking = len(view.lacking)
        self.title.setText(
            f"必备 {view.must} 件，已有 {view.have} 件" + (f"，还缺 {lacking} 件" if lacking else "，已齐")
        )
        self.meter.show_done(view.have, view.must)
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
        self.card.clear()
        self.rows = {}
        for each in view.rows:
            row = DossierRow(each)
            row.choose(chosen=each.key == self.key)
            row.pressed.connect(lambda key=each.key: self.choose(key))
            row.asked.connect(lambda deed, key=each.key: self.asked.emit(deed, key))
            self.card.add(row)
            self.rows[each.key] = row
        if focused in self.rows:
            self.rows[focused].show()  # what the layout shows later takes no focus now
            self.rows[focused].setFocus()

    def show_spans(self, spans: "Mapping[str, str]") -> None:
        """Tell on which pages the rows stand."""
        for key, row in self.rows.items():
            row.show_span(spans.get(key, ""))

    def choose(self, key: str) -> None:
        """Choose a row."""
        self.key = key
        for name, row in self.rows.items():
            row.choose(chosen=name == key)
        self.chosen.emit(key)


def _deeds(row: "RowView") -> list[tuple[str, str]]:
    """List what can be done about a row."""
    if row.made:
        return []
    found = []
    if row.open and (row.forms or row.attached):
        found.append(("add", "补一件…"))
    if row.outside and (row.open or row.put):
        found.append(("put", "手工放入…" if not row.put else "改页数…"))
    if row.open:
        found.append(("out", "不需要…"))
    if row.settled or row.put:
        found.append(("back", "撤回"))
    return found
