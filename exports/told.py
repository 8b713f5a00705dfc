"""One thing that the record tells, and where it stands: by the numbers of lines and marks, not by a clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from exports.particulars import LineFacts
from models import happenings
from models.dates import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.record import Line
    from models.sittings import SittingEvent

#: (number of the line, whether it is a mark behind that line, its number there, its number behind that)
Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing on the record; ``phase`` is filled for what never leaves its phase."""

    place: Place
    fact: LineFacts
    phase: str = ""


def clock(moment: datetime) -> str:
    """Write the time of day as records do."""
    here = local(moment)
    return f"{here.hour}:{here.minute:02}"


def of_line(number: int, seq: int) -> Place:
    """Return the place of the line ``seq``, which stands at the number ``number``."""
    return (number, 0, seq, 0)


def of_mark(event: "SittingEvent", every: "Sequence[Line]", *, undone: bool = False) -> Place:
    """Return the place of a mark; why it was withdrawn stands behind it."""
    return (happenings.behind(event, every), 1, 2 * event.seq + undone, 0)


def of_moment(at: datetime, number: int, every: "Sequence[Line]", events: "Sequence[SittingEvent]") -> Place:
    """Return the place of what was entered at a moment: behind the lines and marks of before."""
    last = max((line.seq for line in every if line.at <= at), default=0)
    marks = [of_mark(event, every) for event in events if event.at <= at]
    return (*max([of_line(last, last), *marks])[:3], number)
