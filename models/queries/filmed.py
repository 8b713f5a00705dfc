"""What the room shows of its recordings, as plain data."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.recordings import Recording


@dataclass(frozen=True, slots=True)
class RecordingCard:
    """The recording of the sitting, as far as it is known; ``broken`` where a break or a loss was told."""

    id: uuid.UUID
    device: str
    file_number: str
    started_at: datetime | None
    complete: bool
    broken: bool = False
    video: bool = True


def card(kept: Sequence[Recording]) -> RecordingCard | None:
    """Return the recording that the head of the room speaks of: a complete one first."""
    if not kept:
        return None
    first = next((each for each in kept if each.complete), kept[0])
    broken = any(each.broken for each in kept)
    return RecordingCard(
        first.id, first.device, first.file_number, first.started_at, first.complete, broken, first.video
    )


def enough(kept: Sequence[Recording]) -> bool:
    """Tell whether nothing need be asked of the video when the sitting ends: one is complete, or its loss was told."""
    return any(each.told for each in kept)
