"""Who somebody is on paper: identity numbers, credit codes, telephones and names, parsed at the edge."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from stdnum import numdb
from stdnum.cn import ric, uscc

from models import pinyin
from models.errors import Refusal
from models.phones import HALF_WIDTH, Phone, mask_phone

__all__ = (
    "HALF_WIDTH",
    "ID_KINDS",
    "CreditCode",
    "IdNumber",
    "Phone",
    "clean_document",
    "clean_name",
    "compact",
    "is_chinese_passport",
    "kind_told",
    "mask_id",
    "mask_name",
    "mask_phone",
    "name_warnings",
)

#: The kinds of document of domain.md §6.4, as they are shown.
ID_KINDS = (
    "居民身份证",
    "临时身份证",
    "户口簿",
    "港澳台居民居住证",
    "港澳通行证",
    "台胞证",
    "外国人永居证",
    "护照",
    "军人/警察证件",
    "出生证明",
    "无证件",
    "其他",
)

#: Kinds whose number is read by ``IdNumber``, and what it may turn out to be.
NUMBERED: Mapping[str, tuple[str, ...]] = {
    "居民身份证": ("resident",),
    "临时身份证": ("resident",),
    "户口簿": ("resident",),
    "港澳台居民居住证": ("hmt",),
    "外国人永居证": ("foreigner-2017", "foreigner-2023"),
}

HMT_REGIONS = {"81": "香港", "82": "澳门", "83": "台湾"}
PROVINCES = frozenset(
    str(code)
    for block in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
    for code in range(block[0], block[1] + 1)
)
LENGTH = 18
LEGACY_LENGTH = 15
FIRST_YEAR = 1900
LONGEST_NAME = 50
#: What is said of a resident's number whose first six digits no list of areas has.
UNLISTED = "前六位的行政区划代码不在名录里，请与证件核对。"
_DASHES = re.compile(r"[\s\-‐‑–—·]+")
_FOREIGNER_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def compact(text: str) -> str:
    """Return a number as machines want it: half-width, upper-case, × as X, no spaces or hyphens.

    >>> compact("１１０１０５ 19491231-002×")
    '11010519491231002X'
    """
    return _DASHES.sub("", text.translate(HALF_WIDTH).replace("×", "X").replace("✕", "X")).upper()


@dataclass(frozen=True)
class IdNumber:
    """A checked number of an identity or residence card (GB 11643; permanent residence cards of 2017 and 2023)."""

    text: str
    kind: str
    birth: date
    sex: str
    region: str
    warnings: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, *, today: date) -> Self:
        """Read a number however it was typed, or refuse with the one sentence that says what is wrong.

        >>> number = IdNumber.parse("11010519491231002x", today=date(2026, 11, 21))
        >>> number.text, number.sex, number.birth
        ('11010519491231002X', '女', datetime.date(1949, 12, 31))
        """
        number = compact(text)
        if not number:
            raise Refusal("请填写证件号码。")
        if number[:3].isascii() and number[:3].isalpha() and not number.isalpha():
            return cls._permanent_2017(number, today)
        _require_digits(number)
        if len(number) == LEGACY_LENGTH:
            return cls._legacy(number, today)
        _require_length(number)
        birth = _birth(number[6:14], today)
        if number[-1] != ric.calc_check_digit(number):
            raise Refusal("最后一位校验码不对，请核对。")
        sex = "男" if int(number[16]) % 2 else "女"
        kind, region, warnings = _origin(number)
        return cls(number, kind, birth, sex, region, warnings)

    @classmethod
    def _legacy(cls, number: str, today: date) -> Self:
        """Upgrade a 15-digit number: 19 before the year, the check digit behind."""
        if not number.isdigit():
            raise Refusal("15 位旧号码应当全是数字。")
        body = f"{number[:6]}19{number[6:]}"
        upgraded = cls.parse(body + ric.calc_check_digit(body + "0"), today=today)
        note = "这是 15 位旧号码，2013 年起已停用；已换算成 18 位，请与证件核对。"
        return cls(
            upgraded.text,
            upgraded.kind,
            upgraded.birth,
            upgraded.sex,
            upgraded.region,
            (note, *upgraded.warnings),
        )

    @classmethod
    def _permanent_2017(cls, number: str, today: date) -> Self:
        """Read the older permanent residence card: nationality, place, birth, sequence, 7-3-1 check."""
        if len(number) != LEGACY_LENGTH:
            raise Refusal(f"旧版外国人永居证号码应为 15 位，现有 {len(number)} 位。")
        if not _FOREIGNER_2017.fullmatch(number):
            raise Refusal("旧版外国人永居证号码应为 3 个字母加 12 个数字。")
        century = "20" if int(number[7:9]) <= today.year % 100 else "19"
        birth = _birth(century + number[7:13], today)
        total = sum(int(mark, 36) * (7, 3, 1)[place % 3] for place, mark in enumerate(number[:14]))
        if total % 10 != int(number[-1]):
            raise Refusal("最后一位校验码不对，请核对。")
        return cls(number, "foreigner-2017", birth, "", number[3:7])

    @property
    def place(self) -> str:
        """Name the county of issue, or the province, as far as the list of codes knows it."""
        if self.kind == "hmt":
            return HMT_REGIONS[self.region[:2]]
        found = _place(self.region)
        return found.get("province", "") + found.get("county", "").split(",")[-1].split("]")[-1]


def _require_digits(number: str) -> None:
    for place, mark in enumerate(number, start=1):
        if mark in "0123456789" or (mark == "X" and place == len(number)):
            continue
        if mark == "X":
            raise Refusal(f"第 {place} 位是 X，X 只能是最后一位。")
        raise Refusal(f"第 {place} 位不是数字。")


def _require_length(number: str) -> None:
    if len(number) == LENGTH - 1:
        raise Refusal(
            "号码只有 17 位，还差校验位。" if number.isdigit() else "号码只有 17 位，中间少了一位。"
        )
    if len(number) < LENGTH:
        raise Refusal(f"号码只有 {len(number)} 位，应为 18 位。")
    if len(number) > LENGTH:
        raise Refusal(f"号码有 {len(number)} 位，多出 {len(number) - LENGTH} 位。")


def _birth(digits: str, today: date) -> date:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise Refusal("出生日期不存在。") from None
    if birth.year < FIRST_YEAR:
        raise Refusal("出生日期早于 1900 年，请核对。")
    if birth > today:
        raise Refusal("出生日期晚于今天，请核对。")
    return birth


def _place(region: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for _part, properties in numdb.get("cn/loc").info(region):
        found |= properties
    return found


def _origin(number: str) -> tuple[str, str, tuple[str, ...]]:
    """Say what kind of card the first six digits speak of, and warn of a code that no list has."""
    region = number[:6]
    if region[:2] in HMT_REGIONS:
        return "hmt", region, ()
    if region[0] == "9" and region[1:3] in PROVINCES:
        return "foreigner-2023", region, ()
    if region[:2] in PROVINCES and "county" in _place(region):
        return "resident", region, ()
    return "resident", region, (UNLISTED,)


@dataclass(frozen=True)
class CreditCode:
    """A checked 统一社会信用代码 (GB 32100)."""

    text: str
    warnings: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code however it was typed, or refuse with what is wrong.

        >>> CreditCode.parse("91440300 70846113 6t").text
        '91440300708461136T'
        """
        code = compact(text)
        if not code:
            raise Refusal("请填写统一社会信用代码。")
        for place, mark in enumerate(code, start=1):
            if mark in "IOSVZ":
                raise Refusal(f"第 {place} 位是字母 {mark}，信用代码不用 I、O、S、V、Z，请看是不是数字。")
            if mark not in _CODE_ALPHABET:
                raise Refusal(f"第 {place} 位不是数字或大写字母。")
        if len(code) != LENGTH:
            raise Refusal(f"信用代码应为 18 位，现有 {len(code)} 位。")
        if not code[2:8].isdigit():
            raise Refusal("第 3 至 8 位是行政区划代码，应当全是数字。")
        if code[-1] != str(uscc.calc_check_digit(code[:-1])):
            raise Refusal("最后一位校验码不对，请核对。")
        fits = code[16] == _organisation_check(code[8:16])
        return cls(code, () if fits else ("其中的组织机构代码校验位不符，请与证照核对。",))


