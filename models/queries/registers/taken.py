"""Rows of R4 and R10: every number of a series, in use, reserved or void, and what it stands on."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, islice
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import cases, dates, formheads, numbering
from models.cases import Case
from models.numbering import Number, NumberSeries
from models.papers import Paper
from models.queries.registers import briefs
from models.queries.registers.words import local_day, offence_of
from models.queries.rows_papers import NumberRow, SpotRow
from models.queries.selection import Selection, within
from models.registerrules import Rule

#: What the book of a series says of a number.
STATES = {numbering.USED: "已使用", numbering.RESERVED: "已领用未使用", numbering.VOID: "作废"}
UNNARROWED = "全部"

Told = Callable[[int, Number, NumberSeries, Paper | None, briefs.Brief], Any]


def spot(db: Session, selection: Selection, rule: Rule) -> Iterator[SpotRow]:
    """Give the rows of R4."""
    return _each(db, selection, rule, _spot)


def every(db: Session, selection: Selection, rule: Rule) -> Iterator[NumberRow]:
    """Give the rows of R10."""
    return _each(db, selection, rule, _number)


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days on which numbers of the series were taken for the case."""
    query = _numbers(rule).where(Number.case_id == subject.id).with_only_columns(Number.taken_at)
    return [local_day(at) for at in db.scalars(query.order_by(Number.taken_at))]


def _numbers(rule: Rule) -> Select[Any]:
    return (
        select(Number.id)
        .join(NumberSeries, NumberSeries.id == Number.series_id)
        .outerjoin(Case, Case.id == Number.case_id)
        .where(NumberSeries.key.in_(rule.series))
    )


def _each(db: Session, selection: Selection, rule: Rule, told: Told) -> Iterator[Any]:
    query = _numbers(rule).where(within(Number.taken_at, selection.period))
    if selection.chosen != UNNARROWED or cases.visible(db):
        query = query.where(*selection.where(), *cases.visible(db))
    ids = iter(db.scalars(query.order_by(NumberSeries.key, NumberSeries.year, Number.n)).all())
    serials = count(1)
    while batch := list(islice(ids, briefs.AT_ONCE)):
        numbers = {each.id: each for each in db.scalars(select(Number).where(Number.id.in_(batch)))}
        series = {
            each.id: each
            for each in db.scalars(
                select(NumberSeries).where(NumberSeries.id.in_({each.series_id for each in numbers.values()}))
            )
        }
        papers = {
            each.number_id: each for each in db.scalars(select(Paper).where(Paper.number_id.in_(batch)))
        }
        known = briefs.of(db, {each.case_id for each in numbers.values()})
        for each in batch:
            number = numbers[each]
            facts = known.get(number.case_id, briefs.NOBODY)
            yield told(next(serials), number, series[number.series_id], papers.get(each), facts)


def _spot(
    serial: int, number: Number, series: NumberSeries, paper: Paper | None, told: briefs.Brief
) -> SpotRow:
    del series
    return SpotRow(
        case_id=str(number.case_id or ""), serial=serial, number=number.text,
        on=paper.issued_on if paper else local_day(number.taken_at), parties=told.parties,
        offence=offence_of(told.offence), amount=told.amount, officer=paper.by_name if paper else number.by_name,
        state=STATES.get(number.state, number.state), reason=number.reason, shield=told.shield,
    )  # fmt: skip


def _number(
    serial: int, number: Number, series: NumberSeries, paper: Paper | None, told: briefs.Brief
) -> NumberRow:
    title = (
        paper.title if paper else formheads.head(number.form).title if number.form in formheads.ids() else ""
    )
    at = dates.local(paper.issued_at) if paper else None
    return NumberRow(
        case_id=str(number.case_id or ""), serial=serial, series=numbering.pattern(series.key)[0], text=number.text,
        title=title, number=told.number, issued_at=f"{at:%Y-%m-%d %H:%M}" if at else "",
        copies=paper.copies if paper else None, by_name=number.by_name, state=number.state, reason=number.reason,
        shield=told.shield,
    )  # fmt: skip
