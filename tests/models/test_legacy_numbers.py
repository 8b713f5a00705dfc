"""Numbers of documents read by tables tell what they tell when they are read one by one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import legacy_numbers, signs
from tests.sample import resident

HOLDS = resident("19700304", "011")

figures = st.text("0123456789", min_size=17, max_size=17)


@given(figures, st.sampled_from("0123456789Xx "))
def test_number_holds_as_it_does_elsewhere(body: str, last: str) -> None:
    assert legacy_numbers.read(body + last)[0] == signs.document(body + last)


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 999))
def test_number_tells_birth_and_sex(birth: date, order: int) -> None:
    number = resident(f"{birth:%Y%m%d}", f"{order:03}")
    told = ("", None, "") if number.endswith("000") else (number, birth, "男" if order % 2 else "女")
    assert legacy_numbers.read(number) == told


@given(st.text(max_size=20))
def test_other_words_are_read_as_elsewhere(cell: str) -> None:
    assert legacy_numbers.read(cell)[0] == signs.document(cell)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (f"{HOLDS[:6]} {HOLDS[6:]}", (HOLDS, date(1970, 3, 4), "男")),
        ("91330106799655058B", ("91330106799655058B", None, "")),
        ("91330119900101MA4X", ("91330119900101MA4X", None, "")),
        (resident("19701301"), (resident("19701301"), None, "")),
    ],
)
def test_day_of_birth_is_told_by_residents_numbers_alone(cell: str, told: legacy_numbers.Told) -> None:
    assert legacy_numbers.read(cell) == told


def test_first_number_of_a_cell_that_holds_counts() -> None:
    wrong = HOLDS[:-1] + ("1" if HOLDS[-1] != "1" else "2")
    assert [legacy_numbers.first(cell)[0] for cell in (f"{wrong}、{HOLDS}", wrong, "")] == [HOLDS, "", ""]
