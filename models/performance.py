"""Performance: what is due, paid, overdue; a case is closed only on performance (程序规定 258)."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, clocks, settling
from models.agreements import Instalment, Obligation
from models.base import Row, Voidable, day, label, link, money
from models.cases import Case, State
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity

EVIDENCE = ("收条", "转账凭证", "现场见证", "照片", "其他")


class Payment(Row, Voidable):
    """Money or a deed received under an obligation; ``parts`` are [instalment id, fen] where it is paid in parts."""

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


@dataclass(frozen=True)
class DuePayment:
    """One open payment or deed, told for a list."""

    case_id: uuid.UUID
    obligation_id: uuid.UUID
    instalment_id: uuid.UUID | None
    title: str
    debtor: str
    creditor: str
    what: str
    amount: int | None
    due_on: date | None
    number: int
    count: int
    paid: int


def receive(
    db: Session, obligation: Obligation, *, on: date, by: Identity, amount: int | None = None, method: str = "",
    evidence: str = "", instalment: Instalment | None = None,
) -> Payment:  # fmt: skip
    """Record that an obligation, or one instalment of it, was performed, with its evidence.

    Money may come in parts: an instalment is paid once its whole sum is there; no ``amount`` means the rest of
    it. When everything owed under the agreement is performed the case moves to 已履行.
    """
    cases.demand(db, obligation.case_id, by, Deed.VISIT)
    if not evidence.strip():
        raise Refusal("请登记履行凭证（收条、转账凭证或现场见证等）。", "evidence")
    if amount is not None and amount <= 0:
        raise Refusal("金额须大于零。", "amount")
    if obligation.performed_on is not None:
        raise Refusal("这一项已登记履行完毕。")
    if instalment is not None and instalment.paid_on is not None:
        raise Refusal(f"第{instalment.number}期已登记收到。")
    payment = Payment(
        case_id=obligation.case_id, obligation_id=obligation.id, on=on, amount=amount, method=method,
        evidence=evidence, instalment_id=instalment.id if instalment else None,
    )  # fmt: skip
    db.add(payment)
    if instalment is not None:
        had = instalment.paid_amount or 0
        instalment.paid_amount = had + (instalment.amount - had if amount is None else amount)
        instalment.receipt, instalment.method = evidence, method
        if instalment.paid_amount >= instalment.amount:  # a part of it leaves the rest due on its day
            instalment.paid_on = on
    db.flush()
    if _complete(db, obligation):
        obligation.performed_on, obligation.evidence = on, evidence
    db.flush()
    _settle(db, cases.case(db, obligation.case_id), on)
    return payment


def breach(db: Session, subject: Case, *, text: str, on: date, by: Identity) -> None:
    """Record that the agreement is not performed: the case is open again, the other routes are told."""
    cases.demand_decision(db, subject, by)
    if not text.strip():
        raise Refusal("请写明未履行的情况。", "text")
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None or subject.state != State.AGREED.value:
        raise Refusal("没有已签订、待履行的协议，不能登记未履行。")
    subject.remarks = "\n".join(filter(None, (subject.remarks, f"{on.isoformat()} 未履行：{text}")))
    agreement.breached_on, agreement.breach_text = on, text
    cases.move(subject, State.BREACHED)
    clocks.happened(db, subject, Event.BREACHED, on=on)
    db.flush()


def due(db: Session, *, until: date, limit: int = 200) -> list[DuePayment]:
    """Return what is due and not performed up to ``until``, instalments by day first."""
    found = []
    parts = db.execute(
        select(Instalment, Obligation, Case.title)
        .join(Obligation, Obligation.id == Instalment.obligation_id)
        .join(Case, Case.id == Obligation.case_id)
        .where(
            Instalment.paid_on.is_(None), Instalment.due_on <= until, Obligation.voided_at.is_(None),
            Obligation.performed_on.is_(None), Case.state == State.AGREED.value, *cases.visible(db),
        )
        .order_by(Instalment.due_on)
        .limit(limit)
    )  # fmt: skip
    for part, owed, title in parts:
        paid = sum(1 for each in owed.instalments if each.paid_on)
        told = _told(owed, title)
        found.append(
            replace(
                told, instalment_id=part.id, amount=part.amount - (part.paid_amount or 0), due_on=part.due_on, number=part.number,
                count=len(owed.instalments), paid=paid,
            )
        )  # fmt: skip
    whole = db.execute(
        select(Obligation, Case.title)
        .join(Case, Case.id == Obligation.case_id)
        .where(
            Obligation.performed_on.is_(None), Obligation.due_on <= until, Obligation.voided_at.is_(None),
            Case.state == State.AGREED.value, ~Obligation.instalments.any(), *cases.visible(db),
        )
        .order_by(Obligation.due_on)
        .limit(limit)
    )  # fmt: skip
    found += [_told(owed, title) for owed, title in whole]
    return sorted(found, key=lambda each: each.due_on or date.max)


def payments(db: Session, case_id: uuid.UUID) -> list[Payment]:
    """Return what was received in a case, in order of days."""
    return list(db.scalars(select(Payment).where(Payment.case_id == case_id).order_by(Payment.on)))


def words(db: Session, subject: Case) -> str:
    """Say how far a case is performed: 已履行, 待履行, 2/10期, 未履行, 逾期, or nothing."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None:
        return ""
    if agreement.performed_on is not None:
        return "已履行"
    if agreement.breached_on is not None:
        return "未履行"
    owed = agreements.obligations(db, agreement.id)
    parts = [part for each in owed for part in each.instalments]
    if parts:
        return f"{sum(1 for part in parts if part.paid_on)}/{len(parts)}期"
    return "待履行"


def _told(owed: Obligation, title: str) -> DuePayment:
    return DuePayment(
        case_id=owed.case_id, obligation_id=owed.id, instalment_id=None, title=title, debtor=owed.debtor,
        creditor=owed.creditor, what=owed.text, amount=owed.amount, due_on=owed.due_on, number=1, count=1, paid=0,
    )  # fmt: skip


def _complete(db: Session, obligation: Obligation) -> bool:
    if obligation.instalments:
        return all(each.paid_on for each in obligation.instalments)
    if obligation.amount is None:
        return True
    received = db.scalars(select(Payment.amount).where(Payment.obligation_id == obligation.id))
    return sum(each or 0 for each in received) >= obligation.amount


def _settle(db: Session, subject: Case, on: date) -> None:
    agreement = agreements.latest(db, subject.id)
    if agreement is None or subject.state not in {State.AGREED.value, State.BREACHED.value}:
        return
    if all(each.performed_on for each in agreements.obligations(db, agreement.id)):
        cases.move(subject, State.PERFORMED)
        agreement.performed_on = subject.resolved_on = on
        clocks.happened(db, subject, Event.PERFORMED, on=on)
        settling.settle(db, subject)
        db.flush()
