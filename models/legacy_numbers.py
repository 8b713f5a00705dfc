"""Resident numbers of old registers, thousands of them: proved by tables, with the birth and sex they tell."""

from datetime import date
from functools import lru_cache
from operator import mul

from models import signs

_LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_AREA, _BIRTH = 6, 14
_CHECKS = "10X98765432"
_LAST = frozenset("0123456789X")

#: A number as it is compared, the day of birth and the sex it tells; all empty where it cannot be relied on.
Told = tuple[str, date | None, str]
_NOBODY: Told = ("", None, "")


def _weighed(figures: str, start: int) -> int:
    return sum(map(mul, map(int, figures), _WEIGHTS[start:]))


#: What the last three figures before the check digit weigh, and the sex they tell.
_ORDERS = {f"{n:03}": (_weighed(f"{n:03}", _BIRTH), "男" if n % 2 else "女") for n in range(1000)}


@lru_cache(maxsize=4096)
def _area(figures: str) -> int:
    return _weighed(figures, 0)


@lru_cache(maxsize=1 << 15)
def _born(figures: str) -> tuple[int, date | None]:
    """Return what the figures of a day of birth weigh, and the day; None where there is none such."""
    try:
        day = date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        day = None
    return _weighed(figures, _AREA), day


def read(number: str) -> Told:
    """Return what a number tells, as ``signs.document`` compares it.

    >>> read("11010519491231002X"), read("110105194912310021"), read("G12345678")
    (('11010519491231002X', datetime.date(1949, 12, 31), '女'), ('', None, ''), ('G12345678', None, ''))
    """
    if not (len(number) == _LENGTH and number.isascii() and number[:-1].isdigit() and number[-1] in _LAST):
        return _besides(number)
    weight, birth = _born(number[_AREA:_BIRTH])
    more, sex = _ORDERS[number[_BIRTH:-1]]
    if _CHECKS[(_area(number[:_AREA]) + weight + more) % 11] != number[-1] or number.endswith("000"):
        return _NOBODY
    return number, birth, sex if birth else ""


def first(cell: str) -> Told:
    """Return what the first number of a cell tells that can be relied on.

    >>> first("110105194912310021、11010519491231002X")[0]
    '11010519491231002X'
    """
    if cell.isalnum():
        return read(cell)
    return next((told for told in map(read, signs.parted(cell)) if told[0]), _NOBODY)


def _besides(number: str) -> Told:
    """Return what is not written as a resident's number is: spaced, full-width, or another document."""
    told = signs.document(number)
    if told != number and len(told) == _LENGTH:
        return read(told)
    return told, None, ""
