"""Rows that a form has too few of: put in before its last row of data, each like the first."""

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from exports.fitting import shifting
from exports.fitting.draft import Draft
from exports.fitting.heights import Heights
from exports.fitting.mapping import SheetMapping
from exports.fitting.placing import Placed, Value
from exports.fitting.references import Shift, copied
from exports.fitting.sheetpart import area, column_letters, column_number, place, q

_ROW_KEYS = ("s", "customFormat", "ht", "customHeight", "thickTop", "thickBot", "outlineLevel")
_AT_ONCE = 500
#: What is written for a value in a column, in a cell of a style.
PlacedIn = Callable[[str, Value, int], Placed]


class Growth:
    """Rows that are put into one sheet; they are written as text, so that a thousand cost little memory."""

    def __init__(self, draft: Draft, mapping: SheetMapping, shift: Shift) -> None:
        """Take the first row of data for a pattern."""
        self.draft, self.mapping, self.shift = draft, mapping, shift
        self.sheet = draft.sheet(mapping.sheet)
        self._like_first = self._followers()
        prefix = self.sheet.root.prefix
        self._prefix = f"{prefix}:" if prefix else ""
        self._cells: dict[int, tuple[int, str, bool]] = {}
        self._row: dict[str, str] = {}
        self._height = 0.0
        self._pending: list[str] = []

    def grow(self) -> None:
        """Make room for the rows and let everything below move."""
        shifting.apply(self.draft, self.shift)
        self.take_pattern()
        self._restate_last()
        self._merge()
        marker = etree.ProcessingInstruction("sanli-rows")
        behind = [row for row in self.sheet.data if int(row.get("r")) >= self.shift.at]
        last = int(self.sheet.data[-1].get("r")) if len(self.sheet.data) else 0
        self.sheet.data.insert(self.sheet.data.index(behind[0]) if behind else len(self.sheet.data), marker)
        self.draft.markers[self.sheet.name] = (marker, max(last, self.shift.at + self.shift.count - 1))

    def take_pattern(self) -> None:
        """Take what the first row of data looks like and computes; again when rows of other sheets have moved."""
        pattern = self.sheet.rows.get(self.mapping.first)
        if pattern is not None:
            self._row = {key: pattern.get(key) for key in _ROW_KEYS if pattern.get(key)}
            self._height = float(pattern.get("ht") or 0)
            for cell in pattern:
                found = cell.find(q("f"))
                words = (found.text or "") if found is not None else ""
                array = found is not None and found.get("t") == "array"
                self._cells[place(cell.get("r"))[1]] = (int(cell.get("s") or 0), words, array)

    def add(
        self, number: int, values: Mapping[str, Value], placed_in: PlacedIn, heights: Heights | None
    ) -> None:
        """Write one row that is put in."""
        named = {column_number(letter): (letter, value) for letter, value in values.items()}
        cells, needed = [], 0.0
        for column in sorted({*self._cells, *named}):
            style, words, array = self._cells.get(column) or self._missing(column)
            letter, value = named.get(column, ("", None))
            reference = f"{letter or column_letters(column)}{number}"
            if words and not letter:
                cells.append(
                    self._computed(reference, style, copied(words, number - self.mapping.first), array=array)
                )
                continue
            placed = placed_in(letter, value, style) if letter else Placed(style, "", "")
            if heights is not None and letter:
                needed = max(needed, heights.needed(letter, placed))
            cells.append(placed.markup(reference, self._prefix))
        self._pending.append(
            f'<{self._prefix}row r="{number}"{self._tall(needed, heights)}>{"".join(cells)}</{self._prefix}row>'
        )
        if len(self._pending) >= _AT_ONCE:
            self.finish()

    def _missing(self, column: int) -> tuple[int, str, bool]:
        """Return what a cell looks like that the first row does not have: like its row, else like its column."""
        own = self._row.get("s") if self._row.get("customFormat") in {"1", "true"} else None
        self._cells[column] = int(own or self.sheet.column_style(column) or 0), "", False
        return self._cells[column]

    def finish(self) -> None:
        """Hand over what is written so far."""
        self.sheet.inserted.append("".join(self._pending).encode())
        self._pending = []

    def _tall(self, needed: float, heights: Heights | None) -> str:
        usual = self._height or (heights.height if heights is not None else 0.0)
        keys = dict(self._row)
        if heights is not None and needed > usual:
            keys.update(ht=f"{needed:g}", customHeight="1")
        return "".join(f" {key}={quoteattr(value)}" for key, value in keys.items())

    def _computed(self, reference: str, style: int, words: str, *, array: bool) -> str:
        p = self._prefix
        kind = f' t="array" ref="{reference}"' if array else ""
        return f'<{p}c r="{reference}" s="{style}"><{p}f{kind}>{escape(words)}</{p}f></{p}c>'

    def _followers(self) -> list[int]:
        """Return the columns whose formula in the last row of data is the first row's, copied down."""
        first, last = self.mapping.first, self.mapping.last
        rows = self.sheet.rows
        if last == first or first not in rows or last not in rows:
            return []
        pattern = {place(cell.get("r"))[1]: cell.find(q("f")) for cell in rows[first]}
        found = []
        for cell in rows[last]:
            own, column = cell.find(q("f")), place(cell.get("r"))[1]
            above = pattern.get(column)
            if own is None or above is None:
                continue
            shared = own.get("t") == "shared" and not own.text
            if shared or (own.text and above.text and own.text == copied(above.text, last - first)):
                found.append(column)
        return found

    def _restate_last(self) -> None:
        """Let the last row of data compute as the first one copied down to it: it may look at the row above."""
        moved = self.mapping.last + self.shift.count
        if not self._like_first or moved not in self.sheet.rows:
            return
        for cell in self.sheet.rows[moved]:
            column = place(cell.get("r"))[1]
            if column in self._like_first and self._cells[column][1]:
                cell.find(q("f")).text = copied(self._cells[column][1], moved - self.mapping.first)

    def _merge(self) -> None:
        """Merge in the new rows what is merged across the first."""
        merged = self.sheet.child("mergeCells")
        if merged is None:
            return
        across = [area(each.get("ref")) for each in merged]
        for top, left, bottom, right in across:
            if top != self.mapping.first or bottom != top:
                continue
            for row in range(self.shift.at, self.shift.at + self.shift.count):
                reference = f"{column_letters(left)}{row}:{column_letters(right)}{row}"
                merged.append(merged.makeelement(q("mergeCell"), {"ref": reference}))
        merged.set("count", str(len(merged)))
