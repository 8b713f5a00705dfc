"""重点关注: the same pair, place or subject twice or more in the window, with an owner and a day (report 0.10)."""

import uuid
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import alarms, dates, followups, levels, station
from models.alarms import Alarm
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case
from models.errors import Refusal
from models.followups import Owner
from models.station import Deed, Identity

Members = Sequence[tuple[uuid.UUID | None, uuid.UUID | None]]
LOOK_BACK = "回头看：{title}（{count} 次），上门了解是否又起争执，把情况写在这里"


class Kind(StrEnum):
    """What the members of a set have in common."""

    PAIR = "同一双方"
    SUBJECT = "同人同类"
    PLACE = "同一地点"


class Concern(Row, Versioned, Voidable):
    """One 重点关注 with its owner and day; ``sign`` is what its members have in common."""

    __tablename__ = "concerns"

    kind: Mapped[str] = label("归并方式")
    sign: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = label("名称")
    first_on: Mapped[date] = mapped_column(info={"label": "首次"})
    last_on: Mapped[date] = mapped_column(info={"label": "最近"})
    count: Mapped[int] = mapped_column(default=0, info={"label": "次数"})
    owner_id: Mapped[uuid.UUID | None] = link("officers.id", default=None)
    owner_name: Mapped[str] = label("责任人")
    due_on: Mapped[date | None] = day("期限")
    measures: Mapped[str] = label("措施")
    ended_on: Mapped[date | None] = day("解除日期")
    end_reason: Mapped[str] = label("解除理由")


class ConcernMember(Row):
    """One alarm or case that belongs to a concern."""

    __tablename__ = "concern_members"

    concern_id: Mapped[uuid.UUID] = link("concerns.id")
    alarm_id: Mapped[uuid.UUID | None] = link("alarms.id", default=None)
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)

    __table_args__ = (Index("ix_concern_members_pair", "concern_id", "alarm_id", "case_id"),)


def open_concern(
    db: Session, *, kind: str, sign: str, title: str, members: Members, first_on: date, last_on: date,
    owner: Owner, due_on: date, by: Identity, measures: str = "",
) -> Concern:  # fmt: skip
    """Make a repeated dispute a 重点关注: its cases are marked, and its owner gets a 回头看 up to ``due_on``."""
    _demand(by)
    if not title.strip():
        raise Refusal("请写明名称。", "title")
    if due_on < last_on:
        raise Refusal("期限在最近一次之前，请核对。", "due_on")
    concern = Concern(
        kind=kind, sign=sign, title=title, first_on=first_on, last_on=last_on, count=len(members),
        owner_id=owner.id, owner_name=owner.name, due_on=due_on, measures=measures,
    )  # fmt: skip
    db.add(concern)
    db.flush()
    _join(db, concern, members)
    _look_again(db, concern, by=by)
    _plan(db, concern, owner, by=by)
    return concern


def grow(db: Session, concern: Concern, *, members: Members, last_on: date, by: Identity) -> int:
    """Take what happened since into a concern; returns how much of it was new."""
    _demand(by)
    _demand_open(concern)
    added = _join(db, concern, members)
    if added:
        concern.count += added
        concern.last_on = max(concern.last_on, last_on)
        db.flush()
        _look_again(db, concern, by=by)
    return added


def assign(db: Session, concern: Concern, *, owner: Owner, due_on: date, by: Identity) -> None:
    """Give a concern another owner or day; the open 回头看 goes along."""
    _demand(by)
    _demand_open(concern)
    concern.owner_id, concern.owner_name, concern.due_on = owner.id, owner.name, due_on
    db.flush()
    _drop_tasks(db, concern, "改由他人负责或改期", by=by)
    _plan(db, concern, owner, by=by)


def end(db: Session, concern: Concern, *, reason: str, on: date, by: Identity) -> None:
    """解除重点关注 with the reason; its cases lose the mark unless another concern holds them."""
    _demand(by)
    _demand_open(concern)
    if not reason.strip():
        raise Refusal("请写明解除理由。", "reason")
    concern.ended_on, concern.end_reason = on, reason
    db.flush()
    for case in _cases(db, concern):
        case.focus = bool(of_case(db, case.id))
    _drop_tasks(db, concern, f"重点关注已解除：{reason}", by=by)
    db.flush()


