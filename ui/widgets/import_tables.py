"""The tables of the import: the batches there were, and the first lines as they are read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.tables import Column, Table

BATCHES = (
    Column("导入时间", lambda row: row.at, width=136, format=lambda at: f"{at:%Y-%m-%d %H:%M}"),
    Column("种类", lambda row: row.kind, width=112),
    Column("文件", lambda row: row.file_name, width=200),
    Column("读到", lambda row: row.read, width=64, align="right"),
    Column("新增", lambda row: row.added, width=64, align="right", bold=True),
    Column("已有", lambda row: row.known, width=64, align="right"),
    Column("有误", lambda row: row.bad, width=64, align="right"),
    Column("导入人", lambda row: row.by_name, width=80),
    Column("状态", lambda row: row.state, width=150),
)


def sample_table(names: Sequence[str], lines: Sequence[tuple[str, ...]]) -> Table:
    """Return a table of the first lines, as high as they are many."""
    columns = [Column(name, partial(_cell, place), width=80) for place, name in enumerate(names)]
    table = Table("import.sample", columns, sortable=False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setSelectionMode(Table.SelectionMode.NoSelection)
    table.show_rows(lines)
    table.setFixedHeight(theme.px(30) * (len(lines) + 1) + theme.px(10))
    return table


def _cell(place: int, row: tuple[str, ...]) -> str:
    return row[place].replace("\n", " ")
