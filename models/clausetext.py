"""The text of a clause made of its structure: one sum, one day, and who bears which part, said once and alike."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from models import dates, money
from models.blanks import refuse_gap, said_blank, said_money, settle_blank, settle_schedule
from models.clauses import OPTION, TOKEN, Blank, Pattern, library
from models.errors import Refusal

JOINT, SEVERAL, WARD = "连带", "按份", "本人财产在先"
SHARINGS = (JOINT, SEVERAL, WARD)
SPOT = "当场"
_AT_ONCE = ("当场", "当日", "即时", "立即", "签订", "自")
_NAMES = re.compile(r"[、，,;；/]+")
Parts = tuple[tuple[date | None, int], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a clause says, each thing once; ``blanks`` and ``schedule`` are as typed until ``settle`` has read them."""

    payer: str = ""
    payee: str = ""
    amount: int | None = None
    due_on: date | None = None
    due_text: str = ""
    method: str = ""
    account: str = ""
    proof: str = ""
    place: str = ""
    sharing: str = ""
    shares: Mapping[str, int] = field(default_factory=dict)
    schedule: tuple[Mapping[str, str], ...] = ()
    blanks: Mapping[str, str] = field(default_factory=dict)
    parts: Parts = ()


def of_values(values: Mapping[str, Any], parts: Parts = ()) -> Terms:
    """Make terms of the columns of a clause; what is not among them is left as it begins."""
    given = {name: values[name] for name in Terms.__dataclass_fields__ if values.get(name) is not None}
    return Terms(**{**given, "schedule": tuple(values.get("schedule") or ()), "parts": parts})


def numeral(number: int) -> str:
    """Write the number of a clause.

    >>> numeral(2), numeral(12), numeral(20)
    ('二', '十二', '二十')
    """
    figures = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{figures[tens]}十"
    return ten + (figures[ones] if ones or not tens else "")


def names(said: str) -> tuple[str, ...]:
    """Return the names in a field that may hold several.

    >>> names("张某、李某")
    ('张某', '李某')
    """
    return tuple(part.strip() for part in _NAMES.split(said) if part.strip())


def settle(pattern: Pattern, terms: Terms, *, today: date) -> Terms:
    """Return the terms with every blank read and every sum compared to the fen.

    Refused at the blank (``blanks.key``, ``amount``, ``shares``, ``schedule``, ``parts`` …) that is empty, cannot
    be read, or does not add up.
    """
    terms = _of_pattern(pattern, terms)
    schedule = settle_schedule(pattern.table, terms.schedule) if pattern.table else ()
    if pattern.table and not schedule:
        raise Refusal("请填附表，一户（一人）一行。", "schedule")
    total = sum(money.parse(row["sum"]) for row in schedule) if schedule else terms.amount
    if terms.amount is not None and total != terms.amount:
        raise Refusal(
            f"附表合计 {money.digits(total or 0)}，与金额 {money.digits(terms.amount)} 不一致。", "schedule"
        )
    blanks = {
        blank.key: settle_blank(blank, terms.blanks.get(blank.key, ""), today)
        for blank in pattern.blanks
        if not _is_column(blank)
    }
    terms = replace(terms, amount=total, blanks=blanks, schedule=schedule)
    if pattern.spot:
        terms = replace(terms, due_on=None, due_text=SPOT)
    for blank in pattern.blanks:
        if _is_column(blank):
            _demand_column(blank, terms)
    _demand_sums(pattern, terms)
    check_sharing(terms, stated=pattern.pays)
    return terms


def said(pattern: Pattern, terms: Terms) -> str:
    """Say settled terms in the words of their pattern; a part in ``[[ ]]`` whose blank is empty is left out."""
    made = _filled(pattern, pattern.text, terms)
    if not pattern.parts:
        made = _parted(made, terms)
    if terms.account and not pattern.has("account"):
        made += f"收款账户：{terms.account}。"
    if terms.proof and not pattern.has("proof"):
        made += f"履行凭证：{terms.proof}。"
    return made + said_sharing(terms)


