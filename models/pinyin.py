"""How a name is read: pinyin, initials and surname, for search and for the order of registers."""

from functools import cache
from itertools import islice, product

#: Surnames whose reading differs from the everyday one of the character (pypinyin gives the latter).
SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "区": "ou", "查": "zha", "解": "xie", "任": "ren", "尉": "wei",
    "朴": "piao", "盖": "ge", "华": "hua", "召": "shao", "员": "yun", "缪": "miao", "乐": "yue", "冼": "xian",
    "种": "chong", "重": "chong", "秘": "bi", "洗": "xian", "折": "she", "黑": "he", "覃": "qin", "逄": "pang",
    "繁": "po", "翟": "zhai", "佴": "nai", "幺": "yao", "乜": "nie", "郇": "xun", "隗": "wei", "郗": "xi",
    "葛": "ge", "宁": "ning", "卜": "bu", "纪": "ji", "燕": "yan", "应": "ying", "都": "du", "能": "nai",
    "万俟": "mo qi", "尉迟": "yu chi", "澹台": "tan tai", "长孙": "zhang sun", "单于": "chan yu",
}  # fmt: skip

_PAIRS = "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐夏侯司徒宇文长孙万俟澹台轩辕端木申屠太史"
_PAIRS += "钟离鲜于闾丘独孤南宫西门百里呼延赫连拓跋单于淳于公冶宗政濮阳完颜东郭左丘"
#: Surnames of two characters.
COMPOUND = frozenset(_PAIRS[place : place + 2] for place in range(0, len(_PAIRS), 2))

#: No name has so many readings that a search would want more of them.
_MOST_READINGS = 64


def surname(name: str) -> str:
    """Return the surname of a Chinese name; of a name with ·, or of a Latin one, its first character.

    >>> surname("欧阳修"), surname("张三"), surname("艾力·买买提")
    ('欧阳', '张', '艾')
    """
    return name[:2] if name[:2] in COMPOUND and len(name) > len("欧阳") else name[:1]


def _spelled(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 -- half a second, not wanted before the first search

    return [syllable.lower() for syllable in lazy_pinyin(text)]


def _surname_reading(name: str) -> list[str]:
    family = surname(name)
    if "·" not in name and family in SURNAMES:
        return SURNAMES[family].split()
    return _spelled(family)


def syllables(name: str) -> tuple[str, ...]:
    """Return the most likely reading, one syllable a character.

    >>> syllables("单雄信"), syllables("万俟卨")
    (('shan', 'xiong', 'xin'), ('mo', 'qi', 'xie'))
    """
    given = name[len(surname(name)) :]
    read = (*_surname_reading(name), *_spelled(given))
    return tuple(syllable for syllable in read if syllable.strip("· "))


def full(name: str) -> str:
    """Return the reading as one word, as it is typed in a search box."""
    return "".join(syllables(name))


def initials(name: str) -> str:
    """Return the first letters: zs for 张三.

    >>> initials("曾国藩")
    'zgf'
    """
    return "".join(syllable[:1] for syllable in syllables(name))


@cache
def _readings(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- as in _spelled

    found = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(reading.lower() for reading in found[0]) if found else ()


def keys(name: str) -> tuple[str, ...]:
    """Return every way the name may be typed: the likely reading first, then the others, then initials.

    >>> keys("任长霞")[:2], "rzx" in keys("任长霞"), "rcx" in keys("任长霞")
    (('renzhangxia', 'renchangxia'), True, True)
    """
    bare = name.replace("·", "").replace(" ", "")
    ways = list(islice(product(*(_readings(character) for character in bare)), _MOST_READINGS))
    likely = [full(name), *("".join(way) for way in ways)]
    short = [initials(name), *("".join(syllable[:1] for syllable in way) for way in ways)]
    return tuple(dict.fromkeys(key for key in (*likely, *short) if key))


def order(name: str) -> tuple[tuple[str, ...], str]:
    """Return a sort key: by pinyin, the same reading by character."""
    return syllables(name), name
