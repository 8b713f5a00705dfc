"""待办和回头看: a task with an owner and a day, from a directive, a repeat dispute, a closed case, or one's own (0.5, 0.7, 0.11)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, Index, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, station
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case
from models.errors import Refusal
from models.station import Deed, Identity, Role

OWN, DIRECTIVE, LOOK_BACK, CHECK, REPEATED = "自建", "警务区指令", "回头看", "查访", "重点关注"
ORIGINS = (OWN, DIRECTIVE, LOOK_BACK, CHECK, REPEATED)


class Owner(Protocol):
    """Whoever a task is given to: an officer, or the identity of one."""

    @property
    def id(self) -> uuid.UUID:
        """Return the id of the officer."""

    @property
    def name(self) -> str:
        """Return the name of the officer."""


class Linked(Protocol):
    """What a task may hang on besides a case: a row with an id."""

    @property
    def id(self) -> uuid.UUID:
        """Return the id of the row."""


class FollowUp(Row, Versioned, Voidable):
    """One task."""

    __tablename__ = "followups"

    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    concern_id: Mapped[uuid.UUID | None] = link("concerns.id", default=None)
    origin: Mapped[str] = label("来源")
    what: Mapped[str] = label("事项")
    owner_id: Mapped[uuid.UUID | None] = link("officers.id", default=None)
    owner_name: Mapped[str] = label("责任人")
    due_on: Mapped[date] = mapped_column(info={"label": "期限"})
    done_on: Mapped[date | None] = day("完成日期")
    result: Mapped[str] = label("情况")
    finding: Mapped[str] = label("查看结论")
    by_name: Mapped[str] = label("布置人")

    __table_args__ = (Index("ix_followups_open", "done_on", "due_on"),)


@dataclass(frozen=True, slots=True)
class DueTask:
    """One open task, told for a list; ``title`` is the name of its case, if it has one."""

    task_id: uuid.UUID
    case_id: uuid.UUID | None
    concern_id: uuid.UUID | None
    title: str
    origin: str
    what: str
    owner: str
    due_on: date


def plan(
    db: Session, *, what: str, owner: Owner | None, due_on: date, origin: str, by: Identity,
    case: Case | None = None, concern: Linked | None = None,
) -> FollowUp:  # fmt: skip
    """Plan a task for ``owner`` (None: for ``by``) up to ``due_on``; of a case, of a concern, or of neither."""
    _demand(db, case.id if case else None, by)
    if not what.strip():
        raise Refusal("请写明要办的事项。", "what")
    if not origin.strip():
        raise Refusal("请选择任务来源。", "origin")
    owner = owner or by
    task = FollowUp(
        case_id=case.id if case else None, concern_id=concern.id if concern else None, origin=origin, what=what,
        owner_id=owner.id, owner_name=owner.name, due_on=due_on, by_name=by.name,
    )  # fmt: skip
    db.add(task)
    db.flush()
    return task


def done(db: Session, task: FollowUp, *, on: date, result: str, by: Identity, finding: str = "") -> None:
    """Record what was found on the true day, late or not; ``finding`` is what a 回头看 came to."""
    _demand_task(db, task, by)
    if not result.strip():
        raise Refusal("请写下办理情况。", "result")
    task.done_on, task.result, task.finding = on, result, finding
    db.flush()


def postpone(db: Session, task: FollowUp, *, to: date, reason: str, by: Identity) -> None:
    """Move the day of a task, with the reason."""
    _demand_task(db, task, by)
    if not reason.strip():
        raise Refusal("请写明改期原因。", "reason")
    task.result = "\n".join(filter(None, (task.result, f"由{task.due_on.isoformat()}改期：{reason}")))
    task.due_on = to
    db.flush()


def void(db: Session, task: FollowUp, *, reason: str, by: Identity) -> None:
    """Take back a task that is not needed, with the reason."""
    _demand_task(db, task, by)
    if not reason.strip():
        raise Refusal("请写明取消原因。", "reason")
    task.voided_at, task.void_reason = db.info["now"](), reason
    db.flush()


def get(db: Session, task_id: uuid.UUID) -> FollowUp:
    """Return one task by its id."""
    return db.get_one(FollowUp, task_id)


def due(db: Session, *, until: date, by: Identity | None = None, limit: int = 200) -> list[DueTask]:
    """Return the open tasks up to ``until`` that ``by`` (else the signed-in person) looks after, earliest first."""
    rows = db.execute(
        select(FollowUp, func.coalesce(Case.title, ""))
        .outerjoin(Case, Case.id == FollowUp.case_id)
        .where(*waiting(db, until, by))
        .order_by(FollowUp.due_on, FollowUp.id)
        .limit(limit)
    )
    return [
        DueTask(row.id, row.case_id, row.concern_id, title, row.origin, row.what, row.owner_name, row.due_on)
        for row, title in rows
    ]


def waiting(db: Session, until: date, by: Identity | None = None) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a task one that waits up to ``until``: the leader sees all, the others their own."""
    open_ones = (FollowUp.done_on.is_(None), FollowUp.voided_at.is_(None), FollowUp.due_on <= until)
    by = by or db.info.get("by")
    if by is None or by.role is Role.LEADER:
        return open_ones
    return (*open_ones, or_(FollowUp.owner_id == by.id, FollowUp.owner_id.is_(None)))


def of_case(db: Session, case_id: uuid.UUID) -> list[FollowUp]:
    """Return the tasks of a case by day; done ones stay, taken back ones do not."""
    return _of(db, FollowUp.case_id == case_id)


def of_concern(db: Session, concern_id: uuid.UUID) -> list[FollowUp]:
    """Return the tasks of a concern by day."""
    return _of(db, FollowUp.concern_id == concern_id)


def overdue(tasks: Iterable[FollowUp], today: date) -> list[FollowUp]:
    """Return those still open whose day has passed."""
    return [task for task in tasks if task.done_on is None and task.due_on < today]


def _of(db: Session, condition: ColumnElement[bool]) -> list[FollowUp]:
    query = select(FollowUp).where(condition, FollowUp.voided_at.is_(None))
    return list(db.scalars(query.order_by(FollowUp.due_on, FollowUp.id)))


def _demand(db: Session, case_id: uuid.UUID | None, by: Identity) -> None:
    if case_id is None:
        station.demand(by, Deed.RECEIVE)
    else:
        cases.demand(db, case_id, by, Deed.RECEIVE, Deed.VISIT)


def may(db: Session, task: FollowUp, by: Identity) -> bool:
    """Tell whether a task is for somebody to report and to move."""
    try:
        _demand_task(db, task, by)
    except Refusal:
        return False
    return True


def _demand_task(db: Session, task: FollowUp, by: Identity) -> None:
    if task.owner_id != by.id or task.case_id is None:
        _demand(db, task.case_id, by)
        if task.owner_id not in {None, by.id} and not station.may(by, Deed.READ_ALL):
            raise Refusal("这项任务不是交给您的。")
    if task.done_on is not None:
        raise Refusal("这项任务已经办完。")
