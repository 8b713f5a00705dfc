"""What was received under an obligation, and what of it is still owed, to the fen (民法典 509, 560, 561)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import duties, instalments
from models.agreements import Instalment, Obligation, ObligationKind
from models.base import Row, Voidable, day, label, link, money
from models.errors import Refusal
from models.papers import Paper

RECEIPT = "D16"
EVIDENCE = ("收条", "转账凭证", "现场见证", "照片", "其他")


class Payment(Row, Voidable):
    """Money or a deed received under an obligation; ``parts`` are [instalment id, fen] where it is paid in parts.

    ``instalment_id`` is the instalment that it was paid for, None where nobody named one.
    """

    __tablename__ = "payments"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    obligation_id: Mapped[uuid.UUID] = link("obligations.id")
    instalment_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    on: Mapped[date] = mapped_column("paid_on", info={"label": "日期"})
    amount: Mapped[int | None] = money("金额")
    method: Mapped[str] = label("方式")
    evidence: Mapped[str] = label("凭证")
    note: Mapped[str] = label("备注")
    checked_on: Mapped[date | None] = day("核对日期")
    payer: Mapped[str] = label("付款人")
    parts: Mapped[list[Any]] = mapped_column(default=list)
    attachment_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("登记人")


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed of an obligation in fen: the whole, what is there of it, and what is left."""

    owed: int | None
    paid: int
    left: int | None


def payments(db: Session, case_id: uuid.UUID, *, void: bool = False) -> list[Payment]:
    """Return what was received in a case, in order of days; with ``void`` what was taken back too."""
    valid = () if void else (Payment.voided_at.is_(None),)
    return list(
        db.scalars(select(Payment).where(Payment.case_id == case_id, *valid).order_by(Payment.on, Payment.id))
    )


def of_obligation(db: Session, obligation_id: uuid.UUID) -> list[Payment]:
    """Return the valid payments of one obligation, in order of days."""
    query = select(Payment).where(Payment.obligation_id == obligation_id, Payment.voided_at.is_(None))
    return list(db.scalars(query.order_by(Payment.on, Payment.id)))


def shares(db: Session, payment: Payment) -> dict[uuid.UUID, int]:
    """Return what of a payment fell on which instalment, in fen; empty where nothing is paid in parts.

    A row of an older program names one instalment, and no sum where it was the rest.
    """
    if payment.parts:
        return {uuid.UUID(part): int(fen) for part, fen in payment.parts}
    if payment.instalment_id is None:
        return {}
    if payment.amount is not None:
        return {payment.instalment_id: payment.amount}
    part = db.get_one(Instalment, payment.instalment_id)
    others = sum(
        each.amount or 0
        for each in of_obligation(db, payment.obligation_id)
        if each.instalment_id == part.id and each.id != payment.id
    )
    return {part.id: (part.paid_amount or 0) - others}


def owed(db: Session, obligation: Obligation) -> Owing:
    """Return what is owed of an obligation, what is there of it, and what is left; no sums for a deed.

    Of a duty that comes again and again it is what has fallen due so far.
    """
    if obligation.amount is None:
        return Owing(None, 0, None)
    if obligation.instalments:
        whole = sum(each.amount for each in obligation.instalments)
        paid = sum(each.paid_amount or 0 for each in obligation.instalments)
    else:
        whole = obligation.amount
        paid = sum(each.amount or 0 for each in of_obligation(db, obligation.id))
        if obligation.performed_on is not None:  # 当场履行, and rows whose sum nobody wrote down
            paid = max(paid, whole)
    return Owing(whole, paid, max(0, whole - paid))


def is_open(obligation: Obligation) -> bool:
    """Tell whether something is still to be handed over or done; what is only to be kept (不作为) never is."""
    return obligation.performed_on is None and obligation.kind != ObligationKind.FORBEARANCE.value


