"""Days and moments: read as an officer types them, written as papers want them (domain.md §6.8)."""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.errors import Refusal
from models.phones import HALF_WIDTH

#: All of China keeps Beijing time.
ZONE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}  # fmt: skip
_WEEKS = {"上上": -14, "上": -7, "本": 0, "这": 0, "": 0, "下": 7, "下下": 14}
_WEEKDAY = re.compile(r"(上上|下下|上|下|本|这|)个?(?:周|星期|礼拜)([一二三四五六日天])")
_COUNTED = re.compile(r"(\d{1,4})天(前|后|之前|之后|以前|以后)")
_WITHIN = re.compile(r"(\d{1,3}|十[一二]?|[一二两三四五六七八九])个?(天|日|周|星期|礼拜|月)(?:之|以)?内")
_END = re.compile(r"(本|这个?|下个?|)月底|(今|本|)年底")
_UNTIL = re.compile(r"(?:之|以)?前$")
_FULL = re.compile(r"(\d{4})(?:(\d{2})(\d{2})|[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?)")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?|(0[1-9]|1[0-2])(\d{2})")
_WEEKDAY_NOTE = re.compile(r"[(（]?(?:星期|周)[一二三四五六日天][)）]?$")
_CLOCK = re.compile(
    r"(凌晨|早上|上午|中午|下午|傍晚|晚上|)(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?|[时点](?:(\d{1,2})分?|(半)|整|))"
)
_NEAR_NAMES: dict[str, str] = {
    "大前": "大前天",
    "前": "前天",
    "昨": "昨天",
    "今": "今天",
    "当": "当日",
    "明": "明天",
}
_PARTS = {"晚": "晚上", "夜": "晚上", "早": "早上", "晨": "早上", "午": "中午"}
_FIGURES = {mark: place for place, mark in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)} | {"两": 2}  # fmt: skip
_SPOKEN = (
    (re.compile(r"^(大前|前|昨|今|当|明)(?:天|日)?(晚上?|夜里?|早上?|晨|午)(?!午)"), lambda hit: _NEAR_NAMES[hit[1]] + _PARTS[hit[2][0]]),
    (re.compile(r"(?<![上中下])(晚|早|夜里)(?=\d|[一二两三四五六七八九十]|$)"), lambda hit: _PARTS[hit[1][0]]),
    (re.compile(r"(十[一二]?|[一二两三四五六七八九])(?=[点时])"), lambda hit: str(_FIGURES[hit[1]])),
)  # fmt: skip
_PART = re.compile(r"(.+?)\s*(凌晨|早上|上午|中午|下午|傍晚|晚上)")
_DIGITS = re.compile(r"(\d{8})(\d{2})(\d{2})")
_AFTERNOON = frozenset({"下午", "傍晚", "晚上"})
_NOON = 12
_LAST_HOUR = 23
_EARLY = 3
_LATER_YEARS = 200


class NoSuchDay(Refusal):
    """A day was typed that the calendar does not have, such as 2月30日: it is no term in words either."""


def parse(text: str, *, today: date) -> date:
    """Return the day that was typed: 20261121, 2026年11月21日, 11-21 or 1121 (of this year), 昨天, 下周三, 3天后, 十天内, 月底, 12月1日前.

    A week begins on Monday.

    >>> parse("下周三", today=date(2026, 11, 21)), parse("11-21", today=date(2026, 1, 1))
    (datetime.date(2026, 11, 25), datetime.date(2026, 11, 21))
    """
    typed = re.sub(r"\s", "", text.translate(HALF_WIDTH))
    if not typed:
        raise Refusal("请填写日期。")
    if typed in _NEAR:
        return _shifted(today, _NEAR[typed])
    week = _WEEKDAY.fullmatch(typed)
    if week:
        monday = today - timedelta(today.weekday())
        return _shifted(monday, _WEEKS[week[1]] + "一二三四五六日".index(week[2].replace("天", "日")))
    counted = _COUNTED.fullmatch(typed)
    if counted:
        return _shifted(today, int(counted[1]) * (-1 if "前" in counted[2] else 1))
    limit = _last_day(_UNTIL.sub("", typed), today)
    if limit is not None:
        return limit
    typed = _WEEKDAY_NOTE.sub("", _UNTIL.sub("", typed))
    full = _FULL.fullmatch(typed)
    if full:
        return _real(int(full[1]), int(full[2] or full[4]), int(full[3] or full[5]))
    short = _SHORT.fullmatch(typed)
    if short:
        return _real(today.year, int(short[1] or short[3]), int(short[2] or short[4]))
    raise Refusal("看不懂这个日期，请写成 2026-11-21 这样。")


