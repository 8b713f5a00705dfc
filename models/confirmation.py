"""司法确认: thirty days, both parties together, a committee's written agreement only (民事诉讼法 205, 206)."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import (
    agreements,
    cases,
    clausetext,
    clocks,
    confirmable,
    courtrules,
    courts,
    dates,
    limits,
    workdays,
)
from models.agreements import Agreement
from models.base import Row, Versioned, day, label, link
from models.cases import Case
from models.clocks import Event
from models.errors import Caution, Refusal
from models.findings import FAILS, MET, OPEN, Finding, failing
from models.station import Deed, Identity

#: What a ruling says that lets the parties enforce the agreement.
GRANTED = "有效"
WITHDRAWN = "撤回司法确认申请"
ENFORCE = "enforce"
_COURT = ("court-accept", "court-confirm")


class Confirmation(Row, Versioned):
    """One application to the court; ``materials`` are the keys of what was handed over."""

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

    @property
    def granted(self) -> bool:
        """Tell whether the court has confirmed the agreement."""
        return self.ruled_on is not None and courtrules.grants(self.ruling)

    @property
    def pending(self) -> bool:
        """True while the court has not answered and nobody has withdrawn."""
        return self.ruled_on is None and self.withdrawn_on is None

    @property
    def again(self) -> bool:
        """Tell whether it came to nothing in a way that lets the parties apply once more."""
        if self.ruled_on is None:
            return self.withdrawn_on is not None
        known = courtrules.ruling(self.ruling)
        return known is not None and known.again


def refusal(db: Session, subject: Case, *, on: date) -> str:
    """Return why the court cannot be asked, or nothing when it can."""
    failed = failing(confirmable.findings(db, subject, on=on, thorough=False))
    return failed[0].sentence if failed else ""


def eligibility(db: Session, subject: Case, *, on: date) -> tuple[Finding, ...]:
    """Return every condition of an application with its state, the applications so far among them."""
    return (*confirmable.findings(db, subject, on=on), _unasked(db, subject))


def apply(
    db: Session, subject: Case, *, court: str, on: date, by: Identity, manner: str = "",
    materials: Mapping[str, bool] | None = None, confirmed: frozenset[str] = frozenset(),
) -> Confirmation:  # fmt: skip
    """Record the joint application; refused when it would have no lawful effect.

    Past a last day that a notice of holidays not yet taken in may put off, it asks instead.
    """
    cases.demand(db, subject.id, by, Deed.ISSUE)
    if why_not := refusal(db, subject, on=on):
        raise Refusal(why_not, "applied_on" if _by_day(db, subject, on) else None)
    asked = _unasked(db, subject)
    if asked.state == FAILS:
        raise Refusal(asked.sentence)
    if not court.strip():
        raise Refusal("请填写受理法院。", "court")
    _refuse_future(db, on, "applied_on")
    _ask_term(db, subject, on, confirmed=confirmed)
    agreement = _agreement(db, subject)
    found = Confirmation(
        case_id=subject.id, agreement_id=agreement.id, court=court, applied_on=on,
        manner=manner or courtrules.rules().manners[0],
        materials={key: True for key, there in (materials or {}).items() if there},
    )  # fmt: skip
    db.add(found)
    courts.remember(db, court)
    clocks.happened(db, subject, Event.COURT_ASKED, on=on)
    db.flush()
    return found


def court_accepts(db: Session, found: Confirmation, *, on: date, by: Identity) -> None:
    """Record that the court has taken the application: its days for the ruling run from then."""
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    if on < found.applied_on:
        raise Refusal("法院受理日早于申请日，请核对。", "accepted_on")
    if found.ruled_on is not None:
        raise Refusal("法院已经作出裁定。")
    _refuse_withdrawn(found)
    if found.accepted_on is not None:
        raise Refusal(f"法院已于 {found.accepted_on.isoformat()} 受理。")
    _refuse_future(db, on, "accepted_on")
    found.accepted_on = on
    clocks.happened(db, cases.case(db, found.case_id), Event.COURT_ACCEPTED, on=on)
    db.flush()


def rule(db: Session, found: Confirmation, *, on: date, ruling: str, number: str = "", by: Identity) -> None:
    """Record the court's answer in one of its kinds; what it did not take or let go may be asked for again."""
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    kind = courtrules.ruling(ruling)
    if kind is None:
        raise Refusal("请选择法院的裁定结果。", "ruling")
    if on < found.applied_on:
        raise Refusal("裁定日早于申请日，请核对。", "ruled_on")
    if found.accepted_on is not None and on < found.accepted_on:
        raise Refusal("裁定日早于法院受理日，请核对。", "ruled_on")
    _refuse_future(db, on, "ruled_on")
    if found.ruled_on is not None:
        raise Refusal("法院的裁定已经登记过。")
    if not kind.withdraws:
        _refuse_withdrawn(found)
    if found.accepted_on is not None and not kind.accepted:
        raise Refusal(f"法院已于 {found.accepted_on.isoformat()} 受理，不能再登记不予受理。", "ruling")
    found.ruled_on, found.ruling, found.ruling_number = on, ruling, number
    subject = cases.case(db, found.case_id)
    if kind.withdraws and found.withdrawn_on is None:
        found.withdrawn_on, found.withdrawn_reason = on, kind.name
    clocks.happened(db, subject, Event.COURT_RULED, on=on)
    if kind.again:
        _run_again(db, subject, found)
    if kind.grants:
        clocks.happened(db, subject, Event.COURT_CONFIRMED, on=_enforced_from(db, found) or on)
    db.flush()


