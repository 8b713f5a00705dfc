"""全程录像: whether what was filmed covers what one officer presided over alone (治安管理处罚法 108)."""

from datetime import datetime

from sqlalchemy import Uuid, column, func, select, table
from sqlalchemy.orm import Session

from models import recordings, sittings
from models.recordings import Span
from models.sittings import Happening, Phase, Sitting, SittingEvent

_STILL = frozenset({Happening.PAUSE.value, Happening.DRUNK.value})
_OFFICER = "民警"
#: The lines of the record, of which nothing but their numbers is needed.
_LINES = table("utterances", column("sitting_id", Uuid()), column("seq"))


def alone(sitting: Sitting) -> bool:
    """Tell whether at any time of a sitting one officer presided and no second one."""
    return any(count == 1 for _, _, count in _presided(sitting, sitting.ended_at))


def lacking(db: Session, sitting: Sitting, *, until: datetime) -> str:
    """Say what all videos of a sitting together lack up to a moment; nothing when it is all there."""
    kept = recordings.of_sitting(db, sitting.id)
    return recordings.lacking(kept, sitting.started_at, until, breaks=_excused(db, sitting, until=until))


def gaps(db: Session, sitting: Sitting, *, until: datetime) -> list[Span]:
    """Return the parts of a sitting that had to be filmed and that no video of the index covers."""
    spans = [
        (each.started_at, each.ended_at or until)
        for each in recordings.of_sitting(db, sitting.id)
        if each.video and each.started_at
    ]
    return recordings.missing(spans, sitting.started_at, until, breaks=_excused(db, sitting, until=until))


def breaks(db: Session, sitting: Sitting, *, until: datetime) -> list[Span]:
    """Return when the sitting stood still: from 休会, or somebody drunk, to 复会, and while a wrong mark had ended it.

    Where something was said or the phase changed meanwhile, it did not stand still.
    """
    told = sittings.events(db, sitting.id)
    last = db.scalar(select(func.max(_LINES.c.seq)).where(_LINES.c.sitting_id == sitting.id)) or 0
    found: list[Span] = []
    since: SittingEvent | None = None
    moved = False
    for event in told:
        ended = event.kind == Happening.PHASE.value and event.text == Phase.ENDED.value
        if ended and event.voided_at is not None:
            found.append((event.at, event.voided_at))
        if not event.valid or ended:
            continue
        if event.kind in _STILL and since is None:
            since, moved = event, False
        elif event.kind == Happening.PHASE.value:
            moved = True
        elif event.kind == Happening.RESUME.value and since is not None:
            if not moved and event.after == since.after:
                found.append((since.at, event.at))
            since = None
    if since is not None and since.at <= until and not moved and last == (since.after or 0):
        found.append((since.at, until))
    return found


def _excused(db: Session, sitting: Sitting, *, until: datetime) -> list[Span]:
    """Return what need not be filmed: while the sitting stood still, and while two officers presided."""
    two = [(start, end) for start, end, count in _presided(sitting, until) if count > 1]
    return [*breaks(db, sitting, until=until), *two]


def _presided(sitting: Sitting, until: datetime | None) -> list[tuple[datetime, datetime, int]]:
    """Return from when to when how many officers presided, in order; without an end, the last lasts on."""
    start = sitting.started_at
    officers = [
        (max(start, each.since or start), each.until) for each in sitting.presided if each.kind == _OFFICER
    ]
    moments = {start, *(since for since, _ in officers), *(max(start, left) for _, left in officers if left)}
    marks = sorted(each for each in moments if until is None or each < until or each == start)
    found = []
    for place, here in enumerate(marks):
        end = marks[place + 1] if place + 1 < len(marks) else max(here, until) if until else here
        count = sum(1 for since, left in officers if since <= here and (left is None or left > here))
        found.append((here, end, count))
    return found
