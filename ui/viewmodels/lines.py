"""A whole line of a person or a company, pasted or typed by a card reader, taken apart into fields."""

import itertools
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from models import dates, identity, phones, texts
from models.errors import Refusal

_EIGHTEEN = r"(?<![0-9A-Za-z])([0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy×]{18})(?![0-9A-Za-z])"
_NUMBERS = (
    re.compile(_EIGHTEEN),
    re.compile(r"(?<![0-9A-Za-z])(\d{15}|[A-Za-z]{3}\d{12})(?![0-9A-Za-z])"),
    re.compile(r"(?<!\d)(\+?86[- ]?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?)(?!\d)"),
    re.compile(r"(?<![0-9A-Za-z])(\d{13,20}[Xx×]?)(?![0-9A-Za-z])"),
    re.compile(r"(?<![0-9A-Za-z])([HMhm]\d{10}|[A-Za-z]{1,2}\d{7,8})(?![0-9A-Za-z])"),
)
_PHONE_PATTERNS = frozenset(_NUMBERS[2:4])
#: What a line says before a value, and the field it is then for; the empty field is of nobody.
_SAYS = (
    ("name", r"姓名|名称|单位名称|当事人|申请人|被申请人|甲方|乙方"),
    (
        "id_number",
        r"(?:公民|居民)?身份证?(?:件)?号码?|(?:居民)?身份证(?:件)?|证件号码?|护照(?:号码?)?|通行证(?:号码?)?",
    ),
    ("credit_code", r"统一社会信用代码|信用代码"),
    ("telephone", r"联系电话|联系方式|手机号码?|电话号码?|电话|手机"),
    ("domicile", r"户籍所在地|户籍地址|户籍地|户籍|户口所在地"),
    ("address", r"现住址|现住地|现住|家住|住址|住所地|住所|地址|住"),
    ("sex", r"性别"),
    ("ethnicity", r"民族"),
    ("birth", r"出生日期|出生年月日?|出生于|生于|出生"),
    ("stated_age", r"年龄|现年"),
    ("employer", r"工作单位|单位"),
    ("occupation", r"职业"),
    ("legal_representative", r"法定代表人(?:[(（]负责人[)）])?|法人代表|负责人|法人|经营者"),
)
_SAID = tuple((key, re.compile(rf"(?:{words})\s*([:：]?)\s*")) for key, words in _SAYS)
#: Words that a person's name does not begin with, so that no colon is needed behind them.
_BARE = frozenset(
    {"id_number", "credit_code", "telephone", "domicile", "address", "ethnicity", "birth", "stated_age", "employer",
     "occupation", "legal_representative", "sex"}
)  # fmt: skip
_OF_A_READER = re.compile(r"(?:签发机关|有效期限)\s*[:：]?\s*")
_TERM = re.compile(r"\d{4}\.?\d{2}\.?\d{2}[-—~至](?:\d{4}\.?\d{2}\.?\d{2}|长期)|长期")
_ISSUER = re.compile(r"\w{2,}(?:公安局|分局)")
_MARKS = re.compile(r"[\s,，;；|、。\u2028\u2029]+")
_BREAKS = re.compile(r"[\r\n\v\f\u2028\u2029]+")
_IN_BRACKETS = re.compile(r"[（(](\s*[男女](?![^\s,，、。;；)）])[^()（）]*)[)）]")
_COUNTED = re.compile(r"^\s*(?:\d{1,2}\s*[、.．)）]|[（(]\d{1,2}[)）])\s*(?=\D)")
_AGE = re.compile(r"(?:现年)?(\d{1,3})(?:周?岁)")
_BORN = re.compile(r"(?:出生于|生于)?(.{4,16}?)(?:出?生|出世)?")
_SCHOOLED = re.compile(r"(?:文化程度|政治面貌|文化).+")
_COMPANY = re.compile(r"公司|厂|店|合作社|中心|委员会|学校|医院|经营部|项目部|集团|银行|局$|馆$|场$")
_PLACE = re.compile(r"[省市县区镇乡村组社街路号栋室巷弄湾]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·•]{2,12}")
_SHORT_NAME = 4
_LONGEST_NATION = 6
_NATION_WORDS = 2

ORGANISATION_ONLY = frozenset({"credit_code", "legal_representative"})
PERSON_ONLY = frozenset(
    {"id_number", "sex", "birth", "stated_age", "ethnicity", "domicile", "employer", "occupation"}
)


