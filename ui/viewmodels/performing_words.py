"""The words of 履行: an obligation with its instalments, a payment, and a time that somebody was urged."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models import dates, duties, money
from models.agreements import Instalment, Obligation, ObligationKind
from models.payments import Owing, Payment, is_open
from models.urging import Urged

Tone = Literal["", "good", "warn", "accent"]
PartState = Literal["paid", "late", "open"]


@dataclass(frozen=True)
class Part:
    """One instalment as its bar shows it; ``share`` is what of it is there while the rest is not."""

    words: str
    state: PartState
    share: float = 0.0


@dataclass(frozen=True)
class Owed:
    """One obligation: who owes whom, what, how far, and the keys of what may be done with it."""

    id: uuid.UUID
    kind: str
    who: str
    sum: str
    what: str
    stand: str
    tone: Tone
    parts: tuple[Part, ...] = ()
    deeds: tuple[str, ...] = ()
    keeping: bool = False
    late: int = 0


@dataclass(frozen=True)
class Paid:
    """One payment that came, or that was taken back with a reason."""

    id: uuid.UUID
    day: str
    sentence: str
    note: str
    void: str = ""
    deeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Urge:
    """One time that somebody was urged; a letter has no ``id``, it is voided as a paper."""

    day: str
    sentence: str
    note: str
    id: uuid.UUID | None = None
    deeds: tuple[str, ...] = ()


def owed_words(owed: Obligation, how: Owing, today: date, *, may: bool) -> Owed:
    """Tell an obligation on a day; with ``may`` what can be done about it."""
    keeping = owed.kind == ObligationKind.FORBEARANCE.value
    parts = tuple(
        Part(
            _part_words(each),
            _part_state(each.due_on, each.paid_on, today),
            (each.paid_amount or 0) / each.amount if each.amount and each.paid_on is None else 0.0,
        )
        for each in owed.instalments
    )
    late = sum(part.state == "late" for part in parts) or int(_is_late(owed, today))
    stand, tone = _stand(owed, how, parts, today)
    who = (
        f"{owed.debtor} → {owed.creditor}" if owed.creditor and owed.creditor != owed.debtor else owed.debtor
    )
    return Owed(
        owed.id, owed.kind, who or "各方", "" if owed.amount is None else _sum(owed), owed.text, stand, tone, parts,
        _deeds(owed, today, late=bool(late)) if may else (), keeping, late,
    )  # fmt: skip


def paid_words(
    payment: Payment, owed: Obligation | None, fell: Mapping[uuid.UUID, int], *, may: bool
) -> Paid:
    """Tell what came: who paid how much for which instalments, by what, and what proves it."""
    who = payment.payer or (owed.debtor if owed is not None else "")
    done = money.digits(payment.amount) if payment.amount is not None else "履行了约定"
    verb = f"付 {done}" if payment.amount is not None else done
    for_ = ""
    if owed is not None and fell:
        numbers = [str(each.number) for each in owed.instalments if each.id in fell]
        for_ = f"第 {'、'.join(numbers)} 期"
    other = (
        f"代{owed.debtor}付款" if payment.payer and owed is not None and payment.payer != owed.debtor else ""
    )
    proof = "凭证已放入证据页" if payment.attachment_id is not None else ""
    return Paid(
        payment.id, dates.chinese(payment.on), " ".join(filter(None, (who, verb))),
        " · ".join(filter(None, (for_, payment.method, payment.evidence, proof, other, payment.note, payment.by_name))),
        "" if payment.valid else f"已撤销：{payment.void_reason}",
        (("receipt", "back") if may else ("receipt",)) if payment.valid else (),
    )  # fmt: skip


def urge_words(urged: Urged, owed: Mapping[uuid.UUID, Obligation], *, may: bool) -> Urge:
    """Tell a time that somebody was urged, and what he promised."""
    parts = {part.id: each for each in owed.values() for part in each.instalments}
    about = (owed.get(urged.about) or parts.get(urged.about)) if urged.about is not None else None
    whom = about.debtor if about is not None else ""
    said = (
        f"{urged.mode}催告{whom}" if urged.mode != "催告书" else f"发给{whom}催告书　{urged.number}".strip()
    )
    promised = f"答应{dates.chinese(urged.promised_on)}履行" if urged.promised_on is not None else ""
    return Urge(
        dates.chinese(urged.on), said, " · ".join(filter(None, (urged.said, promised, urged.by))), urged.id,
        ("unurge",) if may and urged.id is not None else (),
    )  # fmt: skip


def _sum(owed: Obligation) -> str:
    assert owed.amount is not None, "a sum is owed"
    often = f"{duties.step(owed.repeats).word} " if owed.repeats else ""
    return often + money.digits(owed.amount)


def _part_words(part: Instalment) -> str:
    due = f"{dates.chinese(part.due_on)}到期" if part.due_on is not None else "未定日期"
    done = f"{dates.chinese(part.paid_on)}收到" if part.paid_on is not None else _partly(part)
    sum_ = money.digits(part.amount) if part.amount else ""
    return "　".join(filter(None, (f"第 {part.number} 期", sum_, due, done)))


def _partly(part: Instalment) -> str:
    """Say how much of an instalment is there that is not there in whole."""
    had = part.paid_amount or 0
    return (
        f"已收 {money.digits(had)}，差 {money.digits(part.amount - had)}"
        if had and part.paid_on is None
        else ""
    )


def _part_state(day: date | None, done: date | None, today: date) -> PartState:
    return "paid" if done is not None else "late" if day is not None and day < today else "open"


def _is_late(owed: Obligation, today: date) -> bool:
    return is_open(owed) and not owed.instalments and owed.due_on is not None and owed.due_on < today


def _stand(owed: Obligation, how: Owing, parts: tuple[Part, ...], today: date) -> tuple[str, Tone]:
    """Say how far an obligation is performed."""
    if owed.kind == ObligationKind.FORBEARANCE.value:
        return "遵守中", "good"
    if owed.performed_on is not None:
        word = "到此为止" if owed.repeats else "履行完毕"
        return f"{dates.chinese(owed.performed_on)}{word}，{owed.evidence}".rstrip("，"), "good"
    paid, late = sum(part.state == "paid" for part in parts), sum(part.state == "late" for part in parts)
    said = [f"已收 {paid} 期" if owed.repeats else f"已付 {paid} 期，共 {len(parts)} 期"] if parts else []
    if late and not owed.repeats:
        said.append(f"{late} 期晚了")
    said += [f"第 {each.number} 期{told}" for each in owed.instalments if (told := _partly(each))]
    if how.left is not None and how.paid and not owed.repeats:
        said.append(f"收到 {money.digits(how.paid)}，还欠 {money.digits(how.left)}")
    elif how.left is not None and not owed.repeats and parts:
        said.append(f"还欠 {money.digits(how.left)}")
    if not parts:
        said.append(_due(owed, today))
    elif owed.repeats and (day := _next(owed)) is not None:
        said.append(f"{dates.chinese(day)}应付的还没有收到" if day < today else f"下一期{dates.chinese(day)}")
    return "，".join(said), "warn" if late or _is_late(owed, today) else ""


def _due(owed: Obligation, today: date) -> str:
    if owed.due_on is None:
        return f"约定“{owed.due_text}”，没有写明哪一天" if owed.due_text else "协议没有写履行日期"
    why = f"（{owed.day_reason}）" if owed.day_reason else ""
    days = (today - owed.due_on).days
    late = f"，晚了 {days} 天" if days > 0 else "，今天到期" if days == 0 else ""
    return f"应在{dates.chinese(owed.due_on)}履行{why}{late}"


def _next(owed: Obligation) -> date | None:
    return next((each.due_on for each in owed.instalments if each.paid_on is None), None)


def _deeds(owed: Obligation, today: date, *, late: bool) -> tuple[str, ...]:
    """Name what may be done about an obligation, the first thing first; nobody is urged before the day."""
    if owed.kind == ObligationKind.FORBEARANCE.value:
        return ("broken",)
    if not is_open(owed):
        return ()
    undated = not owed.instalments and (owed.due_on is None or bool(owed.day_reason))
    due = _next(owed) if owed.instalments else owed.due_on
    return (
        "receive", *(["urge"] if due is None or due <= today else []), *(["letter"] if late else []), *(["day"] if undated else []),
        *(["finish"] if owed.repeats else []),
    )  # fmt: skip
