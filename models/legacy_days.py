"""Days as old registers write them: 2025.3.4, 45678, “3月4日” of a sheet called 2025年, 二〇二五年三月四日."""

import re
from datetime import date, timedelta
from functools import lru_cache

from models.phones import HALF_WIDTH

EARLIEST = 1980
_EPOCH = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2}:\d{2})?", re.ASCII)
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?", re.ASCII)
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?", re.ASCII)
_FULL = re.compile(
    r"(\d{4}|(?<!\d)\d{2})\s*[-/.,·年、]\s*(\d{1,2})\s*[-/.,·月、]\s*(\d{1,2})\s*[日号]?", re.ASCII
)
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_CLOCK = re.compile(
    r"[\s,，T]*(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天1-6][)）]?)?[\s,，]*(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜间|晚|早)?"
    r"\s*(?:\d{1,2}\s*[:：时点]\s*(?:\d{1,2}|半|整)?\s*分?(?:\s*[:：]\s*\d{1,2})?(?:许|左右)?)?[\s。.]*"
)
_RANGE = re.compile(r"\s*(?:[-—–~～至到]|——)+\s*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*(?:年|[-—–._/（(]|\D|$))", re.ASCII)
_HAN = "〇零一二三四五六七八九"
_HAN_YEAR = re.compile(rf"[二一][{_HAN}○Ｏ0OoО]{{3}}(?=年|[-.／/])")
_HAN_NUMBER = re.compile(
    r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?"
)
_TWO = 100


def year_of(words: str) -> int | None:
    """Return the year that a title or the name of a sheet tells; None where it tells none.

    >>> year_of("西岔派出所2025年矛盾纠纷台账"), year_of("二〇二四年度"), year_of("3月")
    (2025, 2024, None)
    """
    plain = _han_year(words.translate(HALF_WIDTH))
    found = _YEAR.search(plain)
    return int(found[1]) if found and int(found[1]) >= EARLIEST else None


@lru_cache(maxsize=8192)
def read(words: str, year: int | None = None) -> date | None:
    """Return the day that a cell tells, of a span its first; None where it tells no single day.

    ``year`` is that of the sheet, for cells that leave it out. Nothing is guessed beyond that.

    >>> read("2025.3.4"), read("45678"), read("3月4日", 2025), read("二〇二五年三月四日"), read("25年3月4日")
    (datetime.date(2025, 3, 4), datetime.date(2025, 1, 21), datetime.date(2025, 3, 4), datetime.date(2025, 3, 4), datetime.date(2025, 3, 4))
    >>> read("2025年3月4日下午3点"), read("2025.3.4-2025.3.6"), read("3月4日"), read("昨天"), read("2025.13.4")
    (datetime.date(2025, 3, 4), datetime.date(2025, 3, 4), None, None, None)
    """
    if found := _ISO.fullmatch(words):
        return _day(found[1], found[2], found[3])
    plain = _han(words.translate(HALF_WIDTH)).strip()
    if found := _SERIAL.fullmatch(plain):
        return _EPOCH + timedelta(int(found[1]))
    if found := _PACKED.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if (found := _FULL.match(plain)) and _ends(plain[found.end() :]):
        return _day(found[1], found[2], found[3])
    if year and (found := _SHORT.match(plain)) and _ends(plain[found.end() :]):
        return _day(str(year), found[1], found[2])
    return None


def needs_year(words: str) -> bool:
    """Tell whether a cell is a day that only lacks its year."""
    return read(words) is None and read(words, 2000) is not None


def _ends(rest: str) -> bool:
    """Tell whether what follows a day is a time, or the end of a span."""
    if not rest or _CLOCK.fullmatch(rest):
        return True
    span = _RANGE.match(rest)
    if span is None or not span[0].strip():
        return False
    last = rest[span.end() :]
    for pattern in (_FULL, _SHORT, re.compile(r"\d{1,2}\s*[日号]?")):
        if (found := pattern.match(last)) and _CLOCK.fullmatch(last[found.end() :]):
            return True
    return False


def _day(year: str, month: str, day: str) -> date | None:
    whole = int(year) if int(year) >= _TWO else 2000 + int(year)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


def _han(words: str) -> str:
    """Write a day in figures that is written in characters."""
    if not any(mark in words for mark in "一二三四五六七八九十廿卅"):
        return words
    year = _han_year(words)
    head, mark, rest = year.partition("年")
    written = _HAN_NUMBER.sub(lambda found: str(_number(found[0])), rest if mark else head)
    return f"{head}年{written}" if mark else written


def _han_year(words: str) -> str:
    def figures(found: re.Match[str]) -> str:
        return "".join(str(max(_HAN.index(mark) - 1, 0)) if mark in _HAN else "0" for mark in found[0])

    return _HAN_YEAR.sub(figures, words)


def _number(words: str) -> int:
    words = words.replace("廿", "二十").replace("卅", "三十")
    if "十" not in words:
        return _HAN.index(words) - 1
    tens, _, ones = words.partition("十")
    return (_HAN.index(tens) - 1 if tens else 1) * 10 + (_HAN.index(ones) - 1 if ones else 0)
