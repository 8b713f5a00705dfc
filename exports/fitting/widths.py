"""Whether a number stands whole in its column: a day or a sum that does not is printed as ### by spreadsheets."""

import re
from collections import Counter
from decimal import Decimal

from exports.fitting.heights import Widths
from exports.fitting.placing import Placed
from exports.fitting.stylebook import USUAL_SIZE, Format, Stylebook

#: What a column loses to the gap on both sides, in characters.
_MARGIN = 0.8
_BRACKETS = re.compile(r"\[[^\]]*\]")
_QUOTED = re.compile(r"\"([^\"]*)\"|\\(.)|_.|\*.")
_DAY_PIECES = (
    (re.compile(r"(?i)y{3,}|e+"), "2026"), (re.compile(r"(?i)yy?"), "26"), (re.compile(r"(?i)a{3,}|d{3,}|m{3,}"), "星期三"),
    (re.compile(r"(?i)m{1,2}|d{1,2}|h{1,2}|s{1,2}"), "00"),
)  # fmt: skip


class Narrow:
    """The columns of one sheet that are too narrow for their numbers; such cells are shown smaller, and counted."""

    def __init__(self, widths: Widths, styles: Stylebook) -> None:
        """Take the widths of the sheet and the formats of the workbook."""
        self.widths, self.styles = widths, styles
        self.shrunk: Counter[str] = Counter()
        self._sums: dict[str, Decimal] = {}

    def fit(self, letter: str, placed: Placed, width: float | None = None) -> Placed:
        """Return what is placed, shown smaller where its number is wider than its column."""
        if placed.kind != "n":
            return placed
        room = self.widths.of(letter) if width is None else width
        if self._fits(placed.text, placed.style, room):
            return placed
        style = self.styles.shrunk(placed.style)
        if style == placed.style:
            return placed
        self.shrunk[letter] += 1
        return Placed(style, placed.kind, placed.text)

    def add(self, letter: str, placed: Placed) -> None:
        """Add a number of the rows, for the totals under them."""
        if placed.kind == "n" and not self.styles.format_of(placed.style).dated:
            self._sums[letter] = self._sums.get(letter, Decimal(0)) + Decimal(placed.text)

    def of_total(self, letter: str, style: int) -> int:
        """Return the style for a total of a column, shown smaller where the sum is wider than the column."""
        if letter not in self._sums:
            return style
        return self.fit(letter, Placed(style, "n", str(self._sums[letter]))).style

    def told(self, where: str) -> list[str]:
        """Say which columns are too narrow."""
        if not self.shrunk:
            return []
        named = "、".join(sorted(self.shrunk, key=lambda letter: (len(letter), letter)))
        count = sum(self.shrunk.values())
        return [
            f"{where}的 {named} 列太窄，有 {count} 格日期或数字放不下，已改为缩小字号显示全；嫌字小请在原表里放宽这些列。"
        ]

    def _fits(self, words: str, style: int, room: float) -> bool:
        _, size = self.styles.lettering(style)
        shown = shown_as(words, self.styles.format_of(style))
        return len(shown.encode("gb18030", "replace")) * size / USUAL_SIZE <= room - _MARGIN


def shown_as(words: str, style: Format) -> str:
    """Return as many letters as a number takes in a format; the digits of a day are any digits.

    >>> shown_as("46327", Format('yyyy"年"m"月"d"日"', dated=True)), shown_as("1234.5", Format("¥#,##0.00"))
    ('2026年00月00日', '¥1,234.50')
    """
    code = _BRACKETS.sub("", style.code.split(";")[0])
    if style.general or style.text:
        return words
    if style.dated:
        bare = _QUOTED.sub(lambda found: found[1] or found[2] or "", code)
        for pattern, digits in _DAY_PIECES:
            bare = pattern.sub(digits, bare)
        return bare
    _, _, behind = _QUOTED.sub("", code).partition(".")
    decimals = len(re.match(r"[0#?]*", behind)[0])  # type: ignore[index]  # -- it matches nothing, too
    value = Decimal(words) * (100 if "%" in code else 1)
    digits = f"{value:,.{decimals}f}" if "," in code else f"{value:.{decimals}f}"
    literal = _QUOTED.sub(lambda found: found[1] or found[2] or " ", code)
    return "".join(re.findall(r"[^#0?,.\s]", literal)) + digits
