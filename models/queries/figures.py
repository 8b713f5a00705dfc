"""All figures of a period's analysis: 特点, 存量, 处理结果, 发展态势 (domain.md §3.4), each opening to its cases."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models import periods
from models.periods import Period
from models.queries.figures_intake import Intake, intake
from models.queries.figures_results import Quality, Results, quality, results
from models.queries.figures_stock import Stock, stock
from models.queries.figures_trend import Trend, trend


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a period, beside the period before and the same one of the last year."""

    period: Period
    today: date
    now: Intake
    before: Intake
    year_before: Intake
    stock: Stock
    results: Results
    quality: Quality
    trend: Trend

    @property
    def running(self) -> bool:
        """True while days of the period are still to come: then it is compared with whole ones."""
        return self.today < self.period.last


def of_period(db: Session, period: Period, *, today: date) -> Figures:
    """Return the figures of a period as they stand on ``today``.

    The number of statements is fixed, and memory does not grow with the number of cases.
    """
    now, before = intake(db, period), intake(db, period.moved(-1))
    last_year = intake(db, period.year_before()) if is_compared_twice(period) else before
    done = results(db, period, today=today)
    return Figures(
        period, today, now, before, last_year, stock(db, period, today=today), done,
        quality(db, period, done), trend(db, period, now, before, last_year, today=today),
    )  # fmt: skip


def is_compared_twice(period: Period) -> bool:
    """Tell whether 同比 and 环比 are two: a year has only the one before it, and so has anything longer."""
    return period.year_before().after <= period.first and period.year_before() != period.moved(-1)


def of_month(db: Session, month: date, *, today: date) -> Figures:
    """Return the figures of the month that holds the day ``month``."""
    return of_period(db, periods.month(month), today=today)
