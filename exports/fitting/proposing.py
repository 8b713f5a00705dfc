"""What a sheet seems to be: its head, its rows, what stands under them, and which column is which of ours."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exports.books import plain
from exports.fitting.mapping import SERIAL, Ends, SheetMapping
from exports.fitting.sheetpart import column_letters
from exports.fitting.template import Grid
from exports.fitting.vocabulary import Vocabulary, vocabulary

WIDE = 2
_BLANKS = " 　_＿:："
#: So many known heads does the title of a sheet weigh.
TITLE = 5
#: No head and no label is longer; what is longer is text, and not looked through.
LONGEST_HEAD = 200
_COLON = re.compile(r"[:：][_＿\s　]*$")
_COLON_IN = re.compile(r"[:：]")
_GAP = r"[_＿\s　]"
_WORDS = r"[\w（）()、]{2,14}?"
_DAY = rf"年{_GAP}*月{_GAP}*日"
#: A label with nothing behind it but a gap, then the end, another label, a remark in brackets, or a day to be written.
_LABEL = re.compile(rf"({_WORDS})[:：](?:{_GAP}*$|{_GAP}+(?={_WORDS}[:：]|[（(]|{_DAY})|(?=[（(]))")
#: A label of a time, with the empty day, month or quarter that is to be written over.
_TIMED = re.compile(
    rf"({_WORDS})[:：](?:{_GAP}|[年月日第至到—～~-]|季度)*(?:[年月日]|季度)(?={_GAP}*(?:$|[（(]|{_WORDS}[:：]))"
)
_TIMES = frozenset({"填报日期", "月份", "季度", "期间"})
_OF_YEAR = frozenset({"月份", "季度"})
_DAY_ALONE = re.compile(rf"({_GAP}*){_DAY}{_GAP}*")
#: Gaps in a title line, and what is written into them.
_TITLES = (
    (re.compile(rf"(?<![_＿\s　])(?:{_GAP}+年{_GAP}*|(?<!\d)年{_GAP}+)月(?!{_GAP}*日)"), "{年}年{月}月"),
    (re.compile(rf"^{_GAP}*年{_GAP}{{2,}}(?=\w)"), "{年}年{单位}"),
    (re.compile(rf"(?<=[（(]){_GAP}+月(?=[)）])"), "{月}月"),
)
_SUMMED = re.compile(r"(?i)=.*\b(SUM|SUBTOTAL|COUNT|COUNTA|COUNTIF|AVERAGE)\(.*:")


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a sheet, to be changed by pointing.

    ``heading`` gives each column's whole head (group and title), ``unknown`` the columns nobody knows;
    ``totals`` and ``footers`` are the rows under the last.
    """

    sheet: str
    head: tuple[int, ...]
    first: int
    last: int
    ends: Ends
    totals: tuple[int, ...] = ()
    footers: tuple[int, ...] = ()
    source: str = ""
    heading: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)

    def mapping(self) -> SheetMapping:
        """Return the mapping as it is proposed."""
        rows = (self.head, self.first, self.last) if self.columns else ((), 0, 0)
        return SheetMapping(
            self.sheet, self.source, *rows, self.ends, dict(self.columns), {}, dict(self.cells), serial="restart",
        )  # fmt: skip


def proposed(
    grid: Grid, sheet: str, sources: Mapping[str, Sequence[str]], source: str = ""
) -> Proposal | None:
    """Propose a mapping: ``sources`` are the names of the columns of each register; ``source`` when it is chosen.

    None when no row reads like a head; then the officer points at it.
    """
    words = vocabulary()
    keys = [source] if source in sources else list(sources)
    known = {key: words.names(sources[key]) for key in keys}
    everything = {heading for names in known.values() for heading in names}
    base = _base(grid, words, everything)
    if base is None:
        return None
    head = _block(grid, base, words)
    if _is_card(grid, head):
        return None
    return under(grid, sheet, head, known)


def pointed(
    grid: Grid, sheet: str, head: Sequence[int], sources: Mapping[str, Sequence[str]], source: str = ""
) -> Proposal:
    """Propose the rest when the officer has pointed at the rows of the head."""
    words = vocabulary()
    keys = [source] if source in sources else list(sources)
    return under(grid, sheet, tuple(sorted(head)), {key: words.names(sources[key]) for key in keys})


def under(grid: Grid, sheet: str, head: tuple[int, ...], known: Mapping[str, Mapping[str, str]]) -> Proposal:
    """Propose columns and rows under a head; ``known`` gives heading → name for each source."""
    words = vocabulary()
    heading = headings(grid, head)
    source, columns = _columns(heading, known, _title(grid, sheet, head))
    first = _first(grid, head[-1] + 1, words)
    last, totals, footers = _extent(grid, first, words)
    ends: Ends = "total" if totals else "footer" if footers else "blank"
    cells = _cells(grid, [*range(1, head[0]), *footers], words)
    return Proposal(
        sheet, head, first, last, ends, totals, footers, source, heading, columns,
        tuple(letter for letter, said in heading.items() if said and letter not in columns), cells,
    )  # fmt: skip


