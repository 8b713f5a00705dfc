"""One line of a foreign table as an alarm: fields picked by the mapping, read, and the same line known again."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from models import alarm_rules, dates, signs
from models.errors import Refusal
from models.gazetteer import Gazetteer

NEEDED = (("at",), ("place", "content"))
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?", re.ASCII)
_PACKED = re.compile(r"(?:19|20)\d{12}", re.ASCII)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- spreadsheets count local days without a zone
_EARLIEST = 1990
_LOW = 0xFFFFFFFF
_NO_TIME, _NO_WORDS = "没有时间", "没有地址，也没有内容"


class Fault(Exception):  # noqa: N818 -- it is what is written beside a line, not an error of the program
    """A line that cannot be taken in, with the reason an officer reads."""


@dataclass(frozen=True, slots=True)
class Who:
    """One person of a line."""

    name: str
    telephone: str
    id_number: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that can be taken in."""

    identity: str
    number: str
    at: datetime
    kind: str
    key_field: str
    place: str
    place_key: str
    village: str
    content: str
    outcome: str
    officer: str
    demand: str
    due_on: date | None
    people: tuple[Who, ...]


class Sieve:
    """Reads the lines of one file one after another; the same number with other words a second time is a fault.

    ``repeated`` counts lines that stand twice, word for word; ``known`` are the villages and what else they are called.
    """

    def __init__(self, columns: Mapping[str, int], *, today: date, known: Gazetteer | None = None) -> None:
        self._known = known or Gazetteer()
        self._at = {column.key: columns.get(column.key, -1) for column in alarm_rules.columns()}
        self._today = today
        self._latest = dates.moment(today + timedelta(2), datetime.min.time())
        self._seen: dict[int, int] = {}
        self.repeated = 0

    def read(self, line: int, cells: list[str], width: int) -> Draft | None:
        """Return the alarm of a line, None for one that stood before; raises Fault with the reason."""
        if any(cells[width:]):
            raise Fault("这一行的格数比表头多，可能有逗号没有加引号")
        at = self._at
        found = {key: cells[place] if 0 <= place < len(cells) else "" for key, place in at.items()}
        number = found["number"].removesuffix(".0")
        place, content = found["place"], found["content"]
        if not found["at"]:
            raise Fault(_NO_TIME)
        if not place and not content:
            raise Fault(_NO_WORDS)
        when = self._moment(found["at"])
        identity = number or _digest(when, place, content)
        if not self._first(line, identity, hash((when, place, content))):
            self.repeated += 1
            return None
        plain, village = self._known.read(place, found["village"])
        return Draft(
            identity,
            number,
            when,
            found["kind"],
            alarm_rules.field_of(found["kind"], content),
            place,
            signs.place(plain, village),
            signs.village_name(plain, village),
            content,
            found["outcome"],
            found["officer"],
            found["demand"],
            self._due(found["due"]),
            _people(found),
        )

    def _first(self, line: int, identity: str, words: int) -> bool:
        key = hash(identity)
        before = self._seen.get(key)
        if before is None:
            self._seen[key] = (words & _LOW) << 32 | line
            return True
        if before >> 32 != words & _LOW:
            raise Fault(f"编号与第 {before & _LOW} 行相同，时间、地址或内容不同")
        return False

    def _moment(self, words: str) -> datetime:
        try:
            found = moment(words, today=self._today)
        except Refusal:
            raise Fault("时间看不懂，请写成 2026-11-21 15:30 这样") from None
        if found >= self._latest:
            raise Fault("时间在今天之后")
        if found.year < _EARLIEST:
            raise Fault("时间太早，请核对年份")
        return found

    def _due(self, words: str) -> date | None:
        if not words:
            return None
        try:
            return dates.local(moment(words, today=self._today)).date()
        except Refusal:
            raise Fault("期限看不懂，请写成 2026-11-21 这样") from None


def moment(words: str, *, today: date) -> datetime:
    """Return the moment of a cell: ISO, Chinese, packed figures, or the serial number of a spreadsheet."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return _other_moment(words, today)
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    return found.replace(tzinfo=dates.ZONE).astimezone(UTC)


def _other_moment(words: str, today: date) -> datetime:
    if _SERIAL.fullmatch(words):
        found = _EPOCH + timedelta(seconds=round(float(words) * 86_400))
        return found.replace(tzinfo=dates.ZONE).astimezone(UTC)
    if _PACKED.fullmatch(words):
        words = f"{words[:8]} {words[8:10]}:{words[10:12]}"
    try:
        return dates.parse_moment(words, today=today)
    except Refusal:
        return dates.moment(dates.parse(words, today=today), datetime.min.time())


def _digest(when: datetime, place: str, content: str) -> str:
    told = f"{when.isoformat()}\x1f{place}\x1f{content}"
    return "#" + hashlib.sha256(told.encode()).hexdigest()[:32]


def _people(found: Mapping[str, str]) -> tuple[Who, ...]:
    """Return who called and the other side; several in one cell belong to the numbers in the same place."""
    told: list[Who] = []
    for side in ("caller", "other"):
        columns = (found[side], found[f"{side}_phone"], found[f"{side}_id"])
        if not any(columns):
            continue
        names, phones, numbers = (signs.parted(words) for words in columns)
        told += [
            Who(_nth(names, place), _nth(phones, place), _nth(numbers, place))
            for place in range(max(len(names), len(phones), len(numbers)))
        ]
    return tuple(told)


def _nth(values: list[str], place: int) -> str:
    return values[place] if place < len(values) else ""
