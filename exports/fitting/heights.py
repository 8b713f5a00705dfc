"""How tall a row must be for the text that is written into it; rows are raised, never lowered."""

from typing import Any

from exports.fitting.placing import Placed
from exports.fitting.sheetpart import SheetPart, area, column_number
from exports.fitting.stylebook import Stylebook
from exports.sheet_stream import MOST_POINTS, lines_of

USUAL_WIDTH, USUAL_HEIGHT = 8.43, 15.0
LEADING, PADDING = 1.33, 4.0


class Widths:
    """The widths of the columns of one sheet, with cells that are merged across the rows of data."""

    def __init__(self, sheet: SheetPart, row: int = 0) -> None:
        """Read the widths; ``row`` is a row of data, whose merged cells are as wide as their columns together."""
        usual = sheet.child("sheetFormatPr")
        self._usual = float(usual.get("defaultColWidth") or USUAL_WIDTH) if usual is not None else USUAL_WIDTH
        listed = sheet.child("cols")
        self._spans = [
            (int(each.get("min")), int(each.get("max")), float(each.get("width") or self._usual))
            for each in (listed if listed is not None else ())
        ]
        merged = sheet.child("mergeCells")
        self._ranges = [area(each.get("ref")) for each in (merged if merged is not None else ())]
        self._merged = {left: right for top, left, bottom, right in self._ranges if top == row == bottom}
        self._known: dict[str, float] = {}

    def of(self, letter: str) -> float:
        """Return the width of a column in the rows of data."""
        if letter not in self._known:
            first = column_number(letter)
            self._known[letter] = self._sum(first, self._merged.get(first, first))
        return self._known[letter]

    def at(self, row: int, column: int) -> float:
        """Return the width of a single cell, with those that are merged into it."""
        last = next((right for top, left, _, right in self._ranges if (top, left) == (row, column)), column)
        return self._sum(column, last)

    def _sum(self, first: int, last: int) -> float:
        return sum(map(self._one, range(first, last + 1)))

    def _one(self, number: int) -> float:
        return next((width for low, high, width in self._spans if low <= number <= high), self._usual)


class Heights:
    """The rows of data of one sheet: how tall each must be."""

    def __init__(self, sheet: SheetPart, styles: Stylebook, widths: Widths) -> None:
        """Take the widths of the columns."""
        self.styles, self.widths = styles, widths
        usual = sheet.child("sheetFormatPr")
        self.height = (
            float(usual.get("defaultRowHeight") or USUAL_HEIGHT) if usual is not None else USUAL_HEIGHT
        )

    def needed(self, letter: str, placed: Placed) -> float:
        """Return the points that a value needs; 0 where the cell does not break lines."""
        width = self.widths.of(letter)
        if placed.kind != "s" or (2 * len(placed.text) < width and "\n" not in placed.text):
            return 0.0
        wraps, size = self.styles.lettering(placed.style)
        lines = lines_of(placed.text, width) if wraps else 1
        return min(MOST_POINTS, lines * size * LEADING + PADDING) if lines > 1 else 0.0

    def raise_row(self, row: Any, needed: float) -> None:
        """Make a row as tall as its text needs."""
        if needed > float(row.get("ht") or self.height):
            row.set("ht", f"{needed:g}")
            row.set("customHeight", "1")
