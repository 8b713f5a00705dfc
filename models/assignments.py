"""交办: a case is given to someone to handle, who accepts it or gives it back with the reason (reports 1.2, 3.3)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models import cases, clocks, dates, numbering, station, tracks, workdays
from models.areas import Area, Village
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case, State
from models.errors import Refusal
from models.station import Deed, Identity, Officer, Role

SERIES = "assignment"
SUPERSEDED = "改交"
#: Who handles a case of each level (report 3.4); the routing rules of the station stand before it.
FORCES = {1: "专职调解员", 2: "社区民警", 3: "综合调解室", 4: "大调解", 5: "大调解"}
JOINT = "大调解"
USUAL_DAYS = 3  # working days that are proposed where no clock of the law runs
#: Cases that still have something to be done by their handler.
LIVING = tuple(state.value for state in (
    State.REGISTERED, State.ACCEPTED, State.SITTING, State.AGREED, State.FAILED, State.BREACHED, State.PERFORMED,
))  # fmt: skip


class Stage(StrEnum):
    """Where an assignment stands."""

    SENT = "待接收"
    ACCEPTED = "办理中"
    RETURNED = "已退回"
    DONE = "已办结"
    OVERDUE = "逾期"
    REPLACED = "已改交"


class Assignment(Row, Versioned, Voidable):
    """One 交办 of a case; the newest valid one of a case stands."""

    __tablename__ = "assignments"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    number: Mapped[str] = label("交办编号")
    to_id: Mapped[uuid.UUID] = link("officers.id", info={"label": "承办人"})
    to_name: Mapped[str] = label("承办人")
    force: Mapped[str] = label("办理力量")
    by_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "交办人"})
    by_name: Mapped[str] = label("交办人")
    at: Mapped[datetime] = mapped_column(info={"label": "交办时间"})
    due_on: Mapped[date] = mapped_column(index=True, info={"label": "办理期限"})
    instruction: Mapped[str] = label("交办要求")
    accepted_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "接收时间"})
    returned_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "退回时间"})
    return_reason: Mapped[str] = label("退回理由")
    done_on: Mapped[date | None] = day("办结日期")
    result: Mapped[str] = label("办理情况")

    def stage(self, today: date) -> Stage:
        """Return where it stands on a day."""
        if self.voided_at is not None:
            return Stage.REPLACED
        if self.done_on is not None:
            return Stage.DONE
        if self.returned_at is not None:
            return Stage.RETURNED
        if self.due_on < today:
            return Stage.OVERDUE
        return Stage.SENT if self.accepted_at is None else Stage.ACCEPTED


@dataclass(frozen=True, slots=True)
class Told:
    """One assignment, told for a list."""

    assignment_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    number: str
    to: str
    by: str
    due_on: date
    stage: Stage
    instruction: str
    return_reason: str
    level: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would handle a case, by whom of the station, until when, and why."""

    force: str
    officer_id: uuid.UUID | None
    officer: str
    due_on: date
    reason: str


def assign(
    db: Session, subject: Case, to: Identity, *, force: str, due_on: date, instruction: str, by: Identity,
    units: tuple[str, ...] = (),
) -> Assignment:  # fmt: skip
    """Give the case to ``to`` by a numbered slip; the case follows at once, an open slip before it is replaced.

    ``units`` are the other bodies of a 大调解; the slip names them. Refused for who cannot handle the case.
    """
    cases.demand(db, subject.id, by, Deed.ACCEPT)
    now = db.info["now"]()
    if subject.state not in LIVING:
        raise Refusal(f"这件纠纷{subject.state}，不能再交办；需要再调的请先重新调解。")
    if due_on < dates.local(now).date():
        raise Refusal("办理期限早于今天，请核对。", "due_on")
    if force == JOINT and not units and "参加单位" not in instruction:
        raise Refusal("大调解请写明参加的单位。", "units")
    refuse_unfit(subject, to)
    for before in of_case(db, subject.id):
        if before.done_on is None and before.returned_at is None:
            before.voided_at, before.void_reason = now, f"{SUPERSEDED}{to.name}"
    if units:
        instruction = "\n".join(filter(None, (instruction, "参加单位：" + "、".join(units))))
    year = dates.local(now).year
    made = Assignment(
        case_id=subject.id, to_id=to.id, to_name=to.name, force=force, by_id=by.id, by_name=by.name, at=now,
        due_on=due_on, instruction=instruction, number=numbering.take(db, SERIES, year=year, by=by, case_id=subject.id).text,
        accepted_at=now if to.id == by.id else None,
    )  # fmt: skip
    db.add(made)
    subject.handler_id, subject.handler_name, subject.force = to.id, to.name, force
    db.flush()
    return made


