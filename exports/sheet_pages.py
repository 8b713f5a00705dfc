"""How the columns of a register go on paper: as many pages wide as it takes to be read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

#: So many half-width characters stand on an A4 page on its side at three quarters of their size.
PAGE = 203.0
#: A page may end with a column that is not full; lines over the head end before that.
SAFE = 0.85


@dataclass(frozen=True)
class Span:
    """How the columns go on paper: how many pages wide, and which of them hold lines that the first page shows whole.

    The first columns stand on every page; there a line that begins in them would be cut, so it begins after them.
    """

    widths: Sequence[float]
    pages: int
    first: int
    last: int


def page_span(widths: Sequence[float], frozen: int) -> Span:
    """Lay columns out on A4 landscape, no smaller than can be read.

    >>> page_span([100, 80], 1), page_span([10, 100, 110, 80], 1)
    (Span(widths=[100, 80], pages=1, first=1, last=2), Span(widths=[10, 100, 110, 80], pages=2, first=1, last=2))
    """
    whole, again = sum(widths), sum(widths[:frozen])
    if whole <= PAGE:
        return Span(widths, 1, 1, len(widths))
    pages = math.ceil((whole - again) / (PAGE - again))
    room = ((whole - again) / pages + again) * SAFE
    last = max(frozen + 1, sum(1 for total in accumulate(widths) if total <= room))
    return Span(widths, pages, 1, last)
