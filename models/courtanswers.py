"""误登的法院答复: what was put down of the court by mistake taken back, the last one first, with its clocks."""

from datetime import date

from sqlalchemy.orm import Session

from models import cases, clocks, confirmable, confirmation, courtrules, dates
from models.cases import Case, State
from models.clocks import Event
from models.confirmation import Confirmation
from models.errors import Refusal
from models.station import Deed, Identity

_ACCEPT, _CONFIRM = "court-accept", "court-confirm"
_MISTAKE = "误登撤销"


def last(found: Confirmation) -> str:
    """Name what was put down last about an application; nothing of one that only waits."""
    if found.enforced_on is not None:
        return "申请强制执行"
    if found.ruled_on is not None:
        return f"法院裁定（{found.ruling}）"
    if found.withdrawn_on is not None:
        return "撤回申请"
    return "法院受理" if found.accepted_on is not None else ""


def take_back(db: Session, found: Confirmation, *, reason: str, by: Identity) -> str:
    """Take back what was put down last, and return its name: the application stands as it stood before it.

    The reason is kept in the remarks of the case. Refused once the case is struck off, or the parties applied anew.
    """
    cases.demand(db, found.case_id, by, Deed.ISSUE)
    subject, what = cases.case(db, found.case_id), last(found)
    if not what:
        raise Refusal("这份申请还没有登记法院的答复。")
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    if subject.state == State.CLOSED.value:
        raise Refusal("这件纠纷已经销号；确实登记错了的，请先重新调解。")
    later = confirmation.of_case(db, subject.id)
    if later[-1] is not found and found.again:
        raise Refusal("以后又申请过司法确认，这一次的答复不能再撤销。")
    if found.enforced_on is not None:
        on, undo = found.enforced_on, _enforcement
    elif found.ruled_on is not None:
        on, undo = found.ruled_on, _ruling
    elif found.withdrawn_on is not None:
        on, undo = found.withdrawn_on, _withdrawal
    else:
        assert found.accepted_on is not None, "something was put down"
        on, undo = found.accepted_on, _acceptance
    _keep(subject, what, on, reason)
    undo(db, subject, found, on)
    db.flush()
    return what


def _keep(subject: Case, what: str, on: date, reason: str) -> None:
    told = f"{dates.chinese(on)}登记的{what}有误，已撤销：{reason.strip()}"
    subject.remarks = "\n".join(filter(None, (subject.remarks, told)))


def _enforcement(db: Session, subject: Case, found: Confirmation, on: date) -> None:
    for each in clocks.of_case(db, subject.id):
        if each.key == confirmation.ENFORCE and each.met_on == on:
            each.met_on, each.late_reason = None, ""
    found.enforced_on, found.enforcement = None, ""


def _ruling(db: Session, subject: Case, found: Confirmation, on: date) -> None:
    kind = courtrules.ruling(found.ruling)
    clocks.unmeet(db, subject, Event.COURT_RULED, on=on)
    if found.accepted_on is not None:
        clocks.meet(db, subject, _ACCEPT, on=found.accepted_on)
    if kind is not None and kind.grants:
        clocks.cancel(db, subject, confirmation.ENFORCE, reason=_MISTAKE)
    if kind is not None and kind.again:
        clocks.meet(db, subject, confirmable.CLOCK, on=found.applied_on)
    if kind is not None and kind.withdraws and found.withdrawn_reason == kind.name:
        found.withdrawn_on, found.withdrawn_reason = None, ""
    found.ruled_on, found.ruling, found.ruling_number = None, "", ""


def _withdrawal(db: Session, subject: Case, found: Confirmation, on: date) -> None:
    del on
    for each in clocks.of_case(db, subject.id):
        if each.key in {_ACCEPT, _CONFIRM} and each.cancelled == confirmation.WITHDRAWN:
            each.cancelled = ""
    clocks.meet(db, subject, confirmable.CLOCK, on=found.applied_on)
    found.withdrawn_on, found.withdrawn_reason = None, ""


def _acceptance(db: Session, subject: Case, found: Confirmation, on: date) -> None:
    clocks.unmeet(db, subject, Event.COURT_ACCEPTED, on=on)
    clocks.cancel(db, subject, _CONFIRM, reason=_MISTAKE)
    found.accepted_on = None
