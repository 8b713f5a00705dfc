"""The arithmetic of forms, read and tried."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refusal
from models.statistics import checks

KNOWN = [str(number) for number in range(1, 28)]


def tried(text: str, **values: int) -> bool:
    named = {name.removeprefix("n"): value for name, value in values.items()}
    return checks.holds(checks.parse(text), KNOWN, dict.fromkeys(KNOWN, 0) | named)


def test_every_side_must_be_the_same() -> None:
    assert tried("2 = 6 + 18 = 24 + 25", n2=9, n6=4, n18=5, n24=9)
    assert not tried("2 = 6 + 18 = 24 + 25", n2=9, n6=4, n18=5, n24=8)


def test_a_range_takes_the_keys_between_in_the_order_of_the_form() -> None:
    side = checks.parse("5 = 7 + … + 16").sides[1]

    assert [key for _, key in checks.members(side, KNOWN)] == KNOWN[6:16]
    assert checks.parse("5 = 7 + ... + 16").sides[1] == side


def test_a_limit_goes_through_all_sides() -> None:
    assert tried("3 ≤ 2 ≤ 1", n1=5, n2=5, n3=1)
    assert not tried("3 ≤ 2 ≤ 1", n1=5, n2=1, n3=2)


def test_what_is_taken_off_has_a_minus() -> None:
    assert tried("3 = 1 − 2", n1=5, n2=2, n3=3)
    assert tried("3 = 1 - 2", n1=5, n2=2, n3=3)


def test_a_star_takes_every_member() -> None:
    side = checks.parse("total = each:*").sides[1]

    assert checks.members(side, ["total", "each:西岔村", "each:none"]) == [
        (1, "each:西岔村"),
        (1, "each:none"),
    ]


@pytest.mark.parametrize(
    "text", ["1", "1 = ", "= 2", "1 + 2", "1 = 2 ≤ 3", "1 = 2 3", "1 = (2 + 3)", "1 = 2 * 3", "1 = + 2", "1 = __import__('os')", "1 = 2 + … "]
)  # fmt: skip
def test_what_is_no_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        checks.parse(text)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=10), st.integers(-3, 3))
def test_a_sum_holds_when_it_is_the_sum(parts: list[int], off: int) -> None:
    values = {str(place): part for place, part in enumerate(parts, 2)} | {"1": sum(parts) + off}
    last = len(parts) + 1
    text = f"1 = 2 + … + {last}" if last > 2 else "1 = 2"

    assert checks.holds(checks.parse(text), sorted(values, key=int), values) is (off == 0)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Refusal):
        assert len(checks.parse(text).sides) > 1
