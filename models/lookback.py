"""回头看: whether it stays quiet after 销号, looked at on the days of its level, each with a report (domain.md 4.6)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models import cases, dates, followups
from models.cases import Case, State
from models.errors import Refusal
from models.followups import LOOK_BACK, FollowUp
from models.station import Identity, Officer
from models.visitrules import rules

#: How the tasks begin that 销号 plans; those of a 重点关注 begin otherwise and are its own.
AFTER = "销号后第"


@dataclass(frozen=True, slots=True)
class Report:
    """One 回头看 of a list: planned, or made with what it found."""

    task_id: uuid.UUID
    case_id: uuid.UUID | None
    number: str
    title: str
    village: str
    level: int
    what: str
    due_on: date
    done_on: date | None
    finding: str
    text: str
    owner: str


def plan(db: Session, subject: Case, *, on: date, by: Identity) -> list[FollowUp]:
    """Plan what the level asks for after a case was struck off on ``on``; its handler, else ``by``, looks back."""
    give_up(db, subject, reason="重新销号")
    handler = db.get(Officer, subject.handler_id) if subject.handler_id else None
    owner = handler if handler is not None and handler.valid else by
    return [
        followups.plan(
            db, what=f"{AFTER}{days}日回头看，了解是否又起争执", owner=owner, due_on=on + timedelta(days=days),
            origin=LOOK_BACK, by=by, case=subject,
        )
        for days in rules().closed.get(subject.level, ())
    ]  # fmt: skip


def give_up(db: Session, subject: Case, *, reason: str) -> None:
    """Give up what was planned after 销号 and not done: the case is open again."""
    for each in of_case(db, subject.id):
        if each.done_on is None and each.what.startswith(AFTER):
            each.voided_at, each.void_reason = db.info["now"](), reason
    db.flush()


def report(
    db: Session, task: FollowUp, *, on: date, finding: str, text: str, by: Identity, seen: str = ""
) -> FollowUp:
    """Report what was found on the true day, and who was seen; whether the case is taken up again is asked apart."""
    found = rules().finding(finding)
    if found is None:
        raise Refusal("请选择查看结论。", "finding")
    if found.worry and not text.strip():
        raise Refusal("请写下具体情况。", "text")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("日期在今天之后，请核对。", "on")
    since = _since(db, task)
    if since is not None and on < since:
        raise Refusal(f"日期在销号（{since.isoformat()}）之前，请核对。", "on")
    told = "。".join(filter(None, (f"见到{seen.strip()}" if seen.strip() else "", text.strip().rstrip("。"))))
    followups.done(db, task, on=on, result=f"{told or found.name}。", finding=found.name, by=by)
    return task


def again(task: FollowUp) -> bool:
    """Tell whether what was found offers another round (又起争执)."""
    found = rules().finding(task.finding)
    return found is not None and found.again


def of_case(db: Session, case_id: uuid.UUID) -> list[FollowUp]:
    """Return the 回头看 of a case by day, planned and done."""
    return [each for each in followups.of_case(db, case_id) if each.origin == LOOK_BACK]


def listing(db: Session, since: date, until: date) -> Sequence[Report]:
    """Return the 回头看 that were made between two days, and those due until then and not made, by day."""
    query = (
        select(FollowUp, Case.number, Case.title, Case.village, Case.level)
        .outerjoin(Case, Case.id == FollowUp.case_id)
        .where(
            FollowUp.origin == LOOK_BACK, FollowUp.voided_at.is_(None),
            or_(
                FollowUp.done_on.between(since, until), FollowUp.done_on.is_(None) & (FollowUp.due_on <= until)
            ),
            *cases.of_visible(db, FollowUp.case_id),
        )
        .order_by(func.coalesce(FollowUp.done_on, FollowUp.due_on), FollowUp.id)
    )  # fmt: skip
    return [
        Report(
            row.id, row.case_id, number or "", title or row.what, village or "", level or 0, row.what, row.due_on,
            row.done_on, row.finding, row.result, row.owner_name,
        )
        for row, number, title, village, level in db.execute(query)
    ]  # fmt: skip


def _since(db: Session, task: FollowUp) -> date | None:
    subject = db.get(Case, task.case_id) if task.case_id else None
    if subject is None or subject.state != State.CLOSED.value:
        return None
    return subject.closed_on
