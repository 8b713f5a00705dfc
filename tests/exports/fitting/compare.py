"""Whether a filled form is still the form: what was not filled is compared with what it was, by other means."""

import re
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries

from exports.fitting import SheetMapping

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Move = Callable[[int], int]


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book(content: bytes, *, values: bool = False) -> Any:
    """Open a workbook with openpyxl."""
    return openpyxl.load_workbook(BytesIO(content), data_only=values)


def filled_cells(mapping: SheetMapping) -> set[str]:
    """Name the cells that a mapping writes while no rows are put in."""
    rows = range(mapping.first, mapping.last + 1) if mapping.first else ()
    return {f"{letter}{row}" for letter in (*mapping.columns, *mapping.constants) for row in rows} | {
        *mapping.cells
    }


def bare(sheet: bytes, mapping: SheetMapping | None) -> bytes:
    """Return the XML of a sheet without its filled cells, the values of formulas, and what follows from them."""
    root = etree.fromstring(sheet)
    gone = filled_cells(mapping) if mapping else set()
    for each in root.findall(f"{MAIN}dimension"):
        root.remove(each)
    for row in root.iter(f"{MAIN}row"):
        for key in ("spans", "ht", "customHeight"):
            if mapping and mapping.first <= int(row.get("r")) <= mapping.last:
                row.attrib.pop(key, None)
        row.attrib.pop("spans", None)
        for cell in list(row):
            if cell.get("r") in gone:
                row.remove(cell)
            elif cell.find(f"{MAIN}f") is not None:
                cell.attrib.pop("t", None)
                for value in cell.findall(f"{MAIN}v"):
                    cell.remove(value)
    return bytes(etree.tostring(root, method="c14n"))


def without_calculation(workbook: bytes) -> bytes:
    """Return the XML of a workbook without the order to compute."""
    root = etree.fromstring(workbook)
    for each in root.iter(f"{MAIN}calcPr"):
        each.attrib.pop("fullCalcOnLoad", None)
    return bytes(etree.tostring(root, method="c14n"))


def old_styles_stay(before: bytes, after: bytes) -> bool:
    """Tell whether formats were only added behind those that were there."""
    one, other = (etree.fromstring(each) for each in (before, after))
    for old, new in zip(one, other, strict=True):
        pairs = zip(old, new, strict=False)
        if len(new) < len(old) or any(
            etree.tostring(a, method="c14n") != etree.tostring(b, method="c14n") for a, b in pairs
        ):
            return False
        if len(new) > len(old) and old.tag not in {f"{MAIN}cellXfs", f"{MAIN}numFmts"}:
            return False
    return True


def looks(cell: Any) -> tuple[Any, ...]:
    """Return how a cell looks."""
    return tuple(
        repr(each)
        for each in (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format, cell.protection)
    )


def same_outside(before: Any, after: Any, mapping: SheetMapping | None, move: Move) -> list[str]:
    """Return the cells, heights and settings that a filled sheet has not kept, its rows moved by ``move``."""
    gone = filled_cells(mapping) if mapping else set()
    rows = range(mapping.first, mapping.last + 1) if mapping and mapping.first else range(0)
    pairs = [
        (cell, after.cell(move(cell.row), cell.column))
        for line in before.iter_rows() for cell in line if cell.coordinate not in gone
    ]  # fmt: skip
    wrong = [f"{cell.coordinate}：样式" for cell, other in pairs if looks(cell) != looks(other)]
    wrong += [
        f"{cell.coordinate}：{cell.value!r} {other.value!r}"
        for cell, other in pairs if cell.data_type != "f" and cell.value != other.value
    ]  # fmt: skip
    wrong += [
        f"第 {number} 行高" for number, height in before.row_dimensions.items()
        if number not in rows and height.height != after.row_dimensions[move(number)].height
    ]  # fmt: skip
    sizes = [
        {name: (each.width, each.hidden) for name, each in sheet.column_dimensions.items()}
        for sheet in (before, after)
    ]
    settings = ("sheet_state", "freeze_panes", "print_title_rows", "page_setup", "page_margins", "sheet_properties", "protection", "print_options")  # fmt: skip
    wrong += ["页眉页脚"] if running(before) != running(after) else []
    wrong += ["列宽"] if sizes[0] != sizes[1] else []
    return wrong + [each for each in settings if repr(getattr(before, each)) != repr(getattr(after, each))]


def running(sheet: Any) -> list[str | None]:
    """Return what is printed above and below each page of a sheet."""
    return [
        getattr(line, side).text
        for line in (sheet.oddHeader, sheet.oddFooter)
        for side in ("left", "center", "right")
    ]


def moved(ranges: Iterable[str], move: Move) -> set[str]:
    """Return ranges with both their ends moved."""
    return {
        re.sub(r"(\$?[A-Z]+\$?)(\d+)", lambda one: f"{one[1]}{move(int(one[2]))}", str(each))
        for each in ranges
    }


def merged(sheet: Any) -> set[str]:
    """Return the merged ranges of a sheet."""
    return {str(each) for each in sheet.merged_cells.ranges}


def checked(sheet: Any) -> set[str]:
    """Return the ranges of the data validations."""
    return {str(each.sqref) for each in sheet.data_validations.dataValidation}


def conditioned(sheet: Any) -> set[str]:
    """Return the ranges and formulas of the conditional formats."""
    return {f"{each.sqref} {rule.formula}" for each in sheet.conditional_formatting for rule in each.rules}


def anchors(content: bytes) -> list[tuple[str, int]]:
    """Return the row that each drawing begins at, counted from 1, by its part."""
    found: list[tuple[str, int]] = []
    for name, part in parts(content).items():
        if name.startswith("xl/drawings/drawing"):
            rows = re.findall(rb"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>", part, re.DOTALL)
            found.extend((name, int(row) + 1) for row in rows)
    return found


def height(reference: str) -> int:
    """Return how many rows a range has."""
    _, top, _, bottom = range_boundaries(reference)
    return int(bottom or 0) - int(top or 0) + 1
