"""Periods of registers."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models import periods
from models.periods import Kind

days = st.dates(date(2001, 1, 1), date(2090, 12, 31))
kinds = st.sampled_from([Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR])


@given(days, kinds, st.integers(-30, 30))
def test_periods_of_a_kind_follow_each_other_without_a_day_between(on: date, kind: Kind, by: int) -> None:
    period = periods.of(kind, on)
    assert period.holds(on)
    assert period.moved(1).first == period.after
    assert period.moved(by).moved(-by) == period
    assert [each.after for each in period.months()][-1] == period.after


@given(days, days)
def test_days_take_both_ends_in_whichever_order(first: date, last: date) -> None:
    period = periods.days(first, last)
    assert period == periods.days(last, first)
    assert period.holds(first)
    assert period.holds(last)
    assert not period.holds(max(first, last) + timedelta(1))


def test_the_last_year_of_a_leap_day_ends_on_the_28th() -> None:
    period = periods.days(date(2028, 2, 1), date(2028, 2, 29)).year_before()
    assert (period.first, period.last) == (date(2027, 2, 1), date(2027, 2, 28))


def test_a_period_is_named_as_titles_and_files_name_it() -> None:
    on = date(2026, 11, 20)
    told = [(periods.of(kind, on).name, periods.of(kind, on).code) for kind in list(Kind)[:4]]
    assert told == [
        ("2026年11月", "202611"),
        ("2026年第四季度", "2026Q4"),
        ("2026年下半年", "2026H2"),
        ("2026年度", "2026"),
    ]
    assert periods.days(date(2026, 11, 1), on).name == "2026年11月1日至2026年11月20日"
