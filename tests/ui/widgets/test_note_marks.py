"""The grammar of a line: who, what kind, a sentence that is often said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets import note_marks
from ui.widgets.note_marks import Sentence, Voice

VOICES = (
    Voice("张某", keys=("zhangmou", "zm")),
    Voice("赵某", keys=("zhaomou", "zm")),
    Voice("赵某之子", keys=("zmzz",)),
)
KINDS = (Voice("事实", keys=("ss",)), Voice("诉求", keys=("sq",)), Voice("底线", keys=("dx",)))
SAID = (Sentence("听清了，同意调解。", ("tq", "tqltytj")), Sentence("同意调解。", ("tytj",)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@zs 我说", ("@", "zs", "我说")),
        ("＠张某：我说", ("@", "张某", "我说")),
        ("#证据　照片", ("#", "证据", "照片")),
        ("@ 我", None),
        ("@zs", None),
        ("我 @zs 说", None),
    ],
)
def test_mark_ends_at_a_space_or_a_colon(text: str, found: tuple[str, str, str] | None) -> None:
    assert note_marks.ended(text) == found


def test_exact_name_stands_before_one_that_only_begins_so() -> None:
    assert note_marks.named("zm", VOICES) == ["张某", "赵某", "赵某之子"]
    assert note_marks.named("zmz", VOICES) == ["赵某之子"]
    assert note_marks.named("赵某", VOICES) == ["赵某", "赵某之子"]


def test_kind_is_found_by_place_name_and_initials() -> None:
    assert [note_marks.kinds(typed, KINDS) for typed in ("2", "底", "dx", "")] == [
        ["诉求"], ["底线"], ["底线"], ["事实", "诉求", "底线"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "letters"),
    [
        ("/", ""),
        ("、tq", "tq"),
        ("他说完了。/TQ", "tq"),
        ("张三、李", None),
        ("500元/亩", None),
        ("/tq ", None),
    ],
)
def test_stroke_calls_a_sentence_only_where_no_word_goes_on(before: str, letters: str | None) -> None:
    assert note_marks.called(before) == letters


def test_sentence_that_begins_so_stands_before_one_that_has_it_inside() -> None:
    assert note_marks.sentences("ty", SAID) == ["同意调解。", "听清了，同意调解。"]
    assert note_marks.sentences("同意", SAID) == ["听清了，同意调解。", "同意调解。"]
    assert note_marks.sentences("xx", SAID) == []


@given(st.text())
def test_parts_lose_no_word(text: str) -> None:
    assert " ".join(note_marks.parts(text)).split() == text.split()
