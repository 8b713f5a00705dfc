"""The heights of many rows: guessed until a row comes into sight, measured then, once."""

from bisect import bisect_right
from collections.abc import Callable, Sequence


class RowHeights:
    """Where each row ends.  A guess costs no measuring; ``settle`` puts the measured height in its place."""

    def __init__(self) -> None:
        self._top = 0
        self._bottoms: list[int] = []
        self._known = bytearray()

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._bottoms)

    def lay(self, top: int, guesses: Sequence[int], *, keep: int = 0) -> None:
        """Lay rows under ``top``; the first ``keep`` stay as they are, ``guesses`` are those behind them."""
        self._top = top
        del self._bottoms[keep:]
        del self._known[keep:]
        bottom = self._bottoms[-1] if self._bottoms else top
        for guess in guesses:
            bottom += guess
            self._bottoms.append(bottom)
        self._known.extend(bytes(len(guesses)))

    @property
    def total(self) -> int:
        """Return where the last row ends."""
        return self._bottoms[-1] if self._bottoms else 0

    def top(self, row: int) -> int:
        """Return where a row begins."""
        return self._bottoms[row - 1] if row else self._top

    def bottom(self, row: int) -> int:
        """Return where a row ends."""
        return self._bottoms[row]

    def at(self, y: int) -> int:
        """Return the row that stands at a height; the number of rows when none does."""
        return bisect_right(self._bottoms, y)

    def settle(self, first: int, last: int, measure: Callable[[int], int]) -> bool:
        """Measure the rows from ``first`` to before ``last`` that were only guessed; say whether any moved."""
        shift = 0
        for row in range(max(0, first), min(last, len(self._bottoms))):
            if not self._known[row]:
                self._known[row] = 1
                was = self._bottoms[row] - (self.top(row) - shift)
                shift += measure(row) - was
            self._bottoms[row] += shift
        if shift:
            for row in range(min(last, len(self._bottoms)), len(self._bottoms)):
                self._bottoms[row] += shift
        return shift != 0
