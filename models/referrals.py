"""移送、委托人民调解、转介: sent elsewhere with a deadline, and what came back (domain.md 4.4, D22, D23)."""

import uuid
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, clocks, dates, followups, partners, settling, sittings, tracks, visitplans, workdays
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case, Outcome, State
from models.errors import Refusal
from models.station import Deed, Identity, Officer

CLOCK = "referral"
RETURNED = "移送退回"
NOT_TAKEN = "不接收"
_AGREED = frozenset({State.AGREED.value, State.PERFORMED.value, State.BREACHED.value})
_DECIDING = ("za-case", "za-after-failure")


class Kind(StrEnum):
    """What is asked of the other body."""

    TRANSFER = "移送"
    ENTRUST = "委托人民调解"
    SUPPORT = "转介"


class Referral(Row, Versioned, Voidable):
    """One referral to another body; ``before`` is how the case stood when it was sent away."""

    __tablename__ = "referrals"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("文种", default=Kind.TRANSFER.value)
    to: Mapped[str] = mapped_column("sent_to", default="", info={"label": "收函单位"})
    on: Mapped[date] = mapped_column("sent_on", info={"label": "移送日期"})
    reason: Mapped[str] = label("移送理由和依据")
    done: Mapped[str] = label("已做工作")
    suggestion: Mapped[str] = label("建议")
    attachments: Mapped[str] = label("附件")
    consent: Mapped[str] = label("当事人意见")
    pace: Mapped[str] = label("缓急")
    feedback_by: Mapped[date | None] = day("反馈期限")
    contact: Mapped[str] = label("联系人")
    received_on: Mapped[date | None] = day("签收日期")
    received_by: Mapped[str] = label("签收人")
    refused_reason: Mapped[str] = label("不接收理由")
    accepted: Mapped[str] = label("是否受理")
    feedback_on: Mapped[date | None] = day("反馈日期")
    feedback: Mapped[str] = label("处理结果")
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def refused(self) -> bool:
        """True when the other body did not take it."""
        return bool(self.refused_reason)

    @property
    def answered(self) -> bool:
        """True once nothing more is awaited of the other body."""
        return self.feedback_on is not None

    def overdue(self, today: date) -> bool:
        """Tell whether its answer should have come before ``today``."""
        return not self.answered and self.feedback_by is not None and self.feedback_by < today

    def state(self, today: date) -> str:
        """Say where it stands: 待签收, 已签收, 超期未反馈, 已退回, 已反馈."""
        if self.refused:
            return "已退回"
        if self.answered:
            return "已反馈"
        if self.overdue(today):
            return "超期未反馈"
        return "待反馈" if self.received_on else "待签收"


def send(
    db: Session, subject: Case, *, to: str, on: date, reason: str, by: Identity, kind: str = Kind.TRANSFER.value,
    pace: str = partners.COMPLEX, feedback_by: date | None = None, **fields: str,
) -> Referral:  # fmt: skip
    """Send the case, or what one of the parties needs, to another body; the feedback clock starts.

    A transfer ends the case here, by its answer. A case that has its agreement is transferred only by a finding of
    a crime: what was agreed is performed, or handled here; one that the police must decide goes on until then. A case that is entrusted stays with the station, which waits for the result;
    support goes on beside the mediation. The unit is remembered for the next time.
    """
    cases.demand(db, subject.id, by, Deed.ACCEPT)
    if kind not in set(Kind):
        raise Refusal("请选择移送、委托或者转介。", "kind")
    if not to.strip():
        raise Refusal("请填写收函单位。", "to")
    if not reason.strip():
        raise Refusal("请写明移送理由。", "reason")
    if feedback_by is not None and feedback_by < on:
        raise Refusal("反馈期限早于移送日期，请核对。", "feedback_by")
    if kind == Kind.ENTRUST.value:
        _refuse_entrusting(subject, by, fields.get("consent", ""))
    if kind == Kind.TRANSFER.value:
        _refuse_transfer(db, subject)
    referral = Referral(
        case_id=subject.id, kind=kind, to=to.strip(), on=on, reason=reason, pace=pace,
        feedback_by=feedback_by or on + timedelta(partners.days(pace)),
        contact=fields.pop("contact", "") or by.name, before=_standing(subject), **fields,
    )  # fmt: skip
    db.add(referral)
    if kind == Kind.TRANSFER.value:
        subject.channel = referral.to
        subject.outcome, subject.concluded_on = Outcome.REFERRED.value, on
        cases.move(subject, State.REFERRED)
        settling.undo(db, subject)
        clocks.happened(
            db, subject, clocks.Event.REFERRED, on=on, besides=(CLOCK, *_owed(db, subject, referral))
        )
        visitplans.give_up(db, subject, reason=visitplans.SENT_AWAY)
    db.flush()
    partners.remember(db, referral.to)
    _watch(db, subject, on=on)
    return referral