def read_line(text: str, *, today: date) -> dict[str, str]:
    """Return the fields of a pasted ``姓名 证件 电话 住址`` line; nothing when it is no such line.

    A number that fails its check stands in its field all the same, never in the address.

    >>> sorted(read_line("张某 11010519491231002X 13800001234 西岔村二组", today=date(2026, 11, 21)).items())
    [('address', '西岔村二组'), ('id_number', '11010519491231002X'), ('name', '张某'), ('telephone', '13800001234')]
    """
    found, rest = _take_numbers(text, today)
    if found is None:
        return {}
    words = [word for word in _MARKS.split(_IN_BRACKETS.sub(r" \1 ", rest)) if word]
    told = bool(found)
    found, loose, said = _take_said(words, found, today)
    if not (told or said) or ("name" not in found and not loose):
        return {}
    if "name" not in found:
        found["name"] = loose.pop(0)
    if loose:
        found["address"] = " ".join([*filter(None, [found.get("address", "")]), *loose])
    if ORGANISATION_ONLY & found.keys() and PERSON_ONLY & found.keys():
        return {}
    return found


def read_lines(text: str, *, today: date) -> tuple[dict[str, str], ...]:
    """Return the fields of each person of a paste; a line that cannot be read is a name alone.

    One person may stand on several lines: what only goes on with the line before belongs to it.
    """
    people: list[str] = []
    for piece in _pieces(text, today):
        if people and _goes_on(people[-1], piece, today):
            people[-1] += f" {piece}"
        else:
            people.append(piece)
    if len(people) == 1:
        whole = read_line(people[0], today=today)
        return (whole,) if whole else ()
    return tuple(read_line(each, today=today) or {"name": each} for each in people)


def _pieces(text: str, today: date) -> list[str]:
    pieces = [piece.strip() for piece in _BREAKS.split(text) if piece.strip()]
    split: list[str] = []
    for piece in pieces if len(pieces) == 1 else [_COUNTED.sub("", piece) for piece in pieces]:
        parts = [part.strip() for part in re.split(r"[;；]", piece) if part.strip()]
        whole = len(parts) > 1 and all(_opens(part, today) for part in parts)
        for part in parts if whole else [piece]:
            split += _by_number(part, today)
    return split


def _opens(piece: str, today: date) -> bool:
    """Say whether a line tells of somebody by itself: a name and something else."""
    found = read_line(piece, today=today)
    return len(found) > 1 and not _MARKS.sub("", piece)[:1].isdigit()


def _goes_on(before: str, piece: str, today: date) -> bool:
    """Say whether a line only goes on with the person of the line before."""
    numbers, rest = _take_numbers(piece, today)
    had = read_line(before, today=today)
    words = [word for word in _MARKS.split(rest) if word]
    if numbers is None:
        return False
    if not words or _label_of(words[0]) not in {"", "name"}:
        return not numbers.keys() & had.keys()
    alone = (
        bool(_HAN_NAME.fullmatch(words[0])) and len(words[0]) <= _SHORT_NAME and not _PLACE.search(words[0])
    )
    if not numbers and not alone and bool(_PLACE.search(piece)) and "address" not in had:
        return True
    return words[0] in {"男", "女"} and "sex" not in had


def _by_number(piece: str, today: date) -> list[str]:
    """Cut a line that holds several identity numbers before the name that stands before each."""
    plain = piece.translate(phones.HALF_WIDTH)
    hits = [hit for hit in _NUMBERS[0].finditer(plain) if _kind_of(hit[1], piece, today) == "id_number"]
    cuts = []
    for before, hit in itertools.pairwise(hits):
        between = list(re.finditer(r"[^\s,，;；|、。:：]+", piece[before.end() : hit.start()]))
        names = [word for word in between if _may_be_name(word[0])]
        if not names:
            return [piece]
        cuts.append(before.end() + names[-1].start())
    edges = [0, *cuts, len(piece)]
    return [part for start, end in itertools.pairwise(edges) if (part := piece[start:end].strip())]


def _may_be_name(word: str) -> bool:
    if word in {"男", "女"} or _nation(word) or _label_of(word) not in {"", "name"}:
        return False
    return bool(_HAN_NAME.fullmatch(word)) and not _PLACE.search(word[-1])


