"""放假调休安排: the notice of a year taken in as pasted lines, a table or TOML, and kept with the station (domain.md 6.9)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import limits, station, workdays
from models.clocks import Deadline
from models.errors import Refusal
from models.station import Deed, Identity, Station
from models.workdays import Year

OPTION = "holidays"
FEWEST_OFF = 11  # days of rest that the law gives in any year before weekends are added
_DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?")
_WORK = ("上班", "班", "补班", "work")
_OFF = ("休", "假", "off", "节")
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Read:
    """One notice as read: its year, days off, and weekends that are worked."""

    year: int
    off: tuple[date, ...]
    work: tuple[date, ...]

    @property
    def words(self) -> str:
        """Say what was read: 2027 年：放假 33 天，调休上班 6 天."""
        return f"{self.year} 年：放假 {len(self.off)} 天，调休上班 {len(self.work)} 天"


@dataclass(frozen=True)
class Kept:
    """What came of taking a notice in: how many running clocks end on another day now."""

    notice: Read
    moved: int


def parse(text: str) -> Read:
    """Read a notice: lines “2027-01-01 休” and “2027-01-03 班”, columns of a sheet, or TOML as holidays.toml.

    A line may be a stretch (“2027-02-05 至 2027-02-11 休”). Refused with the line that cannot be right.
    """
    if "[[year]]" in text:
        return _whole(*_from_toml(text))
    off: set[date] = set()
    work: set[date] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#") or not any(each.isdigit() for each in line):
            continue
        days = list(_days(line, number))
        words = _DATE.sub(" ", line).lower()
        if any(sign in words for sign in _WORK):
            work.update(days)
        elif any(sign in words for sign in _OFF):
            off.update(days)
        else:
            raise Refusal(f"第{number}行没有写“休”或“班”：{line.strip()}", "text")
    return _whole(off, work)


def keep(db: Session, text: str, *, by: Identity) -> Kept:
    """Take the notice of a year in for every workstation; running clocks counted without it are counted anew."""
    station.demand(by, Deed.SETTINGS)
    notice = parse(text)
    here = station.current(db)
    kept = dict(here.options.get(OPTION, {}))
    kept[str(notice.year)] = {
        "off": [each.isoformat() for each in notice.off], "work": [each.isoformat() for each in notice.work],
    }  # fmt: skip
    here.options = {**here.options, OPTION: kept}
    known, plain = workdays.standard(), workdays.weekends()
    before = {row.id: {_counted(row, known), _counted(row, plain)} for row in _open(db)}
    adopt(db)
    moved = 0
    for row in _open(db):
        due = _counted(row, workdays.standard())
        if due is not None and due != row.due_on in before[row.id]:
            row.due_on, moved = due, moved + 1
    db.flush()
    return Kept(notice, moved)


def adopt(db: Session) -> None:
    """Count with the notices that the station has taken in, from now on."""
    options = db.scalar(select(Station.options).limit(1)) or {}
    workdays.adopt({int(year): _year(table) for year, table in options.get(OPTION, {}).items()})


def untold(today: date) -> tuple[int, ...]:
    """Return the years that clocks may reach soon and that have no notice: this one, and from December the next."""
    calendar = workdays.standard()
    soon = {today.year, (today + timedelta(days=45)).year}
    return tuple(year for year in sorted(soon) if calendar.untold(year))


def _year(table: Mapping[str, Any]) -> Year:
    return Year(
        frozenset(date.fromisoformat(day) for day in table["off"]),
        frozenset(date.fromisoformat(day) for day in table["work"]),
    )


def _open(db: Session) -> list[Deadline]:
    return list(db.scalars(select(Deadline).where(Deadline.met_on.is_(None), Deadline.cancelled == "")))


def _counted(row: Deadline, calendar: workdays.Calendar) -> date | None:
    if row.key not in limits.every() or row.key in {"performance", "referral"}:
        return None
    return limits.due(row.key, row.started_on, calendar)


def _days(line: str, number: int) -> Iterator[date]:
    found = []
    for year, month, day in _DATE.findall(line):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError as wrong:
            raise Refusal(f"第{number}行的日期不存在：{line.strip()}", "text") from wrong
    if not found:
        raise Refusal(f"第{number}行没有看懂：{line.strip()}", "text")
    first, last = found[0], found[-1]
    if last < first or (last - first).days > 31:  # noqa: PLR2004 -- no holiday lasts a month
        raise Refusal(f"第{number}行的起止日期不对：{line.strip()}", "text")
    return (first + timedelta(days) for days in range((last - first).days + 1))


def _from_toml(text: str) -> tuple[set[date], set[date]]:
    try:
        years = workdays.read(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, IndexError, TypeError) as wrong:
        raise Refusal("这段 TOML 读不出来，请按 holidays.toml 的样子写。", "text") from wrong
    if len(years) != 1:
        raise Refusal("一次请只导入一年的安排。", "text")
    only = next(iter(years.values()))
    return set(only.off), set(only.work)


def _whole(off: set[date], work: set[date]) -> Read:
    """Refuse what cannot be the notice of one year; return it in order."""
    if not off:
        raise Refusal("没有读到放假的日子。每行写一个日期和“休”或“班”，例如：2027-01-01 休。", "text")
    years = {day.year for day in off | work}
    if len(years) != 1:
        raise Refusal(f"里面有{len(years)}个年份的日期，一次请只导入一年。", "text")
    if both := sorted(off & work):
        raise Refusal(f"{both[0].isoformat()} 既写了休又写了班。", "text")
    for day in sorted(work):
        if day.weekday() < workdays.SATURDAY:
            raise Refusal(
                f"{day.isoformat()} 是星期{_WEEKDAYS[day.weekday()]}，不会是调休上班的日子。", "text"
            )
    if len(off) < FEWEST_OFF:
        raise Refusal(f"只读到 {len(off)} 天放假，一年的安排不会这样少，请核对是否漏了。", "text")
    return Read(years.pop(), tuple(sorted(off)), tuple(sorted(work)))
