"""Numbers of a period that stand in no row, and cases that were entered after it ended."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import cases, dates, numbering
from models.audit import AuditEntry
from models.cases import Case, State
from models.numbering import Number, NumberSeries
from models.periods import Period
from models.queries.registers.days import DAYS
from models.queries.rows import Gap
from models.queries.selection import within
from models.registerrules import Rule

CREATED = "新增"
TAKEN = "taken"


def gaps(db: Session, period: Period, rule: Rule) -> list[Gap]:
    """Return the numbers taken in the period that no row or valid paper carries, each with its reason."""
    first, after = period.moments
    found: list[Gap] = []
    into = aliased(Case)
    taken = db.execute(
        select(Number, NumberSeries, Case.voided_at, Case.void_reason, Case.state, into.number)
        .join(NumberSeries, NumberSeries.id == Number.series_id)
        .outerjoin(Case, Case.id == Number.case_id)
        .outerjoin(into, into.id == Case.merged_into_id)
        .where(NumberSeries.key.in_(rule.series), Number.taken_at >= first, Number.taken_at < after)
        .order_by(NumberSeries.key, NumberSeries.year, Number.n)
    )
    last: dict[object, int] = {}
    for number, series, voided_at, void_reason, state, merged_into in taken:
        _, _, pattern = numbering.pattern(series.key)
        found += [
            Gap(pattern.format(word=series.organ, year=series.year, n=n), "号簿无记录")
            for n in range(last.get(series.id, number.n - 1) + 1, number.n)
        ]
        last[series.id] = number.n
        if rule.day == TAKEN:  # every number that was taken is a row
            continue
        if number.state != numbering.USED:
            found.append(
                Gap(number.text, f"{number.state}：{number.reason}" if number.reason else number.state)
            )
        elif voided_at is not None:
            found.append(Gap(number.text, f"案件作废：{void_reason}"))
        elif state == State.MERGED.value and series.key == "case":
            found.append(Gap(number.text, f"已并入 {merged_into}"))
    return found


def late(db: Session, period: Period, rule: Rule, meant: Callable[[Case], bool]) -> list[Gap]:
    """Return the cases of the period that were entered after it ended, with the day of their entry.

    ``meant`` tells the cases that the register is for.
    """
    if rule.day not in DAYS:
        return []
    _, after = period.moments
    entered = db.execute(
        select(Case, AuditEntry.at)
        .join(AuditEntry, AuditEntry.case_id == Case.id)
        .where(
            *cases.own(), within(DAYS[rule.day], period), AuditEntry.table_name == Case.__tablename__,
            AuditEntry.deed == CREATED, AuditEntry.at >= after,
        )
        .order_by(AuditEntry.seq)
    )  # fmt: skip
    return [
        Gap(case.number, f"{dates.local(at).date().isoformat()}录入") for case, at in entered if meant(case)
    ]
