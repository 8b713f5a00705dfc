"""What stands outside the text area of a final paper: the code its scan is known by, its holder, where seals go over.

The code says nothing of the paper: a random id and the number of the page. At the head it is clear of the binding
edge, of the places to sign at the foot of a record, and of a seal over the edges of the sheets.
"""

from exports import pen, qr
from exports.blocks import Block, Document, Keep, Seal
from exports.paper import MM, SHEET, Page
from exports.pen import Pen

_MODULE = 0.5 * MM
_QUIET = 4  # modules left free round the code (ISO/IEC 18004)
_TOP = 9.5 * MM  # to the upper edge of the code's ink; its quiet zone ends two millimetres above
_SIZE, _LEAST = 8.0, 6.5
_GAP = 2.5 * MM
_GROUP = 5  # signs that are read aloud in one breath
_GREY = 0.45
_SEAM, _SEAM_EDGE = "骑缝章", 4.5 * MM


def outside(pen_: Pen, page: Page, document: Document, number: int, count: int) -> list[str]:
    """Return the operators of page ``number`` of ``count`` for what is no part of the text."""
    code: list[str] = []
    edge = page.left + page.width
    if document.code and has_room(page):
        payload = f"{document.code}-{number}"
        ink, wide = _matrix(payload, edge)
        said = f"{payload[:_GROUP]} {payload[_GROUP:]}"
        edge -= wide + _GAP
        edge -= pen_.width("song", said, _SIZE)
        code += [ink, pen_.write("song", said, _SIZE, edge, _line(wide))]
    if document.holder and has_room(page):
        room = edge - _GAP - page.left
        text, size = _fitting(pen_, document.holder, room)
        code.append(pen_.write("song", text, size, page.left, _line(qr.SIDE * _MODULE)))
    if count > 1 and page.top > _TOP and _sealed(document.blocks):
        code.append(_seam(pen_))
    return code


def has_room(page: Page) -> bool:
    """Tell whether the margin at the head holds the code; a sheet that is cut into cards has none."""
    return page.top >= _TOP + (qr.SIDE + _QUIET) * _MODULE


def _line(height: float) -> float:
    """Return the baseline of the words beside the code: the lower edge of its ink."""
    return SHEET[1] - _TOP - height


def _matrix(payload: str, right: float) -> tuple[str, float]:
    """Return the code as one filled path whose ink ends at ``right``, and its width in points."""
    rows = qr.matrix(payload)
    count = len(rows)
    parts = [
        f"{start} {count - 1 - line} {end - start} 1 re"
        for line, row in enumerate(rows)
        for start, end in _runs(row)
    ]
    wide = count * _MODULE
    place = f"{_MODULE:.4f} 0 0 {_MODULE:.4f} {right - wide:.2f} {_line(wide):.2f} cm"
    return f"q {place} {' '.join(parts)} f Q", wide


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """Return where dark modules begin and end in a row."""
    found: list[tuple[int, int]] = []
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        found.append((start, end))
        start = row.find(1, end)
    return found


def _fitting(pen_: Pen, text: str, room: float) -> tuple[str, float]:
    """Return a holder's label and its size: set smaller when long, and cut in its middle when that is not enough."""
    size = max(_LEAST, min(_SIZE, room / pen_.width("song", text, 1.0)))
    shown, kept = text, len(text)
    while kept > 1 and pen_.width("song", shown, size) > room:
        kept -= 1
        shown = f"{text[: (kept + 1) // 2]}…{text[-(kept // 2) :]}"
    return shown, size


def _sealed(items: tuple[Block, ...]) -> bool:
    return any(isinstance(each, Seal) or (isinstance(each, Keep) and _sealed(each.blocks)) for each in items)


def _seam(pen_: Pen) -> str:
    """Say at the right edge, half way down, that one seal goes over the edges of all sheets."""
    x, middle = SHEET[0] - _SEAM_EDGE, SHEET[1] / 2
    start = middle + len(_SEAM) * _SIZE / 2
    signs = [
        pen_.write("song", sign, _SIZE, x - _SIZE, start - (place + 1) * _SIZE * 1.15)
        for place, sign in enumerate(_SEAM)
    ]
    return pen.grey(_GREY, " ".join(signs))
