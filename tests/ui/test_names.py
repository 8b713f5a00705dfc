"""Short names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.names import told_apart


@pytest.mark.parametrize(
    ("names", "short"),
    [
        ({"甲": "张土根", "乙": "赵水生"}, {"甲": "张", "乙": "赵"}),
        ({"甲": "黄大明", "乙": "黄大林"}, {"甲": "黄大明", "乙": "黄大林"}),
        ({"甲": "黄某", "乙": "黄某"}, {"甲": "甲方", "乙": "乙方"}),
        ({}, {}),
    ],
)
def test_told_apart_takes_as_little_as_tells_the_sides_apart(
    names: dict[str, str], short: dict[str, str]
) -> None:
    assert told_apart(names) == short


@given(st.dictionaries(st.sampled_from("甲乙丙丁"), st.text(min_size=1, max_size=6)))
def test_no_two_sides_are_shown_alike(names: dict[str, str]) -> None:
    assert len(set(told_apart(names).values())) == len(names)
