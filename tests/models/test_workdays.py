import doctest
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import workdays
from models.workdays import Calendar

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(workdays).failed == 0


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 9, 18), 7, date(2026, 9, 29)),
        (date(2026, 9, 24), 7, date(2026, 10, 12)),
        (date(2026, 4, 30), 7, date(2026, 5, 13)),
        (date(2026, 2, 12), 3, date(2026, 2, 24)),
        (date(2026, 11, 20), 7, date(2026, 12, 1)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_end_where_the_notice_of_2026_says(day: date, count: int, due: date) -> None:
    assert workdays.standard().add_workdays(day, count) == due


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 11, 21), 30, date(2026, 12, 21)),
        (date(2026, 9, 1), 30, date(2026, 10, 8)),
        (date(2026, 1, 29), 30, date(2026, 2, 28)),
    ],
)
def test_last_day_on_a_holiday_moves_to_the_next_working_day(day: date, count: int, due: date) -> None:
    assert workdays.standard().add_days_rolled(day, count) == due


def test_table_of_2026_is_what_the_package_says() -> None:
    ours = workdays.standard()
    theirs = Calendar()
    year = [date(2026, 1, 1) + timedelta(days) for days in range(365)]

    assert [day for day in year if ours.works(day) != theirs.works(day)] == []
    assert sum(ours.works(day) for day in year) == 248


def test_table_knows_every_year_that_the_package_knows() -> None:
    assert Calendar().known_years(range(2026, 2031)) == workdays.standard().known_years(range(2026, 2031))


def test_year_without_a_notice_has_weekends_and_the_days_of_the_law_and_is_missing() -> None:
    calendar = workdays.standard()

    assert calendar.known_years(range(2024, 2029)) == (2024, 2025, 2026)
    assert calendar.missing(2028) is True
    assert calendar.works(date(2028, 10, 2)) is False
    assert calendar.works(date(2028, 10, 4)) is True
    assert calendar.works(date(2028, 9, 30)) is False
    assert workdays.weekends().works(date(2028, 10, 2)) is True


def test_days_of_the_law_need_no_notice() -> None:
    calendar = workdays.standard()
    rest = calendar.rest

    assert calendar.rolled(date(2027, 1, 1)) == date(2027, 1, 4)
    assert calendar.rolled(date(2027, 2, 5)) == date(2027, 2, 9)
    assert (rest.has(date(2024, 5, 2)), rest.has(date(2025, 5, 2))) == (False, True)


def test_days_of_the_law_are_those_of_the_package() -> None:
    import holidays  # noqa: PLC0415 -- half a second, wanted here only

    rest = workdays.standard().rest
    for year in range(2027, 2036):
        told = holidays.country_holidays("CN", years=year, observed=False)
        wanted = {day for day in told if day.year == year}
        assert {day for day in wanted if not rest.has(day)} == set()
        assert sum(rest.has(date(year, 1, 1) + timedelta(days)) for days in range(365)) == len(wanted)


def test_station_brings_the_notice_of_the_next_year(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "holidays.toml").write_text(
        '[[year]]\nyear = 2028\noff = [["2028-10-02", "2028-10-06", "国庆节"]]\nwork = ["2028-10-08"]\n',
        encoding="utf-8",
    )
    resources.override(tmp_path)
    try:
        calendar = workdays.standard()

        assert calendar.missing(2028) is False
        assert calendar.works(date(2029, 10, 2)) is False
        assert calendar.add_workdays(date(2028, 9, 29), 1) == date(2028, 10, 8)
    finally:
        resources.restore()
    assert workdays.standard().missing(2028) is True


@given(DAYS, st.integers(1, 60))
def test_counting_back_gives_the_days_that_were_added(day: date, count: int) -> None:
    calendar = workdays.standard()
    due = calendar.add_workdays(day, count)

    assert calendar.works(due) is True
    assert calendar.workdays_between(day, due) == count
    assert calendar.workdays_between(due, day) == -count


@given(DAYS, st.integers(0, 400))
def test_rolled_day_is_never_early_and_always_worked(day: date, count: int) -> None:
    calendar = workdays.standard()
    due = calendar.add_days_rolled(day, count)

    assert calendar.works(due) is True
    assert calendar.workdays_between(day + timedelta(count), due) in {0, 1}