def take(db: Session, slip: Assignment, *, by: Identity) -> None:
    """Accept what one was given (接收)."""
    _demand_own(slip, by)
    slip.accepted_at = db.info["now"]()
    db.flush()


def send_back(db: Session, slip: Assignment, *, reason: str, by: Identity) -> None:
    """Give a case back with the reason (退回): it goes to whoever assigned it, or waits for the leader."""
    _demand_own(slip, by)
    if not reason.strip():
        raise Refusal("请写明退回理由。", "return_reason")
    subject = cases.case(db, slip.case_id)
    slip.returned_at, slip.return_reason = db.info["now"](), reason
    giver = db.get(Officer, slip.by_id) if slip.by_id else None
    there = giver is not None and giver.valid
    subject.handler_id, subject.handler_name = (slip.by_id, slip.by_name) if there else (None, "")
    db.flush()


def finish(db: Session, slip: Assignment, *, on: date, result: str, by: Identity) -> None:
    """Report what was assigned as done, on its true day, late or not."""
    cases.demand(db, slip.case_id, by, Deed.ACCEPT, Deed.NOTE)
    if not slip.valid or slip.done_on is not None or slip.returned_at is not None:
        raise Refusal("这件交办已经结束。")
    if by.id != slip.to_id and not station.may(by, Deed.APPROVE):
        raise Refusal("这件交办由承办人或所领导登记办结。")
    if not result.strip():
        raise Refusal("请写下办理情况。", "result")
    slip.accepted_at = slip.accepted_at or db.info["now"]()
    slip.done_on, slip.result = on, result
    db.flush()


def hand_over(db: Session, subject: Case, to: Identity, *, by: Identity, reason: str = "") -> Case:
    """Give the case to another person without a slip; of an accepted case the reason is asked and kept.

    A police case stays with the police. A mediator sees a case from the day it is handed over (domain.md 1.8).
    """
    cases.demand(db, subject.id, by, Deed.ACCEPT)
    refuse_unfit(subject, to)
    if subject.state != State.REGISTERED.value and not reason.strip():
        raise Refusal("已受理的案件更换承办人，请写明理由。", "reason")
    subject.handler_id, subject.handler_name = to.id, to.name
    if reason.strip():
        on = dates.local(db.info["now"]()).date()
        told = f"{on.isoformat()} 交{to.name}承办：{reason}"
        subject.remarks = "\n".join(filter(None, (subject.remarks, told)))
    db.flush()
    return subject


def refuse_unfit(subject: Case, to: Identity) -> None:
    """Refuse to give a case to a role that handles none, or a police case to who may not preside there."""
    if not station.may(to, Deed.RECEIVE):
        raise Refusal(f"{to.name}的岗位是{to.role}，不能承办纠纷。", "to")
    if to.role is Role.MEDIATOR and subject.track and tracks.get(subject.track).host == "police":
        raise Refusal("这件纠纷由公安机关主持，不能交给调解员承办。", "to")
    if to.role is Role.AUXILIARY and tracks.is_police(subject.track):
        raise Refusal("治安案件由民警承办，辅警可以协助，不能作承办人（程序规定 52）。", "to")


def propose(db: Session, subject: Case, *, today: date) -> Proposal:
    """Propose who handles the case: the force of its level, the officer of its area, the nearest clock."""
    force = subject.force or FORCES.get(subject.level, FORCES[1])
    officer, reason = _officer_for(db, subject, force)
    running = [
        each.due_on for each in clocks.of_case(db, subject.id)
        if each.met_on is None and not each.cancelled and each.due_on >= today and each.key in _ACTING
    ]  # fmt: skip
    due_on = min(running, default=workdays.standard().add_workdays(today, USUAL_DAYS))
    return Proposal(force, officer.id if officer else None, officer.name if officer else "", due_on, reason)


_ACTING = ("za-first", "za-first-appraised", "za-second", "rm-term", "labour-mediation", "za-after-failure")