def receipt(db: Session, referral: Referral, *, on: date, received_by: str, by: Identity) -> None:
    """Record that the other body has the letter (回执): who signed for it and when."""
    _demand(db, referral, by)
    if on < referral.on:
        raise Refusal("签收日期早于移送日期，请核对。", "received_on")
    _refuse_future(db, on, "received_on")
    if not received_by.strip():
        raise Refusal("请填写签收人。", "received_by")
    referral.received_on, referral.received_by = on, received_by
    db.flush()


def refuse(db: Session, referral: Referral, *, on: date, reason: str, by: Identity) -> None:
    """Record that the other body does not take it: the case comes back to the desk as it stood.

    A task for its handler is planned for the next working day, so that it is not left lying.
    """
    _demand(db, referral, by)
    if on < referral.on:
        raise Refusal("退回日期早于移送日期，请核对。", "on")
    _refuse_future(db, on, "on")
    if not reason.strip():
        raise Refusal("请写明不接收的理由。", "reason")
    referral.received_on, referral.refused_reason = referral.received_on or on, reason
    referral.accepted, referral.feedback_on, referral.feedback = NOT_TAKEN, on, f"{NOT_TAKEN}：{reason}"
    subject = cases.case(db, referral.case_id)
    others = [each for each in of_case(db, subject.id) if each.id != referral.id and not each.answered]
    away = any(each.kind == Kind.TRANSFER.value for each in others)
    if referral.kind == Kind.TRANSFER.value and subject.state == State.REFERRED.value and not away:
        _bring_back(db, subject, referral)
    owner = db.get(Officer, subject.handler_id) if subject.handler_id else None
    followups.plan(
        db, what=f"{referral.to}不接收：{reason}。请重新确定去向。", owner=owner,
        due_on=workdays.standard().add_workdays(on, 1), origin=RETURNED, by=by, case=subject,
    )  # fmt: skip
    _watch(db, subject, on=on)


def hear(db: Session, referral: Referral, *, on: date, accepted: str, feedback: str, by: Identity) -> None:
    """Record what the other body answered; one that takes what was sent to it ends the case here."""
    _demand(db, referral, by)
    if on < referral.on:
        raise Refusal("反馈日期早于移送日期，请核对。", "feedback_on")
    _refuse_future(db, on, "feedback_on")
    if not accepted.strip():
        raise Refusal("请写明对方是否受理。", "accepted")
    referral.received_on = referral.received_on or on
    referral.feedback_on, referral.accepted, referral.feedback = on, accepted, feedback
    db.flush()
    subject = cases.case(db, referral.case_id)
    _watch(db, subject, on=on)
    settling.settle(db, subject)


def void(db: Session, referral: Referral, *, reason: str, by: Identity, at: datetime) -> None:
    """Take back a referral that was entered by mistake, with the reason; the case stands as before."""
    _demand(db, referral, by)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    referral.voided_at, referral.void_reason = at, reason
    subject = cases.case(db, referral.case_id)
    if referral.kind == Kind.TRANSFER.value and subject.state == State.REFERRED.value:
        _bring_back(db, subject, referral)
    db.flush()
    clocks.cancel(db, subject, CLOCK, reason="移送撤销")
    _watch(db, subject, on=referral.on)


def of_case(db: Session, case_id: uuid.UUID) -> list[Referral]:
    """Return the referrals of a case in order."""
    return list(
        db.scalars(
            select(Referral)
            .where(Referral.case_id == case_id, Referral.voided_at.is_(None))
            .order_by(Referral.on, Referral.id)
        )
    )


