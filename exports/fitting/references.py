"""Where references go when rows are put into a sheet or taken out: formulas, ranges and lists of ranges."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from exports.fitting.sheetpart import MOST_ROW
from models.errors import Refusal

GONE = "#REF!"
_CELL = re.compile(r"(\$?[A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_ROWS = re.compile(r"(\$?)([0-9]{1,7})")
_COLUMN = re.compile(r"\$?[A-Za-z]{1,3}")
_ANY = re.compile(r"[A-Za-z]\$?[0-9]|[0-9]:\$?[0-9]")


@dataclass(frozen=True)
class Shift:
    """Rows put in before row ``at`` of a sheet (``count`` > 0) or taken out from it on (``count`` < 0).

    ``only`` is the one row of data of a form that has only one: a range of just that row grows with the rows that
    are put in behind it, unless it is in that row itself and sums across it.
    """

    sheet: str
    at: int
    count: int
    only: int = 0

    def row(self, number: int) -> int | None:
        """Return where a row goes, None when it is taken out."""
        if number < self.at:
            return number
        if self.count < 0 and number < self.at - self.count:
            return None
        return number + self.count

    def span(self, first: int, last: int, *, inside: bool = False) -> tuple[int, int] | None:
        """Return where a range of rows goes; None when all of it is taken out."""
        if first == 1 and last == MOST_ROW:
            return first, last
        if self.count < 0:
            after = self.at - self.count
            top = first if first < self.at else max(first, after) + self.count
            bottom = last if last < self.at else max(last, after - 1) + self.count
            return (top, bottom) if top <= bottom and not self.at <= first <= last < after else None
        if self.only and last == self.only and not inside:
            return first, last + self.count
        top = first + self.count if first >= self.at else first
        bottom = min(last + self.count, MOST_ROW) if last >= self.at else last
        return top, bottom


def area(reference: str, shift: Shift, *, inside: bool = False) -> str:
    """Return where a range goes (``$A$5:$C$14``, ``A5``, ``5:14``, ``A:C``); ``#REF!`` when it is gone.

    >>> area("C5:C14", Shift("s", 14, 3)), area("C5:C14", Shift("s", 7, -2)), area("$A$9", Shift("s", 5, 1))
    ('C5:C17', 'C5:C12', '$A$10')
    """
    first, colon, last = reference.partition(":")
    if _COLUMN.fullmatch(first):
        return reference
    shape = _CELL if _CELL.fullmatch(first) else _ROWS
    low, high = shape.fullmatch(first), shape.fullmatch(last or first)
    if low is None or high is None:
        return reference
    rows = int(low[low.lastindex or 0]), int(high[high.lastindex or 0])
    turned = rows[0] > rows[1]
    single = not colon
    if single:
        to = shift.row(rows[0])
        moved = None if to is None else (to, to)
    else:
        moved = shift.span(min(rows), max(rows), inside=inside)
    if moved is None:
        return GONE
    if moved[-1] > MOST_ROW:
        return GONE
    if turned:
        moved = moved[::-1]
    said = [found[0][: found.start(found.lastindex or 0) - found.start()] + str(row) for found, row in zip((low, high), moved, strict=True)]  # fmt: skip
    return said[0] if single else ":".join(said)


def areas(references: str, shift: Shift) -> str:
    """Return where a list of ranges goes (``sqref``); ranges that are gone are left out.

    >>> areas("A5:A14 C5 C9", Shift("s", 9, -1)), areas("C5", Shift("s", 6, 2, only=5))
    ('A5:A13 C5', 'C5:C7')
    """
    moved = []
    for each in references.split():
        whole = f"{each}:{each}" if shift.only and ":" not in each else each
        to = area(whole, shift)
        if to != GONE:
            low, _, high = to.partition(":")
            moved.append(low if low == high else to)
    return " ".join(moved)


def formula(words: str, own: str, shift: Shift, *, row: int = 0) -> str:
    """Return a formula of sheet ``own`` after the shift; ``row`` is the row that it stands in (before it).

    >>> formula("SUM(C5:C14)+台账!A20", "汇总", Shift("台账", 14, 2))
    'SUM(C5:C14)+台账!A22'
    >>> formula("SUM(C5:C14)", "台账", Shift("台账", 14, 2))
    'SUM(C5:C16)'
    """
    if not _ANY.search(words):
        return words
    inside = own == shift.sheet and bool(shift.only) and row == shift.only

    def moved(token: str) -> str:
        sheet, mark, reference = token.rpartition("!")
        if "[" in token:
            return token
        if mark:
            name = unquoted(sheet)
            if name != shift.sheet:
                if ":" in name and shift.sheet in name.split(":"):
                    raise Refusal(f"公式“{words[:60]}”跨几张表取数，加行后会取错，不能自动加行。")
                return token
        elif own != shift.sheet:
            return token
        return sheet + mark + area(reference, shift, inside=inside)

    return translated(words, moved)


def translated(words: str, change: Callable[[str], str]) -> str:
    """Return a formula with each of its references changed; nothing else of it is touched."""
    made, at = [], 0
    for token in tokens(words):
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        start = words.index(token.value, at)
        to = change(token.value)
        made.append(words[at:start] + to)
        at = start + len(token.value)
    return "".join(made) + words[at:]


def tokens(words: str) -> list[Token]:
    """Return the tokens of a formula without its sign; refused when it cannot be read."""
    try:
        return list(Tokenizer("=" + words).items)
    except (TokenizerError, IndexError, AssertionError) as bad:
        raise Refusal(
            f"公式“{words[:60]}”读不懂，不能保证填写后还对。请在表格软件里改写它，另存后再选。"
        ) from bad


def copied(words: str, by: int) -> str:
    """Return a formula copied ``by`` rows down: what is not fixed by $ moves along.

    >>> copied("E5-F5*$H$1", 2), copied("SUM(D$5:D6)", 1), copied("其他!A1", 3)
    ('E7-F7*$H$1', 'SUM(D$5:D7)', '其他!A4')
    """

    def moved(token: str) -> str:
        sheet, mark, reference = token.rpartition("!")
        first, colon, last = reference.partition(":")
        return sheet + mark + _down(first, by) + colon + _down(last, by)

    return translated(words, moved) if _ANY.search(words) else words


def slid(words: str, rows: int, columns: int) -> str:
    """Return the formula of a cell that shares the one of a cell so many rows above and columns to the left."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 -- sharing is rare

    origin = Translator("=" + words, origin="XFA500000")
    return str(origin.translate_formula(row_delta=rows, col_delta=columns))[1:]


def unquoted(sheet: str) -> str:
    """Return the name of a sheet as it stands before the sign ! in a formula.

    >>> unquoted("'我的''表'"), unquoted("台账")
    ("我的'表", '台账')
    """
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _down(one: str, by: int) -> str:
    found = _CELL.fullmatch(one)
    if found and not found[2]:
        return f"{found[1]}{int(found[3]) + by}"
    rows = _ROWS.fullmatch(one)
    return str(int(rows[2]) + by) if rows and not rows[1] else one
