"""What a workbook already says where it should be empty: old rows are emptied, what stands elsewhere is named."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from exports.fitting.draft import Draft
from exports.fitting.mapping import SERIAL, FormMapping, SheetMapping
from exports.fitting.proposing import headings, proposed
from exports.fitting.sheetpart import SheetPart, column_number, q
from exports.fitting.template import Grid, Template, opened
from exports.fitting.vocabulary import vocabulary
from models.errors import Refusal

#: Identity numbers (18 or 15 digits) and mobile telephones, however they stand in other words.
_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)")
_BETWEEN = re.compile(r"[\s、，,;；/：:（）()]+")
_SAID = re.compile(rb">([^<>]+)<")
_FEWEST = 2
#: A name of two letters is looked for only where it stands alone: it may be part of another word.
_SHORT, _LONGEST = 2, 12
_MANY = 3
_ANY = "any register"
_TEXTUAL = re.compile(
    r"xl/(comments|threadedComments|drawings|persons|pivotCache|charts|customData)", re.IGNORECASE
)


@dataclass(frozen=True)
class Leftover:
    """Rows of one sheet that are filled already."""

    sheet: str
    rows: tuple[int, ...]

    def __str__(self) -> str:
        """Return the place as a sentence names it."""
        return f"“{self.sheet}”第 {spans(self.rows)} 行"


def to_empty(template: Template, mapping: FormMapping) -> tuple[Leftover, ...]:
    """Return the rows of data that say something in cells without a formula."""
    found = []
    for one in mapping.sheets:
        if not one.first or not _there(template, one.sheet):
            continue
        grid = template.grid(one.sheet)
        serial = {column_number(letter) for letter, name in one.columns.items() if name == SERIAL}
        rows = tuple(row for row in range(one.first, min(one.last, grid.rows) + 1) if _own(grid, row, serial))
        if rows:
            found.append(Leftover(one.sheet, rows))
    return tuple(found)


def elsewhere(template: Template, mapping: FormMapping) -> tuple[Leftover, ...]:
    """Return filled rows that stay in the form: in sheets nobody fills, and beside the rows of data."""
    known = {each.sheet: each for each in mapping.sheets}
    found = []
    for sheet in template.sheets:
        if not sheet.fillable:
            continue
        grid = template.grid(sheet.name)
        rows = tuple(_filled_rows(grid, sheet.name, known.get(sheet.name)))
        if rows:
            found.append(Leftover(sheet.name, rows))
    return tuple(found)


def telling(template: Template, mapping: FormMapping, names: Collection[str] = ()) -> tuple[str, ...]:
    """Name every place that may tell who somebody is, when the form leaves the police: rows first, then cells.

    ``names`` are those of the people in the case records. Nothing of what is said there is repeated.
    """
    filled = elsewhere(template, mapping)
    told = [str(each) for each in filled]
    whole = {(each.sheet, row) for each in filled for row in each.rows}
    known = {each.sheet: each for each in mapping.sheets}
    words = vocabulary()
    for sheet in template.sheets:
        if not sheet.fillable:
            continue
        grid, one = template.grid(sheet.name), known.get(sheet.name)
        rows: set[int] = set()
        for (row, _), cell in grid.cells.items():
            in_data = one is not None and one.first and one.first <= row <= one.last
            if cell.formula or in_data or (sheet.name, row) in whole or row in rows:
                continue
            footing = words.begins_footer(next(iter(_texts(grid, row)), ""))
            if _tells(cell.text, names, _IDENTITY if footing else _NUMBER):
                rows.add(row)
        if rows:
            told.append(str(Leftover(sheet.name, tuple(sorted(rows)))))
    if _in_other_parts(template, names):
        told.append("批注、文本框、图表或透视表里的字")
    return tuple(told)


def unfilled(template: Template, mapping: FormMapping) -> tuple[str, ...]:
    """Say which columns have a head but nothing to be written: they stay empty."""
    found = []
    for one in mapping.sheets:
        if not one.first or not one.head or not _there(template, one.sheet):
            continue
        grid = template.grid(one.sheet)
        left = [
            f"{letter} 列（{said}）"
            for letter, said in headings(grid, one.head).items()
            if letter not in one.columns and letter not in one.constants and not _covered(grid, one, letter)
        ]
        if left:
            found.append(f"“{one.sheet}”的 {'、'.join(left)}没有指定填什么，空着。")
    return tuple(found)


def _covered(grid: Grid, one: SheetMapping, letter: str) -> bool:
    """Tell whether a column is worked out by the form, or merged into the one before it."""
    column = column_number(letter)
    cell = grid.cells.get((one.first, column))
    return (cell is not None and bool(cell.formula)) or grid.merge_of(one.first, column)[1] != column


def cleared(template: Template, mapping: FormMapping) -> Template:
    """Return the form with its rows of data empty: values go, formulas and formats stay; the same if they are."""
    if not to_empty(template, mapping) and not Draft(template).personal():
        return template
    draft = Draft(template)
    with template.package.ruled():
        for one in mapping.sheets:
            if one.first and _there(template, one.sheet):
                _empty(draft.sheet(one.sheet), one)
                draft.touched.add(draft.sheet(one.sheet).part)
        _forget_strings(draft)
        made = draft.written()
    return opened(made, template.name)


def spans(rows: Iterable[int]) -> str:
    """Return rows as one reads them.

    >>> spans([4, 5, 6, 9])
    '4—6、9'
    """
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return "、".join(f"{first}—{last}" if first < last else f"{first}" for first, last in found)


def refuse_outside(template: Template, mapping: FormMapping, names: Collection[str], recipient: str) -> None:
    """Refuse a form that would leave the police with what it said before it was filled."""
    if told := telling(template, mapping, names):
        raise Refusal(outside(told, recipient), "basis")


def outside(told: Collection[str], recipient: str) -> str:
    """Say in one sentence why a form does not go to somebody, and what helps."""
    return (
        f"不能这样提供给{recipient}：{'；'.join(told)}本来就写着内容，可能有当事人的情况，本程序隐不去。"
        "请在原表里删去后重新套用，或写明书面依据（文号）。"
    )


def _there(template: Template, name: str) -> bool:
    return any(each.name == name and each.fillable for each in template.sheets)


def _own(grid: Grid, row: int, without: Collection[int] = ()) -> list[str]:
    """Return what the cells of a row say that no formula made."""
    return [
        cell.text
        for column in range(1, grid.columns + 1)
        if column not in without
        and (cell := grid.cells.get((row, column))) is not None
        and cell.text.strip()
        and not cell.formula
    ]


def _texts(grid: Grid, row: int) -> Iterator[str]:
    return (text for column in range(1, grid.columns + 1) if (text := grid.text(row, column)))


def _filled_rows(grid: Grid, name: str, one: SheetMapping | None) -> Iterator[int]:
    """Give the rows that are filled; a form of figures whose single cells are written has none.

    Under a head like a register's two words fill a row; elsewhere it takes three and a number, as in a case's line.
    """
    if one is not None and not one.first:
        return
    words = vocabulary()
    start, fewest = (one.last + 1, _MANY) if one is not None else (1, _MANY)
    if one is None:
        every = tuple(dict.fromkeys(each for names, _ in words.columns for each in names))
        found = proposed(grid, name, {_ANY: every})
        if found is not None and found.source == _ANY:
            start, fewest = found.head[-1] + 1, _FEWEST
    for row in range(start, grid.rows + 1):
        said = _own(grid, row)
        first = next(iter(_texts(grid, row)), "")
        if not said or words.begins_total(first) or words.begins_footer(first):
            continue
        worded = [text for text in said if not text.replace(".", "").replace(",", "").isdigit()]
        numbered = any(letter.isdigit() for text in said for letter in text)
        if len(worded) >= fewest and (fewest == _FEWEST or numbered):
            yield row


def _tells(text: str, names: Collection[str], numbers: re.Pattern[str]) -> bool:
    """Tell whether words hold a number of somebody or a known name; a short name only where it stands alone."""
    if numbers.search(text):
        return True
    if any(each in names for each in _BETWEEN.split(text) if each):
        return True
    return any(
        text[at : at + length] in names
        for length in range(_SHORT + 1, min(_LONGEST, len(text)) + 1)
        for at in range(len(text) - length + 1)
    )


def _in_other_parts(template: Template, names: Collection[str]) -> bool:
    package = template.package
    for part in package.names.values():
        if _TEXTUAL.match(part) and part.lower().endswith((".xml", ".vml")):
            said = " ".join(found.decode("utf-8", "replace") for found in _SAID.findall(package.read(part)))
            if _tells(said, names, _IDENTITY):
                return True
    return False


def _empty(sheet: SheetPart, one: SheetMapping) -> None:
    for number in range(one.first, one.last + 1):
        for cell in sheet.rows.get(number, ()):
            if cell.find(q("f")) is None:
                for child in list(cell):
                    cell.remove(child)
                for key in ("t", "cm", "vm", "ph"):
                    cell.attrib.pop(key, None)


def _forget_strings(draft: Draft) -> None:
    """Take out of the shared texts what no cell says any more; the others keep their numbers."""
    part = draft.template.shared_strings
    if not part:
        return
    used = {int(said) for sheet in draft.sheets() for cell in sheet.cells() if (said := _shared(cell))}
    for number, item in enumerate(draft.tree(part).iterfind(q("si"))):
        if number not in used and len(item):
            for child in list(item):
                item.remove(child)
            item.append(item.makeelement(q("t")))
            draft.touched.add(part)


def _shared(cell: Any) -> str:
    found = cell.find(q("v")) if cell.get("t") == "s" else None
    return found.text or "" if found is not None else ""