def _organisation_check(body: str) -> str:
    """Compute the check of a 组织机构代码 (GB 11714)."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(mark, 36) * weight for mark, weight in zip(body, weights, strict=True)) % 11
    return "0X"[11 - rest] if rest in {10, 11} else str(rest)


_DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅", "·"))
_FORBIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_FIRST_EXTENSION = 0x20000


def _ideographic(mark: str) -> bool:
    return ord(mark) >= _FIRST_EXTENSION or (
        not mark.isascii() and unicodedata.category(mark) in {"Lo", "Nl", "Co"}
    )


def clean_name(text: str) -> str:
    """Return a name as it is kept: ends trimmed, every · made U+00B7 (民委发〔2016〕33号), nothing else touched.

    No Unicode normalisation: NFC and NFKC rewrite rare characters of names. Refuses an empty name, one of
    more than 50 characters, and one with control characters.

    >>> clean_name(" 买买提•艾力 "), clean_name("阿.依古丽"), clean_name("J. Smith")
    ('买买提·艾力', '阿·依古丽', 'J. Smith')
    """
    name = text.strip().translate(_DOTS)
    marks = list(name)
    for place in range(1, len(marks) - 1):
        if marks[place] in ".．" and _ideographic(marks[place - 1]) and _ideographic(marks[place + 1]):
            marks[place] = "·"
    name = "".join(marks)
    if not name:
        raise Refusal("请填写姓名。")
    if len(name) > LONGEST_NAME:
        raise Refusal(f"姓名有 {len(name)} 个字符，最多 {LONGEST_NAME} 个。")
    if any(unicodedata.category(mark) in _FORBIDDEN for mark in name):
        raise Refusal("姓名里有换行等看不见的字符，请重新输入。")
    return name


def name_warnings(name: str) -> tuple[str, ...]:
    """Return what an officer should look at again in a name that is accepted all the same."""
    found = [
        f"“{mark}”是自造字（U+{ord(mark):04X}），打印可能缺字，请重新输入标准字。"
        for mark in dict.fromkeys(name)
        if unicodedata.category(mark) == "Co"
    ]
    if len(name) == 1:
        found.append("姓名只有一个字，请核对。")
    if any(mark.isdigit() for mark in name):
        found.append("姓名里有数字，请核对。")
    return tuple(found)


_DOCUMENTS = {
    "港澳通行证": (
        re.compile(r"[HM](?:[0-9]{8}|[0-9]{10})"),
        "港澳居民来往内地通行证应为 H 或 M 加 8 位数字。",
    ),
    "台胞证": (re.compile(r"[0-9]{8}|[0-9]{10}"), "台湾居民来往大陆通行证应为 8 位数字。"),
    "护照": (re.compile(r"[A-Z0-9]{5,17}"), "护照号码应为 5 至 17 位字母或数字。"),
}
_CHINESE_PASSPORT = re.compile(r"E\d{8}|E[A-HJ-NP-Z]\d{7}|[GPSD]\d{8}|[PSD]E\d{7}|[PSD]\d{7}")
_LONGEST_DOCUMENT = 40


def clean_document(kind: str, text: str, *, today: date) -> str:
    """Return the number of a document of ``kind`` as it is kept, or refuse with what is wrong.

    Numbered cards go through ``IdNumber``; passports and permits get a light check; the rest are free text.
    """
    if kind not in ID_KINDS:
        raise Refusal("请选择证件种类。")
    if kind in NUMBERED and not (kind == "户口簿" and not compact(text).rstrip("X").isdigit()):
        number = IdNumber.parse(text, today=today)
        if number.kind not in NUMBERED[kind]:
            raise Refusal(f"这个号码不是{kind}的号码，请核对证件种类。")
        return number.text
    if kind in _DOCUMENTS:
        pattern, sentence = _DOCUMENTS[kind]
        number_text = compact(text)
        if not pattern.fullmatch(number_text):
            raise Refusal(sentence)
        return number_text
    if len(text.strip()) > _LONGEST_DOCUMENT:
        raise Refusal(f"证件号码最多 {_LONGEST_DOCUMENT} 个字符。")
    return text.strip()


def is_chinese_passport(number: str) -> bool:
    """Tell whether a passport number has one of the forms that China issues."""
    return bool(_CHINESE_PASSPORT.fullmatch(number))


_PERMIT = re.compile(r"[HM](?:[0-9]{8}|[0-9]{10})")
_PASSPORT = re.compile(r"[A-Z]{1,2}[0-9]{7,8}")


def kind_told(text: str, *, today: date) -> str:
    """Name the kind of document that a number alone tells, other than a resident's; empty where it tells none.

    >>> kind_told("H12345678", today=date(2026, 11, 21)), kind_told("12345678", today=date(2026, 11, 21))
    ('港澳通行证', '')
    """
    number = compact(text)
    if _PERMIT.fullmatch(number):
        return "港澳通行证"
    if _PASSPORT.fullmatch(number):
        return "护照"
    try:
        found = IdNumber.parse(number, today=today).kind
    except Refusal:
        return ""
    return next((kind for kind, kinds in NUMBERED.items() if found in kinds and found != "resident"), "")


_LONG_NUMBER = 15
_SHORT_NUMBER = 4


def mask_id(text: str) -> str:
    """Hide the middle of a document number; a short number shows two characters at each end.

    >>> mask_id("11010519491231002X"), mask_id("E12345678")
    ('1101**********002X', 'E1*****78')
    """
    if len(text) <= _SHORT_NUMBER:
        return "*" * len(text)
    shown = 4 if len(text) >= _LONG_NUMBER else 2
    return text[:shown] + "*" * (len(text) - 2 * shown) + text[-shown:]


def mask_name(name: str) -> str:
    """Keep the surname and write 某 for the rest, as courts do when they publish.

    >>> mask_name("张三"), mask_name("欧阳修"), mask_name("艾力·买买提")
    ('张某', '欧阳某', '艾某')
    """
    return pinyin.surname(name) + "某" if name else ""
