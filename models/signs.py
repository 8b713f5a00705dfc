"""What the same person and the same place are recognised by, in 警情, 指令 and our own cases alike."""

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import mul

from models import alarm_rules
from models.errors import Refusal
from models.identity import compact
from models.phones import HALF_WIDTH, Phone

ID, PHONE, NAME = "证", "电", "名"
_RESIDENT = re.compile(r"\d{17}[\dX]", re.ASCII)
_HANZI = re.compile(r"[\u4e00-\u9fff]+")
_COMPACT = re.compile(r"[0-9A-Z]+", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ZEROS = ord("0") * sum(_WEIGHTS)
_CHECKS = "10X98765432"
_LEAST_DOCUMENT = 7
_LEAST_NAME = 2
_ROUNDED = "000"
_PARTED = re.compile(r"[、,，;；/|\n]+")
_HAN = "〇零一二两三四五六七八九"
_TENS = re.compile(
    r"([一二三四五六七八九])?十([一二三四五六七八九])?(?=[组社队号栋幢座楼单室层排巷弄]|村民小组|小组)"
)
_ONES = re.compile(r"([〇零一二两三四五六七八九]+)(?=[组社队号栋幢座楼单室层排巷弄]|村民小组|小组)")
_ABOVE = re.compile(
    r"^(?:.{2,7}?(?:省|自治区))?(?:.{2,7}?(?:自治州|地区|盟|(?<![超菜夜门])市))?"
    r"(?:.{1,7}?(?:自治县|[县旗]|(?<![超菜夜门])市|(?<![社小])区))?"
    r"(?:.{1,6}?(?:镇|(?<!老)乡|街道办事处|街道|办事处))?"
)
_VILLAGE = re.compile(r"^(.{1,8}?)(?:村民委员会|居民委员会|村委会|居委会|社区|村|居)(?!民)")
_GROUP = re.compile(r"^(?:第)?(\d+)(?:村民小组|小组|组|社|队)")
_NOISE = re.compile(r"[\s,，。.、;；:：()（）\-—_#*]+")
_NEARBY = re.compile(r"(?:门口|门前|家中|家里|家|附近|处|内|里|旁边|旁|对面|路边|院内|楼下)$")
_NUMBER = re.compile(r"\d+号?(?:院|大院|楼|栋|幢|座|单元|室|层|门|铺)*(?:\d+(?:号|室|单元|层|栋|楼)?)*")
_LEAST_PLACE = 3


def document(number: str) -> str:
    """Return an ID or document number as it is compared; empty where it cannot be relied on.

    A resident's number must have its check digit; one that ends in 000 was rounded by a spreadsheet.
    """
    if not number:
        return ""
    bare = number if _COMPACT.fullmatch(number) else compact(number)
    if _RESIDENT.fullmatch(bare):
        whole = (sum(map(mul, bare.encode(), _WEIGHTS)) - _ZEROS) % 11
        return bare if _CHECKS[whole] == bare[-1] and not bare.endswith(_ROUNDED) else ""
    told = bare.isascii() and bare.isalnum() and not bare.isdigit()  # a masked one tells nobody apart
    return bare if told and len(bare) >= _LEAST_DOCUMENT else ""


def telephone(number: str) -> str:
    """Return a telephone number as it is compared; empty where it is none."""
    if not number:
        return ""
    if _MOBILE.fullmatch(number):
        return number
    try:
        found = Phone.parse(number)
    except Refusal:
        return ""
    return "" if found.kind == "服务" else found.text


def name(words: str) -> str:
    """Return a name as it is compared; empty for 匿名, 张先生 and the like."""
    bare = words if _HANZI.fullmatch(words) else _NOISE.sub("", words.translate(HALF_WIDTH))
    common = alarm_rules.nobody()
    if len(bare) < _LEAST_NAME or bare in common.names or bare.isdigit() or bare.endswith(common.titles):
        return ""
    return "" if "某" in bare else bare


def person(*, name_: str = "", telephone_: str = "", id_number: str = "") -> tuple[str, ...]:
    """Return the signs of a person, the strongest first: 证, 电, 名.

    The same document or telephone is the same person; the same name alone is only a likeness.
    """
    found = ((ID, document(id_number)), (PHONE, telephone(telephone_)), (NAME, name(name_)))
    return tuple(f"{kind}:{sign}" for kind, sign in found if sign)


def parted(words: str) -> list[str]:
    """Return the names or numbers of one cell.

    >>> parted("张三、李四；王五")
    ['张三', '李四', '王五']
    """
    if not words or words.isalnum():
        return [words] if words else []
    return [part.strip() for part in _PARTED.split(words) if part.strip()]


def village(place: str, told: str = "") -> str:
    """Return the bare name of the village or community; from the address where nobody told it.

    >>> village("示范县西岔镇西岔村二组12号"), village("", "西岔村委会"), village("城东社区3栋")
    ('西岔', '西岔', '城东')
    """
    return _settlement(place, told)[0]


def village_name(place: str, told: str = "") -> str:
    """Return the village or community as it is shown, written one way.

    >>> village_name("", "西岔村委会"), village_name("城东社区3栋")
    ('西岔村', '城东社区')
    """
    return "".join(_settlement(place, told))


@lru_cache(maxsize=4096)
def _settlement(place: str, told: str) -> tuple[str, str]:
    for words in (told, place):
        rest = _ABOVE.sub("", _NOISE.sub("", words.translate(HALF_WIDTH)), count=1)
        found = _VILLAGE.match(rest)
        if found:
            return found[1], "社区" if found[0].endswith("社区") or "居" in found[0][
                len(found[1]) :
            ] else "村"
    return _NOISE.sub("", told), ""


def place(words: str, told: str = "") -> str:
    """Return what the same place is recognised by: village, group and house, else the named spot.

    Empty where the words do not come down to one place: a village or group alone, a hospital, the station.

    >>> place("示范县西岔镇西岔村二组12号"), place("西岔村2组12号门口", "西岔村"), place("西岔村二组")
    ('西岔|2|12号', '西岔|2|12号', '')
    """
    if not words or any(spot in words for spot in alarm_rules.nobody().crowded):
        return ""
    return _spot(words, told)


@lru_cache(maxsize=4096)
def _spot(words: str, told: str) -> str:
    bare = _numbered(_NOISE.sub("", words.translate(HALF_WIDTH)))
    rest = _ABOVE.sub("", bare, count=1)
    where = village(words, told)
    if found := _VILLAGE.match(rest):
        rest = rest[found.end() :]
    group = ""
    if found := _GROUP.match(rest):
        group, rest = found[1], rest[found.end() :]
    while (shorter := _NEARBY.sub("", rest)) != rest:
        rest = shorter
    if not (_NUMBER.search(rest) or len(rest) >= _LEAST_PLACE):
        return ""
    return f"{where}|{group}|{rest}"


def _numbered(words: str) -> str:
    """Write the numbers of groups and houses in figures."""
    words = _TENS.sub(lambda found: str((_digit(found[1]) or 1) * 10 + _digit(found[2])), words)
    return _ONES.sub(lambda found: "".join(str(_digit(mark)) for mark in found[1]), words)


def _digit(mark: str | None) -> int:
    if not mark:
        return 0
    return {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2}.get(
        mark, _HAN.index(mark) - 2 if mark in _HAN else 0
    )


def strongest(signs: Iterable[str]) -> str:
    """Return the first of the signs, or nothing."""
    return next(iter(signs), "")
