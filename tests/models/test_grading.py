import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import grading

PERSON = ("mental", "alcohol", "drugs", "released", "jobless", "ill", "alone")


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(grading).failed == 0


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({}, 0),
        ({"threat": 1}, 40),
        ({"weapon": 1}, 30),
        ({"violence": 1}, 25),
        ({"injury": 1}, 15),
        ({"repeats": 1}, 0),
        ({"repeats": 2}, 15),
        ({"repeats": 3}, 25),
        ({"grudge": 1}, 10),
        ({"people": 4}, 0),
        ({"people": 5}, 10),
        ({"people": 10}, 25),
        ({"workers": 1}, 20),
        ({"amount": 99999.99}, 0),
        ({"amount": 100000}, 10),
        ({"land-or-death": 1}, 25),
        ({"crowd": 1}, 30),
        ({"vulnerable": 1}, 10),
        ({"lawsuit": 1}, 10),
        (dict.fromkeys(PERSON[:3], 1), 30),
        (dict.fromkeys(PERSON, 1), 30),
    ],
)
def test_each_row_of_the_rubric_gives_its_points(answers: dict[str, float], points: int) -> None:
    assert grading.suggest(answers).points == points


@pytest.mark.parametrize(
    ("answers", "name", "colour"),
    [
        ({}, "简单", "灰"),
        ({"grudge": 1}, "一般", "蓝"),
        ({"violence": 1}, "较大", "黄"),
        ({"threat": 1, "grudge": 1}, "重大", "橙"),
        ({"threat": 1, "weapon": 1}, "特大", "红"),
    ],
)
def test_points_suggest_a_level_of_the_report(answers: dict[str, float], name: str, colour: str) -> None:
    level = grading.suggest(answers).level

    assert (level.name, level.colour) == (name, colour)
    assert grading.level(level.level) == level


def test_bands_begin_where_the_rubric_says() -> None:
    assert [(level.level, level.name, level.first) for level in grading.levels()] == [
        (1, "简单", 0),
        (2, "一般", 10),
        (3, "较大", 25),
        (4, "重大", 45),
        (5, "特大", 70),
    ]


def test_first_three_rows_mark_a_risk_of_crime() -> None:
    assert [factor.key for factor in grading.factors() if grading.suggest({factor.key: 99}).escalates] == [
        "threat",
        "weapon",
        "violence",
    ]


def test_suggestion_never_falls_below_what_was_confirmed() -> None:
    assert grading.suggest({}, at_least=4).level.name == "重大"
    assert grading.suggest({"threat": 1, "weapon": 1}, at_least=4).level.name == "特大"


def test_items_say_what_the_sum_is_made_of() -> None:
    score = grading.suggest({"injury": 1, **dict.fromkeys(PERSON[:4], 1)})

    assert [(item.key, item.points) for item in score.items] == [
        ("injury", 15), ("mental", 10), ("alcohol", 10), ("drugs", 10), ("released", 0),
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from([factor.key for factor in grading.factors()]), st.integers(0, 10**6)))
def test_more_facts_never_make_a_case_lighter(answers: dict[str, float]) -> None:
    score = grading.suggest(answers)

    assert score.points == sum(item.points for item in score.items)
    for key in answers:
        fewer = {other: value for other, value in answers.items() if other != key}
        assert grading.suggest(fewer).level.level <= score.level.level


def test_spoken_dangers_are_heard_with_their_words() -> None:
    told = "扬言要杀了他全家；不想活了要喝农药，拿刀砍人。三十多人围堵，媒体来拍"
    assert [(factor.key, said) for factor, said in grading.heard(told)] == [
        ("threat", "扬言要杀了他全家，不想活了要喝农药"),
        ("weapon", "拿刀砍人"),
        ("crowd", "三十多人围堵，媒体来拍"),
    ]
    assert grading.heard("两家为排水沟争吵。") == ()
