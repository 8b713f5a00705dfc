"""One thing that a figure counts."""

import uuid
from dataclasses import dataclass
from datetime import date

from models.periods import Period


@dataclass(frozen=True, slots=True)
class Item:
    """One case, duty or agreement of a denominator; ``good`` says that the numerator has it.

    ``days`` is how long it took, ``before`` and ``after`` how often the pair called, where a figure asks for it.
    """

    case_id: uuid.UUID
    officer_id: uuid.UUID | None
    good: bool
    days: int = 0
    before: int = 0
    after: int = 0


def until(period: Period, today: date) -> date:
    """Return the first day that is not yet over: a duty of today is not late."""
    return min(period.after, today)
