"""Where drawings, controls and comments hang: their rows move with the cells under them."""

import re
from typing import Any

from exports.fitting.references import Shift, formula
from exports.fitting.sheetpart import q

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)(</)")
_ROW = re.compile(rb"(<(?:\w+:)?Row>\s*)(\d+)(\s*</)")
_LINKED = re.compile(rb"(<(?:\w+:)?Fmla(?:Link|Range|Pict|Group|Txbx)>)([^<]*)(<)")
_TOP, _BOTTOM = 2, 6


def move_drawing(root: Any, name: str, shift: Shift, own: bool) -> bool:  # noqa: FBT001 -- one shape for all parts
    """Move the anchors of a drawing, and the cells that its text boxes show."""
    changed = False
    for each in root.iter(f"{DRAWING}sp"):
        if each.get("textlink"):
            to = formula(each.get("textlink"), name, shift)
            changed = changed or to != each.get("textlink")
            each.set("textlink", to)
    if own:
        for each in root.iter(f"{DRAWING}twoCellAnchor", f"{DRAWING}oneCellAnchor"):
            if each.get("editAs") != "absolute":
                changed = (
                    _moved(each, DRAWING, shift, stretch=each.get("editAs", "twoCell") == "twoCell")
                    or changed
                )
    return changed


def move(anchor: Any, shift: Shift) -> None:
    """Move the anchor of a control or an embedded object."""
    if anchor.get("moveWithCells") in {"1", "true"} or anchor.get("sizeWithCells") in {"1", "true"}:
        _moved(anchor, q(""), shift, stretch=anchor.get("sizeWithCells") in {"1", "true"})


def moved_vml(content: bytes, name: str, shift: Shift, *, own: bool) -> bytes:
    """Move comments and controls in a VML drawing; only the numbers of rows change, the rest keeps its bytes."""

    def anchored(found: re.Match[bytes]) -> bytes:
        numbers = found[2].split(b",")
        if len(numbers) <= _BOTTOM:
            return found[0]
        top, bottom = int(numbers[_TOP]), int(numbers[_BOTTOM])
        by = _to(top, shift) - top
        numbers[_TOP], numbers[_BOTTOM] = (
            re.sub(rb"-?\d+", str(row).encode(), numbers[at], count=1)
            for at, row in ((_TOP, top + by), (_BOTTOM, bottom + by))
        )
        return found[1] + b",".join(numbers) + found[3]

    def linked(found: re.Match[bytes]) -> bytes:
        words = found[2].decode()
        return found[1] + formula(words, name, shift).encode() + found[3]

    if own:
        content = _ANCHOR.sub(anchored, content)
        content = _ROW.sub(
            lambda found: found[1] + str(_to(int(found[2]), shift)).encode() + found[3], content
        )
    return _LINKED.sub(linked, content)


def _moved(anchor: Any, space: str, shift: Shift, *, stretch: bool) -> bool:
    ends = [anchor.find(f"{space}{word}/{DRAWING}row") for word in ("from", "to")]
    rows = [int(end.text) for end in ends if end is not None]
    if not rows:
        return False
    by = _to(rows[0], shift) - rows[0]
    new = [rows[0] + by, *(_to(row, shift) if stretch else row + by for row in rows[1:])]
    for end, row in zip(ends, new, strict=False):
        end.text = str(row)
    return new != rows


def _to(row: int, shift: Shift) -> int:
    """Return where a row counted from 0 goes; one that is taken out gives the place of the cut."""
    found = shift.row(row + 1)
    return (shift.at if found is None else found) - 1
