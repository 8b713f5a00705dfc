"""The foot of a page: its number, and where the parties and whoever wrote sign a record page by page."""

from exports import pen
from exports.blocks import Document
from exports.paper import MM, SHEET, Page
from exports.pen import Pen

_FOOT = 9 * MM
_ROW = 9 * MM
_COLUMNS = 3
_GUTTER = 10.0
#: So many fit beside one another in the margin; more of them sign in a space of their own.
_MOST = 6
_LEAST = 40.0


def foot(pen_: Pen, page: Page, document: Document, number: int, count: int) -> list[str]:
    """Print 第×页 共×页 below the text area; over it, on every page but the last, the places to sign."""
    if not document.footer:
        return []
    y = SHEET[1] - page.top - page.height - _FOOT
    text = f"第{number}页 共{count}页"
    wide = pen_.width("song", text, page.small)
    if not document.hands or number == count:
        return [pen_.write("song", text, page.small, page.left + (page.width - wide) / 2, y)]
    rows = _rows(document.hands)
    code: list[str] = []
    for row in rows:
        code += _row(pen_, page, row, y)
        y -= _ROW
    code.append(pen_.write("song", text, page.small, page.left + page.width - wide, y + _ROW * 0.2))
    code.append(pen_.write("song", "以上各人逐页签名，当事人并捺指印", page.small, page.left, y + _ROW * 0.2))
    return code


def _rows(hands: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Part those who sign into rows; where they are too many, all parties sign in one space."""
    if len(hands) > _MOST:
        return [("当事人",), hands[-2:]]
    columns = -(-len(hands) // -(-len(hands) // _COLUMNS))
    return [hands[start : start + columns] for start in range(0, len(hands), columns)]


def _row(pen_: Pen, page: Page, row: tuple[str, ...], y: float) -> list[str]:
    """Print names in a row, each with the rule to sign on: a name and its rule are one thing."""
    width = (page.width - _GUTTER * (len(row) - 1)) / len(row)
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
