"""The published cases as lessons: every one is told to its end, and nothing of a store is needed."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import published, training
from desktop.machine import ThisMachine
from desktop.published import Published
from desktop.settings import Settings
from ui.ports import Lesson

PHASES = ["群众先说理", "民警后梳理", "警民共谈理"]


def lesson(key: str) -> Lesson:
    return next(each for each in training.lessons() if each.key.startswith(key))


def test_every_published_case_is_a_lesson_in_the_order_of_the_phases() -> None:
    made = training.lessons()

    assert len(made) == 23
    assert [len(each.steps) for each in made] == sorted(len(each.steps) for each in made)
    for each in made:
        told = [step.phase for step in each.steps]
        assert told == sorted(told, key=PHASES.index), each.key
        assert (each.steps[0].kind, each.steps[-1].speaker) == ("其他", "结果")
        assert all(step.text and (step.remark or step.asked) for step in each.steps), each.key


def test_words_of_a_lesson_are_written_as_chinese_writes_them() -> None:
    said = [words for each in training.lessons() for step in each.steps for words in (step.text, step.remark)]

    assert published.chinese('赔1,200元,14:30谈成(当面);"算了"') == "赔1,200元，14:30谈成（当面）；“算了”"
    assert [words for words in said if re.search("[㐀-鿿][,;:?!]", words)] == []


def test_cow_in_the_kitchen_is_told_line_by_line() -> None:
    made = lesson("02-fufang")
    lines = [
        (step.speaker, step.side, step.kind) for step in made.steps if step.speaker in {"黄老汉", "黄某"}
    ]
    questions = [(step.asked.text[:6], step.asked.right) for step in made.steps if step.asked]

    assert made.title == "黄老汉与黄某　邻里纠纷（牲畜损害）"
    assert lines == [
        ("黄老汉", "甲", "事实"), ("黄某", "乙", "事实"), ("黄老汉", "甲", "诉求"), ("黄某", "乙", "诉求"),
        ("黄老汉", "甲", "方案"), ("黄某", "乙", "方案"),
    ]  # fmt: skip
    assert questions == [
        ("这一件该走哪", 0), ("各方的诉求都", 0), *[("这一行归入哪", 0)] * 2, *[("这一行归入哪", 1)] * 3, ("症结是什么？", -1),
    ]  # fmt: skip
    assert [step.column for step in made.steps if step.column] == [*["无争议"] * 2, *["争议"] * 3]
    assert "和上一个数差 ¥16,000.00" in next(
        step.remark for step in made.steps if step.text.startswith("最终赔偿额")
    )
    assert "没写期限、方式" in next(step.remark for step in made.steps if step.speaker == "协议")


def test_violence_that_was_refused_is_no_mediation() -> None:
    made = lesson("14-caihe")
    asked = next(step.asked for step in made.steps if step.asked)

    assert (asked.options[asked.right], made.steps[-1].text[:5]) == ("不进入调解", "不适用调解")


def test_demand_that_the_report_does_not_tell_is_missed() -> None:
    made = lesson("11-shangzhen")
    asked = next(step.asked for step in made.steps if step.asked and step.asked.text.startswith("各方"))

    assert (asked.options[asked.right], "陈某" in asked.told, "叶某" in asked.told) == ("还缺", True, True)


def test_wages_told_by_the_police_are_no_police_mediation() -> None:
    asked = next(step.asked for step in lesson("01-luxi").steps if step.asked)

    assert asked.options[asked.right] == "人民调解"


@pytest.mark.parametrize(
    "tree", [{"parties": [{"name": "甲"}]}, {"parties": [{"name": "死", "role": "死者"}]}]
)
def test_report_that_tells_little_is_still_told(tree: dict[str, object]) -> None:
    made = training.lesson(Published("x", tree))

    assert made.steps[0].text == "原文没有载明。"
    assert made.steps[-1].speaker == "结果"


@given(
    st.recursive(
        st.none() | st.text(max_size=8) | st.integers(-5, 10**12) | st.booleans(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["by", "text", "amount", "name", "role"]), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_report_of_any_shape_makes_a_lesson(value: object) -> None:
    tree = {
        "parties": [{"name": "甲"}, {"name": "乙"}], "claims": value, "phase1_statements": value, "phase2_findings": value,
        "phase3_talk": value, "offers": value, "agreement_clauses": value, "outcome": value, "source": value,
    }  # fmt: skip

    assert training.lesson(published.checked("x", tree)).steps


def test_this_machine_teaches_them(tmp_path: Path) -> None:
    machine = ThisMachine(Settings(tmp_path / "settings.json"))

    assert machine.lessons() == training.lessons()
