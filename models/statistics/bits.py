"""Which of many cases a cell has, as the bits of one number: what sets of twenty thousand cases are fast with."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

T = TypeVar("T")
_ONES = bytes.maketrans(b"01", b"\x00\x01")


def made_of(places: Iterable[int], count: int) -> int:
    """Return the number whose bits are set at ``places``, each below ``count``.

    >>> made_of((0, 2), 8)
    5
    """
    kept = bytearray(count // 8 + 1)
    for place in places:
        kept[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(kept, "little")


def picked(items: Sequence[T], bits: int) -> tuple[T, ...]:
    """Return the items at the places whose bit is set, in their order.

    >>> picked("abc", 5)
    ('a', 'c')
    """
    return tuple(compress(items, f"{bits:b}"[::-1].encode().translate(_ONES)))