def unanswered(today: date | None = None) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a referral one whose answer is awaited; with ``today`` one whose day has passed."""
    late = () if today is None else (Referral.feedback_by < today,)
    return (Referral.feedback_on.is_(None), Referral.voided_at.is_(None), *late)


def late(db: Session, *, today: date, limit: int = 200) -> list[tuple[Referral, str]]:
    """Return (referral, title of its case) of those whose answer is overdue, the oldest first."""
    rows = db.execute(
        select(Referral, Case.title)
        .join(Case, Case.id == Referral.case_id)
        .where(*unanswered(today), *cases.visible(db))
        .order_by(Referral.feedback_by)
        .limit(limit)
    )
    return [(row, title) for row, title in rows]


def _demand(db: Session, referral: Referral, by: Identity) -> None:
    cases.demand(db, referral.case_id, by, Deed.RECEIVE)
    if not referral.valid:
        raise Refusal("这次移送已经撤销。")


def _refuse_future(db: Session, on: date, field: str) -> None:
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", field)


def _refuse_transfer(db: Session, subject: Case) -> None:
    if sittings.running(db, subject.id) is not None:
        raise Refusal("这件纠纷还有一场调解没有结束，请先结束那一场。")
    if subject.state in _AGREED and not settling.found(db, subject):
        raise Refusal(
            "已经达成协议的，不能一移了之：没有履行的到“回访”的“未履行和处理”里办理，涉嫌犯罪的在那里登记案情加重；"
            "要换一个单位接着调的，先再次调解。"
        )


def _owed(db: Session, subject: Case, referral: Referral) -> tuple[str, ...]:
    """Name the clocks that a transfer leaves running: the police still decide, whoever does it."""
    owed = settling.owes_decision(subject, referral.before["state"]) and not settling.found(db, subject)
    return _DECIDING if owed else ()


def _refuse_entrusting(subject: Case, by: Identity, consent: str) -> None:
    """委托人民调解 is the police's, and wants the consent of all parties (人民调解法 17, 18)."""
    if not tracks.is_police(subject.track):
        raise Refusal("委托人民调解只用于公安机关办理的案件；民间纠纷请直接受理为人民调解。", "kind")
    if not by.is_police:
        raise Refusal("治安案件的这一步须由民警办理。")
    against = [party.name for party in cases.parties(subject) if party.consent == "不同意"]
    if against:
        raise Refusal(f"{'、'.join(against)}不同意调解，不能委托人民调解（人民调解法 17）。", "consent")
    if not consent.strip():
        raise Refusal("请写明各方当事人是否同意由人民调解委员会调解（人民调解法 17）。", "consent")


def _standing(subject: Case) -> dict[str, Any]:
    return {
        "state": subject.state, "outcome": subject.outcome, "channel": subject.channel, "ended_how": subject.ended_how,
        "concluded_on": subject.concluded_on.isoformat() if subject.concluded_on else "",
        "ended_on": subject.ended_on.isoformat() if subject.ended_on else "",
    }  # fmt: skip


def _bring_back(db: Session, subject: Case, referral: Referral) -> None:
    """Let the case stand as it did before it was sent away."""
    if subject.ended_on is not None:  # by the answer, that has come to nothing
        settling.undo(db, subject)
    stood = referral.before
    state = State(stood.get("state") or State.ACCEPTED.value)
    cases.move(subject, State.ACCEPTED if state in {State.REFERRED, State.CLOSED} else state)
    subject.outcome, subject.channel = stood.get("outcome", ""), stood.get("channel", "")
    ended = stood.get("concluded_on")
    subject.concluded_on = date.fromisoformat(ended) if ended else None
    clocks.take_back(db, subject, clocks.Event.REFERRED)
    visitplans.take_up(db, subject, reason=visitplans.SENT_AWAY)
    if stood.get("ended_on"):
        settling.end(db, subject, on=date.fromisoformat(stood["ended_on"]), how=stood["ended_how"])
    db.flush()


def _watch(db: Session, subject: Case, *, on: date) -> None:
    """Let one clock run up to the nearest answer that is awaited; none awaited, it is met."""
    waiting = [each for each in of_case(db, subject.id) if not each.answered]
    if not waiting:
        clocks.meet(db, subject, CLOCK, on=on)
        return
    first = min(waiting, key=lambda each: each.feedback_by or date.max)
    clocks.start(db, subject, CLOCK, on=first.on, due_on=first.feedback_by)
