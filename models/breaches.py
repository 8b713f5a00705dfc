"""不履行: an agreement that was not kept, and the record of it taken back (治安管理处罚法 9, 人民调解法 32)."""

from datetime import date

from sqlalchemy.orm import Session

from models import agreements, cases, clocks, dates, dispositions, payments, settling, tracks, visits
from models.agreements import Agreement
from models.cases import Case, State
from models.clocks import Event
from models.errors import Refusal
from models.station import Identity

#: After these the agreement stands signed, and may turn out not to be kept.
STANDING = frozenset({State.AGREED.value, State.PERFORMED.value})
_TOLD = frozenset({State.BREACHED.value, State.REFERRED.value, State.CLOSED.value})


def breach(db: Session, subject: Case, *, text: str, on: date, by: Identity) -> None:
    """Record that the agreement is not kept: the clocks that follow run, and visits are planned (domain.md 4.5).

    Also of one that had been performed, where a promise in it is broken later: the case has not ended then. What was
    paid stays recorded. 治安: the police handle the violation by law; which ways stand open says ``breaching.ways``.
    """
    cases.demand_decision(db, subject, by)
    if not text.strip():
        raise Refusal("请写明未履行的情况。", "text")
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None or subject.state not in STANDING:
        raise Refusal("没有已签订、待履行的协议，不能登记未履行。")
    if on < agreement.signed_on:
        raise Refusal(f"这一天早于协议签订日 {agreement.signed_on.isoformat()}，请核对。", "on")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")
    agreement.breached_on, agreement.breach_text = on, text
    agreement.performed_on = subject.resolved_on = None
    settling.undo(db, subject)
    cases.move(subject, State.BREACHED)
    clocks.happened(db, subject, Event.BREACHED, on=on)
    visits.plan(db, subject, after="failed", on=on)
    db.flush()


def breach_words(agreement: Agreement | None) -> str:
    """Tell in a line when an agreement was not kept and how, as remarks and registers do; nothing of one that was kept."""
    if agreement is None or agreement.breached_on is None:
        return ""
    return f"{agreement.breached_on.isoformat()} 未履行：{agreement.breach_text}".rstrip("：")


def ends_mediation(subject: Case, agreement: Agreement | None) -> bool:
    """Tell whether the police end their mediation because its agreement is not kept: D18 tells both sides so.

    治安管理处罚法 9(3): they handle the violation then, and tell that the civil part may be brought to the court.
    """
    broken = agreement is not None and agreement.breached_on is not None and agreement.performed_on is None
    return broken and tracks.is_police(subject.track) and subject.state in _TOLD


def take_back(db: Session, subject: Case, *, reason: str, by: Identity) -> None:
    """Take back a breach that was recorded by mistake: the case waits for its performance, or is performed, as before."""
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.breached_on is None or subject.state != State.BREACHED.value:
        raise Refusal("没有登记过未履行。")
    signed_on = agreement.signed_on or agreement.breached_on
    told = f"{breach_words(agreement)}（误登，已撤销：{reason.strip().rstrip('。')}）"
    subject.remarks = "\n".join(filter(None, (subject.remarks, told)))
    clocks.unmeet(db, subject, Event.BREACHED, on=agreement.breached_on)
    clocks.take_back(db, subject, Event.BREACHED)
    for clock in clocks.running(db, subject, "za-after-failure"):
        if clock.started_on == agreement.breached_on:
            clock.cancelled = "误登撤销"
    agreement.breached_on, agreement.breach_text = None, ""
    cases.move(subject, State.AGREED)
    owed = agreements.obligations(db, agreement.id)
    done = [each.performed_on for each in owed if each.performed_on is not None]
    if done and not any(payments.is_open(each) for each in owed):
        on = max(done)
        agreement.performed_on = subject.resolved_on = on
        cases.move(subject, State.PERFORMED)
        clocks.happened(db, subject, Event.PERFORMED, on=on)
        dispositions.again(db, subject)
    visits.plan(db, subject, after="agreed", on=signed_on)
    db.flush()
