"""销号: a case is over only when every condition of domain.md 4.6 is met; each stands with its state (案结事了)."""

import uuid
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import (
    alarms,
    approvals,
    calls,
    cases,
    clocks,
    closingrules,
    dates,
    lookback,
    repeats,
    settling,
    station,
)
from models import conditions as standing
from models.approvals import Approval
from models.base import Row, Voidable, label, link
from models.cases import Case, State
from models.clocks import Event
from models.conditions import Condition as Condition  # noqa: PLC0414 -- given on, as mypy wants it
from models.conditions import conditions as conditions  # noqa: PLC0414 -- as above
from models.errors import Refusal
from models.station import Deed, Identity

CLOSED, REOPENED = "销号", "重启"
#: ``what`` of the question whether the leader lets a case be struck off.
ASKED = "closing"


class Closure(Row, Voidable):
    """One 销号 or 重新调解 of a case: who, when, by which leader, and how each condition stood then."""

    __tablename__ = "closures"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("种类")
    on: Mapped[date] = mapped_column("closed_on", info={"label": "日期"})
    round: Mapped[int] = mapped_column(default=1, info={"label": "第几轮"})
    reason: Mapped[str] = label("说明")
    led_by: Mapped[str] = label("审批人")
    conditions: Mapped[list[Any]] = mapped_column(default=list)
    by_name: Mapped[str] = label("经办")


def led(db: Session, subject: Case) -> str:
    """Return why only the leader may strike the case off, or nothing where its handler may."""
    rules = closingrules.rules()
    if subject.level >= rules.leader_from_level:
        return "重大以上的纠纷由所领导销号。"
    if rules.leader_focus and (subject.focus or repeats.of_case(db, subject.id)):
        return "重点关注的纠纷由所领导销号。"
    return ""


def allowed(db: Session, subject: Case) -> Approval | None:
    """Return the leader's word that lets the case be struck off, in this round."""
    asked = approvals.latest(db, subject.id, ASKED)
    return asked if asked is not None and asked.decision == approvals.AGREED else None


def waiting(db: Session, subject: Case) -> Approval | None:
    """Return the question that waits for the leader."""
    asked = approvals.latest(db, subject.id, ASKED)
    return asked if asked is not None and asked.open else None


def close(db: Session, subject: Case, *, on: date, by: Identity) -> Case:
    """Strike the case off (销号) on a day, once no condition is open; how each stood is kept.

    A case of high level, or one that is watched, is struck off by the leader, or after the leader agreed.
    """
    cases.demand_decision(db, subject, by)
    agreed = allowed(db, subject)
    found = _checked(db, subject, on=on)
    if (why := led(db, subject)) and agreed is None and not station.may(by, Deed.APPROVE):
        raise Refusal(f"{why}条件都具备了，请先请所领导审批。")
    return _strike_off(db, subject, found, on=on, by=by, agreed=agreed)


def ask(db: Session, subject: Case, *, reason: str, on: date, by: Identity) -> Approval:
    """Ask the leader to strike the case off; one that the leader asks is decided, and struck off, at once."""
    cases.demand_decision(db, subject, by)
    found = _checked(db, subject, on=on)
    sentence = f"{subject.number}各项条件都具备，请批准销号。"
    asked = approvals.ask(db, subject, ASKED, sentence=sentence, reason=reason, by=by)
    if asked.decision == approvals.AGREED:
        _strike_off(db, subject, found, on=on, by=by, agreed=asked)
    return asked


def decide(db: Session, asked: Approval, *, agreed: bool, reason: str, by: Identity, on: date) -> Approval:
    """Decide as the leader: 同意 strikes the case off, if its conditions still hold; else it says which does not."""
    decided = approvals.decide(db, asked, agreed=agreed, reason=reason, by=by)
    if agreed:
        subject = cases.case(db, asked.case_id)
        _strike_off(db, subject, _checked(db, subject, on=on), on=on, by=by, agreed=decided)
    return decided


def forget_leave(db: Session, subject: Case, *, reason: str) -> None:
    """Void what the leader allowed, or was asked: the case is no longer the one that it was said of."""
    for asked in approvals.of_case(db, subject.id, ASKED):
        asked.voided_at, asked.void_reason = db.info["now"](), reason
    db.flush()


def reopened(db: Session, subject: Case, *, on: date, reason: str, by: Identity) -> None:
    """Put down that the case goes on in another round: its end and its 销号 are undone, what was written of them stays.

    Called by ``joining.reopen`` once the round is counted; what the leader allowed was of the round before.
    """
    forget_leave(db, subject, reason="重新调解")
    subject.closed_on = None
    settling.undo(db, subject)
    db.add(
        Closure(case_id=subject.id, kind=REOPENED, on=on, round=subject.round, reason=reason, by_name=by.name)
    )
    db.flush()


def suggested(db: Session, subject: Case) -> str:
    """Say why a case that was struck off should be taken up again: the same two sides called since; nothing else does it."""
    if subject.state != State.CLOSED.value or subject.closed_on is None:
        return ""
    called = calls.since(db, subject, subject.closed_on + timedelta(1))
    if not called:
        return ""
    if not alarms.may_see(db.info.get("by")):
        return "销号以后又有新的情况，建议重新调解。"
    return f"销号以后同样双方又报警或者来访 {len(called)} 次，最近一次{dates.chinese(called[-1])}，建议重新调解。"


def of_case(db: Session, case_id: uuid.UUID) -> list[Closure]:
    """Return each 销号 and 重启 of a case in order."""
    return list(
        db.scalars(
            select(Closure)
            .where(
                Closure.case_id == case_id,
                Closure.voided_at.is_(None),
                *cases.of_visible(db, Closure.case_id),
            )
            .order_by(Closure.id)
        )
    )


def _checked(db: Session, subject: Case, *, on: date) -> tuple[Condition, ...]:
    """Return the conditions of a case that may be struck off on a day; refused with the first that is open."""
    if subject.state == State.CLOSED.value:
        raise Refusal("这件纠纷已经销号。")
    today = dates.local(db.info["now"]()).date()
    if on > today:
        raise Refusal("销号日期还没有到，请核对。", "on")
    found = conditions(db, subject, today=on)
    missing = [each for each in found if each.state == "open"]
    if missing:
        more = f"还有 {len(missing) - 1} 项条件不具备。" if len(missing) > 1 else ""
        raise Refusal(f"还不能销号：{missing[0].sentence}{more}")
    if subject.ended_on is not None and on < subject.ended_on:
        raise Refusal("销号日期早于结案日期，请核对。", "on")
    return found


def _strike_off(
    db: Session, subject: Case, found: tuple[Condition, ...], *, on: date, by: Identity, agreed: Approval | None
) -> Case:  # fmt: skip
    if subject.ended_on is None and (ending := standing.ending(db, subject, today=on)) is not None:
        settling.end(db, subject, on=ending[0], how=ending[1])
    assert subject.ended_on is not None, "no condition was open"
    cases.move(subject, State.CLOSED)
    subject.closed_on = on
    leads = agreed.decided_by if agreed is not None else by.name if station.may(by, Deed.APPROVE) else ""
    db.add(
        Closure(
            case_id=subject.id, kind=CLOSED, on=on, round=subject.round, led_by=leads,
            by_name=agreed.asked_by if agreed is not None else by.name,
            reason=agreed.reason if agreed is not None else "",
            conditions=[[each.key, each.name, each.state, each.sentence] for each in found],
        )
    )  # fmt: skip
    clocks.happened(db, subject, Event.CLOSED, on=on)
    lookback.plan(db, subject, on=on, by=by)
    db.flush()
    return subject
