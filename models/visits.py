"""Return visits: planned by level and by the days of performance, done with one record (domain.md 4.5, D17)."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from models import agreements, cases, clocks, dates, levels, limits, station, visitplans
from models.cases import Case
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity
from models.visitplans import KEPT as KEPT  # noqa: PLC0414 -- as above
from models.visitplans import PLANNED as PLANNED  # noqa: PLC0414 -- given on, as mypy wants it
from models.visitplans import UNRESOLVED as UNRESOLVED  # noqa: PLC0414 -- as above
from models.visitplans import Step
from models.visitplans import Visit as Visit  # noqa: PLC0414 -- as above
from models.visitplans import give_up as give_up  # noqa: PLC0414 -- as above
from models.visitplans import of_case as of_case  # noqa: PLC0414 -- as above
from models.visitrules import After, rules

MODES = ("电话", "上门", "见面", "视频", "来所")
PERFORMED = ("全部履行", "部分履行", "未履行", "无须履行")
SATISFACTION = ("满意", "基本满意", "不满意", "未表示")
CHECKING = ("全部履行", "部分履行", "未履行")  # what only a check of the performance can say
BROKEN, PARTLY = "未履行", "部分履行"
OWN, AGAIN = "随时回访", "继续回访"
OCCASION = "回访"
#: A call comes in the place of a planned visit that is due, or is so near; any other stands for itself.
NEAR = timedelta(days=3)
#: What the record of a visit may say besides its day, way and words (D17).
SAID = (
    "visited", "performed", "satisfaction", "sued", "new_risk", "measures", "late_reason", "place", "relapse", "mood",
    "chance",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chance:
    """What was seen of the right moment to sit down again (再次化解时机)."""

    visit_id: uuid.UUID
    on: date
    text: str
    by_name: str


def plan(db: Session, subject: Case, *, after: After, on: date) -> list[Visit]:
    """Plan the visits of the case's level after ``agreed`` or ``failed``; the cadence is data (visits.toml).

    After an agreement also the day after each instalment and three days after the last day of performance. What
    an earlier plan left undone is given up; what was made since ``on`` is not planned again.
    """
    give_up(db, subject, reason="重新安排回访", of=PLANNED)
    made = {
        each.reason for each in of_case(db, subject.id) if each.done_on is not None and each.done_on >= on
    }
    days = {each.on: each for each in reversed(visitplans.steps(subject, after, on))}
    if after == "agreed":
        days |= {each.on: each for each in _after_dues(db, subject, on)}
    return visitplans.put(db, subject, [each for each in days.values() if each.reason not in made])


def replan(db: Session, subject: Case, *, on: date, reason: str) -> list[Visit]:
    """Plan anew what follows the days of performance, which have changed; returns the visits that are new.

    A visit whose day is still the same stays, with its postponement; one that nothing asks for any more is given
    up with the reason. The cadence of the level is left as it is.
    """
    agreement = agreements.latest(db, subject.id)
    since = agreement.signed_on if agreement is not None and agreement.signed_on is not None else on
    wanted = {(each.on, each.reason): each for each in _after_dues(db, subject, since)}
    for each in of_case(db, subject.id):
        if not each.reason.startswith(visitplans.DUES):
            continue
        known = next((key for key in wanted if key[1] == each.reason and key[0] == each.due_on), None)
        if known is None and each.open and each.late_reason:
            known = next((key for key in wanted if key[1] == each.reason), None)
        if known is not None:
            wanted.pop(known)
        elif each.open:
            each.voided_at, each.void_reason = db.info["now"](), reason
    db.flush()
    return visitplans.put(db, subject, [each for each in wanted.values() if each.on >= on])


def add(
    db: Session, subject: Case, *, due_on: date, reason: str, by: Identity, on_site: bool = False
) -> Visit:
    """Plan one more visit, on a day that is not over."""
    cases.demand(db, subject.id, by, Deed.VISIT)
    if due_on < _today(db):
        raise Refusal("安排的日期在今天之前，请核对；已经去过的请记录回访。", "on")
    return visitplans.put(db, subject, [Step(due_on, reason, on_site)])[0]


def unplanned(db: Session, subject: Case, *, on: date, by: Identity, on_site: bool = False) -> Visit:
    """Return a visit that nobody planned, to be recorded at once on its true day."""
    cases.demand(db, subject.id, by, Deed.VISIT)
    return visitplans.put(db, subject, [Step(on, OWN, on_site)])[0]


def record(
    db: Session, visit: Visit, *, on: date, by: Identity, mode: str, text: str, next_on: date | None = None, **said: str
) -> Visit:  # fmt: skip
    """Record a visit on its true day, late or not; ``next_on`` plans another.

    ``said`` are the fields of ``SAID``. A day to come and one before the case began are refused. What the visit
    told of a relapse suggests a level; while a grave case is unresolved the next visit of its cycle is planned.
    """
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    subject = cases.case(db, visit.case_id)
    if visit.done_on is not None:
        raise Refusal("这次回访已经记录过，写错了的请用“更正”。")
    if visit.voided_at is not None:
        raise Refusal("这次回访已经取消，请另记一次。")
    _refuse_day(db, subject, on, next_on)
    _refuse_early(db, visit, on)
    _refuse_words(subject, mode, text, said)
    _refuse_unperformed(db, subject, on, said.get("performed", ""))
    if not said.get("late_reason"):
        said.pop("late_reason", None)  # why it was put off before is kept
    visit.done_on, visit.mode, visit.text, visit.by_name = on, mode, text, by.name
    for key, value in said.items():
        setattr(visit, key, value)
    if said.get("performed") in CHECKING and not _before_term(db, subject, on):
        clocks.happened(db, subject, Event.CHECKED, on=on)
    db.flush()
    _warn(db, subject, visit, by)
    _go_on(db, subject, visit, next_on)
    return visit


def correct(
    db: Session, visit: Visit, *, reason: str, on: date, by: Identity, mode: str, text: str,
    next_on: date | None = None, **said: str,
) -> Visit:  # fmt: skip
    """Record a visit anew that was recorded wrongly; the wrong record stays readable with the reason."""
    again = undo(db, visit, reason=reason, by=by)
    return record(db, again, on=on, by=by, mode=mode, text=text, next_on=next_on, **said)


def undo(db: Session, visit: Visit, *, reason: str, by: Identity) -> Visit:
    """Void a record that is wrong, with the reason; returns the visit as it was planned, to be made again."""
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    if visit.done_on is None or visit.voided_at is not None:
        raise Refusal("这次回访还没有记录。")
    if not reason.strip():
        raise Refusal("请写明更正的原因。", "reason")
    visit.voided_at, visit.void_reason = db.info["now"](), reason
    again = Visit(
        case_id=visit.case_id, due_on=visit.due_on, reason=visit.reason, on_site=visit.on_site,
        late_reason=visit.late_reason,
    )  # fmt: skip
    db.add(again)
    db.flush()
    _unchecked(db, visit)
    return again


def void(db: Session, visit: Visit, *, reason: str, by: Identity) -> None:
    """Give up one planned visit, or take a record away that never was a visit, with the reason.

    What the level or a day of performance asks for is given up by the leader alone, and so is a record that told
    of trouble: 销号 waits for both.
    """
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    if not reason.strip():
        raise Refusal("请写明取消的原因。", "reason")
    if not station.may(by, Deed.APPROVE):
        if visit.reason.startswith(PLANNED):
            raise Refusal(
                "按等级、按履行日安排的回访由所领导取消；去不成的请改期，已经去过的就在这一次里记录。"
            )
        if visit.done_on is not None and troubled(visit):
            raise Refusal("这次回访记下了新情况，由所领导撤销；写错了的请用“更正”。")
    visit.voided_at, visit.void_reason = db.info["now"](), reason
    db.flush()
    _unchecked(db, visit)


def postpone(db: Session, visit: Visit, *, to: date, reason: str, by: Identity) -> None:
    """Move a planned visit to another day, with the reason."""
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    if not visit.open:
        raise Refusal("这次回访已经办过或者取消，不能改期。")
    if not reason.strip():
        raise Refusal("请写明改期原因。", "reason")
    if to < _today(db):
        raise Refusal("改到的日期在今天之前，请核对。", "to")
    visit.due_on, visit.late_reason = to, reason
    db.flush()


def meant(db: Session, case_id: uuid.UUID, *, on: date) -> Visit | None:
    """Return the planned visit that a call on a day is for: one that is due, else one that is near; None for neither.

    What is asked after a day of performance is not asked before it, however near.
    """
    planned = [each for each in of_case(db, case_id) if each.open and each.due_on <= on + NEAR]
    return next((each for each in planned if not early(db, each, on=on)), None)


def checked(db: Session, case_id: uuid.UUID, *, since: date) -> bool:
    """Tell whether a visit after a day has said how far the agreement is performed."""
    made = (each for each in of_case(db, case_id) if each.done_on is not None and each.done_on > since)
    return any(each.performed in CHECKING for each in made)


def early(db: Session, visit: Visit, *, on: date) -> bool:
    """Tell whether a visit asks after a day of performance that has not come on a day, and so cannot be made yet."""
    day = _after(db, visit)
    return day is not None and on < day


def chances(db: Session, case_id: uuid.UUID) -> list[Chance]:
    """Return the notes of 再次化解时机 of a case, newest first."""
    noted = [each for each in of_case(db, case_id) if each.done_on is not None and each.chance.strip()]
    return [
        Chance(each.id, each.done_on, each.chance, each.by_name)
        for each in sorted(noted, key=lambda each: (each.done_on, each.id), reverse=True)
        if each.done_on is not None
    ]


def late(visit: Visit) -> bool:
    """Tell whether a visit was made after its day."""
    return visit.done_on is not None and visit.done_on > visit.due_on


def risk(visit: Visit) -> str:
    """Return what a visit found that is new and not as it should be; nothing when it says that there is none."""
    told = visit.new_risk.strip()
    return "" if told.rstrip("。") in rules().nothing else told


def troubled(visit: Visit) -> bool:
    """Tell whether a visit found something new to be afraid of: a risk, or a relapse."""
    told = rules().relapse(visit.relapse)
    return bool(risk(visit)) or (told is not None and told.again)


def suggested(visits_: list[Visit]) -> date | None:
    """Return the day on which to go again after the last visit found trouble and nothing nearer is planned."""
    made = [each for each in visits_ if each.done_on is not None]
    last = max(made, key=lambda each: (each.done_on or date.min, each.id), default=None)
    if last is None or last.done_on is None or not troubled(last):
        return None
    again = last.done_on + timedelta(days=rules().again)
    return None if any(each.open and each.due_on <= again for each in visits_) else again


def _refuse_day(db: Session, subject: Case, on: date, next_on: date | None) -> None:
    """Refuse a day on which nobody can have been visited."""
    if on > _today(db):
        raise Refusal("回访日期在今天之后，请核对；还没有去的先安排。", "on")
    if on < dates.local(subject.received_at).date():
        raise Refusal("回访日期在纠纷登记之前，请核对。", "on")
    if next_on is not None and next_on < on:
        raise Refusal("下次回访日期早于这次回访日期。", "next_on")


def _refuse_unperformed(db: Session, subject: Case, on: date, performed: str) -> None:
    """Refuse to say that an agreement is not performed whose performance was recorded before that day."""
    if performed not in {BROKEN, PARTLY}:
        return
    agreement = agreements.latest(db, subject.id)
    if agreement is not None and agreement.performed_on is not None and on >= agreement.performed_on:
        raise Refusal(
            f"协议已登记在{dates.chinese(agreement.performed_on)}全部履行。登记错了的，先在“履行”里撤销。",
            "performed",
        )


def _refuse_early(db: Session, visit: Visit, on: date) -> None:
    """Refuse to count a call as the look after a day of performance that was still to come."""
    day = _after(db, visit)
    if day is not None and on < day:
        raise Refusal(
            f"{dates.chinese(day)}才到履行日，{visit.reason}要在那以后办；这次的另记一次，原来的安排不变。",
            "on",
        )


def _after(db: Session, visit: Visit) -> date | None:
    """Return the day of performance that a visit asks after; None where it asks after none, or nothing is owed."""
    if not visit.reason.startswith(visitplans.DUES):
        return None
    every = _after_dues(db, cases.case(db, visit.case_id), date.min)
    days = [each.on for each in every if each.reason == visit.reason]
    if not days:
        return None
    table = rules().dues
    wait = table.after_term if visit.reason.startswith("履行期满") else table.after_instalment
    return (visit.due_on if visit.due_on in days else min(days)) - timedelta(days=wait)


def _refuse_words(subject: Case, mode: str, text: str, said: dict[str, str]) -> None:
    """Refuse a record that says nothing, or says what is in no list, beside its field."""
    if mode not in MODES:
        raise Refusal("请选择回访方式。", "mode")
    if not text.strip() and not said.get("performed"):
        raise Refusal("请写下回访情况。", "text")
    if strange := sorted(set(said) - set(SAID)):
        raise TypeError(f"a visit has no field {strange[0]}")
    known: dict[str, tuple[str, ...]] = {
        "performed": PERFORMED, "satisfaction": SATISFACTION,
        "relapse": tuple(each.name for each in rules().relapses), "mood": tuple(each.name for each in rules().moods),
    }  # fmt: skip
    for key, names in known.items():
        if said.get(key) and said[key] not in names:
            raise Refusal(f"请从列出的几项里选：{'、'.join(names)}。", key)
    if said.get("chance", "").strip() and subject.state not in UNRESOLVED:
        raise Refusal("再次化解时机只在调解未成或者达成后未履行时填写。", "chance")


def _warn(db: Session, subject: Case, visit: Visit, by: Identity) -> None:
    """Look at the level again when the visit told of a relapse; nobody's level is raised by itself."""
    told = rules().relapse(visit.relapse)
    if told is not None and told.factors:
        levels.raise_by(db, subject, told.factors, occasion=OCCASION, by=by)


