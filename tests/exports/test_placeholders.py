"""The small language of the form files."""

from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import placeholders
from exports.placeholders import TemplateError, condition, each, filled, members, template, typed, value


@dataclass(frozen=True)
class Thing:
    name: str = ""
    kind: Literal["a", "b"] = "a"
    many: tuple[str, ...] = ()
    count: int = 0

    @property
    def shout(self) -> str:
        return self.name.upper()


SCOPE = {"thing": Thing(name="x", many=("p", "q")), "none": Thing(), "words": {"hello": "你好"}}
TYPES = {"thing": Thing, "none": Thing, "words": {"hello": str}}


def test_field_is_filled_struck_or_given_its_default() -> None:
    assert template("{thing.name}{none.name}{none.name|无}{thing.shout}").fill(SCOPE, empty="/") == "x/无X"


def test_span_goes_when_a_value_is_missing() -> None:
    text = template("甲[[，{thing.name}]][[，{none.name}]][[，{none.name|无}]]")

    assert text.fill(SCOPE, empty="/") == "甲，x，无"


def test_braces_are_written_twice() -> None:
    assert template("{{甲}}").fill(SCOPE, empty="/") == "{甲}"


@given(st.text())
def test_value_is_never_read_again(text: str) -> None:
    assert template("{thing.name|}").fill({"thing": Thing(name=text)}, empty="") == (
        text if text.strip() else ""
    )


def test_words_of_a_table_are_reached_by_name() -> None:
    assert value("words.hello", SCOPE) == "你好"
    assert typed("words.hello", TYPES) is str
    with pytest.raises(TemplateError, match=r"没有“words\.bye”这个字段"):
        typed("words.bye", TYPES)


def test_members_are_fields_and_properties() -> None:
    assert set(members(Thing)) == {"name", "kind", "many", "count", "shout"}
    assert members(str) == {}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("thing.name", True),
        ("none.name", False),
        ("not none", True),
        ("thing.name == 'x'", True),
        ("thing.name != 'x'", False),
        ("not thing.name == 'y'", True),
        ("thing.kind in 'b', 'a'", True),
        ("not thing.kind in 'b', 'a'", False),
        ("'p' in thing.many", True),
        ("'z' in thing.many", False),
        ("'z' in thing.many or thing.name and not none.count", True),
        ("thing.name and none.name or 'z' in thing.many", False),
    ],
)
def test_condition_is_what_it_says(text: str, answer: bool) -> None:
    test = condition(text)
    test.check(TYPES)

    assert test.holds(SCOPE) is answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not",
        "thing.name in",
        "thing.name in 'a',",
        "'a' in",
        "'a'",
        "thing.name thing.name",
        "__import__('os')",
    ],
)
def test_condition_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="条件"):
        condition(text)


def test_each_takes_the_members_in_turn() -> None:
    repeat = each("word in thing.many")

    assert (repeat.name, repeat.members(SCOPE), repeat.check(TYPES)) == ("word", ("p", "q"), str)


def test_a_part_says_nothing_when_it_equals_an_empty_one() -> None:
    assert [filled(thing) for thing in (Thing(), Thing(count=1), " ", "　", "x", (), ("",), 0, 3, False, True)] == [
        False, True, False, False, True, False, True, False, True, False, True,
    ]  # fmt: skip


def test_type_of_a_field_must_be_printable() -> None:
    template("{thing.kind}{thing.count}").check(TYPES)
    with pytest.raises(TemplateError, match=r"“thing\.many”不是可打印的文字"):
        template("{thing.many}").check(TYPES)
    assert placeholders.typed("thing.count", TYPES) is int
