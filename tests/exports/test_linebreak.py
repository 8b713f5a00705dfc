from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.linebreak import CLOSING, NO_END, NO_START, OPENING, Line, break_lines, lawful

HAN = st.text("的一是在不了有和人这中大为上个国我以要他甲乙张喆𠮷", min_size=1, max_size=9)
WORDS = st.text("abcXYZ0123456789-./", min_size=1, max_size=8)
PIECES = st.one_of(
    HAN,
    WORDS,
    st.just(" "),
    st.builds(lambda mark, han: mark + han, st.sampled_from(OPENING + "￥$☑"), HAN),
    st.builds(lambda han, marks: han + marks, HAN, st.text(CLOSING, min_size=1, max_size=2)),
    st.builds(lambda han, end: han + end, HAN, st.sampled_from(["……", "——", "％", "!", "·"])),
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


def wide(char: str) -> float:
    return 0.5 if char < "\u2000" else 1.0


def broken(text: str, first: float = 10, rest: float = 10, *, justify: bool = True) -> list[Line]:
    blanks = dict.fromkeys(CLOSING + OPENING, 0.5)
    return break_lines(
        text, [wide(char) for char in text], first=first, rest=rest, blanks=blanks, justify=justify
    )


def shown(text: str, lines: list[Line]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


@given(PARAGRAPHS, st.integers(16, 40))
def test_lines_begin_and_end_as_chinese_wants_it(text: str, room: int) -> None:
    lines = [part for part in shown(text, broken(text, room - 2, room)) if part]

    assert [part for part in lines[1:] if part[0] in NO_START] == []
    assert [part for part in lines[:-1] if part[-1] in NO_END] == []


@given(PARAGRAPHS, st.integers(16, 40))
def test_lines_lose_nothing_but_spaces_at_their_ends(text: str, room: int) -> None:
    lines = broken(text, room, room)

    gaps = [text[a.end : b.start] for a, b in pairwise(lines)]
    assert "".join(gaps).strip(" \u3000") == ""
    assert "".join(shown(text, lines)).replace(" ", "") == text.replace(" ", "")


@given(PARAGRAPHS, st.integers(16, 40))
def test_lines_are_never_wider_than_their_room(text: str, room: int) -> None:
    lines = broken(text, room - 2, room)

    rooms = [room - 2, *[room] * (len(lines) - 1)]
    assert [line for line, most in zip(lines, rooms, strict=True) if line.width > most + 1e-6] == []


@given(PARAGRAPHS, st.integers(16, 40))
def test_spread_and_kerns_make_the_width_that_is_claimed(text: str, room: int) -> None:
    for line in broken(text, room, room):
        letters = text[line.start : line.end]
        inside = sum("!" <= a <= "\u024f" and "!" <= b <= "\u024f" for a, b in pairwise(letters))
        kerns = sum(line.kerns.values())
        drawn = sum(map(wide, letters)) + kerns + line.spread * max(0, len(letters) - 1 - inside)
        closing = 0.5 if letters and letters[-1] in CLOSING else 0.0
        assert line.width == pytest.approx(drawn, abs=closing + 1e-6)


def test_stop_that_does_not_fit_is_pulled_in_by_its_blank_half() -> None:
    lines = broken("一二三四五六七八九十，乙")

    assert shown("一二三四五六七八九十，乙", lines) == ["一二三四五六七八九", "十，乙"]
    assert shown("一二，四五六七八九十，乙", broken("一二，四五六七八九十，乙", 10.5)) == [
        "一二，四五六七八九十，",
        "乙",
    ]


def test_marks_inside_give_up_a_quarter_to_pull_a_stop_in() -> None:
    text = "一，三，五六七八九十，乙"

    first = broken(text)[0]

    assert text[first.start : first.end] == "一，三，五六七八九十，"
    assert first.kerns == {1: -0.25, 3: -0.25}
    assert first.width == 10


def test_opening_mark_gives_up_its_blank_before_it() -> None:
    text = "一（三四，五六七八九，乙"

    first = broken(text)[0]

    assert text[first.start : first.end] == "一（三四，五六七八九，"
    assert first.kerns == {0: -0.25, 4: -0.25}


def test_marks_that_meet_are_pushed_together() -> None:
    text = "他说：“好。”（（完））"

    (line,) = broken(text, 20)

    assert line.kerns == {2: -0.5, 5: -0.5, 6: -0.5, 7: -0.5, 10: -0.5}
    assert line.width == len(text) - 2.5


def test_empty_brackets_are_not_pushed_together() -> None:
    (line,) = broken("甲（）乙", 20)

    assert (line.kerns, line.width) == ({}, 4)


def test_opening_mark_moves_to_the_next_line() -> None:
    text = "一二三四五六七八九（甲）"

    assert shown(text, broken(text)) == ["一二三四五六七八九", "（甲）"]


def test_number_is_not_split() -> None:
    text = "身份证号码一二三130101196805070011"

    assert shown(text, broken(text)) == ["身份证号码一二三", "130101196805070011"]


def test_word_longer_than_a_line_is_cut() -> None:
    text = "a" * 50

    assert shown(text, broken(text)) == ["a" * 20, "a" * 20, "a" * 10]


def test_cut_of_a_long_word_minds_its_commas() -> None:
    text = "1" * 20 + "," + "2" * 5

    assert shown(text, broken(text)) == ["1" * 19, "1,22222"]


def test_run_of_marks_without_a_lawful_break_is_cut_at_the_edge() -> None:
    text = "·" * 25

    assert shown(text, broken(text)) == ["·" * 20, "·" * 5]


def test_leaders_are_not_torn() -> None:
    text = "一二三四五六七八九——十"

    assert shown(text, broken(text)) == ["一二三四五六七八九", "——十"]


def test_variation_selector_stays_with_its_character() -> None:
    assert not lawful("葛\ufe00", 1)
    assert not lawful("e\u0301", 1)
    assert lawful("葛城", 1)


def test_short_choice_is_not_torn_and_its_wide_space_is_dropped() -> None:
    text = "☑人民调解\u3000☐治安调解"

    assert shown(text, broken(text, 5, 5)) == ["☑人民调解", "☐治安调解"]


def test_last_line_and_ragged_lines_are_not_spread() -> None:
    text = "一二三四五六七八九（甲）"

    assert [line.spread for line in broken(text)] == [0.125, 0.0]
    assert [line.spread for line in broken(text, justify=False)] == [0.0, 0.0]


def test_line_with_too_much_room_is_left_ragged() -> None:
    text = "号码130101196805070011130101"

    assert [line.spread for line in broken(text, 13, 13)] == [0.0, 0.0]


def test_spaces_hang_at_the_end_of_a_line() -> None:
    text = "一二三四五六七八九十  乙"

    assert shown(text, broken(text)) == ["一二三四五六七八九十", "乙"]
    assert shown("一二三四五六七八九十 ", broken("一二三四五六七八九十 ")) == ["一二三四五六七八九十"]


def test_empty_paragraph_has_no_lines() -> None:
    assert broken("") == []
