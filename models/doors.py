"""The order in which doors are passed: the group and the number that an address tells, no map needed."""

import re

from models.phones import HALF_WIDTH

LAST = 10_000  # an address that tells no number comes after those that do
_CHINESE = "〇零一二两三四五六七八九十百"
_COUNT = rf"([0-9]{{1,4}}|[{_CHINESE}]{{1,5}})"
_GROUP = re.compile(rf"第?{_COUNT}\s*(?:村民)?(?:小组|组|社|队|屯)")
_HOUSE = re.compile(rf"{_COUNT}\s*(?:号|栋|幢|户)")
_FIGURES = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TEN, _HUNDRED = 10, 100


def order(address: str) -> tuple[int, int, str]:
    """Return what sorts addresses of one village by the way along them: group, house, then the words.

    >>> order("西岔村二组12号")[:2], order("第十二村民小组３号")[:2], order("村部")[:2]
    ((2, 12), (12, 3), (10000, 10000))
    """
    plain = address.translate(HALF_WIDTH)
    group, house = _GROUP.search(plain), _HOUSE.search(plain)
    return (_number(group.group(1)) if group else LAST, _number(house.group(1)) if house else LAST, plain)


def _number(text: str) -> int:
    """Read a number in figures or as it is spoken, up to 九百九十九.

    >>> _number("二十三"), _number("一百零五"), _number("二〇"), _number("十")
    (23, 105, 20, 10)
    """
    if text.isdecimal():
        return int(text)
    if not {"十", "百"} & set(text):
        return int("".join(str(_FIGURES[mark]) for mark in text))
    total, figure = 0, 0
    for mark in text:
        if mark == "百":
            total, figure = total + (figure or 1) * _HUNDRED, 0
        elif mark == "十":
            total, figure = total + (figure or 1) * _TEN, 0
        else:
            figure = _FIGURES[mark]
    return total + figure
