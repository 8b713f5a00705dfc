"""The three boxes of 简易 as typed, and the clauses that box three comes to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models import dates, money
from models.errors import Refusal
from models.texts import read_from
from ui.viewmodels.agreement_draft import ClauseWords
from ui.viewmodels.paying import by_day, pays

SPOT, ORAL, WRITTEN, FAILED = "spot", "oral", "written", "failed"
RESULTS = {SPOT: "当场达成并履行", ORAL: "口头协议", WRITTEN: "书面协议", FAILED: "未达成"}
AT_ONCE = frozenset({"当场", "当场履行", "签字时"})
WHOLE, BROKEN = "全程连续", "有中断"
METHODS = ("当场现金", "当场微信支付", "银行转账", "微信支付", "现金")


@dataclass
class Said:
    """What one party says, as typed: one line of facts, one of demand, or why there is none."""

    agrees: bool = False
    facts: str = ""
    asks: str = ""


@dataclass
class Typed:
    """The three boxes as typed."""

    host: str = ""
    second: str = ""
    place: str = ""
    device: str = ""
    told: bool = False
    said: dict[str, Said] = field(default_factory=dict)
    cause: str = ""
    result: str = ""
    payer: str = ""
    payee: str = ""
    amount: str = ""
    due: str = ""
    method: str = ""
    terms: str = ""
    reason: str = ""
    file_number: str = ""
    continuous: str = ""
    interruption: str = ""
    routes_told: bool = False


@read_from("texts/simple.toml")
def phrases(table: dict[str, Any]) -> tuple[str, ...]:
    """Return the terms that are written by one key, as the station words them."""
    return tuple(str(each) for each in table["phrases"])


def clauses(typed: Typed, today: date) -> tuple[ClauseWords, ...]:
    """Return the clauses of box three: who pays whom, then each line of what else is agreed.

    Raises Refusal for a sum that cannot be read.
    """
    made = []
    if typed.amount.strip():
        fen = _sum(typed.amount)
        due = "当场" if typed.result == SPOT else typed.due
        _refuse_vague(due, today)
        text = pays(typed.payer, typed.payee, fen, _due_words(due, today), typed.method)
        made.append(ClauseWords(text, typed.payer, typed.payee, typed.amount, due, typed.method))
    made += [ClauseWords(text=each.strip()) for each in typed.terms.splitlines() if each.strip()]
    return tuple(made)


def loose(typed: Typed, today: date) -> tuple[ClauseWords, ...]:
    """Return the clauses as far as they can be read: what is half typed goes on in the full room as it stands."""
    try:
        return clauses(typed, today)
    except Refusal:
        paid = ClauseWords("", typed.payer, typed.payee, typed.amount, typed.due, typed.method)
        return (paid, *(ClauseWords(text=each.strip()) for each in typed.terms.splitlines() if each.strip()))


def performance(typed: Typed, today: date) -> str:
    """Say how and by when it is performed."""
    if typed.result == SPOT:
        return "当场履行完毕。"
    if not typed.due.strip():
        return ""
    return f"{_due_words(typed.due, today)}{f'以{typed.method}方式' if typed.method else ''}履行。"


def _refuse_vague(due: str, today: date) -> None:
    """Refuse a payment without a day: 尽快 and 以后 are no term that can be performed or enforced."""
    if not due.strip():
        raise Refusal("请写明什么时候给，如 11月30日、十天内、当场。", "due")
    if due.strip() not in AT_ONCE:
        try:
            dates.parse(due, today=today)
        except Refusal as refusal:
            raise Refusal(refusal.message, "due") from refusal


def _due_words(due: str, today: date) -> str:
    try:
        day = dates.parse(due, today=today)
    except Refusal:
        return due
    return by_day(day)


def _sum(typed: str) -> int:
    try:
        return money.parse(typed)
    except Refusal as refusal:
        raise Refusal(refusal.message, "amount") from refusal
