"""警情和警务区指令 taken over from the 110 system (reports 0.10, 3.2); police roles only."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, false, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import audit, cases, dates, followups, levels, station
from models.base import Row, Voidable, day, label, link
from models.errors import Refusal
from models.followups import FollowUp, Owner
from models.station import Deed, Identity

REPEATS_WITHIN = timedelta(days=30)
NOT_YOURS = "警情只供派出所民警、辅警、内勤和所领导查看和导入。"
_VALID = text("voided_at IS NULL")


class Origin(StrEnum):
    """Which list a row came from."""

    ALARM = "110警情"
    DIRECTIVE = "警务区指令"


class Alarm(Row, Voidable):
    """One 警情 or one 警务区指令 (``origin``).

    ``identity`` is its number, else the digest of time, place and words: the same one is never kept twice.
    """

    __tablename__ = "alarms"

    batch_id: Mapped[uuid.UUID] = link("batches.id")
    origin: Mapped[str] = label("来源")
    identity: Mapped[str]
    number: Mapped[str] = label("编号", index=True)
    at: Mapped[datetime | None] = mapped_column(default=None, index=True, info={"label": "时间"})
    kind: Mapped[str] = label("类别")
    key_field: Mapped[str] = label("重点领域")
    place: Mapped[str] = label("地址")
    place_key: Mapped[str] = label("地址归并", index=True)
    village: Mapped[str] = label("村社")
    content: Mapped[str] = label("内容")
    outcome: Mapped[str] = label("处理结果")
    officer: Mapped[str] = label("处警人")
    demand: Mapped[str] = label("指令要求")
    due_on: Mapped[date | None] = day("期限")
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    task_id: Mapped[uuid.UUID | None] = link("followups.id", default=None)

    __table_args__ = (
        Index(
            "ix_alarms_identity",
            "origin",
            "identity",
            unique=True,
            sqlite_where=_VALID,
            postgresql_where=_VALID,
        ),
    )


class AlarmParty(Row):
    """One person named in an alarm, with what the same person is recognised by: all ``signs``, and the strongest."""

    __tablename__ = "alarm_parties"

    alarm_id: Mapped[uuid.UUID] = link("alarms.id")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = label("姓名")
    telephone: Mapped[str] = label("电话")
    id_number: Mapped[str] = label("证件号码")
    key: Mapped[str] = mapped_column(default="", index=True)
    signs: Mapped[str] = mapped_column(default="")


@dataclass(frozen=True)
class Visit:
    """What an alarm tells the door: facts of the case and its parties, as 接待 takes them."""

    facts: dict[str, Any]
    occurred_on: date | None
    parties: list[dict[str, str]] = field(default_factory=list)


def may_see(by: Identity | None) -> bool:
    """Tell whether a person may see 警情: the police station's own, never a mediator (domain.md 1.8)."""
    return by is None or station.may(by, Deed.READ_ALL)


def demand(by: Identity | None) -> None:
    """Refuse whoever may not see 警情."""
    if not may_see(by):
        raise Refusal(NOT_YOURS)


def visible(db: Session) -> tuple[ColumnElement[bool], ...]:
    """Return what keeps a query to the valid alarms that the signed-in person may see."""
    return (Alarm.voided_at.is_(None), *(() if may_see(db.info.get("by")) else (false(),)))


def get(db: Session, alarm_id: uuid.UUID) -> Alarm:
    """Return one alarm; refused for whoever may not see it."""
    demand(db.info.get("by"))
    return db.get_one(Alarm, alarm_id)


def people(db: Session, alarm_id: uuid.UUID) -> list[AlarmParty]:
    """Return the persons of an alarm, who called first."""
    query = select(AlarmParty).where(AlarmParty.alarm_id == alarm_id).order_by(AlarmParty.position)
    return list(db.scalars(query))


def of_case(db: Session, case_id: uuid.UUID) -> list[Alarm]:
    """Return the alarms tied to a case, the first one first; none for whoever may not see 警情."""
    query = select(Alarm).where(Alarm.case_id == case_id, *visible(db)).order_by(Alarm.at, Alarm.id)
    return list(db.scalars(query))


def visit(db: Session, alarm_id: uuid.UUID) -> Visit:
    """Return what 接待 begins with when an alarm becomes a case."""
    found = get(db, alarm_id)
    when = dates.local(found.at) if found.at else None
    source = Origin.ALARM.value if found.origin == Origin.ALARM else "上级交办"
    facts = {
        "source": source,
        "alarm_number": found.number,
        "place": found.place,
        "village": found.village,
        "brief": found.content,
        "alarm_kind": found.kind,
        "occurred_text": dates.chinese_moment(found.at) if found.at else "",
    }
    parties = [
        {"name": each.name, "telephone": each.telephone, "id_number": each.id_number}
        for each in people(db, alarm_id)
    ]
    return Visit(facts, when.date() if when else None, parties)


def tie(db: Session, alarm_id: uuid.UUID, case_id: uuid.UUID, *, by: Identity) -> Alarm:
    """Tie an alarm to the case that it became or belongs to; a second one within thirty days suggests its level."""
    demand(by)
    cases.demand(db, case_id, by, Deed.RECEIVE)
    found = get(db, alarm_id)
    if found.case_id != case_id:
        found.case_id = case_id
        db.flush()
        if (count := _lately(db, case_id)) > 1:
            subject = cases.case(db, case_id)
            levels.raise_by(db, subject, {"repeats": count}, occasion="重复警情", by=by)
    return found


def _lately(db: Session, case_id: uuid.UUID) -> int:
    """Count the calls tied to a case in the thirty days before the newest."""
    calls = db.scalars(
        select(Alarm.at).where(
            Alarm.case_id == case_id, Alarm.origin == Origin.ALARM.value, Alarm.at.is_not(None), *visible(db)
        )
    ).all()
    times = [at for at in calls if at is not None]
    return sum(max(times) - at <= REPEATS_WITHIN for at in times)


def hand_over(
    db: Session, alarm_id: uuid.UUID, *, owner: Owner, due_on: date, what: str, by: Identity
) -> FollowUp:
    """交办: let somebody find out about an alarm or carry out a directive up to a day (report 0.7, 3.3)."""
    demand(by)
    found = get(db, alarm_id)
    if due_on < dates.local(db.info["now"]()).date():
        raise Refusal("期限在今天之前，请核对。", "due_on")
    case = cases.case(db, found.case_id) if found.case_id else None
    origin = followups.DIRECTIVE if found.origin == Origin.DIRECTIVE else followups.CHECK
    task = followups.plan(db, what=what, owner=owner, due_on=due_on, origin=origin, by=by, case=case)
    found.task_id = task.id
    db.flush()
    return task


def reveal(db: Session, party: AlarmParty, column: str) -> str:
    """Return a full number that lists show masked; the audit says that it was read."""
    demand(db.info.get("by"))
    by = db.info.get("by")
    if by is not None:
        station.demand(by, Deed.REVEAL)
    return audit.reveal(db, party, column)
