"""What box one of 简易 puts on record: a line of facts and one of demand a party, and the demand itself.

A line is found again by its mark (``Utterance.prompt``), so that a changed box corrects the very line it wrote.
"""

from typing import TYPE_CHECKING

from models import cases, demands, record
from models.record import Kind
from ui.viewmodels import sitting_offers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Party
    from models.sittings import Sitting
    from models.station import Identity
    from ui.viewmodels.simple_words import Said

FACTS, ASKS = "simple.facts", "simple.asks"
KINDS = {FACTS: Kind.FACT, ASKS: Kind.DEMAND}


def write(db: "Session", live: "Sitting", party: "Party", said: "Said", *, by: "Identity") -> None:
    """Put on record what a party says; what stands there already is left, what changed is corrected."""
    _say(db, live, party, (FACTS, said.facts), by=by)
    _say(db, live, party, (ASKS, said.asks), by=by)
    _ask(db, party, said.asks, by=by)


def _say(db: "Session", live: "Sitting", party: "Party", marked: tuple[str, str], *, by: "Identity") -> None:
    mark, text = marked
    before = next(
        (
            each
            for each in reversed(record.lines(db, live.id))
            if each.prompt == mark and each.party_id == party.id and each.struck_at is None
        ),
        None,
    )
    if before is not None and before.text == text:
        return
    if before is not None:
        record.strike(db, before.id, reason="更正", by=by)
    if text.strip():
        record.note(
            db, live, party.name, text, by=by, kind=KINDS[mark], party_id=party.id, prompt=mark,
            corrects=before.id if before is not None else None,
        )  # fmt: skip


def _ask(db: "Session", party: "Party", text: str, *, by: "Identity") -> None:
    """Put the demand on record once, and another in its place when the words change."""
    subject = cases.case(db, party.case_id)
    kept = [each for each in demands.of_case(db, subject.id) if each.party_id == party.id]
    if not text.strip() or any(each.text == text for each in kept):
        return
    for each in kept[:1]:
        each.voided_at, each.void_reason = db.info["now"](), "更正"
    amount = sitting_offers.sum_in(text)
    demands.state(db, subject, party, text=text, amount=amount, topic="赔偿金额" if amount else "其他", by=by)
