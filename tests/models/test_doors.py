"""Addresses of a village in the order of the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import doors
from models.clausetext import numeral


@pytest.mark.parametrize(
    ("address", "group", "house"),
    [
        ("西岔村二组12号", 2, 12),
        ("西岔村第三村民小组", 3, doors.LAST),
        ("西岔村１１组７号", 11, 7),
        ("西岔村一百二十号", doors.LAST, 120),
        ("老槐树屯", doors.LAST, doors.LAST),
        ("幸福社区5栋2单元301", doors.LAST, 5),
        ("", doors.LAST, doors.LAST),
    ],
)
def test_group_and_house_are_read_from_an_address(address: str, group: int, house: int) -> None:
    assert doors.order(address)[:2] == (group, house)


@given(st.integers(1, 99), st.integers(1, 9999))
def test_spoken_and_written_numbers_are_the_same_door(group: int, house: int) -> None:
    assert doors.order(f"西岔村{numeral(group)}组{house}号")[:2] == (group, house)
    assert doors.order(f"西岔村第{group}村民小组{house}号")[:2] == (group, house)


@given(st.text())
def test_any_address_has_a_place_in_the_order(address: str) -> None:
    group, house, words = doors.order(address)
    assert (0 <= group <= doors.LAST, 0 <= house <= doors.LAST, len(words)) == (True, True, len(address))
