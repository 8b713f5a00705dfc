"""A lesson without a screen: forward, back, answers, score; any keys in any order stay inside it."""

from hypothesis import given
from hypothesis import strategies as st

from ui.ports import Asked, Lesson, LessonStep
from ui.viewmodels.training import PHASES, Training

COLUMN = Asked("这一行归入哪一栏？", ("无争议", "争议", "焦点"), 0, "双方没有争议。")
CRUX = Asked("症结是什么？", (), -1, "写出根本原因。")
STEPS = (
    LessonStep(PHASES[0], "报道", "其他", "牛闯进厨房", "先弄清事实。"),
    LessonStep(PHASES[0], "黄老汉", "诉求", "两万把牛买走", "问清诉求。", side="甲"),
    LessonStep(PHASES[0], "关口", "其他", "诉求都有了吗", "", asked=Asked("诉求都记全了吗？", ("记全了", "还缺"), 1, "还缺乙方的。")),
    LessonStep(PHASES[1], "报道", "事实", "砍伤牛腿", "", column="无争议", asked=COLUMN),
    LessonStep(PHASES[1], "症结", "其他", "两方都有过错", "", asked=CRUX),
    LessonStep(PHASES[2], "结果", "其他", "达成协议", "照实记。"),
)  # fmt: skip


def begun() -> Training:
    made = Training([Lesson("x", "黄老汉与黄某", "治安", "", STEPS)])
    made.choose("x")
    return made


def texts(made: Training) -> list[str]:
    return [each.text or (each.line.text if each.line else "") for each in made.entries()]


def test_lines_come_one_by_one_and_gates_are_no_lines() -> None:
    made = begun()
    assert texts(made) == [PHASES[0], "牛闯进厨房"]
    made.forward()
    assert made.entries()[-1].line is not None
    assert made.coach().words == "问清诉求。"
    made.forward()

    assert (texts(made), made.asking) == ([PHASES[0], "牛闯进厨房", "两万把牛买走"], True)
    made.answer(1)
    assert (made.coach().right, made.coach().words) == (True, "还缺乙方的。")


def test_column_is_shown_after_the_answer() -> None:
    made = begun()
    made.at = 3
    line = made.entries()[-1].line
    assert line is not None
    assert line.column == ""
    made.answer(1)
    line = made.entries()[-1].line
    assert line is not None
    assert (line.column, made.coach().right) == ("无争议", False)
    made.answer(0)
    assert made.answers[3] == 1, "the first answer counts"


def test_knot_is_told_only_after_it_was_thought_about() -> None:
    made = begun()
    made.at = 4
    assert "两方都有过错" not in texts(made)
    made.forward()
    assert ("两方都有过错" in texts(made), made.at) == (True, 4)
    made.forward()
    assert (made.at, made.over, made.score) == (5, True, (0, 0))


def test_looking_at_the_answer_is_no_right_answer() -> None:
    made = begun()
    made.at = 2
    made.forward()
    assert (made.coach().right, made.score) == (None, (0, 1))


@given(st.lists(st.sampled_from(["forward", "back", 0, 1, 2, 7]), max_size=60))
def test_any_keys_stay_inside_the_lesson(keys: list[str | int]) -> None:
    made = begun()
    for key in keys:
        made.answer(key) if isinstance(key, int) else getattr(made, key)()
        right, asked = made.score
        assert 0 <= made.at < len(STEPS)
        assert 0 <= right <= asked <= 2
        assert [each.line.seq for each in made.entries() if each.line] == sorted(
            each.line.seq for each in made.entries() if each.line
        )
        assert sum(1 for each in made.phases() if each[3]) == 1
        made.coach()
