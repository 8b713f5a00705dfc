"""Who is hidden outside the police."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import disclosure, shields
from models.cases import Case, Party
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


@pytest.mark.parametrize(
    ("nature", "track", "role", "kind"),
    [
        ("", "", "申请人", "尚未定性"),
        ("", "RM", "申请人", None),
        ("民事", "RM", "申请人", None),
        ("民事", "RM", "违法嫌疑人", "治安案件"),
        ("民事", "ZA", "申请人", "治安案件"),
        ("治安", "", "申请人", "治安案件"),
    ],
)
def test_whoever_is_not_decided_to_be_civil_is_guarded(
    nature: str, track: str, role: str, kind: str | None
) -> None:
    subject = Case(nature=nature, track=track)
    subject.parties.append(Party(name="郑受伤", role=role, side="甲", position=1, representative=""))

    shield = shields.of(subject)

    assert (shield and shield.kind) == kind
    assert (shield and shield.story) == (kind and f"（{kind}，案情不外送）")