def _take_numbers(text: str, today: date) -> tuple[dict[str, str] | None, str]:
    """Return the numbers of a line and the line without them; None where two of one kind leave no place."""
    plain = text.translate(phones.HALF_WIDTH)
    assert len(plain) == len(text), "the table maps one character to one"
    found: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for pattern in _NUMBERS:
        for hit in pattern.finditer(plain):
            if any(start < hit.end() and hit.start() < end for start, end in spans):
                continue
            key = "telephone" if pattern in _PHONE_PATTERNS else _kind_of(hit[1], plain, today)
            if key == "telephone" and key in found:
                found[key] += f"、{hit[1]}"
            elif key in found:
                return None, text
            else:
                found[key] = hit[1]
            spans.append(hit.span())
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return found, "".join(rest)


def _kind_of(number: str, line: str, today: date) -> str:
    """Say whether a number is of a person or a company: by its check, else by what else the line says."""
    for key, parse in (
        ("id_number", lambda text: identity.IdNumber.parse(text, today=today)),
        ("credit_code", identity.CreditCode.parse),
    ):
        try:
            parse(number)
        except Refusal:
            continue
        return key
    if re.search(r"[A-Za-z]", number[:-1]) and len(number) == identity.LENGTH:
        return "credit_code"
    return "credit_code" if _COMPANY.search(line) or "信用代码" in line else "id_number"


def _take_said(
    words: list[str], numbers: dict[str, str], today: date
) -> tuple[dict[str, str], list[str], bool]:
    """Give each word its field: as the words before it say, else by what it looks like; the rest is loose."""
    found, loose, waiting = dict(numbers), [], ""
    read = any(_TERM.fullmatch(word) for word in words)
    for place, word in enumerate(words):
        key, value = _labelled(word, first=place == 0)
        if waiting and not key:
            key, value = waiting, word
        waiting = key if key and not value else ""
        if key and not value:
            continue
        if not key:
            key, value = _seems(word, today) if place or _AGE.fullmatch(word) else ("", word)
        elif key in {"sex", "birth", "stated_age", "ethnicity"}:
            value = _seems(value, today)[1]
        reader = _OF_A_READER.sub("", word)
        if not key and place and read and (_TERM.fullmatch(reader) or _ISSUER.fullmatch(reader)):
            continue  # a reader that types tells them, and no field holds them
        if not key:
            loose.append(value)
        elif key in found:
            found[key] = _joined(key, found[key], value)
        else:
            found[key] = value
    return found, loose, bool(found)


def _joined(key: str, before: str, value: str) -> str:
    return f"{before}{'、' if key == 'telephone' else ' '}{value}"


def _label_of(word: str) -> str:
    return _labelled(word, first=False)[0]


def _labelled(word: str, *, first: bool) -> tuple[str, str]:
    """Return the field that a word names and what it says for it."""
    for key, pattern in _SAID:
        hit = pattern.match(word)
        if hit and (hit[1] or (key in _BARE and not first) or hit.end() == len(word)):
            return key, word[hit.end() :]
    return "", word


def _seems(word: str, today: date) -> tuple[str, str]:
    """Return the field of a word that needs no label, and its value."""
    if word in {"男", "女", "男性", "女性"}:
        return "sex", word[0]
    if nation := _nation(word):
        return "ethnicity", nation
    if aged := _AGE.fullmatch(word.translate(phones.HALF_WIDTH)):
        return "stated_age", aged[1]
    if (born := _BORN.fullmatch(word)) and day(born[1], today) is not None:
        return "birth", born[1]
    return ("occupation", word) if _SCHOOLED.fullmatch(word) else ("", word)


@texts.read_from("texts/ethnicities.toml")
def _nations(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(str(name) for name in table["ethnicity"].values())


def _nation(word: str) -> str:
    """Return the name of an ethnicity, which a card writes without its last character."""
    if word.endswith("族") and _NATION_WORDS <= len(word) <= _LONGEST_NATION:
        return word
    return f"{word}族" if f"{word}族" in _nations() else ""


def kind_of(found: Iterable[str]) -> str:
    """Say which kind of party the fields are of: person, organisation, or either."""
    keys = set(found)
    if keys & ORGANISATION_ONLY:
        return "organisation"
    return "person" if keys & PERSON_ONLY else ""


def day(text: str, today: date) -> date | None:
    """Return the day that words mean, or None."""
    try:
        return dates.parse(text, today=today)
    except Refusal:
        return None
