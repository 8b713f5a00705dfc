"""The formats of cells (xl/styles.xml): what a number is shown as, and formats that are added while filling."""

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from exports.fitting.package import serialised
from exports.fitting.sheetpart import q

DAY = "yyyy-mm-dd"
CENTS = 2
USUAL_SIZE = 11.0
#: Built-in formats that spreadsheets show as dates in Chinese (ECMA-376 Part 1, 18.8.30).
CHINESE_DATES = {
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_FIRST_OWN = 164
_DATE_WORDS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


@dataclass(frozen=True)
class Format:
    """What a style does to a number: its code, and whether it is a date, text or the general one."""

    code: str = "General"
    dated: bool = False

    @property
    def text(self) -> bool:
        """Whether what is typed into the cell stays text."""
        return self.code == "@"

    @property
    def general(self) -> bool:
        """Whether the cell has no number format of its own."""
        return self.code == "General"


class Stylebook:
    """The cell formats of a workbook; what is added goes behind those that are there."""

    def __init__(self, root: Any, part: str) -> None:
        """Read the formats; a workbook may have none."""
        self.root, self.part = root, part
        self.changed = False
        self._made: dict[tuple[int, str], int] = {}
        self._formats: dict[int, Format] = {}
        self._bordered: dict[int, bool] = {}
        self._letterings: dict[int, tuple[bool, float]] = {}

    @cached_property
    def _cells(self) -> Any:
        return None if self.root is None else self.root.find(q("cellXfs"))

    @cached_property
    def _codes(self) -> dict[int, str]:
        listed = None if self.root is None else self.root.find(q("numFmts"))
        own = (
            {int(each.get("numFmtId")): each.get("formatCode", "") for each in listed}
            if listed is not None
            else {}
        )
        return {**BUILTIN_FORMATS, **CHINESE_DATES, **own}

    def format_of(self, style: int) -> Format:
        """Return the number format of a style."""
        if style not in self._formats:
            code = "General"
            if self._cells is not None and style < len(self._cells):
                code = self._codes.get(int(self._cells[style].get("numFmtId") or 0), "General")
            bare = _DATE_WORDS.sub("", code.split(";")[0])
            dated = code not in {"General", "@"} and bool(is_date_format(bare) or re.search("[年月日]", code))
            self._formats[style] = Format(code, dated)
        return self._formats[style]

    def lettering(self, style: int) -> tuple[bool, float]:
        """Tell whether a style breaks long text into lines, and the size of its letters in points."""
        if style not in self._letterings:
            self._letterings[style] = self._wraps(style), self._size(style)
        return self._letterings[style]

    def _wraps(self, style: int) -> bool:
        if self._cells is None or style >= len(self._cells):
            return False
        found = self._cells[style].find(q("alignment"))
        return found is not None and found.get("wrapText") in {"1", "true"}

    def _size(self, style: int) -> float:
        listed = None if self.root is None else self.root.find(q("fonts"))
        if listed is None or self._cells is None or style >= len(self._cells):
            return USUAL_SIZE
        number = int(self._cells[style].get("fontId") or 0)
        found = listed[number].find(q("sz")) if number < len(listed) else None
        return float(found.get("val") or USUAL_SIZE) if found is not None else USUAL_SIZE

    def bordered(self, style: int) -> bool:
        """Tell whether a style draws a line on any side."""
        if style not in self._bordered:
            self._bordered[style] = self._draws(style)
        return self._bordered[style]

    def _draws(self, style: int) -> bool:
        if self._cells is None or style >= len(self._cells):
            return False
        listed = self.root.find(q("borders"))
        number = int(self._cells[style].get("borderId") or 0)
        if listed is None or number >= len(listed):
            return False
        return any(side.get("style", "none") != "none" for side in listed[number])

    def quoted(self, style: int) -> int:
        """Return the style that is like ``style`` but keeps its text from being taken for a formula."""
        return self._like(style, "quoted", quotePrefix="1")

    def dated(self, style: int) -> int:
        """Return the style that is like ``style`` but shows a day."""
        return self._like(style, "day", numFmtId=str(self._code(DAY)), applyNumberFormat="1")

    def cents(self, style: int) -> int:
        """Return the style that is like ``style`` but shows two decimals."""
        return self._like(style, "cents", numFmtId=str(CENTS), applyNumberFormat="1")

    def shrunk(self, style: int) -> int:
        """Return the style that is like ``style`` but shows what is too wide for its column in smaller letters."""
        if (style, "shrunk") in self._made:
            return self._made[style, "shrunk"]
        made = self._like(style, "shrunk", applyAlignment="1")
        if made != style:
            like = self._cells[made]
            found = like.find(q("alignment"))
            if found is None:
                found = like.makeelement(q("alignment"))
                like.insert(0, found)
            found.attrib.pop("wrapText", None)
            found.set("shrinkToFit", "1")
        return made

    def written(self) -> bytes:
        """Return the part as it is written."""
        return serialised(self.root)

    def _like(self, style: int, what: str, **values: str) -> int:
        if self._cells is None or not len(self._cells):
            return style
        if (style, what) not in self._made:
            like = deepcopy(self._cells[style if style < len(self._cells) else 0])
            for key, value in values.items():
                like.set(key, value)
            self._made[style, what] = len(self._cells)
            self._cells.append(like)
            self._cells.set("count", str(len(self._cells)))
            self.changed = True
        return self._made[style, what]

    def _code(self, code: str) -> int:
        for number, known in self._codes.items():
            if known == code:
                return number
        number = max([_FIRST_OWN - 1, *self._codes]) + 1
        listed = self.root.find(q("numFmts"))
        if listed is None:
            listed = self.root.makeelement(q("numFmts"))
            self.root.insert(0, listed)
        made = listed.makeelement(q("numFmt"), {"numFmtId": str(number), "formatCode": code})
        listed.append(made)
        listed.set("count", str(len(listed)))
        self._codes[number] = code
        return number


def shown(words: str, style: Format, *, since_1904: bool = False) -> str:
    """Return a number as the screen shows it: days as days, everything else as it stands.

    >>> shown("46327", Format("yyyy-mm-dd", dated=True)), shown("3", Format()), shown("0.5", Format("0%"))
    ('2026-11-01', '3', '50%')
    """
    try:
        value = float(words)
    except ValueError:
        return words
    if style.dated:
        start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
        try:
            return (start + timedelta(int(value))).isoformat()
        except OverflowError:
            return words
    if style.code.rstrip("_ ").endswith("%"):
        return f"{round(value * 100, 2):g}%"
    if style.code.startswith(("0.00", "#,##0.00")):
        return f"{value:,.2f}" if "," in style.code else f"{value:.2f}"
    return f"{int(value)}" if value.is_integer() and abs(value) < 1e15 else words  # noqa: PLR2004 -- what a double keeps