def _go_on(db: Session, subject: Case, visit: Visit, next_on: date | None) -> None:
    """Plan what follows: the visit that was agreed on, and the next of a cycle that only a lower level ends."""
    if next_on is not None:
        visitplans.put(db, subject, [Step(next_on, AGAIN, visit.on_site)])
        return
    if subject.state not in UNRESOLVED or visit.done_on is None:
        return
    cycle = visitplans.next_round(subject, "failed", visit.done_on)
    if cycle is not None and not any(each.open for each in of_case(db, subject.id)):
        visitplans.put(db, subject, [cycle])


def _before_term(db: Session, subject: Case, on: date) -> bool:
    """Tell whether the term whose end is to be checked is still running on a day: a call then checks nothing yet."""
    keys = [key for key, limit in limits.every().items() if Event.CHECKED in limit.meets]
    return any(on < each.started_on for each in clocks.running(db, subject, *keys))


def _unchecked(db: Session, visit: Visit) -> None:
    """Let the clocks go on that the voided record alone had met."""
    if visit.performed not in CHECKING or visit.done_on is None:
        return
    if any(each.performed in CHECKING and each.done_on for each in of_case(db, visit.case_id)):
        return
    rows = limits.every()
    for each in clocks.of_case(db, visit.case_id):
        if each.met_on == visit.done_on and each.key in rows and Event.CHECKED in rows[each.key].meets:
            each.met_on, each.late_reason = None, ""
    db.flush()


def _after_dues(db: Session, subject: Case, on: date) -> list[Step]:
    """Return the days after what is still owed: each instalment, each turn of a lasting duty, the end of the term."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.performed_on is not None:
        return []
    table = rules().dues
    on_site = subject.level >= table.on_site_from_level
    owed = agreements.obligations(db, agreement.id)
    found: dict[date, Step] = {}
    last = agreements.last_day(db, agreement)
    if last is not None and last > on and any(each.performed_on is None for each in owed):
        day = last + timedelta(days=table.after_term)
        found[day] = Step(day, "履行期满后回访", on_site)
    for each in owed:
        if each.repeats and each.due_on is not None and each.due_on >= on and each.performed_on is None:
            day = each.due_on + timedelta(days=table.after_instalment)
            found[day] = Step(day, "按期履行次日回访", on_site)
        for part in each.instalments:
            if part.due_on is not None and part.due_on >= on and part.paid_on is None:
                day = part.due_on + timedelta(days=table.after_instalment)
                which = "按期履行" if each.repeats else f"分期付款第{part.number}期"
                found[day] = Step(day, f"{which}次日回访", on_site)
    return list(found.values())


def _today(db: Session) -> date:
    return dates.local(db.info["now"]()).date()
