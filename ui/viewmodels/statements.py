"""诉求 in the room: taken down by topic, made of a line of the record, corrected and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from models import cases, demands, money, sittings
from models.cases import Party
from models.demands import Demand
from models.errors import Refusal
from models.record import Kind, Line
from models.sittings import Sitting
from ui.viewmodels.sitting_offers import sum_in

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

TOPICS = demands.TOPICS


@dataclass
class Statements:
    """What is done with demands; each deed is one unit and reads the room anew."""

    parts: "Parts"

    def guess(self, text: str, typed_sum: str = "") -> str:
        """Guess the topic of words half typed; a sum that cannot be read yet says nothing."""
        try:
            amount = _sum(typed_sum, text)
        except Refusal:
            amount = None
        return demands.guess_topic(text, amount) if text.strip() or amount is not None else ""

    def state(self, party_id: UUID, text: str, typed_sum: str, topic: str) -> None:
        """Put a demand on record; a topic that was not chosen is guessed."""
        amount = _sum(typed_sum, text)
        self.parts.deeds.demand(
            party_id, text=text, amount=amount, topic=topic or demands.guess_topic(text, amount)
        )  # fmt: skip

    def from_line(self, line_id: UUID) -> None:
        """Make a demand of what a party said, word for word."""
        parts = self.parts
        line = parts.record.line(line_id)
        if line.party_id is None:
            raise Refusal("这一行不是当事人说的，不能记为诉求。")
        if line.private:
            raise Refusal("背对背的话不能成为各方都看得到的诉求，请先问明可否转达。")
        if line.struck_at is not None:
            raise Refusal("这一行已经划去。")
        amount = sum_in(line.text)
        with parts.store.unit() as db:
            sittings.refuse_over(db.get_one(Sitting, parts.room.sitting_id))
            party = db.get_one(Party, line.party_id)
            demands.state(
                db, cases.case(db, party.case_id), party, text=line.text, amount=amount, line_id=line.id,
                topic=demands.guess_topic(line.text, amount), by=parts.deeds.by,
            )  # fmt: skip
        parts.deeds.reload()

    def take(self, lines: Sequence[Line]) -> None:
        """Make the demand of each 诉求 that a party put on record before everybody, once."""
        for line in lines:
            if (
                line.kind == Kind.DEMAND.value
                and line.party_id
                and not line.private
                and not self._taken(line.id)
            ):
                self.from_line(line.id)

    def _taken(self, line_id: UUID) -> bool:
        parts = self.parts
        with parts.store.reading() as db:
            return any(each.line_id == line_id for each in demands.of_case(db, parts.room.case_id))

    def correct(self, demand_id: UUID, text: str, typed_sum: str, topic: str, *, reason: str) -> None:
        """Put another demand in the place of one."""
        amount = _sum(typed_sum, text)
        with self.parts.store.unit() as db:
            sittings.refuse_over(db.get_one(Sitting, self.parts.room.sitting_id))
            demands.correct(
                db, db.get_one(Demand, demand_id), text=text, amount=amount, reason=reason, by=self.parts.deeds.by,
                topic=topic or demands.guess_topic(text, amount),
            )  # fmt: skip
        self.parts.deeds.reload()

    def withdraw(self, demand_id: UUID, reason: str) -> None:
        """Take a demand back."""
        with self.parts.store.unit() as db:
            sittings.refuse_over(db.get_one(Sitting, self.parts.room.sitting_id))
            demands.withdraw(db, db.get_one(Demand, demand_id), reason=reason, by=self.parts.deeds.by)
        self.parts.deeds.reload()

    def typed_sum(self, amount: int | None) -> str:
        """Write a sum as it is typed."""
        return "" if amount is None else money.digits(amount).removeprefix("¥").removesuffix(".00")


def _sum(typed: str, text: str) -> int | None:
    if not typed.strip():
        return sum_in(text)
    try:
        return money.parse(typed)
    except Refusal as refusal:
        raise Refusal(refusal.message, "amount") from refusal
