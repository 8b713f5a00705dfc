"""What may become of it: what repeats, what is grave, what grew, and how the months went."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from models import periods
from models.cases import Case, Flag, Party
from models.periods import MONTHS, Kind, Period
from models.queries.figures_intake import Intake
from models.queries.figures_slices import Slice, among, counted, counts, marked
from models.queries.selection import received_in

GRAVE = 4
RECENT = 3
_LONG = 24  # months: beyond, a trend is told by years


@dataclass(frozen=True, slots=True)
class Course:
    """How many were registered in one step of the trend, and in the same step of the last year if that is compared."""

    period: Period
    received: Slice
    year_before: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """What may become of it; ``recent`` are the counts of the last three periods, this one last."""

    repeated: Slice
    grave: Slice
    violent: Slice
    rising: tuple[str, int, int] | None
    falling: tuple[str, int, int] | None
    recent: tuple[int, ...]
    course: tuple[Course, ...]

    @property
    def expected(self) -> int:
        """The mean of the last three periods, half up."""
        return (sum(self.recent) * 2 + RECENT) // (2 * RECENT)


def trend(
    db: Session, period: Period, now: Intake, before: Intake, year_before: Intake, *, today: date
) -> Trend:
    """Find what repeats, what is grave, and which types moved most against the last year."""
    which = received_in(period)
    watched = marked(Case.flags, Flag.VIOLENCE.value) | (Case.level > GRAVE)
    moved = sorted(
        ((name, now.of_type(name), year_before.of_type(name)) for name in _types(now, year_before)),
        key=lambda each: each[1] - each[2],
    )
    grave, violent = counts(db, (*which, Case.level >= GRAVE), (*which, watched), parts=(which,))
    two_back = db.scalar(
        select(func.count()).select_from(Case).where(*counted(db), *received_in(period.moved(-2)))
    )
    return Trend(
        repeated=among("重复纠纷", db, *which, _met_before()),
        grave=Slice("重大以上", grave, (*which, Case.level >= GRAVE)),
        violent=Slice("民转刑隐患", violent, (*which, watched)),
        rising=moved[-1] if moved and moved[-1][1] > moved[-1][2] else None,
        falling=moved[0] if moved and moved[0][1] < moved[0][2] else None,
        recent=(int(two_back or 0), before.received.count, now.received.count),
        course=_course(db, period, today),
    )


def steps(period: Period, today: date) -> tuple[Period, ...]:
    """Return the steps that the trend of a period is told by: the twelve months up to its end or today, or its years."""
    months = [each for each in period.months() if each.first <= max(period.first, today)]
    if len(months) > _LONG:
        last = periods.of(Kind.YEAR, months[-1].first)
        return tuple(last.moved(by) for by in range(period.first.year - last.first.year, 1))
    return tuple(months[-1].moved(by) for by in range(1 - max(MONTHS, len(months)), 1))


def _types(*intakes: Intake) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for intake in intakes for each in intake.types))


def _met_before() -> ColumnElement[bool]:
    """Return what holds of a case in which somebody of 甲 and somebody of 乙 met in an earlier case (domain.md 4.3)."""
    one, other, once, again = aliased(Party), aliased(Party), aliased(Party), aliased(Party)
    earlier = aliased(Case)
    before = (earlier.received_at < Case.received_at) | (
        (earlier.received_at == Case.received_at) & (earlier.id < Case.id)
    )
    return exists(
        select(one.case_id)
        .join(once, and_(once.person_id == one.person_id, once.case_id != Case.id, once.voided_at.is_(None)))
        .join(again, and_(again.case_id == once.case_id, again.voided_at.is_(None)))
        .join(other, and_(other.person_id == again.person_id, other.case_id == Case.id))
        .join(earlier, and_(earlier.id == once.case_id, earlier.voided_at.is_(None), before))
        .where(
            one.case_id == Case.id, one.side == "甲", one.voided_at.is_(None), other.side == "乙",
            other.voided_at.is_(None),
        )
        .correlate(Case)
    )  # fmt: skip


def _course(db: Session, period: Period, today: date) -> tuple[Course, ...]:
    """Count the steps, and those of the year before, in one statement."""
    told = steps(period, today)
    yearly = told[0].kind is Kind.YEAR
    every = [*told, *(() if yearly else (each.year_before() for each in told))]
    spans = list(dict.fromkeys((each.first, each) for each in every))
    place = case(
        *(
            (Case.received_at < each.moments[1], number)
            for number, (_, each) in enumerate(sorted(spans, key=lambda span: span[0]))
        ),
        else_=-1,
    )
    ordered = [each for _, each in sorted(spans, key=lambda span: span[0])]
    rows = db.execute(
        select(place, func.count())
        .where(
            *counted(db), Case.received_at >= ordered[0].moments[0], Case.received_at < ordered[-1].moments[1]
        )
        .group_by(place)
    )
    found = {ordered[number].first: int(count) for number, count in rows}
    return tuple(
        Course(
            each, Slice(each.name, found.get(each.first, 0), received_in(each)),
            None if yearly else found.get(each.year_before().first, 0),
        )
        for each in told
    )  # fmt: skip
