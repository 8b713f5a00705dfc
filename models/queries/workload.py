"""办案人员的工作量与成效: the same figures person by person, for leaders; everybody else reads their own row."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import cases, clocks, station
from models.cases import OPEN, Case
from models.clocks import Deadline
from models.periods import Period
from models.queries import quality
from models.queries.quality import Figure
from models.queries.selection import received_in, within
from models.sittings import Attendance, Sitting
from models.station import Deed, Identity, Officer, Role
from models.visits import Visit

NOBODY = "未分配"


@dataclass(frozen=True)
class Load:
    """One person's row: what they have in hand and what the figures of the period say of it."""

    officer_id: uuid.UUID | None
    name: str
    role: str
    standing: int
    late: int
    hosted: int
    figures: dict[str, Figure]
    serial: int = 0
    registered: int = 0
    visited: int = 0
    recorded: int = 0

    @property
    def received(self) -> int:
        """How many cases of the period are theirs."""
        return self.figures["success"].whole if "success" in self.figures else 0

    def value(self, key: str) -> str:
        """Write a figure, — where it is not counted."""
        return self.figures[key].value if key in self.figures else quality.NONE

    def pair(self, key: str) -> str:
        """Write a figure as done/due; empty where nothing was due.

        It stands beside the rate: 100% of one is not 100% of twenty.
        """
        found = self.figures.get(key)
        return f"{found.part}/{found.whole}" if found and found.whole else ""


def may_see_all(by: Identity) -> bool:
    """Tell whether a person may compare colleagues: the leader alone."""
    return station.may(by, Deed.APPROVE)


def of(
    db: Session, period: Period, figures: Iterable[Figure], *, today: date, by: Identity
) -> tuple[Load, ...]:
    """Return a row for each person in service, and each other with work in the period or in hand, the most work first.

    Who may not see all gets their own row alone. ``figures`` are those of the whole period, so that the rows add up.
    """
    told = tuple(figures)
    standing, late, hosted = _standing(db), _late(db, today), _hosted(db, period)
    people = {each.officer_id for figure in told for each in figure.items}
    people |= {*standing, *late, *hosted}
    staff = _in_service(db)
    people |= staff.keys()
    if not may_see_all(by):
        people = {by.id}
    known = {
        each.id: each for each in db.scalars(select(Officer).where(Officer.id.in_([p for p in people if p])))
    }
    ids: dict[str, uuid.UUID | None] = {each.name: each.id for each in known.values()}
    registered, visited, recorded = (
        {ids[name]: count for name, count in counted.items() if name in ids}
        for counted in _by_name(db, period)
    )
    rows = [
        Load(
            each, known[each].name if each in known else NOBODY, known[each].role if each in known else "",
            standing.get(each, 0), late.get(each, 0), hosted.get(each, 0),
            {figure.measure.key: figure.of(each) for figure in told},
            registered=registered.get(each, 0), visited=visited.get(each, 0), recorded=recorded.get(each, 0),
        )
        for each in people
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.officer_id is None, -row.received, -row.hosted, row.name))
    return tuple(replace(row, serial=serial) for serial, row in enumerate(rows, start=1))


def _standing(db: Session) -> dict[uuid.UUID | None, int]:
    query = (
        select(Case.handler_id, func.count())
        .where(Case.state.in_([state.value for state in OPEN]), *cases.own(), *cases.visible(db))
        .group_by(Case.handler_id)
    )
    return {officer_id: int(count) for officer_id, count in db.execute(query)}


def _late(db: Session, today: date) -> dict[uuid.UUID | None, int]:
    """Count the cases of each with a deadline that has passed, by the rule of 今日: a lapsed right of the parties is none."""
    query = (
        select(Case.handler_id, func.count(Case.id.distinct()))
        .join(Deadline, Deadline.case_id == Case.id)
        .where(
            *clocks.waiting(today, today - timedelta(1)), *cases.own(), *cases.visible(db),
        )
        .group_by(Case.handler_id)
    )  # fmt: skip
    return {officer_id: int(count) for officer_id, count in db.execute(query)}


def _in_service(db: Session) -> dict[uuid.UUID | None, Officer]:
    """Find who works at the station now; who only keeps the program does not count."""
    rows = db.scalars(
        select(Officer).where(Officer.voided_at.is_(None), Officer.role != Role.ADMINISTRATOR.value)
    )
    return {each.id: each for each in rows}


def _by_name(db: Session, period: Period) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Count by name what is done for the cases of others too: 接待登记, 回访, 记录."""
    shared = (*cases.own(), *cases.visible(db))
    queries = (
        select(Case.received_by, func.count()).where(*received_in(period), *shared).group_by(Case.received_by),
        select(Visit.by_name, func.count()).join(Case, Case.id == Visit.case_id)
        .where(Visit.voided_at.is_(None), within(Visit.done_on, period), *shared).group_by(Visit.by_name),
        select(Sitting.recorder, func.count()).join(Case, Case.id == Sitting.case_id)
        .where(Sitting.voided_at.is_(None), within(Sitting.started_at, period), *shared).group_by(Sitting.recorder),
    )  # fmt: skip
    registered, visited, recorded = (
        {name: int(count) for name, count in db.execute(query)} for query in queries
    )
    return registered, visited, recorded


def _hosted(db: Session, period: Period) -> dict[uuid.UUID | None, int]:
    """Count the sittings that each presided over in the period."""
    met: dict[uuid.UUID | None, set[uuid.UUID]] = defaultdict(set)
    query = (
        select(Attendance.officer_id, Sitting.id)
        .join(Sitting, Sitting.id == Attendance.sitting_id)
        .join(Case, Case.id == Sitting.case_id)
        .where(
            Attendance.host, Attendance.officer_id.is_not(None), Sitting.voided_at.is_(None),
            within(Sitting.started_at, period), *cases.own(), *cases.visible(db),
        )
    )  # fmt: skip
    for officer_id, sitting_id in db.execute(query):
        met[officer_id].add(sitting_id)
    return {officer_id: len(held) for officer_id, held in met.items()}