def sketch(pattern: Pattern, terms: Terms, *, today: date) -> str:
    """Say terms that are not yet complete: what is open stands as its name in brackets."""
    try:
        return said(pattern, settle(pattern, terms, today=today))
    except Refusal:
        pass
    labels = {blank.key: f"〔{blank.label}〕" for blank in pattern.blanks} | {
        "parts": "〔各期〕",
        "count": "〔几〕",
    }
    labels |= {token: labels.get(key, "") for token, key in (("by", "due"), ("how", "method"))}
    read: dict[str, str] = {}
    for blank in pattern.blanks:
        typed = str(terms.blanks.get(blank.key, "")).strip()
        try:
            read[blank.key] = typed and settle_blank(blank, typed, today)
        except Refusal:
            labels[blank.key] = f"〔{typed}？〕"
    open_terms = replace(terms, blanks=read, shares={} if terms.sharing == JOINT else terms.shares)
    if pattern.table:
        with suppress(Refusal):
            lines = settle_schedule(pattern.table, terms.schedule)
            open_terms = replace(open_terms, amount=sum(money.parse(row["sum"]) for row in lines) or None)
    if pattern.spot:
        open_terms = replace(open_terms, due_on=None, due_text=SPOT)

    def word(hit: re.Match[str]) -> str:
        return _token(pattern, hit[1], open_terms) or labels[hit[1]]

    def option(hit: re.Match[str]) -> str:
        keys = TOKEN.findall(hit[1])
        return hit[1] if all(_token(pattern, key, open_terms) for key in keys) else ""

    made = TOKEN.sub(word, OPTION.sub(option, pattern.text))
    return made if pattern.parts else _parted(made, open_terms)


def recognise(text: str, terms: Terms) -> str:
    """Return the id of the pattern whose sentence a text is, of those that say nothing but columns; else nothing."""
    for pattern in library().patterns.values():
        plain = all(_is_column(blank) for blank in pattern.blanks) and pattern.pays and not pattern.parts
        if plain and terms.amount and said(pattern, terms) == text:
            return pattern.id
    return ""


def told(pattern: Pattern, terms: Terms) -> str:
    """Say settled terms in everyday words, where the pattern has some; else nothing."""
    return _filled(pattern, pattern.told, terms)


def said_sharing(terms: Terms) -> str:
    """Say how several bear a sum; empty for one."""
    several = names(terms.payer)
    sums = {name: said_money(fen) for name, fen in terms.shares.items()}
    if len(several) < 2:  # noqa: PLR2004 -- one bears all
        return ""
    if terms.sharing == SEVERAL:
        borne = "，".join(f"{name}承担{sums[name]}" for name in several)
        return f"其中{borne}，各自按份承担责任。"
    if terms.sharing == WARD:
        ward, guardian = several
        return (
            f"上述款项先从{ward}本人财产中支付{sums[ward]}，不足部分{sums[guardian]}由监护人{guardian}赔偿。"
        )
    if terms.sharing == JOINT:
        return f"{'、'.join(several)}对上述{'款项' if terms.amount else '义务'}承担连带责任。"
    return ""


def owed(terms: Terms) -> tuple[tuple[str, int | None], ...]:
    """Return who owes how much: each his share, or all of them the whole."""
    if terms.sharing in {SEVERAL, WARD} and terms.shares:
        return tuple((name, terms.shares[name]) for name in names(terms.payer))
    return ((terms.payer, terms.amount),)


def check_sharing(terms: Terms, *, stated: bool) -> None:
    """Refuse shares that are not everyone's, or do not add up to the fen, and several who are not said how to bear it."""
    several = names(terms.payer)
    if len(several) < 2:  # noqa: PLR2004 -- one bears all
        return
    if terms.sharing not in SHARINGS:
        if stated:
            raise Refusal("几个人一起付款，请选连带承担还是按份承担。", "sharing")
        return
    if len(set(several)) < len(several):
        raise Refusal("义务人里有重复的名字。", "payer")
    if terms.sharing == WARD and len(several) != 2:  # noqa: PLR2004 -- the ward and the guardian
        raise Refusal("先用本人财产的，义务人写被监护人和监护人两个人，被监护人在前。", "payer")
    if terms.sharing != JOINT:
        _check_shares(terms, several)


def said_due(terms: Terms) -> str:
    """Say by when: a day with its year and, where given, its hour; words as they stand."""
    if terms.due_on is None:
        return terms.due_text
    day = dates.chinese(terms.due_on)
    told = terms.due_text if terms.due_text.startswith(day) else day
    return told.removesuffix("前") + "前"


# within


def _check_shares(terms: Terms, several: tuple[str, ...]) -> None:
    if terms.amount is None:
        raise Refusal("按份承担的，请先填金额。", "amount")
    if set(terms.shares) != set(several) or any(fen <= 0 for fen in terms.shares.values()):
        lacking = next((name for name in several if terms.shares.get(name, 0) <= 0), several[0])
        raise Refusal(f"请填{lacking}承担的数额。", "shares")
    if (given := sum(terms.shares.values())) != terms.amount:
        off = f"{'多' if given > terms.amount else '少'} {money.digits(abs(given - terms.amount))}"
        raise Refusal(f"各人承担的合计 {money.digits(given)}，比总额{off}，请核对到分。", "shares")
    if terms.parts:
        raise Refusal("按份承担又分期的，请给每个人另写一条。", "parts")


