"""Which cell of a bureau's statistics form is which figure of ours: rows and columns are known by what they say."""

from collections.abc import Mapping, Sequence

from exports.books import plain
from exports.fitting.sheetpart import column_letters
from exports.fitting.template import Grid
from models.statistics import Form, Line

_JOINED = frozenset({"^", "<"})


def figures(grid: Grid, form: Form) -> dict[str, str]:
    """Propose cell → figure for a statistics form: each row and column that says what a line of ours says.

    Cells that the form works out itself are left to it.
    """
    columns = _columns(grid, form.columns)
    if not columns:
        return {}
    rows = _rows(grid, form.rows, min(columns))
    return {
        f"{column_letters(column)}{row}": f"{down.key}.{across.key}"
        for row, down in rows.items()
        for column, across in columns.items()
        if (cell := grid.cells.get((row, column))) is None or not cell.formula
    }


def _columns(grid: Grid, lines: Sequence[Line]) -> Mapping[int, Line]:
    """Return the columns whose head is the name of a line; the row in which most of them stand tells the head."""
    names = {plain(_said(line)[-1]): line for line in lines if _said(line) and not line.each}
    best: dict[int, Line] = {}
    for row in range(1, grid.rows + 1):
        found: dict[int, Line] = {}
        for column in range(1, grid.columns + 1):
            line = names.get(plain(grid.text(row, column)))
            if line is not None and line not in found.values():
                found[column] = line
        if len(found) > len(best):
            best = found
    return best


def _rows(grid: Grid, lines: Sequence[Line], before: int) -> Mapping[int, Line]:
    """Return the rows in which every word of a line stands left of the figures, each line once and in order."""
    found: dict[int, Line] = {}
    row = 1
    for line in lines:
        wanted = {plain(each) for each in _said(line)}
        if not wanted or line.each:
            continue
        for place in range(row, grid.rows + 1):
            texts = {plain(grid.text(place, column)) for column in range(1, before)}
            if wanted <= texts:
                found[place] = line
                row = place + 1
                break
    return found


def _said(line: Line) -> list[str]:
    """Return the words of a line's head without running numbers and joins."""
    return [each for each in line.labels if each not in _JOINED and not each.isdecimal()]
