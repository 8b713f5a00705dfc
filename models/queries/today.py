"""What 今日 asks of the store beyond the lists of each noun: who sits now, what is awaited, how many of each."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from models import assignments, cases, clocks, followups, workdays
from models.assignments import Assignment
from models.cases import Case, State
from models.clocks import Deadline
from models.followups import FollowUp
from models.queries import dues
from models.referrals import Referral
from models.sittings import Attendance, Phase, Sitting
from models.station import Identity

# named one by one, because “not ended” would read past the index of phases
UNFINISHED = tuple(phase.value for phase in Phase if phase is not Phase.ENDED)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A referral that has not been answered."""

    case_id: uuid.UUID
    title: str
    to: str
    sent_on: date
    feedback_by: date | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A sitting as the timetable of the room shows it."""

    case_id: uuid.UUID
    title: str
    number: int
    place: str
    phase: str
    paused: bool
    outcome: str
    started_at: datetime
    invited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A sitting that was adjourned to a day and has not been held since."""

    case_id: uuid.UUID
    title: str
    number: int
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines each group has in all, however few of them are shown."""

    limits: int
    late: int
    payments: int
    visits: int
    awaited: int
    awaited_due: int


@dataclass(frozen=True, slots=True)
class HandCounts:
    """How many slips wait in the inbox and are watched, and how many tasks are due."""

    inbox: int
    watched: int
    tasks: int


def hand_counts(db: Session, by: Identity, *, until: date) -> HandCounts:
    """Count what was given to and by a person, and the tasks up to ``until``."""
    slips = select(func.count(Assignment.id)).join(Case, Case.id == Assignment.case_id)
    return HandCounts(
        inbox=db.scalar(slips.where(*assignments.in_inbox(by))) or 0,
        watched=db.scalar(slips.where(*assignments.in_watch(by))) or 0,
        tasks=_count(db, FollowUp.id, *followups.waiting(db, until, by)),
    )


def any_case(db: Session) -> bool:
    """Tell whether the store has a case at all."""
    return db.scalar(select(Case.id).limit(1)) is not None


def limits(db: Session, *, today: date, until: date, besides: Iterable[str], limit: int) -> list[clocks.Due]:
    """Return the open limits up to ``until`` that no other group tells, nearest first."""
    calendar = workdays.standard()
    rows = db.execute(
        select(Deadline, Case.title, Case.state)
        .join(Case, Case.id == Deadline.case_id)
        .where(*clocks.waiting(today, until), Deadline.key.not_in(tuple(besides)), *cases.visible(db))
        .order_by(Deadline.due_on)
        .limit(limit)
    )
    return [replace(clocks.told(row, title, today, calendar), state=state) for row, title, state in rows]


def awaited(db: Session, *, limit: int) -> list[Awaited]:
    """Return the referrals without feedback, the nearest day first."""
    rows = db.execute(
        select(Referral, Case.title)
        .join(Case, Case.id == Referral.case_id)
        .where(Referral.feedback_on.is_(None), Referral.voided_at.is_(None), *cases.visible(db))
        .order_by(Referral.feedback_by)
        .limit(limit)
    )
    return [Awaited(row.case_id, title, row.to, row.on, row.feedback_by) for row, title in rows]


def running(db: Session, *, limit: int) -> list[Seat]:
    """Return the sittings that have not ended, newest first."""
    query = _seats(db).where(Sitting.phase.in_(UNFINISHED)).order_by(Sitting.started_at.desc())
    return _told(db, query.limit(limit))


def titles_of_sittings(db: Session, sitting_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID | None, str]:
    """Return the title of the case of each of these sittings."""
    wanted = {each for each in sitting_ids if each is not None}
    if not wanted:
        return {}
    rows = db.execute(
        select(Sitting.id, Case.title)
        .join(Case, Case.id == Sitting.case_id)
        .where(Sitting.id.in_(wanted), *cases.visible(db))
    )
    return {row.id: row.title for row in rows}


def room(db: Session, *, start: datetime, end: datetime, limit: int) -> list[Seat]:
    """Return the sittings that began between two moments, in order."""
    query = _seats(db).where(Sitting.started_at >= start, Sitting.started_at < end)
    return _told(db, query.order_by(Sitting.started_at).limit(limit))


def planned(db: Session, *, start: datetime, end: datetime, limit: int) -> list[Planned]:
    """Return what was adjourned to a time between two moments and still waits to be held, in order."""
    later = aliased(Sitting)
    held = exists().where(
        later.case_id == Sitting.case_id, later.number > Sitting.number, later.voided_at.is_(None)
    )
    rows = db.execute(
        select(Sitting.case_id, Case.title, Sitting.number + 1, Sitting.place, Sitting.next_at)
        .join(Case, Case.id == Sitting.case_id)
        .where(
            Sitting.next_at >= start, Sitting.next_at < end, Sitting.voided_at.is_(None), ~held,
            Case.state == State.SITTING.value, *cases.visible(db),
        )
        .order_by(Sitting.next_at)
        .limit(limit)
    )  # fmt: skip
    return [Planned(case_id, title, number, place, at) for case_id, title, number, place, at in rows if at]


def counts(db: Session, *, today: date, until: date, soon: date, besides: Iterable[str] = ()) -> Counts:
    """Count the open limits up to ``until`` (not those in ``besides``), and what is due up to ``soon``."""
    open_limits = (
        *clocks.waiting(today, until), Deadline.key.not_in(tuple(besides)), *cases.of_visible(db, Deadline.case_id),
    )  # fmt: skip
    due = dues.counts(db, dues.Wanted(today, soon, kinds=dues.VISITS | dues.DATED))
    unanswered = (
        Referral.feedback_on.is_(None), Referral.voided_at.is_(None), *cases.of_visible(db, Referral.case_id),
    )  # fmt: skip
    return Counts(
        limits=_count(db, Deadline.id, *open_limits),
        late=_count(db, Deadline.id, *open_limits, Deadline.due_on < today),
        payments=sum(due[kind] for kind in dues.DATED),
        visits=due[dues.Kind.VISIT],
        awaited=_count(db, Referral.id, *unanswered),
        awaited_due=_count(db, Referral.id, *unanswered, Referral.feedback_by <= today),
    )


def _count(db: Session, column: object, *conditions: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count(column)).where(*conditions)) or 0  # type: ignore[arg-type]  # -- a mapped column


def _seats(db: Session) -> Select[Sitting, str]:
    return (
        select(Sitting, Case.title)
        .join(Case, Case.id == Sitting.case_id)
        .where(Sitting.voided_at.is_(None), *cases.visible(db))
    )


def _told(db: Session, query: Select[Sitting, str]) -> list[Seat]:
    return [
        Seat(
            row.case_id, title, row.number, row.place, row.phase, row.paused, row.outcome, row.started_at,
            tuple(_called(each) for each in row.attendances if not each.host),
        )
        for row, title in db.execute(query)
    ]  # fmt: skip


def _called(each: Attendance) -> str:
    return each.name if not each.kind else f"{each.kind}{each.name}"
