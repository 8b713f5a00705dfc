"""延期和不计入期限的期间: a limit moved with the parties' signatures, by the organ's decision, or standing still.

若干规定 33 (人民调解); 治安管理处罚法 118 (治安案件: thirty days, twice; 鉴定 and 听证 are not counted).
"""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, clocks, escalations, levels, limits, tracks, workdays
from models.base import Row, Voidable, label, link
from models.cases import Case, Injury, State
from models.clocks import PAUSED, Deadline, Event
from models.errors import Caution, Refusal
from models.station import Deed, Identity

APPRAISAL, HEARING = "鉴定", "听证"
ENDED = "恢复"
NOT_COUNTED = "期间不计入"
LATE = "超期"
#: The clocks of the first mediation: without an appraisal, and after one.
FIRST = ("za-first", "za-first-appraised")


class Extension(Row, Voidable):
    """One extension of one deadline; ``signed`` is party id → day of the signature.

    A stretch that is not counted is one too: ``on`` its first day, ``signed`` the day on which it ended.
    """

    __tablename__ = "extensions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    deadline_id: Mapped[uuid.UUID] = link("deadlines.id")
    until: Mapped[date] = mapped_column(info={"label": "延长至"})
    before: Mapped[date] = mapped_column(info={"label": "原到期日"})
    reason: Mapped[str] = label("延期理由")
    signed: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "各方签字"})
    decided_by: Mapped[str] = label("决定人")
    on: Mapped[date] = mapped_column("decided_on", info={"label": "延期日期"})


def extend(
    db: Session, deadline: Deadline, *, reason: str, on: date, by: Identity, until: date | None = None,
    signed: Mapping[uuid.UUID, date] | None = None, decided_by: str = "", number: str = "",
    today: date | None = None, late_reason: str = "", confirmed: frozenset[str] = frozenset(),
) -> Extension:  # fmt: skip
    """Move the last day of a running limit, as the law of that limit lets it be moved.

    人民调解: to ``until``, once every party has ``signed``. 治安案件: thirty days more by a decision of the organ
    (``decided_by``, ``number``) of the day ``on``, twice at most; the new last day follows from the table. A
    decision after the last day is taken with its ``late_reason`` and marked 超期. More terms or days than usual
    (``again``, ``far``) and a new last day that is over already (``over``) are questions. ``today`` is the day
    on which it is put on record.
    """
    today = today or on
    subject = cases.case(db, deadline.case_id)
    limit = limits.every()[deadline.key]
    if deadline.met_on is not None or deadline.cancelled:
        raise Refusal("这项期限已经结束或者暂停，不用延期。")
    if not reason.strip():
        raise Refusal("请写明延期理由。", "reason")
    if limit.extend == limits.BY_PARTIES:
        cases.demand(db, subject.id, by, Deed.NOTE, Deed.ACCEPT)
        names = _signatures(subject, signed or {}, today=today)
        last, decider = _agreed_day(deadline, until), by.name
        _ask_usual(db, deadline, last, confirmed=confirmed)
    elif limit.extend == limits.BY_ORGAN:
        cases.demand_decision(db, subject, by)
        names = {}
        clocks.refuse_day(deadline, on, today=today)
        last, decider = _decided_day(db, deadline), _decision(decided_by, number)
        reason = _with_lateness(deadline, reason, on, late_reason)
    else:
        raise Refusal(f"“{deadline.name}”是法定期限，不能延长。", "deadline")
    if last < today and "over" not in confirmed:
        raise Caution("over", f"延长后的最后一日 {last.isoformat()} 也已经过去，登记后仍是超期。仍要登记吗？")
    made = Extension(
        case_id=subject.id, deadline_id=deadline.id, before=deadline.due_on, until=last, reason=reason,
        signed=names, decided_by=decider, on=on,
    )  # fmt: skip
    db.add(made)
    deadline.due_on = last
    db.flush()
    return made


