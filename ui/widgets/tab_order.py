"""Tab goes as one reads: rows that are made later stand where they are seen, not at the end of the window."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through the widgets, and through what stands in them, in the order in which they are laid out.

    What precedes the first of them in the window goes on preceding it.
    """
    found = list(dict.fromkeys(part for widget in widgets for part in _inside(widget)))
    if not found:
        return
    before = _before(found)
    for first, second in pairwise([*([before] if before is not None else []), *found]):
        if first.nextInFocusChain() is not second:
            QWidget.setTabOrder(first, second)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Name what Tab stops at: the widget itself, then what its layout holds, line by line."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea) and (held := widget.widget()) is not None:
        yield from _inside(held)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _inside(widget)
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _before(found: list[QWidget]) -> QWidget | None:
    """Return the stop before the first of these that was there from the beginning, if the window has one."""
    known = set(found)
    top = found[0].window()
    at = next((each for each in _backwards(top, found) if each not in known), None)
    return at if at is not None and at is not top else None


def _backwards(top: QWidget, found: list[QWidget]) -> Iterator[QWidget]:
    """Walk back from the place in the window where these belong to the next stop before it."""
    around = found[0].parentWidget()
    while around is not None and around is not top and not all(around.isAncestorOf(each) for each in found):
        around = around.parentWidget()
    at = around.previousInFocusChain() if around is not None else None
    while at is not None and at is not around and at is not top:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at
        at = at.previousInFocusChain()
