"""全程录像: whether what was filmed covers a sitting from its beginning to its end (治安管理处罚法 108)."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import recordings, sittings
from models.recordings import Span
from models.sittings import Happening, Sitting

_STILL = frozenset({Happening.PAUSE.value, Happening.DRUNK.value})


def lacking(db: Session, sitting: Sitting, *, until: datetime) -> str:
    """Say what all videos of a sitting together lack up to a moment; nothing when it is all there."""
    kept = recordings.of_sitting(db, sitting.id)
    return recordings.lacking(kept, sitting.started_at, until, breaks=breaks(db, sitting, until=until))


def gaps(db: Session, sitting: Sitting, *, until: datetime) -> list[Span]:
    """Return the parts of a sitting that no video of the index covers."""
    spans = [
        (each.started_at, each.ended_at or until)
        for each in recordings.of_sitting(db, sitting.id)
        if each.video and each.started_at
    ]
    return recordings.missing(spans, sitting.started_at, until, breaks=breaks(db, sitting, until=until))


def breaks(db: Session, sitting: Sitting, *, until: datetime) -> list[Span]:
    """Return when the sitting stood still: from 休会, or somebody drunk, to 复会."""
    found: list[Span] = []
    since: datetime | None = None
    for event in sittings.events(db, sitting.id):
        if event.kind in _STILL and event.valid and since is None:
            since = event.at
        elif event.kind == Happening.RESUME.value and event.valid and since is not None:
            found.append((since, event.at))
            since = None
    return [*found, (since, until)] if since is not None and since <= until else found
