"""时间线: everything that happened in a case and will happen, on one line, in a fixed number of queries."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from models import alarms, cases, dates
from models.queries import course_dues, course_handling, course_law, course_papers, course_talks
from models.queries.moments import Kind, Line, Moment, State

__all__ = ["Kind", "Moment", "State", "course"]


def course(
    db: Session, case_id: uuid.UUID, *, today: date, kinds: Collection[Kind] | None = None
) -> list[Moment]:
    """Return the moments of a case in order, of some kinds or all; each with the round of mediation it fell into.

    Refused for whoever may not see the case; 警情 and what a person is like are told to the police alone, and what
    was said in private to nobody.
    """
    subject, by = cases.case(db, case_id), db.info.get("by")
    line = Line(db, subject, today, alarms.may_see(by), by.id if by is not None else None)
    entries = course_handling.changes(line)
    found = [
        *course_handling.told(line), *course_handling.of_changes(line, entries), *course_talks.told(line),
        *course_papers.told(line), *course_dues.told(line), *course_law.told(line),
    ]  # fmt: skip
    wanted = [moment for moment in found if kinds is None or moment.kind in kinds]
    return _in_rounds(
        sorted(wanted, key=lambda moment: moment.place), _starts(line, entries), subject.round or 1
    )


def _starts(line: Line, entries: Iterable[Any]) -> list[tuple[date, time]]:
    """Return when the second and each later round began."""
    moments: list[datetime] = [
        dates.local(each.at)
        for each in entries
        if each.table_name == "cases"
        and each.case_id == line.case_id
        and each.deed != "新增"
        and "round" in each.changes
    ]
    return sorted((each.date(), each.time()) for each in moments)


def _in_rounds(moments: list[Moment], starts: list[tuple[date, time]], last: int) -> list[Moment]:
    """Give each moment its round; what is still to be done is of the newest."""
    if not starts:
        return [replace(each, round=last) for each in moments] if last > 1 else moments
    first = last - len(starts)
    return [
        replace(each, round=last if each.ahead else first + sum(start <= each.place[:2] for start in starts))
        for each in moments
    ]
