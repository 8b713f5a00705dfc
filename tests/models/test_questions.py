"""Question packs: which fit a case, whether every anchor exists, and a station's own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import resources
from models import cases, disputes, law, questions
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


def fitting(store: Store, **facts: Any) -> list[str]:
    case_id = add_case(store, **facts)
    with store.reading() as db:
        return [pack.key for pack in questions.of_case(cases.case(db, case_id), TODAY)]


@pytest.mark.parametrize(
    ("leaf", "story", "packs"),
    [
        ("land", "地界的木桩被挪，麦苗被踩坏", ["general", "boundary", "damage"]),
        ("damages", "两人因停车互殴，致一人受伤", ["general", "assault"]),
        ("neighbours", "楼上每晚弹钢琴，太吵闹", ["general", "noise"]),
        ("wages", "拖欠十五人工资", ["general", "wages"]),
        ("family", "九十岁老人的赡养", ["general", "support"]),
        ("contract", "双方有矛盾", ["general", "loan"]),
        ("medical", "双方有矛盾", ["general"]),
        ("traffic", "双方有矛盾", ["general", "damage", "traffic"]),
    ],
)
def test_packs_fit_by_type_and_by_the_words_of_the_story(
    store: Store, leaf: str, story: str, packs: list[str]
) -> None:
    assert fitting(store, dispute_type=leaf, title="", brief=story) == packs


def test_what_is_for_minors_waits_for_a_minor(store: Store) -> None:
    grown = fitting(store, dispute_type="damages", title="", brief="学生在学校拿走同学的表，被打了")
    case_id = add_case(store, dispute_type="damages", title="", brief="学生在学校拿走同学的表，被打了")
    with store.unit() as db:
        child = cases.parties(cases.case(db, case_id))[2].person
        assert child is not None
        child.birth = date(2012, 3, 4)
    with store.reading() as db:
        young = [pack.key for pack in questions.of_case(cases.case(db, case_id), TODAY)]

    assert (grown, young) == (
        ["general", "assault"],
        ["general", "school", "assault", "petty-theft"],
    )


def test_every_type_of_the_tree_has_questions_and_every_anchor_exists() -> None:
    known, articles = {leaf.code for leaf in disputes.leaves()}, law.on(TODAY).articles
    packs = questions.packs(TODAY)

    assert len(packs) == 16
    assert {code for pack in packs for code in pack.types} - known == set()
    assert known - {code for pack in packs for code in pack.types} == {"medical"}
    assert {key for pack in packs for key in pack.law} - set(articles) == set()
    assert [pack.key for pack in packs if not pack.questions or not pack.evidence] == []


def test_every_question_is_a_full_open_question_with_a_key_of_its_own() -> None:
    asked = [each for pack in questions.packs() for each in (*pack.questions, *pack.evidence)]
    put = [each for pack in questions.packs() for each in pack.questions]

    assert len({each.key for each in asked}) == len(asked)
    assert [each.text for each in put if not each.text.endswith(("？", "。"))] == []
    assert [
        each.text for each in put if any(word in each.text for word in ("是不是", "难道", "为什么不"))
    ] == []
    assert questions.find("general.what") == put[0]
    assert questions.find("general.none") is None


def test_a_day_before_the_table_has_no_questions() -> None:
    assert questions.packs(date(2025, 12, 31)) == ()


def test_a_station_puts_its_own_questions(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    own = resources.text("texts/questions.toml").replace("请你从头说说，发生了什么事？", "您先说，咋回事？")
    (tmp_path / "texts" / "questions.toml").write_text(own, encoding="utf-8")
    resources.override(tmp_path)
    try:
        first = questions.packs(TODAY)[0].questions[0].text
    finally:
        resources.restore()

    assert first == "您先说，咋回事？"


def test_a_stage_that_is_none_refuses_the_stations_table(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    own = resources.text("texts/questions.toml").replace('stage = "先问"', 'stage = "随便"', 1)
    (tmp_path / "texts" / "questions.toml").write_text(own, encoding="utf-8")
    resources.override(tmp_path)
    try:
        first = questions.packs(TODAY)[0].questions[0].stage
        why = resources.troubles()
    finally:
        resources.restore()

    assert first == "先问"
    assert list(why) == ["texts/questions.toml"]
