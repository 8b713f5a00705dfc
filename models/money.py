"""Sums of money: read as typed, kept in fen, shown in figures and in 大写 (domain.md §5.5)."""

import re
from decimal import Decimal

from models.errors import Refusal
from models.phones import HALF_WIDTH

FEN = 100
#: One 亿亿 and more is a slip of the key.
LIMIT = 10**12 * FEN
DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SECTIONS = ("", "万", "亿", "万亿")
_UNITS = (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1))
_SCALES = {"": 1, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_TYPED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(千万|百万|十万|千|万|亿)?")
_FOREIGN = re.compile(
    r"[美港澳欧日英韩台加泰]元|美金|港[币纸]|澳门[币元]|[新]?台币|英镑|法郎|卢布|泰[铢币]|韩[币圆]|日[圆币]|越南盾|[$€£]"
    r"|USD|HKD|EUR|JPY|GBP|KRW|TWD|MOP|AUD|CAD|THB|RUB|VND"
)
_SPOKEN = re.compile(r"(\d+)[元块](?:(\d)[角毛])?(?:(\d)分)?钱?|(\d{1,2})块(\d)")
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_ONES = "一二两三四五六七八九"
_SAID = re.compile(
    rf"(?=.*[\d{_ONES}零十])([\d{NUMERALS}]*[{NUMERALS}][\d{NUMERALS}]*)"
    rf"(?:([元块])(?:([\d{_ONES}])(?:([角毛])(?:([\d{_ONES}])分?)?)?|零?([\d{_ONES}])分)?)?钱?整?"
)
#: What the digit after the last unit is: 一千二 is 一千二百.
_TENTH = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
_PLACES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
#: Of so many yuan nobody says the 角 without its name.
_BARE_JIAO = 100
_COMMON = str.maketrans("〇一二三四五六七八九十百千圆两", "零壹贰叁肆伍陆柒捌玖拾佰仟元贰")
_COMMON_ONES = "零一二三四五六七八九"
_TO_COMMON = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")
_WORDS = re.compile(
    f"(?:([{DIGITS}拾佰仟万亿]+)元)?(?:零?([{DIGITS[1:]}])角|零角?)?(?:零?([{DIGITS[1:]}])分)?[整正]?"
)


def parse(text: str) -> int:
    """Return the fen of a sum however it was typed: ``1,234.5``, ``￥1234.50元``, ``1.5万``, ``3元5角``, ``一千二``.

    >>> parse("1.5万"), parse("￥１，２３４．５０"), parse("3元5角"), parse("一千二"), parse("1万2"), parse("五块五")
    (1500000, 123450, 350, 120000, 1200000, 550)
    """
    typed = re.sub(r"\s|人民币|RMB|CNY|¥", "", text.translate(HALF_WIDTH).replace("￥", "¥"))
    if not typed:
        raise Refusal("请填写金额。")
    if _FOREIGN.search(typed.upper()):
        raise Refusal("协议的金额都是人民币；约定或者收到的是外币的，请折算成人民币再填。")
    spoken = _SPOKEN.fullmatch(typed)
    if spoken:
        whole, jiao, fen, few, tenth = (int(part or 0) for part in spoken.groups())
        yuan, jiao = whole + few, jiao + tenth
        return _within(yuan * FEN + jiao * 10 + fen)
    if said := _SAID.fullmatch(typed):
        return _within(_read_said(said))
    if set(typed) & set(DIGITS + "拾佰仟"):
        return read_words(typed if set(typed) & set("元圆角分") else typed + "元")
    typed = typed.removesuffix("整").removesuffix("正").removesuffix("元")
    if typed.startswith(("-", "负", "−")):
        raise Refusal("金额不能是负数。")
    if re.search(r"[A-Za-z]", typed):
        raise Refusal("金额里有字母，请只填数字。")
    found = _TYPED.fullmatch(typed)
    if not found or not (found[1] or (found[2] or ".") != "."):
        raise Refusal(
            "逗号的位置不对，请核对金额。"
            if re.fullmatch(r"[\d.]*\d,[\d,.]*", typed)
            else "看不懂这个金额，请只填数字。"
        )
    number = Decimal((found[1] or "0").replace(",", "") + (found[2] or "").rstrip("."))
    fen_exact = number * _SCALES[found[3] or ""] * FEN
    if fen_exact != int(fen_exact):
        raise Refusal("金额最多写到分（两位小数）。")
    return _within(int(fen_exact))


def _read_said(said: re.Match[str]) -> int:
    """Read a sum as it is spoken; what may be meant in two ways is refused."""
    number, unit, jiao, named, behind, cents = said.groups()
    yuan = _read_spoken(number, formal=unit == "元")
    if yuan is None or (jiao and not named and yuan >= _BARE_JIAO):
        raise Refusal("这个金额看不准，请写成数字，如 1200。")
    return yuan * FEN + _one(jiao) * 10 + _one(behind or cents)


def _one(said: str | None) -> int:
    return 0 if not said else int(said) if said.isdecimal() else DIGITS.index(said.translate(_COMMON))


def _read_spoken(said: str, *, formal: bool = False) -> int | None:
    """Return a spoken whole number, None where it is none or is said in no one way.

    >>> [_read_spoken(each) for each in ("两万五", "一万零五百", "1万2", "十五", "三五百", "一千零")]
    [25000, 10500, 12000, 15, None, None]
    """
    text = re.sub(r"(\d+)(?=[十百千万亿])", lambda hit: _plain(int(hit[1])), said)
    rest = re.search(r"([十百千万亿])(\d+)$", text)
    if rest and len(rest[2]) in {1, _PLACES[rest[1]]}:
        text = text[: rest.start(2)] + (
            _plain(int(rest[2])) if len(rest[2]) == _PLACES[rest[1]] else _COMMON_ONES[int(rest[2])]
        )
    short = re.search(rf"([百千万亿])[{_ONES}]$", text)
    if short and formal:
        return None
    text += _TENTH[short[1]] if short else ""
    if re.search(r"\d|^[零〇].|[零〇]$|[零〇]{2}", text) and text not in {"零", "〇"}:
        return None
    words_of = re.sub(f"(?<![{DIGITS[1:]}])拾", "壹拾", text.translate(_COMMON))
    number = _read_whole(words_of)
    return number if _bare(_whole(number)) == _bare(words_of) else None


def _plain(number: int) -> str:
    return _whole(number).translate(_TO_COMMON)


def _within(fen: int) -> int:
    if fen >= LIMIT:
        raise Refusal("金额太大，请核对。")
    return fen


def digits(fen: int) -> str:
    """Return the sum in figures.

    >>> digits(123456)
    '¥1,234.56'
    """
    return f"{'-' if fen < 0 else ''}¥{abs(fen) // FEN:,}.{abs(fen) % FEN:02}"


def words(fen: int) -> str:
    """Return the sum in 大写: 元 ends with 整, 角 and 分 without; always 人民币 first.

    A zero before 万 or 元 is written where lower digits of the number follow, so 107000.53 has 壹拾万零柒仟元.

    >>> words(10700053), words(1640902)
    ('人民币壹拾万零柒仟元伍角叁分', '人民币壹万陆仟肆佰零玖元零贰分')
    """
    if not 0 <= fen < LIMIT:
        raise ValueError("a sum on paper is neither negative nor beyond 万亿")
    yuan, rest = divmod(fen, FEN)
    jiao, cents = divmod(rest, 10)
    if not fen:
        return "人民币零元整"
    said = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        said += f"{DIGITS[jiao]}角"
    elif cents and yuan:
        said += "零"
    said += f"{DIGITS[cents]}分" if cents else ""
    return f"人民币{said}{'' if rest else '整'}"


def _whole(number: int) -> str:
    """Say an integer section by section of four digits, one 零 for each gap."""
    said = ""
    gap = False
    sections: list[tuple[int, str]] = []
    for name in _SECTIONS:
        number, section = divmod(number, 10_000)
        sections.append((section, name))
    for section, name in reversed(sections):
        if not section:
            gap = bool(said)
            continue
        rest = section
        for unit, size in _UNITS:
            digit, rest = divmod(rest, size)
            if digit:
                said += ("零" if gap else "") + DIGITS[digit] + unit
            gap = not digit and bool(said)
        said += name
    return said


def read_words(text: str) -> int:
    """Return the fen of a sum in 大写, with or without 人民币 and 整, in every form that banks accept.

    >>> read_words("人民币壹拾万柒仟元零伍角叁分"), read_words("伍分"), read_words("壹仟元正")
    (10700053, 5, 100000)
    """
    said = re.sub(r"\s|人民币|[(（]大写[)）]|大写|[:：]", "", text).translate(_COMMON)
    said = re.sub(f"(?<![{DIGITS[1:]}])拾", "壹拾", said)
    found = _WORDS.fullmatch(said)
    if not said or not found or not any(found.groups()):
        raise Refusal("看不懂这个大写金额，请核对。")
    yuan = _read_whole(found[1] or "")
    fen = yuan * FEN + 10 * DIGITS.index(found[2] or "零") + DIGITS.index(found[3] or "零")
    if fen >= LIMIT or _bare(words(fen)) != _bare(said):
        raise Refusal("这个大写金额的写法不对，请核对。")
    return fen


def _read_whole(said: str) -> int:
    total = section = digit = 0
    for mark in said:
        if mark in DIGITS:
            digit = DIGITS.index(mark)
        elif mark in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(mark) + 1)
            digit = 0
        elif mark == "万":
            total += (section + digit) * 10**4
            section = digit = 0
        else:
            total = (total + section + digit) * 10**8
            section = digit = 0
    return total + section + digit


def _bare(said: str) -> str:
    """Leave out what banks let one write or leave."""
    return re.sub(r"人民币|零角?|[整正]|(?<=零)元", "", said)
