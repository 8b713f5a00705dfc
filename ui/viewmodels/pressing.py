"""What whoever presides, or an officer, writes into the record and may not say to a party: told, never blocked."""

from typing import TYPE_CHECKING

from models import consequences
from models.queries.room import HOST
from models.station import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.record import Line
    from ui.viewmodels.sitting_parts import Parts

_OFFICERS = (Role.POLICE.value, Role.AUXILIARY.value, Role.LEADER.value)


def told(parts: "Parts", lines: "Iterable[Line]") -> str:
    """Say what is wrong with the words of a host or an officer that were just kept; empty for everybody else's."""
    presiding = {HOST, *parts.room.hosts}
    for line in lines:
        role = parts.speaker(line.speaker).role
        official = line.speaker in presiding or any(word in role for word in _OFFICERS)
        if line.party_id is None and official and (sentence := consequences.quietly(line.text)):
            return sentence
    return ""