def pause(db: Session, subject: Case, what: str, *, on: date, by: Identity) -> list[Deadline]:
    """Let the limits stand still from ``on``, while an appraisal (鉴定) or a hearing (听证) goes on.

    An appraisal also ends the three working days for the first mediation: they run anew from its report.
    """
    cases.demand_decision(db, subject, by)
    if clocks.paused(db, subject):
        raise Refusal("期限已经暂停计算，请先登记恢复。")
    stopped = [each for each in clocks.running(db, subject) if what in limits.every()[each.key].excludes]
    if not stopped:
        raise Refusal(f"这件纠纷没有因{what}暂停的期限。")
    for each in stopped:
        each.cancelled = PAUSED + what
        db.add(
            Extension(
                case_id=subject.id, deadline_id=each.id, before=each.due_on, until=each.due_on,
                reason=what + NOT_COUNTED, decided_by=by.name, on=on,
            )
        )  # fmt: skip
    if what == APPRAISAL:
        clocks.happened(db, subject, Event.APPRAISING, on=on)
    db.flush()
    return stopped


def resume(db: Session, subject: Case, *, on: date, by: Identity, injury: str = "") -> list[Deadline]:
    """Let the limits go on: the days since they stopped are added. A report of ``on`` starts its own clock."""
    cases.demand_decision(db, subject, by)
    stopped = clocks.paused(db, subject)
    if not stopped:
        raise Refusal("期限没有暂停，不用恢复。")
    what = stopped[0].cancelled.removeprefix(PAUSED)
    _go_on(db, stopped, on=on)
    if what == APPRAISAL:
        appraised(db, subject, on=on, by=by, injury=injury)
    db.flush()
    return stopped


def appraised(db: Session, subject: Case, *, on: date, by: Identity, injury: str = "") -> None:
    """Record that the appraisal is issued: three working days for the first mediation run from that day.

    A 轻伤 or worse after the agreement takes the case out of mediation instead (案情加重).
    """
    cases.demand_decision(db, subject, by)
    if injury and injury not in set(Injury):
        raise Refusal("请在列表中选择鉴定结论。", "injury")
    if escalations.asked_of(subject, injury):
        subject.appraised_on = on
        escalations.find(
            db, subject, escalations.INJURED, on=on, text="伤情鉴定意见已出具", injury=injury, by=by
        )
        return
    subject.appraised_on, subject.injury = on, injury or subject.injury
    clocks.happened(db, subject, Event.APPRAISED, on=on)
    if subject.injury in levels.HURT:
        levels.raise_by(db, subject, {"injury": 1}, occasion="伤情鉴定", by=by)
    db.flush()


def follow_appraisal(db: Session, subject: Case) -> None:
    """Let the clocks follow the day of the appraisal that was put on record, or corrected, after acceptance.

    Its three working days run from then, in place of those without an appraisal; clocks that stood still for it go
    on. A case whose first mediation has been held keeps its clocks.
    """
    if (
        not tracks.is_police(subject.track)
        or subject.accepted_on is None
        or subject.state == State.REGISTERED
    ):
        return
    if any(each.key in FIRST and each.met_on is not None for each in clocks.of_case(db, subject.id)):
        return
    on = subject.appraised_on
    if on is None:
        clocks.cancel(db, subject, FIRST[1], reason="更正鉴定日期")
        if clocks.applies(limits.every()[FIRST[0]], subject):
            clocks.start(db, subject, FIRST[0], on=subject.accepted_on)
        return
    _go_on(db, [each for each in clocks.paused(db, subject) if each.cancelled == PAUSED + APPRAISAL], on=on)
    clocks.cancel(db, subject, FIRST[0], reason=Event.APPRAISED.value)
    clocks.happened(db, subject, Event.APPRAISED, on=max(on, subject.accepted_on))
    db.flush()


def _go_on(db: Session, stopped: list[Deadline], *, on: date) -> None:
    """Let limits that stand still go on, longer by the days since they stopped."""
    for each in stopped:
        stretch = _open_stretch(db, each)
        if on < stretch.on:
            raise Refusal("恢复日期早于暂停日期，请核对。", "on")
        stretch.until = workdays.standard().add_days_rolled(_unrolled(each), (on - stretch.on).days)
        stretch.signed = {ENDED: on.isoformat()}
        each.cancelled, each.due_on = "", stretch.until


def of_case(db: Session, case_id: uuid.UUID) -> list[Extension]:
    """Return the extensions and stretches of a case, oldest first."""
    query = select(Extension).where(Extension.case_id == case_id, Extension.voided_at.is_(None))
    return list(db.scalars(query.order_by(Extension.on, Extension.id)))


