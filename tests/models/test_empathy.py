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


def test_question_that_blames_the_hurt_is_held_back_where_there_is_violence_at_home() -> None:
    blaming = "孩子和老人看着你们这样，心里会怎么想？"

    assert blaming in [ask for each in empathy.methods("family") for ask in each.asks]
    hurt = empathy.methods("family", flags=["家庭暴力"])
    assert blaming not in [ask for each in hurt for ask in each.asks]
    assert [each.name for each in hurt] == ["找症结", "换位思考", "情理法", "冷处理"]


def test_no_question_offers_to_leave_words_out_of_the_record() -> None:
    assert [ask for code in ALL for each in empathy.methods(code) for ask in each.asks if "不记" in ask] == []


def test_lesson_is_about_what_is_really_wanted() -> None:
    assert "面子" in empathy.lesson()
