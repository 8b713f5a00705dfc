"""分期: adds up to the fen, keeps to the month's end, and says what is wrong with a plan."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import instalments
from models.errors import Refusal
from models.instalments import MONTH_END, MONTHLY, QUARTERLY, STEPS, WEEKLY, Step

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
counts = st.integers(1, instalments.MOST)
steps = st.sampled_from([*STEPS.values(), instalments.every(10)])


@given(st.integers(instalments.MOST, 10**13), counts, days, steps)
def test_plan_adds_up_to_the_fen_with_the_remainder_last(
    total: int, count: int, first: date, step: Step
) -> None:
    parts = instalments.plan(total, count, first, step)
    sums = [fen for _, fen in parts]
    assert sum(sums) == total
    assert len(sums) == count
    assert len(set(sums[:-1])) <= 1
    assert 0 <= sums[-1] - sums[0] < count
    assert instalments.agrees(total, parts) == ""


@given(st.integers(1, 10**13), days, steps, st.data())
def test_plan_each_adds_up_with_a_smaller_last_payment(
    total: int, first: date, step: Step, data: st.DataObject
) -> None:
    each = data.draw(st.integers(-(-total // instalments.MOST), 10**14))
    parts = instalments.plan_each(total, each, first, step)
    sums = [fen for _, fen in parts]
    assert sum(sums) == total
    assert sums[:-1] == [each] * (len(sums) - 1)
    assert 0 < sums[-1] <= each


@given(days, counts)
def test_a_month_later_is_the_same_day_or_the_last_of_a_short_month(first: date, count: int) -> None:
    for day, _ in instalments.plan(10**6, count, first, MONTHLY):
        last = (day + timedelta(1)).day == 1
        assert day.day == first.day or (last and day.day < first.day)


@given(days, counts)
def test_month_ends_are_each_the_last_day_of_their_month(first: date, count: int) -> None:
    listed = [day for day, _ in instalments.plan(10**6, count, first, MONTH_END)]
    assert all((day + timedelta(1)).day == 1 for day in listed)
    assert len({(day.year, day.month) for day in listed}) == count


def test_the_thirty_first_comes_back_after_february() -> None:
    assert instalments.plan(100_00, 3, date(2026, 1, 31)) == (
        (date(2026, 1, 31), 33_33), (date(2026, 2, 28), 33_33), (date(2026, 3, 31), 33_34),
    )  # fmt: skip
    assert instalments.plan(2, 2, date(2027, 11, 30), QUARTERLY)[1][0] == date(2028, 2, 29)


def test_weeks_are_seven_days_apart() -> None:
    assert [day for day, _ in instalments.plan(3, 3, date(2026, 12, 25), WEEKLY)] == [
        date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 8),
    ]  # fmt: skip


def test_given_days_are_put_in_order() -> None:
    assert instalments.plan_on(100, [date(2026, 5, 1), date(2026, 2, 1), date(2026, 12, 31)]) == (
        (date(2026, 2, 1), 33), (date(2026, 5, 1), 33), (date(2026, 12, 31), 34),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: instalments.plan(0, 3, date(2026, 1, 1)), "total"),
        (lambda: instalments.plan(10**15, 3, date(2026, 1, 1)), "total"),
        (lambda: instalments.plan(100, 0, date(2026, 1, 1)), "count"),
        (lambda: instalments.plan(10**6, 121, date(2026, 1, 1)), "count"),
        (lambda: instalments.plan(2, 3, date(2026, 1, 1)), "count"),
        (lambda: instalments.plan(10**6, 100, date(2199, 1, 1)), "count"),
        (lambda: instalments.plan(100, 2, date(2026, 1, 1), Step()), "step"),
        (lambda: instalments.every(0), "step"),
        (lambda: instalments.plan_each(100, 0, date(2026, 1, 1)), "each"),
        (lambda: instalments.plan_each(0, 100, date(2026, 1, 1)), "total"),
        (lambda: instalments.plan_each(10**6, 1, date(2026, 1, 1)), "count"),
        (lambda: instalments.plan_on(100, []), "count"),
        (lambda: instalments.plan_on(100, [date(2026, 1, 1)] * 2), "days"),
    ],
)
def test_what_cannot_be_parted_is_refused_at_its_field(call: Callable[[], object], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        call()
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(date(2026, 1, 1), 100), (date(2026, 2, 1), 201)], "各期合计 ¥3.01，比总额多 ¥0.01。"),
        ([(date(2026, 2, 1), 100), (date(2026, 1, 1), 200)], "各期日期应由早到晚，不能重复。"),
        ([(date(2026, 1, 1), 300), (date(2026, 2, 1), 0)], "每期金额应大于零。"),
    ],
)
def test_a_plan_altered_by_hand_says_what_it_misses(parts: list[tuple[date, int]], said: str) -> None:
    assert instalments.agrees(300, parts) == said
