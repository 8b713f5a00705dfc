"""What a text is cut into, and what a word asks of it."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.searching import tokens
from models.searching.tokens import Term

SIGNS = st.sampled_from(list("张土根赵水生西岔村老槐树12349xKT-—，。 ·%_'\"\\𠮷é"))
TEXTS = st.text(SIGNS, max_size=30)


def test_examples_hold() -> None:
    assert doctest.testmod(tokens).failed == 0


@given(text=TEXTS, start=st.integers(0, 30), size=st.integers(1, 8))
def test_every_part_of_a_text_finds_it_by_its_pieces(text: str, start: int, size: int) -> None:
    word = text[start : start + size]
    told = set(tokens.pieces(text))

    def has(term: Term) -> bool:
        return any(each.startswith(term.text) for each in told) if term.begins else term.text in told

    assert all(has(term) for part in word.split() for term in tokens.wanted(part))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄信", "shanxiongxin"), ("单雄信", "sxx"), ("单雄信", "dan"), ("仇和", "qiu"), ("仇和", "chouhe"), ("曾国藩", "zgf"),
        ("曾国藩", "cengguo"), ("万俟卨", "moqi"), ("欧阳娜", "oyn"), ("任长霞", "renzhang"), ("任长霞", "rcx"), ("买买提·艾力", "mmtal"),
        ("某建筑公司", "mjzgs"),
    ],
)  # fmt: skip
def test_name_is_read_in_every_way_of_its_surname(name: str, typed: str) -> None:
    assert tokens.reads_as(name, typed)
    assert {tokens.SPELLED + "".join(way) for way in tokens.spellings(name)} <= tokens.of_name(name)


def test_marks_alone_ask_for_nothing() -> None:
    assert [tokens.wanted(word) for word in ("_", "%", "，", "《》")] == [(), (), (), ()]


def test_no_more_than_the_end_of_a_number_is_kept() -> None:
    assert tokens.last_four("99012419680507011X") == tokens.LAST_FOUR + "011x"
