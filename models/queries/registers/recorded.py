"""Rows of R12: where the recordings of the sittings lie."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Case
from models.queries.registers import briefs
from models.queries.registers.words import local_day
from models.queries.rows_papers import RecordingRow
from models.queries.selection import Selection, within
from models.recordings import Recording
from models.registerrules import Rule
from models.sittings import Sitting

DAY: Any = func.coalesce(Recording.started_at, Sitting.started_at, Case.received_at)


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[RecordingRow]:
    """Give the rows of R12."""
    del rule  # a recording stands in the period in which it was made
    query = (
        select(Recording.id)
        .join(Case, Case.id == Recording.case_id)
        .outerjoin(Sitting, Sitting.id == Recording.sitting_id)
        .where(
            within(DAY, selection.period), Recording.voided_at.is_(None), *cases.own(), *cases.visible(db),
            *selection.where(),
        )
        .order_by(DAY, Recording.id)
    )  # fmt: skip
    serials = count(1)
    for batch, known in briefs.batches(db, Recording, query):
        wanted = {kept.sitting_id for kept in batch if kept.sitting_id}
        held = {each.id: each for each in db.scalars(select(Sitting).where(Sitting.id.in_(wanted)))}
        for kept in batch:
            told = known[kept.case_id]
            sitting = held.get(kept.sitting_id) if kept.sitting_id else None
            yield RecordingRow(
                case_id=str(kept.case_id), serial=next(serials), number=told.number,
                sitting=f"第{sitting.number}次" if sitting else "", device=kept.device, file_number=kept.file_number,
                started=_at(kept.started_at), ended=_at(kept.ended_at), continuous=kept.continuous,
                kept_at=kept.kept_at, custodian=kept.custodian, shield=told.shield,
            )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days of the recordings of the case."""
    del rule
    query = (
        select(DAY)
        .select_from(Recording)
        .join(Case, Case.id == Recording.case_id)
        .outerjoin(Sitting, Sitting.id == Recording.sitting_id)
        .where(Recording.case_id == subject.id, Recording.voided_at.is_(None))
        .order_by(DAY)
    )
    return [local_day(at) for at in db.scalars(query)]


def _at(moment: datetime | None) -> str:
    return f"{dates.local(moment):%Y-%m-%d %H:%M}" if moment else ""
