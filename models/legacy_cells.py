"""The cells of one line of an old register as a case of the past, and what is kept of them as it stood.

No limit of the law and no form stands in the way of what an old book tells: only a line without its day cannot
become a case. A cell that is not kept word for word elsewhere stands in the case's 原载材料.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from models import (
    cases,
    disputes,
    legacy_days,
    legacy_endings,
    legacy_people,
    legacy_rules,
    money,
    numbershapes,
    signs,
    tracks,
)
from models.cases import Injury
from models.errors import Refusal
from models.gazetteer import Gazetteer
from models.legacy_drafts import Draft, Rows, meeting_of, midnight
from models.legacy_endings import Ruling
from models.legacy_people import Who
from models.money import FEN

MARK = "旧台账导入"
NO_DAY = "没有登记日期"
BAD_DAY = "登记日期看不懂，请写成 2025-03-04 这样"
NO_YEAR = "登记日期没有年份，表名和工作表名里也没有"
LATER = "登记日期在今天之后"
EARLY = "登记日期太早，请核对年份"
NOTHING = "没有当事人，也没有事由"
#: What a case is taken in with although it could not be read.
NOTES = {
    "amount": "金额看不懂", "day": "其他日期看不懂", "type": "类型认不出，归入“其他”",
    "outcome": "结果认不出，按未了记", "number": "证件号码核不上", "undated": "有结果没有日期",
}  # fmt: skip
DAYS = ("agreed", "due", "performed", "concluded", "resolved", "closed_on")
PARTY = legacy_people.KEYS
#: Columns that this program wrote beside the lines it gave back.
OURS = frozenset({"有误原因", "原行号"})
_STRONG = 5
_PLAIN_SUM = 11
_REPEATED = 6
_MOST_PEOPLE = 100_000
_YEARS_AHEAD = 30
_INJURIES = frozenset(each.value for each in Injury)
_FIGURE = re.compile("[0-9]")
#: What ``numbershapes.folded`` writes otherwise.
_FOLDS = re.compile(r"[\s\[\]{}〔〕【】\uff01-\uff5e\u3000]")
_TWO = 2
_MOST_RULINGS = 4096
#: The fields that a line is judged by, besides its days and parties.
_JUDGED = (
    "number", "title", "brief", "cause", "origin", "type", "major", "paid", "amount", "agreement", "terms",
)  # fmt: skip
_PLAIN = frozenset("0123456789.,")


class Fault(Exception):  # noqa: N818 -- it is what is written beside a line, not an error of the program
    """A line that cannot become a case: the field that is wrong, and the reason an officer reads."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


class _Judged(NamedTuple):
    """What is known of a line when it is judged, for the facts that are made of it."""

    received: date
    days: dict[str, date]
    people: tuple[Who, ...]
    title: str
    code: str
    paid: int | None
    amount: int | None
    ruling: Ruling


