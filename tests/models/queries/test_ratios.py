"""The rules of comparison of domain.md §3.4, on the numbers of a real bulletin."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.queries import ratios


@pytest.mark.parametrize(
    ("part", "expected"),
    [(842, "96.9%"), (455, "52.4%"), (378, "43.5%"), (36, "4.1%"), (869, "100.0%"), (0, "0.0%")],
)
def test_percent_gives_the_shares_of_the_bulletin(part: int, expected: str) -> None:
    assert ratios.percent(part, 869) == expected


@pytest.mark.parametrize(
    ("now", "before", "against", "expected"),
    [
        (869, 869 + 159, "同比", "同比下降15.5%"),
        (869, 869 - 29, "环比", "环比上升3.5%"),
        (5, 5, "同比", "同比持平"),
        (0, 0, "环比", "环比持平"),
        (5, 0, "同比", "上年同期为0"),
        (5, 0, "环比", "上期为0"),
        (10_001, 10_000, "同比", "同比基本持平"),
        (0, 8, "环比", "环比下降100.0%"),
    ],
)  # fmt: skip
def test_change_is_worded_as_in_bulletins(
    now: int, before: int, against: ratios.Against, expected: str
) -> None:
    assert ratios.change(now, before, against) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((842, 869), (800, 840), "同比上升1.7个百分点"),
        ((1, 2), (3, 4), "同比下降25.0个百分点"),
        ((1, 2), (2, 4), "同比持平"),
        ((1, 2), (0, 0), "上年同期为0"),
        ((0, 0), (1, 2), "—"),
    ],
)
def test_change_of_a_rate_is_in_percentage_points(
    now: tuple[int, int], before: tuple[int, int], expected: str
) -> None:
    assert ratios.change_of_rate(now, before, "同比") == expected


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_share_is_half_up_to_one_decimal(part: int, whole: int) -> None:
    found = ratios.share(part, whole)

    assert found is not None
    exact = Decimal(part) * 100 / whole
    assert found - Decimal("0.05") <= exact + Decimal("1e-20")
    assert exact < found + Decimal("0.05") + Decimal("1e-20")


def test_a_half_goes_up() -> None:
    assert ratios.share(1, 800) == Decimal("0.1")
    assert ratios.share(5, 10_000) == Decimal("0.1")
    assert ratios.share(-5, 10_000) == Decimal("-0.1")
