"""How long each side has spoken by the clock, for the step and the bar over the record."""

from datetime import datetime

from models import turns
from models.queries.room import Room
from models.store import Store

#: So many sides the step over the room has place for.
NAMED_SIDES = 3


def by_clock(store: Store, around: Room, now: datetime) -> dict[str, float] | None:
    """Return the seconds of each side: None where nobody was timed, nothing where the switch is off."""
    with store.reading() as db:
        by_party = turns.spoken(db, around.sitting_id, now)
    if by_party is None:
        return {}
    if not by_party:
        return None
    seconds = {party.side: 0.0 for party in around.parties}
    for party in around.parties:
        seconds[party.side] += by_party.get(party.id, 0.0)
    return seconds
