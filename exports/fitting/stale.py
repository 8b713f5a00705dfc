"""Computed values that are no longer true after filling: they are taken out, and computed on opening."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from openpyxl.formula.tokenizer import Token

from exports.fitting.draft import Draft
from exports.fitting.references import slid, tokens, unquoted
from exports.fitting.sheetpart import (
    MOST_COLUMN,
    MOST_ROW,
    MOST_ROWS_BYTES,
    SheetPart,
    column_number,
    place,
    q,
)
from models.errors import Refusal

Rectangle = tuple[int, int, int, int]
#: With more formulas than this nobody follows which depends on which: all are computed anew.
MOST_FOLLOWED = 1_500
_UNSEEN = ("INDIRECT(", "OFFSET(", "NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "CELL(", "INFO(")


@dataclass
class Written:
    """The cells that were written, by sheet."""

    ranges: dict[str, list[Rectangle]] = field(default_factory=lambda: defaultdict(list))

    def add(self, sheet: str, ranges: Iterable[Rectangle]) -> None:
        """Remember ranges."""
        self.ranges[sheet].extend(ranges)


@dataclass(frozen=True)
class _Computed:
    """A cell with a formula: where it is, and what it looks at; None when that cannot be told."""

    sheet: SheetPart
    row: int
    column: int
    cell: Any
    looks: tuple[tuple[str, Rectangle], ...] | None


def forget(draft: Draft, written: Written) -> None:
    """Take out the values of all formulas that look, directly or through others, at what was written."""
    computed = [each for sheet in _readable(draft) for each in _computed(sheet)]
    _refresh_pivots(draft, written)
    if not computed and not draft.dropped:
        return
    draft.recalculate()
    for each in computed if len(computed) > MOST_FOLLOWED else _dependent(computed, written):
        value = each.cell.find(q("v"))
        if value is not None:
            each.cell.remove(value)
            each.cell.attrib.pop("t", None)
            draft.touched.add(each.sheet.part)


def _readable(draft: Draft) -> list[SheetPart]:
    names = [each for each in draft.template.sheets if each.fillable]
    return [draft.sheet(each.name) for each in names if draft.package.size(each.part) <= MOST_ROWS_BYTES]


def _computed(sheet: SheetPart) -> Iterable[_Computed]:
    masters: dict[str, tuple[int, int, str]] = {}
    for found in sheet.data.iter(q("f")):
        cell = found.getparent()
        row, column = place(cell.get("r"))
        words = found.text or ""
        if found.get("t") == "shared" and words:
            masters[found.get("si")] = (row, column, words)
        elif found.get("t") == "shared" and found.get("si") in masters:
            top, left, own = masters[found.get("si")]
            words = slid(own, row - top, column - left)
        yield _Computed(sheet, row, column, cell, _looks(words, sheet.name))


def _looks(words: str, own: str) -> tuple[tuple[str, Rectangle], ...] | None:
    """Return the ranges that a formula looks at; None when a name or a function hides them."""
    if not words or any(each in words.upper() for each in _UNSEEN):
        return None
    found = []
    try:
        listed = tokens(words)
    except Refusal:
        return None
    for token in listed:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        sheet, _, reference = token.value.rpartition("!")
        rectangle = _rectangle(reference.replace("$", ""))
        if rectangle is None:
            return None
        found.append((unquoted(sheet) if sheet else own, rectangle))
    return tuple(found)


def _rectangle(reference: str) -> Rectangle | None:
    first, _, last = reference.partition(":")
    last = last or first
    try:
        if first.isdigit() and last.isdigit():
            return int(first), 1, int(last), MOST_COLUMN
        if first.isalpha() and last.isalpha() and len(first) <= 3 and ":" in reference:  # noqa: PLR2004 -- XFD
            return 1, column_number(first.upper()), MOST_ROW, column_number(last.upper())
        top, left = place(first.upper())
        bottom, right = place(last.upper())
    except ValueError:
        return None
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _dependent(computed: list[_Computed], written: Written) -> list[_Computed]:
    changed: dict[str, list[Rectangle]] = {name: list(ranges) for name, ranges in written.ranges.items()}
    waiting, found = list(computed), []
    more = True
    while more:
        more, still = False, []
        for each in waiting:
            if each.looks is None or any(_meets(one, changed.get(sheet, ())) for sheet, one in each.looks):
                found.append(each)
                changed.setdefault(each.sheet.name, []).append((each.row, each.column, each.row, each.column))
                more = True
            else:
                still.append(each)
        waiting = still
    return found


def _meets(one: Rectangle, others: Iterable[Rectangle]) -> bool:
    top, left, bottom, right = one
    return any(top <= o[2] and o[0] <= bottom and left <= o[3] and o[1] <= right for o in others)


def _refresh_pivots(draft: Draft, written: Written) -> None:
    """Let pivots read their rows anew on opening when those were written."""
    for part in draft.parts_of_type("pivotCacheDefinition"):
        root = draft.tree(part)
        if any(
            each.get("sheet") in written.ranges or each.get("name")
            for each in root.iter(q("worksheetSource"))
        ):
            root.set("refreshOnLoad", "1")
            draft.touched.add(part)