def _last_day(typed: str, today: date) -> date | None:
    """Return the last day of a term as it is spoken: 十天内, 两周内, 一个月内, 月底, 年底."""
    within = _WITHIN.fullmatch(typed)
    if within:
        count = _FIGURES.get(within[1]) or int(within[1])
        if within[2] == "月":
            return after_months(today, count)
        return _shifted(today, count * (1 if within[2] in "天日" else 7))
    end = _END.fullmatch(typed)
    if end is None:
        return None
    if "年" in typed:
        return date(today.year, 12, 31)
    return _shifted(after_months(today.replace(day=1), 2 if typed.startswith("下") else 1), -1)


def after_months(day: date, count: int) -> date:
    """Return the same day some months on, the last of its month where there is none (民法典 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _shifted(day: date, days: int) -> date:
    return day + timedelta(days)


def _real(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"{year}年{month}月{day}日不存在。") from None
    if not 1900 <= year < 1900 + _LATER_YEARS:  # noqa: PLR2004 -- the year of the oldest person's birth
        raise Refusal("年份不对，请核对。")
    return found


def parse_moment(text: str, *, today: date) -> datetime:
    """Return the moment that was typed in Beijing time, as UTC: ``2026-11-21 15:30``, ``昨天下午3点半``, ``9:05``.

    A time without a day is of today.

    >>> parse_moment("下午3点半", today=date(2026, 11, 21))
    datetime.datetime(2026, 11, 21, 7, 30, tzinfo=datetime.timezone.utc)
    """
    typed = _plain(re.sub(r"[TＴ](?=\d)", " ", text.translate(HALF_WIDTH)).strip())
    packed = _DIGITS.fullmatch(re.sub(r"\s", "", typed))
    if packed:
        return moment(parse(packed[1], today=today), _hour("", int(packed[2]), int(packed[3])))
    clocks = list(_CLOCK.finditer(typed))
    for clock in clocks:
        if clock.end() != len(typed):
            continue
        day = typed[: clock.start()].strip()
        if day and day[-1].isdigit() and not typed[clock.start() - 1].isspace() and not clock[1]:
            continue
        minute = 30 if clock[5] else int(clock[3] or clock[4] or 0)
        return moment(parse(day, today=today) if day else today, _hour(clock[1], int(clock[2]), minute))
    raise Refusal("看不懂这个时间，请写成 2026-11-21 15:30 这样。")


def _plain(typed: str) -> str:
    """Write spoken words out: 昨晚八点 is 昨天晚上8点."""
    for pattern, written in _SPOKEN:
        typed = pattern.sub(written, typed)
    return typed


def parse_part(text: str, *, today: date) -> tuple[date, str]:
    """Return the day and the part of it that were typed without a clock: 前天下午, 今早, 11-02 晚.

    >>> parse_part("昨晚", today=date(2026, 11, 21))
    (datetime.date(2026, 11, 20), '晚上')
    """
    found = _PART.fullmatch(_plain(text.translate(HALF_WIDTH).strip()))
    if not found:
        raise Refusal("看不懂这个时间，请写成 2026-11-21 15:30 这样。")
    return parse(found[1], today=today), found[2]


def _hour(part: str, hour: int, minute: int) -> time:
    if part in _AFTERNOON and 1 <= hour < _NOON:
        hour += _NOON
    if part == "中午" and 1 <= hour <= _EARLY:
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise Refusal(f"{hour}时{minute}分不存在，一天只有 0 至 {_LAST_HOUR} 时。") from None


def moment(day: date, clock: time) -> datetime:
    """Return the moment of a day and a time in China, as UTC."""
    return datetime.combine(day, clock, tzinfo=ZONE).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """Return a moment in Beijing time."""
    return instant.astimezone(ZONE)


def chinese(day: date) -> str:
    """Write a day as papers do, without leading zeros.

    >>> chinese(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def near(day: date, today: date) -> str:
    """Write a day shortly, with its year where that is not this year: a limit of years is not taken for one of days.

    >>> near(date(2026, 11, 23), date(2026, 11, 20)), near(date(2029, 11, 20), date(2026, 11, 20))
    ('11月23日', '2029年11月20日')
    """
    return f"{day.month}月{day.day}日" if day.year == today.year else chinese(day)


def chinese_moment(instant: datetime) -> str:
    """Write a moment as papers do, in Beijing time on the 24-hour clock.

    >>> chinese_moment(datetime(2026, 11, 21, 1, 5, tzinfo=UTC))
    '2026年11月21日9时05分'
    """
    here = local(instant)
    return f"{chinese(here.date())}{here.hour}时{here.minute:02}分"


def weekday(day: date) -> str:
    """Name the day of the week.

    >>> weekday(date(2026, 11, 21))
    '星期六'
    """
    return WEEKDAYS[day.weekday()]


def age(birth: date, on: date) -> int:
    """Return the full years (周岁) on a day; a year is full on the day after the birthday.

    >>> age(date(2008, 11, 21), date(2026, 11, 21)), age(date(2008, 11, 21), date(2026, 11, 22))
    (17, 18)
    """
    if birth >= on:
        return 0
    return on.year - birth.year - ((on.month, on.day) <= (birth.month, birth.day))
