"""A card reader that types."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.viewmodels.wedge import Burst, Key, recognise

TODAY = date(2026, 11, 21)
NUMBER = "110105196805070031"
WHOLE = f"葛土根\t男\t汉\t19680507\t西岔村二组12号\t{NUMBER}\t西岔县公安局\t20160301-20360301\r"


def typed(words: str, every: float = 8.0) -> list[Key]:
    return [Key(place * every, mark) for place, mark in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            WHOLE,
            {
                "name": "葛土根", "sex": "男", "ethnicity": "汉族", "birth": "19680507", "id_number": NUMBER,
                "address": "西岔村二组12号",
            },
        ),
        (f"葛土根\t{NUMBER}\n", {"name": "葛土根", "id_number": NUMBER, "address": ""}),
        (f"{NUMBER}\r", {"id_number": NUMBER}),
    ],
)  # fmt: skip
def test_burst_of_a_reader_is_taken_apart(words: str, fields: dict[str, str]) -> None:
    assert recognise(typed(words), today=TODAY) == {key: value for key, value in fields.items() if value}


@pytest.mark.parametrize(
    "keys",
    [
        typed(WHOLE, every=60),
        typed("13800001234\t"),
        typed("110105196805070032\r"),
        typed("两家承包地相邻，2009年指界后没有立桩，今年春天木桩西移"),
        [],
    ],
)
def test_typing_by_hand_or_of_something_else_is_no_card(keys: list[Key]) -> None:
    assert recognise(keys, today=TODAY) == {}


def test_burst_begins_anew_after_a_pause() -> None:
    burst = Burst()
    follows = [burst.take(key) for key in (Key(0, "张"), *(Key(500 + k.at_ms, k.text) for k in typed(WHOLE)))]

    assert follows[:3] == [False, False, True]
    assert burst.fields(today=TODAY)["name"] == "葛土根"
    assert burst.fields(today=TODAY) == {}


@given(st.lists(st.tuples(st.floats(0, 1e6), st.text(max_size=3)), max_size=60))
def test_any_keys_are_read_without_an_error(keys: list[tuple[float, str]]) -> None:
    found = recognise([Key(*key) for key in keys], today=TODAY)

    assert found == {} or len(found["id_number"]) in {15, 18}
