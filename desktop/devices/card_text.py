"""The text block on the chip of a card, 256 bytes of UTF-16LE, read by the offsets of its kind.

Residents, 港澳台居民居住证 (mark J), 外国人永久居留身份证 of 2017 (mark I) and of 2023 (number beginning with 9).
The offsets of 2023 are published nowhere: of that card only what its check digit proves is taken for sure.
"""

import re
from datetime import date
from typing import Any

from models import identity, texts
from models.errors import Refusal
from ui.ports import Card

SIZE = 256
FOREVER = "长期"
RESIDENT, HMT, FOREIGNER = "居民身份证", "港澳台居民居住证", "外国人永居证"
UNREADABLE = "没有读出姓名和号码，请拿开再放一次；还是不行的请手工输入。"

#: Field → (offset, length) in bytes.
RESIDENT_FIELDS = {
    "name": (0, 30), "sex": (30, 2), "nation": (32, 4), "born": (36, 16), "address": (52, 70),
    "number": (122, 36), "issuer": (158, 30), "valid_from": (188, 16), "valid_until": (204, 16),
}  # fmt: skip
HMT_FIELDS = {key: place for key, place in RESIDENT_FIELDS.items() if key != "nation"} | {
    "pass_number": (220, 18), "issues": (238, 4),
}  # fmt: skip
FOREIGNER_FIELDS = {
    "latin": (0, 120), "sex": (120, 2), "number": (122, 30), "country": (152, 6), "name": (158, 30),
    "valid_from": (188, 16), "valid_until": (204, 16), "born": (220, 16), "version": (236, 4), "office": (240, 8),
}  # fmt: skip
MARK = 248
_NEW_NUMBER = re.compile(r"(?<![0-9])9[0-9]{16}[0-9X](?![0-9])")
_LATIN = re.compile(r"[A-Z][A-Z ,.'\-]*")
_KINDS = {"resident": RESIDENT, "hmt": HMT, "foreigner-2017": FOREIGNER, "foreigner-2023": FOREIGNER}


@texts.read_from("texts/ethnicities.toml")
def codes(table: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the words of the codes of GB/T 3304 and GB/T 2261.1."""
    return {
        part: {str(code): str(word) for code, word in table[part].items()} for part in ("ethnicity", "sex")
    }


def decode(block: bytes, *, today: date) -> Card:
    """Read a block and verify it; what an officer should look at again is in ``warnings``.

    Names are kept to the character, rare ones beyond the BMP too. Raises Refusal when there is neither name nor number.
    """
    if len(block) != SIZE:
        raise Refusal("读出的证件资料不完整，请拿开再放一次。")
    mark = block[MARK : MARK + 2]
    if mark == b"J\0":
        found = _fields(block, HMT_FIELDS)
        made = _card(found, HMT)
    elif mark == b"I\0":
        made = _foreigner(block)
    elif (number := _new_number(block)) is not None:
        made = Card(name=_leading_latin(block), number=number, kind=FOREIGNER, warnings=(
            "新版外国人永居证的芯片格式没有公开，姓名和有效期请与证件逐项核对。",
        ))  # fmt: skip
    elif b"A" <= block[:1] <= b"Z" and block[1] == 0:
        made = _foreigner(block)
    else:
        made = _card(_fields(block, RESIDENT_FIELDS), RESIDENT)
    if not made.name and not made.number:
        raise Refusal(UNREADABLE)
    return verified(made, today=today)


def _text(block: bytes, place: tuple[int, int]) -> str:
    at, size = place
    return block[at : at + size].decode("utf-16-le", "replace").replace("\0", "").rstrip(" ")


def _fields(block: bytes, places: dict[str, tuple[int, int]]) -> dict[str, str]:
    return {key: _text(block, place) for key, place in places.items()}


def _card(found: dict[str, str], kind: str) -> Card:
    known = codes()
    nation = found.get("nation", "")
    return Card(
        name=found["name"],
        number=found["number"],
        kind=kind,
        sex=_sex(found["sex"]),
        nation=known["ethnicity"].get(nation, ""),
        born=_day(found["born"]),
        address=found.get("address", ""),
        issuer=found.get("issuer", ""),
        valid_from=_day(found["valid_from"]),
        valid_until=_day(found["valid_until"]),
        pass_number=found.get("pass_number", ""),
        warnings=(f"民族代码“{nation}”不在表里，请补填。",)
        if nation and nation not in known["ethnicity"]
        else (),
    )


def _foreigner(block: bytes) -> Card:
    """Read the card of 2017: the Chinese name stands first on our papers, the Latin one where there is none."""
    found = _fields(block, FOREIGNER_FIELDS)
    found["name"] = found["name"] or found["latin"]
    return _card(found, FOREIGNER)


def _new_number(block: bytes) -> str | None:
    hit = _NEW_NUMBER.search(block[:SIZE].decode("utf-16-le", "replace"))
    if hit is None or hit[0][-1] != _check_digit(hit[0]):
        return None
    return hit[0]


def _check_digit(number: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(mark) * weight for mark, weight in zip(number[:17], weights, strict=True))
    return "10X98765432"[total % 11]


def _leading_latin(block: bytes) -> str:
    hit = _LATIN.match(_text(block, FOREIGNER_FIELDS["latin"]))
    return hit[0].rstrip(" ") if hit else ""


def _sex(code: str) -> str:
    word = codes()["sex"].get(code, "")
    return word if word in {"男", "女"} else ""


def _day(words: str) -> str:
    """Return a day as 2026-11-21; 长期 and what is no day stay as they stand."""
    try:
        return date.fromisoformat(words).isoformat() if words.isdigit() else words
    except ValueError:
        return words


# what follows from the number


def verified(card: Card, *, today: date) -> Card:
    """Return the card with what its number proves, and a warning for each thing that does not fit."""
    warnings = list(card.warnings)
    sex, born, kind = card.sex, card.born, card.kind
    try:
        number = identity.IdNumber.parse(card.number, today=today)
    except Refusal as refusal:
        warnings.append(f"证件号码没有通过校验，请与证件核对：{refusal.message}")
    else:
        if _KINDS[number.kind] != kind:
            warnings.append("号码与证件种类不一致，请与证件核对。")
        if born and born != number.birth.isoformat():
            warnings.append("出生日期与证件号码不一致，请与证件核对。")
        if sex and number.sex and sex != number.sex:
            warnings.append("性别与证件号码不一致，请与证件核对。")
        sex, born = sex or number.sex, born or number.birth.isoformat()
        warnings += number.warnings
    warnings += _of_the_name(card.name)
    warnings += _of_the_term(card.valid_until, today)
    return Card(
        name=card.name, number=card.number, kind=kind, sex=sex, nation=card.nation, born=born,
        address=card.address, issuer=card.issuer, valid_from=card.valid_from, valid_until=card.valid_until,
        pass_number=card.pass_number, warnings=tuple(dict.fromkeys(warnings)),
    )  # fmt: skip


def _of_the_name(name: str) -> list[str]:
    if not name:
        return ["没有读出姓名，请照证件输入。"]
    if "\ufffd" in name:
        return ["姓名里有读不出的字，请照证件改正。"]
    return list(identity.name_warnings(name))


def _of_the_term(until: str, today: date) -> list[str]:
    if not until or until == FOREVER:
        return []
    try:
        last = date.fromisoformat(until)
    except ValueError:
        return ["有效期没有读清，请看证件。"]
    if last >= today:
        return []
    return [f"证件已于{last.year}年{last.month}月{last.day}日到期，仍可用来核对身份，请提醒换证。"]
