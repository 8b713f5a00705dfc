"""The order in which a person reads a page, for Tab and Enter: down the layouts, whatever was made first."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets in ``widget`` that take the keyboard, from top to bottom and left to right."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if int(widget.focusPolicy().value) & int(Qt.FocusPolicy.TabFocus.value) and widget.focusProxy() is None:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from stops(inner)
    elif (layout := widget.layout()) is not None:
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        grid: QGridLayout = layout
        places.sort(key=lambda place: _cell(grid, place))
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops(widget)
        elif (below := item.layout()) is not None:
            yield from _in(below)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    position: Any = grid.getItemPosition(place)  # row, column and spans, which the stubs call an object
    return int(position[0]), int(position[1])


def beside(page: QWidget, *, forwards: bool) -> QWidget | None:
    """Return the stop after the one that has the keyboard, or before it; None at either end."""
    order = list(stops(page))
    now: QWidget | None = page.focusWidget()
    while now is not None and now not in order:
        now = None if now is page else now.parentWidget()
    if now is None:
        return None
    place = order.index(now) + (1 if forwards else -1)
    return order[place] if 0 <= place < len(order) else None
