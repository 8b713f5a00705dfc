"""Sums, rates and days as they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models import money
from models.errors import Refusal

_SAID = "[一二两三四五六七八九十百千万亿零〇]"
FIGURES = re.compile(
    rf"(?:¥|￥)\s*(?P<sign>[\d,，]+(?:\.\d+)?)|(?P<plain>[\d,，]+(?:\.\d+)?)\s*(?P<scale>[千万]?)\s*(?:元|圆|块钱|块(?=[，。；、]))"
    rf"|(?<!分之)(?<![壹贰叁肆伍陆柒捌玖拾佰仟第])(?P<said>{_SAID}+)(?:元|块(?=[，。；、]|钱|$))"
)
_RATE = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)\s*(?P<u>[%％‰])|(?P<d>[百千万])分之(?P<m>\d+(?:\.\d+)?|[一二两三四五六七八九十百零点]+)"
    r"|(?P<f>\d+(?:\.\d+)?|[一二两三四五六七八九十])\s*(?P<w>分|厘)(?P<h>[一二三四五六七八九半])?(?!之|期|批|次|别|钟|开|为|两|三|[一二三四五六七八九十]期)"
)
_DAY = re.compile(
    r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?|(?P<cy>[二〇零○一三四五六七八九]{4})年(?P<cm>[一二三四五六七八九十]{1,2})月(?P<cd>[一二三四五六七八九十]{1,3})[日号]"
    r"|(?<![\d年])(?P<sm>\d{1,2})月(?P<sd>\d{1,2})[日号]"
)
_ONES = "零一二三四五六七八九"
_NEAR = 90


@dataclass(frozen=True)
class Sum:
    """A sum in figures and where it stands."""

    fen: int
    start: int
    end: int


def sums(text: str) -> list[Sum]:
    """Return the sums in figures, also in common numerals (两千元).

    >>> [each.fen for each in sums("3万元、两千元和¥1,500.50")]
    [3000000, 200000, 150050]
    """
    found = []
    for hit in FIGURES.finditer(text):
        written = hit["sign"] or (f"{hit['plain']}{hit['scale']}" if hit["plain"] else f"{hit['said']}元")
        try:
            found.append(Sum(money.parse(written.replace("，", ",")), hit.start(), hit.end()))
        except Refusal:
            continue
    return found


def rates(text: str) -> Iterator[tuple[float, str, int]]:
    """Yield (percent, unit, place): ``%`` for 24%, 百分之二十四 and 千分之二; ``分`` and ``厘`` as they are said.

    >>> list(rates("年利率24%，月息二分，每日万分之五"))
    [(24.0, '%', 3), (2.0, '分', 9), (0.05, '%', 14)]
    """
    for hit in _RATE.finditer(text):
        if hit["n"]:
            yield float(hit["n"]) * (0.1 if hit["u"] == "‰" else 1), "%", hit.start()
        elif hit["d"]:
            yield _number(hit["m"]) * {"百": 1, "千": 0.1, "万": 0.01}[hit["d"]], "%", hit.start()
        else:
            half = 0.5 if hit["h"] == "半" else _ONES.index(hit["h"]) / 10 if hit["h"] else 0
            yield _number(hit["f"]) + half, hit["w"], hit.start()


def _number(said: str) -> float:
    """Read a small number.

    >>> _number("二十四"), _number("0.5"), _number("一百"), _number("三点五")
    (24.0, 0.5, 100.0, 3.5)
    """
    if said[0].isdigit():
        return float(said)
    if "点" in said:
        whole, _, rest = said.partition("点")
        return _number(whole or "零") + sum(
            _ONES.index(mark) / 10.0**place for place, mark in enumerate(rest, 1)
        )
    hundreds, _, rest = said.replace("两", "二").rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    number = (_ONES.index(hundreds[0]) * 100) if hundreds else (100 if "百" in said else 0)
    number += (_ONES.index(tens[-1]) if tens and tens[-1] in _ONES else 1) * 10 if ten else 0
    return float(number + (_ONES.index(ones[-1]) if ones and ones[-1] in _ONES else 0))


@dataclass(frozen=True)
class Day:
    """A day and where it stands."""

    day: date
    start: int
    end: int


def days(text: str, signed_on: date) -> list[Day]:
    """Return the days of a text; without a year it is the next such day, unless it has just gone by.

    >>> [each.day.isoformat() for each in days("2026年12月1日、二〇二六年十月五日、1月5日", date(2026, 11, 22))]
    ['2026-12-01', '2026-10-05', '2027-01-05']
    """
    found = []
    for hit in _DAY.finditer(text):
        try:
            if hit["y"]:
                day = date(int(hit["y"]), int(hit["m"]), int(hit["d"]))
            elif hit["cy"]:
                year = "".join(str(_ONES.index("零" if mark in "〇○" else mark)) for mark in hit["cy"])
                day = date(int(year), int(_number(hit["cm"])), int(_number(hit["cd"])))
            else:
                day = date(signed_on.year, int(hit["sm"]), int(hit["sd"]))
                if (signed_on - day).days > _NEAR:
                    day = day.replace(year=signed_on.year + 1)
        except ValueError:
            continue
        found.append(Day(day, hit.start(), hit.end()))
    return found