def may_extend(deadline: Deadline) -> str:
    """Return how a limit is extended: parties, organ, or nothing."""
    limit = limits.every().get(deadline.key)
    return limit.extend if limit else ""


def _ask_usual(db: Session, deadline: Deadline, last: date, *, confirmed: frozenset[str]) -> None:
    """Ask once about an extension more often, or by more days, than the table calls usual."""
    limit = limits.every()[deadline.key]
    had = [each for each in _of_deadline(db, deadline) if not each.reason.endswith(NOT_COUNTED)]
    if limit.extend_times and len(had) >= limit.extend_times and "again" not in confirmed:
        raise Caution("again", f"这项期限已经延长 {len(had)} 次。各方又签了字，仍要再延吗？")
    days = (last - deadline.due_on).days
    if limit.extend_days and days > limit.extend_days and "far" not in confirmed:
        raise Caution("far", f"这次延长 {days} 天，一般一次不超过 {limit.extend_days} 天。日期没有写错吗？")


def _with_lateness(deadline: Deadline, reason: str, on: date, late_reason: str) -> str:
    """Return the reason, with why the decision came after the last day, where it did."""
    if on <= deadline.due_on:
        return reason
    if not late_reason.strip():
        told = f"{deadline.due_on.month}月{deadline.due_on.day}日"
        raise Refusal(f"批准日期晚于原到期日 {told}，可以如实登记，请写明超期原因。", "late_reason")
    return f"{reason}（{LATE}：{late_reason.strip()}）"


def _signatures(subject: Case, signed: Mapping[Any, date], *, today: date) -> dict[str, str]:
    missing = [
        f"{party.name}（{party.side}方）" for party in cases.parties(subject) if not signed.get(party.id)
    ]
    if missing:
        raise Refusal(f"延期须各方当事人签字，还缺：{'、'.join(missing)}。", "signed")
    for party, day in signed.items():
        if day > today:
            raise Refusal("签字日期还没有到，请核对。", f"sign.{party}")
        if subject.accepted_on is not None and day < subject.accepted_on:
            told = subject.accepted_on.isoformat()
            raise Refusal(f"签字日期早于受理日期 {told}，请核对。", f"sign.{party}")
    return {str(party): day.isoformat() for party, day in signed.items()}


def _agreed_day(deadline: Deadline, until: date | None) -> date:
    if until is None:
        raise Refusal("请填写延长到哪一天。", "until")
    if until <= deadline.due_on:
        raise Refusal(f"延长到的日期须晚于原到期日 {deadline.due_on.isoformat()}。", "until")
    return until


def _decision(decided_by: str, number: str) -> str:
    if not decided_by.strip():
        raise Refusal("请填写批准延期的公安机关。", "decided_by")
    if not number.strip():
        raise Refusal("请填写延期决定的文号。", "number")
    return f"{decided_by}（{number}）"


def _decided_day(db: Session, deadline: Deadline) -> date:
    """Return the last day of the next step; days that were not counted are added to it."""
    steps = limits.every()[deadline.key].then
    had = _of_deadline(db, deadline)
    taken = [each for each in had if not each.reason.endswith(NOT_COUNTED)]
    if len(taken) >= len(steps):
        raise Refusal("这件案件已经延长两次，不能再延长（治安管理处罚法 118）。", "deadline")
    apart = sum(
        (date.fromisoformat(each.signed[ENDED]) - each.on).days for each in had if ENDED in each.signed
    )
    count = limits.every()[steps[len(taken)]].count
    return workdays.standard().add_days_rolled(deadline.started_on, count + apart)


def _unrolled(deadline: Deadline) -> date:
    """Return the last day as counted, before a holiday moved it: what is added is added to that."""
    counted = deadline.started_on + timedelta(limits.every()[deadline.key].count)
    return counted if workdays.standard().rolled(counted) == deadline.due_on else deadline.due_on


def _open_stretch(db: Session, deadline: Deadline) -> Extension:
    return next(
        each for each in reversed(_of_deadline(db, deadline)) if each.until == each.before and not each.signed
    )


def _of_deadline(db: Session, deadline: Deadline) -> list[Extension]:
    return [each for each in of_case(db, deadline.case_id) if each.deadline_id == deadline.id]