def spread(
    db: Session, obligation: Obligation, amount: int | None, first: Instalment | None
) -> list[tuple[Instalment, int]]:
    """Part a sum over the open instalments: the named one first, then by their days; a deed takes one of them."""
    waiting = sorted(
        (each for each in obligation.instalments if each.paid_on is None),
        key=lambda each: (each is not first, each.due_on or date.max, each.number),
    )
    if not waiting:
        return []
    if obligation.amount is None:
        return [(waiting[0], 0)]
    if amount is None:
        named = waiting[:1] if first is not None or obligation.repeats else waiting
        return [(each, each.amount - (each.paid_amount or 0)) for each in named]
    found: list[tuple[Instalment, int]] = []
    while amount:
        if not waiting:
            if len(found) >= instalments.MOST:
                raise Refusal("金额太大，请核对。", "amount")
            waiting.append(next_time(db, obligation))
        part = waiting.pop(0)
        fen = min(amount, part.amount - (part.paid_amount or 0))
        found.append((part, fen))
        amount -= fen
    return found


def lay(payment: Payment, fallen: Sequence[tuple[Instalment, int]]) -> None:
    """Put what of a payment falls on which instalment onto these; a part of one leaves the rest due on its day."""
    for part, fen in fallen:
        part.paid_amount = (part.paid_amount or 0) + fen
        part.receipt, part.method = payment.evidence, payment.method
        if part.paid_amount >= part.amount:
            part.paid_on = payment.on


def spread_anew(
    db: Session, obligation: Obligation, fell: Mapping[uuid.UUID, Mapping[uuid.UUID, int]]
) -> None:
    """Spread the valid payments again, earlier due first in order of their days (民法典 560).

    ``fell`` tells what fell where by payment, with those that are void now. What the parties have fixed stays: the
    instalment that a payment was made for, and where a sealed receipt says that it went. Instalments that no payment
    fell on are left alone: an older program wrote them down paid without one.
    """
    touched = {part: 0 for parts in fell.values() for part in parts}
    for parts in fell.values():
        for part, fen in parts.items():
            touched[part] += fen
    known = {each.id: each for each in obligation.instalments}
    for each in (known[part] for part in touched):
        each.paid_amount = max(0, (each.paid_amount or 0) - touched[each.id]) or None
        each.paid_on, each.method, each.receipt = None, "", ""
    sealed = _sealed(db, obligation.case_id)
    received = [each for each in of_obligation(db, obligation.id) if fell.get(each.id)]
    stays = {each.id for each in received if not sealed.isdisjoint({each.id, next(iter(fell[each.id]))})}
    for payment in sorted(received, key=lambda each: each.id not in stays):
        had, whole = fell[payment.id], sum(fell[payment.id].values())
        if payment.id in stays or (obligation.amount is not None and not whole):
            lay(payment, [(known[part], fen) for part, fen in had.items()])
            continue
        named = known.get(payment.instalment_id) if payment.instalment_id is not None else None
        fallen = spread(db, obligation, whole, named)
        lay(payment, fallen)
        if (now := {part.id: fen for part, fen in fallen}) != had:
            payment.parts = [[str(part), fen] for part, fen in now.items()]
    db.flush()


def _sealed(db: Session, case_id: uuid.UUID) -> set[uuid.UUID | None]:
    """Return the payments, and the instalments, that a sealed receipt is about."""
    query = select(Paper.about).where(
        Paper.case_id == case_id, Paper.form == RECEIPT, Paper.voided_at.is_(None), Paper.about.is_not(None)
    )
    return set(db.scalars(query))


def complete(db: Session, obligation: Obligation) -> bool:
    """Tell whether all of an obligation is there by what is recorded of it."""
    if obligation.repeats:
        return False
    if obligation.instalments:
        return all(each.paid_on for each in obligation.instalments)
    received = of_obligation(db, obligation.id)
    if obligation.amount is None:
        return bool(received)
    return sum(each.amount or 0 for each in received) >= obligation.amount


def go_on(db: Session, obligation: Obligation) -> None:
    """Let the next time of a duty come that is owed again and again, once none before it is open."""
    if all(each.paid_on is not None for each in obligation.instalments):
        next_time(db, obligation)


def next_time(db: Session, obligation: Obligation) -> Instalment:
    """Add the next time of a duty that is owed again and again; its days are counted from the first."""
    first = obligation.instalments[0]
    number = obligation.instalments[-1].number + 1
    on = duties.nth(first.due_on, obligation.repeats, number) if first.due_on is not None else None
    made = Instalment(obligation_id=obligation.id, number=number, due_on=on, amount=first.amount)
    obligation.instalments.append(made)
    db.flush()
    return made
