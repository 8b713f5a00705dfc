"""The limits of the law as dates on one case: started, met, late, never in the way of a true fact."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, limits, workdays
from models.base import Row, day, label, link
from models.cases import Case
from models.workdays import Calendar


class Deadline(Row):
    """One limit of one case."""

    __tablename__ = "deadlines"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    key: Mapped[str] = mapped_column(info={"label": "期限"})
    name: Mapped[str] = label("期限名称")
    started_on: Mapped[date] = mapped_column(info={"label": "起算日"})
    due_on: Mapped[date] = mapped_column(info={"label": "到期日"})
    met_on: Mapped[date | None] = day("完成日")
    cancelled: Mapped[str] = label("取消原因")
    late_reason: Mapped[str] = label("超期原因")

    __table_args__ = (Index("ix_deadlines_open", "met_on", "due_on"),)


@dataclass(frozen=True)
class Due:
    """One open limit, told for a list."""

    deadline_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    key: str
    name: str
    due_on: date
    left: int
    unit: str

    @property
    def overdue(self) -> bool:
        """True once the last day has passed."""
        return self.left < 0

    @property
    def words(self) -> str:
        """Say how long is left: 还剩 2 个工作日, 今天到期, 过期 1 个工作日."""
        unit = "个工作日" if self.unit == "workdays" else "天"
        if self.left == 0:
            return "今天到期"
        return f"还剩 {self.left} {unit}" if self.left > 0 else f"过期 {-self.left} {unit}"


def start(
    db: Session, subject: Case, key: str, *, on: date, due_on: date | None = None, name: str = ""
) -> Deadline:
    """Start the limit ``key`` on the day of its event (not counted); a running one of that key is replaced.

    A limit that the case itself sets, such as the day of performance, gives its ``name`` and last day.
    """
    for running in _running(db, subject, key):
        running.cancelled = "重新起算"
    deadline = Deadline(
        case_id=subject.id, key=key, name=name or limits.every()[key].name, started_on=on,
        due_on=due_on or limits.due(key, on, workdays.standard()),
    )  # fmt: skip
    db.add(deadline)
    db.flush()
    return deadline


def meet(db: Session, subject: Case, key: str, *, on: date, late_reason: str = "") -> bool:
    """Mark the limit as met on its true day; returns True when that day was late."""
    late = False
    for running in _running(db, subject, key):
        running.met_on = on
        if on > running.due_on:
            late, running.late_reason = True, late_reason
    db.flush()
    return late


def cancel(db: Session, subject: Case, *keys: str, reason: str) -> None:
    """Stop the named limits (all when none is named): what they waited for can no longer come."""
    for running in _running(db, subject, *keys):
        running.cancelled = reason
    db.flush()


def is_late(db: Session, subject: Case, key: str, on: date) -> date | None:
    """Return the last day of a running limit when ``on`` is past it, else None."""
    last = min((running.due_on for running in _running(db, subject, key)), default=None)
    return last if last is not None and on > last else None


def of_case(db: Session, case_id: uuid.UUID) -> list[Deadline]:
    """Return all limits of a case by last day."""
    return list(db.scalars(select(Deadline).where(Deadline.case_id == case_id).order_by(Deadline.due_on)))


def waiting(today: date, until: date) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a limit one that still waits up to ``until``; a lapsed right does not."""
    rights = [key for key, limit in limits.every().items() if limit.lapses]
    return (
        Deadline.met_on.is_(None), Deadline.cancelled == "", Deadline.due_on <= until,
        or_(Deadline.key.not_in(rights), Deadline.due_on >= today),
    )  # fmt: skip


def board(db: Session, *, today: date, until: date, limit: int = 200) -> list[Due]:
    """Return the open limits with a last day up to ``until``, nearest first."""
    calendar = workdays.standard()
    rows = db.execute(
        select(Deadline, Case.title)
        .join(Case, Case.id == Deadline.case_id)
        .where(*waiting(today, until), *cases.visible(db))
        .order_by(Deadline.due_on)
        .limit(limit)
    )
    return [told(row, title, today, calendar) for row, title in rows]


def told(row: Deadline, title: str, today: date, calendar: Calendar) -> Due:
    """Say how long is left of a limit, in the unit that it is counted in."""
    limit = limits.every().get(row.key)
    unit = limit.unit if limit else "days"
    if unit == "workdays":
        left = calendar.workdays_between(today, row.due_on)
        if row.due_on < today:
            left = min(left, -1)
    else:
        left = (row.due_on - today).days
    return Due(row.id, row.case_id, title, row.key, row.name, row.due_on, left, unit)


def _running(db: Session, subject: Case, *keys: str) -> list[Deadline]:
    query = select(Deadline).where(
        Deadline.case_id == subject.id, Deadline.met_on.is_(None), Deadline.cancelled == ""
    )
    if keys:
        query = query.where(Deadline.key.in_(keys))
    return list(db.scalars(query))
