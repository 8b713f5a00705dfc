"""A whole line of a person, pasted or typed by a card reader, taken apart into fields."""

import re
from datetime import date
from typing import Any

from models import dates, phones, texts
from models.errors import Refusal

_ID = re.compile(r"(?<![0-9A-Za-z])(\d{17}[\dXx×]|\d{15}|[A-Za-z]{3}\d{12})(?![0-9A-Za-z])")
_CODE = re.compile(r"(?<![0-9A-Za-z])([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Za-z])")
_MOBILE = re.compile(
    r"(?<!\d)((?:\+?86[- ]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?)(?!\d)"
)
_LABEL = re.compile(
    r"(?:姓名|名称|公民身份号码|身份证件?号码?|身份证|证件号码?|统一社会信用代码|联系电话|联系方式|电话|手机号?码?"
    r"|现?住址|地址|住所|性别|民族|出生日期|出生|签发机关|有效期限)\s*[:：]\s*"
)
_TERM = re.compile(r"\d{4}\.?\d{2}\.?\d{2}[-—~至](?:\d{4}\.?\d{2}\.?\d{2}|长期)|长期")
_ISSUER = re.compile(r"\w{2,}(?:公安局|分局)")
_MARKS = re.compile(r"[\s,，;；|\u2028\u2029]+")
_LONGEST_NATION = 6


def read_line(text: str, *, today: date) -> dict[str, str]:
    """Return the fields of a pasted ``姓名 证件 电话 住址`` line; nothing when it is no such line.

    >>> sorted(read_line("张某 11010519491231002X 13800001234 西岔村二组", today=date(2026, 11, 21)).items())
    [('address', '西岔村二组'), ('id_number', '11010519491231002X'), ('name', '张某'), ('telephone', '13800001234')]
    """
    plain = text.translate(phones.HALF_WIDTH)
    assert len(plain) == len(text), "the table maps one character to one"
    found: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for key, pattern in (("id_number", _ID), ("credit_code", _CODE), ("telephone", _MOBILE)):
        for hit in pattern.finditer(plain):
            taken = any(start < hit.end() and hit.start() < end for start, end in spans)
            if key not in found and not taken:
                found[key] = hit[1]
                spans.append(hit.span())
    if not found:
        return {}
    rest = "".join(
        " " if any(start <= place < end for start, end in spans) else mark for place, mark in enumerate(text)
    )
    words = [word for word in _MARKS.split(_LABEL.sub(" ", rest)) if word]
    found |= _loose_words(words, today)
    return {key: value for key, value in found.items() if value} if words else {}


@texts.read_from("texts/ethnicities.toml")
def _nations(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(str(name) for name in table["ethnicity"].values())


def _nation(word: str) -> str:
    """Return the name of an ethnicity, which a card writes without its last character."""
    if word.endswith("族") and len(word) <= _LONGEST_NATION:
        return word
    return f"{word}族" if f"{word}族" in _nations() else ""


def _loose_words(words: list[str], today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    rest: list[str] = []
    for word in words:
        if word in {"男", "女"}:
            found["sex"] = word
        elif rest and (nation := _nation(word)):
            found["ethnicity"] = nation
        elif rest and (_TERM.fullmatch(word) or _ISSUER.fullmatch(word)):
            continue  # a reader that types tells them, and no field holds them
        elif rest and day(word, today) is not None:
            found["birth"] = word
        else:
            rest.append(word)
    if rest:
        found["name"], found["address"] = rest[0], " ".join(rest[1:])
    return found


def day(text: str, today: date) -> date | None:
    """Return the day that words mean, or None."""
    try:
        return dates.parse(text, today=today)
    except Refusal:
        return None
