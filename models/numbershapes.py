"""The shape of a number that another system gives: 西公（西）调解字〔2026〕n号, compared with what was typed.

Brackets, figures and blanks are compared in one width, 第 and 号 as they stand; what was typed is kept as typed.
"""

import re

from models.errors import Refusal
from models.phones import HALF_WIDTH

_FOLDED = str.maketrans({**dict.fromkeys("（〔[【［{", "("), **dict.fromkeys("）〕]】］}", ")")})
_YEAR = r"\((?:20\d\d|year)\)"
_MARKED, _LAST_FIGURES = re.compile("n+"), re.compile(r"\d+(?=\D*$)")
LONGEST = 60


def folded(text: str) -> str:
    """Return a number as it is compared: one kind of bracket, half-width figures, no blanks.

    >>> folded("西公（西）调解字【２０２６】 0001号")
    '西公(西)调解字(2026)0001号'
    """
    return re.sub(r"\s", "", text.translate(HALF_WIDTH).translate(_FOLDED))


def proved(shape: str) -> str:
    """Return a shape that can be read, or refuse it; an empty one takes every number.

    It is an example of a number, or has n (nnnn: at least four figures) where the serial stands.
    """
    if shape.strip() and _serial_of(_without_year(folded(shape))) is None:
        raise Refusal(
            "编号格式里要有序号：写一个完整的例子，或者用 n 代表序号，例如 调解字〔2026〕n号。", "shape"
        )
    if len(shape) > LONGEST:
        raise Refusal(f"编号格式不超过 {LONGEST} 个字。", "shape")
    return shape.strip()


def refuse_unlike(text: str, shape: str, *, year: int) -> None:
    """Refuse a typed number that is empty, too long, of another year or unlike the shape; say which it is.

    >>> refuse_unlike("调解字[2026]0012号", "调解字〔2026〕0001号", year=2026)
    """
    said = folded(text)
    if not said:
        raise Refusal("请填写平台给的编号。", "number")
    if len(text) > LONGEST:
        raise Refusal(f"编号不超过 {LONGEST} 个字，请核对。", "number")
    if not shape.strip():
        return
    pattern = _pattern(folded(shape))
    if not (found := re.fullmatch(pattern, said)):
        raise Refusal(f"编号“{text.strip()}”与本所的格式不符，应像“{shape.strip()}”，请核对。", "number")
    if (typed := found.groupdict().get("year")) and int(typed) != year:
        raise Refusal(f"编号里是 {typed} 年，文书是 {year} 年的，请核对。", "number")


def _serial_of(part: str) -> re.Match[str] | None:
    return _MARKED.search(part) or _LAST_FIGURES.search(part)


def _without_year(shape: str) -> str:
    return re.sub(_YEAR, "(年)", shape)


def _pattern(shape: str) -> str:
    """Make the pattern of a folded shape: its year in brackets is any year, its serial so many figures or more."""
    parts = re.split(f"({_YEAR})", shape, maxsplit=1)
    if len(parts) == 1:
        return _serial(shape)
    before, _, after = parts
    return rf"{re.escape(before)}\((?P<year>20\d\d)\){_serial(after)}"


def _serial(part: str) -> str:
    found = _serial_of(part)
    if found is None:
        return re.escape(part)
    given = found[0]
    least = len(given) if given[0] in "n0" else 1
    return rf"{re.escape(part[: found.start()])}\d{{{least},}}{re.escape(part[found.end() :])}"
