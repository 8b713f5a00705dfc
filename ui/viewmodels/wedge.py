"""A card reader that types: a burst of keys, faster than any hand, which says who somebody is.

Such a reader sends the card as if it were typed, its parts set apart by tabs and ended by Enter.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models import identity
from models.errors import Refusal
from ui.viewmodels import lines

#: Milliseconds between two keys that no hand keeps up for a whole number; readers send one in 1 to 20.
PACE_MS = 35
#: After so long a silence the burst has ended.
END_MS = 120
SHORTEST = 18
ENDS = "\r\n"


@dataclass(frozen=True)
class Key:
    """What one key typed, and when."""

    at_ms: float
    text: str


def is_fast(keys: Sequence[Key]) -> bool:
    """Tell whether the keys follow one another faster than they can be typed."""
    return all(later.at_ms - earlier.at_ms <= PACE_MS for earlier, later in itertools.pairwise(keys))


def recognise(keys: Sequence[Key], *, today: date) -> dict[str, str]:
    """Return the fields of a card that a reader typed; nothing when the pace or the content is not a reader's.

    A number alone, without any tab, is a card too when it passes its check: many readers send no more.
    """
    words = "".join(key.text for key in keys).strip()
    if len(words) < SHORTEST or not is_fast(keys):
        return {}
    found = lines.read_line(words, today=today) or {"id_number": words}
    try:
        found["id_number"] = identity.IdNumber.parse(found.get("id_number", ""), today=today).text
    except Refusal:
        return {}
    return found


class Burst:
    """The keys of one burst as they come; an empty answer means that they are ordinary typing so far.

    ``take`` says whether a key belongs to a burst that goes on, so that its tab need not leave the field.
    """

    def __init__(self) -> None:
        self.keys: list[Key] = []

    def take(self, key: Key) -> bool:
        """Take a key and say whether it follows the one before at a reader's pace."""
        follows = bool(self.keys) and key.at_ms - self.keys[-1].at_ms <= PACE_MS
        self.keys = [*self.keys, key] if follows else [key]
        return follows

    def fields(self, *, today: date) -> dict[str, str]:
        """Return what the burst says, and begin anew."""
        keys, self.keys = self.keys, []
        return recognise(keys, today=today)
