"""Telephone numbers of the mainland, 港澳台 and service lines: digits kept, spaces and marks forgiven."""

import re
from dataclasses import dataclass
from typing import Self

from models.errors import Refusal

#: Full-width forms and the ideographic space, to their half-width twins.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PHONES = (
    ("手机", re.compile(r"1[3-9]\d{9}", re.ASCII)),
    ("服务", re.compile(r"[48]00\d{7}", re.ASCII)),
    ("香港", re.compile(r"852\d{8}", re.ASCII)),
    ("澳门", re.compile(r"853\d{8}", re.ASCII)),
    ("台湾", re.compile(r"8860?[2-9]\d{7,8}", re.ASCII)),
    ("座机", re.compile(r"0(?:10|2\d|[3-9]\d{2})\d{7,8}", re.ASCII)),
)
_EXTENSION = re.compile(
    r"^(.*?\d)(?:转|分机|ext\.?|x|[-—](?=\d{1,6}$))\s*(\d{1,6})$", re.IGNORECASE | re.ASCII
)
_MOBILE_LENGTH = 11


@dataclass(frozen=True)
class Phone:
    """A telephone number: its digits, what it is, and the extension of a landline."""

    text: str
    kind: str
    extension: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a mobile, landline, 400/800 or 港澳台 number however it was typed.

        >>> Phone.parse("0571-8765 4321-802")
        Phone(text='057187654321', kind='座机', extension='802')
        """
        typed = text.translate(HALF_WIDTH).strip()
        if not typed:
            raise Refusal("请填写电话号码。")
        digits = _phone_digits(typed)
        for kind, pattern in _PHONES:
            if pattern.fullmatch(digits):
                return cls(digits, kind)
        split = _EXTENSION.match(typed)
        if split:
            main = _phone_digits(split[1])
            if _PHONES[-1][1].fullmatch(main) or _PHONES[1][1].fullmatch(main):
                return cls(main, "座机" if main.startswith("0") else "服务", split[2])
        if digits.startswith("1"):
            if len(digits) != _MOBILE_LENGTH:
                raise Refusal(f"手机号应为 11 位，现有 {len(digits)} 位。")
            raise Refusal("手机号的号段不对，请核对。")
        if digits.isascii() and digits.isdigit() and len(digits) in {7, 8}:
            raise Refusal("座机请加上区号。")
        raise Refusal("电话号码不对，请核对。")


def _phone_digits(text: str) -> str:
    digits = re.sub(r"[\s\-—–()（）.]", "", text)
    digits = re.sub(r"^(?:\+|00)(?=86|85[23]|886)", "", digits)
    return re.sub(r"^86(?=1[3-9]\d{9}$|0\d{9,11}$)", "", digits)


_SHORTEST = 7


def mask_phone(text: str) -> str:
    """Hide the middle four digits of a telephone number.

    >>> mask_phone("13812341234")
    '138****1234'
    """
    if len(text) < _SHORTEST:
        return "*" * len(text)
    hidden = 4 if len(text) >= _MOBILE_LENGTH else 3
    end = len(text) - 4 if len(text) >= _MOBILE_LENGTH else len(text) - 2
    return text[: end - hidden] + "*" * hidden + text[end:]
