"""What to ask for the knot: by method, the type of dispute first."""

import pytest

from models import consequences, disputes, empathy

ALL = [leaf.code for leaf in disputes.leaves()]


@pytest.mark.parametrize("code", ["", *ALL])
def test_every_type_has_questions_for_every_method(code: str) -> None:
    found = empathy.methods(code)

    assert [each.name for each in found] == ["找症结", "换位思考", "情理法", "冷处理"]
    assert all(len(each.asks) >= 3 for each in found)


def test_questions_of_the_type_come_first() -> None:
    own = empathy.methods("neighbours")[0].asks
    common = empathy.methods("")[0].asks

    assert own[1:] == common
    assert own[0] == "除了这一件，两家还有没有别的疙瘩没解开？"


@pytest.mark.parametrize("code", ["", *ALL])
def test_questions_press_nobody(code: str) -> None:
    assert [
        consequences.faults(ask)
        for each in empathy.methods(code)
        for ask in each.asks
        if consequences.faults(ask)
    ] == []


def test_lesson_is_about_what_is_really_wanted() -> None:
    assert "面子" in empathy.lesson()
