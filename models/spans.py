"""A stretch of time as it is typed in one line: 明天 9点 两小时, 下周三下午3点到5点, 11-25 9:00-10:30."""

import re
from datetime import date, datetime, timedelta

from models import dates
from models.errors import Refusal
from models.phones import HALF_WIDTH

USUAL = timedelta(hours=1)
LONGEST = timedelta(hours=12)
_NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_HALF = timedelta(minutes=30)
_LASTING = re.compile(
    r"(?:(\d+(?:\.\d+)?|[一二两三四五六])个?(半)?(?:小时|钟头)(半)?(?:零?(\d{1,2})分钟?)?|(半)个?小时|(\d{1,3})分钟?)$"
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2}|[点时](?:\d{1,2}分?|半|整)?))"
_UNTIL = re.compile(rf"\s*(?:到|至|-|–|—|~|～)\s*((?:凌晨|早上|上午|中午|下午|傍晚|晚上)?{_CLOCK})$")
_PART = re.compile(r"(凌晨|早上|上午|中午|下午|傍晚|晚上)")


def parse(text: str, *, today: date) -> tuple[datetime, datetime]:
    """Return begin and end of what was typed, as UTC; an hour where no length is said.

    >>> [f"{dates.local(each):%d %H:%M}" for each in parse("明天 9点 两小时", today=date(2026, 11, 21))]
    ['22 09:00', '22 11:00']
    """
    typed = text.translate(HALF_WIDTH).strip()
    if not typed:
        raise Refusal("请填写时间，例如：明天 9点 两小时。", "when")
    ends = _UNTIL.search(typed)
    if ends:
        begins = _moment(typed[: ends.start()], today)
        return _checked(begins, _end(ends[1], typed, begins))
    lasting = _LASTING.search(typed)
    long = _length(lasting) if lasting else USUAL
    begins = _moment(typed[: lasting.start()] if lasting else typed, today)
    return _checked(begins, begins + long)


def _moment(text: str, today: date) -> datetime:
    try:
        return dates.parse_moment(text.strip(" ，,"), today=today)
    except Refusal as refusal:
        raise Refusal(
            "看不懂这个时间，请写成“明天 9点 两小时”或“11-25 14:30-16:00”这样。", "when"
        ) from refusal


def _end(word: str, typed: str, begins: datetime) -> datetime:
    """Read the end as of the begin's day; 下午3点到5点 ends in the afternoon as well."""
    part = _PART.search(typed)
    told = word if _PART.match(word) or not part else f"{part[1]}{word}"
    found = dates.parse_moment(told, today=dates.local(begins).date())
    return found if found > begins else dates.parse_moment(word, today=dates.local(begins).date())


def _length(found: re.Match[str]) -> timedelta:
    if found[5]:
        return _HALF
    if found[6]:
        return timedelta(minutes=int(found[6]))
    hours = float(_NUMERALS.get(found[1], 0) or found[1])
    half = _HALF if found[2] or found[3] else timedelta()
    return timedelta(hours=hours) + half + timedelta(minutes=int(found[4] or 0))


def _checked(begins: datetime, ends: datetime) -> tuple[datetime, datetime]:
    if ends <= begins:
        raise Refusal("结束时间要晚于开始时间。", "when")
    if ends - begins > LONGEST:
        raise Refusal("一次排期不超过 12 小时，请核对时间。", "when")
    return begins, ends


def words(begins: datetime, ends: datetime) -> str:
    """Say a stretch back: ``11月22日 星期日 09:00–11:00``."""
    here, there = dates.local(begins), dates.local(ends)
    return f"{here.month}月{here.day}日 {dates.weekday(here.date())} {here:%H:%M}–{there:%H:%M}"