class Cells:
    """Reads the lines of one register by the mapping of its columns."""

    def __init__(
        self, headings: tuple[str, ...], at: Mapping[str, int], *, track: str, source: str, settled: bool, today: date,
        villages: Gazetteer,
    ) -> None:  # fmt: skip
        self._headings, self._at, self._track, self._from = headings, dict(at), track, source
        self._settled, self._today, self._villages = settled, today, villages
        self._rules = legacy_rules.rules()
        self._in_wan = {key for key in ("amount", "paid") if key in at and "万" in headings[at[key]]}
        self._sides = legacy_people.Sides(
            self._rules.parties, {key: headings[place] for key, place in at.items()}
        )
        self._days = tuple((key, at[key]) for key in DAYS if key in at)
        self._received_at = at.get("received", -1)
        self._party = _picker(legacy_people.FIELDS, at)
        self._judged = _picker(_JUDGED, at)
        self._words = _picker(legacy_endings.WORDS, at)
        self._rulings: dict[tuple[object, ...], Ruling] = {}
        self._types: dict[tuple[str, str], tuple[str, bool]] = {}
        self._kinds: dict[str, str] = {}
        self._classed = {
            leaf.code: {"four_class": leaf.t2, "key_field": leaf.t3} for leaf in disputes.leaves()
        }
        self._nature = tracks.get(track).nature if track else ""
        self._channel = tracks.get(track).channel if track else ""
        self._police = tracks.is_police(track)

    @property
    def names_itself(self) -> bool:
        """Tell whether the register has a column for the name of the case."""
        return "title" in self._at

    def draft(self, line: int, cells: Sequence[str], year: int | None) -> Draft:
        """Return the case of a line; raises Fault where it cannot be one.

        A line is judged here, and no more is read of it than that takes.
        """
        row = self._bare(cells)
        notes: list[str] = []
        received = self._received(row[self._received_at], year)
        people = self._sides.line(self._party(row), notes)
        number, title, brief, cause, origin, minor, major, paid, amount, agreement, terms = self._judged(row)
        if not (people or title or brief or cause or origin):
            raise Fault("parties", NOTHING)
        days: dict[str, date] = {}
        for key, place in self._days:
            if (words := row[place]) and (day := self._day(words, year, notes)):
                days[key] = day
        code = self._type(minor, major, notes) if minor or major else ""
        ruling = self._ruled(self._words(row), days, written=bool(agreement or terms))
        notes += ruling.notes
        fen_paid = self._sum("paid", paid, notes) if paid else None
        fen = self._sum("amount", amount, notes) if amount else None
        number = number.removesuffix(".0")
        meeting = meeting_of(received, [each.name for each in people])
        identity = _identity(number, meeting, brief or title)
        title = title or self.titled(people, code)
        judged = _Judged(received, days, tuple(people), title, code, fen_paid, fen, ruling)
        return Draft(
            identity, meeting, hash((meeting, brief, title)), number, received,
            judged.people, (line,), tuple(notes), partial(self._rows, line, cells, row, judged),
        )  # fmt: skip

    def titled(self, people: Sequence[Who], code: str) -> str:
        """Name a case by its parties and type."""
        kind = self._kinds.get(code)
        if kind is None:
            kind = self._kinds[code] = disputes.leaf(code).name + "纠纷" if code else "纠纷"
        if len(people) == _TWO and people[0].side != people[1].side:
            named = f"{people[0].name}与{people[1].name}{kind}"
        else:
            named = cases.title([(each.side, each.name) for each in people], kind)
        return named.replace("纠纷纠纷", "纠纷")

    def _rows(self, line: int, cells: Sequence[str], row: Sequence[str], judged: _Judged) -> Rows:
        """Return what is written of a line that was judged."""
        told = {key: row[place] for key, place in self._at.items()}
        get = told.get
        received, days, people, title, code, paid, amount, ruling = judged
        place, village = get("place", ""), get("village", "")
        if place or village:
            village = self._villages.read(place, village)[1]
        ending = ruling.ending(days)
        agreement, clause = legacy_endings.agreement(told, days, ending, paid)
        facts: dict[str, Any] = {
            "number": get("number", "").removesuffix(".0"), "title": title, "received_at": midnight(received),
            "received_by": get("registrar") or MARK, "source": get("source", ""),
            "alarm_number": get("alarm", "").removesuffix(".0"), "place": place, "village": village,
            "dispute_type": code, "nature": self._natured(get("nature", "")), "cause": get("cause", ""),
            "origin": get("origin", ""), "brief": get("brief", ""), "people_count": _count(get("people", "")),
            "amount": amount, "injury": injury if (injury := get("injury", "")) in _INJURIES else "",
            "handler_name": get("officer", ""), "track": self._track, "channel": get("channel") or self._channel,
            "measures": get("measures", ""), "platform_number": get("platform", ""),
            "dossier_number": get("dossier", ""), "remarks": get("remarks", ""),
            "accepted_on": received if self._track else None, "filed_on": received if self._police else None,
            **self._graded(get("level", "")), **self._classed.get(code, _UNCLASSED), **ending.facts,
        }  # fmt: skip
        facts["source_text"] = self.source(
            line, cells, _kept(facts, (received, *days.values()), people, (agreement, clause))
        )
        return Rows(facts, agreement, clause)

    def people(self, cells: Sequence[str]) -> tuple[list[Who], tuple[str, ...]]:
        """Return the parties that a line names, and what of them could not be read."""
        notes: list[str] = []
        return self._sides.line(self._party(self._bare(cells)), notes), tuple(notes)

    def source(self, line: int, cells: Sequence[str], kept: frozenset[str]) -> str:
        """Return the line as it stood, without the cells that are ``kept`` word for word elsewhere."""
        told = [f"{MARK}：{self._from}第{line}行"]
        last, blank = "", self._rules.blank
        for heading, cell in zip(self._headings, cells, strict=False):
            if not cell or cell in kept or cell in blank or (cell == last and len(cell) >= _REPEATED):
                continue
            if not cell.isalnum() and len(parts := signs.parted(cell)) > 1 and kept.issuperset(parts):
                continue
            if heading in OURS:
                continue
            last = cell
            told.append(f"{heading}：{cell}" if heading else cell)
        return "\n".join(told)

    def _bare(self, cells: Sequence[str]) -> list[str]:
        """Return the cells without those that say nothing, and an empty one behind: that of a field without column."""
        blank = self._rules.blank
        row = [*cells, ""]
        return row if blank.isdisjoint(row) else ["" if cell in blank else cell for cell in row]

    def _ruled(self, words: tuple[str, ...], days: Collection[str], *, written: bool) -> Ruling:
        told = (words, written, *days)
        found = self._rulings.get(told)
        if found is None:
            if len(self._rulings) > _MOST_RULINGS:
                self._rulings.clear()
            found = self._rulings[told] = legacy_endings.ruled(
                words, days, self._rules, written=written, track=self._track, settled=self._settled
            )
        return found

    def _received(self, words: str, year: int | None) -> date:
        if not words:
            raise Fault("received", NO_DAY)
        found = legacy_days.read(words, year)
        if found is None:
            raise Fault("received", NO_YEAR if legacy_days.needs_year(words) else BAD_DAY)
        if found > self._today:
            raise Fault("received", LATER)
        if found.year < legacy_days.EARLIEST:
            raise Fault("received", EARLY)
        return found

    def _day(self, words: str, year: int | None, notes: list[str]) -> date | None:
        found = legacy_days.read(words, year)
        if found is None or not legacy_days.EARLIEST <= found.year <= self._today.year + _YEARS_AHEAD:
            notes.append("day")
            return None
        return found

    def _type(self, minor: str, major: str, notes: list[str]) -> str:
        """Return the code of a type as it is called there: its own name first, then the words a station lists."""
        found = self._types.get((minor, major))
        if found is None:
            found = self._types[minor, major] = self._code([word for word in (minor, major) if word])
        if not found[1]:
            notes.append("type")
        return found[0]

    def _code(self, told: Sequence[str]) -> tuple[str, bool]:
        for words in told:
            bare = words.removesuffix("纠纷").removesuffix("类")
            for leaf in disputes.leaves():
                if bare in {leaf.name, leaf.statistics}:
                    return leaf.code, True
        for words in told:
            if code := self._rules.types.read(words):
                return code, True
        return "other", False

    def _natured(self, words: str) -> str:
        return (self._rules.natures.read(words) if words else None) or self._nature

    def _graded(self, words: str) -> dict[str, Any]:
        if not words:
            return _UNGRADED
        levels = self._rules.levels
        bare = words.removesuffix("级").removesuffix("风险")
        level = levels.get(words) or levels.get(bare) or (int(bare) if bare in set("12345") else 0)
        if not level:
            return _UNGRADED
        return {"level": level, "level_suggested": level, "level_reason": "旧台账所记"}

    def _sum(self, key: str, words: str, notes: list[str]) -> int | None:
        """Return the fen of a sum; a bare figure below a heading in 万元 is one of 万."""
        if key not in self._in_wan and len(words) <= _PLAIN_SUM and words.isascii() and words.isdigit():
            return int(words) * FEN
        try:
            return money.parse(words + "万" if key in self._in_wan and _PLAIN.issuperset(words) else words)
        except Refusal:
            notes.append("amount")
            return None


