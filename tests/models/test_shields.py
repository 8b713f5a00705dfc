"""Who is hidden outside the police."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from models import disclosure, shields
from models.shields import Shield

NAMES = st.sampled_from(["张三", "李四海", "欧阳修", "艾力·买买提", "张三丰"])


def test_examples_of_the_modules_hold() -> None:
    assert doctest.testmod(shields).failed == 0
    assert doctest.testmod(disclosure).failed == 0


@given(known=st.lists(NAMES, min_size=1, unique=True), around=st.text("，。在、的 \n（）", max_size=6))
def test_no_known_name_is_left_in_any_text(known: list[str], around: str) -> None:
    shield = Shield(tuple(known))
    text = around.join(["开头", *known, "结尾"])

    hidden = shield.free(text)

    assert [name for name in known if name in hidden] == []
    assert (hidden.startswith("开头"), hidden.endswith("结尾")) == (True, True)


@given(known=st.lists(NAMES, min_size=1, unique=True), stranger=st.sampled_from(["王五", "赵六"]))
def test_of_several_names_each_keeps_its_surname_only(known: list[str], stranger: str) -> None:
    told = Shield(tuple(known)).name("、".join([*known, stranger]))

    assert all(each.endswith("某") for each in told.split("、"))
    assert len(told.split("、")) == len(known) + 1
