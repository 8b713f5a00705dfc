"""A form filled in place: what the mapping names is written, rows grow, everything else keeps its bytes.

filled = fitting.fill(template, mapping, rows=rows_of, facts=fact_of)
target.write_bytes(filled.content)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exports.fitting import checking, shifting, stale
from exports.fitting.choices import Choices
from exports.fitting.draft import Draft
from exports.fitting.growing import Growth
from exports.fitting.heights import Heights, Widths
from exports.fitting.mapping import SERIAL, FormMapping, SheetMapping, is_phrase, named, spoken
from exports.fitting.placing import Placed, Placer, Value, said
from exports.fitting.references import Shift
from exports.fitting.sheetpart import (
    MOST_COLUMN,
    MOST_ROW,
    SheetPart,
    area,
    column_letters,
    column_number,
    place,
    q,
)
from exports.fitting.template import Template
from exports.fitting.widths import Narrow
from models.errors import Refusal

Rows = Callable[[SheetMapping], Iterable[Mapping[str, Value]]]
Facts = Callable[[SheetMapping, str], Value]
Known = Mapping[tuple[str, str], Value]
COUNT = "件数"
MOST_FILLED = 100_000


@dataclass(frozen=True)
class Filled:
    """A filled form: its bytes, how many rows each sheet got, and what the officer is told of it."""

    content: bytes
    counts: Mapping[str, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def fill(template: Template, mapping: FormMapping, *, rows: Rows, facts: Facts) -> Filled:
    """Fill a form; ``rows`` gives the rows of a sheet, ``facts`` what a single cell says.

    Raises Refusal when the mapping does not fit the form, or for what cannot be carried, by its name.
    """
    with template.package.ruled():
        if faults := checking.faults(template, mapping):
            raise Refusal(faults[0].sentence)
    fitted = [(each, _listed(each, rows)) for each in mapping.sheets]
    known = {
        (one.sheet, name): facts(one, name)
        for one in mapping.sheets for phrase in one.cells.values() for name in named(phrase) if name != COUNT
    }  # fmt: skip
    with template.package.ruled():
        return _filled(template, fitted, known)


def _filled(template: Template, fitted: list[tuple[SheetMapping, list[Any]]], facts: Known) -> Filled:
    draft = Draft(template)
    placer = Placer(draft.styles, since_1904=template.since_1904)
    fillings = [_SheetFilling(draft, placer, each, found, facts) for each, found in fitted]
    listed = [len(each.found) for each in fillings if each.mapping.first]
    for each in fillings:
        each.count = len(each.found) if each.mapping.first or not listed else listed[0]
    told = [words for each in fillings if (words := each.fit())]
    written = stale.Written()
    for each in fillings:
        each.fill()
        told.extend(each.choices.told(f"“{each.mapping.sheet}”"))
        told.extend(each.narrow.told(f"“{each.mapping.sheet}”"))
        written.add(each.mapping.sheet, each.ranges)
    stale.forget(draft, written)
    return Filled(draft.written(), {each.mapping.sheet: len(each.found) for each in fillings}, tuple(told))


def _listed(mapping: SheetMapping, rows: Rows) -> list[Mapping[str, Value]]:
    found = list(rows(mapping)) if mapping.first else []
    if len(found) > MOST_FILLED or mapping.first + len(found) > MOST_ROW:
        raise Refusal(f"“{mapping.sheet}”要填 {len(found)} 行，超出一张表能填的行数。请缩短期间再填。")
    return found


class _SheetFilling:
    """The filling of one sheet: its rows are made as many as are needed, then written."""

    def __init__(
        self, draft: Draft, placer: Placer, mapping: SheetMapping, found: list[Any], facts: Known
    ) -> None:
        self.draft, self.placer, self.mapping, self.found, self.facts = draft, placer, mapping, found, facts
        self.sheet = draft.sheet(mapping.sheet)
        self.ranges: list[tuple[int, int, int, int]] = []
        self.growth: Growth | None = None
        self.shift: Shift | None = None
        self.heights: Heights | None = None
        self.choices = Choices(draft.template, self.sheet, mapping)
        self.widths = Widths(self.sheet, mapping.first)
        self.narrow = Narrow(self.widths, placer.styles)
        self.count = len(found)

    def fit(self) -> str:
        """Make the rows as many as are needed; says what was done."""
        mapping, count = self.mapping, len(self.found)
        room = mapping.last - mapping.first + 1
        if not mapping.first:
            return ""
        if count > room:
            only = mapping.first if room == 1 else 0
            self.shift = Shift(mapping.sheet, mapping.last + (room == 1), count - room, only)
        elif mapping.fewer == "remove" and max(count, 1) < room:
            kept = max(count, 1)
            self.shift = Shift(mapping.sheet, mapping.first + max(kept - 1, 1), kept - room)
        if self.shift is None:
            return ""
        where = f"“{mapping.sheet}”"
        checking.refuse_torn(self.sheet, mapping, self.shift, where)
        if self.shift.count < 0:
            checking.refuse_lost(self.draft, self.sheet, self.shift, where)
            shifting.apply(self.draft, self.shift)
            return f"{where}空出的 {-self.shift.count} 行已删去。"
        self.growth = Growth(self.draft, mapping, self.shift)
        self.growth.grow()
        return f"{where}原有 {room} 行，已按第一行的样子加了 {self.shift.count} 行。"

    def fill(self) -> None:
        """Write rows and single cells."""
        if self.mapping.first:
            self._rows()
        self._cells()
        self._measure()
        self.draft.touched.add(self.sheet.part)

    def _rows(self) -> None:
        mapping = self.mapping
        columns = sorted({*mapping.columns, *mapping.constants}, key=column_number)
        last = mapping.last + (self.shift.count if self.shift else 0)
        if self.growth:
            self.growth.take_pattern()
        if mapping.fit:
            self.heights = Heights(self.sheet, self.placer.styles, self.widths)
        put_in = (
            range(self.shift.at, self.shift.at + self.shift.count) if self.shift and self.growth else range(0)
        )
        for number in range(mapping.first, last + 1):
            at = number - mapping.first
            row = self.found[at] if at < len(self.found) else None
            values = {letter: self._value(letter, row, at) for letter in columns}
            if row is not None:
                self.choices.look(values)
            if self.growth and number in put_in:
                self.growth.add(number, values, self._place, self.heights)
            else:
                self._existing(number, values)
        for letter in columns:
            column = column_number(letter)
            self.ranges.append((mapping.first, column, last, column))
        self._totals(last)
        if self.growth:
            self.growth.finish()
            self.ranges.append((put_in[0], 1, put_in[-1], MOST_COLUMN))

    def _value(self, letter: str, row: Mapping[str, Value] | None, at: int) -> Value:
        if row is None:
            return None
        constant = self.mapping.constants.get(letter)
        if constant is not None:
            return constant
        phrase = self.mapping.columns[letter]
        if phrase == SERIAL and self.mapping.serial == "restart":
            return at + 1
        if not is_phrase(phrase):
            return self._of(row, phrase)
        return spoken(phrase, {name: said(self._of(row, name)) for name in named(phrase)})

    def _of(self, row: Mapping[str, Value], name: str) -> Value:
        if name not in row:
            raise Refusal(f"“{self.mapping.sheet}”要填的“{name}”，这个台账里没有。请重新指一下这一列。")
        return row[name]

    def _place(self, letter: str, value: Value, style: int) -> Placed:
        """Return what is written for a value in the rows of data; a number is never wider than its column."""
        placed = self.narrow.fit(letter, self.placer.place(value, style))
        self.narrow.add(letter, placed)
        return placed

    def _totals(self, last: int) -> None:
        """Let the totals under and above the rows be seen whole."""
        for number, row in self.sheet.rows.items():
            if self.mapping.first <= number <= last:
                continue
            for cell in row:
                found = cell.find(q("f"))
                if found is not None and '"' not in (found.text or ""):
                    style = int(cell.get("s") or 0)
                    new = self.narrow.of_total(column_letters(place(cell.get("r"))[1]), style)
                    if new != style:
                        cell.set("s", str(new))

    def _existing(self, number: int, values: Mapping[str, Value]) -> None:
        row = row_of(self.sheet, number)
        cells = {place(cell.get("r"))[1]: cell for cell in row}
        needed = 0.0
        for letter, value in values.items():
            cell = cell_of(self.sheet, row, cells, letter)
            placed = self._place(letter, value, int(cell.get("s") or 0))
            placed.put(cell)
            if self.heights is not None:
                needed = max(needed, self.heights.needed(letter, placed))
        if self.heights is not None:
            self.heights.raise_row(row, needed)

    def _cells(self) -> None:
        for reference, phrase in self.mapping.cells.items():
            row, column = place(reference)
            moved = self.shift.row(row) if self.shift else row
            if moved is None:
                continue
            found = row_of(self.sheet, moved)
            cells = {place(cell.get("r"))[1]: cell for cell in found}
            cell = cell_of(self.sheet, found, cells, reference.rstrip("0123456789"))
            placed = self.placer.place(self._fact(phrase), int(cell.get("s") or 0))
            letter = reference.rstrip("0123456789")
            self.narrow.fit(letter, placed, self.widths.at(row, column)).put(cell)
            self.ranges.append((moved, column, moved, column))

    def _fact(self, phrase: str) -> Value:
        if not is_phrase(phrase):
            return self._one_fact(phrase)
        return spoken(phrase, {name: said(self._one_fact(name)) for name in named(phrase)})

    def _one_fact(self, name: str) -> Value:
        """Return what a cell says; 件数 counts the rows of its own sheet, else of the first that has any."""
        return self.count if name == COUNT else self.facts[self.mapping.sheet, name]

    def _measure(self) -> None:
        """Let the sheet say how far it reaches now."""
        found = self.sheet.child("dimension")
        if found is None:
            return
        top, left, bottom, right = area(found.get("ref", "A1"))
        for each in self.ranges:
            top, left, bottom = min(top, each[0]), min(left, each[1]), max(bottom, each[2])
            right = max(right, each[3]) if each[3] < MOST_COLUMN else right
        found.set("ref", f"{column_letters(left)}{top}:{column_letters(right)}{bottom}")


def row_of(sheet: SheetPart, number: int) -> Any:
    """Return a row of a sheet, made where it is missing."""
    found = sheet.rows.get(number)
    if found is None:
        found = sheet.data.makeelement(q("row"), {"r": str(number)})
        after = min((each for each in sheet.rows if each > number), default=None)
        sheet.data.insert(len(sheet.data) if after is None else sheet.data.index(sheet.rows[after]), found)
        sheet.rows[number] = found
    return found


def cell_of(sheet: SheetPart, row: Any, cells: dict[int, Any], letter: str) -> Any:
    """Return a cell of a row, made in its place where it is missing, with the format of its row or column."""
    column = column_number(letter)
    if column in cells:
        return cells[column]
    made = row.makeelement(q("c"), {"r": f"{letter}{row.get('r')}"})
    own = row.get("s") if row.get("customFormat") in {"1", "true"} else None
    style = own or sheet.column_style(column)
    if style not in {None, "0"}:
        made.set("s", style)
    row.attrib.pop("spans", None)
    behind = [number for number in cells if number > column]
    row.insert(row.index(cells[min(behind)]) if behind else len(row), made)
    cells[column] = made
    return made
