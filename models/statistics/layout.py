"""How a filled form stands on paper: boxes on a grid, heads merged as the form has them.

The same boxes are drawn on screen, in the workbook and on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.statistics.filled import Filled
from models.statistics.formfiles import ABOVE, LEFT

BoxKind = Literal["head", "side", "figure"]


@dataclass(frozen=True, slots=True)
class Box:
    """One cell, perhaps merged: where it begins, how far it reaches, what it says; ``key`` opens a figure."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    kind: BoxKind
    align: str = "center"
    key: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The grid of a form: ``widths`` of its columns in half-width characters, ``heads`` rows of head above the rest."""

    widths: tuple[float, ...]
    heads: int
    rows: int
    boxes: tuple[Box, ...]


def sheet(filled: Filled) -> Sheet:
    """Lay a filled form out."""
    form = filled.form
    labels = [*(side.labels for side in form.sides), *(line.labels for line in filled.columns)]
    deep, wide, sides = len(labels[0]), len(labels), len(form.sides)
    head = [[labels[column][row] for column in range(wide)] for row in range(deep)]
    boxes = [
        Box(row, column, rows, columns, head[row][column], "head", strong=True)
        for row, column, rows, columns in _merged(head, apart=form.apart, free=sides, down=False)
    ]
    names = [list(line.labels) for line in filled.rows]
    boxes += [
        Box(
            deep + row, column, rows, columns, names[row][column], "side", form.sides[column].align,
            strong=filled.rows[row].strong,
        )
        for row, column, rows, columns in _merged(names, apart=1, free=0, down=True)
    ]  # fmt: skip
    for place, row in enumerate(filled.rows):
        for at, column in enumerate(filled.columns):
            figure = filled.figures[f"{row.key}.{column.key}"]
            boxes.append(
                Box(
                    deep + place, sides + at, 1, 1, figure.text, "figure", column.align, figure.key,
                    strong=row.strong or column.strong,
                )
            )  # fmt: skip
    widths = (*(side.width for side in form.sides), *(line.width or 8.0 for line in filled.columns))
    return Sheet(widths, deep, deep + len(filled.rows), tuple(boxes))


def _merged(
    texts: Sequence[Sequence[str]], *, apart: int, free: int, down: bool
) -> list[tuple[int, int, int, int]]:
    """Return (row, column, rows, columns) of the merged cells.

    ``^`` joins the cell above and ``<`` the one at the left. Heads join equal neighbours of their level across,
    but for the last ``apart`` levels (the ``free`` first columns always join); names of rows (``down``) join equal
    neighbours downwards, but for the last column.
    """
    deep, wide = len(texts), len(texts[0]) if texts else 0
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(deep):
        for column in range(wide):
            if (row, column) in taken:
                continue
            rows, columns = 1, 1
            while row + rows < deep and texts[row + rows][column] == ABOVE:
                rows += 1
            while column + columns < wide and texts[row][column + columns] == LEFT:
                columns += 1
            if down:
                last = column + columns >= wide and column == wide - 1
                while not last and row + rows < deep and _alike(texts, row, row + rows, column, columns):
                    rows += 1
            else:
                level = deep - (row + rows - 1)  # 1 for what reaches the last level
                while column + columns < wide and _joins(
                    texts, row, column, column + columns, rows, lone=level <= apart and rows == 1 and column >= free
                ):  # fmt: skip
                    columns += 1
            taken |= {(row + y, column + x) for y in range(rows) for x in range(columns)}
            found.append((row, column, rows, columns))
    return found


def _joins(
    texts: Sequence[Sequence[str]], row: int, first: int, column: int, rows: int, *, lone: bool
) -> bool:
    """Tell whether the head at ``column`` is one with that at ``first``: the same words, height and superior."""
    if lone or texts[row][column] != texts[row][first]:
        return False
    if any(texts[row + y][column] != ABOVE for y in range(1, rows)):
        return False
    below = row + rows
    if below < len(texts) and texts[below][column] == ABOVE:
        return False
    return all(texts[above][column] == texts[above][first] for above in range(row))


def _alike(texts: Sequence[Sequence[str]], row: int, other: int, column: int, columns: int) -> bool:
    """Tell whether the name of a later row is the same, as wide, and under the same names at its left."""
    here, there = texts[row], texts[other]
    if here[column : column + columns] != there[column : column + columns]:
        return False
    if column + columns < len(there) and there[column + columns] == LEFT:
        return False
    return here[column] not in {"", ABOVE, LEFT} and (column == 0 or _left_alike(here, there, column))


def _left_alike(here: Sequence[str], there: Sequence[str], column: int) -> bool:
    """Tell whether the names at the left agree; a running number does not part what it numbers."""
    return all(
        a == b or (a.isdecimal() and b.isdecimal())
        for a, b in zip(here[:column], there[:column], strict=True)
    )
