"""Who is named in the cells of an old register: one a cell, several, with numbers and address, or two sides at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from models import legacy_days, legacy_numbers, signs
from models.cases import Role
from models.legacy_rules import PartyWords
from models.phones import HALF_WIDTH

PERSON, ORGANISATION, GROUP = "person", "organisation", "group"
_BESIDE = ("_sex", "_age", "_id", "_phone", "_address")
_COLUMNS = {side: tuple(side + part for part in _BESIDE) for side in "ab"}
#: The fields that tell of parties, in the order in which ``Sides.line`` takes their cells.
FIELDS = ("parties", "others", *(side + part for side in "ab" for part in ("", *_BESIDE)))
KEYS = frozenset(FIELDS)
_FACTS = ("sex", "age", "birth", "id_number", "telephone", "address")
_SEXES = frozenset("男女")
_SUSPECTS = ("违法行为人", "违法嫌疑人", "嫌疑人", "侵害人")
_VICTIMS = ("被侵害人", "受害人")
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+(?:[·•・．.][\u3400-\u9fff]+)+"
)
_ID = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])", re.ASCII)
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8})(?!\d)", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII).fullmatch
_AGE = re.compile(r"(\d{1,3})(?:周岁|岁)", re.ASCII)
_COUNT = re.compile(r"等(?:(\d{1,4})|([一二三四五六七八九十]{1,3}))?(?:名|个)?(人|户)?$", re.ASCII)
_TAKEN = re.compile(r"[((（][^()（）]*[)）]")
_CUT = re.compile(r"[、,，;；/|\n\r\t]+|\s{1,}")
_SPACED = re.compile(r"\s*([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])\s*")
_MANY = re.compile(r"(\d{1,4})余?(?:名|个)?[人户]$", re.ASCII)
_TRAIT = re.compile(r"\d.*(?:年|生|岁)|^\d+$", re.ASCII)
_ETHNIC = re.compile(r"[\u4e00-\u9fff]{1,5}族")
_HAN = "一二三四五六七八九"
_OLDEST = 120
_LEAST = 2
_NAMES_KEPT = 1 << 15


class Who(NamedTuple):
    """One party of a line, as the line tells it; numbers only where they can be relied on."""

    name: str
    kind: str = PERSON
    side: str = "甲"
    role: str = Role.APPLICANT.value
    sex: str = ""
    age: int | None = None
    birth: date | None = None
    id_number: str = ""
    telephone: str = ""
    address: str = ""
    headcount: int | None = 1

    @property
    def told(self) -> tuple[str, ...]:
        """Return what is kept of this party word for word; a group is kept by its name alone."""
        if self.kind == GROUP:
            return (self.name,)
        age = "" if self.age is None else str(self.age)
        own = (self.sex, age, self.id_number) if self.kind == PERSON else ()
        return tuple(filter(None, (self.name, self.telephone, self.address, *own)))


def sides(text: str, words: PartyWords) -> tuple[str, ...]:
    """Part a cell that names both sides; as it is where nothing stands between two.

    >>> from models.legacy_rules import rules
    >>> sides("张三、李四与王五", rules().parties), sides("李和平", rules().parties)
    (('张三、李四', '王五'), ('李和平',))
    """
    outer = _TAKEN.sub(lambda found: "\0" * len(found[0]), text)
    for word in words.between:
        place = outer.find(word)
        while place > 0:
            left, right = outer[:place], outer[place + len(word) :]
            if len(_CUT.split(left.strip())[-1]) >= _LEAST <= len(_CUT.split(right.strip())[0]):
                return text[:place].strip(), text[place + len(word) :].strip()
            place = outer.find(word, place + 1)
    return (text,)


def read(text: str, words: PartyWords) -> list[Who]:
    """Return the parties that one cell names, each with what stands beside the name.

    >>> from models.legacy_rules import rules
    >>> [each.told for each in read("张三（男，45岁，13800001234）、李四等3人", rules().parties)]
    [('张三', '13800001234', '男', '45'), ('李四',)]
    """
    if _is_plain(text, words):
        return [Who(text)]
    found: list[Who] = []
    joined = "".join(spaced.groups()) if (spaced := _SPACED.fullmatch(text)) else text
    for piece in _pieces(joined.translate(HALF_WIDTH)):
        _take(piece, found, words)
    return found


def _is_plain(text: str, words: PartyWords) -> bool:
    """Tell whether a cell is the name of one person and nothing else."""
    return bool(_PLAIN.fullmatch(text)) and "某" not in text and not text.endswith(words.organisations)


def _pieces(text: str) -> Iterator[str]:
    """Give the pieces of a cell; what stands in brackets comes behind the name before them."""
    place = 0
    for taken in re.finditer(r"\(([^()]*)\)", text):
        yield from filter(None, map(str.strip, _CUT.split(text[place : taken.start()])))
        yield from ("(" + part for part in filter(None, map(str.strip, _CUT.split(taken[1]))))
        place = taken.end()
    yield from filter(None, map(str.strip, _CUT.split(text[place:])))


def _take(piece: str, found: list[Who], words: PartyWords) -> None:
    """Add what one piece tells: a further party, or a fact of the one before."""
    facts, rest = _facts(piece.removeprefix("("))
    before = ""
    while rest and rest != before:
        before, rest = rest, words.label.sub("", rest).strip(" :：")
    if rest in {"男", "女"}:
        facts["sex"], rest = rest, ""
    elif found and (born := legacy_days.read(rest.removesuffix("生").removesuffix("出"))):
        facts["birth"], rest = born, ""
    named = _named(rest, words, follows=bool(found)) if rest else None
    if named is not None and named.address and found:
        facts["address"] = named.address
    elif (
        named is not None
        and named.name
        and not (piece.startswith("(") and found and named.kind != ORGANISATION)
    ):
        found.append(named)
    if facts and found:
        found[-1] = found[-1]._replace(**facts)


def _facts(rest: str) -> tuple[dict[str, Any], str]:
    """Return the numbers and the age in some words, and the words without them."""
    facts: dict[str, Any] = {}
    for number in _ID.findall(rest):
        told, birth, sex = legacy_numbers.read(number)
        if told:
            facts["id_number"] = told
        if birth:
            facts |= {"birth": birth, "sex": sex}
        rest = rest.replace(number, " ")
    for number in _PHONE.findall(rest):
        if known := signs.telephone(number):
            facts["telephone"] = known
        rest = rest.replace(number, " ")
    if aged := _AGE.search(rest):
        if int(aged[1]) <= _OLDEST:
            facts["age"] = int(aged[1])
        rest = rest.replace(aged[0], " ")
    return facts, rest.strip(" :：,，.。")


def _named(rest: str, words: PartyWords, *, follows: bool) -> Who | None:
    """Return the party that some words name, or an address without a name; None for a mere trait."""
    if follows and (_ETHNIC.fullmatch(rest) or (_TRAIT.search(rest) and not _MANY.search(rest))):
        return None
    headcount: int | None = 1
    name = rest
    if counted := _COUNT.search(rest):
        name = rest[: counted.start()].rstrip("、,， ")
        headcount = int(counted[1]) if counted[1] else _number(counted[2]) if counted[2] else None
    if not name:
        return None
    if name.endswith(words.organisations):
        return Who(name, ORGANISATION, headcount=headcount)
    if _NAME.fullmatch(name) and not name.endswith(words.places):
        return Who(name, GROUP if "某" in name else PERSON, headcount=headcount)
    if follows and (name.endswith(words.places) or any(place in name for place in words.places[:5])):
        return Who("", address=name)
    many = _MANY.search(name)
    return Who(name, GROUP, headcount=headcount if headcount != 1 else int(many[1]) if many else None)


def _number(words: str) -> int:
    if "十" not in words:
        return _HAN.index(words[0]) + 1
    tens, _, ones = words.partition("十")
    return (_HAN.index(tens[0]) + 1 if tens else 1) * 10 + (_HAN.index(ones[0]) + 1 if ones else 0)


def beside(people: Sequence[Who], told: Mapping[str, str], keys: Sequence[str]) -> list[Who]:
    """Give the parties of one side what the columns beside their names tell, each what stands in its place.

    ``keys`` name the fields for sex, age, document, telephone and address.
    """
    sexes, ages, numbers, phones, addresses = (told.get(key, "") for key in keys)
    if not (sexes or ages or numbers or phones or addresses):
        return list(people)
    if len(people) == 1:
        return [_with(people[0], sexes, ages, numbers, phones, addresses)]
    columns = [signs.parted(cell) for cell in (sexes, ages, numbers, phones)]
    where = signs.parted(addresses)
    columns.append(where if len(where) == len(people) else [addresses])
    return [
        _with(each, *(column[place] if place < len(column) else "" for column in columns))
        for place, each in enumerate(people)
    ]


def _with(who: Who, *beside: str) -> Who:
    """Give one party what the columns beside the name tell."""
    told = _one(("", *beside), who.side, who.role)._asdict()
    return who._replace(**{key: told[key] for key in _FACTS if told[key] not in {"", None}})


def _one(cells: Sequence[str], side: str, role: str) -> Who:
    """Return the party of a cell that is a name and nothing else, with what stands beside it.

    Of two numbers in a cell the first counts that holds.
    """
    name, sex, age, numbers, phone, address = cells
    number, birth = "", None
    if sex and sex not in _SEXES:
        sex = ""
    if numbers:
        number, birth, told = legacy_numbers.first(numbers)
        sex = told or sex
    if phone and not _MOBILE(phone):
        phone = next(filter(None, map(signs.telephone, signs.parted(phone))), "")
    return Who(name, PERSON, side, role, sex, _years(age) if age else None, birth, number, phone, address, 1)


def _years(age: str) -> int | None:
    years = age.removesuffix("周岁").removesuffix("岁")
    return int(years) if years.isascii() and years.isdigit() and int(years) <= _OLDEST else None


class Sides:
    """Reads the parties of a line from its columns; ``headings`` may tell what they are to one another."""

    def __init__(self, words: PartyWords, headings: Mapping[str, str]) -> None:
        self._words = words
        self._first = _role(headings.get("a", ""), Role.APPLICANT)
        self._second = _role(headings.get("b", ""), Role.RESPONDENT)
        self._is_plain = lru_cache(maxsize=_NAMES_KEPT)(lambda name: not name or _is_plain(name, words))

    def line(self, cells: Sequence[str], notes: list[str]) -> list[Who]:
        """Return the parties of a line as ``read`` does, of its cells in the order of ``FIELDS``."""
        first, second = cells[2:8], cells[8:]
        if cells[0] or cells[1] or not (self._is_plain(first[0]) and self._is_plain(second[0])):
            return self.read(dict(zip(FIELDS, cells, strict=True)), notes)
        found = []
        if first[0]:
            found.append(_one(first, "甲", self._first))
        if second[0]:
            found.append(_one(second, "乙", self._second))
        held = found and found[0].id_number and first[3].isalnum()
        if second[3] or (first[3] and not held):
            self._count((first[3], second[3]), found, notes)
        return found

    def read(self, told: Mapping[str, str], notes: list[str]) -> list[Who]:
        """Return the parties, 甲 first; ``notes`` hears of numbers that cannot be relied on."""
        found = self._together(told)
        for key, side, role in (("a", "甲", self._first), ("b", "乙", self._second)):
            if names := told.get(key):
                found += _placed(_beside(read(names, self._words), told, key), side, role)
        if others := told.get("others"):
            found += _placed(read(others, self._words), "丙", Role.THIRD.value)
        self._count([told.get("a_id", ""), told.get("b_id", "")], found, notes)
        return found

    def _count(self, numbers: Sequence[str], found: Sequence[Who], notes: list[str]) -> None:
        """Note it when fewer numbers hold than are told."""
        given = sum([len(signs.parted(each)) for each in numbers])
        if given > sum([1 for each in found if each.id_number]):
            notes.append("number")

    def _together(self, told: Mapping[str, str]) -> list[Who]:
        """Read a cell that names the parties of all sides, with the columns beside it."""
        both = told.get("parties", "")
        if not both:
            return []
        halves = [read(half, self._words) for half in sides(both, self._words)]
        if len(halves) == 1 and not told.get("b"):
            halves = [halves[0][:1], halves[0][1:]]
        placed = _placed(halves[0], "甲", self._first)
        for half in halves[1:]:
            placed += _placed(half, "乙", self._second)
        return placed if told.get("a") else _beside(placed, told, "a")


def _role(heading: str, otherwise: Role) -> str:
    if any(word in heading for word in _VICTIMS):
        return Role.VICTIM.value
    return (Role.SUSPECT if any(word in heading for word in _SUSPECTS) else otherwise).value


def _beside(people: Sequence[Who], told: Mapping[str, str], side: str) -> list[Who]:
    return beside(people, told, _COLUMNS[side])


def _placed(people: Sequence[Who], side: str, role: str) -> list[Who]:
    return [each._replace(side=side, role=role) for each in people if each.name]
