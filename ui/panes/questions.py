"""单独询问: what is asked of each party alone; only 已问 and 未问 stand on the screen until it is opened."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.page import Context
from ui.pane import Pane, PaneSpec
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted
from ui.widgets.private_rows import OpenedCard, PrivateRows
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from ui.viewmodels.private import PartyAlone, PrivateTalks


class Questions(Pane):
    """One party at a time: its questions, and the door to what it said."""

    watches = frozenset({"Case", "Party", "Confidence", "Answer"})

    def __init__(self, context: Context, viewmodel: "PrivateTalks", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = viewmodel
        self.case_id: uuid.UUID | None = None
        self._parties: tuple[PartyAlone, ...] = ()
        self.banner = Label()
        self.banner.setProperty("kind", "when")
        self.banner.setProperty("tone", "warn")
        self.banner.setWordWrap(True)
        self.people = Chips(single=True)
        self.rows, self.opened = PrivateRows(), OpenedCard()
        self.barred = Muted(wrap=True)
        self.reason = Line(placeholder="为什么要打开（会留下记录）")
        self.reason.setObjectName("private.reason")
        self.open_ = QPushButton("打开")
        self.open_.setObjectName("private.open")
        self._lay_out()
        self.people.picked.connect(lambda _values: self._show_party())
        self.rows.answered.connect(self.guarded(self._keep))
        self.open_.clicked.connect(self.guarded(self._reveal))
        self.reason.submitted.connect(self.guarded(self._reveal))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Mark the line that asks why something is opened."""
        self.reason.mark(bad=field == "reason")
        if field == "reason":
            self.reason.setPlaceholderText(sentence)
            self.reason.setFocus()
        return field == "reason"

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.barred, 1)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.open_)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, theme.px(4), 0)
        inside.setSpacing(theme.px(8))
        inside.addWidget(self.opened)
        inside.addWidget(self.rows)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Muted(f"避开对方，一人一人地问。先说明：“{self.viewmodel.opening}”", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.people)
        column.addWidget(Scrolled(inside), 1)
        column.addLayout(foot)

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show the parties of another case, nothing opened."""
        self.case_id = case_id
        self.opened.put_away()
        self.people.show_on([])
        self._read()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is asked by now."""
        del changed
        if self.case_id is not None:
            self._read()

    def leave(self) -> None:
        """Put away what was opened."""
        self.opened.put_away()
        self.reason.clear()

    def hideEvent(self, event: object) -> None:
        """Put away what was opened as soon as the pane is no more seen."""
        del event
        self.opened.put_away()

    def _read(self) -> None:
        assert self.case_id is not None, "a pane reads the case it shows"
        self._parties = self.viewmodel.parties(self.case_id)
        told = self.viewmodel.banner(self.case_id)
        self.banner.setText(told)
        self.banner.setVisible(bool(told))
        self.people.offer(tuple((str(each.party_id), each.name) for each in self._parties))
        if not self.people.on() and self._parties:
            self.people.show_on([str(self._parties[0].party_id)])
        asked, whole = (
            sum(each.count for each in self._parties),
            sum(len(each.rows) for each in self._parties),
        )
        self.set_note(f"{asked}/{whole}" if asked else "")
        self._show(put_away=False)

    def _show_party(self) -> None:
        if not self.people.on() and self._parties:  # a chip pressed again stays on: somebody is always asked
            self.people.show_on([str(self._parties[0].party_id)])
        self._show(put_away=True)

    def _show(self, *, put_away: bool) -> None:
        if put_away:
            self.opened.put_away()
        party = self._chosen()
        for part in (self.rows, self.open_, self.reason, self.barred):
            part.setVisible(party is not None)
        if party is None:
            return
        self.rows.show_party(party)
        may = party.count > 0 and not party.no_opening
        self.open_.setVisible(may)
        self.reason.setVisible(may)
        self.barred.setText(party.no_opening if party.count else "还没有问过这一方。")
        self.barred.setVisible(not may)

    def _chosen(self) -> "PartyAlone | None":
        on = self.people.on()
        return next((each for each in self._parties if [str(each.party_id)] == on), None)

    def _keep(self, key: str, value: str, note: str) -> None:
        party = self._chosen()
        assert party is not None, "an answer belongs to a party"
        self.viewmodel.keep(party.party_id, key, value=value, note=note)
        self.opened.put_away()
        self._read()

    def _reveal(self) -> None:
        party = self._chosen()
        assert party is not None, "what is opened belongs to a party"
        self.opened.show_opened(self.viewmodel.reveal(party.party_id, reason=self.reason.text()))
        self.reason.clear()
        self.reason.mark(bad=False)


def open(context: Context) -> Questions:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import private  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return Questions(context, private.PrivateTalks(context.store, context.now))


PANE = PaneSpec("questions", "单独询问", order=10, open=open)