def get(db: Session, concern_id: uuid.UUID) -> Concern:
    """Return one concern; refused for whoever may not see 警情."""
    alarms.demand(db.info.get("by"))
    return db.get_one(Concern, concern_id)


def listing(db: Session, *, ended_since: date | None = None) -> list[Concern]:
    """Return the open concerns, nearest day first; with a day also those that ended since."""
    if not alarms.may_see(db.info.get("by")):
        return []
    shown: list[ColumnElement[bool]] = [Concern.ended_on.is_(None)]
    if ended_since is not None:
        shown.append(Concern.ended_on >= ended_since)
    query = select(Concern).where(Concern.voided_at.is_(None), or_(*shown))
    return list(db.scalars(query.order_by(Concern.due_on, Concern.id)))


def of_case(db: Session, case_id: uuid.UUID) -> list[Concern]:
    """Return the open concerns that a case belongs to."""
    query = (
        select(Concern)
        .join(ConcernMember, ConcernMember.concern_id == Concern.id)
        .where(ConcernMember.case_id == case_id, Concern.voided_at.is_(None), Concern.ended_on.is_(None))
    )
    return list(db.scalars(query.distinct()))


def _join(db: Session, concern: Concern, members: Members) -> int:
    """Take members in once each and mark their cases; an event may be known by its alarm or by its case."""
    rows = db.scalars(select(ConcernMember).where(ConcernMember.concern_id == concern.id)).all()
    by_alarm = {row.alarm_id for row in rows}
    by_case = {row.case_id: row for row in rows if row.alarm_id is None}
    added = 0
    for alarm_id, case_id in members:
        if case_id is not None and (case := db.get(Case, case_id)) is not None:
            case.focus = True
        if alarm_id in by_alarm if alarm_id is not None else case_id in by_case:
            continue
        if alarm_id is not None and (row := by_case.pop(case_id, None)) is not None:
            row.alarm_id = alarm_id
            continue
        db.add(ConcernMember(concern_id=concern.id, alarm_id=alarm_id, case_id=case_id))
        added += 1
    db.flush()
    return added


def _look_again(db: Session, concern: Concern, *, by: Identity) -> None:
    """Let the level of its cases be looked at when the same two sides called twice within thirty days."""
    if concern.kind != Kind.PAIR.value:
        return
    query = (
        select(Alarm.at, Case.received_at)
        .select_from(ConcernMember)
        .outerjoin(Alarm, Alarm.id == ConcernMember.alarm_id)
        .outerjoin(Case, Case.id == ConcernMember.case_id)
        .where(ConcernMember.concern_id == concern.id)
    )
    days = [dates.local(at or received).date() for at, received in db.execute(query) if at or received]
    count = sum(concern.last_on - day <= alarms.REPEATS_WITHIN for day in days)
    if count > 1:
        for subject in _cases(db, concern):
            levels.raise_by(db, subject, {"repeats": count}, occasion="重点关注", by=by)


def _cases(db: Session, concern: Concern) -> list[Case]:
    mine = ConcernMember.concern_id == concern.id
    through = select(Alarm.case_id).join(ConcernMember, ConcernMember.alarm_id == Alarm.id).where(mine)
    direct = select(ConcernMember.case_id).where(mine)
    return list(db.scalars(select(Case).where(or_(Case.id.in_(direct), Case.id.in_(through)))))


def _plan(db: Session, concern: Concern, owner: Owner, *, by: Identity) -> None:
    found = _cases(db, concern)
    assert concern.due_on is not None, "a concern with an owner has a day"
    followups.plan(
        db, what=LOOK_BACK.format(title=concern.title, count=concern.count), owner=owner, due_on=concern.due_on,
        origin=followups.LOOK_BACK, by=by, case=found[0] if len(found) == 1 else None, concern=concern,
    )  # fmt: skip


def _drop_tasks(db: Session, concern: Concern, reason: str, *, by: Identity) -> None:
    for task in followups.of_concern(db, concern.id):
        if task.done_on is None:
            followups.void(db, task, reason=reason, by=by)


def _demand(by: Identity) -> None:
    alarms.demand(by)
    station.demand(by, Deed.RECEIVE)


def _demand_open(concern: Concern) -> None:
    if concern.ended_on is not None or concern.voided_at is not None:
        raise Refusal("这一项重点关注已经解除。")
