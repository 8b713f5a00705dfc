"""How a sitting ends: with an outcome of the case, adjourned to another day, or taken up again after a wrong mark."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models import (
    agreements,
    cases,
    clocks,
    filming,
    gates,
    levels,
    limits,
    papers,
    recordings,
    rooms,
    settling,
    sittings,
    tracks,
    visits,
    workdays,
)
from models.base import as_plain
from models.cases import Case, Outcome, State
from models.clocks import Deadline, Event
from models.errors import Caution, Refusal
from models.sittings import Happening, Phase, Sitting, SittingEvent
from models.station import Deed, Identity

LATE = "调解期限届满后结束"
EVENTS = {
    Outcome.AGREED: Event.AGREED, Outcome.ORAL: Event.AGREED, Outcome.ON_THE_SPOT: Event.AGREED,
    Outcome.FAILED: Event.FAILED, Outcome.WITHDRAWN: Event.WITHDRAWN, Outcome.RECONCILED: Event.WITHDRAWN,
    Outcome.INELIGIBLE: Event.DECLINED,
}  # fmt: skip
STATES = {
    Outcome.AGREED: State.AGREED, Outcome.ORAL: State.AGREED, Outcome.ON_THE_SPOT: State.AGREED,
    Outcome.FAILED: State.FAILED, Outcome.WITHDRAWN: State.WITHDRAWN, Outcome.RECONCILED: State.WITHDRAWN,
    Outcome.INELIGIBLE: State.DECLINED, Outcome.REFERRED: State.REFERRED,
}  # fmt: skip
ADJOURNED = gates.ADJOURNED
GRUDGE = "grudge"  # 积怨一年以上或者多次调解未成
SECOND = "za-second"
ADVICE = "QJ"
_DAYS = ("concluded_on", "resolved_on", "ended_on")
_ENDING = ("state", "outcome", "overdue", "ended_how", *_DAYS)
#: Why there is a second 治安调解 (程序规定 183).
AGAIN = ("当事人申请", "公安机关认为有必要")


def close(
    db: Session, sitting: Sitting, outcome: Outcome, *, by: Identity, at: datetime, text: str = "",
    adjourn: bool = False, routes_told: bool = False, untold: str = "", by_mark: bool = False,
) -> None:  # fmt: skip
    """End the sitting with its outcome; ``adjourn`` leaves the case open for another one.

    What failed says why, and that the parties were told of the other ways (``routes_told``) or why they were not
    (``untold``; 人民调解法 26). What one officer presided over alone is not closed without a video of all of it
    (治安管理处罚法 108); where a mark ends it (``by_mark``) the video is asked for afterwards.
    """
    subject = cases.case(db, sitting.case_id)
    cases.demand(db, subject.id, by, Deed.HOST_POLICE if tracks.is_police(subject.track) else Deed.NOTE)
    if sitting.phase == Phase.ENDED.value:
        raise Refusal("这场调解已经结束。")
    if outcome is Outcome.NONE and not adjourn:
        raise Refusal("请选择调解结果。", "outcome")
    sittings.refuse_apart(db, sitting)
    if outcome is Outcome.ORAL and not adjourn and subject.track in cases.GATED:
        raise Refusal("治安调解达成协议的，要制作书面协议书，不能以口头协议结束（程序规定 184）。", "outcome")
    if not by_mark:
        _refuse_unfilmed(db, subject, sitting, at)
        if outcome is Outcome.FAILED and not adjourn:
            text = _failed(text, routes_told=routes_told, untold=untold)
    sitting.phase_before, sitting.phase = sitting.phase, Phase.ENDED.value
    sitting.ended_at, sitting.paused = max(at, sitting.started_at), False
    sitting.outcome, sitting.outcome_text = (ADJOURNED if adjourn else outcome.value), text
    sitting.routes_told = routes_told
    sittings.tell(db, sitting, Happening.PHASE, Phase.ENDED.value, by=by)
    if adjourn:
        if sitting.number == 1:  # the days of the second run from the first, and from that alone
            clocks.happened(db, subject, Event.ADJOURNED, on=sittings.day_of(sitting.started_at))
        return
    conclude_case(db, subject, outcome, on=sittings.day_of(at))
    if outcome is Outcome.FAILED and (sitting.number > 1 or subject.round > 1):
        levels.raise_by(db, subject, {GRUDGE: 1}, occasion="多次调解未成", by=by)


def _refuse_unfilmed(db: Session, subject: Case, sitting: Sitting, at: datetime) -> None:
    """Refuse the end of what one officer presided over without a video of it (治安管理处罚法 108)."""
    if not tracks.is_police(subject.track) or not filming.alone(sitting):
        return
    if said := filming.lacking(db, sitting, until=max(at, sitting.started_at)):
        raise Refusal(f"一名民警主持的，{said}；缺失的，{recordings.CONSEQUENCE}。", "recording")


def _failed(text: str, *, routes_told: bool, untold: str) -> str:
    """Return why nothing was agreed, as it is kept; refused without the reason, or in silence about the other ways."""
    if not text.strip():
        raise Refusal("请写明没有达成的原因。", "reason")
    if routes_told:
        return text
    if not untold.strip():
        raise Refusal("请告知各方其他解决途径并打勾；没有告知的，写明原因。", "routes_told")
    return f"{text.rstrip('。')}。没有告知其他解决途径：{untold.strip().rstrip('。')}。"


def adjourn(
    db: Session, sitting: Sitting, *, by: Identity, at: datetime, text: str = "",
    when: tuple[datetime, datetime] | None = None, room: rooms.Room | None = None, again: str = "",
    late_reason: str = "",
) -> None:  # fmt: skip
    """End the sitting to go on another day, and book the place for it when one is named.

    On the 治安 tracks ``again`` says why there is a second one (程序规定 183), and a day beyond the seven working
    days asks for its reason; no day is ever refused for being late.
    """
    subject = cases.case(db, sitting.case_id)
    if subject.track in cases.GATED and again not in AGAIN:
        raise Refusal("治安调解一般一次。请选择为什么再次调解。", "again")
    if room is not None and when is None:
        raise Refusal("要定场所，请先写下次调解的时间。", "when")
    if when is not None:
        if when[0] <= at:
            raise Refusal("下次调解的时间要在现在之后，请核对。", "when")
        last = second_due(subject, sitting_one(db, sitting))
        if last is not None and sittings.day_of(when[0]) > last and not late_reason.strip():
            raise Refusal(
                f"下次调解晚于 {last.month}月{last.day}日（第一次调解后的七个工作日），可以如实定，请写明超期原因。",
                "late_reason",
            )
        if room is not None:
            _book(db, subject, sitting, room, when, by=by, at=at)
    close(db, sitting, Outcome.NONE, by=by, at=at, text=text, adjourn=True)
    sitting.next_at = when[0] if when else None
    sitting.again = again if subject.track in cases.GATED else ""
    sitting.next_late_reason = late_reason
    db.flush()


def sitting_one(db: Session, sitting: Sitting) -> Sitting:
    """Return the first sitting of the same round: from it the days of a second one count."""
    return sitting if sitting.number == 1 else sittings.of_case(db, sitting.case_id)[0]


def second_due(subject: Case, first: Sitting) -> date | None:
    """Return the last day of a second 治安调解; None on the other tracks."""
    limit = limits.every()[SECOND]
    if subject.track not in limit.on:
        return None
    return limits.due(SECOND, sittings.day_of(first.started_at), workdays.standard())


def _book(
    db: Session, subject: Case, sitting: Sitting, room: rooms.Room, when: tuple[datetime, datetime],
    *, by: Identity, at: datetime,
) -> None:  # fmt: skip
    host = next((each.name for each in sitting.hosts), "")
    try:
        rooms.book(
            db, starts_at=when[0], ends_at=when[1], room=room, subject=subject, purpose="再次调解", host=host,
            by=by, at=at, confirmed=frozenset({"kind", "night"}),
        )  # fmt: skip
    except Caution as asked:
        raise Refusal(asked.message.rsplit("。", 1)[0] + "。请另定时间或者场所。", "when") from asked
    except Refusal as refused:
        raise Refusal(refused.message, "when") from refused


def conclude_case(db: Session, subject: Case, outcome: Outcome, *, on: Any) -> None:
    """Give the case the outcome and the state that goes with it; where the law is done with it then, it has ended.

    A 劝解 that was settled by word, with nothing put down that is owed, is over on the spot.
    """
    subject.outcome, subject.concluded_on = outcome.value, on
    cases.move(subject, STATES[outcome])
    if event := EVENTS.get(outcome):
        late = clocks.happened(db, subject, event, on=on)
        if late and event in {Event.AGREED, Event.FAILED}:
            subject.overdue = subject.overdue or LATE
    if (
        subject.track == ADVICE
        and STATES[outcome] is State.AGREED
        and agreements.latest(db, subject.id) is None
    ):
        subject.resolved_on = on
        cases.move(subject, State.PERFORMED)
    if subject.state == State.FAILED.value:
        visits.plan(db, subject, after="failed", on=on)
    settling.settle(db, subject)
    db.flush()


def standing(db: Session, subject: Case) -> dict[str, Any]:
    """Return how a case stands, as far as an ending changes it: kept with a mark, so that it can be taken back."""
    looks = levels.of_case(db, subject.id)
    return {
        "case": {name: as_plain(getattr(subject, name)) for name in _ENDING},
        "clocks": {str(each.id): _told(each) for each in clocks.of_case(db, subject.id)},
        "look": str(looks[-1].id) if looks else "", "suggested": subject.level_suggested,
        "papers": [str(each.id) for each in papers.of_case(db, subject.id)],
    }  # fmt: skip


def _told(clock: Deadline) -> list[Any]:
    return [as_plain(clock.met_on), clock.cancelled, clock.late_reason]


def refuse_reopening(db: Session, event: SittingEvent) -> None:
    """Refuse to take back an ending on which something was built since, and say what to do."""
    subject = cases.case(db, event.case_id)
    before, after = event.undo["before"], event.undo["after"]
    since = [
        each for each in papers.of_case(db, subject.id) if each.valid and str(each.id) not in before["papers"]
    ]
    if since:
        raise Refusal(
            f"终止以后已经出具《{since[0].title}》。请先到“文书”把它作废并写明原因，再撤销这个标记。"
        )
    now = standing(db, subject)["case"]
    if any(now[key] != value for key, value in after["case"].items()):
        raise Refusal(
            f"终止以后这件纠纷已经办到“{subject.state}”，不能直接接着调解。要再调的，请在“交办与期限”里重新调解。"
        )


def reopen(db: Session, sitting: Sitting, event: SittingEvent, *, reason: str, by: Identity) -> None:
    """Take the sitting up again where a wrong mark had ended it: phase, case, clocks and level as they were.

    No phase begins anew: that the mark was withdrawn says that the sitting goes on.
    ``refuse_reopening`` is asked before.
    """
    subject = cases.case(db, sitting.case_id)
    before, after = event.undo["before"], event.undo["after"]
    told = before["case"]
    subject.state, subject.outcome, subject.overdue = told["state"], told["outcome"], told["overdue"]
    subject.ended_how = told.get("ended_how", "")
    for name in _DAYS:
        setattr(subject, name, date.fromisoformat(told[name]) if told.get(name) else None)
    for clock in clocks.of_case(db, subject.id):
        key = str(clock.id)
        if _told(clock) != after["clocks"].get(key):
            continue  # something else has happened to it since
        if key in before["clocks"]:
            met, clock.cancelled, clock.late_reason = before["clocks"][key]
            clock.met_on = date.fromisoformat(met) if met else None
        else:
            clock.cancelled = clock.cancelled or "误记撤销"
    lower(db, event, reason=reason, by=by)
    visits.give_up(db, subject, reason="终止的标记已撤销", of=visits.PLANNED)
    for mark in sittings.events(db, sitting.id):
        if mark.kind == Happening.PHASE.value and mark.text == Phase.ENDED.value and mark.seq > event.seq:
            mark.voided_at, mark.void_reason = db.info["now"](), reason
    sitting.phase, sitting.phase_before, sitting.ended_at = sitting.phase_before, "", None
    sitting.outcome = sitting.outcome_text = ""
    db.flush()


def lower(db: Session, event: SittingEvent, *, reason: str, by: Identity) -> None:
    """Take back the look at the level that a wrong mark had brought."""
    before, after = event.undo["before"], event.undo["after"]
    if before["look"] != after["look"]:
        levels.take_back(
            db, cases.case(db, event.case_id), uuid.UUID(after["look"]),
            uuid.UUID(before["look"]) if before["look"] else None, suggested=before["suggested"], reason=reason, by=by,
        )  # fmt: skip
