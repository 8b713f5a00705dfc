"""移送: sent elsewhere with a deadline, and what came back (domain.md D22)."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, clocks, sittings
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case, Outcome, State
from models.errors import Refusal
from models.station import Deed, Identity


class Referral(Row, Versioned, Voidable):
    """One referral to another body."""

    __tablename__ = "referrals"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("文种", default="移送")
    to: Mapped[str] = mapped_column("sent_to", default="", info={"label": "收函单位"})
    on: Mapped[date] = mapped_column("sent_on", info={"label": "移送日期"})
    reason: Mapped[str] = label("移送理由和依据")
    done: Mapped[str] = label("已做工作")
    suggestion: Mapped[str] = label("建议")
    attachments: Mapped[str] = label("附件")
    feedback_by: Mapped[date | None] = day("反馈期限")
    contact: Mapped[str] = label("联系人")
    received_on: Mapped[date | None] = day("签收日期")
    received_by: Mapped[str] = label("签收人")
    refused_reason: Mapped[str] = label("不接收理由")
    accepted: Mapped[str] = label("是否受理")
    feedback_on: Mapped[date | None] = day("反馈日期")
    feedback: Mapped[str] = label("处理结果")


def send(
    db: Session, subject: Case, *, to: str, on: date, reason: str, by: Identity, **fields: str
) -> Referral:
    """Refer the case; the feedback clock starts."""
    cases.demand(db, subject.id, by, Deed.ACCEPT)
    if not to.strip():
        raise Refusal("请填写收函单位。", "to")
    if not reason.strip():
        raise Refusal("请写明移送理由。", "reason")
    if sittings.running(db, subject.id) is not None:
        raise Refusal("这件纠纷还有一场调解没有结束，请先结束那一场。")
    deadline = clocks.start(db, subject, "referral", on=on)
    referral = Referral(
        case_id=subject.id,
        to=to,
        on=on,
        reason=reason,
        feedback_by=deadline.due_on,
        contact=by.name,
        **fields,
    )
    db.add(referral)
    subject.channel = to
    subject.outcome, subject.concluded_on = Outcome.REFERRED.value, on
    cases.move(subject, State.REFERRED)
    db.flush()
    return referral


def hear(db: Session, referral: Referral, *, on: date, accepted: str, feedback: str, by: Identity) -> None:
    """Record what the other body answered."""
    cases.demand(db, referral.case_id, by, Deed.RECEIVE)
    if on < referral.on:
        raise Refusal("反馈日期早于移送日期，请核对。", "feedback_on")
    referral.received_on = referral.received_on or on
    referral.feedback_on, referral.accepted, referral.feedback = on, accepted, feedback
    clocks.meet(db, cases.case(db, referral.case_id), "referral", on=on)
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Referral]:
    """Return the referrals of a case in order."""
    return list(
        db.scalars(
            select(Referral)
            .where(Referral.case_id == case_id, Referral.voided_at.is_(None))
            .order_by(Referral.on)
        )
    )
