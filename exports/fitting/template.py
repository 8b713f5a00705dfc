"""A station's own form, opened: its sheets, what is kept with them, and the cells of each for the screen."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from exports.fitting import extras, package, sheetpart, stylebook
from exports.fitting.package import LINKS, MAIN, Package
from exports.fitting.sheetpart import SheetPart, area, q
from exports.fitting.stylebook import Stylebook

#: A screen shows no more of a sheet than this.
MOST_SHOWN_ROWS, MOST_SHOWN_COLUMNS = 3_000, 300
DEFAULT_WIDTH, DEFAULT_HEIGHT = 8.43, 15.0
FRAMED = 2
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as the screen shows it: its text, whether a formula makes it, and the number format."""

    text: str
    formula: str = ""
    format: str = "General"
    dated: bool = False


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, rows and columns counted from 1; only cells that say something are in ``cells``.

    ``merges`` are (first row, first column, last row, last column); ``heights`` in points and ``widths`` in
    characters are given where they are not the usual ones. ``framed`` rows have borders. ``more`` rows beyond
    ``rows`` are not shown.
    """

    rows: int
    columns: int
    cells: dict[tuple[int, int], GridCell]
    merges: tuple[Merge, ...] = ()
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    framed: frozenset[int] = frozenset()
    usual_height: float = DEFAULT_HEIGHT
    usual_width: float = DEFAULT_WIDTH
    more: int = 0

    def merge_of(self, row: int, column: int) -> Merge:
        """Return the merged range that a cell lies in, or the cell alone."""
        return self._covered.get((row, column), (row, column, row, column))

    def text(self, row: int, column: int) -> str:
        """Return what a cell says; the covered cells of a merged one say what it says."""
        top, left, _, _ = self.merge_of(row, column)
        cell = self.cells.get((top, left))
        return cell.text if cell else ""

    @cached_property
    def _covered(self) -> dict[tuple[int, int], Merge]:
        found = {}
        for merge in self.merges:
            top, left, bottom, right = merge
            for row in range(top, min(bottom, self.rows) + 1):
                for column in range(left, min(right, self.columns) + 1):
                    found[row, column] = merge
        return found


@dataclass(frozen=True)
class Sheet:
    """One sheet of the form: its name, its part, and what is told of it (hidden, protected, what it carries)."""

    name: str
    number: int
    part: str
    hidden: bool = False
    protected: bool = False
    fillable: bool = True
    told: tuple[str, ...] = ()


class Template:
    """A form that can be filled; nothing of it is ever changed in place."""

    def __init__(self, found: Package) -> None:
        """Read the list of sheets and what each carries."""
        self.package = found
        self.name = found.name
        self.content = found.content
        self.digest = hashlib.sha256(found.content).hexdigest()
        self.workbook_part = package.workbook_part(found)
        self.workbook = found.xml(self.workbook_part)
        self.relations = found.relations(self.workbook_part)
        with found.ruled():
            self.sheets = tuple(self._sheets())
        self._grids: dict[str, Grid] = {}
        self._relevant: dict[str, tuple[bytes, tuple[int, int] | None]] = {}

    @property
    def told(self) -> tuple[str, ...]:
        """What the officer is told of the form before it is used, one sentence each."""
        return tuple(words for sheet in self.sheets for words in sheet.told)

    @cached_property
    def styles(self) -> Stylebook:
        """The formats of the cells."""
        return self.new_styles()

    def new_styles(self) -> Stylebook:
        """Return the formats as one's own, to be added to."""
        part = self._one("styles")
        return Stylebook(self.package.xml(part) if part else None, part)

    @cached_property
    def strings(self) -> list[str]:
        """The texts that the sheets share."""
        part = self.shared_strings
        if not part:
            return []
        return [text_of(each) for each in self.package.xml(part).iterfind(q("si"))]

    @property
    def shared_strings(self) -> str:
        """The part that holds the shared texts; empty when there is none."""
        return self._one("sharedStrings")

    @cached_property
    def since_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        found = self.workbook.find(q("workbookPr"))
        return found is not None and found.get("date1904") in {"1", "true"}

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; refused when there is none."""
        for each in self.sheets:
            if each.name == name:
                return each
        raise self.package.refuse("“{name}”里没有叫“{sheet}”的表。", sheet=name)

    def part(self, name: str) -> SheetPart:
        """Read a sheet to be changed: every call gives a tree of its own."""
        part = self.sheet(name).part
        if name not in self._relevant:
            self._relevant[name] = sheetpart.relevant(self.package, part, name)
        return sheetpart.read(self.package, part, name, self._relevant[name])

    def grid(self, name: str) -> Grid:
        """Return the cells of a sheet for the screen; read once."""
        if name not in self._grids:
            with self.package.ruled():
                self._grids[name] = _grid(self, self.part(name))
        return self._grids[name]

    def shown(self, cell: Any) -> GridCell | None:
        """Return what a cell of the XML says, None when it says nothing."""
        formula = cell.find(q("f"))
        value = cell.find(q("v"))
        kind = cell.get("t", "n")
        words = (value.text or "") if value is not None else ""
        style = self.styles.format_of(int(cell.get("s") or 0))
        if kind == "s":
            place = int(words or -1)
            text = self.strings[place] if 0 <= place < len(self.strings) else ""
        elif kind == "inlineStr":
            inline = cell.find(q("is"))
            text = text_of(inline) if inline is not None else ""
        elif kind == "b":
            text = "TRUE" if words == "1" else "FALSE"
        elif kind == "n" and words:
            text = stylebook.shown(words, style, since_1904=self.since_1904)
        else:
            text = words
        if not text and formula is None:
            return None
        said = "" if formula is None else "=" + (formula.text or "…")
        return GridCell(text, said, style.code, style.dated)

    def _one(self, kind: str) -> str:
        found = [each.target for each in self.relations.values() if each.kind == kind]
        return found[0] if found and self.package.has(found[0]) else ""

    def _sheets(self) -> list[Sheet]:
        listed = self.workbook.find(q("sheets"))
        made = []
        for number, each in enumerate(listed if listed is not None else (), start=1):
            relation = self.relations.get(each.get(f"{{{LINKS}}}id", ""))
            if relation is None or not self.package.has(relation.target):
                raise self.package.refuse(package.CUT)
            name = each.get("name", "")
            fillable = relation.kind == "worksheet"
            hidden = each.get("state", "visible") != "visible"
            found = extras.look(self.package, relation.target) if fillable else extras.Extras()
            told = extras.sentences(found, number, name, hidden=hidden, fillable=fillable)
            made.append(Sheet(name, number, relation.target, hidden, found.protected, fillable, told))
        if not made:
            raise self.package.refuse(package.CUT)
        return made


def opened(source: bytes | Path, name: str = "") -> Template:
    """Open a form that a bureau sent; Refusal with what to do when it cannot be filled as it is."""
    return Template(package.opened(source, name))


def text_of(item: Any) -> str:
    """Return the text of a shared or inline string: its runs without what is said of their reading."""
    own = f"{{{MAIN}}}t"
    found = [each.text or "" for each in item if each.tag == own]
    for run in item.iterfind(q("r")):
        found.extend(each.text or "" for each in run.iterfind(q("t")))
    return "".join(found)


def _grid(template: Template, sheet: SheetPart) -> Grid:
    cells: dict[tuple[int, int], GridCell] = {}
    heights: dict[int, float] = {}
    hidden_rows, framed = set(), set()
    last_row = last_column = 1
    for row in sheet.data:
        number = int(row.get("r"))
        if row.get("hidden") in {"1", "true"}:
            hidden_rows.add(number)
        if row.get("ht") and number <= MOST_SHOWN_ROWS:
            heights[number] = float(row.get("ht"))
        bordered = 0
        for cell in row:
            said = template.shown(cell)
            bordered += template.styles.bordered(int(cell.get("s") or 0))
            if said is not None or cell.get("s", "0") != "0":
                place = sheetpart.place(cell.get("r"))
                last_row, last_column = max(last_row, place[0]), max(last_column, place[1])
                if said is not None and place[0] <= MOST_SHOWN_ROWS and place[1] <= MOST_SHOWN_COLUMNS:
                    cells[place] = said
        if bordered >= FRAMED:
            framed.add(number)
    merged = sheet.child("mergeCells")
    merges = tuple(area(each.get("ref")) for each in merged) if merged is not None else ()
    if _overlap(merges):
        raise ValueError("merged ranges lie over each other")
    last_row = max([last_row, *(merge[2] for merge in merges)])
    last_column = max([last_column, *(merge[3] for merge in merges)])
    widths, hidden_columns = _columns(sheet, min(last_column, MOST_SHOWN_COLUMNS))
    usual = sheet.child("sheetFormatPr")
    return Grid(
        rows=min(last_row, MOST_SHOWN_ROWS), columns=min(last_column, MOST_SHOWN_COLUMNS), cells=cells, merges=merges,
        heights=heights, widths=widths, hidden_rows=frozenset(hidden_rows), hidden_columns=hidden_columns,
        framed=frozenset(framed),
        usual_height=float(usual.get("defaultRowHeight") or DEFAULT_HEIGHT) if usual is not None else DEFAULT_HEIGHT,
        usual_width=float(usual.get("defaultColWidth") or DEFAULT_WIDTH) if usual is not None else DEFAULT_WIDTH,
        more=max(0, last_row - MOST_SHOWN_ROWS),
    )  # fmt: skip


def _overlap(merges: tuple[Merge, ...]) -> bool:
    """Tell whether merged ranges cover more of what is shown than there is: some lie over each other."""
    shown = [
        (min(bottom, MOST_SHOWN_ROWS) - top + 1) * (min(right, MOST_SHOWN_COLUMNS) - left + 1)
        for top, left, bottom, right in merges
        if top <= MOST_SHOWN_ROWS and left <= MOST_SHOWN_COLUMNS
    ]
    return sum(shown) > MOST_SHOWN_ROWS * MOST_SHOWN_COLUMNS


def _columns(sheet: SheetPart, last: int) -> tuple[dict[int, float], frozenset[int]]:
    widths: dict[int, float] = {}
    hidden: set[int] = set()
    listed = sheet.child("cols")
    for each in listed if listed is not None else ():
        for number in range(int(each.get("min")), min(int(each.get("max")), last) + 1):
            if each.get("width"):
                widths[number] = float(each.get("width"))
            if each.get("hidden") in {"1", "true"}:
                hidden.add(number)
    return widths, frozenset(hidden)