def _officer_for(db: Session, subject: Case, force: str) -> tuple[Officer | None, str]:
    if force == JOINT:
        leader = db.scalar(_officers().where(Officer.role == Role.LEADER.value))
        return leader, "重大以上由所领导包案" if leader else ""
    if force == FORCES[1] and not tracks.is_police(subject.track):
        load = func.count(Case.id)
        mediator = db.scalar(
            _officers()
            .outerjoin(Case, and_(Case.handler_id == Officer.id, Case.state.in_(LIVING)))
            .where(Officer.role == Role.MEDIATOR.value)
            .group_by(Officer.id)
            .order_by(None)
            .order_by(load, Officer.login)
        )
        if mediator is not None:
            return mediator, "在办件数最少的专职调解员"
    village = select(Village.area_id).where(Village.name == subject.village, Village.voided_at.is_(None))
    area = db.scalar(
        select(Area).where(
            Area.voided_at.is_(None),
            Area.id == subject.area_id if subject.area_id else Area.id.in_(village),
        ).limit(1)
    )  # fmt: skip
    if area is not None and area.officer_id is not None:
        return db.get(Officer, area.officer_id), f"{area.name}的社区民警"
    return None, ""


def _officers() -> Select[Officer]:
    return select(Officer).where(Officer.voided_at.is_(None)).order_by(Officer.login).limit(1)


def get(db: Session, assignment_id: uuid.UUID) -> Assignment:
    """Return one assignment by its id, of a case that the signed-in person may see."""
    slip = db.get_one(Assignment, assignment_id)
    cases.case(db, slip.case_id)
    return slip


def of_case(db: Session, case_id: uuid.UUID, *, replaced: bool = False) -> list[Assignment]:
    """Return the valid assignments of a case, oldest first; ``replaced`` ones too where the history is shown."""
    query = select(Assignment).where(Assignment.case_id == case_id)
    if not replaced:
        query = query.where(Assignment.voided_at.is_(None))
    return list(db.scalars(query.order_by(Assignment.at, Assignment.id)))


def inbox(db: Session, by: Identity, *, today: date, limit: int) -> list[Told]:
    """Return what was given to a person and is neither accepted nor returned, the nearest day first."""
    return _told(db, today, limit, *in_inbox(by))


def watched(db: Session, by: Identity, *, today: date, limit: int) -> list[Told]:
    """Return what a person watches: the leader every open or returned slip, the others those they gave.

    Returned ones come first, for nobody works on them; then by day, so that overdue ones stand on top.
    """
    return _told(db, today, limit, *in_watch(by))


def in_inbox(by: Identity) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a slip one of the person's inbox."""
    return (
        Assignment.to_id == by.id,
        Assignment.accepted_at.is_(None),
        *_open(),
        Assignment.returned_at.is_(None),
    )


def in_watch(by: Identity) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a slip one that the person watches; what is in the own inbox is told there."""
    later = aliased(Assignment)
    again = exists().where(
        later.case_id == Assignment.case_id,
        later.id != Assignment.id,
        later.at >= Assignment.at,
        later.voided_at.is_(None),
    )
    standing = (*_open(), or_(Assignment.returned_at.is_(None), ~again))
    if by.role is Role.LEADER:
        return (*standing, or_(Assignment.to_id != by.id, Assignment.accepted_at.is_not(None)))
    return (*standing, Assignment.by_id == by.id, Assignment.to_id != by.id)


def _open() -> tuple[ColumnElement[bool], ...]:
    return (Assignment.voided_at.is_(None), Assignment.done_on.is_(None), Case.state.in_(LIVING))


def _told(db: Session, today: date, limit: int, *conditions: ColumnElement[bool]) -> list[Told]:
    first = case((Assignment.returned_at.is_not(None), 0), else_=1)
    rows = db.execute(
        select(Assignment, Case.title, Case.level)
        .join(Case, Case.id == Assignment.case_id)
        .where(*conditions)
        .order_by(first, Assignment.due_on, Assignment.id)
        .limit(limit)
    )
    return [
        Told(
            row.id, row.case_id, title, row.number, row.to_name, row.by_name, row.due_on, row.stage(today),
            row.instruction, row.return_reason, level,
        )
        for row, title, level in rows
    ]  # fmt: skip


def _demand_own(slip: Assignment, by: Identity) -> None:
    if slip.to_id != by.id:
        raise Refusal("这件交办不是给您的。")
    if not slip.valid or slip.done_on is not None or slip.returned_at is not None:
        raise Refusal("这件交办已经改交或办结。")
    if slip.accepted_at is not None:
        raise Refusal("这件交办已经接收，办不了的请所领导改交。")