def withdraw(db: Session, found: Confirmation, *, reason: str, on: date, by: Identity) -> None:
    """Record that the parties take their application back; within the thirty days they may apply again (解释 357)."""
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    if found.ruled_on is not None:
        raise Refusal("法院已经作出裁定，不能撤回申请。")
    _refuse_withdrawn(found)
    if not reason.strip():
        raise Refusal("请写明撤回的原因。", "reason")
    if on < (found.accepted_on or found.applied_on):
        raise Refusal("撤回日期早于申请或者受理的日期，请核对。", "withdrawn_on")
    _refuse_future(db, on, "withdrawn_on")
    found.withdrawn_on, found.withdrawn_reason = on, reason
    subject = cases.case(db, found.case_id)
    clocks.cancel(db, subject, *_COURT, reason=WITHDRAWN)
    _run_again(db, subject, found)
    db.flush()


def enforce(db: Session, found: Confirmation, *, on: date, text: str, by: Identity) -> None:
    """Record that the creditor applied for enforcement, and later what came of it."""
    cases.demand(db, found.case_id, by, Deed.VISIT)
    if not found.granted or found.ruled_on is None:
        raise Refusal("法院还没有裁定确认有效，不能申请强制执行。")
    if on < found.ruled_on:
        raise Refusal("申请执行的日期早于裁定日，请核对。", "enforced_on")
    _refuse_future(db, on, "enforced_on")
    if not text.strip():
        raise Refusal("请写明向哪个法院申请、执行的情况。", "enforcement")
    if found.enforced_on is None:
        clocks.meet(db, cases.case(db, found.case_id), ENFORCE, on=on)
    found.enforced_on, found.enforcement = found.enforced_on or on, text
    db.flush()


def enforcement(db: Session, found: Confirmation) -> tuple[str, ...]:
    """Say how a confirmed agreement is enforced: until when, at which court, what to bring; nothing of another."""
    if not found.granted:
        return ()
    said = courtrules.rules().enforcement
    begins = _enforced_from(db, found)
    agreement = db.get_one(Agreement, found.agreement_id)
    open_still = [each for each in agreements.obligations(db, agreement.id) if not each.performed_on]
    debtors = dict.fromkeys(name for each in open_still for name in clausetext.names(each.debtor))
    if not debtors:
        return ()
    until = limits.due(ENFORCE, begins, workdays.standard()) if begins else None
    first = (
        said["until"].format(name="、".join(debtors), until=dates.chinese(until))
        if until
        else said["undated"]
    )
    return (first, said["court"].format(court=found.court), said["bring"])


def of_case(db: Session, case_id: uuid.UUID) -> list[Confirmation]:
    """Return the applications of a case."""
    return list(
        db.scalars(
            select(Confirmation)
            .where(Confirmation.case_id == case_id)
            .order_by(Confirmation.applied_on, Confirmation.id)
        )
    )


def stands() -> tuple[ColumnElement[bool], ...]:
    """Return what makes an application one that counts: nobody withdrew it, the court did not leave it undecided."""
    again = {word for each in courtrules.rules().rulings if each.again for word in (each.name, *each.words)}
    untaken = [Confirmation.ruling.contains(word) for word in sorted(again)]
    return (Confirmation.withdrawn_on.is_(None), ~or_(false(), *untaken))


def _unasked(db: Session, subject: Case) -> Finding:
    agreement = agreements.latest(db, subject.id)
    standing = [
        each
        for each in of_case(db, subject.id)
        if agreement is not None and each.agreement_id == agreement.id and not each.again
    ]
    name = "没有申请过"
    if standing:
        return Finding("unasked", name, FAILS, "这份协议已经申请过司法确认。", "court-confirm")
    return Finding("unasked", name, MET, "这份协议没有在法院办理的申请。", "court-confirm")


def _ask_term(db: Session, subject: Case, on: date, *, confirmed: frozenset[str]) -> None:
    found = confirmable.findings(db, subject, on=on, thorough=False)
    doubt = next((each for each in found if each.key == "term" and each.state == OPEN), None)
    if doubt is not None and "term" not in confirmed:
        raise Caution("term", f"{doubt.sentence}核对过没有超过期限，仍要登记申请吗？")


def _by_day(db: Session, subject: Case, on: date) -> bool:
    """Tell whether another day would have let the application pass: the reason stands beside the day then."""
    agreement = agreements.latest(db, subject.id)
    began = agreement.effective_on if agreement is not None else None
    return began is not None and began != on and not refusal(db, subject, on=began)


def _agreement(db: Session, subject: Case) -> Agreement:
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None, "refusal() has seen it"
    return agreement


def _enforced_from(db: Session, found: Confirmation) -> date | None:
    """Return the day from which the two years run: the last day of performance, else that of effect."""
    agreement = db.get_one(Agreement, found.agreement_id)
    return agreements.last_day(db, agreement) or agreement.effective_on


def _run_again(db: Session, subject: Case, found: Confirmation) -> None:
    """Let the thirty days that the application had met run on to their same last day."""
    for each in clocks.of_case(db, subject.id):
        if each.key == confirmable.CLOCK and each.met_on == found.applied_on and not each.cancelled:
            each.met_on, each.late_reason = None, ""
    db.flush()


def _refuse_withdrawn(found: Confirmation) -> None:
    if found.withdrawn_on is not None:
        raise Refusal(f"这份申请已于 {found.withdrawn_on.isoformat()} 撤回；三十日内可以再申请。")


def _refuse_future(db: Session, on: date, field: str) -> None:
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", field)
