"""The foot of a page: its number, and where the parties and whoever wrote sign a record page by page."""

from dataclasses import replace

from exports import pen
from exports.blocks import Document
from exports.paper import MM, SHEET, Page
from exports.pen import Pen

_FOOT = 9 * MM
_ROW = 9 * MM
_COLUMNS, _CLOSE = 3, 4
_GUTTER = 10.0
#: So many rows stand in the margin; more of them take from the text, up to a third of the sheet.
_MARGIN_ROWS = 2
_MOST_ROWS = 11
_LEAST = 40.0
_REST = "，其余当事人在末页签名"


def room(pen_: Pen, page: Page, document: Document) -> Page:
    """Return the page with its text area cut by what the signatures of every page need."""
    rows = len(_rows(pen_, page, document, ())) if document.hands else 0
    return replace(page, height=page.height - max(0, rows - _MARGIN_ROWS) * _ROW)


def presided(pages: list[list[str]]) -> list[tuple[str, ...]]:
    """Return who presided on each page; on one without a line of the record, who did before it."""
    known = next((led for led in pages if led), [])
    found = []
    for led in pages:
        found.append(tuple(led or known))
        known = led[-1:] or known
    return found


def foot(
    pen_: Pen, page: Page, document: Document, number: int, count: int, *, led: tuple[str, ...] = ()
) -> list[str]:
    """Print 第×页 共×页 below the text area; over it, on every page but the last, the places to sign.

    ``led`` names who presided on the page.
    """
    if not document.footer:
        return []
    y = SHEET[1] - page.top - page.height - _FOOT
    text = f"第{number}页 共{count}页"
    wide = pen_.width("song", text, page.small)
    if not document.hands or number == count:
        return [pen_.write("song", text, page.small, page.left + (page.width - wide) / 2, y)]
    rows = _rows(pen_, page, document, led)
    code: list[str] = []
    for row in rows:
        code += _row(pen_, page, row, len(rows[0]), y)
        y -= _ROW
    rest = _REST if sum(map(len, rows)) < len(_present(document, led)) else ""
    note = f"以上各人逐页签名{rest}，当事人并捺指印"
    code.append(pen_.write("song", text, page.small, page.left + page.width - wide, y + _ROW * 0.2))
    code.append(pen_.write("song", note, page.small, page.left, y + _ROW * 0.2))
    return code


def _present(document: Document, led: tuple[str, ...]) -> tuple[str, ...]:
    """Return who signs a page; of those who presided only who did so on it."""
    others = {hand for name, hand in document.chairs if led and name not in led}
    return tuple(hand for hand in document.hands if hand not in others)


def _rows(pen_: Pen, page: Page, document: Document, led: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Part those who sign into rows; who presided and who wrote keep their places where not all have room."""
    hands = _present(document, led)
    columns = _columns(pen_, page, hands)
    office = len([hand for _, hand in document.chairs if hand in hands]) + 1
    most = columns * _MOST_ROWS
    if len(hands) > most:
        hands = (*hands[: most - office], *hands[-office:])
    return [hands[start : start + columns] for start in range(0, len(hands), columns)]


def _columns(pen_: Pen, page: Page, hands: tuple[str, ...]) -> int:
    """Return how many stand side by side: evenly where they are few, closer where their names are short."""
    if len(hands) <= _COLUMNS * _MARGIN_ROWS:
        return -(-len(hands) // -(-len(hands) // _COLUMNS))
    wide = (page.width - _GUTTER * (_CLOSE - 1)) / _CLOSE - _LEAST
    fits = all(pen_.width("kai", f"{hand}：", page.small) <= wide for hand in hands)
    return _CLOSE if fits else _COLUMNS


def _row(pen_: Pen, page: Page, row: tuple[str, ...], columns: int, y: float) -> list[str]:
    """Print names in a row, each with the rule to sign on: a name and its rule are one thing."""
    width = (page.width - _GUTTER * (columns - 1)) / columns
    code = []
    for place, name in enumerate(row):
        x = page.left + place * (width + _GUTTER)
        said = _short(pen_, page, name, width - _LEAST)
        code.append(pen_.write("kai", said, page.small, x, y))
        start = x + pen_.width("kai", said, page.small) + 3
        code.append(pen.rule(start, y - 2, x + width, y - 2, page.inner))
    return code


def _short(pen_: Pen, page: Page, name: str, room: float) -> str:
    """Return as much of a name as leaves room to sign."""
    said = name
    while (
        len(said) > 1 and pen_.width("kai", f"{said}…：" if said != name else f"{said}：", page.small) > room
    ):
        said = said[:-1]
    return f"{said}：" if said == name else f"{said}…："
