"""大调解任务清单: which unit and person does what by when, and what came back (report 0.9, 4.9)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case
from models.errors import Refusal
from models.sittings import Sitting
from models.station import Deed, Identity

FIELDS = ("unit", "person", "deed", "due_on")


class JointTask(Row, Versioned, Voidable):
    """One line of the task list that ends a joint mediation."""

    __tablename__ = "joint_tasks"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    unit: Mapped[str] = label("单位")
    person: Mapped[str] = label("责任人")
    deed: Mapped[str] = label("任务")
    due_on: Mapped[date | None] = day("完成时限")
    feedback: Mapped[str] = label("反馈")
    fed_back_on: Mapped[date | None] = day("反馈日期")


@dataclass(frozen=True, slots=True)
class Open:
    """A task without feedback, told for a list; ``title`` is the name of its case."""

    task_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    unit: str
    person: str
    deed: str
    due_on: date


def add(
    db: Session, subject: Case, *, unit: str, deed: str, by: Identity, person: str = "", due_on: date | None = None,
    sitting: Sitting | None = None,
) -> JointTask:  # fmt: skip
    """Put a task on the list, behind the others."""
    cases.demand(db, subject.id, by, Deed.NOTE)
    _refuse_gaps(unit=unit, deed=deed, due_on=due_on)
    last = db.scalar(select(func.max(JointTask.position)).where(JointTask.case_id == subject.id))
    task = JointTask(
        case_id=subject.id, sitting_id=sitting.id if sitting else None, at=db.info["now"](),
        position=(last or 0) + 1, unit=unit, person=person, deed=deed, due_on=due_on,
    )  # fmt: skip
    db.add(task)
    db.flush()
    return task


def amend(db: Session, task: JointTask, *, by: Identity, **fields: Any) -> None:
    """Write a task anew while nothing has come back."""
    cases.demand(db, task.case_id, by, Deed.NOTE)
    if task.fed_back_on is not None:
        raise Refusal("这项任务已经反馈，不能再改。")
    _refuse_gaps(**{name: fields.get(name, getattr(task, name)) for name in ("unit", "deed", "due_on")})
    for name in FIELDS:
        if name in fields:
            setattr(task, name, fields[name])
    db.flush()


def withdraw(db: Session, task: JointTask, *, reason: str, by: Identity) -> None:
    """Take a task off the list, with the reason."""
    cases.demand(db, task.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明去掉这项任务的原因。", "reason")
    task.voided_at, task.void_reason = db.info["now"](), reason
    db.flush()


def feed_back(db: Session, task: JointTask, words: str, *, on: date, by: Identity) -> None:
    """Record what came back from the unit, on the true day, late or not; later words are added."""
    cases.demand(db, task.case_id, by, Deed.NOTE, Deed.RECEIVE, Deed.VISIT)
    if not words.strip():
        raise Refusal("请写下反馈的情况。", "feedback")
    task.feedback = "\n".join(filter(None, (task.feedback, words)))
    task.fed_back_on = task.fed_back_on or on
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[JointTask]:
    """Return the tasks of a case in their order, those taken off left out."""
    return list(
        db.scalars(
            select(JointTask)
            .where(JointTask.case_id == case_id, JointTask.voided_at.is_(None))
            .order_by(JointTask.position, JointTask.id)
        )
    )


def due(db: Session, *, until: date, limit: int = 200) -> list[Open]:
    """Return the tasks without feedback up to ``until`` that the signed-in person may see, earliest first."""
    rows = db.execute(
        select(JointTask, Case.title)
        .join(Case, Case.id == JointTask.case_id)
        .where(*_waiting(db, until))
        .order_by(JointTask.due_on, JointTask.position)
        .limit(limit)
    )
    return [
        Open(row.id, row.case_id, title, row.unit, row.person, row.deed, row.due_on)
        for row, title in rows
        if row.due_on is not None
    ]


def count(db: Session, *, until: date) -> int:
    """Count the tasks without feedback up to ``until``."""
    return (
        db.scalar(
            select(func.count(JointTask.id))
            .join(Case, Case.id == JointTask.case_id)
            .where(*_waiting(db, until))
        )
        or 0
    )


def _waiting(db: Session, until: date) -> tuple[ColumnElement[bool], ...]:
    return (
        JointTask.fed_back_on.is_(None), JointTask.voided_at.is_(None), JointTask.due_on <= until,
        *cases.visible(db),
    )  # fmt: skip


def _refuse_gaps(*, unit: str, deed: str, due_on: date | None) -> None:
    if not unit.strip():
        raise Refusal("请写明由哪个单位办。", "unit")
    if not deed.strip():
        raise Refusal("请写明要办的事。", "deed")
    if due_on is None:
        raise Refusal("请写明完成时限。", "due")
