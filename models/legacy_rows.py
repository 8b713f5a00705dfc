"""Lines of an old register one after another: a case may go on below, stand twice, or be no case at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from models import legacy_days, legacy_rules
from models.gazetteer import Gazetteer
from models.legacy_cells import MARK, PARTY, Cells, Fault
from models.legacy_drafts import Draft

NEEDED = (("received",), ("parties", "a", "brief", "title"))
NEW, TWICE, JOINED, SKIPPED, BAD = "new", "twice", "joined", "skipped", "bad"
SPILT = "这一行的格数比表头多，可能有逗号没有加引号"
SAME = "编号相同，日期、当事人或内容不同"
_BRIEF = 6
_MERGED = 3
_TITLES = ("台账", "登记表", "登记簿", "年度")


class Line(NamedTuple):
    """What became of one line of a ``sheet``; ``fault`` is the field that is wrong, empty for the whole line."""

    line: int
    cells: Sequence[str]
    state: str
    draft: Draft | None = None
    reason: str = ""
    fault: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Book:
    """What is known of a register besides its lines.

    ``year`` is told by title or sheet; ``settled`` says that what reached agreement is over where nothing tells.
    """

    ledger: str = ""
    source: str = ""
    year: int | None = None
    settled: bool = True
    today: date = date.max
    villages: Gazetteer = field(default_factory=Gazetteer)
    sheet: str = ""


class Reader:
    """Reads the lines of one register in their order; sheets of one file may share what was ``seen``."""

    def __init__(
        self, headings: Sequence[str], columns: Mapping[str, int], book: Book, *, seen: dict[str, tuple[int, int]] | None = None,
    ) -> None:  # fmt: skip
        at = {key: place for key, place in columns.items() if 0 <= place < len(headings)}
        self._width, self._year, self._sheet = len(headings), book.year, book.sheet
        self._case = _taken({place for key, place in at.items() if key not in PARTY})
        self._party = tuple(sorted(place for key, place in at.items() if key in PARTY))
        self._number, self._brief = at.get("number"), at.get("brief")
        self._rules = legacy_rules.rules()
        self._cells = Cells(
            tuple(headings), at, track=legacy_rules.track_of(book.ledger), source=book.source, settled=book.settled,
            today=book.today, villages=book.villages,
        )  # fmt: skip
        self._seen = {} if seen is None else seen
        self._open: Line | None = None
        self._before: tuple[list[str], tuple[str, ...]] = ([], ())

    def read(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[Line]:
        """Give what becomes of each line; a case is given once its last line was read."""
        case = self._case
        for line, cells in rows:
            case_part = case(cells)
            if self._open is not None and self._goes_on(cells, case_part):
                yield self._further(line, cells)
                continue
            if self._open is not None:
                yield self._open
                self._open = None
            found = self._one(line, cells)
            if found.draft is not None:
                self._open, self._before = found, (cells, case_part)
            else:
                yield found
        if self._open is not None:
            yield self._open
            self._open = None

    def _one(self, line: int, cells: list[str]) -> Line:
        if self._is_no_case(cells):
            return Line(line, cells, SKIPPED, sheet=self._sheet)
        if any(cells[self._width :]):
            return Line(line, cells, BAD, None, SPILT, sheet=self._sheet)
        try:
            draft = self._cells.draft(line, cells, self._year)
        except Fault as wrong:
            return Line(line, cells, BAD, None, wrong.reason, wrong.field, self._sheet)
        before = self._seen.get(draft.identity)
        if before is None:
            self._seen[draft.identity] = (line, draft.story)
            return Line(line, cells, NEW, draft, "", "", self._sheet)
        if before[1] == draft.story:
            return Line(line, cells, TWICE, sheet=self._sheet)
        reason = f"编号与第 {before[0]} 行相同，日期、当事人或内容不同"
        return Line(line, cells, BAD, None, reason, "number", self._sheet)

    def _goes_on(self, cells: list[str], case_part: tuple[str, ...]) -> bool:
        """Tell whether a line only names more parties of the case above: its other cells are merged, or empty."""
        if case_part != self._before[1] and any(case_part):
            return False
        if not any(case_part):
            return any(cells[place] for place in self._party) and not self._is_no_case(cells)
        if self._number is not None and cells[self._number] not in self._rules.blank | {""}:
            return True
        return self._brief is not None and len(cells[self._brief]) >= _BRIEF

    def _further(self, line: int, cells: list[str]) -> Line:
        """Add what a further line of the same case says to it."""
        if cells[: self._width] == self._before[0][: self._width]:
            return Line(line, cells, TWICE, sheet=self._sheet)
        above = self._open
        assert above is not None, "a case is open"
        assert above.draft is not None, "only a case goes on"
        self._open = above._replace(draft=self._joined(above.draft, above.cells, line, cells))
        self._before = (cells, self._before[1])
        return Line(line, cells, JOINED, sheet=self._sheet)

    def _joined(self, draft: Draft, above: Sequence[str], line: int, cells: list[str]) -> Draft:
        told, notes = self._cells.people(cells)
        parties = (*draft.parties, *(each for each in told if each not in draft.parties))
        kept = frozenset(above) | {word for each in told for word in each.told}
        more = self._cells.source(line, cells, kept)
        facts = dict(draft.facts)
        if "\n" in more:
            facts["source_text"] += f"\n{more}"
        if not self._cells.names_itself:
            facts["title"] = self._cells.titled(parties, facts["dispute_type"])
        return draft.joined(line, facts, parties, notes)

    def _is_no_case(self, cells: list[str]) -> bool:
        """Tell whether a line is a total, a signature or a title; a title may tell another year."""
        first = next(filter(None, cells), "")
        if not first:
            return True
        if first.replace(" ", "").replace("\u3000", "").startswith(self._rules.not_cases):
            return True
        if self._width > 1 and first != cells[1] != "":
            return False
        if not {first, ""}.issuperset(cells):
            return False
        count = sum(1 for cell in cells if cell)
        if count >= _MERGED or any(word in first for word in _TITLES):
            self._year = legacy_days.year_of(first) or self._year
            return True
        return first.startswith("第") and "页" in first


def _taken(places: set[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells of some places out of a line."""
    if len(places) > 1:
        return itemgetter(*sorted(places))
    return lambda cells: tuple([cells[place] for place in places])


__all__ = (
    "BAD",
    "JOINED",
    "MARK",
    "NEEDED",
    "NEW",
    "SAME",
    "SKIPPED",
    "TWICE",
    "Book",
    "Draft",
    "Line",
    "Reader",
)