_UNCLASSED = {"four_class": "", "key_field": ""}
_UNGRADED: dict[str, Any] = {"level": 1, "level_suggested": 1, "level_reason": ""}


def _picker(keys: Sequence[str], at: Mapping[str, int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells of several fields out of a row, that behind the last for those without a column."""
    pick: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(*(at.get(key, -1) for key in keys))
    return pick


def is_strong(number: str) -> bool:
    """Tell whether a number means one case alone: 12 stands in the book of every year.

    >>> is_strong("西调〔2023〕12号"), is_strong("12"), is_strong("2023012")
    (True, False, True)
    """
    return len(number) >= _STRONG and (bool(_FIGURE.search(number)) or any(map(str.isdigit, number)))


def _identity(number: str, meeting: str, words: str) -> str:
    if is_strong(number):
        plain = number.replace("〔", "(").replace("〕", ")")
        return "号:" + (numbershapes.folded(plain) if _FOLDS.search(plain) else plain)
    told = f"{number}\x1f{meeting}\x1f{words}"
    return "#" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _count(words: str) -> int | None:
    bare = words.removesuffix("人")
    return int(bare) if bare.isascii() and bare.isdigit() and int(bare) < _MOST_PEOPLE else None


def _kept(
    facts: Mapping[str, Any], days: Iterable[date | None], people: Sequence[Who],
    tables: Iterable[Mapping[str, Any] | None],
) -> frozenset[str]:  # fmt: skip
    """Return what is kept word for word in a column of the case, its parties or its agreement."""
    told = {value for value in facts.values() if type(value) is str}
    for each in people:
        told.update(each.told)
    told.update(day.isoformat() for day in days if day)
    sums = [facts["amount"]]
    for table in filter(None, tables):
        told.update(value for value in table.values() if type(value) is str)
        sums.append(table.get("amount"))
    if facts["people_count"] is not None:
        told.add(str(facts["people_count"]))
    told.update(str(fen // FEN) for fen in sums if fen is not None and fen % FEN == 0)
    return frozenset(told)