def _is_column(blank: Blank) -> bool:
    return blank.key in {"payer", "payee", "amount", "due", "method", "account", "place", "proof"}


def _parted(made: str, terms: Terms) -> str:
    """Say of a sum that its pattern pays at once that it is paid in parts."""
    if not terms.parts:
        return made
    return made.replace("一次性", "", 1) + f"上述款项分{len(terms.parts)}期支付：{_said_parts(terms.parts)}。"


def _said_parts(parts: Parts) -> str:
    return "；".join(
        f"第{place}期{dates.chinese(day) + '前' if day else ''}支付{said_money(fen)}"
        for place, (day, fen) in enumerate(parts, 1)
    )


def _filled(pattern: Pattern, text: str, terms: Terms) -> str:
    words = {token: _token(pattern, token, terms) for token in set(TOKEN.findall(text))}
    text = OPTION.sub(lambda hit: hit[1] if all(words[key] for key in TOKEN.findall(hit[1])) else "", text)
    return TOKEN.sub(lambda hit: words[hit[1]], text)


def _token(pattern: Pattern, token: str, terms: Terms) -> str:
    due = said_due(terms)
    columns: dict[str, Callable[[], str]] = {
        "payer": lambda: "、".join(names(terms.payer)) or terms.payer,
        "payee": lambda: terms.payee,
        "amount": lambda: said_money(terms.amount) if terms.amount is not None else "",
        "due": lambda: due if due.startswith(_AT_ONCE) or not due else f"于{due}",
        "by": lambda: due,
        "how": lambda: f"以{terms.method.removeprefix(SPOT)}方式" if terms.method.removeprefix(SPOT) else "",
        "method": lambda: terms.method,
        "account": lambda: terms.account,
        "place": lambda: terms.place,
        "proof": lambda: terms.proof,
        "count": lambda: str(len(terms.parts) or ""),
        "parts": lambda: _said_parts(terms.parts),
    }
    if token in columns:
        return columns[token]()
    blank = next(each for each in pattern.blanks if each.key == token)
    return said_blank(blank, terms.blanks.get(token, ""))


def _of_pattern(pattern: Pattern, terms: Terms) -> Terms:
    """Leave out what the sentence of a pattern does not say: it would be owed without being written."""
    terms = replace(
        terms,
        payer=terms.payer if pattern.has("payer") else "",
        payee=terms.payee if pattern.has("payee") else "",
        method=terms.method if pattern.has("method") else "",
        place=terms.place if pattern.has("place") else "",
    )
    if not pattern.has("due"):
        terms = replace(terms, due_on=None, due_text="")
    return terms if pattern.pays else replace(terms, amount=None, parts=())


def _demand_column(blank: Blank, terms: Terms) -> None:
    value = {"due": said_due(terms), "amount": "" if terms.amount is None else "x"}.get(
        blank.key, str(getattr(terms, blank.key, ""))
    )
    if not value.strip() and blank.required:
        raise Refusal(f"请填“{blank.label}”。", blank.key)
    refuse_gap(value, blank.label, blank.key)


def _demand_sums(pattern: Pattern, terms: Terms) -> None:
    if pattern.pays and terms.amount is not None and terms.amount <= 0:
        raise Refusal("金额须大于零。", "amount")
    if pattern.parts and not terms.parts:
        raise Refusal("请排出各期的日期和金额。", "parts")
    if terms.parts and any(fen <= 0 for _day, fen in terms.parts):
        raise Refusal("每期金额应大于零。", "parts")
    if terms.parts and sum(fen for _day, fen in terms.parts) != terms.amount:
        raise Refusal("各期金额之和与总额不一致，请核对到分。", "amount")
    for whole, *parts in pattern.adds:
        if _fen(whole, terms) != sum(_fen(part, terms) for part in parts):
            labels = {blank.key: blank.label for blank in pattern.blanks}
            field_ = whole if whole == "amount" else f"blanks.{whole}"
            raise Refusal(
                f"{labels[whole]}应等于{'加'.join(labels[part] for part in parts)}，请核对。", field_
            )


def _fen(key: str, terms: Terms) -> int:
    return (terms.amount or 0) if key == "amount" else money.parse(terms.blanks[key] or "0")
