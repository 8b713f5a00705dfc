"""时间线: everything that happened in a case and will happen, on one line, in a fixed number of queries."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import groupby

from sqlalchemy.orm import Session

from models import alarms, cases, dates
from models.queries import (
    course_changes,
    course_dues,
    course_handling,
    course_law,
    course_papers,
    course_talks,
)
from models.queries.moments import Kind, Line, Moment, State

__all__ = ["Kind", "Moment", "State", "Stretch", "course", "narrowed", "stretches"]

PAST, NOW, LATE, AHEAD = "past", "now", "late", "ahead"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line under its heading; ``place`` is PAST, NOW (what is to be done today), LATE or AHEAD."""

    title: str
    place: str
    moments: tuple[Moment, ...]
    round: int = 0


def course(
    db: Session, case_id: uuid.UUID, *, today: date, kinds: Collection[Kind] | None = None
) -> list[Moment]:
    """Return the moments of a case in order, of some kinds or all; each with the round of mediation it fell into.

    Refused for whoever may not see the case; 警情 and what a person is like are told to the police alone, and what
    was said in private to nobody.
    """
    subject, by = cases.case(db, case_id), db.info.get("by")
    line = Line(db, subject, today, alarms.may_see(by), by.id if by is not None else None)
    entries = course_changes.entries(line)
    line = replace(line, entered=course_changes.entered(line, entries))
    found = [
        *course_changes.told(line, entries), *course_handling.told(line), *course_talks.told(line),
        *course_papers.told(line), *course_dues.told(line), *course_law.told(line),
    ]  # fmt: skip
    sat = {
        moment.day for moment in found if moment.key.startswith("over.")
    }  # the sitting has told how it ended
    wanted = [
        moment
        for moment in found
        if (kinds is None or moment.kind in kinds)
        and not (moment.key.startswith("concluded.") and moment.day in sat)
    ]
    return _in_rounds(
        sorted(wanted, key=lambda moment: moment.place),
        course_changes.rounds(line, entries),
        subject.round or 1,
    )


def _in_rounds(moments: list[Moment], starts: list[tuple[date, time]], last: int) -> list[Moment]:
    """Give each moment its round; what is still to be done is of the newest."""
    if not starts:
        return [replace(each, round=last) for each in moments] if last > 1 else moments
    first = last - len(starts)
    return [
        replace(each, round=last if each.ahead else first + sum(start <= each.place[:2] for start in starts))
        for each in moments
    ]


def narrowed(moments: Iterable[Moment], *, ahead: bool = False, words: str = "") -> list[Moment]:
    """Keep what is still to be done where ``ahead``, and what says all of ``words``."""
    wanted = words.split()
    return [
        each
        for each in moments
        if (each.ahead or not ahead) and all(word in f"{each.title} {each.text} {each.by}" for word in wanted)
    ]


def stretches(moments: Iterable[Moment], today: date) -> list[Stretch]:
    """Lay moments under their headings: what is over by rounds and months, today, what is overdue, what is to come.

    Today is always there; a round is named where there are several.
    """
    every = list(moments)
    over = [each for each in every if not each.ahead]
    several = len({each.round for each in every}) > 1
    laid = [
        Stretch(f"第{turn}轮　{_month(on)}" if several else _month(on), PAST, tuple(group), turn)
        for (turn, on), group in groupby(over, key=lambda each: (each.round, (each.day.year, each.day.month)))
    ]
    laid.append(
        Stretch(f"今天　{dates.chinese(today)}　{dates.weekday(today)}", NOW, _of(every, State.TODAY))
    )
    if late := _of(every, State.LATE):
        laid.append(Stretch(f"过期还没有办的　{len(late)} 项", LATE, late))
    laid += [
        Stretch(f"接下来　{_month(on)}", AHEAD, tuple(group))
        for on, group in groupby(_of(every, State.FUTURE), key=lambda each: (each.day.year, each.day.month))
    ]
    return laid


def _of(moments: Iterable[Moment], state: State) -> tuple[Moment, ...]:
    return tuple(each for each in moments if each.state is state)


def _month(on: tuple[int, int]) -> str:
    return f"{on[0]}年{on[1]}月"
