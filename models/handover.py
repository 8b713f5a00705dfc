"""交接班: what one shift leaves to the next: open cases by handler, today's sittings, who waits, what is overdue."""

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import cases, dates, limits
from models.assignments import LIVING
from models.cases import Case, State
from models.clocks import Deadline
from models.queries import slots
from models.queries import today as today_queries

SHOWN = 200
NEXT = {
    State.REGISTERED.value: "受理或者移送", State.ACCEPTED.value: "安排调解", State.SITTING.value: "继续调解",
    State.AGREED.value: "核对履行", State.FAILED.value: "告知其他途径，或者再调",
    State.BREACHED.value: "催告、再调，或者依法处理", State.PERFORMED.value: "回访、销号",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the sheet; only what belongs to its kind is filled."""

    case_id: uuid.UUID | None
    number: str = ""
    time: str = ""
    place: str = ""
    title: str = ""
    who: str = ""
    state: str = ""
    next: str = ""
    due: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole 交接班单 as of a moment."""

    at: datetime
    cases: tuple[Duty, ...]
    running: tuple[Duty, ...]
    sittings: tuple[Duty, ...]
    waiting: tuple[Duty, ...]
    overdue: tuple[Duty, ...]
    open_count: int

    @property
    def words(self) -> str:
        """Say it in one line: 在办 12 件，正在调解 1 场，今日排期 3 场，等候 2 件，超期 1 件."""
        return (
            f"在办 {self.open_count} 件，正在调解 {len(self.running)} 场，今日排期 {len(self.sittings)} 场，"
            f"等候 {len(self.waiting)} 件，超期 {len(self.overdue)} 件"
        )


def sheet(db: Session, at: datetime, *, limit: int = SHOWN) -> Sheet:
    """Return what the next shift takes over, in a fixed number of queries; only cases that may be seen."""
    day = dates.local(at).date()
    living = (Case.state.in_(LIVING), Case.voided_at.is_(None), *cases.visible(db))
    rights = [key for key, each in limits.every().items() if each.lapses]
    due = (
        select(Deadline.case_id, func.min(Deadline.due_on).label("due"))
        .where(Deadline.met_on.is_(None), Deadline.cancelled == "", Deadline.key.not_in(rights))
        .group_by(Deadline.case_id)
        .subquery()
    )
    rows = db.execute(
        select(Case.id, Case.number, Case.title, Case.handler_name, Case.state, Case.received_at, due.c.due)
        .outerjoin(due, due.c.case_id == Case.id)
        .where(*living)
        .order_by(Case.handler_name, due.c.due.is_(None), due.c.due, Case.number)
        .limit(limit)
    ).all()
    start = dates.moment(day, time())
    open_cases = tuple(
        Duty(
            row.id, number=row.number, title=row.title, who=row.handler_name, state=row.state,
            next=NEXT[row.state], due=_day(row.due), overdue=row.due is not None and row.due < day,
        )
        for row in rows
    )  # fmt: skip
    waiting = tuple(
        Duty(
            row.id, number=row.number, title=row.title, who=row.handler_name, state=row.state,
            time=f"{dates.local(row.received_at):%m-%d %H:%M}", next=NEXT[row.state],
        )
        for row in sorted(rows, key=lambda row: row.received_at)
        if row.state == State.REGISTERED.value
    )  # fmt: skip
    running = tuple(
        Duty(
            seat.case_id, time=f"{dates.local(seat.started_at):%H:%M}", place=seat.place, title=seat.title,
            who="、".join(seat.invited), state="休会" if seat.paused else seat.phase,
        )
        for seat in today_queries.running(db, limit=limit)
    )  # fmt: skip
    held = {
        seat.case_id: seat
        for seat in today_queries.room(db, start=start, end=start + timedelta(days=1), limit=limit)
    }
    return Sheet(
        at=at, cases=open_cases, running=running, waiting=waiting,
        sittings=tuple(
            Duty(
                slot.case_id, time=slot.clock, place=slot.place or slot.room, title=slot.title or slot.purpose,
                who=slot.host, state=_held(held.get(slot.case_id)) if slot.case_id else "",
            )
            for slot in slots.of_day(db, day)
        ),
        overdue=tuple(each for each in open_cases if each.overdue),
        open_count=db.scalar(select(func.count(Case.id)).where(*living)) or 0,
    )  # fmt: skip


def _held(seat: today_queries.Seat | None) -> str:
    return "未开始" if seat is None else seat.outcome or seat.phase


def _day(day: object) -> str:
    return "" if day is None else f"{str(day)[5:7]}-{str(day)[8:10]}"
