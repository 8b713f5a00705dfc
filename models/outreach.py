"""下访和座谈: going to the people instead of waiting for them (report 0.13), on a case or on a topic."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates, station
from models.base import Row, Versioned, Voidable, label, link
from models.errors import Refusal
from models.station import Deed, Identity

LIMIT = 200


class Kind(StrEnum):
    """How the people were met."""

    VISIT = "下访"
    TALK = "座谈"
    ROUND = "走访"


class Outreach(Row, Versioned, Voidable):
    """One 下访, 座谈 or 走访 with who came and what was said."""

    __tablename__ = "outreach"

    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    kind: Mapped[str] = label("方式")
    on: Mapped[date] = mapped_column("held_on", index=True, info={"label": "日期"})
    place: Mapped[str] = label("地点")
    topic: Mapped[str] = label("议题")
    project: Mapped[str] = label("项目")
    attendees: Mapped[str] = label("参加人员")
    notes: Mapped[str] = label("情况记录")
    by_name: Mapped[str] = label("记录人")


def record(
    db: Session, *, kind: str, on: date, by: Identity, case_id: uuid.UUID | None = None, **words: str
) -> Outreach:
    """Keep a 下访 or 座谈; it is about a case, a topic or a project, and its case's project is its own.

    ``words`` are place, topic, project, attendees and notes.
    """
    if case_id is None:
        station.demand(by, Deed.RECEIVE)
    else:
        cases.demand(db, case_id, by, Deed.RECEIVE, Deed.NOTE)
        words["project"] = words.get("project", "").strip() or cases.case(db, case_id).project
    _refuse(db, kind, on, words, case_id)
    row = Outreach(kind=kind, on=on, case_id=case_id, by_name=by.name, **_stripped(words))
    db.add(row)
    db.flush()
    return row


def amend(db: Session, row: Outreach, *, by: Identity, **changes: Any) -> Outreach:
    """Correct what was kept."""
    _demand(db, row, by)
    told = {key: getattr(row, key) for key in ("place", "topic", "project", "attendees", "notes")}
    kind, on = changes.pop("kind", row.kind), changes.pop("on", row.on)
    _refuse(db, kind, on, told | changes, row.case_id)
    row.kind, row.on = kind, on
    for key, value in _stripped(changes).items():
        setattr(row, key, value)
    db.flush()
    return row


def void(db: Session, row: Outreach, *, reason: str, by: Identity) -> None:
    """Take an entry back, with the reason."""
    _demand(db, row, by)
    if not reason.strip():
        raise Refusal("请写明作废的原因。", "reason")
    row.voided_at, row.void_reason = db.info["now"](), reason
    db.flush()


def listing(db: Session, *, project: str = "", limit: int = LIMIT) -> list[Outreach]:
    """Return the newest, of one project when it is told; a mediator sees those of own cases only."""
    query = select(Outreach).where(Outreach.voided_at.is_(None), *cases.of_visible(db, Outreach.case_id))
    if project:
        query = query.where(Outreach.project == project)
    return list(db.scalars(query.order_by(Outreach.on.desc(), Outreach.id.desc()).limit(limit)))


def of_case(db: Session, case_id: uuid.UUID) -> list[Outreach]:
    """Return those of a case, newest first."""
    return [row for row in listing(db) if row.case_id == case_id]


def projects(db: Session) -> list[str]:
    """Return the projects that cases and talks name, for completion."""
    seen = cases.visible(db)
    of_cases = select(cases.Case.project).where(cases.Case.project != "", *seen).distinct()
    of_talks = {row.project for row in listing(db) if row.project}
    return sorted(of_talks | set(db.scalars(of_cases)))


def _demand(db: Session, row: Outreach, by: Identity) -> None:
    if row.case_id is None:
        station.demand(by, Deed.RECEIVE)
    else:
        cases.demand(db, row.case_id, by, Deed.RECEIVE, Deed.NOTE)


def _refuse(db: Session, kind: str, on: date, words: dict[str, str], case_id: uuid.UUID | None) -> None:
    if kind not in {each.value for each in Kind}:
        raise Refusal("请选择方式：下访、座谈或走访。", "kind")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("日期在今天之后，请核对。", "on")
    if case_id is None and not (words.get("topic", "").strip() or words.get("project", "").strip()):
        raise Refusal("请写议题或者项目。", "topic")
    if not words.get("attendees", "").strip():
        raise Refusal("请写有谁参加。", "attendees")


def _stripped(words: dict[str, str]) -> dict[str, str]:
    return {key: value.strip() for key, value in words.items()}
