"""One walk of a published case: what it carries along, and where it ends."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from desktop.published import Published
from desktop.published_intake import Reading
from models.station import Identity
from models.store import Store

MINUTE = timedelta(minutes=1)
UNTOLD = "未记明"


@dataclass
class Clock:
    """The clock of a store whose days are led by hand."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the moment that has been reached."""
        return self.now


@dataclass
class Walked:
    """Where a case ended and what it lacks."""

    case_id: uuid.UUID
    title: str
    track: str
    verdict: str
    reasons: list[str]
    published: str
    road: str
    sitting_id: uuid.UUID | None = None
    gaps: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


@dataclass
class Walk:
    """One walk: the store, the report, who acts and the moment that the tour has reached."""

    store: Store
    case: Published
    by: Identity
    clock: Clock
    reading: Reading
    known: dict[str, Any] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment that the walk has reached."""
        return self.clock.now

    def tick(self) -> datetime:
        """Let a minute go by."""
        self.clock.now += MINUTE
        return self.clock.now
