"""司法确认: thirty days, both parties together, a committee's written agreement only (民事诉讼法 205, 206)."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, clocks, tracks
from models.base import Row, Versioned, day, label, link
from models.cases import Case
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity

#: What a clause says when it settles status or title; the court takes neither (民诉法解释 355).
STATUS = ("自愿离婚", "同意离婚", "协议离婚", "解除婚姻关系", "收养关系", "亲子关系", "身份关系")
TITLE = ("所有权归", "使用权归", "权属归", "确认所有权", "确认权属")


#: What a ruling says that lets the parties enforce the agreement.
GRANTED = "有效"


class Confirmation(Row, Versioned):
    """One application to the court."""

    __tablename__ = "confirmations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    agreement_id: Mapped[uuid.UUID] = link("agreements.id")
    court: Mapped[str] = label("法院")
    applied_on: Mapped[date] = mapped_column(info={"label": "申请日"})
    ruled_on: Mapped[date | None] = day("裁定日")
    ruling: Mapped[str] = label("裁定结果")
    ruling_number: Mapped[str] = label("案号")
    accepted_on: Mapped[date | None] = day("法院受理日")
    manner: Mapped[str] = label("申请方式")
    materials: Mapped[dict[str, Any]] = mapped_column(default=dict)
    withdrawn_on: Mapped[date | None] = day("撤回日期")
    withdrawn_reason: Mapped[str] = label("撤回原因")
    enforced_on: Mapped[date | None] = day("申请执行日")
    enforcement: Mapped[str] = label("执行情况")


def refusal(db: Session, subject: Case, *, on: date) -> str:
    """Return why the court cannot be asked, or nothing when it can."""
    if subject.track and not tracks.get(subject.track).confirmable:
        return "公安机关不是调解组织，其主持达成的协议不申请司法确认；需要强制执行效力的，可由人民调解委员会另行制作人民调解协议书（民事诉讼法 205）。"
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.effective_on is None or on < agreement.effective_on:
        return "还没有生效的调解协议；签字生效后三十日内，可以由各方当事人共同申请。"
    if agreement.form != agreements.Form.WRITTEN.value:
        return "口头协议没有书面文本，请先由调委会制作人民调解协议书。"
    barred = _barred(subject, agreement)
    if barred:
        return barred
    late = clocks.is_late(db, subject, "rm-confirm", on)
    if late:
        return f"申请期限已于 {late.month}月{late.day}日 届满（民事诉讼法 205）。"
    return ""


def apply(db: Session, subject: Case, *, court: str, on: date, by: Identity) -> Confirmation:
    """Record the joint application; refused when it would have no lawful effect."""
    cases.demand(db, subject.id, by, Deed.ISSUE)
    why_not = refusal(db, subject, on=on)
    if why_not:
        raise Refusal(why_not)
    if not court.strip():
        raise Refusal("请填写受理法院。", "court")
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None, "refusal() has seen it"
    if any(each.agreement_id == agreement.id for each in of_case(db, subject.id)):
        raise Refusal("这份协议已经申请过司法确认。")
    found = Confirmation(case_id=subject.id, agreement_id=agreement.id, court=court, applied_on=on)
    db.add(found)
    clocks.happened(db, subject, Event.COURT_ASKED, on=on)
    db.flush()
    return found


def rule(db: Session, found: Confirmation, *, on: date, ruling: str, number: str = "", by: Identity) -> None:
    """Record the court's ruling."""
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    if on < found.applied_on:
        raise Refusal("裁定日早于申请日，请核对。", "ruled_on")
    found.ruled_on, found.ruling, found.ruling_number = on, ruling, number
    subject = cases.case(db, found.case_id)
    clocks.happened(db, subject, Event.COURT_RULED, on=on)
    if GRANTED in ruling:
        agreement = db.get_one(agreements.Agreement, found.agreement_id)
        clocks.happened(
            db,
            subject,
            Event.COURT_CONFIRMED,
            on=agreements.last_day(db, agreement) or agreement.effective_on or on,
        )
    db.flush()


def court_accepts(db: Session, found: Confirmation, *, on: date, by: Identity) -> None:
    """Record that the court has taken the application: its days for the ruling run from then."""
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    if on < found.applied_on:
        raise Refusal("法院受理日早于申请日，请核对。", "accepted_on")
    if found.ruled_on is not None:
        raise Refusal("法院已经作出裁定。")
    clocks.happened(db, cases.case(db, found.case_id), Event.COURT_ACCEPTED, on=on)


def of_case(db: Session, case_id: uuid.UUID) -> list[Confirmation]:
    """Return the applications of a case."""
    return list(
        db.scalars(
            select(Confirmation).where(Confirmation.case_id == case_id).order_by(Confirmation.applied_on)
        )
    )


def _barred(subject: Case, agreement: agreements.Agreement) -> str:
    words = "\n".join(clause.text for clause in agreement.clauses if clause.valid)
    if "身份关系" in subject.remarks or any(sign in words for sign in STATUS):
        return "涉及身份关系的内容，法院不予受理确认申请（民诉法解释 355）。"
    if any(sign in words for sign in TITLE):
        return "涉及物权、知识产权确权的内容，法院不予受理确认申请（民诉法解释 355）。"
    return ""
