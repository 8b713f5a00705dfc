"""Rows of R11: the same people, subject or place again and again, taken under watch or only found so far."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import alarms, cases, dates, grading
from models.cases import Case
from models.queries import repeated
from models.queries.rows_papers import ConcernRow
from models.queries.selection import Selection
from models.registerrules import Rule
from models.repeats import Concern, ConcernMember

WATCHED, ENDED, OVERDUE, FOUND = "重点关注中", "已解除", "超期未报", "未列为重点"
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Case:
    level: int
    received: Any


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[ConcernRow]:
    """Give the rows of R11: what was under watch in the period, and what happened twice in it and is not."""
    del rule  # what is under watch stands in every period from its first day to its end
    alarms.demand(db.info.get("by"))
    period = selection.period
    today = dates.local(db.info["now"]()).date()
    concerns = db.scalars(
        select(Concern)
        .where(
            Concern.voided_at.is_(None), Concern.first_on < period.after,
            or_(Concern.ended_on.is_(None), Concern.ended_on >= period.first),
        )
        .order_by(Concern.last_on, Concern.id)
    ).all()  # fmt: skip
    members: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for concern_id, case_id in db.execute(
        select(ConcernMember.concern_id, ConcernMember.case_id).where(
            ConcernMember.concern_id.in_([each.id for each in concerns])
        )
    ):
        if case_id is not None:
            members[concern_id].add(case_id)
    found = [
        (_watched(each, today), members[each.id]) for each in concerns
    ] + [
        (_only_found(each), {event.case_id for event in each.events if event.case_id})
        for each in repeated.compared(db, today=period.last, days=(period.after - period.first).days)
        if each.concern_id is None
    ]  # fmt: skip
    known = _cases(db, {case_id for _, of in found for case_id in of}, selection)
    narrowed = bool(selection.where())
    serial = 0
    for row, of in found:
        there = sorted((case_id for case_id in of if case_id in known), key=lambda each: known[each].received)
        if narrowed and not there:
            continue
        serial += 1
        level = max((known[each].level for each in there), default=0)
        yield replace(
            row, serial=serial, case_id=str(there[-1]) if there else "",
            level=grading.name(level),
        )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[Span]:
    """Return from when to when the case was under watch."""
    del rule
    query = (
        select(Concern.first_on, Concern.ended_on)
        .join(ConcernMember, ConcernMember.concern_id == Concern.id)
        .where(ConcernMember.case_id == subject.id, Concern.voided_at.is_(None))
        .order_by(Concern.first_on)
    )
    return [(first, ended or date.max) for first, ended in db.execute(query)]


def _watched(concern: Concern, today: date) -> ConcernRow:
    late = concern.due_on is not None and concern.due_on < today
    state = ENDED if concern.ended_on else OVERDUE if late else WATCHED
    told = f"{state}（{concern.ended_on.isoformat()}）" if concern.ended_on else state
    return ConcernRow(
        case_id="", serial=0, title=concern.title, first_on=concern.first_on, last_on=concern.last_on,
        count=concern.count, level="", owner=concern.owner_name, measures=concern.measures or concern.end_reason,
        state=told,
    )  # fmt: skip


def _only_found(each: repeated.Repeated) -> ConcernRow:
    happened = [event.on for event in each.events]
    return ConcernRow(
        case_id="", serial=0, title=each.title, first_on=min(happened), last_on=max(happened), count=each.count,
        level="", owner="", measures="", state=FOUND,
    )  # fmt: skip


def _cases(db: Session, ids: set[uuid.UUID], selection: Selection) -> dict[uuid.UUID, _Case]:
    """Return the selected cases among these."""
    query = select(Case.id, Case.level, Case.received_at).where(
        Case.id.in_(ids), *cases.own(), *cases.visible(db), *selection.where()
    )
    return {case_id: _Case(level, at) for case_id, level, at in db.execute(query)}
