"""The dock of 警民共谈理: proposals in rounds, the entry of the next, what changed in the draft, the gap."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.autosave import DraftSaver
from ui.widgets.clause_diff import Changes
from ui.widgets.dock_panel import Panel
from ui.widgets.gap_chart import GapChart
from ui.widgets.gap_table import GapTable
from ui.widgets.labels import SectionTitle
from ui.widgets.offer_card import Offer
from ui.widgets.offer_form import OfferForm

if TYPE_CHECKING:
    from ui.viewmodels.offer_board import Shown
    from ui.viewmodels.talks import Talks
    from ui.widgets.sitting_room import Room

KEY, ADDED = "offer", "增加"


class OffersPanel(Panel):
    """The board of proposals; it works in the room that it is bound to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("offers", parent)
        self._board, self._gone = QVBoxLayout(), QVBoxLayout()
        for board in (self._board, self._gone):
            board.setSpacing(theme.px(8))
        self.gone_title = SectionTitle("已取代、已撤下的方案")
        self.changes = Changes("offers.changes")
        self.form = OfferForm()
        self.gap_title = SectionTitle("差距")
        self.table = GapTable()
        self.gap = GapChart()
        for part in (self.changes, self.form, self.gap_title, self.gap, self.table):
            if part is self.form:
                self.column.addLayout(self._board)
            self.column.addWidget(part)
        self.column.addWidget(self.gone_title)
        self.column.addLayout(self._gone)
        self.column.addStretch(1)
        self.words, self.sum, self.problem = self.form.text, self.form.amount, self.form.problem
        self.cards: list[Offer] = []
        self._room: Room | None = None
        self._talks: Talks | None = None
        self._saver: DraftSaver | None = None
        self._at: UUID | None = None
        self._mending = False
        self.form.submitted.connect(self.put)
        self.form.cancelled.connect(self._over)

    def bind(self, room: "Room", talks: "Talks") -> None:
        """Tell the room whose board this is; what was being typed comes back."""
        self._room, self._talks = room, talks
        self.form.offer(talks.offered())
        self.form.said_day = talks.said_day
        self._saver = DraftSaver(lambda _key, typed: talks.keep(typed), parent=self, boundary=room.boundary)
        self.form.typed.connect(self._touch)
        self.changes.seen.connect(lambda: self._do(talks.acknowledge))
        if typed := talks.kept():
            self.form.show_values(typed)

    # deeds

    def put(self) -> None:
        """Put what was typed on the board: a new proposal, a counter-offer, or the mended one."""
        talks = self._talks
        if talks is None:
            return
        typed, at, mending = self.form.values(), self._at, self._mending
        deed = (lambda: talks.amend(at, typed)) if mending and at else (lambda: talks.put(typed, counters=at))
        if self._do(deed, self.form.show_problem):
            self._over()
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def counter(self, offer_id: UUID) -> None:
        """Begin a counter-offer: the same again, with another sum."""
        self._begin(offer_id, mending=False)

    def amend(self, offer_id: UUID) -> None:
        """Begin to mend a proposal."""
        self._begin(offer_id, mending=True)

    def _begin(self, offer_id: UUID, *, mending: bool) -> None:
        if self._talks is None:
            return
        self._at, self._mending = offer_id, mending
        number, typed = self._talks.to_amend(offer_id) if mending else self._talks.to_counter(offer_id)
        self.form.show_values(typed)
        self.form.show_mode(f"修改方案 {number}" if mending else f"对方案 {number} 的反方案")
        field = self.words if mending or not self._talks.names_sum(offer_id) else self.sum
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(self.form)

    def _over(self) -> None:
        self._at, self._mending = None, False
        self.form.clear()
        if self._saver is not None and self._talks is not None:
            self._saver.forget(KEY)
            self._talks.forget()

    def _touch(self) -> None:
        if self._saver is not None and self._at is None:
            self._saver.touch(KEY, self.form.values())

    def flush(self) -> None:
        """Put what is being typed in safety."""
        if self._saver is not None:
            self._saver.flush()

    def _do(self, deed: Callable[[], object], problem: Callable[[str, str], bool] | None = None) -> bool:
        return self._room is not None and self._room.do(deed, problem)

    # showing

    def show_room(self) -> None:
        """Show the board, the changes of the draft and the gap; a card that says the same stays as it is."""
        if self._talks is None:
            return
        self._show_board(self._talks.board())
        self.changes.show_changes([each for each in self._talks.changes() if each.kind != ADDED])
        points, rows = self._talks.gap(), self._talks.table()
        self.table.show_rows(self._talks.sides(), rows)
        self.gap.show_points(points)
        self.gap_title.setVisible(bool(points or rows))

    def _show_board(self, board: "Sequence[Shown]") -> None:
        """Show what stands over the entry, what is gone at the foot; a new one comes into sight."""
        kept = {card.offer_id: card for card in self.cards}
        before, self.cards, rows = len(kept), [], {False: 0, True: 0}
        for offer in board:
            gone = offer.tone == "gone"
            card = kept.pop(offer.id, None)
            if card is None or card.offer != offer:
                fresh = self._card(offer)
                place = card.place_of(self.window().focusWidget()) if card is not None else ""
                if card is not None:
                    fresh.take_over(card)
                (self._gone if gone else self._board).insertWidget(rows[gone], fresh)
                if place:
                    fresh.show()
                    fresh.go_to(place)
                if card is not None:
                    self._drop(card)
                card = fresh
            rows[gone] += 1
            self.cards.append(card)
        for left in kept.values():
            self._drop(left)
        self.gone_title.setVisible(bool(rows[True]))
        if self.isVisible() and len(self.cards) > before > 0:
            self._reveal(self.form)

    def _reveal(self, part: QWidget) -> None:
        """Bring a part into sight once it has its place."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(part, 0, theme.px(12)))

    def _drop(self, card: Offer) -> None:
        for board in (self._board, self._gone):
            board.removeWidget(card)
        card.blockSignals(True)
        card.hide()
        card.deleteLater()

    def _card(self, offer: "Shown") -> Offer:
        talks = self._talks
        assert talks is not None, "the board is bound before anything is shown"
        card = Offer(offer)
        card.answered.connect(lambda *said: self._do(lambda: talks.answer(*said)))
        card.withdrawn.connect(lambda key, why: self._do(lambda: talks.withdraw(key, why)))
        card.shown.connect(lambda key: self._do(lambda: talks.show(key)))
        card.countered.connect(self.counter)
        card.amended.connect(self.amend)
        return card

    def reveal(self, number: int) -> None:
        """Bring the proposal of a round into sight."""
        for card in self.cards:
            if card.offer.round == number:
                self._reveal(card)
                card.setFocus(Qt.FocusReason.OtherFocusReason)