def headings(grid: Grid, head: Sequence[int]) -> dict[str, str]:
    """Return the head of each column: what its rows say from top to bottom, each thing once."""
    found = {}
    for column in range(1, grid.columns + 1):
        said: list[str] = []
        for row in head:
            text = " ".join(grid.text(row, column)[:LONGEST_HEAD].split())
            if text and text not in said:
                said.append(text)
        if said:
            found[column_letters(column)] = "·".join(said)
    return found


def _title(grid: Grid, sheet: str, head: Sequence[int]) -> str:
    """Return what the sheet is called: the lines above its head that are no labels, else its own name."""
    words = vocabulary()
    lines = [
        text for row in range(1, head[0]) for text in _texts(grid, row)[:1] if not _COLON_IN.search(text)
    ]
    return next((line for line in lines if words.titled(line)), sheet)


def _columns(
    heading: Mapping[str, str], known: Mapping[str, Mapping[str, str]], title: str
) -> tuple[str, dict[str, str]]:
    """Return the source that knows most of the heads, and which column is which.

    Heads that no other source knows count twice, and a title that resembles a source's own as much as five heads.
    A source is proposed when it knows at least two heads that are not in every table, and a third of them all.
    """
    weak, called = vocabulary().weak, vocabulary().titled(title)
    found = {key: _known(heading, names) for key, names in known.items()}
    knowing = Counter(letter for columns in found.values() for letter in columns)
    best, most = ("", dict[str, str]()), 0
    for key, columns in found.items():
        strong = [letter for letter, name in columns.items() if name not in weak]
        worth = len(strong) + sum(knowing[letter] == 1 for letter in strong) + TITLE * (key == called)
        if len(strong) >= WIDE and 3 * len(columns) >= len(heading) and worth > most:
            best, most = (key, columns), worth
    if not most:
        return "", _known(heading, {plain(SERIAL): SERIAL})
    return best


