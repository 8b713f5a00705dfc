"""A workbook's sheet as the grid of cells that is pointed at."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.widgets.cell_grid import CellGrid, GridCell

if TYPE_CHECKING:
    from exports.fitting import Grid
    from exports.fitting import GridCell as SheetCell

_CHARACTER = 7.2
_POINT = 4 / 3
_LEAST_ROW = 22
_WIDEST = 420


def show_sheet(
    view: CellGrid,
    grid: "Grid",
    *,
    marks: Mapping[tuple[int, int], str] | None = None,
    head: tuple[int, ...] = (),
    rows: tuple[int, int] = (0, 0),
) -> None:
    """Show the cells of a sheet; head and data rows have their ground, and what is written where its mark."""
    told = marks or {}

    def ground(row: int) -> str:
        if row in head:
            return "sunk"
        return "good-soft" if rows[0] and rows[0] <= row <= rows[1] else ""

    covered = {
        (row, column)
        for top, left, bottom, right in grid.merges
        for row in range(top, min(bottom, grid.rows) + 1)
        for column in range(left, min(right, grid.columns) + 1)
    }
    cells = []
    for row in range(1, grid.rows + 1):
        for column in range(1, grid.columns + 1):
            top, left, bottom, right = grid.merge_of(row, column)
            if (row, column) in covered and (top, left) != (row, column):
                continue
            said = grid.cells.get((row, column))
            mark = told.get((row, column), "")
            if said is None and not mark and not ground(row) and (row, column) not in covered:
                continue
            cells.append(
                GridCell(
                    row - 1, column - 1, mark or _words(said), min(bottom, grid.rows) - top + 1,
                    min(right, grid.columns) - left + 1, row in head, ground=ground(row),
                    ink="accent" if mark else "muted" if said and said.formula else "",
                )
            )  # fmt: skip
    view.show_cells(
        cells,
        widths=[
            0 if column in grid.hidden_columns else min(_WIDEST, grid.widths.get(column, grid.usual_width) * _CHARACTER)
            for column in range(1, grid.columns + 1)
        ],
        heights=[
            0 if row in grid.hidden_rows else max(_LEAST_ROW, grid.heights.get(row, grid.usual_height) * _POINT)
            for row in range(1, grid.rows + 1)
        ],
        letters=True,
    )  # fmt: skip


def _words(said: "SheetCell | None") -> str:
    """Return what a cell says; one that the workbook works out when it is opened shows its sign."""
    if said is None:
        return ""
    return said.text or ("＝" if said.formula else "")
