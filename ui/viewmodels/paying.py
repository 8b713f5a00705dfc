"""The sentence of a payment: who pays whom how much, by when and how; and words that say no more than that."""

import re
from datetime import date

from models import money

_FIRST = re.compile(r"[我你您咱俺]")
_SAID = re.compile(
    r"[我你您咱俺们他她就那最多愿意同意只要出赔偿给付付清当场一次性现金微信银行转账以用支付行吧了的，。,. 元块钱整¥￥"
    rf"\d{money.NUMERALS}]*"
)


def pays(payer: str, payee: str, fen: int, due: str, method: str) -> str:
    """Write the clause of a payment.

    >>> pays("赵某", "张某", 30000, "当场", "现金")
    '赵某当场以现金方式一次性向张某支付人民币叁佰元整（¥300.00）。'
    """
    when = due or ""
    how = f"以{method.removeprefix('当场')}方式" if method else ""
    return f"{payer}{when}{how}一次性向{payee}支付{money.words(fen)}（{money.digits(fen)}）。"


def by_day(day: date) -> str:
    """Write by when: the day with its year."""
    return f"{day.year}年{day.month}月{day.day}日前"


def only_pays(text: str) -> bool:
    """Say whether words in the first person name a payment and nothing else, so that the sentence loses nothing.

    >>> only_pays("我出300元，当场付清"), only_pays("我出300元，再给他道歉"), only_pays("赔偿麦苗损失300元")
    (True, False, False)
    """
    return bool(_FIRST.search(text) and _SAID.fullmatch(text.strip()))