def _known(heading: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, said in heading.items():
        name = _named(said, names)
        if name and name not in found.values():
            found[letter] = name
    return found


def _named(said: str, names: Mapping[str, str]) -> str:
    """Return the name of a column by the whole of its head, or by its lower lines."""
    parts = said.split("·")
    found = (names.get(plain("".join(parts[start:])), "") for start in range(len(parts)))
    return next(filter(None, found), "")


def _base(grid: Grid, words: Vocabulary, everything: set[str]) -> int | None:
    """Return the row with most known headings, else the first that reads like a head."""
    best, most = None, WIDE - 1
    for row in range(1, min(words.head_within, grid.rows) + 1):
        found = {plain(text) for text in _texts(grid, row)} & everything
        if len(found) > most:
            best, most = row, len(found)
    if best is not None:
        return best
    for row in range(1, min(words.head_within, grid.rows)):
        said = set(_texts(grid, row))
        if len(said) > WIDE and row + 1 in grid.framed and not any(_COLON.search(text) for text in said):
            return row
    return None


def _block(grid: Grid, base: int, words: Vocabulary) -> tuple[int, ...]:
    top = bottom = base
    while top > 1 and bottom - top + 1 < words.head_rows and _tied(grid, top - 1, top, words):
        top -= 1
    while (
        bottom < grid.rows and bottom - top + 1 < words.head_rows and _tied(grid, bottom, bottom + 1, words)
    ):
        bottom += 1
    return tuple(range(top, bottom + 1))


def _tied(grid: Grid, upper: int, lower: int, words: Vocabulary) -> bool:
    """Tell whether two rows belong to one head: a cell reaches from one into the other, or stands over several."""
    if words.begins_total(grid.text(lower, 1)):
        return False
    said = [grid.cells.get((lower, column)) for column in range(1, grid.columns + 1)]
    worded = not any(cell is not None and (cell.formula or cell.text.isdigit()) for cell in said)
    for top, left, bottom, right in grid.merges:
        if top <= upper and bottom >= lower:
            return True
        over = worded and top <= upper <= bottom and right > left and right - left + 1 < grid.columns - 1
        if over and len({grid.text(lower, each) for each in range(left, right + 1)} - {""}) > 1:
            return True
    return False


def _is_card(grid: Grid, head: Sequence[int]) -> bool:
    """Tell whether labels and empty cells take turns: a card of one case has no head."""
    said = [any(grid.text(row, column) for row in head) for column in range(1, grid.columns + 1)]
    reach = max((at for at, each in enumerate(said, start=1) if each), default=0)
    return said[:reach].count(False) * 10 >= 3 * reach


def _texts(grid: Grid, row: int) -> list[str]:
    said = [grid.text(row, column)[:LONGEST_HEAD] for column in range(1, grid.columns + 1)]
    return [text for text in said if text]


def _first(grid: Grid, row: int, words: Vocabulary) -> int:
    """Return the first row of data: rows that number the columns and totals above the data are passed over."""
    while row < grid.rows:
        said = _texts(grid, row)
        numbered = len(said) > WIDE and all(
            text.strip("（）() ") in words.ordinals or re.fullmatch(r"[（(]?\d{1,2}[)）]?|[A-Z]", text)
            for text in said
        )
        straight = [text for text in said if text.isdigit()]
        if not (numbered and len(straight) != 1) and not _is_total(grid, row, words):
            break
        row += 1
    return row


def _extent(grid: Grid, first: int, words: Vocabulary) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Return the last row of data, the rows of totals, and those of the footer."""
    stop = first
    while stop <= grid.rows and not _is_total(grid, stop, words) and not _is_footer(grid, stop, first, words):
        stop += 1
    last = stop - 1
    framed = [row for row in range(first, stop) if row in grid.framed]
    if framed or stop > grid.rows:
        last = first
        while last + 1 < stop and (last + 1 in grid.framed or len(_texts(grid, last + 1)) > WIDE):
            last += 1
    totals, footers = [], []
    for row in range(stop, grid.rows + 1):
        if _is_total(grid, row, words):
            totals.append(row)
        elif _texts(grid, row):
            footers.append(row)
    return max(first, last), tuple(totals), tuple(footers)


def _is_total(grid: Grid, row: int, words: Vocabulary) -> bool:
    if any(words.begins_total(grid.text(row, column)) for column in range(1, min(4, grid.columns + 1))):
        return True
    said = [grid.cells.get((row, column)) for column in range(1, grid.columns + 1)]
    return any(cell is not None and _summed(cell.formula, row) for cell in said)


def _summed(formula: str, row: int) -> bool:
    """Tell whether a formula sums rows above its own."""
    if not _SUMMED.search(formula):
        return False
    rows = [int(each) for each in re.findall(r"[A-Z]\$?(\d+)", formula)]
    return bool(rows) and max(rows) != row and len(set(rows)) > 1


def _is_footer(grid: Grid, row: int, first: int, words: Vocabulary) -> bool:
    said = [(column, grid.text(row, column)) for column in range(1, grid.columns + 1)]
    told = [(column, text) for column, text in said if text]
    if not told:
        return False
    column, text = told[0]
    if len(told) == 1 and _DAY_ALONE.fullmatch(text[:LONGEST_HEAD]):
        return True
    if words.begins_footer(text) and (row != first or _COLON.search(text) or "：" in text or ":" in text):
        return True
    merge = grid.merge_of(row, column)
    return merge[3] - merge[1] + 1 > grid.columns / 2 and grid.columns > WIDE


def _cells(grid: Grid, rows: Sequence[int], words: Vocabulary) -> dict[str, str]:
    """Return the single cells above and below the rows: behind a label in its own cell, or in the next one."""
    found: dict[str, str] = {}
    for row in rows:
        column = 1
        while column <= grid.columns:
            merge = grid.merge_of(row, column)
            here = grid.cells.get((merge[0], merge[1]))
            if here is not None and merge[1] == column and merge[0] == row and not here.formula:
                _one_cell(grid, row, column, words, found)
            column = merge[3] + 1
    return found


def _one_cell(grid: Grid, row: int, column: int, words: Vocabulary, found: dict[str, str]) -> None:
    text, right = grid.cells[row, column].text, grid.merge_of(row, column)[3]
    place = f"{column_letters(column)}{row}"
    if len(text) > LONGEST_HEAD or place in found:
        return
    label = words.facts.get(plain(text.replace("：", "").replace(":", "")))
    following = grid.merge_of(row, right + 1)
    beside = grid.text(following[0], following[1])
    empty = not beside or (label in _TIMES and _DAY_ALONE.fullmatch(beside[:LONGEST_HEAD]) is not None)
    free = right < grid.columns and empty and following[0] == row
    if label and free and _fits(grid, text, column, right):
        found[f"{column_letters(right + 1)}{row}"] = label
        return
    phrase = f"{text.rstrip(_BLANKS)}：{{{label}}}" if label else _filled(text, words)
    if row < grid.rows:
        for pattern, said in _TITLES:
            phrase = pattern.sub(said, phrase, count=1)
    if phrase != text:
        found[place] = phrase


def _filled(text: str, words: Vocabulary) -> str:
    """Return a line with its gaps filled: a day that stands alone is that of the filling; others are left to a pen."""
    if alone := _DAY_ALONE.fullmatch(text):
        return alone[1].strip("_＿") + "{填报日期}"
    timed = _TIMED.sub(lambda each: _dated(each, words), text)
    return _LABEL.sub(lambda each: _labelled(each, words), timed)


def _dated(found: re.Match[str], words: Vocabulary) -> str:
    name = words.facts.get(plain(found[1]))
    if name not in _TIMES:
        return found[0]
    year = "{年}年" if name in _OF_YEAR and "年" in found[0] else ""
    return f"{found[1]}：{year}{{{name}}}"


def _fits(grid: Grid, text: str, left: int, right: int) -> bool:
    """Tell whether a label stands whole in its own cell; else what is written beside it would hide its end."""
    room = sum(grid.widths.get(column, grid.usual_width) for column in range(left, right + 1))
    return len(text.encode("gb18030")) <= room


def _labelled(found: re.Match[str], words: Vocabulary) -> str:
    name = words.facts.get(plain(found[1]))
    gap = "　　" if found.end() < len(found.string) else ""
    return f"{found[1]}：{{{name}}}{gap}" if name else found[0]
