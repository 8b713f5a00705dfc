"""Columns that go where there is no room for all, so that a table does not scroll sideways."""

from collections.abc import Iterable, Sequence

from ui import theme
from ui.tables import Column, Table


def fit(table: Table, columns: Sequence[Column], spare: Iterable[int], room: int) -> None:
    """Hide columns of ``spare``, by their places, the first one first, until the widths of the rest fit into ``room``."""
    shown = set(range(len(columns)))
    for place in spare:
        if sum(theme.px(columns[each].width) for each in shown) <= room:
            break
        shown.discard(place)
    for place in range(len(columns)):
        table.setColumnHidden(place, place not in shown)
